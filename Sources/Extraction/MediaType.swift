/// Telling what a capture is: by its first bytes, then by what is declared, then by its name.
enum MediaType {
  /// The media types whose text is read.
  enum Text: String {
    case plain = "text/plain"
    case markdown = "text/markdown"
    case html = "text/html"
    case xhtml = "application/xhtml+xml"
  }

  /// A kind of file that its first bytes give away.
  struct Signature {
    let offset: Int
    let bytes: [UInt8]
    let mediaType: String
    let name: String

    init(_ bytes: [UInt8], at offset: Int = 0, _ mediaType: String, _ name: String) {
      (self.bytes, self.offset, self.mediaType, self.name) = (bytes, offset, mediaType, name)
    }
  }

  /// Signatures of files that no text is read from, the longer before the shorter.
  ///
  /// - SeeAlso: <https://mimesniff.spec.whatwg.org/>
  static let signatures: [Signature] = [
    Signature(Array("%PDF-".utf8), "application/pdf", "PDF"),
    Signature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", "PNG images"),
    Signature([0xFF, 0xD8, 0xFF], "image/jpeg", "JPEG images"),
    Signature(Array("GIF87a".utf8), "image/gif", "GIF images"),
    Signature(Array("GIF89a".utf8), "image/gif", "GIF images"),
    Signature(Array("WEBP".utf8), at: 8, "image/webp", "WebP images"),
    Signature(Array("WAVE".utf8), at: 8, "audio/wav", "sound recordings"),
    Signature([0x49, 0x49, 0x2A, 0], "image/tiff", "TIFF images"),
    Signature([0x4D, 0x4D, 0, 0x2A], "image/tiff", "TIFF images"),
    Signature([0x50, 0x4B, 3, 4], "application/zip", "zip archives and office files"),
    Signature([0x50, 0x4B, 5, 6], "application/zip", "zip archives and office files"),
    Signature([0x1F, 0x8B, 8], "application/gzip", "gzip files"),
    Signature([0x42, 0x5A, 0x68], "application/x-bzip2", "bzip2 files"),
    Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "application/x-xz", "xz files"),
    Signature([0x28, 0xB5, 0x2F, 0xFD], "application/zstd", "zstd files"),
    Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed", "7z archives"),
    Signature(Array("Rar!".utf8) + [0x1A, 7], "application/vnd.rar", "RAR archives"),
    Signature(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage",
      "old office files"),
    Signature(Array("{\\rtf".utf8), "application/rtf", "RTF"),
    Signature(Array("WARC/".utf8), "application/warc", "WARC files"),
    Signature(Array("SQLite format 3".utf8) + [0], "application/vnd.sqlite3", "SQLite databases"),
    Signature(Array("ID3".utf8), "audio/mpeg", "sound recordings"),
    Signature(Array("OggS".utf8) + [0], "application/ogg", "recordings"),
    Signature(Array("fLaC".utf8), "audio/flac", "sound recordings"),
    Signature(Array("ftyp".utf8), at: 4, "video/mp4", "recordings"),
    Signature([0x1A, 0x45, 0xDF, 0xA3], "video/webm", "recordings"),
    Signature([0x7F] + Array("ELF".utf8), "application/x-executable", "programs"),
  ]

  /// The signature that a capture bears, if it is one of those, and not text that happens to
  /// begin with the same letters.
  static func signature(of bytes: [UInt8]) -> Signature? {
    signatures.first { signature in
      guard bytes.dropFirst(signature.offset).starts(with: signature.bytes) else { return false }
      return signature.isUnmistakable || !isText(bytes.prefix(1_024))
    }
  }

  /// Which reader a text capture is for.
  ///
  /// - Parameter head: The start of the capture, decoded.
  static func text(head: ArraySlice<UInt8>, file: String, declared: String?) -> Text {
    let fileExtension = fileExtension(file)
    let declared = declared.flatMap { Text(rawValue: essence($0)) }
    let isXML = declared == .xhtml || fileExtension == "xhtml"
    if looksLikeHTML(head) { return isXML ? .xhtml : .html }
    if let declared { return declared }
    switch fileExtension {
    case "md", "markdown", "mdown", "mkd": return .markdown
    case "html", "htm": return .html
    case "xhtml": return .xhtml
    default: return .plain
    }
  }

  /// A declared media type without its parameters, in lower case.
  static func essence(_ declared: String) -> String {
    let end = declared.firstIndex(of: ";") ?? declared.endIndex
    return declared[..<end].lowercased().filter { !$0.isWhitespace }
  }

  /// The `charset` parameter of a declared media type.
  static func charset(_ declared: String) -> String? {
    for parameter in declared.split(separator: ";").dropFirst() {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased().filter({ !$0.isWhitespace }) == "charset" else {
        continue
      }
      return String(parts[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
    }
    return nil
  }

  /// Whether a text begins as only a web page does: with a document type or an `html` tag, after
  /// white space, comments and an XML declaration.
  private static func looksLikeHTML(_ head: ArraySlice<UInt8>) -> Bool {
    var rest = head.prefix(4_096)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while true {
      rest = rest.drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
      if rest.starts(with: Array("<!--".utf8)) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return false }
        rest = rest[end.upperBound...]
      } else if rest.starts(with: Array("<?xml".utf8)) {
        guard let end = rest.firstIndex(of: 0x3E) else { return false }
        rest = rest[(end + 1)...]
      } else {
        break
      }
    }
    return ["<!doctype html", "<html"].contains { tag in
      let end = rest.dropFirst(tag.utf8.count).first
      return rest.prefix(tag.utf8.count).lazy.map(ASCII.lowercased).elementsEqual(tag.utf8)
        && (end == nil || end == 0x3E || end == 0x20 || 0x09...0x0D ~= end!)
    }
  }

  private static func fileExtension(_ file: String) -> String {
    guard let dot = file.lastIndex(of: "."), !file[dot...].contains("/") else { return "" }
    return file[dot...].dropFirst().lowercased()
  }

  private static func isText(_ sample: ArraySlice<UInt8>) -> Bool {
    let census = ByteCensus(Array(sample))
    return census.zeros == 0 && census.controls == 0 && census.faults <= 1
  }
}

extension MediaType.Signature {
  /// Whether no text begins so: the signature has a byte that text has not, or is a format's own
  /// first line.
  fileprivate var isUnmistakable: Bool {
    bytes.contains { $0 < 0x20 || $0 >= 0x7F }
      || ["application/pdf", "application/rtf", "application/warc"].contains(mediaType)
  }
}

/// ASCII letters, without a table.
enum ASCII {
  /// A byte in lower case, if it is an ASCII letter.
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  /// Whether a byte is an ASCII letter.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }

  /// Whether a byte is an ASCII digit.
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// Whether a byte is white space in HTML: space, tab, line feed, form feed, carriage return.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
  }

  /// Whether a byte is ASCII punctuation.
  @inline(__always)
  static func isPunctuation(_ byte: UInt8) -> Bool {
    0x21...0x2F ~= byte || 0x3A...0x40 ~= byte || 0x5B...0x60 ~= byte || 0x7B...0x7E ~= byte
  }
}
