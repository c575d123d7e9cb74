import Crypto

/// The hashes and proofs of RFC 6962, section 2.1 (RFC 9162, section 2.1), over SHA-256.
///
/// Pure functions: they need no archive, so that a proof can be checked anywhere.
public enum MerkleTree {
  /// The hash of an entry: `SHA-256(0x00 || entry)`.
  public static func leafHash(_ entry: some Sequence<UInt8>) -> Digest {
    var hasher = SHA256()
    hasher.update(data: [0x00])
    if entry.withContiguousStorageIfAvailable({ hasher.update(bufferPointer: .init($0)) }) == nil {
      hasher.update(data: Array(entry))
    }
    return Digest(bytes: Array(hasher.finalize()))
  }

  /// The hash of an inner node: `SHA-256(0x01 || left || right)`.
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    var hasher = SHA256()
    hasher.update(data: [0x01])
    hasher.update(data: left.bytes)
    hasher.update(data: right.bytes)
    return Digest(bytes: Array(hasher.finalize()))
  }

  /// The root of the tree without leaves: the digest of no bytes.
  public static let emptyRoot = Digest(of: [])

  /// The root of a tree over leaf hashes.
  ///
  /// - Complexity: O(n).
  public static func root(_ leaves: some Collection<Digest>) -> Digest {
    // A stack of complete subtrees, the larger ones first; a pair of equal size is joined.
    var stack: [(hash: Digest, size: Int)] = []
    for leaf in leaves {
      var node = (hash: leaf, size: 1)
      while let last = stack.last, last.size == node.size {
        stack.removeLast()
        node = (nodeHash(last.hash, node.hash), 2 * last.size)
      }
      stack.append(node)
    }
    guard var root = stack.popLast()?.hash else { return emptyRoot }
    while let left = stack.popLast() { root = nodeHash(left.hash, root) }
    return root
  }
}

extension MerkleTree {
  /// Whether a proof shows that a leaf stands at an index of the tree with this size and root.
  ///
  /// - SeeAlso: RFC 9162, section 2.1.3.2, whose steps the comments quote.
  public static func verifyInclusion(
    of leaf: Digest, at index: Int, size: Int, root: Digest, proof: [Digest]
  ) -> Bool {
    // 1. Compare leaf_index from the inclusion_proof_v2 structure against tree_size.
    guard 0 <= index, index < size else { return false }
    // 2. Set fn to leaf_index and sn to tree_size - 1.  3. Set r to hash.
    var first = index
    var second = size - 1
    var hash = leaf
    // 4. For each value p in the inclusion_path array:
    for sibling in proof {
      // a. If sn is 0, then stop the iteration and fail the proof verification.
      if second == 0 { return false }
      // b. If LSB(fn) is set, or if fn is equal to sn, then:
      if first & 1 == 1 || first == second {
        // i. Set r to HASH(0x01 || p || r).
        hash = nodeHash(sibling, hash)
        // ii. If LSB(fn) is not set, then right-shift both fn and sn equally until either
        // LSB(fn) is set or fn is 0.
        while first & 1 == 0 && first != 0 {
          first >>= 1
          second >>= 1
        }
      } else {
        // Otherwise: i. Set r to HASH(0x01 || r || p).
        hash = nodeHash(hash, sibling)
      }
      // c. Finally, right-shift both fn and sn one time.
      first >>= 1
      second >>= 1
    }
    // 5. Compare sn to 0. Compare r against the root_hash.
    return second == 0 && hash == root
  }

  /// Whether a proof shows that the tree of the second size and root continues the first.
  ///
  /// The empty tree proves nothing, so a first size of zero is refused.
  ///
  /// - SeeAlso: RFC 9162, section 2.1.4.2, whose steps the comments quote.
  public static func verifyConsistency(
    from firstSize: Int, _ firstRoot: Digest, to secondSize: Int, _ secondRoot: Digest,
    proof: [Digest]
  ) -> Bool {
    guard 0 < firstSize, firstSize <= secondSize else { return false }
    if firstSize == secondSize { return proof.isEmpty && firstRoot == secondRoot }
    // 1. If consistency_path is an empty array, stop and fail the proof verification.
    if proof.isEmpty { return false }
    // 2. If first is an exact power of 2, then prepend first_hash to the consistency_path array.
    var path = proof[...]
    if firstSize & (firstSize - 1) == 0 { path = ([firstRoot] + proof)[...] }
    // 3. Set fn to first - 1 and sn to second - 1.
    var first = firstSize - 1
    var second = secondSize - 1
    // 4. If LSB(fn) is set, then right-shift both fn and sn equally until LSB(fn) is not set.
    while first & 1 == 1 {
      first >>= 1
      second >>= 1
    }
    // 5. Set both fr and sr to the first value in the consistency_path array.
    guard let seed = path.popFirst() else { return false }
    var firstHash = seed
    var secondHash = seed
    // 6. For each subsequent value c in the consistency_path array:
    for node in path {
      // a. If sn is 0, then stop the iteration and fail the proof verification.
      if second == 0 { return false }
      // b. If LSB(fn) is set, or if fn is equal to sn, then:
      if first & 1 == 1 || first == second {
        // i. Set fr to HASH(0x01 || c || fr).  ii. Set sr to HASH(0x01 || c || sr).
        firstHash = nodeHash(node, firstHash)
        secondHash = nodeHash(node, secondHash)
        // iii. If LSB(fn) is not set, then right-shift both fn and sn equally until either
        // LSB(fn) is set or fn is 0.
        while first & 1 == 0 && first != 0 {
          first >>= 1
          second >>= 1
        }
      } else {
        // Otherwise: i. Set sr to HASH(0x01 || sr || c).
        secondHash = nodeHash(secondHash, node)
      }
      // c. Finally, right-shift both fn and sn one time.
      first >>= 1
      second >>= 1
    }
    // 7. Verify that fr and sr are equal to the first and second hash, and that sn is 0.
    return second == 0 && firstHash == firstRoot && secondHash == secondRoot
  }
}
