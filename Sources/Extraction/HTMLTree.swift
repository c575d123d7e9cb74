@preconcurrency import CGumbo

/// A parsed web page, as one list of nodes in document order.
///
/// This file alone knows the parser, so that another can take its place. Nothing here recurses:
/// pages nest as deep as they like, and ``HTMLFlattening`` bounds what the parser is given.
struct HTMLTree {
  /// An element or a stretch of text.
  struct Node {
    /// The element's name in lower case; empty for text.
    var name: String
    /// The attributes in order, names in lower case.
    var attributes: [(name: String, value: String)] = []
    /// The characters of a text, references resolved.
    var text: [UInt8] = []
    /// The bytes of the page that a text or a start tag stands in.
    var source: Range<Int>
    /// The index of the parent; -1 for the root.
    var parent: Int
    /// The index just past the last node inside this one.
    var end = 0

    /// Whether this is a stretch of text.
    var isText: Bool { name.isEmpty }
  }

  /// The nodes, the root first.
  private(set) var nodes: [Node] = []

  /// Parses a page.
  ///
  /// - Parameter utf8: The page in UTF-8, flattened.
  init(_ utf8: [UInt8]) {
    utf8.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var options = kGumboDefaultOptions
      // Faults of a page are of no interest, and each would copy the stack of open elements.
      options.max_errors = 0
      let pool = AllocationPool()
      options.userdata = Unmanaged.passUnretained(pool).toOpaque()
      options.allocator = { pool, size in
        Unmanaged<AllocationPool>.fromOpaque(pool!).takeUnretainedValue().allocate(size)
      }
      options.deallocator = { pool, block in
        guard let block else { return }
        Unmanaged<AllocationPool>.fromOpaque(pool!).takeUnretainedValue().free(block)
      }
      base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { page in
        withExtendedLifetime(pool) {
          guard let output = gumbo_parse_with_options(&options, page, buffer.count) else { return }
          read(output.pointee.root, page: page, length: buffer.count)
        }
      }
    }
  }

  /// The value of an attribute, if the element has it.
  func attribute(_ name: String, of node: Int) -> String? {
    nodes[node].attributes.first { $0.name == name }?.value
  }
}

extension HTMLTree {
  private mutating func read(
    _ root: UnsafeMutablePointer<GumboNode>, page: UnsafePointer<CChar>, length: Int
  ) {
    func range(_ piece: GumboStringPiece) -> Range<Int>? {
      guard let data = piece.data else { return nil }
      let start = data - page
      guard 0...length ~= start else { return nil }
      return start..<min(length, start + Int(piece.length))
    }
    var place = 0
    var open: [(children: GumboVector, next: Int, node: Int)] = []
    func visit(_ pointer: UnsafeMutablePointer<GumboNode>, parent: Int) -> Node? {
      let node = pointer.pointee
      switch node.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = node.v.element
        let source = range(element.original_tag) ?? place..<place
        return Node(
          name: Self.name(of: element), attributes: Self.attributes(of: element), source: source,
          parent: parent)
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        guard let characters = node.v.text.text else { return nil }
        let bytes = UnsafeBufferPointer(start: characters, count: Self.strlen(characters))
        return Node(
          name: "", text: bytes.map { UInt8(bitPattern: $0) },
          source: range(node.v.text.original_text) ?? place..<place, parent: parent)
      default:
        return nil
      }
    }
    func enter(_ pointer: UnsafeMutablePointer<GumboNode>, parent: Int) {
      guard let node = visit(pointer, parent: parent) else { return }
      place = node.source.upperBound
      nodes.append(node)
      if node.isText {
        nodes[nodes.count - 1].end = nodes.count
      } else {
        open.append((pointer.pointee.v.element.children, 0, nodes.count - 1))
      }
    }
    enter(root, parent: -1)
    while let (children, next, node) = open.last {
      if next == Int(children.length) {
        nodes[node].end = nodes.count
        open.removeLast()
      } else {
        open[open.count - 1].next += 1
        if let child = children.data[next] {
          enter(child.assumingMemoryBound(to: GumboNode.self), parent: node)
        }
      }
    }
  }

  private static func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN {
      return String(cString: gumbo_normalized_tagname(element.tag))
    }
    var tag = element.original_tag
    gumbo_tag_from_original_text(&tag)
    guard let data = tag.data, tag.length > 0 else { return "unknown" }
    let bytes = UnsafeBufferPointer(start: data, count: min(64, Int(tag.length)))
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self).lowercased()
  }

  private static func attributes(of element: GumboElement) -> [(name: String, value: String)] {
    let vector = element.attributes
    return (0..<Int(vector.length)).compactMap { index in
      guard let attribute = vector.data[index]?.assumingMemoryBound(to: GumboAttribute.self)
      else { return nil }
      // Longer values are pictures written out, or programs.
      guard let value = attribute.pointee.value, strlen(value) <= 16_384 else { return nil }
      return (String(cString: attribute.pointee.name), String(cString: value))
    }
  }

  private static func strlen(_ string: UnsafePointer<CChar>) -> Int {
    var length = 0
    while string[length] != 0 { length += 1 }
    return length
  }
}

/// The parser's memory, which is freed block by block at the end.
///
/// The parser's own way to free a tree recurses, and a deep tree would overflow the stack.
private final class AllocationPool {
  private struct Header {
    var previous: UnsafeMutablePointer<Header>?
    var next: UnsafeMutablePointer<Header>?
  }

  private var first: UnsafeMutablePointer<Header>?

  func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: MemoryLayout<Header>.size + size, alignment: 16)
    let header = block.bindMemory(to: Header.self, capacity: 1)
    header.initialize(to: Header(previous: nil, next: first))
    first?.pointee.previous = header
    first = header
    return block + MemoryLayout<Header>.size
  }

  func free(_ memory: UnsafeMutableRawPointer) {
    let block = memory - MemoryLayout<Header>.size
    let header = block.assumingMemoryBound(to: Header.self)
    let (previous, next) = (header.pointee.previous, header.pointee.next)
    if let previous { previous.pointee.next = next } else { first = next }
    next?.pointee.previous = previous
    block.deallocate()
  }

  deinit {
    while let header = first {
      first = header.pointee.next
      UnsafeMutableRawPointer(header).deallocate()
    }
  }
}

/// Character references: `&amp;`, `&#8217;`.
enum HTMLCharacterReference {
  /// The length of what may be a reference at an ampersand, its semicolon included if it has one.
  static func length(in bytes: [UInt8], at start: Int, limit: Int) -> Int? {
    var index = start + 1
    if index < bytes.count, bytes[index] == 0x23 { index += 1 }
    let name = index
    while index < bytes.count, index - start < limit,
      ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index])
    { index += 1 }
    guard index > name else { return nil }
    if index < bytes.count, bytes[index] == 0x3B { index += 1 }
    return index - start
  }

  /// The characters that a reference stands for; nil if the name is not one.
  ///
  /// The parser's own table decides, so that there is only one.
  static func decode(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    let decoded = decodeOnPage(reference) ?? []
    // “&notit;” is read as “¬it;” on web pages, and is no reference elsewhere.
    if decoded.isEmpty || decoded[...] == reference || decoded.count > 1 && decoded.last == 0x3B {
      return nil
    }
    return decoded
  }

  /// What a page shows where these bytes stand.
  static func decodeOnPage(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    HTMLTree(Array("<body>".utf8) + reference).nodes.first { $0.isText }?.text
  }
}
