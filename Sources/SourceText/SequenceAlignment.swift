/// Aligns two sequences of numbers, as a diff does.
///
/// The greedy algorithm of Myers finds the longest common subsequence where the sequences are near
/// each other. Where they are not, elements that stand once on either side (“patience”) cut them
/// into parts, so that the work stays near-linear; the alignment is then good, but need not be the
/// longest.
///
/// - SeeAlso: E. Myers, “An O(ND) difference algorithm and its variations”, Algorithmica 1, 1986.
struct SequenceAlignment {
  /// Edits that Myers' algorithm may need before the sequences are cut: bounds its memory to 4 MB.
  private static let editLimit = 1_000

  /// How often a part may be cut again; each level reads the whole once.
  private static let maximumDepth = 12

  private let left: [Int]
  private let right: [Int]

  /// The pairs of indices that were aligned, in order.
  private(set) var pairs: [(left: Int, right: Int)] = []

  init(_ left: [Int], _ right: [Int]) {
    self.left = left
    self.right = right
    align(0..<left.count, 0..<right.count, depth: 0)
  }

  private mutating func align(_ a: Range<Int>, _ b: Range<Int>, depth: Int) {
    var a = a
    var b = b
    while !a.isEmpty, !b.isEmpty, left[a.lowerBound] == right[b.lowerBound] {
      pairs.append((a.lowerBound, b.lowerBound))
      a = a.dropFirst()
      b = b.dropFirst()
    }
    var tail = 0
    while tail < min(a.count, b.count),
      left[a.upperBound - 1 - tail] == right[b.upperBound - 1 - tail]
    {
      tail += 1
    }
    let inner = (a.dropLast(tail), b.dropLast(tail))
    if !inner.0.isEmpty, !inner.1.isEmpty {
      let limit = depth == 0 ? Self.editLimit : Self.editLimit / 8
      if let found = shortestEdits(inner.0, inner.1, limit: limit) {
        pairs += found
      } else if depth < Self.maximumDepth {
        cut(inner.0, inner.1, depth: depth)
      }
    }
    for offset in 0..<tail {
      pairs.append((a.upperBound - tail + offset, b.upperBound - tail + offset))
    }
  }

  /// Aligns what stands once on either side, in the longest ascending order, and goes on between.
  private mutating func cut(_ a: Range<Int>, _ b: Range<Int>, depth: Int) {
    var counts: [Int: (left: Int, right: Int, a: Int, b: Int)] = [:]
    for index in a {
      counts[left[index], default: (0, 0, 0, 0)].left += 1
      counts[left[index]]?.a = index
    }
    for index in b {
      counts[right[index], default: (0, 0, 0, 0)].right += 1
      counts[right[index]]?.b = index
    }
    let unique = a.compactMap { index -> (Int, Int)? in
      guard let count = counts[left[index]], count.left == 1, count.right == 1 else { return nil }
      return (index, count.b)
    }
    var start = (a.lowerBound, b.lowerBound)
    let chain = longestAscending(unique)
    guard !chain.isEmpty else { return }
    for pair in chain {
      align(start.0..<pair.0, start.1..<pair.1, depth: depth + 1)
      pairs.append((pair.0, pair.1))
      start = (pair.0 + 1, pair.1 + 1)
    }
    align(start.0..<a.upperBound, start.1..<b.upperBound, depth: depth + 1)
  }

  private func longestAscending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var chain: [(Int, Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = previous[index]
    }
    return chain.reversed()
  }

  /// The pairs of a longest common subsequence, or nil where that takes more edits than the limit.
  private func shortestEdits(
    _ a: Range<Int>, _ b: Range<Int>, limit: Int
  ) -> [(left: Int, right: Int)]? {
    let bound = min(limit, a.count + b.count)
    // furthest[k + bound + 1]: how far down `a` the best path on diagonal k has come.
    var furthest = [Int](repeating: 0, count: 2 * bound + 3)
    var trace: [[Int32]] = []
    for edits in 0...bound {
      trace.append((-edits...edits).map { Int32(furthest[$0 + bound + 1]) })
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let slot = diagonal + bound + 1
        let isDown =
          diagonal == -edits || (diagonal != edits && furthest[slot - 1] < furthest[slot + 1])
        var x = isDown ? furthest[slot + 1] : furthest[slot - 1] + 1
        while x < a.count, x - diagonal < b.count, x - diagonal >= 0,
          left[a.lowerBound + x] == right[b.lowerBound + x - diagonal]
        {
          x += 1
        }
        furthest[slot] = x
        if x >= a.count, x - diagonal >= b.count {
          return backtrack(a, b, trace: trace)
        }
      }
    }
    return nil
  }

  private func backtrack(
    _ a: Range<Int>, _ b: Range<Int>, trace: [[Int32]]
  ) -> [(left: Int, right: Int)] {
    var pairs: [(left: Int, right: Int)] = []
    var x = a.count
    var y = b.count
    for edits in stride(from: trace.count - 1, to: 0, by: -1) {
      func before(_ diagonal: Int) -> Int {
        // The row holds diagonals -edits...edits, as they stood before this edit.
        Int(trace[edits][diagonal + edits])
      }
      let diagonal = x - y
      let isDown =
        diagonal == -edits || (diagonal != edits && before(diagonal - 1) < before(diagonal + 1))
      let previous = isDown ? diagonal + 1 : diagonal - 1
      let previousX = before(previous)
      let snakeStart = isDown ? previousX : previousX + 1
      while x > snakeStart {
        x -= 1
        y -= 1
        pairs.append((a.lowerBound + x, b.lowerBound + y))
      }
      x = previousX
      y = previousX - previous
    }
    while x > 0, y > 0 {
      x -= 1
      y -= 1
      pairs.append((a.lowerBound + x, b.lowerBound + y))
    }
    return pairs.reversed()
  }
}
