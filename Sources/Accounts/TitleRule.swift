import Language
import SourceText

/// Two holders of one office: who is president of Norland?
///
/// Guards: only offices that one person holds at a time in one jurisdiction; former, acting and
/// coming holders are no rivals, and nobody whom any article calls the former holder is one; where
/// the times that the sentences state differ, one may have followed the other. Articles seldom say
/// as of when a title is meant, so the answer is `possible`.
struct TitleRule: ConflictRule {
  func findings(in corpus: AccountCorpus) -> [Finding] {
    var offices: [String: [OfficeHolding]] = [:]
    var order: [String] = []
    for article in corpus.articles where article.isEnglish {
      for holding in OfficeHolding.holdings(in: article) {
        guard let jurisdiction = holding.jurisdiction, English.hasOneHolder(holding.office) else {
          continue
        }
        let key = holding.office + "\n" + jurisdiction
        if offices[key] == nil { order.append(key) }
        offices[key, default: []].append(holding)
      }
    }
    return order.compactMap { finding(offices[$0] ?? [], corpus: corpus) }
  }

  private func finding(_ holdings: [OfficeHolding], corpus: AccountCorpus) -> Finding? {
    let past = holdings.filter { $0.qualifier != .current }
    let current = holdings.filter { holding in
      holding.qualifier == .current
        && !past.contains { $0.name.surname == holding.name.surname }
    }
    let sides = OfficeHolding.persons(current, areOne: isOnePerson)
    guard sides.count > 1 else { return nil }
    let dated = sides.filter { side in !side.allSatisfy { isPast($0, corpus: corpus) } }
    guard dated.count > 1 else { return nil }
    return Finding(
      kind: .title, grade: .possible, weight: .meaning, about: title(dated[0][0], corpus: corpus),
      question: title(dated[0][0], corpus: corpus),
      sides: dated.map(OfficeHolding.side))
  }

  private func isOnePerson(_ a: PersonName, _ b: PersonName) -> Bool {
    // One surname, or one name that is part of the other: the name rule looks at those.
    if a.surname == b.surname || !Set(a.words).isDisjoint(with: b.words) { return true }
    return GivenNames.areTransliterations(a.surname, b.surname)
  }

  /// Whether the sentence dates what it says well before its article.
  private func isPast(_ holding: OfficeHolding, corpus: AccountCorpus) -> Bool {
    let article = corpus.articles[holding.mention.article]
    guard let published = article.document.published?.prefix(4), let year = Int(published),
      let sentence = article.sentence(at: holding.mention.focus.start)
    else { return false }
    let times = article.document.reading.times
    let years = article.indices(of: times, inSentence: sentence, span: { $0.span })
      .compactMap { index -> Int? in
        // Only a year in the words themselves: "November 8" may be of any.
        guard let year = times[index].latest?.prefix(4),
          article.document.text[times[index].span].contains(year)
        else { return nil }
        return Int(year)
      }
    return !years.isEmpty && years.allSatisfy { $0 < year }
  }
}
