/// What folding does with each code point.
///
/// One number for a code point: the code point that it becomes in the low 21 bits, and the kinds
/// of folding that it takes part in above. The tables are ours, so that no result depends on the
/// Unicode version of a system.
struct FoldTable: Sendable {
  static let valueMask: UInt32 = 0x1F_FFFF
  static let letterCase: UInt32 = 1 << 21
  static let space: UInt32 = 1 << 22
  static let invisible: UInt32 = 1 << 23
  static let mark: UInt32 = 1 << 24
  static let dash: UInt32 = 1 << 25
  static let ellipsis: UInt32 = 1 << 26
  static let ligature: UInt32 = 1 << 27
  static let accent: UInt32 = 1 << 28
  static let singleton: UInt32 = 1 << 29

  /// The first code point that the table has no row for; ``entry(beyond:)`` knows the few above.
  static let limit: UInt32 = 0x3000

  static let shared = FoldTable()

  /// The rows, by code point.
  let rows: [UInt32]

  private let compositions: [(key: UInt64, composed: UInt32)]

  private init() {
    var rows = Array(0..<Self.limit)
    for run in caseFoldings {
      for value in stride(from: run.first, through: run.last, by: run.step) {
        rows[Int(value)] = UInt32(Int(value) + run.distance) | Self.letterCase
      }
    }
    for range in whiteSpaceRanges {
      for value in range { rows[Int(value)] = 0x20 | Self.space }
    }
    for range in invisibleRanges {
      for value in range where value < Self.limit { rows[Int(value)] = value | Self.invisible }
    }
    for (replacement, marks) in typographicMarks {
      for scalar in marks.unicodeScalars {
        rows[Int(scalar.value)] = replacement.value | Self.mark
      }
    }
    for scalar in dashes.unicodeScalars { rows[Int(scalar.value)] = 0x2D | Self.dash }
    rows[0x2026] = 0x2026 | Self.ellipsis
    for (value, canonical) in canonicalSingletons {
      rows[Int(value)] = (rows[Int(value)] & Self.letterCase) | Self.singleton | canonical
    }
    var compositions: [(key: UInt64, composed: UInt32)] = []
    for (accent, letters) in accentCompositions {
      rows[Int(accent)] = accent | Self.accent
      let values = letters.unicodeScalars.map(\.value)
      for index in stride(from: 0, to: values.count, by: 2) {
        compositions.append((UInt64(values[index]) << 32 | UInt64(accent), values[index + 1]))
      }
    }
    self.rows = rows
    self.compositions = compositions.sorted { $0.key < $1.key }
  }

  /// The row of a code point at or above ``limit``.
  static func entry(beyond value: UInt32) -> UInt32 {
    switch value {
    case 0x3000: 0x20 | space
    case 0xFB00...0xFB06: value | ligature
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: value | invisible
    case 0xFE58, 0xFE63, 0xFF0D: 0x2D | dash
    case 0xFF02: 0x22 | mark
    case 0xFF07: 0x27 | mark
    default: value
    }
  }

  /// The composed form of a letter and an accent, if they have one.
  func composition(of letter: UInt32, _ accent: UInt32) -> UInt32? {
    let key = UInt64(letter) << 32 | UInt64(accent)
    var low = 0
    var high = compositions.count
    while low < high {
      let middle = (low + high) / 2
      if compositions[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < compositions.count && compositions[low].key == key
      ? compositions[low].composed : nil
  }
}

extension FoldingOptions {
  /// The kinds of rows that these options act on.
  var kinds: UInt32 {
    var kinds: UInt32 = 0
    if contains(.typography) { kinds |= FoldTable.mark | FoldTable.dash | FoldTable.ellipsis }
    if contains(.whiteSpace) { kinds |= FoldTable.space }
    if contains(.ligatures) { kinds |= FoldTable.ligature }
    if contains(.invisible) { kinds |= FoldTable.invisible }
    if contains(.composition) { kinds |= FoldTable.accent | FoldTable.singleton }
    if contains(.letterCase) { kinds |= FoldTable.letterCase }
    return kinds
  }
}
