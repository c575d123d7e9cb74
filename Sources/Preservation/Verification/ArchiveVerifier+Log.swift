extension ArchiveVerifier {
  /// Reads the whole log: entries against leaf hashes, tiles against those below, all of it
  /// against the checkpoint.
  mutating func checkLog(_ head: Checkpoint) {
    guard head.size > 0 else { return }
    let bundleCount = (head.size - 1) / Tile.fullWidth + 1
    for bundle in 0..<bundleCount {
      for slot in log.slots(bundle: bundle, of: head) { collect(slot) }
    }
    // What each level's tiles should hold, computed from the level below.
    var expected: [Tile: [UInt8]] = [:]
    var below: [Subtree] = []
    for bundle in 0..<bundleCount {
      let (leaves, isCertain) = checkBundle(bundle, head)
      guard let tile = Tile.at(level: 0, index: bundle, size: head.size) else { continue }
      expected[tile] = leaves.flatMap(\.bytes)
      if !tile.isPartial {
        below.append(Subtree(root: MerkleTree.root(leaves), isCertain: isCertain))
      }
    }
    var level = 1
    while !below.isEmpty {
      below = checkTiles(level, below, head.size, &expected)
      level += 1
    }
    var tree = HashTree(size: head.size) { [expected] tile in expected[tile] ?? [] }
    guard !hasLogDamage, head.note != nil, let root = try? tree.root(), root != head.root else {
      return
    }
    hasLogDamage = true
    report(
      "log-inconsistent", "log/checkpoint",
      "the entries and tiles have the root \(base64Encoded(root.bytes)), and the checkpoint of "
        + "\(head.size) entries says \(base64Encoded(head.root.bytes))",
      cost: "which records were changed cannot be told; compare with a copy of the archive")
  }

  /// The root of a full tile, and whether all below it is known to be right.
  private struct Subtree {
    var root: Digest
    var isCertain: Bool
  }

  /// Remembers what a record says of other records, keys and objects.
  private mutating func collect(_ slot: LogSlot) {
    guard let record = slot.record else { return }
    chain.note(record)
    records[record.id] = RecordNote(
      index: record.index, type: record.type, file: record.json["file"]?.string)
    if let known = recordTypes.first(where: { $0.type == record.type }),
      known.init(json: record.json) == nil
    {
      report(
        "record-invalid", "record \(record.index)",
        "the fields of this \(record.type) are incomplete or of a wrong kind",
        cost: "the record is kept and ignored", .warning)
    }
    if let erased = Erased(record) {
      for entry in erased.records { erasedSlots[entry.index] = entry.id }
      erasedObjects.formUnion(erased.objects)
      return
    }
    let source =
      record.type == SourceAdded.type ? record.id : record.json["source"]?.recordID
    for reference in record.objectReferences {
      uses[reference.digest, default: []].append(
        ObjectUse(
          index: record.index, role: reference.role, source: source, size: reference.size))
    }
  }

  /// Checks one bundle and the leaf hashes beside it.
  ///
  /// - Returns: the leaf hashes as they should be, and whether all are known.
  private mutating func checkBundle(_ bundle: Int, _ head: Checkpoint) -> ([Digest], Bool) {
    guard let tile = Tile.at(level: nil, index: bundle, size: head.size) else { return ([], true) }
    var leafTile = tile
    leafTile.level = 0
    let stored = (try? log.hashes(leafTile)).map(digests)
    let slots = log.slots(bundle: bundle, of: head)
    var leaves: [Digest] = []
    var lost: [Int] = []
    for (number, slot) in slots.enumerated() {
      switch slot {
      case .record(let record):
        leaves.append(record.id)
        if let id = erasedSlots[record.index], id == record.id {
          report(
            "erasure-unfinished", "log/\(tile.path)",
            "record \(record.index) was erased, and its bytes are still here",
            cost: "what had to go is still readable; the next write, or `verbatim erase`, ends it",
            .warning)
        }
      case .erased(let index, let id):
        leaves.append(erasedSlots[index] ?? id)
        if erasedSlots[index] == nil {
          hasLogDamage = true
          report(
            "record-missing", "log/\(tile.path)",
            "the slot of record \(index) is empty, and no `erased` record names it",
            cost: "record \(index) is lost; restore the file from a copy of the archive")
        }
      case .damaged(let index, let id, let reason):
        leaves.append(id ?? stored?[number] ?? MerkleTree.emptyRoot)
        if isIntact(number, id, tile) {
          report(
            "record-invalid", "record \(index)", reason,
            cost: "the entry is as it was logged, and is kept and ignored", .warning)
        } else {
          lost.append(index)
        }
      }
    }
    checkBundleFile(tile, slots, lost)
    checkLeafTile(leafTile, stored, leaves, head, isDisputed: !lost.isEmpty)
    return (leaves, lost.isEmpty && leaves.count == tile.width)
  }

  /// Whether the bytes of an entry that is no record are at least those that were logged.
  private func isIntact(_ number: Int, _ id: Digest?, _ tile: Tile) -> Bool {
    guard let id, let content = try? log.content(tile),
      let ranges = EntryBundle.ranges(in: content.bytes, count: content.width)
    else { return false }
    return MerkleTree.leafHash(content.bytes[ranges[number]]) == id
  }

  private mutating func checkBundleFile(_ tile: Tile, _ slots: [LogSlot], _ lost: [Int]) {
    let path = "log/\(tile.path)"
    guard let content = try? log.content(tile) else {
      hasLogDamage = true
      return report(
        "bundle-missing", path, "the entry bundle is missing",
        cost: "records \(list(lost)) are lost; restore the file from a copy of the archive")
    }
    if !lost.isEmpty {
      hasLogDamage = true
      report(
        "bundle-altered", path,
        "the entries \(list(lost)) do not have the leaf hashes that were logged",
        cost: "records \(list(lost)) are lost; the other records of the file can be read; "
          + "restore it from a copy of the archive")
    } else if EntryBundle.ranges(in: content.bytes, count: content.width) == nil {
      hasLogDamage = true
      report(
        "bundle-altered", path, "the lengths in the entry bundle do not add up",
        cost: "nothing is lost: every record was found by its leaf hash; restore the file")
    }
  }

  private mutating func checkLeafTile(
    _ tile: Tile, _ stored: [Digest]?, _ leaves: [Digest], _ head: Checkpoint, isDisputed: Bool
  ) {
    let path = "log/\(tile.path)"
    guard let stored else {
      hasLogDamage = true
      return report(
        "tile-missing", path, "the tile is missing or has a wrong size",
        cost: "nothing is lost: the entries give the same hashes; restore it from a copy")
    }
    let wrong = zip(stored, leaves).enumerated().filter { $1.0 != $1.1 }
    if !wrong.isEmpty {
      hasLogDamage = true
      let first = tile.index * Tile.fullWidth
      report(
        "tile-altered", path,
        "the leaf hashes of the entries \(list(wrong.map { first + $0.offset })) were altered",
        cost: "nothing is lost: the entries give the right hashes; restore it from a copy")
    } else if isDisputed && !log.belongs(stored, tile, head) {
      report(
        "tile-altered", path, "the tile does not belong to the tree above it",
        cost: "which entries of its bundle are right cannot be told; restore both from a copy")
    }
  }

  /// Checks the tiles of one level against the roots of the full tiles below.
  private mutating func checkTiles(
    _ level: Int, _ below: [Subtree], _ size: Int, _ expected: inout [Tile: [UInt8]]
  ) -> [Subtree] {
    var roots: [Subtree] = []
    var index = 0
    while let tile = Tile.at(level: level, index: index, size: size) {
      let first = index * Tile.fullWidth
      let children = below[first..<first + tile.width]
      let stored = (try? log.hashes(tile)).map(digests)
      var hashes: [Digest] = []
      var wrong: [Int] = []
      for (number, child) in children.enumerated() {
        if let stored, !child.isCertain {
          hashes.append(stored[number])
        } else {
          hashes.append(child.root)
          if let stored, stored[number] != child.root { wrong.append(number) }
        }
      }
      if stored == nil {
        hasLogDamage = true
        report(
          "tile-missing", "log/\(tile.path)", "the tile is missing or has a wrong size",
          cost: "nothing is lost: the tiles below give the same hashes; restore it from a copy")
      } else if !wrong.isEmpty {
        hasLogDamage = true
        report(
          "tile-altered", "log/\(tile.path)",
          "the hashes \(list(wrong)) in it are not the roots of the tiles below",
          cost: "nothing is lost: the tiles below give the right hashes; restore it from a copy")
      }
      expected[tile] = hashes.flatMap(\.bytes)
      if !tile.isPartial {
        roots.append(Subtree(root: MerkleTree.root(hashes), isCertain: true))
      }
      index += 1
    }
    return roots
  }

  /// Some numbers in words, runs joined: `3, 5 to 9`.
  private func list(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }.joined(separator: ", ")
  }
}
