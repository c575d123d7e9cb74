/// Says which articles tell one story: of one month, with several names in common.
///
/// Inside a story "the inquiry" is one inquiry, and "the mayor" one mayor.
struct Stories {
  let corpus: AccountCorpus

  /// The names that two articles of one story share at least.
  private static let fewest = 3

  /// The most days between their publication.
  private static let longest = 31

  /// The articles before it that one is held against: a noun that thousands of articles use is
  /// looked for only among the latest.
  private static let reach = 60

  /// Whether two articles tell one story.
  func areOne(_ a: Int, _ b: Int) -> Bool {
    if a == b { return true }
    let (first, second) = (corpus.articles[a], corpus.articles[b])
    guard let days = DocumentDistance.days(between: first, and: second), days <= Self.longest
    else { return false }
    let (mine, theirs) = (corpus.subjects.all(in: a), corpus.subjects.all(in: b))
    return mine.intersection(theirs).count >= Self.fewest
  }

  /// Some elements parted by story, in order; `article` says which article each stands in.
  func parted<Element>(_ elements: [Element], article: (Element) -> Int) -> [[Element]] {
    var sets = DisjointSets(count: elements.count)
    for index in elements.indices {
      for earlier in max(0, index - Self.reach)..<index
      where areOne(article(elements[earlier]), article(elements[index])) {
        sets.join(earlier, index)
      }
    }
    var parts: [Int: [Element]] = [:]
    for (index, element) in elements.enumerated() {
      parts[sets.root(of: index), default: []].append(element)
    }
    return parts.keys.sorted().map { parts[$0] ?? [] }
  }
}
