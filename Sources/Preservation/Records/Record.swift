/// One entry of the log: a statement with its type, time and agent, and what it states.
///
/// A record is an object in canonical JSON with the members `type`, `time` (UTC, never used for
/// order), `agent` (a claim, not a proof), `nonce` (128 random bits) and those of its type.
public struct Record: Hashable, Sendable {
  /// The largest record: an entry bundle's length prefix has 16 bits.
  public static let maximumSize = 60_000

  /// The record's place in the log.
  public let index: Int

  /// The record's id: its leaf hash, `SHA-256(0x00 || bytes)`.
  public let id: Digest

  /// The type, such as `source.added`; unknown types are kept and ignored.
  public let type: String

  /// When it was written, as its writer's clock said: `2025-07-18T09:30:00Z`.
  public let time: String

  /// Who wrote it, as they said.
  public let agent: String

  /// 32 hexadecimal digits that make the record unique.
  public let nonce: String

  /// The whole object, unknown members included.
  public let json: JSONValue

  /// The stored bytes.
  public let bytes: [UInt8]

  /// Reads an entry of the log.
  ///
  /// - Throws: ``PreservationError`` `recordInvalid` for bytes that are not a record in canonical
  ///   form.
  public init(parsing bytes: [UInt8], index: Int) throws {
    func refuse(_ reason: String) -> PreservationError {
      PreservationError(.recordInvalid, "entry \(index) of the log is no record: \(reason)")
    }
    guard bytes.count <= Record.maximumSize else { throw refuse("\(bytes.count) bytes long") }
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch let error as PreservationError {
      throw refuse(error.message)
    }
    guard try json.canonicalForm() == bytes else { throw refuse("its JSON is not canonical") }
    guard let type = json["type"]?.string, !type.isEmpty else { throw refuse("it has no type") }
    guard let time = json["time"]?.string, isTimestamp(time) else {
      throw refuse("it has no UTC time")
    }
    guard let agent = json["agent"]?.string else { throw refuse("it has no agent") }
    guard let nonce = json["nonce"]?.string, hexDecoded(nonce)?.count == 16 else {
      throw refuse("it has no nonce of 128 bits")
    }
    self.index = index
    id = MerkleTree.leafHash(bytes)
    self.type = type
    self.time = time
    self.agent = agent
    self.nonce = nonce
    self.json = json
    self.bytes = bytes
  }

  /// Whether two records are the same entry with the same bytes.
  public static func == (lhs: Record, rhs: Record) -> Bool {
    // Swift's `==` on strings joins canonically equivalent ones, so the id decides.
    lhs.index == rhs.index && lhs.id == rhs.id
  }

  /// Hashes the place and the id.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(id)
  }
}

/// One place in the log.
public enum LogSlot: Sendable {
  /// The record that stands there.
  case record(Record)

  /// The record was erased; its leaf hash stays.
  case erased(index: Int, id: Digest)

  /// The record cannot be read, or is not what was logged.
  case damaged(index: Int, id: Digest?, reason: String)

  /// The record, where it can be read.
  public var record: Record? {
    if case .record(let record) = self { return record }
    return nil
  }

  /// The place in the log.
  public var index: Int {
    switch self {
    case .record(let record): record.index
    case .erased(let index, _), .damaged(let index, _, _): index
    }
  }
}
