import Language
import SourceText

/// Where an article names organisations.
struct OrganizationMentions {
  private let mentions: [(span: TextSpan, subject: Int)]

  /// The organisation that more than half of the mentions name, if there is one.
  let dominant: Int?

  /// The organisations by the last word of their names; -1 where several share it.
  private let byLastWord: [String: Int]

  init(_ article: Article, subjects: SubjectIndex) {
    let reading = article.document.reading
    var byLastWord: [String: Int] = [:]
    for (index, entity) in reading.entities.enumerated() where entity.kind == .organization {
      let words = SubjectIndex.key(entity.name).split(separator: " ")
      guard words.count > 1, let last = words.last,
        let subject = subjects.subject(ofEntity: index, in: article.order)
      else { continue }
      let known = byLastWord[String(last)]
      byLastWord[String(last)] = known == nil || known == subject ? subject : -1
    }
    self.byLastWord = byLastWord
    let mentions: [(span: TextSpan, subject: Int)] = reading.names.compactMap { name in
      guard reading.entities[name.entity].kind == .organization,
        let subject = subjects.subject(ofEntity: name.entity, in: article.order)
      else { return nil }
      return (name.span, subject)
    }
    var counts: [Int: Int] = [:]
    for mention in mentions { counts[mention.subject, default: 0] += 1 }
    dominant = counts.first { $0.value * 2 > mentions.count }?.key
    self.mentions = mentions
  }

  /// The only organisation of the article whose name ends in a word.
  func only(endingIn word: String) -> Int? {
    byLastWord[EnglishSpelling.normalized(word)].flatMap { $0 < 0 ? nil : $0 }
  }

  /// The last mention that ends before an offset.
  func last(before offset: Int) -> (span: TextSpan, subject: Int)? {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? mentions[low - 1] : nil
  }
}
