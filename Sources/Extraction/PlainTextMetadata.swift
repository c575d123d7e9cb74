/// What the first and last lines of a text say of it: `Title:`, `Source:`, `By …`, a headline.
///
/// Only the head and the foot of a text are read, never the lines between its paragraphs, and
/// nothing is inferred that no line states, but for two things whose origin says so: a first line
/// that stands like a headline (`first line`), and the date in the path of a stated address
/// (`url path`).
enum PlainTextMetadata {
  /// A line longer than this, in bytes, belongs to a paragraph.
  private static let longestLine = 300

  /// How many lines that are not blank a head or a foot has at most.
  private static let lines = 12

  /// How much of either end is looked at, in bytes.
  private static let reach = 8_192

  /// Reads the metadata of a text in UTF-8, which may begin with front matter.
  static func read(_ utf8: [UInt8], into metadata: inout MetadataList) {
    var start = utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let front = FrontMatter.read(utf8) { start = front.end }
    let head = head(of: utf8, from: start)
    let foot = foot(of: utf8, from: head.last?.range.upperBound ?? start)

    for line in head + foot {
      guard let (key, value) = labelled(line.text) else { continue }
      take(value, of: key, into: &metadata)
    }
    let title = head.firstIndex { labelled($0.text) == nil }
    if let title, isHeadline(head, at: title, in: utf8) {
      if !metadata.has(.title) { metadata.add(.title, head[title].text, origin: "first line") }
    }
    if !metadata.has(.author) {
      let first = title ?? 0
      for line in head.dropFirst(first).prefix(4) {
        if let author = byline(line.text) {
          metadata.add(.author, author, origin: "byline")
          break
        }
      }
    }
    takePathDate(into: &metadata)
  }

  /// Adds the date in the path of the address that the document states.
  static func takePathDate(into metadata: inout MetadataList) {
    if let url = metadata.values.first(where: { $0.field == .url })?.value,
      let date = EDTFDate.inPath(of: url)
    {
      metadata.add(.published, date, origin: "url path")
    }
  }
}

extension PlainTextMetadata {
  /// A line that is not blank.
  private struct Line {
    let range: Range<Int>
    let text: String
  }

  /// The lines before the first paragraph.
  private static func head(of utf8: [UInt8], from start: Int) -> [Line] {
    var result: [Line] = []
    let end = min(utf8.count, start + reach)
    var scanner = LineScanner(utf8, from: start, to: end)
    while result.count < lines, let range = scanner.next() {
      // A line that the reach cuts is longer than any that counts.
      if range.upperBound == end, end < utf8.count { break }
      guard let line = line(utf8, range) else { continue }
      guard let line, !isParagraph(line.text) || labelled(line.text) != nil else { break }
      result.append(line)
    }
    return result
  }

  /// The lines after the last paragraph, from the last one up.
  private static func foot(of utf8: [UInt8], from start: Int) -> [Line] {
    let from = max(start, utf8.count - reach)
    var ranges = Array(LineScanner(utf8, from: from))
    // The first may be the end of a line that began before the reach.
    if from > start, !ranges.isEmpty { ranges.removeFirst() }
    var result: [Line] = []
    for range in ranges.reversed() where result.count < lines {
      guard let line = line(utf8, range) else { continue }
      guard let line, !isParagraph(line.text) || labelled(line.text) != nil else { break }
      result.append(line)
    }
    return result
  }

  /// A line; nil for a blank one, and nil inside for one too long.
  private static func line(_ utf8: [UInt8], _ range: Range<Int>) -> Line?? {
    guard range.contains(where: { utf8[$0] > 0x20 }) else { return nil }
    guard range.count <= longestLine,
      let text = MetadataText.clean(
        String(decoding: utf8[range], as: UTF8.self))
    else { return .some(nil) }
    return Line(range: range, text: text)
  }

  /// Whether a line is running text: long, or a sentence of some words.
  private static func isParagraph(_ line: String) -> Bool {
    if line.utf8.count > 160 { return true }
    let words = line.split(separator: " ").count
    return words > 6 && endsLikeSentence(line)
  }

  private static func endsLikeSentence(_ line: String) -> Bool {
    let marks = line.unicodeScalars.reversed().drop { "\"'”’»)]".unicodeScalars.contains($0) }
    return marks.first.map { ".;:,".unicodeScalars.contains($0) } ?? false
  }

  /// A label and its value: `Source: …`.
  private static func labelled(_ line: String) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon].filter { $0 != "*" && $0 != "_" && $0 != "#" }
      .split(separator: " ").joined(separator: " ").lowercased()
    guard fields[key] != nil else { return nil }
    var value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "*" || $0 == "_" }
    while let last = value.last, last == " " || last == "*" || last == "_" { value.removeLast() }
    return value.isEmpty ? nil : (key, String(value))
  }

  private static let fields: [String: MetadataValue.Field] = [
    "title": .title, "headline": .title,
    "outlet": .outlet, "publisher": .outlet, "publication": .outlet, "source": .outlet,
    "newspaper": .outlet, "site": .outlet, "website": .outlet,
    "author": .author, "authors": .author, "by": .author, "byline": .author,
    "written by": .author, "reporter": .author,
    "date": .published, "published": .published, "published on": .published,
    "publication date": .published, "date published": .published, "first published": .published,
    "updated": .updated, "last updated": .updated, "modified": .updated, "last modified": .updated,
    "url": .url, "link": .url, "source url": .url, "original url": .url, "canonical": .url,
    "language": .language, "lang": .language,
    "tags": .tag, "keywords": .tag,
  ]

  private static func take(
    _ value: String, of key: String, into metadata: inout MetadataList
  ) {
    guard let field = fields[key] else { return }
    let origin = key.prefix(1).uppercased() + key.dropFirst() + ": line"
    switch field {
    case .outlet:
      if MetadataText.webAddress(value) != nil {
        metadata.add(.url, value, origin: origin)
      } else if isName(value, words: 10) {
        metadata.add(.outlet, value, origin: origin)
      }
    case .author:
      if isName(value, words: 16) { metadata.add(.author, value, origin: origin) }
    case .title:
      if !metadata.has(.title) { metadata.add(.title, value, origin: origin) }
    case .published, .updated:
      // Prose may stand after such a word; only a date counts.
      if EDTFDate.read(value) != .none { metadata.add(field, value, origin: origin) }
    case .tag:
      for tag in value.split(separator: ",") { metadata.add(.tag, String(tag), origin: origin) }
    case .url, .language:
      metadata.add(field, value, origin: origin)
    }
  }

  /// Whether a value can be a name: few words, no end of a sentence.
  private static func isName(_ value: String, words: Int) -> Bool {
    let last = value.last
    return value.split(separator: " ").count <= words && last != "?" && last != "!"
      && !(last == "." && value.split(separator: " ").count > 6)
  }

  /// The author whom a line such as `By Jane Doe and John Roe, Correspondent` names.
  static func byline(_ line: String) -> String? {
    guard line.hasPrefix("By ") || line.hasPrefix("BY ") else { return nil }
    let rest = line.dropFirst(3)
    let end = rest.firstIndex { $0 == "|" || $0 == "•" || $0 == "·" } ?? rest.endIndex
    let name = MetadataText.clean(String(rest[..<end])) ?? ""
    let words = name.split(separator: " ")
    guard 1...12 ~= words.count, name.last != ".", name.last != "?", name.last != ":",
      !name.utf8.contains(where: ASCII.isDigit)
    else { return nil }
    let particles: Set<Substring> = [
      "and", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "van", "von", "bin",
      "ibn", "al", "el", "la", "le", "y", "e", "for", "in",
    ]
    // Every word of a name begins with a capital, or a letter of a script without them.
    for word in words where !particles.contains(word) {
      guard let first = word.unicodeScalars.first, !(0x61...0x7A ~= first.value) else { return nil }
    }
    return name
  }

  /// Whether the line stands like a headline: first of all, short, no sentence, and soon followed
  /// by a paragraph; and is not the caption or dateline of a picture.
  private static func isHeadline(_ head: [Line], at index: Int, in utf8: [UInt8]) -> Bool {
    let line = head[index].text
    let words = line.split(separator: " ")
    guard 2...30 ~= words.count, line.utf8.count <= 200, line.last != ".", line.last != ":",
      byline(line) == nil, MetadataText.webAddress(line) == nil, EDTFDate.read(line) == .none
    else { return false }
    let marks: [Character] = ["-", "*", "•", ">", "|", "#", "©", "[", "("]
    guard let first = line.first, !marks.contains(first) else { return false }
    // Captions say where people stand, are cut, or begin with a place in capitals and a date.
    if ["(C)", "(L)", "(R)", "(C-L)", "(C-R)", "(2nd"].contains(where: line.contains) {
      return false
    }
    if line.contains("…") || line.contains("...") { return false }
    let dash = words.firstIndex { ["–", "—", "-"].contains($0) }
    if let dash, dash > 0, dash + 1 < words.count,
      EDTFDate.isMonth(words[dash + 1]) || words[..<dash].allSatisfy(isInCapitals)
    {
      return false
    }
    return isFollowedByParagraph(head[index].range, in: utf8)
  }

  private static func isInCapitals(_ word: Substring) -> Bool {
    word.utf8.contains { 0x41...0x5A ~= $0 } && !word.utf8.contains { 0x61...0x7A ~= $0 }
  }

  /// Whether one of the next few lines is longer than the line, and long enough for a paragraph.
  private static func isFollowedByParagraph(_ line: Range<Int>, in utf8: [UInt8]) -> Bool {
    var scanner = LineScanner(
      utf8, from: line.upperBound, to: min(utf8.count, line.upperBound + reach))
    var seen = 0
    while seen < lines, let next = scanner.next() {
      guard next.contains(where: { utf8[$0] > 0x20 }) else { continue }
      seen += 1
      if next.count > max(80, line.count) { return true }
    }
    return false
  }
}
