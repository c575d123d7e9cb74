/// Renders the leaf blocks of a Markdown document into one text.
struct MarkdownRenderer {
  /// The text and its map into the source.
  private(set) var builder = MappedTextBuilder()

  /// Where the first block that holds words ends in the text.
  private(set) var firstBlockEnd: Int?

  private let source: [UInt8]
  private let labels: MarkdownBlocks.Labels
  private var separator: [UInt8] = []
  /// The white space of the source that one space will stand for.
  private var space: Range<Int>?

  /// Content offsets and the source offsets they stand for, one entry for each line.
  private var lines: [(content: Int, source: Int)] = []
  private var line = 0

  init(source: [UInt8], labels: MarkdownBlocks.Labels) {
    self.source = source
    self.labels = labels
  }
}

extension MarkdownRenderer {
  /// Renders one block.
  ///
  /// - Complexity: O(length of the block).
  mutating func render(_ leaf: MarkdownBlocks.Leaf) {
    separate(leaf.isTight ? [0x0A] : [0x0A, 0x0A])
    switch leaf.kind {
    case .paragraph, .heading: renderInlines(leaf.lines)
    case .code: renderCode(leaf.lines)
    case .table:
      for row in leaf.lines {
        separate([0x0A])
        for (index, cell) in MarkdownTable.cells(of: row, in: source).enumerated() {
          if index > 0 {
            let place = cell.lowerBound..<cell.lowerBound
            space = nil
            flush(at: cell.lowerBound)
            builder.put([0x09], for: place)
          }
          renderInlines([cell])
        }
      }
    }
    if firstBlockEnd == nil, !builder.utf8.isEmpty { firstBlockEnd = builder.utf8.count }
  }

  /// Has a separator stand before what comes next, if anything does; the stronger one wins.
  private mutating func separate(_ bytes: [UInt8]) {
    if !builder.utf8.isEmpty, bytes.count > separator.count { separator = bytes }
    space = nil
  }

  /// Writes what stands between the last words and the next.
  private mutating func flush(at offset: Int) {
    if !separator.isEmpty {
      builder.put(separator, for: offset..<offset)
      separator = []
    } else if let space, !builder.isAtLineStart {
      if source[space] == [0x20] {
        builder.copy(space, of: source)
      } else {
        builder.put([0x20], for: space)
      }
    }
    space = nil
  }

  private mutating func renderCode(_ lines: [Range<Int>]) {
    var lines = lines[...]
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      if index > 0 {
        flush(at: line.lowerBound)
        builder.put([0x0A], for: line.lowerBound..<line.lowerBound)
      }
      guard !line.isEmpty else { continue }
      flush(at: line.lowerBound)
      builder.copy(line, of: source)
    }
  }

  private mutating func renderInlines(_ ranges: [Range<Int>]) {
    var content: [UInt8] = []
    var joins: [Int: Bool] = [:]
    lines = []
    line = 0
    for (index, range) in ranges.enumerated() {
      var end = range.upperBound
      while end > range.lowerBound, source[end - 1] == 0x20 || source[end - 1] == 0x09 { end -= 1 }
      lines.append((content.count, range.lowerBound))
      content += source[range.lowerBound..<end]
      if index + 1 < ranges.count {
        // Two spaces or more before the end of a line are a hard break.
        joins[content.count] = source[end..<range.upperBound].prefix { $0 == 0x20 }.count >= 2
        lines.append((content.count, end))
        content.append(0x0A)
      }
    }
    let inlines = MarkdownInlines(content, joins: joins, labels: labels)
    for piece in inlines.pieces { render(piece, of: content) }
  }

  private mutating func render(_ piece: MarkdownInlines.Piece, of content: [UInt8]) {
    switch piece.kind {
    case .nothing: break
    case .words, .marks: renderWords(piece.range, of: content)
    case .characters(let characters):
      let range = sourceRange(piece.range)
      flush(at: range.lowerBound)
      builder.put(characters, for: range)
    case .space:
      let start = sourceOffset(piece.range.lowerBound)
      let end = sourceOffset(piece.range.upperBound)
      if space == nil { space = start..<max(start, end) }
    case .lineBreak: separate([0x0A])
    case .blockBreak: separate([0x0A, 0x0A])
    }
  }

  /// Copies words, a run of white space as one space.
  private mutating func renderWords(_ range: Range<Int>, of content: [UInt8]) {
    func isSpace(_ index: Int) -> Bool { content[index] == 0x20 || content[index] == 0x09 }
    var index = range.lowerBound
    while index < range.upperBound {
      let start = sourceOffset(index)
      var end = index + 1
      if isSpace(index) {
        if space == nil { space = start..<start + 1 }
        while end < range.upperBound, isSpace(end) { end += 1 }
      } else {
        while end < range.upperBound, !isSpace(end) { end += 1 }
        flush(at: start)
        builder.copy(start..<start + end - index, of: source)
      }
      index = end
    }
  }

  private mutating func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(range.lowerBound)
    return start..<start + range.count
  }

  /// The source offset of a content offset.
  ///
  /// Offsets are asked for in order.
  private mutating func sourceOffset(_ offset: Int) -> Int {
    while line + 1 < lines.count, lines[line + 1].content <= offset { line += 1 }
    return lines[line].source + offset - lines[line].content
  }
}
