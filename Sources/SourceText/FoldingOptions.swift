/// What a folded text leaves out of account.
public struct FoldingOptions: OptionSet, Hashable, Sendable {
  /// The options as bits.
  public let rawValue: UInt8

  /// Creates options from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Curly, angled, low and straight quotation marks, primes and grave accents become `"` or `'`;
  /// a run of dashes and hyphens becomes one `-`; the ellipsis `…` becomes three full stops.
  public static let typography = FoldingOptions(rawValue: 1 << 0)

  /// A run of white space, line ends and no-break spaces included, becomes one space.
  public static let whiteSpace = FoldingOptions(rawValue: 1 << 1)

  /// Ligatures of print (`ﬁ`, `ﬄ`, `ﬆ`) become their letters.
  ///
  /// Letters of an alphabet, as æ, stay.
  public static let ligatures = FoldingOptions(rawValue: 1 << 2)

  /// Soft hyphens, with a line end right after them, and marks without width (zero-width spaces
  /// and joiners, byte-order marks, directional marks, variation selectors) are removed.
  public static let invisible = FoldingOptions(rawValue: 1 << 3)

  /// A letter with the combining accents after it becomes the composed letter (`e` and U+0301
  /// become `é`), for the Latin, Greek and Cyrillic letters that have a composed form.
  public static let composition = FoldingOptions(rawValue: 1 << 4)

  /// Capitals become small letters: simple case folding of the Latin, Greek, Cyrillic, Armenian
  /// and Georgian letters.
  public static let letterCase = FoldingOptions(rawValue: 1 << 5)

  /// What print may change without changing a word: all but letter case.
  public static let matching: FoldingOptions = [
    .typography, .whiteSpace, .ligatures, .invisible, .composition,
  ]

  /// Everything, letter case included.
  public static let all: FoldingOptions = [.matching, .letterCase]
}
