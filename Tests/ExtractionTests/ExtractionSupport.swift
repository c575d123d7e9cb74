import Extraction
import SourceText

/// The extraction of a text given as a string.
func extract(_ text: String, file: String) -> Extraction {
  Extractor.extract(Array(text.utf8), file: file)
}

extension Extraction {
  /// The text as a string; nil without one.
  var string: String? { text.map { $0[$0.span] } }

  /// The first value of a field.
  func first(_ field: MetadataValue.Field) -> String? {
    metadata.first { $0.field == field }?.value
  }

  /// The origin of the first value of a field.
  func origin(_ field: MetadataValue.Field) -> String? {
    metadata.first { $0.field == field }?.origin
  }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// A string in UTF-16.
func utf16(_ text: String, littleEndian: Bool = true, mark: Bool = true) -> [UInt8] {
  let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
  return units.flatMap { unit in
    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return littleEndian ? pair : pair.reversed()
  }
}
