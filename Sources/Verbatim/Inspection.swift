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
  /// - Parameter date: The document's date; what the file says of itself where it is not stated.
  /// - Throws: ``VerbatimError`` when the file cannot be read or holds no text.
  public init(of path: String, date: String? = nil) throws {
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
    reading = try LanguageReader.read(text, documentDate: self.date)
    quotations = QuotationFinder.quotations(in: text, reading: reading)
  }

  /// The inspection as `inspect --json` prints it.
  public var json: JSONValue {
    PositionedText(text, digest: Digest(of: text.utf8))
      .json(reading, quotations: quotations, date: date)
  }
}
