extension ArchiveStore {
  /// Adds objects and records in one step: all of them, or none.
  ///
  /// The writer's lock is taken, what an earlier interrupted write left is put aside, and the
  /// archive is held against the last checkpoint that its key signed. Then `body` runs, and what
  /// it put and appended is committed.
  ///
  /// A transaction without records adds nothing. It only puts back objects that a record of the log
  /// names and that are missing or altered, where `body` put their bytes.
  ///
  /// - Parameter agent: who writes, as the records will say.
  /// - Throws: ``PreservationError``: `locked`, `readOnly`, `keyMissing`, `archiveBehindKey`,
  ///   `logInconsistent` and others before `body` runs; `outOfSpace` and `ioFailure` from the
  ///   commit. What `body` throws is passed on. In each case nothing was added, except where the
  ///   message says that this is uncertain.
  /// - Complexity: O(k + log n) file writes for k records in a log of n; the log is read once where
  ///   there are objects to put and no records.
  public func write<T>(agent: String, _ body: (WriteTransaction) throws -> T) throws -> T {
    try withWriter { writer in
      try writer.transaction(agent: agent, body)
    }
  }

  /// Adds to the message of a disk's failure before the commit point that nothing was added.
  static func sayingNothingWasAdded<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as PreservationError
      where [.outOfSpace, .readOnly, .ioFailure].contains(error.code)
    {
      throw PreservationError(
        error.code, error.message + ". Nothing was added to the archive", cause: error)
    }
  }

  /// Runs work under the writer's lock, on an archive that was recovered and found consistent.
  func withWriter<T>(_ body: (ArchiveWriter) throws -> T) throws -> T {
    try reload()
    if let reason = whyReadOnly { throw reason }
    _ = try files.makeDirectory(layout.staging)
    let lock = try WriterLock(layout.lock, patience: patience, files: files)
    defer { withExtendedLifetime(lock) {} }
    let view = try ArchiveView.load(layout, keys: keys)
    state.withLock { $0.view = view }
    let writer = try ArchiveWriter(self, view: view)
    return try body(writer)
  }
}

/// The one writer of an archive, while it holds the lock.
final class ArchiveWriter {
  let store: ArchiveStore
  let layout: ArchiveLayout
  let files: DurableFiles
  var info: ArchiveInfo
  var head: Checkpoint
  var tree: HashTree

  /// The keys that sign the next checkpoint; two at a rotation.
  var signers: [SigningKey]

  /// Folders with new names that are not yet durable.
  private var unsynced: Set<String> = []

  private var stagedCount = 0

  /// Where this writer puts things aside, once it has.
  private var aside: String?

  /// Begins to write: every check comes before the first change.
  init(_ store: ArchiveStore, view: ArchiveView) throws {
    self.store = store
    layout = store.layout
    files = store.files
    info = view.info
    head = view.head
    tree = store.log.tree(size: view.head.size)
    if let obstacle = view.obstacle { throw obstacle }
    signers = [try store.keys.key(view.info)]
    let kept = try checkNotBehind()
    try checkTree()
    try checkContinues(kept)
    try recover()
    try repair(view)
  }

  /// Begins an archive that has no log yet, or one under a new key, unchecked.
  init(_ store: ArchiveStore, info: ArchiveInfo, head: Checkpoint, signers: [SigningKey]) {
    self.store = store
    layout = store.layout
    files = store.files
    self.info = info
    self.head = head
    tree = store.log.tree(size: head.size)
    self.signers = signers
  }
}

extension ArchiveWriter {
  /// Runs a transaction and commits it.
  func transaction<T>(agent: String, _ body: (WriteTransaction) throws -> T) throws -> T {
    let transaction = WriteTransaction(store, agent: agent, baseSize: head.size)
    let result: T
    do {
      result = try body(transaction)
      if let failure = transaction.failure { throw failure }
      try commit(transaction)
    } catch {
      discard(transaction)
      throw error
    }
    if transaction.records.isEmpty { discard(transaction) }
    return result
  }

  private func discard(_ transaction: WriteTransaction) {
    // What cannot be removed now is removed when the next writer starts.
    for object in transaction.objects.values {
      if let path = object.stagedPath { try? files.remove(path) }
    }
  }

  private func commit(_ transaction: WriteTransaction) throws {
    let records = transaction.records
    if records.isEmpty { return try putBack(transaction.objects) }
    let oldSize = head.size
    let (newHead, newTree, staged) = try ArchiveStore.sayingNothingWasAdded {
      try publish(transaction.objects)
      var (tiles, newTree) = try tree.appending(records.map(\.id))
      for (tile, bytes) in try bundles(appending: records) + tiles {
        try publish(bytes, as: layout.tile(tile))
      }
      try syncFolders()
      let newHead = try Checkpoint(
        origin: info.origin, size: newTree.size, root: try newTree.root(), signedBy: signers)
      let staged = nextStagedPath()
      try files.write(Array(newHead.text.utf8), to: staged)
      return (newHead, newTree, staged)
    }
    try publish(newHead, from: staged)
    tree = newTree
    afterCommit(oldSize)
  }

  /// Gives their names to those objects that a record names already and that are missing or
  /// altered; the others of a transaction without records are not kept.
  ///
  /// Each object is put back by one rename, so an interruption leaves some of them back and the
  /// others as they were.
  private func putBack(_ objects: [Digest: WriteTransaction.StagedObject]) throws {
    let staged = objects.filter { $0.value.stagedPath != nil }
    if staged.isEmpty { return }
    var named: Set<Digest> = []
    try store.forEachSlot { slot in
      for digest in slot.record?.objectsNamed ?? [] where staged[digest] != nil {
        named.insert(digest)
      }
    }
    try ArchiveStore.sayingNothingWasAdded {
      try publish(staged.filter { named.contains($0.key) })
      try syncFolders()
    }
  }

  /// Gives the objects of a transaction their names.
  private func publish(_ objects: [Digest: WriteTransaction.StagedObject]) throws {
    for (digest, object) in objects.sorted(by: { $0.key < $1.key }) {
      let path = layout.object(digest)
      let folder = layout.objectFolder(digest)
      if let staged = object.stagedPath {
        try makeFolders(folder)
        // An altered object under this name goes aside; nothing is deleted.
        if fileKind(path) != nil { try putAside(path) }
        try files.rename(staged, path)
      } else {
        // An interrupted write may have left it without a sync.
        try files.syncFile(path)
      }
      unsynced.insert(folder)
    }
  }

  /// The bundles that hold new records: the last partial one, widened, and those after it.
  private func bundles(appending records: [Record]) throws -> [(Tile, [UInt8])] {
    var entries = records.map(\.bytes)
    var index = head.size / Tile.fullWidth
    if let partial = Tile.at(level: nil, index: index, size: head.size) {
      entries = try lastBundle(partial) + entries
    }
    var bundles: [(Tile, [UInt8])] = []
    var rest = entries[...]
    while !rest.isEmpty {
      let content = rest.prefix(Tile.fullWidth)
      let tile = Tile(level: nil, index: index, width: content.count)
      bundles.append((tile, EntryBundle.encode(content)))
      rest = rest.dropFirst(content.count)
      index += 1
    }
    return bundles
  }

  /// The entries of the last, partial bundle; one that is damaged is not written over.
  private func lastBundle(_ tile: Tile) throws -> [[UInt8]] {
    try store.log.slots(bundle: tile.index, of: head).map { slot in
      switch slot {
      case .record(let record): return record.bytes
      case .erased: return []
      case .damaged(let index, _, let reason):
        throw PreservationError(
          .logDamaged,
          "entry \(index) of the log is damaged (\(reason)), and nothing is written over damage: "
            + "restore log/\(tile.path) from a copy of the archive")
      }
    }
  }

  /// The commit point: the new checkpoint replaces the old one.
  private func publish(_ newHead: Checkpoint, from staged: String) throws {
    do {
      try files.rename(staged, layout.checkpoint)
      try files.syncDirectory(layout.log)
    } catch let error as PreservationError {
      throw PreservationError(
        error.code,
        "\(error.message). This was the last step, so it is uncertain whether the write was kept: "
          + "look at the archive anew before trying again", cause: error)
    }
    head = newHead
    let view = ArchiveView(info: info, head: newHead)
    store.state.withLock { $0.view = view }
  }

  /// What follows the commit point cannot fail the write; the next writer makes up for it.
  private func afterCommit(_ oldSize: Int) {
    do {
      try keepCheckpoint()
    } catch {
      store.warn("the write was kept, but not the copy of its checkpoint beside the key: \(error)")
    }
    do {
      try deleteOutdated(oldSize)
    } catch {
      store.warn("the write was kept, but files that it replaced remain for now: \(error)")
    }
  }

  /// Keeps the checkpoint beside each key that signed it.
  func keepCheckpoint() throws {
    for signer in signers {
      try store.keys.keep(
        head, archiveID: info.archiveID, publicKey: signer.publicKey, files: files)
    }
  }

  /// Deletes the partial tiles of the size before, which fuller ones have replaced.
  private func deleteOutdated(_ oldSize: Int) throws {
    var level: Int? = nil
    while Tile.count(level: level, size: oldSize) > 0 {
      let count = Tile.count(level: level, size: oldSize)
      let old = Tile.at(level: level, index: count / Tile.fullWidth, size: oldSize)
      if let old, Tile.at(level: level, index: old.index, size: head.size) != old {
        try removeTile(old)
      }
      level = level.map { $0 + 1 } ?? 0
    }
  }

  /// Removes a partial tile, and its folder once it is empty.
  func removeTile(_ tile: Tile) throws {
    let path = layout.tile(tile)
    try files.remove(path)
    if let folder = parentDirectory(path) { try files.removeDirectory(folder) }
  }
}

extension ArchiveWriter {
  func nextStagedPath() -> String {
    stagedCount += 1
    return layout.staging + "/tmp-\(stagedCount)"
  }

  /// Writes a file under its final name, content first; the folder is synced later.
  func publish(_ bytes: [UInt8], as path: String) throws {
    let staged = nextStagedPath()
    try files.write(bytes, to: staged)
    guard let folder = parentDirectory(path) else { preconditionFailure("no folder: \(path)") }
    try makeFolders(folder)
    try files.rename(staged, path)
    unsynced.insert(folder)
  }

  func makeFolders(_ folder: String) throws {
    unsynced.formUnion(try files.makeDirectories(folder))
  }

  /// Makes every new name durable.
  func syncFolders() throws {
    for folder in unsynced.sorted() where isDirectory(folder) { try files.syncDirectory(folder) }
    unsynced = []
  }

  /// Writes `archive.json` in one step.
  func publishInfo() throws {
    try publish(info.file, as: layout.info)
    try syncFolders()
  }

  /// Moves a file to `staging/left-over/`, where nothing deletes it.
  func putAside(_ path: String) throws {
    let name = layout.relative(path)
    let target = asideFolder() + "/" + name
    guard let folder = parentDirectory(target) else { preconditionFailure("no folder: \(path)") }
    try makeFolders(folder)
    try files.rename(path, target)
    unsynced.insert(folder)
    if let old = parentDirectory(path) { unsynced.insert(old) }
  }

  /// The folder that this writer puts things aside in: the next number.
  private func asideFolder() -> String {
    if let aside { return aside }
    let last = directoryNames(layout.leftOver).compactMap { Int($0) }.max() ?? 0
    let folder = layout.leftOver + "/" + padded(last + 1, 4)
    aside = folder
    return folder
  }
}
