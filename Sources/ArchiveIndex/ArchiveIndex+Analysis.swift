public import Foundation
import GRDB
public import Preservation

extension ArchiveIndex {
  /// What the cache of analysis is keyed by.
  public struct AnalysisKey: Hashable, Sendable {
    /// The digest of the text.
    public var text: Digest
    /// The analyser and its version.
    public var analyser: String
    /// The document's date that relative times were resolved against; empty for none.
    public var date: String

    /// Creates a key.
    public init(text: Digest, analyser: String, date: String) {
      self.text = text
      self.analyser = analyser
      self.date = date
    }
  }

  /// The cached analysis of a text, if there is one.
  public func analysis(_ key: AnalysisKey) throws -> Data? {
    try read { db in
      try Data.fetchOne(
        db.cachedStatement(
          sql: "SELECT content FROM analysis WHERE text = ? AND analyser = ? AND date = ?"),
        arguments: [key.text.data, key.analyser, key.date])
    }
  }

  /// Whether there is a cached analysis.
  public func hasAnalysis(_ key: AnalysisKey) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db.cachedStatement(
          sql: "SELECT 1 FROM analysis WHERE text = ? AND analyser = ? AND date = ?"),
        arguments: [key.text.data, key.analyser, key.date]) ?? false
    }
  }

  /// Keeps analyses; those of other versions of the analyser are dropped.
  public func keep(_ analyses: [(AnalysisKey, Data)]) throws {
    try write { db in
      for (key, content) in analyses {
        try db.execute(
          sql: "DELETE FROM analysis WHERE text = ? AND analyser <> ?",
          arguments: [key.text.data, key.analyser])
        try db.execute(
          sql: "INSERT OR REPLACE INTO analysis VALUES (?, ?, ?, ?)",
          arguments: [key.text.data, key.analyser, key.date, content])
      }
    }
  }

  /// A result over the whole archive, if it was computed for this very state.
  public func result(_ name: String, for state: String) throws -> Data? {
    try read { db in
      try Data.fetchOne(
        db, sql: "SELECT content FROM result WHERE name = ? AND state = ?",
        arguments: [name, state])
    }
  }

  /// Keeps a result over the whole archive, in place of the one for an earlier state.
  public func keep(_ name: String, for state: String, _ content: Data) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO result VALUES (?, ?, ?)", arguments: [name, state, content])
    }
  }
}
