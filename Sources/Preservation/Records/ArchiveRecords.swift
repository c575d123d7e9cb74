/// Entry 0 of every log: which archive it is, and the key that signs its checkpoints.
public struct ArchiveCreated: RecordBody {
  /// The type's name, `archive.created`.
  public static let type = "archive.created"

  /// The version of the archive format.
  public var format: Int
  /// 32 hexadecimal digits that name the archive.
  public var archiveID: String
  /// The log's origin, the first line of each checkpoint.
  public var origin: String
  /// The key that signs checkpoints until a `key.changed` record names another.
  public var publicKey: PublicKey
  /// A name for people, if one was given.
  public var name: String?

  /// Creates the body.
  public init(
    format: Int = ArchiveInfo.newestFormat, archiveID: String, origin: String,
    publicKey: PublicKey, name: String? = nil
  ) {
    self.format = format
    self.archiveID = archiveID
    self.origin = origin
    self.publicKey = publicKey
    self.name = name
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let format = json["format"]?.integer, let id = json["archive_id"]?.string,
      let origin = json["origin"]?.string,
      let key = json["public_key"]?.string.flatMap(PublicKey.init(base64:)),
      isOptionalString(json, "name")
    else { return nil }
    self.init(
      format: format, archiveID: id, origin: origin, publicKey: key, name: json["name"]?.string)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "format": .integer(format), "archive_id": .string(archiveID), "origin": .string(origin),
      "public_key": .string(publicKey.base64), "name": .optional(name),
    ].compactMapValues { $0 }
  }
}

/// A new key signs the checkpoints from here on.
public struct KeyChanged: RecordBody {
  /// The type's name, `key.changed`.
  public static let type = "key.changed"

  /// How the key changed.
  public enum How: String, Hashable, Sendable {
    /// A copy without the old key goes on under a new one, which the old key did not sign.
    case adopt
    /// The old key signed the new one.
    case rotate
  }

  /// The key that signs the checkpoint over this record, and those after it.
  public var publicKey: PublicKey
  /// The key that signed before.
  public var previousKey: PublicKey
  /// How the key changed.
  public var how: How
  /// For `rotate`: the previous key's Ed25519 signature of ``statement(origin:)``, 64 bytes.
  public var signature: [UInt8]?

  /// Creates the body.
  public init(publicKey: PublicKey, previousKey: PublicKey, how: How, signature: [UInt8]? = nil) {
    self.publicKey = publicKey
    self.previousKey = previousKey
    self.how = how
    self.signature = signature
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let key = json["public_key"]?.string.flatMap(PublicKey.init(base64:)),
      let previous = json["previous_key"]?.string.flatMap(PublicKey.init(base64:)),
      let how = json["how"]?.string.flatMap(How.init(rawValue:)),
      isOptionalString(json, "signature")
    else { return nil }
    var signature: [UInt8]?
    if let text = json["signature"]?.string {
      guard let bytes = base64Decoded(text) else { return nil }
      signature = bytes
    }
    self.init(publicKey: key, previousKey: previous, how: how, signature: signature)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "public_key": .string(publicKey.base64), "previous_key": .string(previousKey.base64),
      "how": .string(how.rawValue), "signature": .optional(signature.map(base64Encoded)),
    ].compactMapValues { $0 }
  }

  /// What the previous key signs at a rotation: four lines that no checkpoint could be.
  public static func statement(origin: String, from previous: PublicKey, to next: PublicKey)
    -> String
  {
    "verbatim key.changed v1\n\(origin)\n\(previous.base64)\n\(next.base64)\n"
  }

  /// Whether the previous key really signed the new one.
  public func isSigned(origin: String) -> Bool {
    guard how == .rotate, let signature else { return false }
    return previousKey.isValid(
      signature, for: KeyChanged.statement(origin: origin, from: previousKey, to: publicKey))
  }
}
