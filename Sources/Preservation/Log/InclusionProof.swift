/// A proof, checkable without the archive, that an entry stands in a log.
///
/// - SeeAlso: <https://c2sp.org/tlog-proof>
public struct InclusionProof: Hashable, Sendable {
  /// The first line of the format.
  private static let header = "c2sp.org/tlog-proof@v1"

  /// The entry's place in the log.
  public let index: Int

  /// The sibling hashes from the leaf's to the root's child.
  public let hashes: [Digest]

  /// The signed head of the log.
  public let checkpoint: Checkpoint

  /// Creates a proof.
  public init(index: Int, hashes: [Digest], checkpoint: Checkpoint) {
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// Reads a proof.
  ///
  /// - Throws: ``PreservationError`` `malformed`.
  public init(parsing text: String) throws {
    func refuse(_ reason: String) -> PreservationError {
      PreservationError(.malformed, "not a proof of inclusion: \(reason)")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst() == Self.header[...] else {
      throw refuse("its first line is not \(Self.header)")
    }
    if lines.first?.hasPrefix("extra ") == true { lines.removeFirst() }
    guard let line = lines.popFirst(), line.hasPrefix("index "),
      let index = Int(line.dropFirst(6)), index >= 0, String(index) == line.dropFirst(6)
    else { throw refuse("it names no index") }
    var hashes: [Digest] = []
    while let line = lines.popFirst(), !line.isEmpty {
      guard hashes.count < 64, let bytes = base64Decoded(line), bytes.count == 32 else {
        throw refuse("\"\(line)\" is no hash")
      }
      hashes.append(Digest(bytes: bytes))
    }
    self.init(
      index: index, hashes: hashes,
      checkpoint: try Checkpoint(parsing: lines.joined(separator: "\n")))
  }

  /// The proof as it is printed and stored.
  public var text: String {
    "\(Self.header)\nindex \(index)\n" + hashes.map { base64Encoded($0.bytes) + "\n" }.joined()
      + "\n" + checkpoint.text
  }

  /// Whether the proof holds for an entry's bytes, under the key that is trusted.
  public func isValid(for entry: [UInt8], key: PublicKey) -> Bool {
    isValid(forLeaf: MerkleTree.leafHash(entry), key: key)
  }

  /// Whether the proof holds for a record's id, under the key that is trusted.
  public func isValid(forLeaf leaf: Digest, key: PublicKey) -> Bool {
    checkpoint.isSigned(by: key)
      && MerkleTree.verifyInclusion(
        of: leaf, at: index, size: checkpoint.size, root: checkpoint.root, proof: hashes)
  }
}

extension ArchiveStore {
  /// Proves that the log holds a record.
  ///
  /// - Throws: ``PreservationError`` `notFound`, `logDamaged`.
  public func prove(_ id: Digest) throws -> InclusionProof {
    guard let index = try index(of: id) else {
      throw PreservationError(.notFound, "the log has no record with the id \(id.hex)")
    }
    return try prove(at: index)
  }

  /// Proves that the log holds the entry at an index.
  ///
  /// - Throws: ``PreservationError`` `notFound`, `logDamaged`, `checkpointInvalid`.
  public func prove(at index: Int) throws -> InclusionProof {
    let head = checkpoint
    guard head.note != nil else {
      throw PreservationError(
        .checkpointInvalid, "the archive has no signed checkpoint to prove anything against")
    }
    return InclusionProof(index: index, hashes: try inclusionProof(index), checkpoint: head)
  }
}
