/// The leaf blocks of a Markdown document, read line by line.
struct MarkdownBlocks {
  /// A block that holds words.
  struct Leaf {
    /// What the block is.
    enum Kind: Equatable {
      case paragraph
      case heading(level: Int)
      case code
      /// A table; its second line, which draws the rule under the head, is left out.
      case table
    }

    var kind: Kind
    /// The ranges of its lines, without the marks of the blocks around them.
    var lines: [Range<Int>]
    /// Whether it opens an item that follows the one before without a blank line.
    var isTight: Bool
  }

  /// What reference and footnote definitions define.
  struct Labels {
    fileprivate(set) var references: Set<[UInt8]> = []
    fileprivate(set) var footnotes: Set<[UInt8]> = []
  }

  /// The leaf blocks in order.
  private(set) var leaves: [Leaf] = []

  /// The labels defined anywhere in the document.
  private(set) var labels = Labels()

  private let source: [UInt8]
  private let start: Int
  private var containers: [Container] = []
  private var open = OpenLeaf.none
  private var isAfterBlank = true
  private var isItemStart = false
  private var isInList = false

  init(_ source: [UInt8], from start: Int) {
    self.source = source
    self.start = start
  }

  /// Blocks nest no deeper than this; further marks are read as words, so that a line costs no
  /// more than its length and this.
  private static let deepest = 100
}

extension MarkdownBlocks {
  private enum Container {
    case quote
    case item(width: Int)
  }

  private enum OpenLeaf {
    case none
    case paragraph(lines: [Range<Int>], isTight: Bool)
    case fence(mark: UInt8, length: Int, indent: Int, lines: [Range<Int>], isTight: Bool)
    case indented(lines: [Range<Int>], blanks: [Range<Int>], isTight: Bool)
    /// Left out until the line that holds the terminator.
    case raw(terminator: [UInt8])

    var isParagraph: Bool { if case .paragraph = self { true } else { false } }
  }

  /// A position in a line, with the column that tabs make of it.
  private struct Cursor {
    let source: [UInt8]
    var offset: Int
    let end: Int
    var column = 0

    var byte: UInt8? { offset < end ? source[offset] : nil }
    var rest: Range<Int> { offset..<end }

    /// The columns of white space ahead.
    var indent: Int {
      var index = offset
      var column = column
      while index < end, source[index] == 0x20 || source[index] == 0x09 {
        column += source[index] == 0x20 ? 1 : 4 - column % 4
        index += 1
      }
      return column - self.column
    }

    var isBlank: Bool {
      !rest.contains { source[$0] != 0x20 && source[$0] != 0x09 }
    }

    /// Skips white space, up to so many columns.
    ///
    /// A tab that reaches beyond them is taken whole.
    mutating func skipSpace(columns: Int = .max) {
      let target = columns == .max ? Int.max : column + columns
      while column < target, let byte, byte == 0x20 || byte == 0x09 {
        column += byte == 0x20 ? 1 : 4 - column % 4
        offset += 1
      }
    }

    mutating func advance(_ count: Int) {
      offset += count
      column += count
    }
  }

  /// Reads the whole document.
  ///
  /// - Complexity: O(n).
  mutating func read() {
    var lines = LineScanner(source, from: start)
    while let line = lines.next() { read(line) }
    closeLeaf()
  }

  private mutating func read(_ line: Range<Int>) {
    var cursor = Cursor(source: source, offset: line.lowerBound, end: line.upperBound)
    var matched = 0
    matching: for container in containers {
      switch container {
      case .quote:
        guard cursor.indent < 4 else { break matching }
        var ahead = cursor
        ahead.skipSpace()
        guard ahead.byte == 0x3E else { break matching }
        ahead.advance(1)
        ahead.skipSpace(columns: 1)
        cursor = ahead
      case .item(let width):
        if cursor.isBlank {
          cursor.skipSpace()
        } else {
          guard cursor.indent >= width else { break matching }
          cursor.skipSpace(columns: width)
        }
      }
      matched += 1
    }
    let isWhole = matched == containers.count
    if isWhole, continueOpenLeaf(cursor) { return }
    if !isWhole, !open.isParagraph { close(to: matched) }

    var hasOpened = false
    while true {
      let indent = cursor.indent
      if cursor.isBlank {
        readBlank(matched: hasOpened ? containers.count : matched, isItem: hasOpened)
        return
      }
      let mayInterrupt = hasOpened || !isWhole || !open.isParagraph
      let mayNest = (hasOpened ? containers.count : matched) < Self.deepest
      if indent >= 4 {
        if open.isParagraph { break }
        cursor.skipSpace(columns: 4)
        startIndented(cursor.rest)
        return
      }
      var ahead = cursor
      ahead.skipSpace()
      if mayNest, ahead.byte == 0x3E {
        if !hasOpened { close(to: matched) }
        closeLeaf()
        ahead.advance(1)
        ahead.skipSpace(columns: 1)
        cursor = ahead
        containers.append(.quote)
        hasOpened = true
        continue
      }
      if startLeaf(ahead, indent: indent, matched: hasOpened ? containers.count : matched) {
        return
      }
      if !hasOpened, isWhole, takeUnderline(ahead.rest) { return }
      if isThematicBreak(ahead.rest) {
        if !hasOpened { close(to: matched) }
        closeLeaf()
        return
      }
      if mayNest, let length = listMarker(ahead, mayInterrupt: mayInterrupt) {
        if !hasOpened { close(to: matched) }
        closeLeaf()
        ahead.advance(length)
        let space = ahead.indent
        let padding = ahead.isBlank || space > 4 ? 1 : space
        ahead.skipSpace(columns: padding)
        cursor = ahead
        containers.append(.item(width: indent + length + padding))
        hasOpened = true
        isItemStart = true
        continue
      }
      break
    }
    cursor.skipSpace()
    if case .paragraph(var lines, let isTight) = open, !hasOpened {
      // A paragraph goes on without the marks of its blocks (a lazy continuation line).
      open = .none
      lines.append(cursor.rest)
      open = .paragraph(lines: lines, isTight: isTight)
    } else {
      if !hasOpened { close(to: matched) }
      closeLeaf()
      open = .paragraph(lines: [cursor.rest], isTight: takeTightness())
    }
    isAfterBlank = false
  }

  /// Takes a line into a fenced or left-out block that is open.
  private mutating func continueOpenLeaf(_ cursor: Cursor) -> Bool {
    switch open {
    case .fence(let mark, let length, let indent, var lines, let isTight):
      var ahead = cursor
      ahead.skipSpace()
      let run = ahead.rest.prefix { source[$0] == mark }.count
      if cursor.indent < 4, run >= length,
        !(ahead.offset + run..<ahead.end).contains(where: { !ASCII.isSpace(source[$0]) })
      {
        closeLeaf()
        return true
      }
      var content = cursor
      content.skipSpace(columns: indent)
      open = .none
      lines.append(content.rest)
      open = .fence(mark: mark, length: length, indent: indent, lines: lines, isTight: isTight)
      return true
    case .raw(let terminator):
      if contains(terminator, in: cursor.rest) { open = .none }
      return true
    case .indented(var lines, var blanks, let isTight):
      guard cursor.isBlank || cursor.indent >= 4 else { return false }
      var content = cursor
      content.skipSpace(columns: 4)
      open = .none
      if cursor.isBlank {
        blanks.append(content.offset..<content.offset)
      } else {
        lines += blanks + [content.rest]
        blanks = []
      }
      open = .indented(lines: lines, blanks: blanks, isTight: isTight)
      return true
    case .none, .paragraph:
      return false
    }
  }

  private mutating func readBlank(matched: Int, isItem: Bool) {
    if open.isParagraph { closeLeaf() }
    // A blank line ends a block quote, and keeps a list.
    if matched < containers.count { close(to: matched) }
    if !isItem { isAfterBlank = true }
  }

  private mutating func startIndented(_ rest: Range<Int>) {
    closeLeaf()
    open = .indented(lines: [rest], blanks: [], isTight: takeTightness())
    isAfterBlank = false
  }

  /// Starts a heading, a fence, or a block that is left out.
  private mutating func startLeaf(_ cursor: Cursor, indent: Int, matched: Int) -> Bool {
    guard let byte = cursor.byte else { return false }
    switch byte {
    case 0x23:
      let level = cursor.rest.prefix { source[$0] == 0x23 }.count
      let after = cursor.offset + level
      guard level <= 6, after == cursor.end || source[after] == 0x20 || source[after] == 0x09
      else { return false }
      close(to: matched)
      closeLeaf()
      let content = headingContent(after..<cursor.end)
      leaves.append(Leaf(kind: .heading(level: level), lines: [content], isTight: takeTightness()))
      isAfterBlank = false
      return true
    case 0x60, 0x7E:
      let length = cursor.rest.prefix { source[$0] == byte }.count
      guard length >= 3 else { return false }
      let info = cursor.offset + length..<cursor.end
      if byte == 0x60, info.contains(where: { source[$0] == 0x60 }) { return false }
      close(to: matched)
      closeLeaf()
      open = .fence(
        mark: byte, length: length, indent: indent, lines: [], isTight: takeTightness())
      isAfterBlank = false
      return true
    case 0x3C:
      guard let terminator = rawTerminator(cursor.rest) else { return false }
      close(to: matched)
      closeLeaf()
      isAfterBlank = true
      if !contains(terminator, in: cursor.offset + 2..<cursor.end) {
        open = .raw(terminator: terminator)
      } else if terminator == Array("-->".utf8) {
        // What follows a comment on its line is text.
        return false
      }
      return true
    default:
      return false
    }
  }

  /// The content of an ATX heading: without the space around it and the closing marks.
  private func headingContent(_ range: Range<Int>) -> Range<Int> {
    func isSpace(_ index: Int) -> Bool { source[index] == 0x20 || source[index] == 0x09 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(start) { start += 1 }
    while start < end, isSpace(end - 1) { end -= 1 }
    var mark = end
    while start < mark, source[mark - 1] == 0x23 { mark -= 1 }
    if mark == start { return start..<start }
    if mark < end, isSpace(mark - 1) {
      end = mark
      while start < end, isSpace(end - 1) { end -= 1 }
    }
    return start..<end
  }

  /// Turns the open paragraph into a heading, if the line underlines it.
  private mutating func takeUnderline(_ rest: Range<Int>) -> Bool {
    guard case .paragraph(let lines, let isTight) = open, let first = rest.first else {
      return false
    }
    let mark = source[first]
    guard mark == 0x3D || mark == 0x2D else { return false }
    let after = first + rest.prefix { source[$0] == mark }.count
    guard !(after..<rest.upperBound).contains(where: { !ASCII.isSpace(source[$0]) }) else {
      return false
    }
    guard tableRule(in: lines) == nil else { return false }
    let remaining = withoutDefinitions(lines)
    open = .none
    guard !remaining.isEmpty else { return false }
    leaves.append(
      Leaf(kind: .heading(level: mark == 0x3D ? 1 : 2), lines: remaining, isTight: isTight))
    return true
  }

  private func isThematicBreak(_ rest: Range<Int>) -> Bool {
    guard let first = rest.first else { return false }
    let mark = source[first]
    guard mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
    var count = 0
    for index in rest {
      if source[index] == mark { count += 1 } else if !ASCII.isSpace(source[index]) { return false }
    }
    return count >= 3
  }

  /// The length of a list item's marker.
  private func listMarker(_ cursor: Cursor, mayInterrupt: Bool) -> Int? {
    guard let byte = cursor.byte else { return nil }
    var length = 1
    if ASCII.isDigit(byte) {
      length = cursor.rest.prefix { ASCII.isDigit(source[$0]) }.count
      let mark = cursor.offset + length
      guard length <= 9, mark < cursor.end, source[mark] == 0x2E || source[mark] == 0x29 else {
        return nil
      }
      // Only a list that begins with 1 interrupts a paragraph: “…\n14. …” is a sentence's end.
      if !mayInterrupt, length != 1 || byte != 0x31 { return nil }
      length += 1
    } else if byte != 0x2D, byte != 0x2B, byte != 0x2A {
      return nil
    }
    let after = cursor.offset + length
    if after < cursor.end, source[after] != 0x20, source[after] != 0x09 { return nil }
    let isEmpty = !(after..<cursor.end).contains { !ASCII.isSpace(source[$0]) }
    return isEmpty && !mayInterrupt ? nil : length
  }

  /// What ends the block that a line begins, if it is one whose content is left out: a comment,
  /// a script, a style sheet.
  private func rawTerminator(_ rest: Range<Int>) -> [UInt8]? {
    let line = source[rest]
    if line.starts(with: Array("<!--".utf8)) { return Array("-->".utf8) }
    for name in ["script", "style"] {
      let tag = Array("<\(name)".utf8)
      guard line.prefix(tag.count).lazy.map(ASCII.lowercased).elementsEqual(tag) else { continue }
      let next = line.dropFirst(tag.count).first
      if next == nil || next == 0x3E || ASCII.isSpace(next!) { return Array("</\(name)".utf8) }
    }
    return nil
  }

  private func contains(_ needle: [UInt8], in range: Range<Int>) -> Bool {
    guard range.lowerBound + needle.count <= range.upperBound else { return false }
    for start in range.lowerBound...range.upperBound - needle.count {
      var length = 0
      while length < needle.count, ASCII.lowercased(source[start + length]) == needle[length] {
        length += 1
      }
      if length == needle.count { return true }
    }
    return false
  }

  private mutating func takeTightness() -> Bool {
    let isTight = isItemStart && isInList && !isAfterBlank
    isItemStart = false
    isInList = containers.contains { if case .item = $0 { true } else { false } }
    return isTight
  }

  private mutating func close(to count: Int) {
    guard count < containers.count else { return }
    closeLeaf()
    containers.removeLast(containers.count - count)
  }

  private mutating func closeLeaf() {
    let closing = open
    open = .none
    switch closing {
    case .none, .raw: break
    case .fence(_, _, _, let lines, let isTight), .indented(let lines, _, let isTight):
      if !lines.isEmpty { leaves.append(Leaf(kind: .code, lines: lines, isTight: isTight)) }
    case .paragraph(let lines, let isTight):
      closeParagraph(withoutDefinitions(lines), isTight: isTight)
    }
  }

  /// The index of the line that draws the rule under a table's head.
  private func tableRule(in lines: [Range<Int>]) -> Int? {
    lines.indices.dropFirst().first { index in
      guard let columns = MarkdownTable.columns(ofRule: source[lines[index]]) else { return false }
      return MarkdownTable.cells(of: lines[index - 1], in: source).count == columns
    }
  }

  private mutating func closeParagraph(_ lines: [Range<Int>], isTight: Bool) {
    guard !lines.isEmpty else { return }
    guard let rule = tableRule(in: lines) else {
      leaves.append(Leaf(kind: .paragraph, lines: lines, isTight: isTight))
      return
    }
    if rule > 1 {
      leaves.append(Leaf(kind: .paragraph, lines: Array(lines[..<(rule - 1)]), isTight: isTight))
    }
    let rows = [lines[rule - 1]] + lines[(rule + 1)...]
    leaves.append(Leaf(kind: .table, lines: rows, isTight: false))
  }
}

extension MarkdownBlocks {
  /// Takes the definitions off a paragraph's start.
  ///
  /// A footnote's text stays.
  private mutating func withoutDefinitions(_ lines: [Range<Int>]) -> [Range<Int>] {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      guard source[line].first == 0x5B,
        let close = MarkdownLabel.end(in: source, from: line.lowerBound + 1, to: line.upperBound),
        close + 1 < line.upperBound, source[close + 1] == 0x3A
      else { break }
      let label = MarkdownLabel.normalised(source[(line.lowerBound + 1)..<close])
      var rest = source[(close + 2)..<line.upperBound].drop { ASCII.isSpace($0) }
      if label.first == 0x5E {
        labels.footnotes.insert(label)
        guard !rest.isEmpty else { break }
        return [rest.startIndex..<line.upperBound] + lines[(index + 1)...]
      }
      guard !label.isEmpty, !rest.isEmpty else { break }
      rest = rest.drop { !ASCII.isSpace($0) }.drop { ASCII.isSpace($0) }
      guard rest.isEmpty || MarkdownLabel.isTitle(rest) else { break }
      labels.references.insert(label)
      index += 1
      if rest.isEmpty, index < lines.count, MarkdownLabel.isTitle(source[lines[index]]) {
        index += 1
      }
    }
    return Array(lines[index...])
  }
}

/// Labels of references: `[label]`.
enum MarkdownLabel {
  /// The longest label, in bytes.
  static let limit = 999

  /// The offset of the bracket that closes a label; nil if it holds another bracket, or none ends
  /// it within ``limit``.
  static func end(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var index = start
    while index < min(end, start + limit) {
      switch bytes[index] {
      case 0x5D: return index
      case 0x5B: return nil
      case 0x5C: index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// A label as it is compared: ASCII case and the amount of white space do not count.
  static func normalised(_ label: ArraySlice<UInt8>) -> [UInt8] {
    Array(
      label.split(whereSeparator: ASCII.isSpace).joined(separator: [0x20]).map(ASCII.lowercased))
  }

  /// Whether bytes are a title in quotation marks or parentheses, and nothing else.
  static func isTitle(_ bytes: ArraySlice<UInt8>) -> Bool {
    var bytes = bytes
    while let last = bytes.last, ASCII.isSpace(last) { bytes.removeLast() }
    guard bytes.count >= 2, let first = bytes.first, let last = bytes.last else { return false }
    return first == 0x22 && last == 0x22 || first == 0x27 && last == 0x27
      || first == 0x28 && last == 0x29
  }
}

/// Tables drawn with `|`.
enum MarkdownTable {
  /// How many columns the rule under a table's head draws; nil for a line that is no rule.
  static func columns(ofRule line: ArraySlice<UInt8>) -> Int? {
    guard line.contains(0x7C) else { return nil }
    var cells = line.split(separator: 0x7C, omittingEmptySubsequences: false).map { cell in
      cell.filter { !ASCII.isSpace($0) }
    }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.isEmpty == true { cells.removeLast() }
    let isRule = cells.allSatisfy { cell in
      let dashes = cell.drop { $0 == 0x3A }
      let colons = cell.count - dashes.count
      let tail = dashes.drop { $0 == 0x2D }
      return colons <= 1 && tail.count < dashes.count && (tail.isEmpty || tail == [0x3A])
    }
    return isRule && !cells.isEmpty ? cells.count : nil
  }

  /// The cells of a row, without the space around them.
  static func cells(of line: Range<Int>, in source: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      if source[index] == 0x5C {
        index += 2
      } else {
        if source[index] == 0x7C {
          cells.append(trimmed(start..<index, in: source))
          start = index + 1
        }
        index += 1
      }
    }
    cells.append(trimmed(start..<line.upperBound, in: source))
    // The bars at the ends of a row part nothing.
    if cells.count > 1, cells[0].isEmpty { cells.removeFirst() }
    if cells.count > 1, cells[cells.count - 1].isEmpty { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ range: Range<Int>, in source: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(source[start]) { start += 1 }
    while start < end, ASCII.isSpace(source[end - 1]) { end -= 1 }
    return start..<end
  }
}
