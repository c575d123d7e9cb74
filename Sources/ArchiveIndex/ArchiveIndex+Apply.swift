import Foundation
import GRDB
public import Preservation

extension ArchiveIndex {
  /// Catches up with the log, in one transaction: all of it, or nothing.
  ///
  /// Another process may have caught up in the meantime: records that the index already reflects are
  /// passed over, and it never goes back.
  ///
  /// - Parameters:
  ///   - records: The log's records from position `first` on; nil for an erased one.
  ///   - first: The position of the first of them.
  ///   - state: The state of the log that they lead to.
  ///   - isComplete: Whether all records could be read. An index that lacks some says so, and is made
  ///     anew when it is next used.
  /// - Throws: ``ArchiveIndexError`` `stale` when the records take back what the index already holds (an
  ///   erasure, the retraction of a retraction), or do not follow it.
  public func apply(
    _ records: [Preservation.Record?], from first: Int, to state: State, isComplete: Bool
  ) throws {
    try write { db in
      let reflected = try Self.state(in: db)?.size ?? 0
      if reflected >= state.size { return }
      guard first <= reflected else {
        throw ArchiveIndexError(.stale, "The records do not follow the index.")
      }
      let isFresh = reflected == 0
      let hidden = isFresh ? Self.hidden(in: records) : []
      var changed: [Digest] = []
      for case let record? in records where record.index >= reflected {
        if !isFresh, try Self.takesBack(record, in: db) {
          throw ArchiveIndexError(.stale, "The index holds what the log takes back.")
        }
        try Self.apply(record, isHidden: hidden.contains(record.id), changed: &changed, in: db)
      }
      for source in Self.unique(changed) { try Self.refresh(source, in: db) }
      try Self.setState("size", String(state.size), in: db)
      try Self.setState("root", state.root.hex, in: db)
      if !isComplete { try Self.setState("incomplete", "yes", in: db) }
    }
  }

  /// The ids of all records that a retraction hides which is not itself retracted.
  private static func hidden(in records: [Preservation.Record?]) -> Set<Digest> {
    var hidden: Set<Digest> = []
    for case let record? in records.reversed() where record.type == Retracted.type {
      guard !hidden.contains(record.id), let body = Retracted(record) else { continue }
      hidden.insert(body.target)
    }
    return hidden
  }

  private static func takesBack(_ record: Preservation.Record, in db: Database) throws -> Bool {
    switch record.type {
    case Erased.type: return true
    case Retracted.type:
      guard let body = Retracted(record) else { return false }
      return try String.fetchOne(
        db, sql: "SELECT type FROM record WHERE id = ?", arguments: [body.target.data])
        == Retracted.type
    default: return false
    }
  }

  private static func apply(
    _ record: Preservation.Record, isHidden: Bool, changed: inout [Digest], in db: Database
  ) throws {
    var about: Digest?
    switch record.type {
    case SourceAdded.type:
      guard let body = SourceAdded(record) else { break }
      about = record.id
      if isHidden { break }
      try db.execute(
        sql: "INSERT INTO source(id, position, file) VALUES (?, ?, ?)",
        arguments: [record.id.data, record.index, body.file])
      changed.append(record.id)
    case CaptureAdded.type:
      guard let body = CaptureAdded(record) else { break }
      about = body.source
      if try isHidden || !isVisible(body.source, in: db) { break }
      try db.execute(
        sql: "INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          record.id.data, body.source.data, record.index, body.object.data, body.size,
          body.mediaType ?? "application/octet-stream", body.url,
        ])
      changed.append(body.source)
    case TextExtracted.type:
      guard let body = TextExtracted(record) else { break }
      about = body.source
      if try isHidden || !isVisible(body.source, in: db) { break }
      try db.execute(
        sql: "INSERT INTO text VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          record.id.data, body.source.data, body.capture.data, record.index, body.text.data,
          body.map?.data, body.extractor, body.version, body.charset,
        ])
      changed.append(body.source)
    case MetadataSet.type:
      guard let body = MetadataSet(record) else { break }
      about = body.source
      changed.append(body.source)
    case Retracted.type:
      guard let body = Retracted(record) else { break }
      about = try Data.fetchOne(
        db, sql: "SELECT about FROM record WHERE id = ?", arguments: [body.target.data]
      ).map(Digest.init(data:))
      if !isHidden { try hide(body.target, changed: &changed, in: db) }
    default:
      break
    }
    try db.execute(
      sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        record.index, record.id.data, record.type, record.time, record.agent,
        String(decoding: record.bytes, as: UTF8.self), about?.data, isHidden,
      ])
  }

  private static func isVisible(_ source: Digest, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM source WHERE id = ?"), arguments: [source.data])
      ?? false
  }

  private static func hide(
    _ target: Digest, changed: inout [Digest], in db: Database
  ) throws {
    try db.execute(sql: "UPDATE record SET hidden = 1 WHERE id = ?", arguments: [target.data])
    if try isVisible(target, in: db) {
      try forget(target, in: db)
      for table in ["source", "tag", "capture", "text"] {
        let column = table == "source" ? "id" : "source"
        try db.execute(
          sql: "DELETE FROM \(table) WHERE \(column) = ?", arguments: [target.data])
      }
      return
    }
    if let source = try Data.fetchOne(
      db, sql: "SELECT about FROM record WHERE id = ?", arguments: [target.data])
    {
      // A retracted capture takes its texts along.
      try db.execute(
        sql: "DELETE FROM text WHERE id = ? OR capture = ?",
        arguments: [target.data, target.data])
      try db.execute(sql: "DELETE FROM capture WHERE id = ?", arguments: [target.data])
      // The texts that stay are made searchable anew.
      try forget(Digest(data: source), in: db)
      changed.append(Digest(data: source))
    }
  }

  private static func unique(_ sources: [Digest]) -> [Digest] {
    var seen: Set<Digest> = []
    return sources.filter { seen.insert($0).inserted }
  }
}

// MARK: - What is known of a source

extension ArchiveIndex {
  /// The captures whose own statements have not been read yet, in the order of the log.
  public func capturesToRead() throws -> [IndexedCapture] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM capture WHERE id NOT IN (SELECT capture FROM stated WHERE place = 0)
          ORDER BY position
          """
      ).map(IndexedCapture.init(row:))
    }
  }

  /// What a capture says of itself, in its order; the first value of a field wins.
  public struct Statement: Sendable {
    /// The capture.
    public var capture: IndexedCapture
    /// Which thing it states, what it states, and where.
    public var values: [(field: String, value: String, origin: String)]

    /// Creates a statement.
    public init(
      capture: IndexedCapture, values: [(field: String, value: String, origin: String)]
    ) {
      self.capture = capture
      self.values = values
    }
  }

  /// Keeps what captures say of themselves, in one transaction.
  public func keep(_ statements: [Statement]) throws {
    try write { db in
      let insertion = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO stated VALUES (?, ?, ?, ?, ?)")
      for statement in statements {
        let capture = statement.capture.id.data
        // Place 0 says that the capture was read, also when it says nothing.
        try insertion.execute(arguments: [capture, 0, "", "", ""])
        for (place, value) in statement.values.enumerated() {
          try insertion.execute(
            arguments: [capture, place + 1, value.field, value.value, value.origin])
        }
        try Self.refresh(statement.capture.source, in: db)
      }
    }
  }

  /// The sources whose newest text is not searchable yet, in the order of the log.
  public func sourcesToMakeSearchable() throws -> [IndexedSource] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: Self.selection + "\n" + """
          WHERE text.digest IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM searchable
            WHERE searchable.source = source.id AND searchable.digest = text.digest
              AND searchable.current)
          ORDER BY source.position
          """
      ).map(IndexedSource.init(row:))
    }
  }

  /// Makes sources' texts searchable, in one transaction: the newest, and for checking quotations
  /// those of older captures.
  ///
  /// - Parameter read: Reads a text; nil where that cannot be read.
  public func makeSearchable(
    _ sources: [IndexedSource], read: (IndexedText) throws -> String?
  ) throws {
    try write { db in
      for source in sources {
        guard let text = source.text, let body = try read(text) else { continue }
        try Self.forget(source.id, in: db)
        try Self.makeSearchable(
          source.id, title: source.title, body: body, digest: text.digest, isCurrent: true, in: db)
        for older in try Self.olderTexts(of: source.id, than: text.digest, in: db) {
          guard let body = try read(older) else { continue }
          try Self.makeSearchable(
            source.id, title: nil, body: body, digest: older.digest, isCurrent: false, in: db)
        }
      }
    }
  }

  /// The texts of a source other than its newest, each once, the newest of them first.
  private static func olderTexts(
    of source: Digest, than newest: Digest, in db: Database
  ) throws -> [IndexedText] {
    var seen: Set<Digest> = [newest]
    return try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM text WHERE source = ? ORDER BY position DESC"),
      arguments: [source.data]
    ).map(IndexedText.init(row:)).filter { seen.insert($0.digest).inserted }
  }

  /// Works out anew what is known of a source: what a person set wins over what it says of itself,
  /// and the later setting over the earlier one.
  private static func refresh(_ source: Digest, in db: Database) throws {
    guard try isVisible(source, in: db) else { return }
    var values: [String: (value: String, origin: String)] = [:]
    var tags: Set<String> = []
    let capture = try Data.fetchOne(
      db, sql: "SELECT id FROM capture WHERE source = ? ORDER BY position DESC LIMIT 1",
      arguments: [source.data])
    let text = try Data.fetchOne(
      db, sql: "SELECT id FROM text WHERE capture = ? ORDER BY position DESC LIMIT 1",
      arguments: [capture])
    if let capture {
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM stated WHERE capture = ? AND place > 0 ORDER BY place",
        arguments: [capture])
      for row in rows {
        let field: String = row["field"]
        if field == "tag" {
          tags.insert(row["value"])
        } else if values[field] == nil {
          values[field] = (row["value"], row["origin"])
        }
      }
    }
    let settings = try Row.fetchAll(
      db,
      sql: "SELECT * FROM record WHERE about = ? AND type = ? AND hidden = 0 ORDER BY position",
      arguments: [source.data, MetadataSet.type])
    for record in settings.map(IndexedRecord.init(row:)) {
      guard let body = record.body(MetadataSet.self) else { continue }
      for field in MetadataSet.Field.allCases {
        guard let set = body.strings(field) else { continue }
        if field == .tag {
          tags = Set(set)
        } else {
          // An empty value says that nobody states it: it stays empty.
          values[field.rawValue] = (set.first ?? "", "set by \(record.agent)")
        }
      }
    }
    let before = try String.fetchOne(
      db, sql: "SELECT title FROM source WHERE id = ?", arguments: [source.data])
    func value(_ field: String) -> String? {
      values[field].flatMap { $0.value.isEmpty ? nil : $0.value }
    }
    let origins = JSONValue.object(
      values.filter { !$0.value.value.isEmpty }.mapValues { .string($0.origin) })
    try db.execute(
      sql: """
        UPDATE source SET outlet = ?, title = ?, author = ?, published = ?, updated = ?, url = ?,
          language = ?, role = ?, status = ?, origins = ?, capture = ?, text = ? WHERE id = ?
        """,
      arguments: StatementArguments(
        IndexedSource.fields.map { value($0) } as [(any DatabaseValueConvertible)?]
          + [
            String(decoding: try origins.canonicalForm(), as: UTF8.self), capture, text,
            source.data,
          ]))
    try db.execute(sql: "DELETE FROM tag WHERE source = ?", arguments: [source.data])
    for tag in tags.sorted() {
      try db.execute(sql: "INSERT INTO tag VALUES (?, ?)", arguments: [source.data, tag])
    }
    if before != value("title") { try forget(source, in: db) }
  }
}
