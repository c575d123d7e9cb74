import Foundation
import GRDB
public import Preservation

/// The derived SQLite index of an archive.
///
/// It remembers which state of the log it reflects, and catches up with ``apply(_:from:to:isComplete:)``; it is
/// made anew when it is damaged, foreign, or of another version. Any number of processes may read
/// and catch up at once; SQLite orders them.
public final class ArchiveIndex: Sendable {
  /// The file.
  public let path: String

  let pool: DatabasePool

  /// Opens the index of an archive, or makes an empty one where there is none.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - archive: The id of the archive, and what the index is derived with.
  /// - Throws: ``ArchiveIndexError``: `stale` when the file is damaged, of another archive or of another
  ///   version, and has to be deleted first; `unusable` when it can be neither used nor made.
  public init(at path: String, archive: String) throws {
    self.path = path
    do {
      pool = try Self.open(path, archive: archive)
    } catch let error as DatabaseError {
      throw ArchiveIndexError(error, path: path)
    }
  }

  /// Deletes an index file and what SQLite keeps beside it.
  ///
  /// Another process that has it open goes on with what it has; nothing in it is evidence.
  public static func delete(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  private static func open(_ path: String, archive: String) throws -> DatabasePool {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    let pool = try DatabasePool(path: path, configuration: configuration)
    do {
      try pool.write { db in
        if try db.tableExists("state") {
          let schema = try stateValue("schema", in: db)
          let owner = try stateValue("archive", in: db)
          guard schema == String(IndexSchema.version), owner == archive else {
            throw ArchiveIndexError(
              .stale, "The index \(path) is of another archive or version.")
          }
        } else {
          try IndexSchema.create(in: db)
          try db.execute(sql: "INSERT INTO state VALUES ('archive', ?)", arguments: [archive])
        }
      }
    } catch {
      try? pool.close()
      throw error
    }
    return pool
  }

  /// Reads, and says what an error of SQLite means.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try pool.read(body) } catch let error as DatabaseError {
      throw ArchiveIndexError(error, path: path)
    }
  }

  /// Writes in one transaction, and says what an error of SQLite means.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try pool.write(body) } catch let error as DatabaseError {
      throw ArchiveIndexError(error, path: path)
    }
  }

  static func stateValue(_ name: String, in db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT value FROM state WHERE name = ?"), arguments: [name])
  }

  static func setState(_ name: String, _ value: String, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO state VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
      arguments: [name, value])
  }

  /// The schema as SQL, one statement after the other, as `Schema/index.sql` shows it.
  package static var schemaSQL: String {
    IndexSchema.statements.map { $0 + ";\n" }.joined(separator: "\n")
  }
}

// MARK: - The state of the log that the index reflects

extension ArchiveIndex {
  /// A size of the log and the root of its tree at that size.
  public struct State: Hashable, Sendable {
    /// The number of entries.
    public var size: Int
    /// The root of the Merkle tree over them.
    public var root: Digest

    /// Creates a state.
    public init(size: Int, root: Digest) {
      self.size = size
      self.root = root
    }
  }

  /// The state that the index reflects, or nil while it is empty.
  public func state() throws -> State? {
    try read { try Self.state(in: $0) }
  }

  static func state(in db: Database) throws -> State? {
    guard let size = try stateValue("size", in: db).flatMap({ Int($0) }),
      let root = try stateValue("root", in: db).flatMap({ Digest($0) })
    else { return nil }
    return State(size: size, root: root)
  }

  /// Whether the index lacks records that were damaged when it caught up: they may be whole again.
  public func isIncomplete() throws -> Bool {
    try read { try Self.stateValue("incomplete", in: $0) != nil }
  }

  /// What SQLite finds wrong with the file (`PRAGMA quick_check`); nil where it is sound.
  public func damage() -> String? {
    do {
      let answer = try read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
      return answer == "ok" ? nil : answer
    } catch {
      return "\(error)"
    }
  }
}

// MARK: - Digests as blobs

extension Digest {
  init(data: Data) { self.init(bytes: Array(data)) }

  var data: Data { Data(bytes) }
}
