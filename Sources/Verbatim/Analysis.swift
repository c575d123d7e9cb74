import Foundation
import Language
import Quotation
import SourceText

/// What the cache keeps of the analysis of one text.
///
/// Sentences and words are not kept: they would take much more room than the text, and sentences
/// are cut again in no time.
struct Analysis: Codable, Sendable {
  private var language: String
  private var names: [NameMention]
  private var entities: [Entity]
  private var offices: [OfficeMention]
  private var references: [Reference]
  private var times: [TimeExpression]
  private var quantities: [Quantity]
  var quotations: [Quotation]

  /// The analyser and its version: a cached analysis of another version is not used.
  static let analyser = [
    LanguageReader.version, SyntaxReader.version, QuotationFinder.version,
  ].joined(separator: ", ")

  /// A larger text is searchable and not analysed.
  static let largestText = 16 << 20

  /// Analyses a text: a pure function.
  ///
  /// - Throws: `ModelError` where the program's resources are missing.
  init(of text: DocumentText, date: String?) throws(ModelError) {
    let reading = try LanguageReader.read(text, documentDate: date)
    language = reading.language
    names = reading.names
    entities = reading.entities
    offices = reading.offices
    references = reading.references
    times = reading.times
    quantities = reading.quantities
    quotations = QuotationFinder.quotations(in: text, reading: reading)
  }

  /// The reading that was kept, its sentences with tokens and without words.
  func reading(of text: DocumentText) -> Reading {
    var reading = Reading(
      language: language, sentences: LanguageReader.sentences(in: text), names: names,
      entities: entities, offices: offices, times: times, references: references)
    reading.quantities = quantities
    return reading
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
