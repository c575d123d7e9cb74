import SourceText

/// Plain text: its own text if it is valid UTF-8, and else decoded.
enum PlainText {
  static let version = 1

  static func extract(_ capture: Capture) -> Extraction {
    let decoded = capture.decoded()
    var metadata = FrontMatter.read(decoded.utf8)?.metadata ?? MetadataList()
    PlainTextMetadata.read(decoded.utf8, into: &metadata)
    return Extraction(
      text: DocumentText(validating: decoded.utf8), isIdentity: decoded.isIdentity,
      map: decoded.runs, mediaType: MediaType.Text.plain.rawValue,
      charset: decoded.encoding.ianaName, extractor: "plain-text", version: version,
      metadata: metadata.values, notes: capture.notes(on: decoded) + metadata.notes)
  }
}
