/// The place of one tile or entry bundle in a log, as C2SP tlog-tiles lays it out.
///
/// Tiles have height 8: a tile at level `l` holds up to 256 hashes, each the root of a full tile
/// at level `l - 1`; at level 0 they are leaf hashes. The level `entries` holds the entries.
///
/// - SeeAlso: <https://c2sp.org/tlog-tiles>
struct Tile: Hashable, Sendable {
  /// The number of hashes in a full tile.
  static let fullWidth = 256

  /// The level, or nil for an entry bundle.
  var level: Int?

  /// The tile's number within its level.
  var index: Int

  /// How many hashes or entries it holds, from 1 to 256.
  var width: Int

  /// Whether it holds fewer than 256.
  var isPartial: Bool { width < Tile.fullWidth }
}

extension Tile {
  /// How many hashes a log of some size has at a level; complete subtrees only.
  static func count(level: Int?, size: Int) -> Int {
    let shift = 8 * (level ?? 0)
    return shift < Int.bitWidth ? size >> shift : 0
  }

  /// The tile with this index in a log of this size, or nil where it would be empty.
  static func at(level: Int?, index: Int, size: Int) -> Tile? {
    let width = min(fullWidth, count(level: level, size: size) - index * fullWidth)
    return width > 0 ? Tile(level: level, index: index, width: width) : nil
  }

  /// Every tile and bundle of a log of this size, level by level, bundles first.
  static func all(size: Int) -> [Tile] {
    var tiles: [Tile] = []
    var level: Int? = nil
    while count(level: level, size: size) > 0 {
      let count = count(level: level, size: size)
      for index in 0...((count - 1) / fullWidth) {
        tiles.append(Tile(level: level, index: index, width: min(fullWidth, count - index * 256)))
      }
      level = level.map { $0 + 1 } ?? 0
    }
    return tiles
  }
}

extension Tile {
  /// The file's path under `log/`: `tile/0/x001/x234/067` or `tile/entries/000.p/17`.
  var path: String {
    let folder = "tile/" + (level.map(String.init) ?? "entries")
    return folder + "/" + Tile.indexPath(index) + (isPartial ? ".p/\(width)" : "")
  }

  /// A tile's number in zero-padded path elements of three digits, all but the last with an `x`.
  static func indexPath(_ index: Int) -> String {
    var path = padded(index % 1000, 3)
    var rest = index / 1000
    while rest > 0 {
      path = "x" + padded(rest % 1000, 3) + "/" + path
      rest /= 1000
    }
    return path
  }

  /// Reads a path under `log/`; only the one spelling that ``path`` writes is accepted.
  init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts[0] == "tile" else { return nil }
    if parts[1] == "entries" {
      level = nil
    } else {
      guard let number = Int(parts[1]), (0...63).contains(number) else { return nil }
      level = number
    }
    width = Tile.fullWidth
    if parts[parts.count - 2].hasSuffix(".p") {
      guard let number = Int(parts.removeLast()), (1...255).contains(number) else { return nil }
      width = number
      parts[parts.count - 1].removeLast(2)
    }
    // Six elements, far beyond any archive, keep the sum from overflowing.
    guard (3...8).contains(parts.count) else { return nil }
    index = 0
    for (position, part) in parts[2...].enumerated() {
      let digits = position < parts.count - 3 ? part.dropFirst() : part[...]
      guard digits.utf8.count == 3, let number = Int(digits), number >= 0 else { return nil }
      index = index * 1000 + number
    }
    guard self.path == path else { return nil }
  }
}
