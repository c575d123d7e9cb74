/// Reads tiles and entry bundles from disk, while a writer may be replacing partial ones.
struct LogReader: Sendable {
  let layout: ArchiveLayout

  /// Reads a tile or bundle, or a fuller one in its place.
  ///
  /// "A reader that misses one rereads the checkpoint": a partial tile is deleted once a fuller
  /// one is published.
  ///
  /// - Returns: the content, and how many hashes or entries it holds.
  /// - Throws: ``PreservationError`` `logDamaged` where there is none.
  func content(_ tile: Tile) throws -> (bytes: [UInt8], width: Int) {
    var wanted = tile
    for _ in 0..<8 {
      if let bytes = try readFileIfPresent(layout.tile(wanted)) { return (bytes, wanted.width) }
      var full = wanted
      full.width = Tile.fullWidth
      if let bytes = try readFileIfPresent(layout.tile(full)) { return (bytes, full.width) }
      guard let text = try readFileIfPresent(layout.checkpoint),
        let checkpoint = try? Checkpoint(parsing: String(decoding: text, as: UTF8.self)),
        let newer = Tile.at(level: tile.level, index: tile.index, size: checkpoint.size),
        newer.width > wanted.width
      else { break }
      wanted = newer
    }
    // An older checkpoint may have been put back: any fuller tile begins with the wanted one.
    if tile.isPartial, let folder = parentDirectory(layout.tile(tile)) {
      let widths = directoryNames(folder).compactMap { Int($0) }.filter { $0 > tile.width }
      for width in widths.sorted() {
        let fuller = Tile(level: tile.level, index: tile.index, width: min(width, 255))
        if let bytes = try readFileIfPresent(layout.tile(fuller)) { return (bytes, fuller.width) }
      }
    }
    throw PreservationError(
      .logDamaged,
      "log/\(tile.path) is missing: restore it from a copy of the archive")
  }

  /// Reads the hashes of a tile, 32 bytes for each.
  func hashes(_ tile: Tile) throws -> [UInt8] {
    let (bytes, width) = try content(tile)
    guard bytes.count == 32 * width else {
      throw PreservationError(
        .logDamaged,
        "log/\(tile.path) has \(bytes.count) bytes where \(32 * width) belong: "
          + "restore it from a copy of the archive")
    }
    return Array(bytes[..<(32 * tile.width)])
  }

  /// The tree of a certain size.
  func tree(size: Int) -> HashTree { HashTree(size: size, fetch: hashes) }

  /// The tree when the log was smaller: its partial tiles are the beginnings of present ones.
  func tree(size: Int, within present: Int) -> HashTree {
    HashTree(size: size) { tile in
      guard let whole = Tile.at(level: tile.level, index: tile.index, size: present) else {
        throw PreservationError(.logDamaged, "log/\(tile.path) lies beyond the log")
      }
      return Array(try hashes(whole)[..<(32 * tile.width)])
    }
  }
}

extension LogReader {
  /// Reads the entries of one bundle and holds each against its leaf hash.
  ///
  /// Where entries and leaf hashes disagree, the rest of the tree says which of them is right.
  /// Damage is a value here: what can be read is read.
  func slots(bundle index: Int, of head: Checkpoint) -> [LogSlot] {
    guard let tile = Tile.at(level: nil, index: index, size: head.size) else { return [] }
    var leafTile = tile
    leafTile.level = 0
    let first = index * Tile.fullWidth
    let stored = (try? hashes(leafTile)).map(digests)
    guard let bundle = try? content(tile) else {
      return (0..<tile.width).map {
        .damaged(index: first + $0, id: stored?[$0], reason: "log/\(tile.path) is missing")
      }
    }
    let ranges = EntryBundle.ranges(in: bundle.bytes, count: bundle.width)
      .map { Array($0[..<tile.width]) }
    if let stored, let ranges, agree(ranges, stored, bundle.bytes) {
      return (0..<tile.width).map {
        slot(first + $0, bundle.bytes[ranges[$0]], id: stored[$0], path: tile.path)
      }
    }
    return disputedSlots(tile, bundle.bytes, ranges, stored, head)
  }

  private func agree(_ ranges: [Range<Int>], _ leaves: [Digest], _ bytes: [UInt8]) -> Bool {
    zip(ranges, leaves).allSatisfy { range, leaf in
      range.isEmpty || MerkleTree.leafHash(bytes[range]) == leaf
    }
  }

  private func slot(_ index: Int, _ bytes: ArraySlice<UInt8>, id: Digest, path: String) -> LogSlot {
    if bytes.isEmpty { return .erased(index: index, id: id) }
    do {
      return .record(try Record(parsing: Array(bytes), index: index))
    } catch {
      return .damaged(index: index, id: id, reason: "\(error)")
    }
  }

  private func disputedSlots(
    _ tile: Tile, _ bytes: [UInt8], _ ranges: [Range<Int>]?, _ stored: [Digest]?,
    _ head: Checkpoint
  ) -> [LogSlot] {
    let first = tile.index * Tile.fullWidth
    if let ranges {
      // The leaf hashes that the entries themselves give; an erased slot has only the stored one.
      let computed = ranges.enumerated().map { slot, range in
        range.isEmpty ? stored?[slot] : MerkleTree.leafHash(bytes[range])
      }
      let whole = computed.compactMap { $0 }
      if whole.count == tile.width, belongs(whole, tile, head) {
        return (0..<tile.width).map {
          slot(first + $0, bytes[ranges[$0]], id: whole[$0], path: tile.path)
        }
      }
    }
    guard let stored else {
      return (0..<tile.width).map {
        .damaged(index: first + $0, id: nil, reason: "its leaf hash cannot be read")
      }
    }
    let salvaged = EntryBundle.salvage(bytes, leaves: stored)
    return (0..<tile.width).map { number in
      guard let range = salvaged[number] else {
        return .damaged(
          index: first + number, id: stored[number],
          reason: "log/\(tile.path) does not hold the entry with leaf hash \(stored[number].hex)")
      }
      return slot(first + number, bytes[range], id: stored[number], path: tile.path)
    }
  }

  /// Whether the tree above a level-0 tile says that these are its leaf hashes.
  func belongs(_ leaves: [Digest], _ tile: Tile, _ head: Checkpoint) -> Bool {
    var tree = tree(size: head.size)
    if tile.width == Tile.fullWidth {
      guard let above = try? tree.node(height: 8, index: tile.index) else { return false }
      return above == MerkleTree.root(leaves)
    }
    var leafTile = tile
    leafTile.level = 0
    tree.insert(leafTile, leaves.flatMap(\.bytes))
    return (try? tree.root()) == head.root
  }
}

extension LogReader {
  /// How many entries the bundles on disk hold, whatever the checkpoint says.
  func sizeOnDisk() -> Int {
    filesBelow(layout.log + "/tile/entries")
      .compactMap { Tile(path: "tile/entries/" + $0) }
      .map { $0.index * Tile.fullWidth + $0.width }
      .max() ?? 0
  }
}
