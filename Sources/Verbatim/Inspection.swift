import Extraction
import Foundation
import Interchange
public import Language
public import Preservation
public import Quotation
public import SourceText

/// All that the analysis sees in one file, without an archive.
public struct Inspection: Sendable {
  /// The text of the file.
  public var text: DocumentText
  /// Its date, stated or read from the file.
  public var date: String?
  /// Sentences, names, offices, times, quantities.
  public var reading: Reading
  /// The quotations.
  public var quotations: [Quotation]

  /// Reads and analyses a file.
  ///
  /// - Parameters:
  ///   - date: The document's date; what the file says of itself where it is not stated.
  ///   - language: Its language (BCP 47, of those that ``LanguageReader/languages`` has, with or
  ///     without a region); what its words tell where it is not stated.
  /// - Throws: ``VerbatimError`` when the file cannot be read or holds no text, and where the date
  ///   or language is none.
  public init(of path: String, date: String? = nil, language: String? = nil) throws {
    let language = try language.map { try Self.language($0) }
    let bytes = try FileReader.bytes(at: path, limit: Archive.largestCapture)
    let extraction = Extractor.extract(bytes, file: path)
    guard let text = extraction.text, !bytes.isEmpty else {
      throw VerbatimError(
        .unreadable, "\(path): there is no text in it that can be read (\(extraction.mediaType)).")
    }
    guard text.utf8.count <= Analysis.largestText else {
      throw VerbatimError(
        .unreadable,
        "\(path): its text is larger than \(Analysis.largestText >> 20) MiB, and is not analysed. "
          + "Inspect it in parts.")
    }
    self.text = text
    self.date =
      try date.map { try PublicationDate.parse($0, as: "--date") }
      ?? extraction.metadata.first { $0.field == .published }?.value
    reading = try LanguageReader.read(text, documentDate: self.date, language: language)
    quotations = QuotationFinder.quotations(in: text, reading: reading)
  }

  /// The language of a tag: "en" of "en-GB".
  private static func language(_ tag: String) throws -> String {
    let code = tag.split(separator: "-", omittingEmptySubsequences: false)[0].lowercased()
    guard LanguageReader.languages.contains(code) else {
      throw VerbatimError(
        .invalid,
        "--language \(tag): there is no such language here; there are "
          + LanguageReader.languages.joined(separator: ", ") + ".")
    }
    return code
  }

  /// The inspection as `inspect --json` prints it.
  public var json: JSONValue {
    PositionedText(text, digest: Digest(of: text.utf8))
      .json(reading, quotations: quotations, date: date)
  }
}
