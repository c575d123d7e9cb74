import Language
import SourceText

/// Joins runs that print one utterance, and parts them into its wordings.
struct UtteranceVariants {
  let corpus: AccountCorpus
  let runs: [QuotedRun]
  let links: [QuoteWordingRule.Link]

  /// One conflict for each utterance with more than one wording, in order.
  func findings() -> [Finding] {
    var sets = DisjointSets(count: runs.count)
    for link in links { sets.join(link.first, link.second) }
    var byUtterance: [Int: [QuoteWordingRule.Link]] = [:]
    var order: [Int] = []
    for link in links {
      let root = sets.root(of: link.first)
      if byUtterance[root] == nil { order.append(root) }
      byUtterance[root, default: []].append(link)
    }
    return order.sorted().compactMap { finding(byUtterance[$0] ?? []) }
  }

  private func finding(_ links: [QuoteWordingRule.Link]) -> Finding? {
    let differing = links.filter { $0.grade != nil }
    guard !differing.isEmpty else { return nil }
    var conflicts: [Int: Set<Int>] = [:]
    var agreements: [Int: Set<Int>] = [:]
    var focus: [Int: TextSpan] = [:]
    for link in links {
      if link.grade == nil {
        agreements[link.first, default: []].insert(link.second)
        agreements[link.second, default: []].insert(link.first)
      } else {
        conflicts[link.first, default: []].insert(link.second)
        conflicts[link.second, default: []].insert(link.first)
        if focus[link.first] == nil { focus[link.first] = link.firstFocus }
        if focus[link.second] == nil { focus[link.second] = link.secondFocus }
      }
    }
    var sides: [[Int]] = []
    for run in conflicts.keys.sorted() {
      let place = sides.firstIndex { side in
        conflicts[run, default: []].isDisjoint(with: side)
          && !agreements[run, default: []].isDisjoint(with: side)
      }
      if let place { sides[place].append(run) } else { sides.append([run]) }
    }
    for run in agreements.keys.sorted() where conflicts[run] == nil {
      // Who prints only a part on which all agree takes no side.
      let places = sides.indices.filter {
        !agreements[run, default: []].isDisjoint(with: sides[$0])
      }
      if places.count == 1, let place = places.first {
        focus[run] = runs[run].words[0].span.union(runs[run].words[runs[run].words.count - 1].span)
        sides[place].append(run)
      }
    }
    let speaker = sides.joined().lazy.compactMap { runs[$0].speakers.first?.printed }.first
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
          mentions: side.compactMap { run in
            focus[run].map { Finding.Mention(article: runs[run].article, focus: $0) }
          })
      })
  }

  private func value(of run: Int, focus: [Int: TextSpan]) -> String {
    guard let span = focus[run] else { return "" }
    return "“" + foldedSpaces(corpus.articles[runs[run].article].document.text[span]) + "”"
  }
}
