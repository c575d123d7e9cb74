public import Preservation
public import SourceText

/// A text with what it takes to write its spans as JSON: `start` and `end` in code points, as
/// `TextPositionSelector` counts, with `byte_start` and `byte_end` beside them.
public struct PositionedText: Sendable {
  /// The text.
  public let text: DocumentText
  /// The digest that travels with every position.
  public let digest: Digest
  private let codePoints: CodePointIndex

  /// Prepares a text.
  ///
  /// - Complexity: O(n).
  public init(_ text: DocumentText, digest: Digest) {
    self.text = text
    self.digest = digest
    codePoints = CodePointIndex(text)
  }

  /// The span's positions.
  func members(_ span: TextSpan) -> [String: JSONValue] {
    [
      "start": .integer(codePoint(span.start)), "end": .integer(codePoint(span.end)),
      "byte_start": .integer(span.start), "byte_end": .integer(span.end),
    ]
  }

  /// The span's positions and words.
  func object(_ span: TextSpan) -> [String: JSONValue] {
    members(span).merging(["text": .string(text[span])]) { $1 }
  }

  /// The span as a pair of code points.
  func pair(_ span: TextSpan) -> JSONValue {
    .array([.integer(codePoint(span.start)), .integer(codePoint(span.end))])
  }

  /// The span as a pair of bytes.
  func bytePair(_ span: TextSpan) -> JSONValue {
    .array([.integer(span.start), .integer(span.end)])
  }

  private func codePoint(_ offset: Int) -> Int { codePoints.codePointOffset(ofByte: offset) }
}
