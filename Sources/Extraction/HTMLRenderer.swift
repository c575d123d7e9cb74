/// Renders a part of a web page as text with a map into the page.
struct HTMLRenderer {
  /// The text and its map.
  private(set) var builder = MappedTextBuilder()

  private let tree: HTMLTree
  private let page: [UInt8]
  private var separator: [UInt8] = []
  private var separatorPlace = 0
  private var space: Range<Int>?
  /// The last line feeds of preformatted text, which are not rendered before a break.
  private var lineFeeds: [Piece] = []
  private var references: [[UInt8]: [UInt8]?] = [:]

  init(tree: HTMLTree, page: [UInt8]) {
    self.tree = tree
    self.page = page
  }
}

extension HTMLRenderer {
  /// Renders a node and what is inside it.
  ///
  /// - Complexity: O(n).
  mutating func render(_ root: Int, leavingOut isLeftOut: [Bool]) {
    guard tree.nodes.indices.contains(root) else { return }
    var open: [(end: Int, name: String, isPreformatted: Bool, isInItem: Bool)] = []
    var index = root
    let end = tree.nodes[root].end
    while index < end {
      while let last = open.last, last.end <= index {
        open.removeLast()
        breakAround(
          last.name, at: tree.nodes[index].source.lowerBound,
          isInItem: open.last?.isInItem ?? false)
      }
      let node = tree.nodes[index]
      if node.isText {
        renderText(index, isPreformatted: open.last?.isPreformatted ?? false)
        index += 1
        continue
      }
      let place = node.source.upperBound
      switch node.name {
      case "br": separate([0x0A], at: node.source.lowerBound)
      case "td", "th":
        if let last = builder.utf8.last, last != 0x0A, last != 0x09, separator.isEmpty {
          builder.put([0x09], for: place..<place)
          space = nil
        }
      default:
        breakAround(node.name, at: place, isInItem: open.last?.isInItem ?? false)
      }
      if isLeftOut[index], index != root {
        index = node.end
      } else {
        let isPreformatted =
          (open.last?.isPreformatted ?? false) || HTMLElements.preformatted.contains(node.name)
        let isInItem = (open.last?.isInItem ?? false) || node.name == "li"
        if node.end > index + 1 {
          open.append((node.end, node.name, isPreformatted, isInItem))
        }
        index += 1
      }
    }
  }

  private mutating func breakAround(_ name: String, at place: Int, isInItem: Bool) {
    guard HTMLElements.blocks.contains(name) else { return }
    let isLine = HTMLElements.lines.contains(name) || isInItem && HTMLElements.lists.contains(name)
    separate(isLine ? [0x0A] : [0x0A, 0x0A], at: place)
  }

  /// Has a separator stand before the next words; the stronger of several wins.
  private mutating func separate(_ bytes: [UInt8], at place: Int) {
    space = nil
    lineFeeds = []
    guard !builder.utf8.isEmpty, bytes.count > separator.count else { return }
    separator = bytes
    separatorPlace = place
  }

  /// Writes what stands between the last words and the next.
  private mutating func flush() {
    if !separator.isEmpty {
      builder.put(separator, for: separatorPlace..<separatorPlace)
      separator = []
    } else if let space, !builder.isAtLineStart, builder.utf8.last != 0x09 {
      if page[space] == [0x20] {
        builder.copy(space, of: page)
      } else {
        builder.put([0x20], for: space)
      }
    }
    space = nil
  }

  private mutating func renderText(_ index: Int, isPreformatted: Bool) {
    let node = tree.nodes[index]
    for piece in aligned(node) {
      if isPreformatted {
        renderPreformatted(piece, of: node.text)
      } else {
        renderCollapsed(piece, of: node.text)
      }
    }
  }

  private mutating func renderPreformatted(_ piece: Piece, of text: [UInt8]) {
    var words = piece
    if piece.isIdentical {
      let end = text[piece.text].lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? piece.text.lowerBound
      let rest = piece.text.upperBound - end
      words.text = piece.text.lowerBound..<end
      words.source = piece.source.lowerBound..<piece.source.upperBound - rest
      if !words.text.isEmpty { writePreformatted(words, of: text) }
      if rest > 0 {
        let source = words.source.upperBound..<piece.source.upperBound
        lineFeeds.append(Piece(text: end..<end + rest, source: source, isIdentical: true))
      }
    } else if text[piece.text] == [0x0A] {
      lineFeeds.append(piece)
    } else {
      writePreformatted(piece, of: text)
    }
  }

  private mutating func writePreformatted(_ piece: Piece, of text: [UInt8]) {
    flush()
    for feed in lineFeeds {
      builder.put(repeatElement(0x0A, count: feed.text.count), for: feed.source)
    }
    lineFeeds = []
    if piece.isIdentical {
      builder.copy(piece.source, of: page)
    } else {
      builder.put(text[piece.text], for: piece.source)
    }
  }

  private mutating func renderCollapsed(_ piece: Piece, of text: [UInt8]) {
    var start = piece.text.lowerBound
    while start < piece.text.upperBound {
      let isSpace = ASCII.isSpace(text[start])
      var end = start + 1
      while end < piece.text.upperBound, ASCII.isSpace(text[end]) == isSpace { end += 1 }
      let shift = piece.source.lowerBound - piece.text.lowerBound
      let source = piece.isIdentical ? start + shift..<end + shift : piece.source
      if isSpace {
        if space == nil { space = source }
      } else {
        flush()
        lineFeeds = []
        if piece.isIdentical {
          builder.copy(source, of: page)
        } else {
          builder.put(text[start..<end], for: source)
        }
      }
      start = end
    }
  }
}

// MARK: Aligning a text with its bytes

extension HTMLRenderer {
  /// A part of a text node and the bytes of the page that it came from.
  private struct Piece {
    var text: Range<Int>
    var source: Range<Int>
    var isIdentical: Bool
  }

  /// Finds the characters of a text node in the page.
  ///
  /// The parser tells where a text begins and ends; between, references were resolved, line ends
  /// made one, and tags that mean nothing left out. What cannot be matched is one replaced piece.
  private mutating func aligned(_ node: HTMLTree.Node) -> [Piece] {
    let text = node.text
    var pieces: [Piece] = []
    var (index, source) = (0, node.source.lowerBound)
    let end = min(node.source.upperBound, page.count)
    while index < text.count {
      let start = (index, source)
      while index < text.count, source < end, text[index] == page[source], text[index] != 0x26 {
        index += 1
        source += 1
      }
      if index > start.0 {
        pieces.append(
          Piece(text: start.0..<index, source: start.1..<source, isIdentical: true))
        continue
      }
      guard source < end else { break }
      let piece: Piece
      if page[source] == 0x26 {
        piece = reference(at: source, to: end, for: index, of: text)
      } else if page[source] == 0x0D, text[index] == 0x0A {
        let length = source + 1 < end && page[source + 1] == 0x0A ? 2 : 1
        piece = Piece(
          text: index..<index + 1, source: source..<source + length, isIdentical: false)
      } else if page[source] == 0x3C {
        source = page[source..<end].firstIndex(of: 0x3E).map { $0 + 1 } ?? end
        continue
      } else if page[source] == 0 || page[source] == 0x0D {
        source += 1
        continue
      } else {
        break
      }
      pieces.append(piece)
      (index, source) = (piece.text.upperBound, piece.source.upperBound)
    }
    if index < text.count {
      let start = min(source, end)
      pieces.append(
        Piece(text: index..<text.count, source: start..<max(start, end), isIdentical: false))
    }
    return pieces
  }

  private mutating func reference(
    at source: Int, to end: Int, for index: Int, of text: [UInt8]
  ) -> Piece {
    if let length = HTMLCharacterReference.length(in: page, at: source, limit: 40),
      source + length <= end
    {
      let name = Array(page[source..<source + length])
      let decoded: [UInt8]?
      if let known = references[name] {
        decoded = known
      } else {
        decoded = HTMLCharacterReference.decodeOnPage(name[...])
        references[name] = decoded
      }
      if let decoded, text[index...].starts(with: decoded) {
        return Piece(
          text: index..<index + decoded.count, source: source..<source + length,
          isIdentical: decoded == name)
      }
    }
    // An ampersand that begins no reference.
    return Piece(
      text: index..<index + 1, source: source..<source + 1, isIdentical: text[index] == 0x26)
  }
}
