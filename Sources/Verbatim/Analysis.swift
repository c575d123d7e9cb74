import Checking
import Foundation
import Language
import Quotation
import SourceText

/// What the cache keeps of the analysis of one text.
///
/// Sentences are not kept: they would take much more room than the text, and are cut again in no
/// time. Texts are not parsed for it, since nothing that an archive is asked needs that so far.
struct Analysis: Codable, Sendable {
  private var language: String
  private var names: [NameMention]
  private var entities: [Entity]
  private var offices: [OfficeMention]
  private var references: [Reference]
  private var times: [TimeExpression]
  var quotations: [Quotation]

  /// The analyser and its version: a cached analysis of another version is not used.
  static let analyser = "\(LanguageReader.version), \(QuotationFinder.version)"

  /// A larger text is searchable and not analysed.
  static let largestText = 16 << 20

  /// Analyses a text: a pure function.
  ///
  /// - Throws: `ModelError` where the program's resources are missing.
  init(of text: DocumentText, date: String?) throws(ModelError) {
    let reading = try LanguageReader.read(text, documentDate: date, isParsed: false)
    language = reading.language
    names = reading.names
    entities = reading.entities
    offices = reading.offices
    references = reading.references
    times = reading.times
    quotations = QuotationFinder.quotations(in: text, reading: reading)
  }

  /// The reading that was kept; without words, predications and quantities.
  func reading(of text: DocumentText) -> Reading {
    Reading(
      language: language, sentences: LanguageReader.sentences(in: text), names: names,
      entities: entities, offices: offices, times: times, references: references)
  }

  /// Whom the pronouns and titles of the text stand for.
  var resolvedReferences: [ResolvedReference] {
    references.map { reference in
      let entity = entities[reference.entity]
      return ResolvedReference(
        span: reference.span, name: entity.name, aliases: entity.aliases)
    }
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
