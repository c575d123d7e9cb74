/// One pattern prepared for the bit-parallel computation of edit distances.
///
/// A column of the distance matrix is kept as differences between neighbouring rows, one bit for
/// "one more" and one for "one less", in blocks of 64 rows.
struct BitParallelMatcher {
  private static let width = 64

  private let length: Int

  /// The number of blocks that the pattern's symbols fill.
  let blocks: Int

  /// For every symbol the blocks of rows that hold it: `masks[symbol * blocks + block]`.
  private var masks: [UInt64]

  /// The bit of the last row of each block.
  private let lastRow: [UInt64]

  private var more: [UInt64]
  private var less: [UInt64]
  private var scores: [Int]

  /// Prepares a pattern whose symbols are numbers below `symbols`.
  ///
  /// - Precondition: the pattern is not empty.
  init(_ pattern: [UInt16], symbols: Int) {
    length = pattern.count
    blocks = (pattern.count + Self.width - 1) / Self.width
    masks = [UInt64](repeating: 0, count: symbols * blocks)
    for (row, symbol) in pattern.enumerated() {
      masks[Int(symbol) * blocks + row / Self.width] |= 1 << UInt64(row % Self.width)
    }
    var lastRow = [UInt64](repeating: 1 << 63, count: blocks)
    lastRow[blocks - 1] = 1 << UInt64((pattern.count - 1) % Self.width)
    self.lastRow = lastRow
    more = [UInt64](repeating: 0, count: blocks)
    less = more
    scores = [Int](repeating: 0, count: blocks)
  }

  /// The offsets where matches with the fewest errors end, and that number of errors.
  mutating func bestEnds(in text: [UInt16], maximumErrors: Int) -> (ends: [Int], errors: Int) {
    var limit = maximumErrors
    var ends: [Int] = []
    scan(text, step: 0, limit: &limit) { offset, score, limit in
      if score < limit {
        limit = score
        ends.removeAll(keepingCapacity: true)
      }
      ends.append(offset)
    }
    return (ends, limit)
  }

  /// The lengths of those prefixes of a text that are exactly `errors` away from the pattern.
  mutating func lengths(in text: [UInt16], errors: Int) -> [Int] {
    var limit = errors
    var lengths: [Int] = []
    scan(text, step: 1, limit: &limit) { offset, score, _ in
      if score == errors { lengths.append(offset) }
    }
    return lengths
  }

  /// The fewest errors between the pattern and any prefix of a text, the empty one included.
  mutating func distanceToPrefix(of text: [UInt16]) -> Int {
    var limit = length
    scan(text, step: 1, limit: &limit) { _, score, limit in limit = min(limit, score) }
    return limit
  }

  /// Computes column after column, and reports those whose last row is at most `limit`.
  ///
  /// - Parameter step: what the first row grows by with each symbol of the text: 0 where a match
  ///   may start anywhere, 1 where it starts with the text.
  private mutating func scan(
    _ text: [UInt16], step: Int, limit: inout Int, found: (Int, Int, inout Int) -> Void
  ) {
    more.withUnsafeMutableBufferPointer { more in
      less.withUnsafeMutableBufferPointer { less in
        scores.withUnsafeMutableBufferPointer { scores in
          masks.withUnsafeBufferPointer { masks in
            lastRow.withUnsafeBufferPointer { lastRow in
              var columns = Columns(
                length: length, masks: masks, lastRow: lastRow, more: more, less: less,
                scores: scores)
              text.withUnsafeBufferPointer {
                columns.scan($0, step: step, limit: &limit, found: found)
              }
            }
          }
        }
      }
    }
  }
}

/// The working columns of one scan.
private struct Columns {
  private static let width = 64

  let length: Int
  let masks: UnsafeBufferPointer<UInt64>
  let lastRow: UnsafeBufferPointer<UInt64>
  let more: UnsafeMutableBufferPointer<UInt64>
  let less: UnsafeMutableBufferPointer<UInt64>
  let scores: UnsafeMutableBufferPointer<Int>

  mutating func scan(
    _ text: UnsafeBufferPointer<UInt16>, step: Int, limit: inout Int,
    found: (Int, Int, inout Int) -> Void
  ) {
    let blocks = scores.count
    let last = blocks - 1
    // The blocks that can hold a row within the limit before anything is read.
    var active = min(last, max(0, (limit + Self.width - 1) / Self.width - 1))
    for block in 0...last {
      more[block] = ~0
      less[block] = 0
      scores[block] = min((block + 1) * Self.width, length)
    }
    for offset in text.indices {
      let row = Int(text[offset]) * blocks
      var carry = step
      for block in 0...active {
        carry = advance(block, masks[row + block], carry)
        scores[block] += carry
      }
      // The next block comes into play where the path may leave this one through its last row:
      // by a matching symbol, or because the distance fell.
      if active < last, scores[active] - carry <= limit,
        masks[row + active + 1] & 1 != 0 || carry < 0
      {
        active += 1
        more[active] = ~0
        less[active] = 0
        let rows = active == last ? length - last * Self.width : Self.width
        scores[active] =
          scores[active - 1] - carry + rows + advance(active, masks[row + active], carry)
      } else {
        while active > 0, scores[active] >= limit + Self.width { active -= 1 }
      }
      if active == last, scores[last] <= limit { found(offset + 1, scores[last], &limit) }
    }
  }

  /// Computes one block of the next column and returns how much its last row changed.
  ///
  /// The names are those of the paper: Pv and Mv are the vertical differences, Ph and Mh the
  /// horizontal ones.
  @inline(__always)
  private func advance(_ block: Int, _ mask: UInt64, _ carry: Int) -> Int {
    let pv = more[block]
    let mv = less[block]
    let isNegative: UInt64 = carry < 0 ? 1 : 0
    let xv = mask | mv
    let eq = mask | isNegative
    let xh = (((eq & pv) &+ pv) ^ pv) | eq
    var ph = mv | ~(xh | pv)
    var mh = pv & xh
    let bit = lastRow[block]
    let out = (ph & bit != 0 ? 1 : 0) - (mh & bit != 0 ? 1 : 0)
    ph = ph << 1 | (carry > 0 ? 1 : 0)
    mh = mh << 1 | isNegative
    more[block] = mh | ~(xv | ph)
    less[block] = ph & xv
    return out
  }
}
