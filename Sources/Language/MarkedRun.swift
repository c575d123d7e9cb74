package import SourceText

/// What stands between a pair of quotation marks, or between a mark and where its lost partner
/// must have stood.
package struct MarkedRun: Sendable {
  /// Which marks pair with each other.
  package enum Family: Sendable { case double, single, corner }

  /// The words, marks and the white space beside them excluded.
  package var span: TextSpan
  /// The token of the opening mark.
  package var open: Int
  /// The token of the closing mark; nil where it is missing, or where the speech goes on in the
  /// next paragraph behind a new opening mark.
  package var close: Int?
  /// The tokens between the marks.
  package var tokens: Range<Int>
  /// Which kind of mark.
  package var family: Family
  /// The run of the paragraph before, by number, that this one goes on from.
  package var continues: Int?
  /// The run that this one stands inside, by number.
  package var nestedIn: Int?

  /// The tokens with the marks.
  package var whole: Range<Int> { open..<max(tokens.upperBound, (close ?? -1) + 1) }
}
