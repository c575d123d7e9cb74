/// Pairs of runs worth aligning, by an inverted index.
enum QuotePairs {
  struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  /// Words in a row that two runs must share.
  private static let width = 3

  /// The most runs that share three words and are still compared: past that, the words are a
  /// phrase of the language.
  private static let commonest = 40

  /// The pairs of runs of independent articles that share two stretches of three words, or one in
  /// runs too short for more; in order.
  ///
  /// - Complexity: O(n) in the words of the runs.
  static func sharingWords(_ runs: [QuotedRun], corpus: AccountCorpus) -> [Pair] {
    var holders: [[String]: [Int]] = [:]
    for (number, run) in runs.enumerated() where run.words.count > width {
      for stretch in stretches(of: run) { holders[stretch, default: []].append(number) }
    }
    var shared: [Pair: Int] = [:]
    for numbers in holders.values where 2...commonest ~= numbers.count {
      for (place, first) in numbers.enumerated() {
        for second in numbers[(place + 1)...]
        where corpus.areOfTwoOutlets(runs[first].article, runs[second].article) {
          shared[Pair(first: first, second: second), default: 0] += 1
        }
      }
    }
    return shared.filter { $0.value > 1 }.keys.sorted {
      ($0.first, $0.second) < ($1.first, $1.second)
    }
  }

  private static func stretches(of run: QuotedRun) -> Set<[String]> {
    Set(
      (0...run.words.count - width).map { start in
        run.words[start..<start + width].map(\.text)
      })
  }
}
