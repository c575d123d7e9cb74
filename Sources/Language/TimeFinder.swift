package import SourceText

/// Finds the words that name a time.
package enum TimeFinder {
  /// The time expressions of a text in order.
  package static func times(
    in text: DocumentText, sentences: [Sentence], documentDate: String?
  ) -> [TimeExpression] {
    []
  }
}
