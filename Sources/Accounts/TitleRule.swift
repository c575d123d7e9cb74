import Language
import SourceText

/// Two holders of one office at one time.
///
/// Guards: only offices that one person holds at a time in one jurisdiction; former, acting and
/// coming holders are no rivals, and nobody whom any article calls the former holder is one; a
/// sentence about an earlier year, articles more than a year apart, and two holders whom several
/// outlets each name one after the other tell of a succession. Articles seldom say as of when a
/// title is meant, so the answer is `possible`.
struct TitleRule: ConflictRule {
  func findings(in corpus: AccountCorpus) -> [Finding] {
    var offices: [String: [OfficeHolding]] = [:]
    var order: [String] = []
    var past: [String: Set<String>] = [:]
    for article in corpus.articles where article.isEnglish {
      for holding in OfficeHolding.holdings(in: article) {
        if holding.qualifier != .current {
          past[holding.office, default: []].insert(holding.name.surname)
        }
        guard let jurisdiction = holding.jurisdiction, English.hasOneHolder(holding.office) else {
          continue
        }
        let key = holding.office + "\n" + jurisdiction
        if offices[key] == nil { order.append(key) }
        offices[key, default: []].append(holding)
      }
    }
    return order.compactMap { key in
      guard let holdings = offices[key] else { return nil }
      let rest = past[holdings[0].office] ?? []
      return finding(
        holdings.filter { $0.qualifier == .current && !rest.contains($0.name.surname) },
        corpus: corpus)
    }
  }

  private func finding(_ holdings: [OfficeHolding], corpus: AccountCorpus) -> Finding? {
    let sides = OfficeHolding.persons(holdings, areOne: isOnePerson).filter { side in
      !side.allSatisfy { isPast($0, corpus: corpus) }
    }
    let tenures = sides.map { Tenure($0, corpus: corpus) }
    let rivals = sides.indices.filter { first in
      sides.indices.contains { $0 != first && tenures[first].isRival(of: tenures[$0]) }
    }
    // An office with many holders is none that one person holds, or the archive spans its history.
    guard 2...3 ~= rivals.count else { return nil }
    let office = title(sides[rivals[0]][0], corpus: corpus)
    return Finding(
      kind: .title, grade: .possible, weight: .meaning, about: office, question: "Who is \(office)",
      sides: rivals.map { OfficeHolding.side(sides[$0]) })
  }

  /// When articles call a person the holder.
  private struct Tenure {
    /// The days of publication in order, those of undated articles left out.
    private let days: [Int]
    private let hasUndated: Bool
    private let accounts: Int

    init(_ holdings: [OfficeHolding], corpus: AccountCorpus) {
      let articles = holdings.map { corpus.articles[$0.mention.article] }
      let known = articles.map { DocumentDistance.day($0.document.published) }
      days = known.compactMap { $0 }.sorted()
      hasUndated = days.count < known.count
      accounts = Set(articles.map(\.account)).count
    }

    /// Whether the two can be meant for one time: articles of one year say so, and the one did not
    /// plainly follow the other, in several outlets' accounts.
    func isRival(of other: Tenure) -> Bool {
      guard let first = days.first, let last = days.last, let otherFirst = other.days.first,
        let otherLast = other.days.last
      else { return true }
      if !hasUndated, !other.hasUndated {
        let gap = max(otherFirst - last, first - otherLast)
        if gap > 366 || (gap > 0 && accounts > 1 && other.accounts > 1) { return false }
      }
      return true
    }
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
