/// A half-open range of UTF-8 bytes in one text.
///
/// Offsets count bytes from the start of the text, so that a span can be cut out of the stored
/// object with `head` and `tail`. A ``TextPositionSelector`` counts Unicode code points instead:
/// convert at the border, with ``CodePointIndex``.
///
/// - SeeAlso: <https://www.w3.org/TR/annotation-model/#text-position-selector>
public struct TextSpan: Hashable, Sendable {
  /// The offset of the first byte inside the span.
  public let start: Int

  /// The offset just past the last byte inside the span.
  public let end: Int

  /// Creates a span.
  ///
  /// - Precondition: `0 <= start && start <= end`.
  public init(start: Int, end: Int) {
    precondition(0 <= start && start <= end, "malformed span \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  /// Creates the span of a range of byte offsets.
  public init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, end: range.upperBound)
  }
}

extension TextSpan {
  /// The span as a range of byte offsets.
  public var range: Range<Int> { start..<end }

  /// The number of bytes in the span.
  public var count: Int { end - start }

  /// Whether the span holds no byte.
  public var isEmpty: Bool { start == end }

  /// Whether `other` lies inside this span; every span contains itself.
  public func contains(_ other: TextSpan) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool {
    max(start, other.start) < min(end, other.end)
  }

  /// The smallest span that contains both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(start: min(start, other.start), end: max(end, other.end))
  }
}

extension TextSpan: Comparable {
  /// Orders spans by their start, then by their end.
  public static func < (lhs: TextSpan, rhs: TextSpan) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}
