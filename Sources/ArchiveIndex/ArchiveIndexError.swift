import GRDB

/// A failure of the index, which is derived: deleting the file and reindexing mends it.
public struct ArchiveIndexError: Error, Sendable {
  /// What went wrong.
  public struct Code: Hashable, Sendable {
    private enum Value: Hashable, Sendable { case stale, unusable, badQuery }
    private let value: Value
    private init(_ value: Value) { self.value = value }

    /// The index holds what the log does not say, or is damaged: it has to be made anew.
    public static var stale: Self { Self(.stale) }

    /// The file can neither be used nor made: no space, no permission, locked for long.
    public static var unusable: Self { Self(.unusable) }

    /// The words to search for cannot be searched for.
    public static var badQuery: Self { Self(.badQuery) }
  }

  /// What went wrong.
  public let code: Code

  /// What was expected, what was found, and what to do.
  public let message: String

  /// The error underneath, if there was one.
  public let cause: (any Error)?

  /// Creates an error.
  public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  /// Says what an error of SQLite means for the index: damage makes it stale, all else unusable.
  init(_ error: DatabaseError, path: String) {
    let damage: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT, .SQLITE_ERROR]
    if damage.contains(error.resultCode) {
      self.init(.stale, "The index \(path) is damaged: \(error)", cause: error)
    } else {
      self.init(
        .unusable,
        "The index \(path) cannot be used: \(error.message ?? error.description). Check free space, "
          + "permissions, and whether another program holds it.", cause: error)
    }
  }
}
