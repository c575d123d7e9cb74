import Foundation
import GRDB
public import Preservation

extension ArchiveIndex {
  /// The sources that pass a filter, sorted by publication date (undated last), outlet, file, then
  /// their bytes and their place in the log.
  public func sources(_ filter: SourceFilter = SourceFilter()) throws -> [IndexedSource] {
    try read { db in
      var conditions: [String] = []
      var arguments: [any DatabaseValueConvertible] = []
      // A month or a year passes when any of its days does.
      if let from = filter.from {
        conditions.append(
          "published IS NOT NULL AND substr(published, 1, 10) >= substr(?, 1, length(substr(published, 1, 10)))"
        )
        arguments.append(from)
      }
      if let to = filter.to {
        conditions.append("published IS NOT NULL AND substr(published, 1, length(?)) <= ?")
        arguments.append(to)
        arguments.append(to)
      }
      let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
      let rows = try Row.fetchAll(
        db, sql: Self.selection + condition, arguments: StatementArguments(arguments))
      var sources = rows.map(IndexedSource.init(row:))
      if let wanted = filter.sources.map(Set.init) {
        sources.removeAll { !wanted.contains($0.id) }
      }
      let tags = try Self.tags(in: db)
      for index in sources.indices { sources[index].tags = tags[sources[index].id] ?? [] }
      // SQLite knows the case of ASCII letters only.
      if let outlet = filter.outlet?.lowercased() {
        sources.removeAll { $0.outlet?.lowercased() != outlet }
      }
      for tag in filter.tags.map({ $0.lowercased() }) {
        sources.removeAll { !$0.tags.contains { $0.lowercased() == tag } }
      }
      return Self.sorted(sources)
    }
  }

  /// One source, if it is there and not retracted.
  public func source(_ id: Digest) throws -> IndexedSource? {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(sql: Self.selection + " WHERE source.id = ?"), arguments: [id.data])
      else { return nil }
      var source = IndexedSource(row: row)
      source.tags = try String.fetchAll(
        db.cachedStatement(sql: "SELECT name FROM tag WHERE source = ? ORDER BY name"),
        arguments: [id.data])
      return source
    }
  }

  /// A source with its newest capture and the newest text of that, one row each.
  static let selection = """
    SELECT source.*,
      capture.position AS capture_position, capture.object, capture.size, capture.media_type,
      capture.url AS capture_url,
      text.position AS text_position, text.digest, text.map, text.extractor, text.version,
      text.charset
    FROM source
    LEFT JOIN capture ON capture.id = source.capture
    LEFT JOIN text ON text.id = source.text
    """

  private static func tags(in db: Database) throws -> [Digest: [String]] {
    try Row.fetchAll(db, sql: "SELECT source, name FROM tag ORDER BY source, name").reduce(
      into: [:]
    ) { $0[Digest(data: $1["source"]), default: []].append($1["name"]) }
  }

  /// The visible sources that hold these bytes as a capture, in the order of the log.
  public func sources(holding object: Digest) throws -> [IndexedSource] {
    try sources(
      sql: "SELECT DISTINCT source FROM capture WHERE object = ? ORDER BY source", object.data)
  }

  /// The visible sources with this URL, in the order of the log.
  public func sources(at url: String) throws -> [IndexedSource] {
    try sources(sql: "SELECT id FROM source WHERE url = ? ORDER BY position", url)
  }

  private func sources(
    sql: String, _ argument: some DatabaseValueConvertible
  ) throws -> [IndexedSource] {
    let ids = try read { try Data.fetchAll($0, sql: sql, arguments: [argument]) }
    return try ids.compactMap { try source(Digest(data: $0)) }.sorted { $0.position < $1.position }
  }

  /// All captures of a source, oldest first.
  public func captures(of source: Digest) throws -> [IndexedCapture] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM capture WHERE source = ? ORDER BY position",
        arguments: [source.data]
      ).map(IndexedCapture.init(row:))
    }
  }

  /// All texts of a source, oldest first.
  public func texts(of source: Digest) throws -> [IndexedText] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM text WHERE source = ? ORDER BY position", arguments: [source.data]
      ).map(IndexedText.init(row:))
    }
  }

  /// The ids of visible sources, or of any records, that begin with these hexadecimal digits.
  public func identifiers(beginning prefix: String, ofSources: Bool) throws -> [Digest] {
    let table = ofSources ? "source" : "record"
    return try read { db in
      try Data.fetchAll(
        db, sql: "SELECT id FROM \(table) WHERE lower(hex(id)) LIKE ? || '%' ORDER BY id LIMIT 20",
        arguments: [prefix]
      ).map(Digest.init(data:))
    }
  }

  /// The records that are about a source (its own, its captures, texts, metadata, retractions), or
  /// all records of some types, in the order of the log.
  public func records(about source: Digest? = nil, types: [String] = []) throws -> [IndexedRecord] {
    try read { db in
      var conditions: [String] = []
      var arguments: [any DatabaseValueConvertible] = []
      if let source {
        conditions.append("about = ?")
        arguments.append(source.data)
      }
      if !types.isEmpty {
        conditions.append("type IN (\(types.map { _ in "?" }.joined(separator: ",")))")
        arguments.append(contentsOf: types as [any DatabaseValueConvertible])
      }
      let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
      return try Row.fetchAll(
        db, sql: "SELECT * FROM record\(condition) ORDER BY position",
        arguments: StatementArguments(arguments)
      ).map(IndexedRecord.init(row:))
    }
  }

  /// One record by its id.
  public func record(_ id: Digest) throws -> IndexedRecord? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM record WHERE id = ?", arguments: [id.data])
        .map(IndexedRecord.init(row:))
    }
  }

  /// Sorts by publication date (undated last), outlet (unstated last), file and bytes.
  ///
  /// The place in the log, which differs with the order of adding, decides only between sources that
  /// are alike in everything a reader sees. Texts are compared as bytes.
  private static func sorted(_ sources: [IndexedSource]) -> [IndexedSource] {
    func key(_ source: IndexedSource) -> [[UInt8]] {
      [source.published, source.outlet].map { $0.map { [0] + Array($0.utf8) } ?? [1] }
        + [Array(source.file.utf8), source.capture?.object.bytes ?? []]
    }
    return sources.map { (key($0), $0) }.sorted { a, b in
      for (left, right) in zip(a.0, b.0) where left != right {
        return left.lexicographicallyPrecedes(right)
      }
      return a.1.position < b.1.position
    }.map(\.1)
  }
}

/// A record as the index has it.
public struct IndexedRecord: Hashable, Sendable {
  /// Its position in the log.
  public var position: Int
  /// Its id: its leaf hash.
  public var id: Digest
  /// Its type.
  public var type: String
  /// When it was written, in UTC; never used for order.
  public var time: String
  /// Who wrote it: a claim, not a proof.
  public var agent: String
  /// The whole record.
  public var content: JSONValue
  /// The source that it is about, if it is about one.
  public var about: Digest?
  /// Whether it was retracted.
  public var isHidden: Bool

  /// What it says, if it is of this type.
  public func body<Body: RecordBody>(_: Body.Type) -> Body? {
    type == Body.type ? Body(json: content) : nil
  }

  init(row: Row) {
    position = row["position"]
    id = Digest(data: row["id"])
    type = row["type"]
    time = row["time"]
    agent = row["agent"]
    content = (try? JSONValue(parsing: Array((row["json"] as String).utf8))) ?? .null
    about = (row["about"] as Data?).map(Digest.init(data:))
    isHidden = row["hidden"]
  }
}

extension IndexedSource {
  static let fields = [
    "outlet", "title", "author", "published", "updated", "url", "language", "role", "status",
  ]

  init(row: Row) {
    self.init(id: Digest(data: row["id"]), position: row["position"], file: row["file"])
    for field in Self.fields {
      if let value: String = row[field] { values[field] = value }
    }
    if case .object(let object)? = try? JSONValue(parsing: Array((row["origins"] as String).utf8)) {
      for (field, origin) in object { if case .string(let text) = origin { origins[field] = text } }
    }
    guard let captureID: Data = row["capture"], let capturePosition: Int = row["capture_position"]
    else { return }
    let newest = IndexedCapture(
      id: Digest(data: captureID), source: id, position: capturePosition,
      object: Digest(data: row["object"]), size: row["size"], mediaType: row["media_type"],
      url: row["capture_url"])
    capture = newest
    guard let textID: Data = row["text"], let textPosition: Int = row["text_position"] else {
      return
    }
    text = IndexedText(
      id: Digest(data: textID), source: id, capture: newest.id, position: textPosition,
      digest: Digest(data: row["digest"]), map: (row["map"] as Data?).map(Digest.init(data:)),
      extractor: row["extractor"], version: row["version"], charset: row["charset"])
  }
}

extension IndexedCapture {
  init(row: Row) {
    id = Digest(data: row["id"])
    source = Digest(data: row["source"])
    position = row["position"]
    object = Digest(data: row["object"])
    size = row["size"]
    mediaType = row["media_type"]
    url = row["url"]
  }
}

extension IndexedText {
  init(row: Row) {
    id = Digest(data: row["id"])
    source = Digest(data: row["source"])
    capture = Digest(data: row["capture"])
    position = row["position"]
    digest = Digest(data: row["digest"])
    map = (row["map"] as Data?).map(Digest.init(data:))
    extractor = row["extractor"]
    version = row["version"]
    charset = row["charset"]
  }
}
