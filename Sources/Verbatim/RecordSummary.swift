public import ArchiveIndex
import Preservation

/// What a record says, in a few words.
public enum RecordSummary {
  /// The words.
  ///
  /// They may hold text from sources: make them safe before they are printed.
  public static func text(_ record: IndexedRecord) -> String {
    if let body = record.body(SourceAdded.self) { return body.file }
    if let body = record.body(CaptureAdded.self) {
      return "\(body.size) bytes, \(body.mediaType ?? "type unknown"), \(body.object.short)"
    }
    if let body = record.body(TextExtracted.self) {
      return
        "\(body.extractor) \(body.version), \(body.charset ?? "encoding unknown"), \(body.text.short)"
    }
    if let body = record.body(MetadataSet.self) {
      return MetadataSet.Field.allCases.compactMap { field in
        body.strings(field).map { "\(field.rawValue): \($0.joined(separator: ", "))" }
      }.joined(separator: "; ")
    }
    if let body = record.body(Retracted.self) {
      return "\(body.target.short)" + (body.reason.isEmpty ? "" : ": " + body.reason)
    }
    return ""
  }
}
