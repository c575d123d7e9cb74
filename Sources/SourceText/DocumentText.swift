/// One immutable text: contiguous, valid UTF-8, exactly as it is stored.
///
/// Everything that is found in a text is a ``TextSpan`` of its bytes. The bytes are never
/// normalised; matching works on a folded view (see ``FoldedText``) that maps back to them.
public struct DocumentText: Sendable {
  /// The text's bytes, byte-order mark and line ends included.
  public let utf8: [UInt8]

  /// Creates a text from a string.
  public init(_ string: String) {
    utf8 = Array(string.utf8)
  }

  /// Creates a text from bytes, if they are valid UTF-8.
  ///
  /// - Complexity: O(n).
  public init?(validating bytes: [UInt8]) {
    guard bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil else {
      return nil
    }
    utf8 = bytes
  }
}

extension DocumentText {
  /// The span of the whole text.
  public var span: TextSpan { TextSpan(start: 0, end: utf8.count) }

  /// The words of a span, as a string.
  ///
  /// - Precondition: the span ends on code points inside the text.
  public subscript(span: TextSpan) -> String {
    String(decoding: utf8[span.range], as: UTF8.self)
  }

  /// Whether a byte offset falls between two code points (or at either end of the text).
  public func isBoundary(_ offset: Int) -> Bool {
    offset == utf8.count || (0..<utf8.count ~= offset && utf8[offset] & 0xC0 != 0x80)
  }
}

extension DocumentText: Equatable {
  /// Whether two texts have the same bytes.
  ///
  /// Canonically equivalent texts may differ.
  public static func == (lhs: DocumentText, rhs: DocumentText) -> Bool { lhs.utf8 == rhs.utf8 }
}
