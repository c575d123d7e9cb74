/// A mapped table from 64-bit hashes to numbers: open addressing, probed one by one.
///
/// A slot holds the upper half of the hash and the value plus one; 0 is an empty slot. Two keys
/// that agree in slot and upper half are taken for one: rare, and always in the same way.
package struct HashIndex {
  private let slots: UnsafePointer<UInt64>
  private let mask: Int

  /// Creates the index over a section.
  package init(_ file: ModelFile, _ label: String) throws(ModelError) {
    let section = try file.table(label, elementSize: 8)
    guard section.stride == 1, section.rows > 0, section.rows & (section.rows - 1) == 0 else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) has a damaged index \(label)")
    }
    slots = section.base.assumingMemoryBound(to: UInt64.self)
    mask = section.rows - 1
  }

  /// The value stored under a hash.
  package func callAsFunction(_ hash: UInt64) -> Int? {
    var at = Int(truncatingIfNeeded: hash) & mask
    for _ in 0...mask {
      let slot = UInt64(littleEndian: slots[at])
      if slot == 0 { return nil }
      // A value of 0 is no value: the file is damaged there.
      if slot >> 32 == hash >> 32 {
        return slot & 0xFFFF_FFFF == 0 ? nil : Int(slot & 0xFFFF_FFFF) - 1
      }
      at = (at + 1) & mask
    }
    return nil
  }

  /// Lays out an index; of two entries with one key the first stays.
  package static func slots(for entries: [(hash: UInt64, value: Int)]) -> [UInt64] {
    var size = 16
    while size < entries.count * 2 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for entry in entries {
      var at = Int(truncatingIfNeeded: entry.hash) & (size - 1)
      while slots[at] != 0, slots[at].littleEndian >> 32 != entry.hash >> 32 {
        at = (at + 1) & (size - 1)
      }
      if slots[at] == 0 {
        slots[at] = ((entry.hash & ~0xFFFF_FFFF) | UInt64(entry.value + 1)).littleEndian
      }
    }
    return slots
  }
}

extension ModelFileWriter {
  /// Adds a ``HashIndex``.
  package mutating func add(_ name: String, index entries: [(hash: UInt64, value: Int)]) {
    let slots = HashIndex.slots(for: entries)
    add(name, rows: slots.count, columns: 1, stride: 1, slots)
  }
}

/// A 64-bit hash of bytes (FNV-1a, then mixed), the same on every system.
package struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Starts a hash; different seeds give unrelated hashes.
  package init(_ seed: UInt8) { add(seed) }

  /// Adds a byte.
  @inline(__always)
  package mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Adds bytes in order.
  @inline(__always)
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// The hash of what was added.
  package var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
