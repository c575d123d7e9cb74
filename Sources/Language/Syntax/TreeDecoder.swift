/// Finds the best tree over the words of a sentence, given a score for every pair.
package enum TreeDecoder {
  /// The head of each word in the highest-scoring tree with one root.
  ///
  /// `score(d, h)` is that of the arc to word `d` (1...n) from word `h` (0 is the root). Arcs are
  /// compared as they are given; of equal ones the head further left is taken.
  ///
  /// - Returns: heads of the words 1...n, 0 for the root's dependent.
  /// - Complexity: O(n²) where the best heads already make a tree, which is usual; O(n³) at worst.
  package static func heads(
    _ count: Int, score: (_ dependent: Int, _ head: Int) -> Float
  ) -> [Int] {
    guard count > 0 else { return [] }
    let size = count + 1
    var scores = [Float](repeating: -.infinity, count: size * size)
    var highest: Float = 0
    for dependent in 1..<size {
      for head in 0..<size where head != dependent {
        let value = score(dependent, head)
        scores[dependent * size + head] = value
        highest = max(highest, abs(value))
      }
    }
    var heads = best(scores, size)
    if isTree(heads) { return Array(heads[1...]) }
    // A root arc costs more than all else together: exactly one is taken.
    let penalty = highest * 2 * Float(size) + 1
    for dependent in 1..<size { scores[dependent * size] -= penalty }
    heads = arborescence(scores, size)
    return Array(heads[1...])
  }

  private static func best(_ scores: [Float], _ size: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: size)
    for dependent in 1..<size {
      var top = 0
      for head in 0..<size where scores[dependent * size + head] > scores[dependent * size + top] {
        top = head
      }
      heads[dependent] = top
    }
    return heads
  }

  private static func isTree(_ heads: [Int]) -> Bool {
    heads[1...].count { $0 == 0 } == 1 && cycle(heads) == nil
  }

  private static func cycle(_ heads: [Int]) -> [Int]? {
    var seen = [Int](repeating: 0, count: heads.count)
    for start in 1..<heads.count where seen[start] == 0 {
      var at = start
      while at != 0, seen[at] == 0 {
        seen[at] = start
        at = heads[at]
      }
      guard at != 0, seen[at] == start else { continue }
      var members = [at]
      var next = heads[at]
      while next != at {
        members.append(next)
        next = heads[next]
      }
      return members
    }
    return nil
  }

  /// Chu and Liu, Edmonds: contract a cycle, solve the smaller graph, expand.
  ///
  /// Calls nest at most as deep as the sentence has words.
  private static func arborescence(_ scores: [Float], _ size: Int) -> [Int] {
    let heads = best(scores, size)
    guard let members = cycle(heads) else { return heads }
    let inside = Set(members)
    var outer = (0..<size).filter { !inside.contains($0) }
    let merged = outer.count
    outer.append(-1)
    let smaller = merged + 1
    var contracted = [Float](repeating: -.infinity, count: smaller * smaller)
    var enters = [Int](repeating: 0, count: smaller)
    var leaves = [Int](repeating: 0, count: smaller)
    for (new, old) in outer.dropLast().enumerated() {
      for (newHead, oldHead) in outer.dropLast().enumerated() where new != newHead && new != 0 {
        contracted[new * smaller + newHead] = scores[old * size + oldHead]
      }
      // Into the cycle: the arc that gains most over the one that it replaces.
      var gain = -Float.infinity
      var entry = members[0]
      // Out of the cycle.
      var top = -Float.infinity
      var source = members[0]
      for member in members.sorted() {
        let delta = scores[member * size + old] - scores[member * size + heads[member]]
        if delta > gain { (gain, entry) = (delta, member) }
        if old != 0, scores[old * size + member] > top {
          (top, source) = (scores[old * size + member], member)
        }
      }
      contracted[merged * smaller + new] = gain
      enters[new] = entry
      if old != 0 { contracted[new * smaller + merged] = top }
      leaves[new] = source
    }
    let solved = arborescence(contracted, smaller)
    var result = heads
    for (new, old) in outer.dropLast().enumerated() where old != 0 {
      result[old] = solved[new] == merged ? leaves[new] : outer[solved[new]]
    }
    result[enters[solved[merged]]] = outer[solved[merged]]
    return result
  }
}
