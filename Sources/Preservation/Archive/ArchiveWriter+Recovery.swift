extension ArchiveWriter {
  /// Holds the checkpoint against the tiles on the tree's right edge, which a write widens.
  ///
  /// - Complexity: O(log n).
  func checkTree() throws {
    let root = try tree.root()
    guard root == head.root else {
      throw PreservationError(
        .logInconsistent,
        "the tiles of the log have the root \(base64Encoded(root.bytes)), and its checkpoint of "
          + "\(head.size) entries says \(base64Encoded(head.root.bytes)): `verbatim verify` names "
          + "what was altered; nothing is written until it is restored from a copy")
    }
  }

  /// Refuses an archive that is older than the last checkpoint that its key signed.
  ///
  /// - Returns: that checkpoint, if one was kept.
  func checkNotBehind() throws -> Checkpoint? {
    guard let kept = try keptCheckpoint() else { return nil }
    let file = store.keys.checkpointFile(archiveID: info.archiveID, publicKey: info.publicKey)
    guard kept.size <= head.size else {
      throw PreservationError(
        .archiveBehindKey,
        "this archive is behind its key: it has \(head.size) records, and the key signed "
          + "\(kept.size) (\(file)). An older copy was put in its place: use the newest copy, or "
          + "go on from this one under a new key with `verbatim key adopt`")
    }
    return kept
  }

  private func keptCheckpoint() throws -> Checkpoint? {
    try store.keys.keptCheckpoint(archiveID: info.archiveID, publicKey: info.publicKey)
  }

  /// Holds the archive against the last checkpoint that its key signed.
  ///
  /// - Complexity: O(log n).
  func checkContinues(_ kept: Checkpoint?) throws {
    guard let kept else { return try keepCheckpoint(only: info.publicKey) }
    let file = store.keys.checkpointFile(archiveID: info.archiveID, publicKey: info.publicKey)
    guard try store.log.tree(size: kept.size, within: head.size).matches(kept.root) else {
      throw PreservationError(
        .logInconsistent,
        "the log's first \(kept.size) records are not those that its key signed (\(file)): the "
          + "log was forked or rewritten. Use the copy that the key knows, or go on from this one "
          + "under a new key with `verbatim key adopt`")
    }
    if kept.size < head.size { try keepCheckpoint(only: info.publicKey) }
  }

  private func keepCheckpoint(only key: PublicKey) throws {
    guard head.isSigned(by: key) else { return }
    try store.keys.keep(head, archiveID: info.archiveID, publicKey: key, files: files)
  }
}

extension ArchiveWriter {
  /// Makes up for an interrupted write.
  ///
  /// Files of the log beyond the checkpoint go to `staging/left-over/`. Partial tiles that a
  /// fuller one replaced are deleted. Unfinished files in `staging/` are deleted. An erasure that
  /// was begun is finished.
  ///
  /// - Complexity: O(n / 256) names, no content.
  func recover() throws {
    try sweepLog()
    for name in directoryNames(layout.staging)
    where name.hasPrefix("new-") || name.hasPrefix("tmp-") {
      try files.remove(layout.staging + "/" + name)
    }
    if fileKind(layout.erasing) != nil { try completeErasures() }
  }

  /// Leaves in the log only the tiles and bundles of its present size.
  func sweepLog() throws {
    for name in filesBelow(layout.log + "/tile") {
      guard let tile = Tile(path: "tile/" + name) else { continue }
      switch Tile.at(level: tile.level, index: tile.index, size: head.size) {
      case tile?: break
      case let current? where tile.width < current.width: try retire(tile, replacedBy: current)
      default: try putAside(layout.tile(tile))
      }
    }
    try syncFolders()
  }

  /// Deletes a partial tile that is the beginning of the current one; one that is not goes aside.
  private func retire(_ tile: Tile, replacedBy current: Tile) throws {
    guard let old = try readFileIfPresent(layout.tile(tile)),
      let new = try readFileIfPresent(layout.tile(current))
    else { return }
    if tile.level == nil ? begins(new, with: old) : new.starts(with: old) {
      try removeTile(tile)
    } else {
      try putAside(layout.tile(tile))
    }
  }

  /// Whether one bundle holds all entries of another, but for those erased since.
  private func begins(_ new: [UInt8], with old: [UInt8]) -> Bool {
    let new = EntryBundle.split(new)
    let old = EntryBundle.split(old)
    return old.count <= new.count
      && zip(old, new).allSatisfy { before, now in now.isEmpty || before == now }
  }

  /// Whether `archive.json` says what entry 0 says; if not, ``info`` is corrected.
  private func infoIsThatOfTheLog() throws -> Bool {
    guard let tile = Tile.at(level: nil, index: 0, size: head.size),
      let first = EntryBundle.split(try store.log.content(tile).bytes).first,
      let record = try? Record(parsing: first, index: 0), let created = ArchiveCreated(record),
      try store.log.tree(size: head.size).leafHash(0) == record.id
    else { return true }
    let stated = info
    info.archiveID = created.archiveID
    info.origin = created.origin
    info.name = created.name
    return info.file == stated.file
  }

  /// Writes anew what the log or the key folder vouches for.
  func repair(_ view: ArchiveView) throws {
    if try view.needsInfo || !infoIsThatOfTheLog() {
      if fileKind(layout.info) != nil { try putAside(layout.info) }
      try publishInfo()
      store.warn("archive.json was damaged or named an older key; it was written anew")
    }
    if view.needsCheckpoint {
      if fileKind(layout.checkpoint) != nil { try putAside(layout.checkpoint) }
      try publish(Array(head.text.utf8), as: layout.checkpoint)
      try syncFolders()
      store.warn("log/checkpoint was damaged; it was restored from the copy beside the key")
    }
  }
}
