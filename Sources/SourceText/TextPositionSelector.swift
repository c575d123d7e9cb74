/// A range of a text in Unicode code points, as Web Annotation counts.
///
/// A selector of another text, or of a changed one, may lie outside: ``CodePointIndex/span(of:)``
/// gives nil then.
///
/// - SeeAlso: <https://www.w3.org/TR/annotation-model/#text-position-selector>
public struct TextPositionSelector: Hashable, Sendable {
  /// The number of code points before the selected text.
  public var start: Int

  /// The number of code points up to the end of the selected text, which lies outside it.
  public var end: Int

  /// Creates a selector.
  ///
  /// The standard asks for `0 <= start && start <= end`; a selector read from elsewhere may break
  /// that, and then selects nothing.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}
