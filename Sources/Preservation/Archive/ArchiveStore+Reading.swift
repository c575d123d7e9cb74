extension ArchiveStore {
  /// Goes through the log from an index on, bundle by bundle: records, erased and damaged slots.
  ///
  /// - Complexity: O(k) for k entries, one bundle in memory at a time.
  public func forEachSlot(from index: Int = 0, _ body: (LogSlot) throws -> Void) throws {
    let head = checkpoint
    guard index < head.size else { return }
    for bundle in (max(0, index) / Tile.fullWidth)...((head.size - 1) / Tile.fullWidth) {
      for slot in log.slots(bundle: bundle, of: head) where slot.index >= index {
        try body(slot)
      }
    }
  }

  /// The slots of the log from an index on.
  public func slots(from index: Int = 0) throws -> [LogSlot] {
    var slots: [LogSlot] = []
    try forEachSlot(from: index) { slots.append($0) }
    return slots
  }

  /// The records from an index on, erased ones left out.
  ///
  /// - Throws: ``PreservationError`` `logDamaged` for the first record that cannot be read; use
  ///   ``forEachSlot(from:_:)`` to read the others.
  public func records(from index: Int = 0) throws -> [Record] {
    var records: [Record] = []
    try forEachSlot(from: index) { slot in
      switch slot {
      case .record(let record): records.append(record)
      case .erased: break
      case .damaged(let index, _, let reason):
        throw PreservationError(
          .logDamaged,
          "entry \(index) of the log cannot be read (\(reason)): "
            + "restore it from a copy of the archive")
      }
    }
    return records
  }

  /// The slot at an index.
  ///
  /// - Throws: ``PreservationError`` `notFound`.
  public func slot(at index: Int) throws -> LogSlot {
    let head = checkpoint
    guard 0 <= index, index < head.size else {
      throw PreservationError(
        .notFound, "the log has \(head.size) entries, so there is no entry \(index)")
    }
    return log.slots(bundle: index / Tile.fullWidth, of: head)[index % Tile.fullWidth]
  }

  /// The index of the record with this id, or nil.
  ///
  /// - Complexity: O(n): the leaf hashes are searched.
  public func index(of id: Digest) throws -> Int? {
    let head = checkpoint
    guard head.size > 0 else { return nil }
    for index in 0...((head.size - 1) / Tile.fullWidth) {
      guard let tile = Tile.at(level: 0, index: index, size: head.size) else { continue }
      let bytes = try log.hashes(tile)
      for slot in 0..<tile.width where bytes[32 * slot..<32 * slot + 32].elementsEqual(id.bytes) {
        return index * Tile.fullWidth + slot
      }
    }
    return nil
  }
}

extension ArchiveStore {
  /// Where an object lies, whether or not it is there.
  public func objectPath(_ digest: Digest) -> String { layout.object(digest) }

  /// Whether an object's file is there; its bytes are not looked at.
  public func hasObject(_ digest: Digest) -> Bool { objectSize(digest) != nil }

  /// An object's size in bytes, or nil where its file is absent.
  public func objectSize(_ digest: Digest) -> Int? { fileSize(layout.object(digest)) }

  /// The bytes of an object, held against its digest.
  ///
  /// - Throws: ``PreservationError`` `objectMissing` or `fixityMismatch`.
  public func object(_ digest: Digest) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(objectSize(digest) ?? 0)
    try readObject(digest) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Reads an object in pieces of at most 1 MiB.
  ///
  /// Only when the last piece was given can it be known whether the bytes are the object's.
  ///
  /// - Throws: ``PreservationError`` `objectMissing` or `fixityMismatch`; what `body` throws.
  public func readObject(_ digest: Digest, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let path = layout.object(digest)
    var hasher = StreamingDigest()
    do {
      try readPieces(of: path) { piece in
        hasher.update(piece)
        try body(piece)
      }
    } catch let error as FileReadError {
      if error.isAbsent {
        throw PreservationError(
          .objectMissing,
          "the object \(digest) is missing: \(path) is not there; "
            + "restore it from a copy of the archive", cause: error)
      }
      throw PreservationError(.ioFailure, "cannot read \(path): \(error.reason)", cause: error)
    }
    let found = hasher.finalize()
    guard found == digest else {
      throw PreservationError(
        .fixityMismatch,
        "the object \(path) was altered: its bytes have the digest \(found), not \(digest); "
          + "restore it from a copy of the archive")
    }
  }
}

extension ArchiveStore {
  /// The tree of the log that this store shows.
  func tree() -> HashTree { log.tree(size: checkpoint.size) }

  /// The proof that a leaf stands in the log, for ``MerkleTree/verifyInclusion``.
  ///
  /// - Throws: ``PreservationError`` `notFound` or `logDamaged`.
  /// - Complexity: O(log n).
  public func inclusionProof(_ index: Int) throws -> [Digest] {
    var tree = tree()
    guard 0 <= index, index < tree.size else {
      throw PreservationError(
        .notFound, "the log has \(tree.size) entries, so there is no entry \(index)")
    }
    return try tree.inclusionProof(of: index)
  }

  /// The proof that the log of one size continues that of another, for
  /// ``MerkleTree/verifyConsistency``.
  ///
  /// - Throws: ``PreservationError`` `notFound` or `logDamaged`.
  /// - Complexity: O(log n).
  public func consistencyProof(from earlier: Int, to later: Int? = nil) throws -> [Digest] {
    let size = checkpoint.size
    let later = later ?? size
    guard 0 < earlier, earlier <= later, later <= size else {
      throw PreservationError(
        .notFound,
        "the log has \(size) entries: no proof leads from size \(earlier) to size \(later)")
    }
    var tree = log.tree(size: later, within: size)
    return try tree.consistencyProof(from: earlier)
  }

  /// The root of the log when it had some size.
  ///
  /// - Throws: ``PreservationError`` `notFound` or `logDamaged`.
  /// - Complexity: O(log n).
  public func root(size: Int) throws -> Digest {
    let present = checkpoint.size
    guard 0 <= size, size <= present else {
      throw PreservationError(.notFound, "the log has \(present) entries, fewer than \(size)")
    }
    var tree = log.tree(size: size, within: present)
    return try tree.root()
  }
}
