/// A place in a text that a selector was anchored to.
public struct AnchorMatch: Hashable, Sendable {
  /// How a place was found.
  public enum Way: String, Hashable, Sendable {
    /// At the stated position, where the exact words stand.
    case position
    /// By the exact words, to the byte.
    case exact
    /// By the exact words, but for what folding leaves out of account.
    case folded
    /// By words that come closest to the exact ones.
    case approximate
  }

  /// The place.
  ///
  /// It ends on code points of the text.
  public let span: TextSpan

  /// How it was found.
  public let way: Way

  /// The code points to insert, delete or replace between the folded quotation and the folded
  /// text; 0 unless the way is approximate.
  public let errors: Int

  /// How many bytes the place starts behind (or, negative, before) the stated position; nil where
  /// none was stated.
  public let drift: Int?

  /// Creates a match.
  public init(span: TextSpan, way: Way, errors: Int = 0, drift: Int? = nil) {
    self.span = span
    self.way = way
    self.errors = errors
    self.drift = drift
  }
}

/// How a selector is looked for.
public struct AnchoringOptions: Hashable, Sendable {
  /// What the folded comparison leaves out of account.
  public var folding: FoldingOptions

  /// The most errors of an approximate match, as parts of a hundred of the quotation's length in
  /// code points.
  ///
  /// Zero turns approximate search off.
  public var maximumErrorPercentage: Int

  /// The most errors of an approximate match, however long the quotation.
  public var maximumErrors: Int

  /// Creates options.
  ///
  /// A third of the quotation still tells a reworded sentence from an unrelated one; 256 errors keep
  /// the search for a long quotation fast.
  public init(
    folding: FoldingOptions = .matching, maximumErrorPercentage: Int = 33, maximumErrors: Int = 256
  ) {
    self.folding = folding
    self.maximumErrorPercentage = maximumErrorPercentage
    self.maximumErrors = maximumErrors
  }

  /// The error bound for a quotation of some code points.
  func errorLimit(for codePoints: Int) -> Int {
    min(maximumErrors, codePoints * max(0, min(100, maximumErrorPercentage)) / 100)
  }
}
