import SourceText

/// Texts of our own that are hard on offsets.
enum SampleTexts {
  /// Combining marks, flags, a family, right-to-left words, no-break spaces, soft hyphens, mixed
  /// line ends, quotation marks, a ligature.
  static let hard = DocumentText(
    "Zoë\u{301} said\u{A0}“no”\r\n🇲🇽🇩🇪 שלום עולם\u{AD}x\rﬁn 👩‍👧 e\u{301}é\u{200B}…\n— a\u{308}  a\u{308}"
  )

  /// Words that repeat, so that context has to tell them apart.
  static let repeating = DocumentText("la la lo la la\u{301} la 🇫🇮🇫🇮🇫🇮 la")

  static let all = [hard, repeating, DocumentText(""), DocumentText("a"), DocumentText("🇫🇮")]

  /// Every span of a text that ends on code points.
  static func spans(of text: DocumentText) -> [TextSpan] {
    let places = (0...text.utf8.count).filter(text.isBoundary)
    return places.flatMap { start in
      places.filter { $0 >= start }.map { TextSpan(start: start, end: $0) }
    }
  }
}
