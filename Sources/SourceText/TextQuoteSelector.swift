/// A stretch of text given by its words and the words around it, as Web Annotation has it.
///
/// - SeeAlso: <https://www.w3.org/TR/annotation-model/#text-quote-selector>
public struct TextQuoteSelector: Sendable {
  /// The selected text.
  public var exact: String

  /// The text right before it.
  ///
  /// Empty says nothing about it.
  public var prefix: String

  /// The text right after it.
  ///
  /// Empty says nothing about it.
  public var suffix: String

  /// Creates a selector.
  public init(exact: String, prefix: String = "", suffix: String = "") {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }
}

extension TextQuoteSelector: Hashable {
  /// Whether two selectors have the same bytes.
  ///
  /// Canonically equivalent words may differ.
  public static func == (lhs: TextQuoteSelector, rhs: TextQuoteSelector) -> Bool {
    lhs.exact.utf8.elementsEqual(rhs.exact.utf8)
      && lhs.prefix.utf8.elementsEqual(rhs.prefix.utf8)
      && lhs.suffix.utf8.elementsEqual(rhs.suffix.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for part in [exact, prefix, suffix] {
      hasher.combine(part.utf8.count)
      for byte in part.utf8 { hasher.combine(byte) }
    }
  }
}

extension TextQuoteSelector {
  /// Every span that the selector selects to the letter: the exact text between prefix and suffix.
  ///
  /// Where there are several, all are selected, as the standard says. A selector without any text
  /// selects every place between two code points.
  ///
  /// - Complexity: O(n + m).
  public func spans(in text: DocumentText) -> [TextSpan] {
    let before = Array(prefix.utf8)
    let within = Array(exact.utf8)
    let pattern = before + within + Array(suffix.utf8)
    guard !pattern.isEmpty else {
      return (0...text.utf8.count).filter(text.isBoundary).map { TextSpan(start: $0, end: $0) }
    }
    return ByteSearch.offsets(of: pattern, in: text.utf8).map {
      TextSpan(start: $0 + before.count, end: $0 + before.count + within.count)
    }
  }
}
