/// The cheapest way to read a quotation off a source: stretches of words in a row, with jumps
/// between them.
///
/// Dynamic programming over both sequences of words. Besides leaving a word out, putting one in and
/// replacing one, a quotation may jump to any other place of the source: for next to nothing at an
/// ellipsis, and elsewhere at the price of a few words, so that a jump explains a splice and no
/// chance likeness.
struct PassageAlignment {
  /// Words of the quotation against words of the source in a row.
  struct Stretch {
    /// The words of the quotation, those that the source has not among them.
    var draft: Range<Int>
    /// The words of the source, from the first that stands against one of the quotation to the last.
    var source: Range<Int>
    /// The pairs of equal words, in order.
    var pairs: [(draft: Int, source: Int)]
  }

  /// What the alignment costs; 100 is about one word.
  let cost: Int
  /// The stretches in the order of the quotation.
  let stretches: [Stretch]

  init(cost: Int, stretches: [Stretch]) {
    self.cost = cost
    self.stretches = stretches
  }

  /// What each step costs.
  private enum Price {
    static let replacement: Int32 = 100
    static let insertion: Int32 = 100
    static let deletion: Int32 = 80
    static let bracket: Int32 = 15
    static let ellipsis: Int32 = 10
    static let bracketJump: Int32 = 130
    // Five words in a row pay for a jump; four may agree by chance ("at the end of").
    static let jump: Int32 = 420
    static let jumpBack: Int32 = 450
  }

  /// The most cells that are computed: 16 MB of steps.
  private static let limit = 16 << 20

  private enum Step {
    static let pair: UInt8 = 0
    static let insertion: UInt8 = 1
    static let deletion: UInt8 = 2
    static let jump: UInt8 = 3
    static let jumpBack: UInt8 = 4
  }

  /// Aligns a quotation with a source.
  ///
  /// - Parameters:
  ///   - draft: The quotation's words.
  ///   - source: The hashes of the source's words.
  ///   - reluctance: What it costs, for each word of the source, to read it there: where the same
  ///     words stand twice, the cheaper place is taken.
  /// - Returns: nil where both are too long to compare.
  /// - Complexity: O(n·m).
  init?(draft: ComparedWords, source: [UInt64], reluctance: [UInt8]) {
    let rows = draft.words.count
    let columns = source.count
    guard rows > 0, columns > 0, (rows + 1) * (columns + 1) <= Self.limit else { return nil }
    let width = columns + 1
    var steps = [UInt8](repeating: 0, count: (rows + 1) * width)
    var row = [Int32](repeating: 0, count: width)
    var next = row
    for index in 0..<rows {
      let isBracketed = draft.isBracketed[index]
      let borders =
        index > 0 && (draft.isBracketed[index - 1] != isBracketed)
        || isBracketed && index == 0
      let forward =
        draft.hasEllipsisBefore[index]
        ? Price.ellipsis : borders ? Price.bracketJump : Price.jump
      let backward = Price.jumpBack
      let base = index * width
      let hash = draft.hashes[index]
      row.withUnsafeMutableBufferPointer { row in
        steps.withUnsafeMutableBufferPointer { steps in
          if index > 0 {
            Self.jump(row, steps, base: base, forward: forward, backward: backward)
          }
          next.withUnsafeMutableBufferPointer { next in
            Self.advance(
              row, next, steps, base: base + width, hash: hash, isBracketed: isBracketed,
              source: source, reluctance: reluctance)
          }
        }
      }
      swap(&row, &next)
    }
    var end = 0
    for column in 0...columns where row[column] < row[end] { end = column }
    cost = Int(row[end])
    stretches = Self.trace(steps, draft: draft, source: source, end: end, width: width)
  }

  /// Lets every column of a row be reached by a jump.
  ///
  /// A jump starts at the cheapest column of all, the first of several; ``trace`` finds it by the mark
  /// that is left there.
  private static func jump(
    _ row: UnsafeMutableBufferPointer<Int32>, _ steps: UnsafeMutableBufferPointer<UInt8>,
    base: Int, forward: Int32, backward: Int32
  ) {
    let columns = row.count - 1
    var best = Int32.max
    var bestColumn = 0
    for column in 0...columns where row[column] < best {
      best = row[column]
      bestColumn = column
    }
    for column in 0...columns {
      let price = column > bestColumn ? forward : backward
      if column != bestColumn, best + price < row[column] {
        row[column] = best + price
        steps[base + column] =
          (column > bestColumn ? Step.jump : Step.jumpBack)
      }
    }
    steps[base + bestColumn] |= 0x80
  }

  private static func advance(
    _ row: UnsafeMutableBufferPointer<Int32>, _ next: UnsafeMutableBufferPointer<Int32>,
    _ steps: UnsafeMutableBufferPointer<UInt8>, base: Int, hash: UInt64, isBracketed: Bool,
    source: [UInt64], reluctance: [UInt8]
  ) {
    let insertion = isBracketed ? Price.bracket : Price.insertion
    let replacement = isBracketed ? Price.bracket : Price.replacement
    next[0] = row[0] + insertion
    steps[base] = Step.insertion
    source.withUnsafeBufferPointer { source in
      reluctance.withUnsafeBufferPointer { reluctance in
        for column in 1..<row.count {
          var cost =
            row[column - 1]
            + (source[column - 1] == hash ? Int32(reluctance[column - 1]) : replacement)
          var step = Step.pair
          let inserted = row[column] + insertion
          if inserted < cost {
            cost = inserted
            step = Step.insertion
          }
          let deleted = next[column - 1] + Price.deletion
          if deleted < cost {
            cost = deleted
            step = Step.deletion
          }
          next[column] = cost
          steps[base + column] = step
        }
      }
    }
  }

  private static func trace(
    _ steps: [UInt8], draft: ComparedWords, source: [UInt64], end: Int, width: Int
  ) -> [Stretch] {
    var stretches: [Stretch] = []
    var pairs: [(draft: Int, source: Int)] = []
    var draftEnd = draft.words.count
    var row = draftEnd
    var column = end
    // The words of the source that stand against others, at either end of a stretch.
    var low = Int.max
    var high = 0
    func close(_ draftStart: Int) {
      guard !pairs.isEmpty else { return }
      stretches.append(
        Stretch(draft: draftStart..<draftEnd, source: low..<high, pairs: pairs.reversed()))
      pairs = []
      low = Int.max
      high = 0
      draftEnd = draftStart
    }
    while row > 0 {
      switch steps[row * width + column] & 0x7F {
      case Step.pair:
        row -= 1
        column -= 1
        if column < 0 { return [] }
        low = min(low, column)
        high = max(high, column + 1)
        if source[column] == draft.hashes[row] { pairs.append((row, column)) }
      case Step.insertion:
        row -= 1
      case Step.deletion:
        column -= 1
      default:
        close(row)
        var origin = 0
        while origin < width, steps[row * width + origin] & 0x80 == 0 { origin += 1 }
        column = min(origin, width - 1)
      }
    }
    close(0)
    if let last = stretches.last, last.draft.lowerBound > 0 {
      stretches[stretches.count - 1].draft = 0..<last.draft.upperBound
    }
    return stretches.reversed()
  }
}
