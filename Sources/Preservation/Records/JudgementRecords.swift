/// Words in a source: where they stand, and what they are.
public struct RecordedPassage: Hashable, Sendable {
  /// The id of the source.
  public var source: Digest
  /// The text that the offsets count in.
  public var text: Digest
  /// The offset of the first byte, in UTF-8 bytes of the text.
  public var start: Int
  /// The offset past the last byte.
  public var end: Int
  /// The words themselves.
  public var exact: String
  /// Some words before, to find the passage again in another text.
  public var prefix: String?
  /// Some words after.
  public var suffix: String?

  /// Creates a passage.
  public init(
    source: Digest, text: Digest, start: Int, end: Int, exact: String, prefix: String? = nil,
    suffix: String? = nil
  ) {
    self.source = source
    self.text = text
    self.start = start
    self.end = end
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
  }

  /// Reads a passage.
  public init?(json: JSONValue) {
    guard let source = json["source"]?.recordID, let text = json["text"]?.objectDigest,
      let start = json["byte_start"]?.integer, let end = json["byte_end"]?.integer,
      0 <= start, start <= end, let exact = json["exact"]?.string,
      isOptionalString(json, "prefix", "suffix")
    else { return nil }
    self.init(
      source: source, text: text, start: start, end: end, exact: exact,
      prefix: json["prefix"]?.string, suffix: json["suffix"]?.string)
  }

  /// The passage as records write it.
  ///
  /// Offsets are named `byte_start` and `byte_end`, because
  /// `start` and `end` count code points wherever the program prints them.
  public var json: JSONValue {
    .object(
      [
        "source": .record(source), "text": .object(text), "byte_start": .integer(start),
        "byte_end": .integer(end), "exact": .string(exact), "prefix": .optional(prefix),
        "suffix": .optional(suffix),
      ].compactMapValues { $0 })
  }
}

/// Reads a list whose every element is a passage.
private func passages(_ value: JSONValue?) -> [RecordedPassage]? {
  guard let values = value?.array else { return nil }
  let passages = values.compactMap(RecordedPassage.init(json:))
  return passages.count == values.count ? passages : nil
}

/// A claim that a person wrote down, with the passages it rests on.
public struct ClaimRecorded: RecordBody {
  /// The type's name, `claim.recorded`.
  public static let type = "claim.recorded"

  /// The claim in words.
  public var statement: String
  /// Who makes the claim.
  public var speaker: String?
  /// When it was made, in EDTF.
  public var date: String?
  /// The passages that hold it.
  public var passages: [RecordedPassage]
  /// A remark.
  public var note: String?

  /// Creates the body.
  public init(
    statement: String, speaker: String? = nil, date: String? = nil,
    passages: [RecordedPassage] = [],
    note: String? = nil
  ) {
    self.statement = statement
    self.speaker = speaker
    self.date = date
    self.passages = passages
    self.note = note
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let statement = json["statement"]?.string,
      let passages = Preservation.passages(json["passages"] ?? .array([])),
      isOptionalString(json, "speaker", "date", "note")
    else { return nil }
    self.init(
      statement: statement, speaker: json["speaker"]?.string, date: json["date"]?.string,
      passages: passages, note: json["note"]?.string)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "statement": .string(statement), "speaker": .optional(speaker), "date": .optional(date),
      "passages": passages.isEmpty ? nil : .array(passages.map(\.json)), "note": .optional(note),
    ].compactMapValues { $0 }
  }
}

/// Two names that a person says are, or are not, one thing's.
public struct AliasRecorded: RecordBody {
  /// The type's name, `alias.recorded`.
  public static let type = "alias.recorded"

  /// What the two names have to do with each other.
  public enum Relation: String, Hashable, Sendable {
    /// Whether both names are one thing's, or two things'.
    case same, different
  }

  /// The name to use.
  public var name: String
  /// The other name.
  public var alias: String
  /// What they have to do with each other.
  public var relation: Relation

  /// Creates the body.
  public init(name: String, alias: String, relation: Relation) {
    self.name = name
    self.alias = alias
    self.relation = relation
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let name = json["name"]?.string, let alias = json["alias"]?.string,
      let relation = json["relation"]?.string.flatMap(Relation.init(rawValue:))
    else { return nil }
    self.init(name: name, alias: alias, relation: relation)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    ["name": .string(name), "alias": .string(alias), "relation": .string(relation.rawValue)]
  }
}

/// What a person decided about a conflict; it attaches to conflicts found later by overlap.
public struct RulingMade: RecordBody {
  /// The type's name, `ruling.made`.
  public static let type = "ruling.made"

  /// What was decided.
  public enum Decision: String, Hashable, Sendable {
    /// The conflict is real, is explained, or is none.
    case confirmed, reconciled, dismissed
  }

  /// The kind of conflict, such as `number`.
  public var kind: String
  /// What was decided.
  public var decision: Decision
  /// Why.
  public var reason: String
  /// The sides of the conflict, each with the passages that held it.
  public var sides: [[RecordedPassage]]
  /// The conflict's fingerprint at the time: a handle, not the key.
  public var fingerprint: String?

  /// Creates the body.
  public init(
    kind: String, decision: Decision, reason: String, sides: [[RecordedPassage]],
    fingerprint: String? = nil
  ) {
    self.kind = kind
    self.decision = decision
    self.reason = reason
    self.sides = sides
    self.fingerprint = fingerprint
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let kind = json["kind"]?.string,
      let decision = json["decision"]?.string.flatMap(Decision.init(rawValue:)),
      let reason = json["reason"]?.string, let lists = json["sides"]?.array,
      isOptionalString(json, "fingerprint")
    else { return nil }
    let sides = lists.compactMap { passages($0) }
    guard sides.count == lists.count else { return nil }
    self.init(
      kind: kind, decision: decision, reason: reason, sides: sides,
      fingerprint: json["fingerprint"]?.string)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "kind": .string(kind), "decision": .string(decision.rawValue), "reason": .string(reason),
      "sides": .array(sides.map { .array($0.map(\.json)) }),
      "fingerprint": .optional(fingerprint),
    ].compactMapValues { $0 }
  }
}
