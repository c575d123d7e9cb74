import Language
import SourceText

/// Joins runs that print one utterance, and parts them into its wordings.
struct UtteranceVariants {
  let corpus: AccountCorpus
  let runs: [QuotedRun]
  let links: [QuoteWordingRule.Link]

  /// One conflict for each utterance with more than one wording, in order.
  func findings() -> [Finding] {
    var numbers: [Place: Int] = [:]
    var sets = DisjointSets(count: 0)
    for place in links.flatMap({ [$0.first, $0.second] }) where numbers[place] == nil {
      numbers[place] = sets.append()
    }
    for link in links { sets.join(numbers[link.first] ?? 0, numbers[link.second] ?? 0) }
    var byUtterance: [Int: [QuoteWordingRule.Link]] = [:]
    var order: [Int] = []
    for link in links {
      let root = sets.root(of: numbers[link.first] ?? 0)
      if byUtterance[root] == nil { order.append(root) }
      byUtterance[root, default: []].append(link)
    }
    return order.compactMap { finding(byUtterance[$0] ?? []) }
  }

  private typealias Place = QuoteWordingRule.Place

  private func precedes(_ a: Place, _ b: Place) -> Bool {
    (a.run, a.sentence) < (b.run, b.sentence)
  }

  /// All words of a place.
  private func extent(of place: Place) -> TextSpan {
    let spans = runs[place.run].words.filter { $0.sentence == place.sentence }.map(\.span)
    return spans.dropFirst().reduce(spans[0]) { $0.union($1) }
  }

  private func finding(_ links: [QuoteWordingRule.Link]) -> Finding? {
    let differing = links.filter { $0.grade != nil }
    guard !differing.isEmpty else { return nil }
    var conflicts: [Place: Set<Place>] = [:]
    var agreements: [Place: Set<Place>] = [:]
    var focus: [Place: TextSpan] = [:]
    for link in links {
      if link.grade == nil {
        agreements[link.first, default: []].insert(link.second)
        agreements[link.second, default: []].insert(link.first)
      } else {
        conflicts[link.first, default: []].insert(link.second)
        conflicts[link.second, default: []].insert(link.first)
        focus[link.first] = focus[link.first]?.union(link.firstFocus) ?? link.firstFocus
        focus[link.second] = focus[link.second]?.union(link.secondFocus) ?? link.secondFocus
      }
    }
    var sides: [[Place]] = []
    for place in conflicts.keys.sorted(by: precedes) {
      // Two sentences of one run that meet one sentence of another are one wording.
      let side =
        sides.firstIndex { side in side.contains { $0.run == place.run } }
        ?? sides.firstIndex { side in
          conflicts[place, default: []].isDisjoint(with: side)
            && !agreements[place, default: []].isDisjoint(with: side)
        }
      if let side { sides[side].append(place) } else { sides.append([place]) }
    }
    for place in agreements.keys.sorted(by: precedes) where conflicts[place] == nil {
      // Who prints only a part on which all agree takes no side.
      for side in sides.indices where !agreements[place, default: []].isDisjoint(with: sides[side])
      {
        guard let words = focus[sides[side][0]].map({ text(of: sides[side][0], in: $0) }),
          let span = span(of: words, in: place)
        else { continue }
        focus[place] = span
        sides[side].append(place)
        break
      }
    }
    // The fullest name that an outlet gives, and of several the first.
    let speaker = sides.joined().compactMap { runs[$0.run].speakers.first?.printed }
      .reduce(nil as String?) { longest, name in
        longest.map { $0.utf8.count < name.utf8.count ? name : $0 } ?? name
      }
    let isCertain = differing.contains { $0.grade == .conflict }
    let weight: Conflict.Weight =
      differing.contains { $0.weight == .meaning } ? .meaning : .wording
    return Finding(
      kind: .quoteWording, grade: isCertain ? .conflict : .possible, weight: weight,
      about: speaker ?? "unattributed words",
      question: speaker.map { "Wording of a quotation of \($0)" } ?? "Wording of a quotation",
      sides: sides.map { side in
        Finding.Side(
          value: value(of: side[0], focus: focus),
          mentions: side.compactMap { place in
            focus[place].map { Finding.Mention(article: runs[place.run].article, focus: $0) }
          })
      })
  }

  private func value(of place: Place, focus: [Place: TextSpan]) -> String {
    guard let span = focus[place] else { return "" }
    return "“" + foldedSpaces(corpus.articles[runs[place.run].article].document.text[span]) + "”"
  }

  /// The words of a place that lie in a span.
  private func text(of place: Place, in span: TextSpan) -> [String] {
    runs[place.run].words.filter { span.contains($0.span) }.map(\.text)
  }

  /// Where a place has some words in a row.
  private func span(of words: [String], in place: Place) -> TextSpan? {
    let own = runs[place.run].words.filter { $0.sentence == place.sentence }
    guard !words.isEmpty, words.count <= own.count else { return nil }
    for start in 0...own.count - words.count
    where zip(words, own[start...]).allSatisfy({ $0 == $1.text }) {
      return own[start].span.union(own[start + words.count - 1].span)
    }
    return nil
  }
}
