extension ArchiveWriter {
  /// The records of the log; a damaged one stops an erasure, which must know what uses what.
  func readRecords() throws -> [Record] { try store.records() }

  /// Records an erasure, then carries it out.
  func erase(
    _ targets: [Record], of records: [Record], extra: [Digest], reason: String, agent: String
  ) throws -> ErasureReport {
    if let kept = targets.first(where: { ErasureScope.kept.contains($0.type) }) {
      throw PreservationError(
        .notErasable,
        "record \(kept.id.hex) is of type \(kept.type), which the log cannot be followed without")
    }
    let report = ErasureReport(of: targets, in: records, extra: extra)
    if let shared = extra.first(where: report.sharedObjects.contains) {
      throw PreservationError(
        .notErasable, "the object \(shared) is used by another record: erase that record too")
    }
    if report.records.isEmpty && report.objects.isEmpty { return report }

    // From here on, whoever writes next finishes what an interruption leaves undone.
    try publish([], as: layout.erasing)
    try syncFolders()
    try transaction(agent: agent) { transaction in
      for part in parts(of: report, reason: reason) { try transaction.append(part) }
    }
    do {
      try completeErasures()
    } catch let error as PreservationError {
      throw PreservationError(
        error.code,
        "the erasure is recorded and not finished: \(error.message). The next write goes on with it",
        cause: error)
    }
    return report
  }

  /// Cuts an erasure into records that keep below the size limit.
  private func parts(of report: ErasureReport, reason: String) -> [Erased] {
    // An entry has about 100 bytes and an object 75; the reason may take the rest.
    let limit = 300
    var parts: [Erased] = []
    var entries = report.records[...]
    var objects = report.objects[...]
    repeat {
      let some = entries.prefix(limit)
      let others = objects.prefix(limit - some.count)
      entries = entries.dropFirst(some.count)
      objects = objects.dropFirst(others.count)
      parts.append(Erased(records: Array(some), objects: Array(others), reason: reason))
    } while !entries.isEmpty || !objects.isEmpty
    return parts
  }

  /// Finishes every erasure that the log records; each step may have been done before.
  func completeErasures() throws {
    var erased: Set<Digest> = []
    var named: Set<Digest> = []
    var used: Set<Digest> = []
    var slots: [Int: Digest] = [:]
    var live: [Record] = []
    var isDamaged = false
    try sweepLog()
    try store.forEachSlot { slot in
      if case .damaged = slot { isDamaged = true }
      guard let record = slot.record else { return }
      guard let erasure = Erased(record) else { return live.append(record) }
      for entry in erasure.records { slots[entry.index] = entry.id }
      named.formUnion(erasure.objects)
    }
    guard !isDamaged else {
      // A record that cannot be read may use what would be removed.
      return store.warn(
        "an erasure is unfinished, because the log is damaged: `verbatim verify` names what to "
          + "restore; the next write goes on with it")
    }
    erased.formUnion(slots.values)
    for record in live where slots[record.index] != record.id {
      used.formUnion(record.objectsNamed)
    }
    try emptySlots(slots)
    for digest in named.subtracting(used).sorted() {
      try removeObject(digest)
    }
    try purgeLeftOvers(records: erased, objects: named.subtracting(used))
    try files.remove(layout.erasing)
    try files.syncDirectory(layout.staging)
  }

  private func removeObject(_ digest: Digest) throws {
    let path = layout.object(digest)
    guard fileKind(path) != nil else { return }
    try files.remove(path)
    try files.syncDirectory(layout.objectFolder(digest))
  }

  /// Rewrites each bundle that holds an erased record with an empty slot in its place.
  private func emptySlots(_ slots: [Int: Digest]) throws {
    for index in Set(slots.keys.map { $0 / Tile.fullWidth }).sorted() {
      guard let tile = Tile.at(level: nil, index: index, size: head.size) else { continue }
      let path = layout.tile(tile)
      guard let bytes = try readFileIfPresent(path),
        let ranges = EntryBundle.ranges(in: bytes, count: tile.width)
      else { continue }
      let first = index * Tile.fullWidth
      let kept = ranges.enumerated().map { slot, range -> [UInt8] in
        let entry = Array(bytes[range])
        return slots[first + slot] == MerkleTree.leafHash(entry) ? [] : entry
      }
      let emptied = EntryBundle.encode(kept)
      if emptied != bytes { try publish(emptied, as: path) }
    }
    try syncFolders()
  }

  /// Removes erased objects and records from what interrupted writes left behind.
  private func purgeLeftOvers(records: Set<Digest>, objects: Set<Digest>) throws {
    let ids = Set(records.map(\.hex))
    for name in filesBelow(layout.leftOver) {
      let path = layout.leftOver + "/" + name
      if name.contains("/log/tile/entries/") {
        guard let bytes = try readFileIfPresent(path) else { continue }
        let entries = EntryBundle.split(bytes)
        let kept = entries.map { entry -> [UInt8] in
          if records.contains(MerkleTree.leafHash(entry)) { return [] }
          let mentions = (try? JSONValue(parsing: entry))?.strings.contains(where: ids.contains)
          return mentions == true ? [] : entry
        }
        if kept != entries { try publish(EntryBundle.encode(kept), as: path) }
      } else if let digest = fileDigest(path)?.digest, objects.contains(digest) {
        try files.remove(path)
        if let folder = parentDirectory(path) { try files.syncDirectory(folder) }
      } else if name.contains("/objects/"), let last = name.split(separator: "/").last,
        let digest = Digest(last), objects.contains(digest)
      {
        // Altered, but still near enough to what had to go.
        try files.remove(path)
        if let folder = parentDirectory(path) { try files.syncDirectory(folder) }
      }
    }
    try syncFolders()
  }
}
