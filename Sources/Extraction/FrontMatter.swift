/// The block between two lines of `---` at the start of a document: a subset of YAML.
///
/// Read are scalars (plain, quoted, folded and literal), lists in both styles, and the `name` of a
/// mapping inside a list. All else in it is passed over.
struct FrontMatter {
  /// What it says of the document.
  let metadata: MetadataList

  /// The offset just past its last line.
  let end: Int

  /// Front matter longer than this, in bytes, is a text between two rules.
  static let limit = 65_536

  /// Reads the front matter of a text in UTF-8; nil if there is none.
  static func read(_ utf8: [UInt8]) -> FrontMatter? {
    let start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard utf8[start...].starts(with: [0x2D, 0x2D, 0x2D]) else { return nil }
    var lines = LineScanner(utf8, from: start, to: min(utf8.count, start + limit))
    guard let first = lines.next(), isRule(utf8[first], end: false) else { return nil }
    var entries = Entries()
    while let line = lines.next() {
      if isRule(utf8[line], end: true) {
        guard entries.isMapping else { return nil }
        return FrontMatter(metadata: entries.metadata(), end: lines.position)
      }
      guard entries.take(String(decoding: utf8[line], as: UTF8.self)) else { return nil }
    }
    return nil
  }

  private static func isRule(_ line: ArraySlice<UInt8>, end: Bool) -> Bool {
    let mark = String(decoding: line, as: UTF8.self)
    let trimmed = mark.drop { _ in false }.reversed().drop { $0 == " " || $0 == "\t" }
    return trimmed.count == 3
      && (trimmed.allSatisfy { $0 == "-" } || end && trimmed.allSatisfy { $0 == "." })
  }
}

/// The keys and values of front matter, as its lines come in.
private struct Entries {
  private var values: [(key: String, values: [String])] = []
  private var isBlockScalar = false

  /// Whether at least one key was seen.
  var isMapping: Bool { !values.isEmpty }

  /// Takes a line; false for one that no mapping has.
  mutating func take(_ line: String) -> Bool {
    let content = line.drop { $0 == " " || $0 == "\t" }
    if content.isEmpty || content.hasPrefix("#") && !isBlockScalar { return true }
    let isIndented = content.startIndex != line.startIndex
    if isIndented || content.hasPrefix("- ") || content == "-" {
      guard !values.isEmpty else { return false }
      takeContinuation(content)
      return true
    }
    guard let (key, rest) = Self.pair(content) else { return false }
    isBlockScalar = ["|", ">", "|-", ">-", "|+", ">+"].contains(rest)
    values.append((Self.normalised(key), isBlockScalar || rest.isEmpty ? [] : Self.items(rest)))
    return true
  }

  private mutating func takeContinuation(_ content: Substring) {
    let last = values.count - 1
    if isBlockScalar {
      let value = values[last].values.first.map { $0 + " " } ?? ""
      if value.utf8.count <= 8_192 { values[last].values = [value + content] }
    } else if content.hasPrefix("-") {
      let item = content.dropFirst().drop { $0 == " " }
      if let (key, rest) = Self.pair(item) {
        if Self.normalised(key) == "name" { values[last].values += Self.items(rest) }
      } else if !item.isEmpty {
        values[last].values.append(Self.scalar(item))
      }
    } else if let (key, rest) = Self.pair(content) {
      // One level of mapping: `source:` with `name:` and `url:` under it.
      values.append(
        (
          values[last].key.split(separator: ".")[0] + "." + Self.normalised(key),
          Self.items(rest)
        ))
    } else if let value = values[last].values.last, value.utf8.count <= 8_192 {
      values[last].values[values[last].values.count - 1] = value + " " + content
    }
  }

  /// A key and its value, which may be empty.
  private static func pair(_ content: Substring) -> (String, String)? {
    guard let colon = content.firstIndex(of: ":"), colon != content.startIndex else { return nil }
    let rest = content[content.index(after: colon)...]
    guard rest.isEmpty || rest.hasPrefix(" ") || rest.hasPrefix("\t") else { return nil }
    let key = content[..<colon]
    guard key.utf8.count <= 64, !key.contains("\""), key.first != "[", key.first != "{" else {
      return nil
    }
    return (String(key), trimmed(rest))
  }

  /// The items of a list in brackets, or the one scalar that a value is.
  private static func items(_ value: String) -> [String] {
    guard value.hasPrefix("["), value.hasSuffix("]") else { return [scalar(value[...])] }
    var items: [String] = []
    var item = ""
    var quote: Character?
    for character in value.dropFirst().dropLast() {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'", trimmed(item[...]).isEmpty {
        quote = character
      } else if quote == nil, character == "," {
        items.append(trimmed(item[...]))
        item = ""
        continue
      } else {
        item.append(character)
      }
    }
    items.append(trimmed(item[...]))
    return items.filter { !$0.isEmpty }
  }

  /// A scalar without its quotation marks, escapes or comment.
  private static func scalar(_ raw: Substring) -> String {
    var value = trimmed(raw)[...]
    guard let first = value.first else { return "" }
    if first == "'" || first == "\"" {
      var result = ""
      var isEscaped = false
      value = value.dropFirst()
      while let character = value.first {
        value = value.dropFirst()
        if isEscaped {
          result.append(character == "n" || character == "t" ? " " : character)
          isEscaped = false
        } else if first == "\"", character == "\\" {
          isEscaped = true
        } else if character == first {
          guard first == "'", value.first == "'" else { return result }
          result.append("'")
          value = value.dropFirst()
        } else {
          result.append(character)
        }
      }
      return result
    }
    if let comment = value.firstRange(of: " #") { value = value[..<comment.lowerBound] }
    let plain = trimmed(value)
    return ["null", "~", "Null", "NULL"].contains(plain) ? "" : plain
  }

  private static func normalised(_ key: String) -> String {
    trimmed(key[...]).lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " && $0 != "." }
  }

  private static func trimmed(_ value: Substring) -> String {
    let space: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    var value = value.drop(while: space)
    while let last = value.last, space(last) { value.removeLast() }
    return String(value)
  }
}

extension Entries {
  /// What each key states.
  ///
  /// Keys of one field stand in the order in which they win.
  private static let fields: [(field: MetadataValue.Field, keys: [String])] = [
    (.title, ["title", "headline"]),
    (.author, ["author", "authors", "byline", "author.name", "by"]),
    (
      .outlet,
      [
        "outlet", "publisher", "publication", "site", "sitename", "source", "source.name",
        "publisher.name",
      ]
    ),
    (
      .published,
      [
        "published", "date", "datepublished", "publishdate", "publisheddate", "pubdate",
        "publishedat",
      ]
    ),
    (.updated, ["updated", "modified", "lastmod", "lastmodified", "datemodified", "updatedat"]),
    (
      .url,
      [
        "url", "link", "canonical", "canonicalurl", "sourceurl", "source.url", "permalink",
        "source",
      ]
    ),
    (.language, ["language", "lang"]),
    (.tag, ["tags", "tag", "keywords"]),
  ]

  /// What the entries say of the document.
  func metadata() -> MetadataList {
    var list = MetadataList()
    for (field, keys) in Self.fields {
      for key in keys {
        guard let entry = values.first(where: { $0.key == key && !$0.values.isEmpty }) else {
          continue
        }
        switch field {
        case .tag:
          for value in entry.values {
            for tag in value.split(separator: ",") {
              list.add(.tag, String(tag), origin: "front matter")
            }
          }
        case .author:
          list.add(.author, entry.values.joined(separator: ", "), origin: "front matter")
        case .outlet:
          // A source may be named by its address; that names no outlet.
          let value = entry.values[0]
          if MetadataText.webAddress(value) == nil {
            list.add(.outlet, value, origin: "front matter")
          }
        default:
          list.add(field, entry.values[0], origin: "front matter")
        }
      }
    }
    return list
  }
}
