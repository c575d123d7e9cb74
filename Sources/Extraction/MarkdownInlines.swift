/// The inline content of one Markdown block: which of its bytes are words, and what stands for
/// the rest.
///
/// - SeeAlso: <https://spec.commonmark.org/0.31.2/#phase-2-inline-structure>
struct MarkdownInlines {
  /// A stretch of the content.
  struct Piece {
    /// What it renders to.
    enum Kind: Equatable {
      case words
      case nothing
      case characters([UInt8])
      case space
      case lineBreak
      case blockBreak
      /// Marks of emphasis; those left over in the end are words.
      case marks
    }

    var range: Range<Int>
    var kind: Kind
  }

  /// The pieces in order, covering the content.
  private(set) var pieces: [Piece] = []

  private let content: [UInt8]
  private let joins: [Int: Bool]
  private let labels: MarkdownBlocks.Labels
  private var position = 0
  private var marks: [Marks] = []
  private var brackets: [Bracket] = []
  private var inactiveLinks = 0
  private var dropped: [(from: Int, to: Int)] = []
  private var tickRuns: [Int: [Int]]?
  private var isWithoutEnd: Set<UInt8> = []

  /// Reads content.
  ///
  /// - Parameters:
  ///   - content: The block's bytes, its lines joined by line feeds.
  ///   - joins: The offsets of those line feeds, and whether each is a hard break.
  ///   - labels: The labels that the document defines.
  /// - Complexity: O(n) but for labels, which are looked up as often as there are brackets and
  ///   are no longer than ``MarkdownLabel/limit``.
  init(_ content: [UInt8], joins: [Int: Bool], labels: MarkdownBlocks.Labels) {
    self.content = content
    self.joins = joins
    self.labels = labels
    read()
  }
}

extension MarkdownInlines {
  /// A run of `*`, `_` or `~` that may open or close emphasis.
  private struct Marks {
    let piece: Int
    let mark: UInt8
    let length: Int
    var left: Int
    let opens: Bool
    let closes: Bool
    var previous: Int
    var next: Int
  }

  private struct Bracket {
    let piece: Int
    let isImage: Bool
    /// The offset just past the bracket.
    let start: Int
    /// How many runs of marks came before it.
    let marks: Int
  }

  private mutating func read() {
    while position < content.count {
      let byte = content[position]
      switch byte {
      case 0x0A where joins[position] != nil:
        add(1, joins[position]! ? .lineBreak : .space)
      case 0x5C: readBackslash()
      case 0x60: readCodeSpan()
      case 0x2A, 0x5F, 0x7E: readMarks(byte)
      case 0x5B: openBracket(isImage: false, length: 1)
      case 0x21 where peek(1) == 0x5B: openBracket(isImage: true, length: 2)
      case 0x5D: closeBracket()
      case 0x3C: readAngle()
      case 0x26: readReference()
      default: readWords()
      }
    }
    resolveMarks(from: 0)
    drop()
  }

  private func peek(_ ahead: Int) -> UInt8? {
    position + ahead < content.count ? content[position + ahead] : nil
  }

  private mutating func add(_ length: Int, _ kind: Piece.Kind) {
    pieces.append(Piece(range: position..<position + length, kind: kind))
    position += length
  }

  private mutating func readWords() {
    var end = position + 1
    content.withUnsafeBufferPointer { bytes in
      while end < bytes.count {
        switch bytes[end] {
        case 0x0A, 0x5C, 0x60, 0x2A, 0x5F, 0x7E, 0x5B, 0x21, 0x5D, 0x3C, 0x26: return
        default: end += 1
        }
      }
    }
    add(end - position, .words)
  }

  private mutating func readBackslash() {
    guard let next = peek(1) else { return add(1, .words) }
    if next == 0x0A, joins[position + 1] != nil {
      add(1, .nothing)
      add(1, .lineBreak)
    } else if ASCII.isPunctuation(next) {
      add(1, .nothing)
      add(1, .words)
    } else {
      add(1, .words)
    }
  }
}

// MARK: Code, references, tags

extension MarkdownInlines {
  private mutating func readCodeSpan() {
    let length = runLength(at: position)
    guard let close = closingTicks(length, after: position + length) else {
      return add(length, .words)
    }
    add(length, .nothing)
    var (start, end) = (position, close)
    func isSpace(_ index: Int) -> Bool { content[index] == 0x20 || content[index] == 0x0A }
    let isPadded = end - start >= 2 && isSpace(start) && isSpace(end - 1)
    if isPadded, (start..<end).contains(where: { !isSpace($0) }) {
      (start, end) = (start + 1, end - 1)
      add(1, .nothing)
    }
    while position < end {
      if joins[position] != nil {
        add(1, .space)
      } else {
        let stretch = content[position..<end].dropFirst().firstIndex { $0 == 0x0A } ?? end
        add(stretch - position, .words)
      }
    }
    add(close + length - position, .nothing)
  }

  private func runLength(at start: Int) -> Int {
    var end = start
    while end < content.count, content[end] == content[start] { end += 1 }
    return end - start
  }

  /// The next run of exactly so many backticks.
  private mutating func closingTicks(_ length: Int, after start: Int) -> Int? {
    if tickRuns == nil {
      var runs: [Int: [Int]] = [:]
      var index = start
      while index < content.count {
        if content[index] == 0x60 {
          let length = runLength(at: index)
          runs[length, default: []].append(index)
          index += length
        } else {
          index += 1
        }
      }
      tickRuns = runs.mapValues { $0.reversed() }
    }
    // Runs that were passed will not be asked for again.
    while let next = tickRuns?[length]?.last {
      if next >= start { return next }
      tickRuns?[length]?.removeLast()
    }
    return nil
  }

  private mutating func readReference() {
    guard let length = HTMLCharacterReference.length(in: content, at: position, limit: 33),
      content[position + length - 1] == 0x3B,
      let decoded = HTMLCharacterReference.decode(content[position..<position + length])
    else { return add(1, .words) }
    add(length, .characters(decoded))
  }

  private mutating func readAngle() {
    if let length = autolink() {
      add(1, .nothing)
      add(length - 2, .words)
      add(1, .nothing)
    } else if let (length, kind) = tag() {
      add(length, kind)
    } else {
      add(1, .words)
    }
  }

  /// `<https://…>` or `<name@host>`: the length with its brackets.
  private func autolink() -> Int? {
    var index = position + 1
    var hasMark = false
    while index < content.count, index - position <= 2_000 {
      switch content[index] {
      case 0x3E:
        return hasMark && ASCII.isLetter(content[position + 1]) ? index + 1 - position : nil
      case 0x00...0x20, 0x3C, 0x22: return nil
      case 0x3D where !hasMark: return nil
      case 0x3A, 0x40: hasMark = hasMark || index > position + 2
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func tag() -> (Int, Piece.Kind)? {
    guard let next = peek(1) else { return nil }
    if next == 0x21, peek(2) == 0x2D, peek(3) == 0x2D {
      return past("-->", from: position + 4, key: 0x2D).map { ($0, .nothing) }
    }
    if next == 0x3F { return past("?>", from: position + 2, key: 0x3F).map { ($0, .nothing) } }
    if next == 0x21 { return past(">", from: position + 2, key: 0x21).map { ($0, .nothing) } }
    var index = position + (next == 0x2F ? 2 : 1)
    guard index < content.count, ASCII.isLetter(content[index]) else { return nil }
    let name = content[index...].prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D }
    index = name.endIndex
    guard index < content.count,
      ASCII.isSpace(content[index]) || content[index] == 0x3E || content[index] == 0x2F
    else { return nil }
    var quote: UInt8?
    while index < content.count {
      let byte = content[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        // A quotation mark in a tag follows the equals sign.
        guard content[..<index].last(where: { !ASCII.isSpace($0) }) == 0x3D else { return nil }
        quote = byte
      } else if byte == 0x3E {
        let tag = String(decoding: name.map(ASCII.lowercased), as: UTF8.self)
        let kind: Piece.Kind =
          tag == "br" ? .lineBreak : HTMLElements.blocks.contains(tag) ? .blockBreak : .nothing
        return (index + 1 - position, kind)
      } else if byte == 0x3C {
        return nil
      }
      index += 1
      // Longer tags are not written by hand.
      if index - position > 4_096 { return nil }
    }
    return nil
  }

  /// The length up to the end of a terminator.
  ///
  /// One that was looked for in vain is not again.
  private mutating func past(_ terminator: String, from start: Int, key: UInt8) -> Int? {
    guard !isWithoutEnd.contains(key), start <= content.count else { return nil }
    let needle = Array(terminator.utf8)
    var index = start
    while index + needle.count <= content.count {
      if content[index] == needle[0], content[index...].starts(with: needle) {
        return index + needle.count - position
      }
      index += 1
    }
    isWithoutEnd.insert(key)
    return nil
  }
}

// MARK: Links and pictures

extension MarkdownInlines {
  private mutating func openBracket(isImage: Bool, length: Int) {
    brackets.append(
      Bracket(
        piece: pieces.count, isImage: isImage, start: position + length, marks: marks.count))
    add(length, .words)
  }

  private mutating func closeBracket() {
    guard let bracket = brackets.popLast() else { return add(1, .words) }
    defer { inactiveLinks = min(inactiveLinks, brackets.count) }
    // A link inside a link is none; a footnote's mark is not a link.
    if let length = footnoteLength(bracket) {
      dropped.append((bracket.piece, pieces.count + 1))
      return add(length, .nothing)
    }
    guard bracket.isImage || brackets.count >= inactiveLinks,
      let length = destinationLength() ?? referenceLength(bracket)
    else { return add(1, .words) }
    pieces[bracket.piece].kind = .nothing
    resolveMarks(from: bracket.marks)
    if bracket.isImage {
      dropped.append((bracket.piece, pieces.count))
    } else {
      inactiveLinks = brackets.count
    }
    add(length, .nothing)
  }

  private func footnoteLength(_ bracket: Bracket) -> Int? {
    guard !bracket.isImage, !labels.footnotes.isEmpty, position > bracket.start,
      content[bracket.start] == 0x5E, position - bracket.start <= MarkdownLabel.limit,
      labels.footnotes.contains(MarkdownLabel.normalised(content[bracket.start..<position]))
    else { return nil }
    return 1
  }

  /// The length of `](destination "title")`.
  private func destinationLength() -> Int? {
    guard peek(1) == 0x28 else { return nil }
    var index = position + 2
    func skipSpace() { while index < content.count, ASCII.isSpace(content[index]) { index += 1 } }
    skipSpace()
    if index < content.count, content[index] == 0x3C {
      index += 1
      while index < content.count, content[index] != 0x3E {
        if content[index] == 0x3C || content[index] == 0x0A { return nil }
        index += content[index] == 0x5C ? 2 : 1
      }
      guard index < content.count else { return nil }
      index += 1
    } else {
      var depth = 0
      scan: while index < content.count {
        switch content[index] {
        case 0x5C: index += 1
        case 0x28:
          depth += 1
          // Deeper parentheses are not read, as in the reference implementation.
          if depth > 32 { return nil }
        case 0x29:
          if depth == 0 { break scan }
          depth -= 1
        case 0x00...0x20: break scan
        default: break
        }
        index += 1
      }
    }
    let end = index
    skipSpace()
    guard index < content.count else { return nil }
    if content[index] == 0x29 { return index + 1 - position }
    guard index > end else { return nil }
    let open = content[index]
    guard open == 0x22 || open == 0x27 || open == 0x28 else { return nil }
    let close = open == 0x28 ? 0x29 : open
    index += 1
    while index < content.count, content[index] != close {
      if open == 0x28, content[index] == 0x28 { return nil }
      index += content[index] == 0x5C ? 2 : 1
    }
    guard index < content.count else { return nil }
    index += 1
    skipSpace()
    return index < content.count && content[index] == 0x29 ? index + 1 - position : nil
  }

  /// The length of `][label]`, `][]` or `]`, where the label is defined.
  private func referenceLength(_ bracket: Bracket) -> Int? {
    guard !labels.references.isEmpty else { return nil }
    if peek(1) == 0x5B,
      let close = MarkdownLabel.end(in: content, from: position + 2, to: content.count)
    {
      let label = MarkdownLabel.normalised(content[position + 2..<close])
      if !label.isEmpty {
        return labels.references.contains(label) ? close + 1 - position : nil
      }
    }
    guard position - bracket.start <= MarkdownLabel.limit else { return nil }
    let label = MarkdownLabel.normalised(content[bracket.start..<position])
    guard labels.references.contains(label) else { return nil }
    return peek(1) == 0x5B && peek(2) == 0x5D ? 3 : 1
  }

  /// Drops what pictures hold.
  ///
  /// Pictures nest, and lie in the order of their ends.
  private mutating func drop() {
    guard !dropped.isEmpty else { return }
    var changes = [Int](repeating: 0, count: pieces.count + 1)
    for (from, to) in dropped {
      changes[from] += 1
      changes[min(to, pieces.count)] -= 1
    }
    var depth = 0
    for index in pieces.indices {
      depth += changes[index]
      if depth > 0 { pieces[index].kind = .nothing }
    }
  }
}

// MARK: Emphasis

extension MarkdownInlines {
  private mutating func readMarks(_ mark: UInt8) {
    let length = runLength(at: position)
    let before = CharacterKind(before: position, in: content)
    let after = CharacterKind(at: position + length, in: content)
    let isLeft = after != .space && (after != .punctuation || before != .words)
    let isRight = before != .space && (before != .punctuation || after != .words)
    var (opens, closes) = (isLeft, isRight)
    if mark == 0x5F {
      opens = isLeft && (!isRight || before == .punctuation)
      closes = isRight && (!isLeft || after == .punctuation)
    } else if mark == 0x7E, length > 2 {
      (opens, closes) = (false, false)
    }
    if opens || closes {
      marks.append(
        Marks(
          piece: pieces.count, mark: mark, length: length, left: length, opens: opens,
          closes: closes, previous: -1, next: -1))
    }
    add(length, .marks)
  }

  /// Pairs the marks from one on, and takes what is paired out of the text.
  ///
  /// This is the standard's procedure "process emphasis"; its "openers bottom" keeps it linear.
  private mutating func resolveMarks(from bottom: Int) {
    guard bottom < marks.count else { return }
    for index in bottom..<marks.count {
      marks[index].previous = index == bottom ? -1 : index - 1
      marks[index].next = index + 1 == marks.count ? -1 : index + 1
    }
    var openersBottom: [Int: Int] = [:]
    var closer = bottom
    while closer >= 0 {
      let current = marks[closer]
      guard current.closes, current.left > 0 else {
        closer = current.next
        continue
      }
      let key =
        Int(current.mark) << 4 | (current.opens ? 8 : 0)
        | (current.mark == 0x7E ? min(current.length, 3) : current.length % 3)
      let floor = openersBottom[key] ?? -1
      var opener = current.previous
      while opener > floor, opener >= 0, !pairs(marks[opener], current) {
        opener = marks[opener].previous
      }
      guard opener > floor, opener >= 0 else {
        openersBottom[key] = current.previous
        closer = current.next
        if !current.opens { unlink(current, at: closer) }
        continue
      }
      // The marks between the two pair with nothing any more.
      marks[opener].next = closer
      marks[closer].previous = opener
      let used = min(marks[opener].left, marks[closer].left) >= 2 ? 2 : 1
      marks[opener].left -= used
      marks[closer].left -= used
      if marks[opener].left == 0 {
        let previous = marks[opener].previous
        marks[closer].previous = previous
        if previous >= 0 { marks[previous].next = closer }
      }
    }
    for mark in marks[bottom...] {
      let range = pieces[mark.piece].range
      pieces[mark.piece].range = range.lowerBound..<range.lowerBound + mark.left
      if mark.left == 0 { pieces[mark.piece].kind = .nothing }
    }
    marks.removeSubrange(bottom...)
  }

  private mutating func unlink(_ mark: Marks, at next: Int) {
    if mark.previous >= 0 { marks[mark.previous].next = next }
    if next >= 0 { marks[next].previous = mark.previous }
  }

  private func pairs(_ opener: Marks, _ closer: Marks) -> Bool {
    guard opener.opens, opener.left > 0, opener.mark == closer.mark else { return false }
    if opener.mark == 0x7E { return opener.length == closer.length }
    // The rule of three: `*foo**bar*`.
    return
      !((opener.closes || closer.opens) && (opener.length + closer.length) % 3 == 0
      && !(opener.length % 3 == 0 && closer.length % 3 == 0))
  }
}

/// What kind of character stands beside a mark.
private enum CharacterKind {
  case space, punctuation, words

  init(before index: Int, in bytes: [UInt8]) {
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(at: start, in: bytes)
  }

  init(at index: Int, in bytes: [UInt8]) {
    guard bytes.indices.contains(index) else {
      self = .space
      return
    }
    let lead = bytes[index]
    if lead < 0x80 {
      self = lead <= 0x20 ? .space : ASCII.isPunctuation(lead) ? .punctuation : .words
      return
    }
    let end = min(bytes.count, index + UTF8Scanning.length(lead: lead))
    let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first!.value
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
    case 0xA1...0xA9, 0xAB...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF, 0xD7, 0xF7, 0x2010...0x2027,
      0x2030...0x205E, 0x20A0...0x20CF, 0x2190...0x23FF, 0x2500...0x27BF, 0x3001...0x3003,
      0x3008...0x3020, 0x060C, 0x061B, 0x061F, 0xFF01...0xFF0F, 0xFF1A...0xFF20:
      self = .punctuation
    default: self = .words
    }
  }
}
