public import Language
public import SourceText

/// Finds what a text reports as somebody's words, and whose.
public enum QuotationFinder {
  /// Names what the analysis finds; part of the key that cached results are kept under.
  public static let version = "quotation-1"

  /// The quotations of a text in order of their first marked run.
  ///
  /// Every pair of marks is some quotation's marked run, also those that hold a title, a term or a
  /// word at a distance. A text in a language without resources gets its marked runs, and no
  /// speakers.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - reading: What ``LanguageReader`` read in it.
  /// - Complexity: O(n log n) in the text's bytes at worst, O(n) in practice.
  public static func quotations(in text: DocumentText, reading: Reading) -> [Quotation] {
    let context = SpeechContext(text: text, reading: reading)
    guard !context.runs.isEmpty else { return [] }
    var assembler = QuotationAssembler(context: context)
    assembler.assemble()
    return assembler.quotations
  }
}
