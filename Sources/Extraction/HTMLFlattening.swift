/// Bounds what an HTML parser has to hold open, without moving a byte.
///
/// Parsers of HTML spend time on every open element at every tag, and on every open formatting
/// element at every paragraph; deep nesting or thousands of attributes make that quadratic. Tags
/// that would nest deeper than ``deepest``, formatting tags (which part no words), and tags with
/// absurdly many attributes are therefore turned into comments of the same length: `<b>` into
/// `<!>`. So are drawings (`svg`), whose rules of nesting are their own. Text keeps its place.
struct HTMLFlattening {
  /// How deep elements may nest.
  ///
  /// Browsers stop at 512.
  static let deepest = 512

  /// How many attributes a tag may have.
  static let attributes = 256

  /// The page, flattened.
  private(set) var utf8: [UInt8]

  /// Whether elements were nested too deep.
  private(set) var isTooDeep = false

  private var open: [ArraySlice<UInt8>] = []
  private var overflow: [ArraySlice<UInt8>] = []
  private var roots = 0

  /// Flattens a page.
  ///
  /// - Complexity: O(n · ``deepest``).
  init(_ page: [UInt8]) {
    utf8 = page
    if page.starts(with: [0xEF, 0xBB, 0xBF]) {
      // A byte-order mark is no word; white space at the start of a page is none either.
      for index in 0..<3 { utf8[index] = 0x20 }
    }
    flatten(page)
  }
}

extension HTMLFlattening {
  private struct Tag {
    let start: Int
    let name: ArraySlice<UInt8>
    let isEnd: Bool
    let isSelfClosing: Bool
    let attributes: Int
    /// Just past the closing bracket.
    let end: Int
  }

  private mutating func flatten(_ page: [UInt8]) {
    var index = 0
    var isCommentWithoutEnd = false
    while let start = page[index...].firstIndex(of: 0x3C) {
      guard start + 1 < page.count else { return }
      let next = page[start + 1]
      if next == 0x21, page[(start + 2)...].starts(with: [0x2D, 0x2D]), !isCommentWithoutEnd {
        if let end = Self.endOfComment(page, from: start + 4) {
          index = end
        } else {
          isCommentWithoutEnd = true
          index = page.count
        }
      } else if next == 0x21 || next == 0x3F {
        index = page[(start + 2)...].firstIndex(of: 0x3E).map { $0 + 1 } ?? page.count
      } else if let tag = Self.tag(page, at: start) {
        index = tag.end
        if tag.name.elementsEqual("svg".utf8), !tag.isEnd, !tag.isSelfClosing {
          index = Self.endOfDrawing(page, from: tag.end)
          hide(start..<index)
        } else if !tag.isEnd, Self.rawText.contains(tag.name) {
          take(tag)
          index = Self.endOfRawText(page, from: index, name: tag.name)
          boundTags(in: tag.end..<index, of: page)
        } else {
          take(tag)
        }
      } else {
        index = start + 1
      }
    }
  }

  private mutating func take(_ tag: Tag) {
    if tag.attributes > Self.attributes || Self.formatting.contains(tag.name) {
      return hide(tag.start..<tag.end)
    }
    if tag.name.elementsEqual("html".utf8) || tag.name.elementsEqual("body".utf8) {
      // Each one more only adds attributes to the first.
      roots += tag.isEnd ? 0 : 1
      if roots > 8 { hide(tag.start..<tag.end) }
      return
    }
    if Self.uncounted.contains(tag.name) { return }
    if tag.isEnd {
      if overflow.last == tag.name {
        overflow.removeLast()
        hide(tag.start..<tag.end)
      } else if let match = open.lastIndex(of: tag.name) {
        open.removeSubrange(match...)
        overflow.removeAll()
      } else if !overflow.isEmpty {
        hide(tag.start..<tag.end)
      }
    } else if open.count < Self.deepest {
      open.append(tag.name)
    } else {
      isTooDeep = true
      // Only so many that their end tags can be told apart from those of open elements.
      if overflow.count < 65_536 { overflow.append(tag.name) }
      hide(tag.start..<tag.end)
    }
  }

  /// Makes a comment of a tag, or of all from one tag to another.
  private mutating func hide(_ range: Range<Int>) {
    utf8[range.lowerBound + 1] = 0x21
    // A bracket would end the comment, and two hyphens make it one of another kind.
    for index in range.dropFirst(2).dropLast() where utf8[index] == 0x3E || utf8[index] == 0x2D {
      utf8[index] = 0x20
    }
  }

  /// Hides the tags in a text without markup beyond ``deepest``: where a parser ignores the
  /// element around them, they would be markup after all.
  private mutating func boundTags(in range: Range<Int>, of page: [UInt8]) {
    var count = 0
    for index in range where page[index] == 0x3C && index + 1 < page.count {
      guard ASCII.isLetter(page[index + 1]) else { continue }
      count += 1
      if count > Self.deepest { utf8[index + 1] = 0x21 }
    }
  }

  /// Where a drawing ends: at its end tag, or where a tag of the page's own breaks out of it.
  private static func endOfDrawing(_ page: [UInt8], from start: Int) -> Int {
    var index = start
    var depth = 1
    while let bracket = page[index...].firstIndex(of: 0x3C), bracket + 1 < page.count {
      guard let tag = tag(page, at: bracket) else {
        index = bracket + 1
        continue
      }
      if tag.name.elementsEqual("svg".utf8) {
        depth += tag.isEnd ? -1 : tag.isSelfClosing ? 0 : 1
        if depth == 0 { return tag.end }
      } else if breaksOut.contains(tag.name) {
        return bracket
      }
      index = tag.end
    }
    return page.count
  }

  private static func tag(_ page: [UInt8], at start: Int) -> Tag? {
    let isEnd = page[start + 1] == 0x2F
    var index = start + (isEnd ? 2 : 1)
    guard index < page.count, ASCII.isLetter(page[index]) else { return nil }
    let nameStart = index
    while index < page.count, page[index] != 0x3E, page[index] != 0x2F, !ASCII.isSpace(page[index])
    { index += 1 }
    let name = ArraySlice(page[nameStart..<min(index, nameStart + 32)].map(ASCII.lowercased))
    var attributes = 0
    var isBetween = true
    var quote: UInt8?
    var isAfterEquals = false
    while index < page.count {
      let byte = page[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return Tag(
          start: start, name: name, isEnd: isEnd, isSelfClosing: page[index - 1] == 0x2F,
          attributes: attributes, end: index + 1)
      } else if isAfterEquals, byte == 0x22 || byte == 0x27 {
        quote = byte
        isAfterEquals = false
        isBetween = true
      } else if ASCII.isSpace(byte) || byte == 0x2F {
        isBetween = true
      } else {
        if byte == 0x3D {
          isAfterEquals = true
        } else {
          if isBetween, !isAfterEquals { attributes += 1 }
          isAfterEquals = false
        }
        isBetween = false
      }
      index += 1
    }
    // A tag that the page's end cuts off is none; as a comment, it costs nothing.
    return Tag(
      start: start, name: name, isEnd: isEnd, isSelfClosing: false, attributes: .max,
      end: page.count)
  }

  private static func endOfComment(_ page: [UInt8], from start: Int) -> Int? {
    var index = start
    while let dash = page[index...].firstIndex(of: 0x2D) {
      guard dash + 2 < page.count else { return nil }
      if page[dash + 1] == 0x2D, page[dash + 2] == 0x3E { return dash + 3 }
      index = dash + 1
    }
    return nil
  }

  private static func endOfRawText(
    _ page: [UInt8], from start: Int, name: ArraySlice<UInt8>
  ) -> Int {
    var index = start
    while let bracket = page[index...].firstIndex(of: 0x3C) {
      let end = bracket + 2 + name.count
      if end < page.count, page[bracket + 1] == 0x2F,
        page[(bracket + 2)..<end].lazy.map(ASCII.lowercased).elementsEqual(name),
        ASCII.isSpace(page[end]) || page[end] == 0x3E || page[end] == 0x2F
      {
        return bracket
      }
      index = bracket + 1
    }
    return page.count
  }

  private static func names(_ names: String) -> Set<ArraySlice<UInt8>> {
    Set(names.split(separator: " ").map { ArraySlice($0.utf8) })
  }

  /// Elements whose content is not markup.
  private static let rawText = names(
    "script style textarea title xmp iframe noembed noframes plaintext")

  /// Elements that change how words look and part none of them.
  private static let formatting = names(
    "b big code em font i math nobr s small strike strong svg tt u")

  /// Elements that no drawing holds.
  private static let breaksOut = names(
    """
    article aside blockquote body center div dl dd dt footer form h1 h2 h3 h4 h5 h6 head header \
    html li main menu nav ol p pre section table ul
    """)

  /// Elements that cannot nest but inside others, whose end tags may be left out, or that have
  /// no content.
  private static let uncounted = names(
    """
    p li dt dd tr td th thead tbody tfoot colgroup option optgroup head area base basefont \
    bgsound br col embed frame hr image img input keygen link menuitem meta param source track wbr
    """)
}
