import ArchiveTestSupport
import Foundation
import Testing

@testable import Preservation

@Suite struct MerkleTreeTests {
  static func leaves(_ count: Int) -> [Digest] {
    (0..<count).map { MerkleTree.leafHash(Array("entry \($0)".utf8)) }
  }

  /// A tree whose tiles were built in steps, as commits build them.
  static func tree(_ leaves: [Digest], steps: [Int]) throws -> HashTree {
    var tree = HashTree(size: 0) { _ in [] }
    var position = 0
    for step in steps {
      tree = try tree.appending(Array(leaves[position..<position + step])).tree
      position += step
    }
    return tree
  }

  @Test func hashesAreThoseOfTheRFC() {
    // SHA-256 of no bytes, and of one zero byte, as sha256sum prints them.
    #expect(
      MerkleTree.emptyRoot.hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      MerkleTree.leafHash([]).hex
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
  }

  /// MTH(D[n]) written down as RFC 6962, section 2.1 defines it.
  static func definedRoot(_ leaves: ArraySlice<Digest>) -> Digest {
    if leaves.isEmpty { return MerkleTree.emptyRoot }
    if leaves.count == 1 { return leaves[leaves.startIndex] }
    var split = 1
    while 2 * split < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return MerkleTree.nodeHash(definedRoot(leaves[..<middle]), definedRoot(leaves[middle...]))
  }

  @Test func rootsAreThoseOfTheDefinition() throws {
    let leaves = Self.leaves(300)
    for size in 0...300 {
      #expect(MerkleTree.root(leaves[..<size]) == Self.definedRoot(leaves[..<size]))
    }
  }

  @Test func everyProofOfEverySmallTreeHoldsAndNoOther() throws {
    let leaves = Self.leaves(40)
    for size in 1...40 {
      var tree = try Self.tree(Array(leaves[..<size]), steps: [size])
      let root = try tree.root()
      #expect(root == MerkleTree.root(leaves[..<size]))
      for index in 0..<size {
        let proof = try tree.inclusionProof(of: index)
        #expect(
          MerkleTree.verifyInclusion(
            of: leaves[index], at: index, size: size, root: root, proof: proof))
        let other = leaves[(index + 1) % leaves.count]
        #expect(
          !MerkleTree.verifyInclusion(of: other, at: index, size: size, root: root, proof: proof))
      }
      for earlier in 1...size {
        let proof = try tree.consistencyProof(from: earlier)
        let first = MerkleTree.root(leaves[..<earlier])
        #expect(
          MerkleTree.verifyConsistency(from: earlier, first, to: size, root, proof: proof))
        #expect(
          !MerkleTree.verifyConsistency(
            from: earlier, MerkleTree.emptyRoot, to: size, root, proof: proof))
      }
    }
  }

  @Test(arguments: [255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 66_000])
  func tilesOfBigTreesGiveTheirRootsAndProofs(_ size: Int) throws {
    let leaves = Self.leaves(size)
    var tree = try Self.tree(leaves, steps: [1, 100, size - 101])
    let root = try tree.root()
    #expect(root == MerkleTree.root(leaves))
    for index in [0, 1, 100, 254, size - 2, size - 1] {
      let proof = try tree.inclusionProof(of: index)
      #expect(
        MerkleTree.verifyInclusion(
          of: leaves[index], at: index, size: size, root: root, proof: proof))
    }
    for earlier in [1, 2, 101, 200, size - 1, size] {
      let proof = try tree.consistencyProof(from: earlier)
      #expect(
        MerkleTree.verifyConsistency(
          from: earlier, MerkleTree.root(leaves[..<earlier]), to: size, root, proof: proof))
    }
  }

  @Test func anAppendWritesFewTilesHoweverLargeTheLog() throws {
    for size in [3, 300, 65_535, 65_536] {
      var tree = try Self.tree(Self.leaves(size), steps: [size])
      let changed = try tree.appending(Self.leaves(3)).tiles
      #expect(changed.count <= 4, "log of \(size)")
    }
  }

  struct Fixture: Decodable {
    var leafIdx: Int?
    var treeSize: Int?
    var root: String?
    var leafHash: String?
    var size1: Int?
    var size2: Int?
    var root1: String?
    var root2: String?
    var proof: [String]?
    var wantErr: Bool
  }

  @Test(.enabled(if: SharedData.folder != nil, "needs ../shared"))
  func theTransparencyFixturesBehave() throws {
    let folder = try #require(SharedData.folder).appendingPathComponent("eval/fixtures/merkle")
    var count = 0
    for kind in ["inclusion", "consistency"] {
      let walk = FileManager.default.enumerator(atPath: folder.appendingPathComponent(kind).path)
      while let name = walk?.nextObject() as? String {
        guard name.hasSuffix(".json") else { continue }
        let file = folder.appendingPathComponent(kind).appendingPathComponent(name)
        // Sizes beyond 2^63 do not decode: no such tree is accepted.
        guard let fixture = try? JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
        else {
          let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
          #expect(text.contains("\"wantErr\": true"), "\(name)")
          count += 1
          continue
        }
        #expect(accepts(fixture) == !fixture.wantErr, "\(kind)/\(name)")
        count += 1
      }
    }
    #expect(count == 196)
  }

  func accepts(_ fixture: Fixture) -> Bool {
    // Some fixtures write a word in place of a hash; its digest stands for it here.
    func digest(_ text: String?) -> Digest? {
      text.flatMap { base64Decoded($0) }
        .map { $0.count == 32 ? Digest(bytes: $0) : Digest(of: $0) }
    }
    let proof = (fixture.proof ?? []).map(digest)
    guard !proof.contains(nil) else { return false }
    if let index = fixture.leafIdx, let size = fixture.treeSize {
      guard let root = digest(fixture.root), let leaf = digest(fixture.leafHash),
        fixture.root?.isEmpty == false, fixture.leafHash?.isEmpty == false
      else { return false }
      return MerkleTree.verifyInclusion(
        of: leaf, at: index, size: size, root: root, proof: proof.compactMap { $0 })
    }
    guard let size1 = fixture.size1, let size2 = fixture.size2, let root1 = digest(fixture.root1),
      let root2 = digest(fixture.root2)
    else { return false }
    return MerkleTree.verifyConsistency(
      from: size1, root1, to: size2, root2, proof: proof.compactMap { $0 })
  }
}

@Suite struct TileTests {
  @Test(arguments: [
    (Tile(level: 0, index: 0, width: 256), "tile/0/000"),
    (Tile(level: nil, index: 0, width: 1), "tile/entries/000.p/1"),
    (Tile(level: 1, index: 1_234_067, width: 256), "tile/1/x001/x234/067"),
    (Tile(level: 0, index: 1000, width: 255), "tile/0/x001/000.p/255"),
    (Tile(level: 63, index: 999, width: 17), "tile/63/999.p/17"),
  ])
  func pathsAreThoseOfTheSpecification(_ tile: Tile, _ path: String) {
    #expect(tile.path == path)
    #expect(Tile(path: path) == tile)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile/0/00", "tile/0/0000", "tile/00/000", "tile/64/000",
    "tile/-1/000", "tile/0/000.p", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
    "tile/0/001/000", "tile/0/x000/001", "tile/0/x001", "tile/0/+01", "tile/entries/abc",
    "tile/0/x1/000", "tile/0/000/..", "checkpoint", "tile/0/000.p/1/2",
  ])
  func otherPathsAreNoTiles(_ path: String) {
    #expect(Tile(path: path) == nil)
  }

  @Test func aLogOfSeventyThousandHasTheTilesOfTheSpecification() {
    let all = Tile.all(size: 70_000)
    func tiles(_ level: Int?) -> [Tile] { all.filter { $0.level == level } }
    #expect(tiles(0).filter { !$0.isPartial }.count == 273)
    #expect(tiles(0).last == Tile(level: 0, index: 273, width: 112))
    #expect(tiles(nil).count == 274)
    #expect(
      tiles(1) == [Tile(level: 1, index: 0, width: 256), Tile(level: 1, index: 1, width: 17)])
    #expect(tiles(2) == [Tile(level: 2, index: 0, width: 1)])
    #expect(tiles(3).isEmpty)
    #expect(Tile.all(size: 256).last == Tile(level: 1, index: 0, width: 1))
    #expect(Tile.all(size: 0).isEmpty)
  }
}

@Suite struct EntryBundleTests {
  static let entries = (1...6).map { Array("{\"entry\":\"number \(1009 * $0) {}{\"}".utf8) }

  @Test func aBundleIsLengthsAndEntries() {
    #expect(EntryBundle.encode([[0x7B, 0x7D], []]) == [0, 2, 0x7B, 0x7D, 0, 0])
    let bytes = EntryBundle.encode(Self.entries)
    let ranges = EntryBundle.ranges(in: bytes, count: 6)
    #expect(ranges?.map { Array(bytes[$0]) } == Self.entries)
    #expect(EntryBundle.ranges(in: bytes, count: 5) == nil)
    #expect(EntryBundle.ranges(in: bytes, count: 7) == nil)
    #expect(EntryBundle.ranges(in: Array(bytes.dropLast()), count: 6) == nil)
  }

  @Test func oneFlippedBitCostsOneEntryAtMost() {
    let bytes = EntryBundle.encode(Self.entries)
    let leaves = Self.entries.map { MerkleTree.leafHash($0) }
    for bit in 0..<8 * bytes.count {
      var damaged = bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      let found = EntryBundle.salvage(damaged, leaves: leaves)
      #expect(found.count == 6)
      let intact = zip(found, Self.entries).filter { range, entry in
        range.map { Array(damaged[$0]) == entry } ?? false
      }
      #expect(intact.count >= 5, "bit \(bit)")
    }
  }
}
