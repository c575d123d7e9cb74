/// A sequence of log entries, each behind its length as a big-endian 16-bit number.
///
/// A length of zero marks an erased slot: a record is never empty.
enum EntryBundle {
  /// Writes a bundle.
  ///
  /// - Precondition: no entry has more than 65,535 bytes.
  static func encode(_ entries: some Sequence<[UInt8]>) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      precondition(entry.count <= 0xFFFF, "an entry of \(entry.count) bytes has no 16-bit length")
      bytes.append(UInt8(entry.count >> 8))
      bytes.append(UInt8(entry.count & 0xFF))
      bytes += entry
    }
    return bytes
  }

  /// Finds the entries of an undamaged bundle, or nil where the lengths do not add up.
  static func ranges(in bytes: [UInt8], count: Int) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var position = 0
    while position < bytes.count {
      guard let range = entry(in: bytes, at: position), ranges.count < count else { return nil }
      ranges.append(range)
      position = range.upperBound
    }
    return ranges.count == count ? ranges : nil
  }

  /// Cuts a bundle into entries for as long as the lengths make sense; the rest is one more.
  static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    var position = 0
    while position < bytes.count {
      guard let range = entry(in: bytes, at: position) else {
        entries.append(Array(bytes[position...]))
        break
      }
      entries.append(Array(bytes[range]))
      position = range.upperBound
    }
    return entries
  }

  /// The entry whose length prefix stands at an offset.
  private static func entry(in bytes: [UInt8], at position: Int) -> Range<Int>? {
    guard position + 2 <= bytes.count else { return nil }
    let start = position + 2
    let end = start + Int(bytes[position]) << 8 + Int(bytes[position + 1])
    return end <= bytes.count ? start..<end : nil
  }

  /// Finds what can still be told apart in a damaged bundle: a slot is nil where no bytes with
  /// its leaf hash were found.
  ///
  /// A flipped bit in a length shifts all that follows; the hashes say where the next entry
  /// starts. Only offsets where a record could stand (`{` after a length) are hashed.
  ///
  /// - Complexity: O(n) for intact bundles; in damaged ones at most 4,096 candidates are hashed.
  static func salvage(_ bytes: [UInt8], leaves: [Digest]) -> [Range<Int>?] {
    var found: [Range<Int>?] = []
    var budget = 4096
    var position = 0
    for (slot, leaf) in leaves.enumerated() {
      if let range = entry(in: bytes, at: position) {
        if range.isEmpty || MerkleTree.leafHash(bytes[range]) == leaf {
          found.append(range)
          position = range.upperBound
          continue
        }
      }
      let next =
        slot + 1 < leaves.count
        ? start(of: leaves[slot + 1], in: bytes, from: position, &budget) : bytes.count
      guard let next else {
        // This slot and the next cannot be told apart: try the next one from here.
        found.append(nil)
        continue
      }
      // The length was damaged and the entry was not, or the entry itself was.
      let start = position + 2
      let intact = start <= next && MerkleTree.leafHash(bytes[min(start, next)..<next]) == leaf
      found.append(intact ? start..<next : nil)
      position = next
    }
    return found
  }

  /// The offset of the length prefix in front of the entry with this leaf hash.
  private static func start(
    of leaf: Digest, in bytes: [UInt8], from position: Int, _ budget: inout Int
  ) -> Int? {
    var candidate = position
    while candidate + 2 < bytes.count, budget > 0 {
      if bytes[candidate + 2] == UInt8(ascii: "{"), let range = entry(in: bytes, at: candidate),
        bytes[range.upperBound - 1] == UInt8(ascii: "}")
      {
        budget -= 1
        if MerkleTree.leafHash(bytes[range]) == leaf { return candidate }
      }
      candidate += 1
    }
    return nil
  }
}
