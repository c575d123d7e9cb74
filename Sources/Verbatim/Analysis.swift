import Foundation
import Language
import Quotation
import SourceText

/// What the cache keeps of the analysis of one text.
///
/// Sentences, names and times are not kept: they would take more room than the text, and only the
/// search for conflicts needs them, whose result is kept.
struct Analysis: Codable, Sendable {
  var quotations: [Quotation]

  /// The analyser and its version: a cached analysis of another version is not used.
  static let analyser = "\(LanguageReader.version), \(QuotationFinder.version)"

  /// A larger text is searchable and not analysed.
  static let largestText = 16 << 20

  /// Analyses a text: a pure function.
  ///
  /// - Throws: `ModelError` where the program's resources are missing.
  init(of text: DocumentText, date: String?) throws(ModelError) {
    let reading = try LanguageReader.read(text, documentDate: date)
    quotations = QuotationFinder.quotations(in: text, reading: reading)
  }

  /// The analysis as the cache keeps it.
  func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(self)
  }

  init(decoding data: Data) throws {
    self = try JSONDecoder().decode(Analysis.self, from: data)
  }
}
