/// What a code point is, as far as tokens need to know.
///
/// A fixed table, so that results do not change with the Unicode version of a system.
package enum ScalarClass: Sendable {
  case upper, lower, letter, digit, space, newline, punctuation, symbol

  /// Classifies a code point.
  package init(_ value: UInt32) {
    switch value {
    case 0x61...0x7A: self = .lower
    case 0x41...0x5A: self = .upper
    case 0x30...0x39: self = .digit
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: self = .newline
    case 0x00...0x20, 0x7F, 0xA0, 0xAD, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000,
      0xFEFF:
      self = .space
    case 0x24, 0x25, 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E, 0xA2...0xA6, 0xA8, 0xA9, 0xAC,
      0xAE...0xB4, 0xB8, 0xB9, 0xBC...0xBE, 0xD7, 0xF7:
      self = .symbol
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x5F, 0x7B...0x7D, 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB,
      0xBF:
      self = .punctuation
    case 0xAA, 0xB5, 0xBA: self = .letter
    case 0xC0...0xDE: self = .upper
    case 0xDF...0xFF: self = .lower
    case 0x100...0x17F: self = ScalarClass.latinExtended(value)
    case 0x391...0x3AB: self = .upper
    case 0x3AC...0x3CE: self = .lower
    case 0x400...0x42F: self = .upper
    case 0x430...0x45F: self = .lower
    case 0x460...0x52F: self = value & 1 == 0 ? .upper : .lower
    case 0x531...0x556: self = .upper
    case 0x561...0x587: self = .lower
    case 0x1E00...0x1EFF: self = value & 1 == 0 ? .upper : .lower
    case 0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x301F, 0xFE30...0xFE4F,
      0xFF01...0xFF0F, 0xFF1A...0xFF20, 0x55A...0x55F, 0x589, 0x58A, 0x5BE, 0x5F3, 0x5F4, 0x60C,
      0x61B, 0x61F, 0x6D4, 0x964, 0x965:
      self = .punctuation
    case 0x2070...0x2BFF, 0xE000...0xF8FF, 0xFFF0...0xFFFD, 0x1F000...0x1FAFF: self = .symbol
    default: self = .letter
    }
  }

  private static func latinExtended(_ value: UInt32) -> ScalarClass {
    switch value {
    case 0x138, 0x149, 0x17F: .lower
    case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? .upper : .lower
    case 0x178: .upper
    default: value & 1 == 0 ? .upper : .lower
    }
  }

  /// Whether words are made of it.
  package var isLetter: Bool { self == .upper || self == .lower || self == .letter }

  /// The lower-case form of a code point of this class.
  package func lowercased(_ value: UInt32) -> UInt32 {
    guard self == .upper else { return value }
    switch value {
    case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3AB, 0x410...0x42F: return value + 0x20
    case 0x400...0x40F: return value + 0x50
    case 0x531...0x556: return value + 0x30
    case 0x178: return 0xFF
    default: return value + 1
    }
  }
}

/// Reads the code point that starts at a byte of valid UTF-8.
///
/// - Precondition: `offset` is a code point's first byte.
package func scalar(in utf8: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
  let first = utf8[offset]
  if first < 0x80 { return (UInt32(first), 1) }
  func next(_ distance: Int) -> UInt32 { UInt32(utf8[offset + distance] & 0x3F) }
  if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | next(1), 2) }
  if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
  return (UInt32(first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}
