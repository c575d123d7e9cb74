/// Makes texts of captures.
public enum Extractor {
  /// Raised when what is read of a capture changes; derived metadata is then read anew.
  public static let version = 1

  /// Reads a capture: its text, the map back to its bytes, and what it says of itself.
  ///
  /// Nothing in the bytes is an error. A capture that holds no text which this version reads
  /// comes back without one, and a note says why.
  ///
  /// - Parameters:
  ///   - bytes: The capture, as received.
  ///   - file: The name it came under, which decides between kinds of text (`.md`, `.html`) and
  ///     never makes text of what is none.
  ///   - declaredMediaType: The media type that a sender or a person declared, with or without
  ///     parameters; a `charset` is heeded.
  /// - Complexity: O(n) in time and memory; plain text in UTF-8 is not copied.
  public static func extract(
    _ bytes: [UInt8], file: String, declaredMediaType: String? = nil
  ) -> Extraction {
    if let signature = MediaType.signature(of: bytes) {
      return Extraction(
        unread: signature.mediaType,
        note: "no text is read from \(signature.name) yet; kept as it is")
    }
    let encoding: CharacterEncoding
    let byteOrderMark: Int
    switch CharacterEncoding.detect(bytes) {
    case .text(let detected, let mark): (encoding, byteOrderMark) = (detected, mark)
    case .unread(let name):
      return Extraction(
        unread: "application/octet-stream", note: "no text is read from \(name); kept as it is")
    case .binary:
      return Extraction(
        unread: "application/octet-stream",
        note: "these bytes are not text in an encoding that is read; kept as they are")
    }

    let capture = Capture(
      bytes: bytes, detected: encoding, byteOrderMark: byteOrderMark,
      declaredCharset: declaredMediaType.flatMap(MediaType.charset))
    let head = DecodedText(bytes.prefix(4_096), as: encoding, byteOrderMark: byteOrderMark)
    let type = MediaType.text(head: head.utf8[...], file: file, declared: declaredMediaType)
    switch type {
    case .plain: return PlainText.extract(capture)
    case .markdown: return Markdown.extract(capture)
    case .html, .xhtml: return HTML.extract(capture, mediaType: type.rawValue)
    }
  }
}

/// A capture that is text, before it is decoded.
struct Capture {
  let bytes: [UInt8]

  /// The encoding that the bytes show.
  let detected: CharacterEncoding

  /// The length of the byte-order mark; 0 without one.
  let byteOrderMark: Int

  /// The `charset` that came with the capture.
  let declaredCharset: String?
}

extension Capture {
  /// The characters of a capture that says nothing of its encoding inside.
  ///
  /// A declared charset decides between 8-bit encodings, which bytes cannot do.
  func decoded() -> DecodedText {
    var encoding = detected
    if byteOrderMark == 0, detected == .latin1 || detected == .windows1252,
      let declared = declaredCharset.flatMap(CharacterEncoding.init(webLabel:)),
      declared == .windows1252
    {
      encoding = declared
    }
    return DecodedText(bytes, as: encoding, byteOrderMark: byteOrderMark)
  }

  /// Notes on the encoding of a decoded capture.
  func notes(on decoded: DecodedText) -> [String] {
    var notes: [String] = []
    if byteOrderMark == 0, decoded.encoding != .utf8, declaredCharset == nil {
      notes.append("no byte-order mark or label: read as \(decoded.encoding.ianaName) by its bytes")
    }
    if let note = decoded.faultNote { notes.append(note) }
    return notes
  }
}

extension Extraction {
  /// A capture that no text is read from.
  init(unread mediaType: String, note: String) {
    self.init(
      text: nil, isIdentity: false, mediaType: mediaType, charset: nil, extractor: "none",
      version: 1, notes: [note])
  }
}
