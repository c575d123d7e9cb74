import ArchiveIndex
public import Preservation

/// What is to be erased, before it is.
public struct ErasurePlan: Hashable, Sendable {
  /// The source.
  public var source: Digest
  /// The name it was added under.
  public var file: String
  /// What will be removed, and what stays because another source uses it.
  public var report: ErasureReport

  /// The plan as `erase --json` prints it.
  public var json: JSONValue {
    .object([
      "source": .string(source.hex),
      "records": .array(report.records.map { .string($0.id.hex) }),
      "objects": .array(report.objects.map { .string($0.description) }),
      "shared": .array(report.sharedObjects.map { .string($0.description) }),
    ])
  }
}

/// Two names that a person joined or parted.
public struct NameAlias: Hashable, Sendable {
  /// The record.
  public var record: Digest
  /// A name.
  public var name: String
  /// Another name.
  public var alias: String
  /// Whether they are one person or body, rather than two.
  public var isSame: Bool
  /// Who said so.
  public var agent: String
}

/// The names that people joined or parted, in the order of the log.
public struct AliasListing: Hashable, Sendable {
  /// The names.
  public var aliases: [NameAlias]

  /// The listing as `alias list --json` prints it.
  public var json: JSONValue {
    .object([
      "aliases": .array(
        aliases.map {
          .object([
            "record": .string($0.record.hex), "name": .string($0.name), "alias": .string($0.alias),
            "relation": .string($0.isSame ? "same" : "different"), "agent": .string($0.agent),
          ])
        })
    ])
  }
}

extension Archive {
  /// States things about a source; they win over what it says of itself.
  public func set(_ stated: Metadata, of source: Digest, agent: String) throws {
    let stated = try stated.validated()
    guard !stated.isEmpty else {
      throw VerbatimError(
        .invalid, "Nothing is stated: name at least one of --outlet, --title, --author, …")
    }
    _ = try write(agent: agent) { transaction in
      try transaction.append(
        MetadataSet(source: source, stated.fields))
    }
  }

  /// Withdraws a record: it is hidden, and kept.
  ///
  /// - Returns: The id of the retraction; retracting that brings the record back.
  public func retract(_ id: String, reason: String, agent: String) throws -> Digest {
    let record = try resolveRecord(id)
    let fixed = [ArchiveCreated.type, Erased.type, KeyChanged.type]
    guard !fixed.contains(record.type) else {
      throw VerbatimError(.invalid, "A record of type \(record.type) cannot be withdrawn.")
    }
    guard !record.isHidden else {
      throw VerbatimError(.invalid, "The record \(record.id.short) is withdrawn already.")
    }
    return try write(agent: agent) { transaction in
      try transaction.append(Retracted(target: record.id, reason: reason)).id
    }
  }

  /// Works out what the erasure of a source would remove, retracted or not.
  public func planErasure(of text: String) throws -> ErasurePlan {
    let id = try resolveEvenRetracted(text)
    let file = try index().record(id)?.body(SourceAdded.self)?.file ?? ""
    return ErasurePlan(source: id, file: file, report: try store.plannedErasure(of: id))
  }

  /// Erases a source for good.
  ///
  /// The index is made anew, so that it keeps nothing of it.
  public func erase(_ plan: ErasurePlan, reason: String, agent: String) throws {
    try store.erase(source: plan.source, reason: reason, agent: agent)
    // An index from a time when the folder could not be written to holds the words as well.
    ArchiveIndex.delete(Self.cachedIndexPath(for: store))
    try reindex()
    try analyseAll()
  }

  /// Records that two names are one person or body, or that they are not.
  ///
  /// - Returns: The id of the record.
  public func addAlias(
    _ name: String, _ alias: String, isSame: Bool, agent: String
  ) throws -> Digest {
    let (name, alias) = (name.trimmingWhitespace, alias.trimmingWhitespace)
    guard !name.isEmpty, !alias.isEmpty, name != alias else {
      throw VerbatimError(.invalid, "An alias takes two names that differ.")
    }
    return try write(agent: agent) { transaction in
      try transaction.append(
        AliasRecorded(name: name, alias: alias, relation: isSame ? .same : .different)
      ).id
    }
  }

  /// The names that people joined or parted.
  public func aliasListing() throws -> AliasListing {
    AliasListing(
      aliases: try index().records(types: [AliasRecorded.type]).compactMap { record in
        guard !record.isHidden, let body = record.body(AliasRecorded.self) else { return nil }
        return NameAlias(
          record: record.id, name: body.name, alias: body.alias, isSame: body.relation == .same,
          agent: record.agent)
      })
  }

  /// The names that stand for one speaker.
  func aliases(of name: String) throws -> SpeakerNames {
    let recorded = RecordedNames(try aliasListing().aliases)
    return SpeakerNames(
      names: Set([name] + recorded.aliases(of: name)).sorted(),
      excluded: recorded.others(than: name).sorted())
  }
}

/// Names that stand for one speaker, and names that do not.
struct SpeakerNames {
  var names: [String]
  var excluded: [String]

  /// Whether a speaker's name has all words of one of the names and is none of the excluded ones.
  func match(_ speaker: String) -> Bool {
    let words = Self.words(speaker)
    if excluded.contains(where: { Self.isSame($0, speaker) }) { return false }
    return names.map(Self.words).contains { !$0.isEmpty && $0.isSubset(of: words) }
  }

  static func isSame(_ a: String, _ b: String) -> Bool { words(a) == words(b) }

  private static func words(_ name: String) -> Set<String> {
    Set(
      name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}
