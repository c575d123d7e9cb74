/// A Merkle tree of a certain size, read through its tiles.
///
/// Hashes between the levels that tiles store are computed from the tiles. Tiles are fetched once.
struct HashTree {
  /// The number of leaves.
  let size: Int

  /// Reads the hashes of a tile: 32 bytes for each.
  private let fetch: (Tile) throws -> [UInt8]

  private var tiles: [Tile: [UInt8]] = [:]

  init(size: Int, fetch: @escaping (Tile) throws -> [UInt8]) {
    self.size = size
    self.fetch = fetch
  }

  /// Remembers a tile that need not be fetched.
  mutating func insert(_ tile: Tile, _ bytes: [UInt8]) { tiles[tile] = bytes }

  private mutating func hashes(level: Int, index: Int) throws -> [UInt8] {
    guard let tile = Tile.at(level: level, index: index, size: size) else {
      throw PreservationError(
        .logDamaged, "a log of \(size) entries has no tile \(index) at level \(level)")
    }
    if let known = tiles[tile] { return known }
    let bytes = try fetch(tile)
    guard bytes.count == 32 * tile.width else {
      throw PreservationError(
        .logDamaged,
        "log/\(tile.path) has \(bytes.count) bytes where \(32 * tile.width) belong: "
          + "restore it from a copy of the archive")
    }
    tiles[tile] = bytes
    return bytes
  }

  /// The root of the complete subtree over the leaves `index << height ..< (index + 1) << height`.
  mutating func node(height: Int, index: Int) throws -> Digest {
    let (level, inner) = height.quotientAndRemainder(dividingBy: 8)
    let count = 1 << inner
    let first = index << inner
    let bytes = try hashes(level: level, index: first / Tile.fullWidth)
    let offset = first % Tile.fullWidth
    return MerkleTree.root(
      (offset..<offset + count).map { Digest(bytes: Array(bytes[32 * $0..<32 * $0 + 32])) })
  }

  /// The Merkle tree hash of a range of leaves as RFC 6962 splits it: MTH(D[start:end]).
  mutating func hash(of range: Range<Int>) throws -> Digest {
    if range.isEmpty { return MerkleTree.emptyRoot }
    if range.count & (range.count - 1) == 0, range.lowerBound % range.count == 0 {
      let height = range.count.trailingZeroBitCount
      return try node(height: height, index: range.lowerBound >> height)
    }
    let middle = range.lowerBound + HashTree.split(range.count)
    let left = try hash(of: range.lowerBound..<middle)
    let right = try hash(of: middle..<range.upperBound)
    return MerkleTree.nodeHash(left, right)
  }

  /// The root of the whole tree.
  ///
  /// - Complexity: O(log n) tiles.
  mutating func root() throws -> Digest { try hash(of: 0..<size) }

  /// Whether the tree has this root.
  func matches(_ root: Digest) throws -> Bool {
    var tree = self
    return try tree.root() == root
  }

  /// A leaf's hash.
  func leafHash(_ index: Int) throws -> Digest {
    var tree = self
    return try tree.node(height: 0, index: index)
  }

  /// The largest power of two smaller than a count of two or more.
  private static func split(_ count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
  }
}

extension HashTree {
  /// The inclusion proof of a leaf: PATH(m, D[n]) of RFC 6962, section 2.1.1.
  mutating func inclusionProof(of index: Int) throws -> [Digest] {
    var range = 0..<size
    var path: [Digest] = []
    while range.count > 1 {
      let middle = range.lowerBound + HashTree.split(range.count)
      if index < middle {
        path.append(try hash(of: middle..<range.upperBound))
        range = range.lowerBound..<middle
      } else {
        path.append(try hash(of: range.lowerBound..<middle))
        range = middle..<range.upperBound
      }
    }
    return path.reversed()
  }

  /// The consistency proof from an earlier size: PROOF(m, D[n]) of RFC 6962, section 2.1.2.
  mutating func consistencyProof(from earlier: Int) throws -> [Digest] {
    guard earlier < size else { return [] }
    return try subproof(earlier, 0..<size, isComplete: true)
  }

  /// SUBPROOF(m, D[n], b): `isComplete` says that the verifier already knows the subtree's root.
  private mutating func subproof(_ earlier: Int, _ range: Range<Int>, isComplete: Bool) throws
    -> [Digest]
  {
    if earlier == range.upperBound {
      return isComplete ? [] : [try hash(of: range)]
    }
    let middle = range.lowerBound + HashTree.split(range.count)
    if earlier <= middle {
      let inner = try subproof(earlier, range.lowerBound..<middle, isComplete: isComplete)
      return inner + [try hash(of: middle..<range.upperBound)]
    }
    let inner = try subproof(earlier, middle..<range.upperBound, isComplete: false)
    return inner + [try hash(of: range.lowerBound..<middle)]
  }
}

extension HashTree {
  /// The tiles that appending leaves adds or widens, and the tree that results.
  ///
  /// - Complexity: O(k + log n) tiles for k leaves.
  mutating func appending(_ leaves: [Digest]) throws -> (tiles: [(Tile, [UInt8])], tree: HashTree) {
    let newSize = size + leaves.count
    var grown = HashTree(size: newSize, fetch: fetch)
    grown.tiles = tiles
    var changed: [(Tile, [UInt8])] = []
    var added = leaves.flatMap(\.bytes)
    var level = 0
    while !added.isEmpty {
      let first = Tile.count(level: level, size: size)
      var bytes = added
      if first % Tile.fullWidth > 0 {
        bytes = try hashes(level: level, index: first / Tile.fullWidth) + added
      }
      added = []
      var index = first / Tile.fullWidth
      var position = 0
      while position < bytes.count {
        let content = Array(bytes[position..<min(position + 32 * Tile.fullWidth, bytes.count)])
        let tile = Tile(level: level, index: index, width: content.count / 32)
        changed.append((tile, content))
        grown.insert(tile, content)
        // "Each hash in a tile is the Merkle Tree Hash of a full tile at the level below."
        if !tile.isPartial { added += MerkleTree.root(digests(content)).bytes }
        index += 1
        position += content.count
      }
      level += 1
    }
    return (changed, grown)
  }
}

/// Cuts a tile into its hashes.
func digests(_ tile: [UInt8]) -> [Digest] {
  stride(from: 0, to: tile.count, by: 32).map { Digest(bytes: Array(tile[$0..<$0 + 32])) }
}
