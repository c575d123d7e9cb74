/// A failure of the archive itself, never of a quotation.
///
/// The message names the file or object, what was expected, what was found, and what to do.
public struct PreservationError: Error, Sendable {
  /// What kind of failure it is.
  public struct Code: Hashable, Sendable {
    private enum Value: String, Hashable, Sendable {
      case notAnArchive, alreadyAnArchive, formatTooNew, archiveDamaged
      case objectMissing, fixityMismatch
      case logDamaged, logInconsistent, checkpointInvalid
      case archiveBehindKey, keyMissing, keyInvalid
      case locked, readOnly, outOfSpace, ioFailure
      case recordTooLarge, recordInvalid, notErasable
      case notFound, inputUnreadable, inputTooLarge, malformed
    }
    private let value: Value
    private init(_ value: Value) { self.value = value }

    /// The code's name, as JSON output prints it.
    public var name: String { value.rawValue }

    /// The folder is not an archive.
    public static var notAnArchive: Self { Self(.notAnArchive) }
    /// The folder already holds an archive.
    public static var alreadyAnArchive: Self { Self(.alreadyAnArchive) }
    /// The archive was written by a newer version, in a format this one cannot read.
    public static var formatTooNew: Self { Self(.formatTooNew) }
    /// Neither `archive.json` nor the log's first record says which archive this is.
    public static var archiveDamaged: Self { Self(.archiveDamaged) }
    /// A record names the object but its file is absent.
    public static var objectMissing: Self { Self(.objectMissing) }
    /// The stored bytes no longer match their recorded digest.
    public static var fixityMismatch: Self { Self(.fixityMismatch) }
    /// A tile or entry bundle of the log is missing or malformed.
    public static var logDamaged: Self { Self(.logDamaged) }
    /// The log does not continue a checkpoint that was signed before: it was forked or rewritten.
    public static var logInconsistent: Self { Self(.logInconsistent) }
    /// The checkpoint is malformed, or its signature is not that of the archive's key.
    public static var checkpointInvalid: Self { Self(.checkpointInvalid) }
    /// The archive is older than the last checkpoint that its key signed.
    public static var archiveBehindKey: Self { Self(.archiveBehindKey) }
    /// The archive's private key is not in the key folder.
    public static var keyMissing: Self { Self(.keyMissing) }
    /// A file in the key folder is malformed, or too many may read it.
    public static var keyInvalid: Self { Self(.keyInvalid) }
    /// Another process is writing.
    public static var locked: Self { Self(.locked) }
    /// The archive cannot be written: read-only folder or missing permission.
    public static var readOnly: Self { Self(.readOnly) }
    /// No space is left where the archive lies.
    public static var outOfSpace: Self { Self(.outOfSpace) }
    /// The operating system reported another failure.
    public static var ioFailure: Self { Self(.ioFailure) }
    /// A record would have more than 60,000 bytes.
    public static var recordTooLarge: Self { Self(.recordTooLarge) }
    /// The fields of a record break a rule of the format.
    public static var recordInvalid: Self { Self(.recordInvalid) }
    /// The record may not be erased, because the log could not be followed without it.
    public static var notErasable: Self { Self(.notErasable) }
    /// Nothing in the archive answers to this id or index.
    public static var notFound: Self { Self(.notFound) }
    /// A file that was to be stored cannot be read; the archive is not concerned.
    public static var inputUnreadable: Self { Self(.inputUnreadable) }
    /// A file that was to be stored is larger than the limit.
    public static var inputTooLarge: Self { Self(.inputTooLarge) }
    /// A text that was given (checkpoint, proof, JSON) is malformed.
    public static var malformed: Self { Self(.malformed) }
  }

  /// What kind of failure it is.
  public let code: Code

  /// The whole story for a person, in one or two sentences.
  public let message: String

  /// The error underneath, if there is one.
  public let cause: (any Error)?

  /// Creates an error.
  public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }
}

extension PreservationError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
