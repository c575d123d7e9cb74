/// What a record of a certain type states, beside its type, time, agent and nonce.
///
/// Digests of stored objects are written `sha256:` and 64 digits; ids of records are 64 digits.
/// Members that this version does not know stay in the record and are ignored here.
public protocol RecordBody: Hashable, Sendable {
  /// The type's name, such as `source.added`.
  static var type: String { get }

  /// The members of the record; those that are nil are left out.
  var json: [String: JSONValue] { get }

  /// Reads the members of a record's object, or returns nil where one is missing or of the wrong
  /// kind. The type is not looked at.
  init?(json: JSONValue)
}

extension RecordBody {
  /// Reads a record, if it is of this type and well formed.
  public init?(_ record: Record) {
    guard record.type == Self.type else { return nil }
    self.init(json: record.json)
  }
}

/// The members that every record has, which a body may not use.
let commonMembers: Set<String> = ["type", "time", "agent", "nonce"]

/// Every type of record that this version writes.
package let recordTypes: [any RecordBody.Type] = [
  ArchiveCreated.self, SourceAdded.self, CaptureAdded.self, TextExtracted.self, MetadataSet.self,
  ClaimRecorded.self, AliasRecorded.self, RulingMade.self, Retracted.self, Erased.self,
  KeyChanged.self,
]

extension JSONValue {
  /// A string, or nothing for nil.
  static func optional(_ string: String?) -> JSONValue? { string.map(JSONValue.string) }

  /// An object's digest, as records write it.
  static func object(_ digest: Digest) -> JSONValue { .string(digest.description) }

  /// A record's id, as records write it.
  static func record(_ id: Digest) -> JSONValue { .string(id.hex) }

  /// The digest of an object: `sha256:` and 64 digits.
  var objectDigest: Digest? {
    guard let text = string, text.hasPrefix("sha256:") else { return nil }
    return Digest(text)
  }

  /// The id of a record: 64 digits.
  var recordID: Digest? {
    guard let text = string, text.utf8.count == 64 else { return nil }
    return Digest(text)
  }

  /// Every string inside a value, member names left out.
  var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.strings)
    case .object(let members): members.values.flatMap(\.strings)
    case .null, .bool, .integer: []
    }
  }
}

/// Whether an optional member is absent, or there and a string.
func isOptionalString(_ json: JSONValue, _ keys: String...) -> Bool {
  keys.allSatisfy { json[$0] == nil || json[$0]?.string != nil }
}
