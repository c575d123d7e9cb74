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

/// A string in UTF-16.
func utf16(_ text: String, littleEndian: Bool = true, mark: Bool = true) -> [UInt8] {
  let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
  return units.flatMap { unit in
    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return littleEndian ? pair : pair.reversed()
  }
}
