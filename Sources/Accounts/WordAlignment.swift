/// How the words of two runs lie beside each other: the best local alignment (Smith and Waterman).
struct WordAlignment {
  /// A place where the two differ: words of the first against words of the second, either of which
  /// may be none.
  struct Difference {
    var first: Range<Int>
    var second: Range<Int>
  }

  /// The aligned stretch of each run.
  var first: Range<Int>
  var second: Range<Int>

  /// The pairs of words that both have, in order.
  var matched: [(first: Int, second: Int)]

  /// Where the two differ inside the stretch, in order.
  var differences: [Difference]

  /// Aligns two runs of words; nil where they share none.
  ///
  /// - Complexity: O(n · m) in time and space.
  init?(_ a: [String], _ b: [String]) {
    let width = b.count + 1
    var scores = [Int](repeating: 0, count: (a.count + 1) * width)
    var best = 0
    var end = 0
    for i in 1..<(a.count + 1) {
      for j in 1..<width {
        let diagonal = scores[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 3 : -1)
        let gap = max(scores[(i - 1) * width + j], scores[i * width + j - 1]) - 1
        let score = max(0, diagonal, gap)
        scores[i * width + j] = score
        if score > best {
          best = score
          end = i * width + j
        }
      }
    }
    guard best > 0 else { return nil }

    var (i, j) = (end / width, end % width)
    var matched: [(first: Int, second: Int)] = []
    while i > 0, j > 0, scores[i * width + j] > 0 {
      let score = scores[i * width + j]
      if a[i - 1] == b[j - 1], score == scores[(i - 1) * width + j - 1] + 3 {
        matched.append((i - 1, j - 1))
        i -= 1
        j -= 1
      } else if score == scores[(i - 1) * width + j - 1] - 1 {
        i -= 1
        j -= 1
      } else if score == scores[(i - 1) * width + j] - 1 {
        i -= 1
      } else {
        j -= 1
      }
    }
    matched.reverse()
    first = matched[0].first..<matched[matched.count - 1].first + 1
    second = matched[0].second..<matched[matched.count - 1].second + 1
    self.matched = matched
    differences = zip(matched, matched.dropFirst()).compactMap { left, right in
      let difference = Difference(
        first: left.first + 1..<right.first, second: left.second + 1..<right.second)
      return difference.first.isEmpty && difference.second.isEmpty ? nil : difference
    }
  }
}
