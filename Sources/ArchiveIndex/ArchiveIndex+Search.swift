import Foundation
import GRDB
public import Preservation

/// A source in which the words were found.
public struct SearchHit: Hashable, Sendable {
  /// The source.
  public var source: Digest

  /// A few words around the best place, with each found word between ``SearchHit/open`` and
  /// ``SearchHit/close``.
  public var snippet: String

  /// Stands before a found word in a snippet: from the private use area; a text that has it loses it in the index.
  public static let open = "\u{10FFFC}"

  /// Stands after a found word in a snippet.
  public static let close = "\u{10FFFD}"

  static func unmarked(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { 0x10FFFC...0x10FFFD ~= $0.value }) else {
      return text
    }
    return text.replacing(open, with: "\u{FFFD}").replacing(close, with: "\u{FFFD}")
  }
}

extension ArchiveIndex {
  /// Searches texts and titles, best first (bm25, a title counting four times).
  ///
  /// - Parameters:
  ///   - words: Words that must all occur; `"several words"` must follow each other, and `word*`
  ///     finds every word that begins so.
  ///   - limit: The largest number of hits.
  /// - Throws: ``ArchiveIndexError`` when there is no word to search for.
  public func search(
    _ words: String, filter: SourceFilter = SourceFilter(), limit: Int = 50
  ) throws -> [SearchHit] {
    let terms = SearchTerm.parse(words)
    guard !terms.isEmpty else {
      throw ArchiveIndexError(
        .badQuery, "There is no word to search for in \(words.debugDescription).")
    }
    let query = terms.map(\.fts).joined(separator: " ")
    let allowed = filter == SourceFilter() ? nil : Set(try sources(filter).map(\.id))
    return try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT searchable.source, searchable.row
          FROM search JOIN searchable ON searchable.row = search.rowid
          WHERE search MATCH ? AND searchable.current
          ORDER BY bm25(search, 4.0, 1.0), searchable.digest, searchable.row
          """, arguments: [query])
      // The words around are looked for only where they are shown: in a long text that takes long.
      let snippets = try db.cachedStatement(
        sql: """
          SELECT snippet(search, 1, ?, ?, '…', 24), snippet(search, 0, ?, ?, '…', 24)
          FROM search WHERE search MATCH ? AND rowid = ?
          """)
      var hits: [SearchHit] = []
      var seen: Set<Digest> = []
      while hits.count < limit, let row = try rows.next() {
        let source = Digest(data: row["source"])
        guard allowed?.contains(source) != false, seen.insert(source).inserted else { continue }
        let (open, close) = (SearchHit.open, SearchHit.close)
        guard
          let found = try Row.fetchOne(
            snippets, arguments: [open, close, open, close, query, row["row"] as Int64])
        else { continue }
        let (body, title): (String, String) = (found[0], found[1])
        let snippet = body.contains(open) ? body : title
        hits.append(SearchHit(source: source, snippet: UnspacedScript.joined(snippet)))
      }
      return hits
    }
  }

  /// A text over this many bytes is indexed in pieces, in one of which all words have to stand.
  private static let pieceSize = 256 << 10

  /// Makes a text of a source searchable; an older one only for checking quotations.
  static func makeSearchable(
    _ source: Digest, title: String?, body: String, digest: Digest, isCurrent: Bool,
    in db: Database
  ) throws {
    // A text that holds our marks of found words must not forge any.
    let title = UnspacedScript.spaced(SearchHit.unmarked(title ?? ""))
    let insertion = try db.cachedStatement(sql: "INSERT INTO search(title, body) VALUES (?, ?)")
    for (number, piece) in pieces(of: body).enumerated() {
      let body = UnspacedScript.spaced(SearchHit.unmarked(String(piece)))
      try insertion.execute(arguments: [number == 0 ? title : "", body])
      try db.execute(
        sql: "INSERT INTO searchable VALUES (?, ?, ?, ?)",
        arguments: [db.lastInsertedRowID, source.data, digest.data, isCurrent])
    }
  }

  /// The text in pieces of at most ``pieceSize`` bytes that end at the ends of lines, where there are any.
  private static func pieces(of body: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = body[...]
    while rest.utf8.count > pieceSize {
      let limit = rest.utf8.index(rest.startIndex, offsetBy: pieceSize)
      let end =
        rest[..<limit].utf8.lastIndex(of: 0x0A).map { rest.utf8.index(after: $0) }
        // Rounded down to a code point.
        ?? rest.unicodeScalars.index(after: rest.unicodeScalars.index(before: limit))
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    pieces.append(rest)
    return pieces
  }

  static func forget(_ source: Digest, in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM search WHERE rowid IN (SELECT row FROM searchable WHERE source = ?)",
      arguments: [source.data])
    try db.execute(sql: "DELETE FROM searchable WHERE source = ?", arguments: [source.data])
  }
}

/// A word or phrase of a search, made safe for FTS5.
struct SearchTerm {
  var words: String
  var isPrefix = false

  /// The term in FTS5's syntax: always quoted, so that nothing in it is an operator.
  var fts: String {
    let words = UnspacedScript.spaced(words).replacing("\"", with: "\"\"")
    return "\"" + words + "\"" + (isPrefix ? " *" : "")
  }

  /// Splits a query into words and quoted phrases; what holds no letter or digit is left out.
  static func parse(_ query: String) -> [SearchTerm] {
    var terms: [SearchTerm] = []
    func add(_ words: some StringProtocol, isPhrase: Bool) {
      guard
        words.unicodeScalars.contains(where: {
          $0.properties.isAlphabetic || ("0"..."9").contains($0)
        })
      else { return }
      let isPrefix = !isPhrase && words.hasSuffix("*")
      terms.append(
        SearchTerm(words: String(isPrefix ? words.dropLast() : words[...]), isPrefix: isPrefix))
    }
    for (index, part) in query.split(separator: /["“”„]/, omittingEmptySubsequences: false)
      .enumerated()
    {
      if index % 2 == 1 {
        add(part, isPhrase: true)
      } else {
        for word in part.split(whereSeparator: \.isWhitespace) { add(word, isPhrase: false) }
      }
    }
    return terms
  }
}
