/// The dependency tree of one sentence, for walks from heads to dependents without recursion.
struct SentenceTree {
  /// The words of the sentence.
  let words: [TokenSyntax]

  /// Every word once, heads before their dependents.
  ///
  /// A word that no root reaches, which a sound tree does not have, counts as a root.
  private(set) var order: [Int] = []

  /// The head of each word; nil for roots.
  private(set) var heads: [Int?]

  /// The first and last word of each word's subtree.
  private(set) var extents: [ClosedRange<Int>]

  private var starts: [Int]
  private var dependents: [Int]

  /// Orders the words.
  ///
  /// - Complexity: O(n).
  init(_ words: [TokenSyntax]) {
    self.words = words
    let count = words.count
    heads = words.indices.map { at in
      words[at].head.flatMap { words.indices.contains($0) && $0 != at ? $0 : nil }
    }
    starts = Array(repeating: 0, count: count + 1)
    for head in heads { if let head { starts[head + 1] += 1 } }
    for at in 0..<count { starts[at + 1] += starts[at] }
    dependents = Array(repeating: 0, count: starts[count])
    var next = starts
    for (at, head) in heads.enumerated() {
      guard let head else { continue }
      dependents[next[head]] = at
      next[head] += 1
    }
    extents = words.indices.map { $0...$0 }
    order.reserveCapacity(count)
    var isSeen = Array(repeating: false, count: count)
    func walk(from root: Int) {
      guard !isSeen[root] else { return }
      heads[root] = nil
      isSeen[root] = true
      var at = order.count
      order.append(root)
      while at < order.count {
        let above = order[at]
        for child in dependents[starts[above]..<starts[above + 1]] where !isSeen[child] {
          isSeen[child] = true
          order.append(child)
        }
        at += 1
      }
    }
    for (at, head) in heads.enumerated() where head == nil { walk(from: at) }
    for at in words.indices { walk(from: at) }
    for at in order.reversed() {
      guard let head = heads[at] else { continue }
      let (own, above) = (extents[at], extents[head])
      extents[head] =
        min(own.lowerBound, above.lowerBound)...max(own.upperBound, above.upperBound)
    }
  }

  /// The most dependents of one word that rules look at.
  ///
  /// A word of a real sentence has fewer; pieces of a sentence that was too long to parse whole
  /// all hang on one root, and looking at them for each of them would take quadratic time.
  static let mostChildren = 48

  /// The first words that depend on a word, in order of position; at most ``mostChildren``.
  func children(_ word: Int) -> ArraySlice<Int> {
    dependents[starts[word]..<min(starts[word + 1], starts[word] + Self.mostChildren)]
  }
}
