import SourceText

/// Web pages, read as the words that they show.
///
/// Scripts, menus, page heads and feet, forms, notices and the like are left out. Blocks are
/// parted by a blank line, items, rows and line breaks by a line feed, cells by a tab; other
/// white space is collapsed as a browser does it, and no-break spaces are kept.
enum HTML {
  static let version = 1

  static func extract(_ capture: Capture, mediaType: String) -> Extraction {
    let label = capture.declaredCharset ?? HTMLCharset.label(in: capture.bytes)
    var notes: [String] = []
    guard let encoding = encoding(of: capture, label: label, notes: &notes) else {
      return Extraction(
        unread: mediaType,
        note:
          "no text is read from \(MetadataText.clean(label ?? "") ?? "this encoding"); kept as it is"
      )
    }
    let decoded = DecodedText(
      capture.bytes, as: encoding, byteOrderMark: capture.byteOrderMark)
    let flattened = HTMLFlattening(decoded.utf8)
    let tree = HTMLTree(flattened.utf8)
    let main = HTMLMainText(tree)
    var renderer = HTMLRenderer(tree: tree, page: decoded.utf8)
    renderer.render(main.root, leavingOut: main.isLeftOut)

    if flattened.isTooDeep {
      notes.append("elements nested deeper than \(HTMLFlattening.deepest) were read as one level")
    }
    if let note = decoded.faultNote { notes.append(note) }
    let metadata = HTMLMetadata.read(tree)
    return Extraction(
      text: DocumentText(validating: renderer.builder.utf8), isIdentity: false,
      map: decoded.carryingOver(renderer.builder.runs), mediaType: mediaType,
      charset: encoding.ianaName, extractor: "html", version: version,
      metadata: metadata.values, notes: notes + metadata.notes)
  }

  /// The encoding of a page: its byte-order mark, what it or its sender declares, its bytes.
  ///
  /// A declaration that the bytes contradict is not followed.
  private static func encoding(
    of capture: Capture, label: String?, notes: inout [String]
  ) -> CharacterEncoding? {
    let detected = capture.detected
    guard capture.byteOrderMark == 0, detected != .utf16LittleEndian, detected != .utf16BigEndian,
      let label
    else { return detected }
    guard let declared = CharacterEncoding(webLabel: label) else {
      return detected == .utf8 ? .utf8 : nil
    }
    if declared == .windows1252, detected == .utf8 {
      if ByteCensus(capture.bytes).sequences == 0 { return .windows1252 }
      notes.append("declared as \(declared.ianaName); the bytes are UTF-8 and were read so")
      return .utf8
    }
    if declared != .windows1252, detected != .utf8 {
      notes.append("declared as UTF-8; the bytes are not, and were read as \(detected.ianaName)")
    }
    return declared == .windows1252 ? .windows1252 : detected
  }
}

/// The encoding that a page declares in its first bytes.
enum HTMLCharset {
  /// The label in a `meta` tag or an XML declaration.
  ///
  /// - SeeAlso: <https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding>
  static func label(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4_096).map(ASCII.lowercased)
    var index = 0
    while let bracket = head[index...].firstIndex(of: 0x3C) {
      let rest = head[(bracket + 1)...]
      if rest.starts(with: Array("!--".utf8)) {
        guard let end = rest.firstRange(of: Array("-->".utf8)) else { return nil }
        index = end.upperBound
        continue
      }
      let tag = rest.prefix { $0 != 0x3E }
      if rest.starts(with: Array("meta".utf8)), let label = value(of: "charset", in: tag) {
        return label
      }
      if rest.starts(with: Array("?xml".utf8)), let label = value(of: "encoding", in: tag) {
        return label
      }
      index = bracket + 1
    }
    return nil
  }

  private static func value(of key: String, in tag: ArraySlice<UInt8>) -> String? {
    guard let name = tag.firstRange(of: Array(key.utf8)) else { return nil }
    var rest = tag[name.upperBound...].drop(while: ASCII.isSpace)
    guard rest.first == 0x3D else { return nil }
    rest = rest.dropFirst().drop { ASCII.isSpace($0) || $0 == 0x22 || $0 == 0x27 }
    let label = rest.prefix { !ASCII.isSpace($0) && ![0x22, 0x27, 0x3B, 0x2F].contains($0) }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }
}
