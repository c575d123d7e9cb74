import Language
import SourceText

/// Looks for the passage of a source that resolves two dates: it states the other date near its
/// own, of the subject or of one that shares its name ("the treaty itself is of 1992").
struct Reconciliation {
  let corpus: AccountCorpus

  /// How many sentences apart two dates still belong to one account of a thing's history.
  private static let reach = 2

  func passages(
    between sides: [(mentions: [Finding.Mention], interval: DateInterval)], subject: String
  ) -> [Finding.Mention] {
    var found: [Finding.Mention] = []
    for (index, side) in sides.enumerated() {
      for mention in side.mentions {
        let others = sides.indices.filter { $0 != index }.map { sides[$0].interval }
        found += near(mention, others: others, subject: subject)
      }
    }
    let stated = Set(sides.flatMap(\.mentions))
    return Array(Set(found).subtracting(stated))
  }

  private func near(
    _ mention: Finding.Mention, others: [DateInterval], subject: String
  ) -> [Finding.Mention] {
    let article = corpus.articles[mention.article]
    let reading = article.document.reading
    guard let home = article.sentence(at: mention.focus.start) else { return [] }
    let range = max(0, home - Self.reach)...min(reading.sentences.count - 1, home + Self.reach)
    return range.flatMap { number -> [Finding.Mention] in
      guard number == home || namesKin(of: subject, article: article, sentence: number) else {
        return []
      }
      return article.indices(of: reading.times, inSentence: number, span: { $0.span }).compactMap {
        let time = reading.times[$0]
        guard let interval = DateInterval(time), !mention.focus.overlaps(time.span),
          others.contains(where: { $0.overlaps(interval) })
        else { return nil }
        return Finding.Mention(article: mention.article, focus: time.span)
      }
    }
  }

  /// Whether a sentence names the subject, or a thing that shares two words of its name or more.
  private func namesKin(of subject: String, article: Article, sentence: Int) -> Bool {
    let wanted = Set(SubjectIndex.key(subject).split(separator: " "))
    let reading = article.document.reading
    return article.indices(of: reading.names, inSentence: sentence, span: { $0.span }).contains {
      let name = reading.entities[reading.names[$0].entity].name
      let words = Set(SubjectIndex.key(name).split(separator: " "))
      return words == wanted || words.intersection(wanted).count > 1
    }
  }
}
