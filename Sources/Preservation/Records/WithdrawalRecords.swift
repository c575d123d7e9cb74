/// A record is withdrawn: hidden from views, and kept.
public struct Retracted: RecordBody {
  /// The type's name, `retracted`.
  public static let type = "retracted"

  /// The id of the record.
  public var target: Digest
  /// Why.
  public var reason: String

  /// Creates the body.
  public init(target: Digest, reason: String) {
    self.target = target
    self.reason = reason
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let target = json["target"]?.recordID, let reason = json["reason"]?.string else {
      return nil
    }
    self.init(target: target, reason: reason)
  }

  /// The members of the record.
  public var json: [String: JSONValue] { ["target": .record(target), "reason": .string(reason)] }
}

/// Records and objects were removed for good; only an absence that is named here is in order.
public struct Erased: RecordBody {
  /// The type's name, `erased`.
  public static let type = "erased"

  /// One record whose slot was emptied.
  public struct Entry: Hashable, Sendable {
    /// Its place in the log.
    public var index: Int
    /// Its leaf hash, which stays in the tiles.
    public var id: Digest

    /// Creates an entry.
    public init(index: Int, id: Digest) {
      self.index = index
      self.id = id
    }
  }

  /// The records whose slots were emptied.
  public var records: [Entry]
  /// The objects that were removed.
  public var objects: [Digest]
  /// Why.
  public var reason: String

  /// Creates the body.
  public init(records: [Entry], objects: [Digest], reason: String) {
    self.records = records
    self.objects = objects
    self.reason = reason
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let entries = json["records"]?.array, let digests = json["objects"]?.array,
      let reason = json["reason"]?.string
    else { return nil }
    let records = entries.compactMap { entry -> Entry? in
      guard let index = entry["index"]?.integer, index >= 0, let id = entry["id"]?.recordID else {
        return nil
      }
      return Entry(index: index, id: id)
    }
    let objects = digests.compactMap(\.objectDigest)
    guard records.count == entries.count, objects.count == digests.count else { return nil }
    self.init(records: records, objects: objects, reason: reason)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "records": .array(
        records.map { .object(["index": .integer($0.index), "id": .record($0.id)]) }),
      "objects": .array(objects.map(JSONValue.object)), "reason": .string(reason),
    ]
  }
}
