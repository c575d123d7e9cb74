import SourceText

/// Markdown, read as the text that it renders to.
///
/// CommonMark with the tables, strikethrough and footnotes of common dialects. Marks, addresses,
/// pictures, HTML tags and comments, reference definitions and front matter are left out; what
/// stands between them is the text. Blocks are parted by a blank line, items of a tight list,
/// rows and hard breaks by a line feed; a soft break is a space, a table's cells are parted by
/// tabs.
///
/// - SeeAlso: <https://spec.commonmark.org/0.31.2/>
enum Markdown {
  static let version = 1

  static func extract(_ capture: Capture) -> Extraction {
    let decoded = capture.decoded()
    let front = FrontMatter.read(decoded.utf8)
    let mark = decoded.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var blocks = MarkdownBlocks(decoded.utf8, from: front?.end ?? mark)
    blocks.read()
    var renderer = MarkdownRenderer(source: decoded.utf8, labels: blocks.labels)
    for leaf in blocks.leaves { renderer.render(leaf) }

    var metadata = front?.metadata ?? MetadataList()
    let isHeaded = blocks.leaves.first.map { $0.kind == .heading(level: 1) } ?? false
    if isHeaded, !metadata.has(.title), let end = renderer.firstBlockEnd {
      let title = String(decoding: renderer.builder.utf8[..<end], as: UTF8.self)
      metadata.add(.title, title, origin: "first heading")
    }
    PlainTextMetadata.read(renderer.builder.utf8, into: &metadata)
    return Extraction(
      text: DocumentText(validating: renderer.builder.utf8), isIdentity: false,
      map: decoded.carryingOver(renderer.builder.runs),
      mediaType: MediaType.Text.markdown.rawValue, charset: decoded.encoding.ianaName,
      extractor: "markdown", version: version, metadata: metadata.values,
      notes: capture.notes(on: decoded) + metadata.notes)
  }
}
