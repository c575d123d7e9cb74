/// What an erasure removed, and what it had to leave.
public struct ErasureReport: Hashable, Sendable {
  /// The records whose slots were emptied, in the log's order.
  public var records: [Erased.Entry] = []
  /// The objects that were removed, sorted.
  public var objects: [Digest] = []
  /// Objects of the erased records that other records still use, sorted.
  public var sharedObjects: [Digest] = []

  /// Works out what goes with some records of a log.
  ///
  /// - Parameter extra: Objects to remove besides those that the records name.
  init(of targets: [Record], in records: [Record], extra: [Digest] = []) {
    let gone = Set(targets.map(\.id))
    let used = Set(records.filter { !gone.contains($0.id) }.flatMap(\.objectsNamed))
    let named = Set(targets.flatMap(\.objectsNamed)).union(extra)
    self.records = targets.map { Erased.Entry(index: $0.index, id: $0.id) }
    objects = named.subtracting(used).sorted()
    sharedObjects = named.intersection(used).sorted()
  }
}

extension ArchiveStore {
  /// Removes a source for good, with all that speaks of it.
  ///
  /// That is its own record, its captures, texts and metadata, rulings and claims that quote it,
  /// retractions of any of these, and the objects that nothing else uses. Leaf hashes stay, so the
  /// proofs of all else hold.
  ///
  /// - Throws: ``PreservationError`` `notFound` where no source has this id; as
  ///   ``write(agent:_:)``.
  /// - Complexity: O(n): the log is read.
  @discardableResult
  public func erase(source: Digest, reason: String, agent: String) throws -> ErasureReport {
    try withWriter { writer in
      let records = try writer.readRecords()
      let targets = try ErasureScope.records(of: source, in: records)
      return try writer.erase(targets, of: records, extra: [], reason: reason, agent: agent)
    }
  }

  /// What ``erase(source:reason:agent:)`` would remove, and what it would leave.
  ///
  /// - Throws: ``PreservationError`` `notFound` where no source has this id; as ``records(from:)``.
  /// - Complexity: O(n): the log is read.
  public func plannedErasure(of source: Digest) throws -> ErasureReport {
    let records = try records()
    let targets = try ErasureScope.records(of: source, in: records)
    return ErasureReport(of: targets, in: records)
  }

  /// Removes records for good, and objects: those of the records that nothing else uses, and those
  /// that are named.
  ///
  /// - Throws: ``PreservationError`` `notFound` for an id that no record has; `notErasable` for
  ///   `archive.created`, `key.changed` and `erased` records, and for an object that another
  ///   record uses; as ``write(agent:_:)``.
  @discardableResult
  public func erase(records ids: [Digest], objects: [Digest] = [], reason: String, agent: String)
    throws -> ErasureReport
  {
    try withWriter { writer in
      let records = try writer.readRecords()
      let targets = records.filter { ids.contains($0.id) }
      if let missing = ids.first(where: { id in !targets.contains { $0.id == id } }) {
        throw PreservationError(.notFound, "no record has the id \(missing.hex)")
      }
      return try writer.erase(targets, of: records, extra: objects, reason: reason, agent: agent)
    }
  }
}

/// Which records speak of a source.
enum ErasureScope {
  /// The types that the log cannot be followed without.
  static let kept: Set<String> = [ArchiveCreated.type, KeyChanged.type, Erased.type]

  /// The records that speak of a source.
  static func records(of source: Digest, in records: [Record]) throws -> [Record] {
    guard records.contains(where: { $0.id == source && $0.type == SourceAdded.type }) else {
      throw PreservationError(.notFound, "no source has the id \(source.hex)")
    }
    return records.filter { covers($0, source: source, in: records) }
  }

  /// Whether a record is the source's own, or holds words of it.
  static func covers(_ record: Record, source: Digest, in records: [Record]) -> Bool {
    if record.id == source { return true }
    if kept.contains(record.type) { return false }
    if let retracted = Retracted(record) {
      return records.contains {
        $0.id == retracted.target && $0.type != Retracted.type
          && covers($0, source: source, in: [])
      }
    }
    // Another source that names this one, as its replacement may, is not this one.
    if record.type == SourceAdded.type { return false }
    if let owner = record.json["source"]?.recordID { return owner == source }
    // Rulings, claims and types that this version does not know: any mention counts.
    return record.json.strings.contains { Digest($0) == source && !$0.hasPrefix("sha256:") }
  }
}
