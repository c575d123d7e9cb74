public import Checking
import Extraction
import Foundation
public import Interchange
import Language
import Quotation
import SourceText

/// A text that somebody is about to publish, with the quotations in it.
public struct DraftDocument: Sendable {
  /// A quotation of the draft.
  public struct Item: Sendable {
    /// The quotation, given to whom the draft gives it to.
    public var quotation: DraftQuotation
    /// Where it stands in the draft's file.
    public var place: DraftPlace
  }

  /// The draft's file, as it was named.
  public var file: String
  /// The quotations in order.
  public var items: [Item]

  /// Reads a draft: Markdown, HTML or plain text.
  ///
  /// - Throws: ``VerbatimError`` `unreadable` when the file cannot be read or holds no text that
  ///   this version reads; `ModelError` where the program's resources are missing.
  public init(at path: String) throws {
    let bytes = try FileReader.bytes(at: path, limit: Archive.largestCapture)
    let name = InputFiles.recordedName(path)
    let extraction = Extractor.extract(bytes, file: path)
    guard let text = extraction.text else {
      let isOffice = path.lowercased().hasSuffix(".docx") || path.lowercased().hasSuffix(".odt")
      throw VerbatimError(
        .unreadable,
        isOffice
          ? "\(path): Word documents are not read yet. Save the draft as plain text, HTML or Markdown, and check that."
          : "\(path): there is no text in it that can be read (\(extraction.mediaType)). Drafts are read as Markdown, HTML or plain text."
      )
    }
    guard text.utf8.count <= Analysis.largestText else {
      throw VerbatimError(
        .unreadable, "\(path): a draft of more than \(Analysis.largestText) bytes is not read.")
    }
    try self.init(text: text, extraction: extraction, bytes: bytes, file: name)
  }

  private init(
    text: DocumentText, extraction: Extraction, bytes: [UInt8], file: String
  ) throws(ModelError) {
    self.file = file
    items = []
    let reading = try LanguageReader.read(text, documentDate: nil, isParsed: false)
    // Places are counted in the file where it is UTF-8, else in the text that was decoded.
    let lines = DocumentText(validating: bytes).map(LineIndex.init)
    let textLines = LineIndex(text)
    for quotation in QuotationFinder.quotations(in: text, reading: reading) {
      guard quotation.nestedIn == nil, [.direct, .mixed].contains(quotation.kind),
        !quotation.marked.isEmpty
      else { continue }
      // One thing said, parted by "she said", is checked as one; fragments are checked one by one.
      let groups =
        quotation.kind == .direct ? [quotation.marked] : quotation.marked.map { [$0] }
      let context = Self.context(of: quotation, in: text, reading: reading)
      for group in groups {
        let (quote, seams) = Self.join(group, in: text)
        guard quote.contains(where: { !$0.isWhitespace }) else { continue }
        let extent = group.dropFirst().reduce(group[0]) { $0.union($1) }
        let place: DraftPlace
        if let lines, let span = extraction.captureSpan(of: extent) {
          place = DraftPlace(
            file: file, start: lines.position(ofByte: span.start),
            end: lines.position(ofByte: span.end), bytes: span)
        } else {
          place = DraftPlace(
            file: file, start: textLines.position(ofByte: extent.start),
            end: textLines.position(ofByte: extent.end), bytes: extent)
        }
        items.append(
          Item(
            quotation: DraftQuotation(
              quote, speaker: quotation.speakers.first?.name, context: context, seams: seams),
            place: place))
      }
    }
  }

  /// The runs as one text, with a space where the draft's own words part them.
  private static func join(_ runs: [TextSpan], in text: DocumentText) -> (String, [Int]) {
    var quote = ""
    var seams: [Int] = []
    for run in runs {
      if !quote.isEmpty {
        seams.append(quote.utf8.count)
        quote += " "
      }
      quote += text[run]
    }
    return (quote, seams)
  }

  /// The words of the draft's sentences outside the marks.
  private static func context(
    of quotation: Quotation, in text: DocumentText, reading: Reading
  ) -> String {
    let extent = quotation.extent
    let sentences = reading.sentences
    let first = sentences.firstSorted { $0.span.end > extent.start }
    let whole = sentences[first...].prefix { $0.span.start < extent.end }
      .reduce(extent) { $0.union($1.span) }
    var words = ""
    var place = whole.start
    for run in quotation.marked.sorted() where run.start >= place && run.end <= whole.end {
      words += text[TextSpan(start: place, end: run.start)] + " "
      place = run.end
    }
    return words + text[TextSpan(start: place, end: whole.end)]
  }
}
