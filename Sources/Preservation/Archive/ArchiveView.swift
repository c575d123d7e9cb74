/// What an archive says of itself at one moment: which it is, how far its log goes, and what
/// stands in the way of writing.
struct ArchiveView: Sendable {
  var info: ArchiveInfo
  var head: Checkpoint

  /// Why the archive as it lies on disk may only be read, apart from keys and permissions.
  var obstacle: PreservationError?

  /// Whether `archive.json` must be written anew, because it is damaged or names an older key.
  var needsInfo = false

  /// Whether `log/checkpoint` is damaged and ``head`` was kept beside the key.
  var needsCheckpoint = false
}

extension ArchiveView {
  /// Reads `archive.json` and the checkpoint; where one is damaged, the log and the key folder
  /// say what it said.
  ///
  /// - Throws: ``PreservationError`` `notAnArchive`, `formatTooNew` or `archiveDamaged`.
  /// - Complexity: O(1) for an undamaged archive; otherwise the log is read once.
  static func load(_ layout: ArchiveLayout, keys: KeyFolder) throws -> ArchiveView {
    // A key rotation replaces two files, so a reader between them looks again.
    for attempt in 0..<2 {
      let info = try infoFile(layout)
      let checkpoint = try checkpointFile(layout)
      if info == nil && (checkpoint == nil || fileKind(layout.creating) != nil) {
        throw PreservationError(
          .notAnArchive,
          "\(layout.root) is not an archive: it has no archive.json; "
            + "`verbatim init` makes an archive there")
      }
      if case .success(let info)? = info, case .success(let head)? = checkpoint,
        sameBytes(head.origin, info.origin), head.isSigned(by: info.publicKey),
        sameBytes(info.origin, ArchiveInfo.origin(archiveID: info.archiveID)),
        // Two keys sign at a rotation: then the log says which of them goes on.
        head.note?.signatures.count == 1
      {
        return ArchiveView(info: info, head: head)
      }
      if attempt == 1 {
        return try recover(layout, keys, info: try? info?.get(), checkpoint: checkpoint)
      }
    }
    preconditionFailure("the second attempt returns")
  }

  private static func infoFile(_ layout: ArchiveLayout) throws
    -> Result<ArchiveInfo, PreservationError>?
  {
    guard let bytes = try readFileIfPresent(layout.info) else { return nil }
    do {
      return .success(try ArchiveInfo(parsing: bytes, path: layout.info))
    } catch let error as PreservationError {
      if error.code == .formatTooNew { throw error }
      return .failure(error)
    }
  }

  private static func checkpointFile(_ layout: ArchiveLayout) throws
    -> Result<Checkpoint, PreservationError>?
  {
    guard let bytes = try readFileIfPresent(layout.checkpoint) else { return nil }
    guard let text = bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) })
    else { return .failure(PreservationError(.malformed, "the checkpoint is not UTF-8")) }
    do {
      return .success(try Checkpoint(parsing: text))
    } catch let error as PreservationError {
      return .failure(error)
    }
  }

  private static func recover(
    _ layout: ArchiveLayout, _ keys: KeyFolder, info: ArchiveInfo?,
    checkpoint: Result<Checkpoint, PreservationError>?
  ) throws -> ArchiveView {
    let log = LogReader(layout: layout)
    let sizeOnDisk = log.sizeOnDisk()
    if let head = try? checkpoint?.get(), matches(head, log) {
      // The tree is the checkpoint's. Who signed it, and is that the archive's key?
      let chain = KeyChain(log: log, head: head)
      guard let stated = chain.info(format: info?.format) ?? info else { throw lost(layout) }
      var view = ArchiveView(info: stated, head: head)
      view.needsInfo = info != stated
      if sameBytes(head.origin, stated.origin), head.isSigned(by: stated.publicKey) { return view }
      let kept = try? keys.keptCheckpoint(archiveID: stated.archiveID, publicKey: stated.publicKey)
      if let kept, kept.size == head.size, kept.root == head.root {
        view.head = kept
        view.needsCheckpoint = true
      } else {
        view.obstacle = PreservationError(
          .checkpointInvalid,
          "\(layout.checkpoint) is not signed by the archive's key \(stated.publicKey.base64), so "
            + "nothing may be added: restore it from a copy, or go on under a new key with "
            + "`verbatim key adopt`")
      }
      return view
    }
    let unsigned = Checkpoint(
      origin: info?.origin ?? "", size: sizeOnDisk,
      root: (try? {
        var tree = log.tree(size: sizeOnDisk); return try tree.root()
      }())
        ?? MerkleTree.emptyRoot)
    let chain = KeyChain(log: log, head: unsigned)
    guard let stated = chain.info(format: info?.format) ?? info else { throw lost(layout) }
    let kept = try? keys.keptCheckpoint(archiveID: stated.archiveID, publicKey: stated.publicKey)
    if let kept, sameBytes(kept.origin, stated.origin), matches(kept, log) {
      var view = ArchiveView(info: stated, head: kept)
      view.needsInfo = info != stated
      if kept.size == sizeOnDisk {
        view.needsCheckpoint = true
      } else {
        view.obstacle = damagedCheckpoint(layout, checkpoint)
      }
      return view
    }
    return ArchiveView(
      info: stated,
      head: Checkpoint(origin: stated.origin, size: sizeOnDisk, root: unsigned.root),
      obstacle: damagedCheckpoint(layout, checkpoint))
  }

  private static func matches(_ head: Checkpoint, _ log: LogReader) -> Bool {
    (try? log.tree(size: head.size).matches(head.root)) ?? false
  }

  private static func lost(_ layout: ArchiveLayout) -> PreservationError {
    PreservationError(
      .archiveDamaged,
      "neither \(layout.info) nor the first record of the log says which archive this is: "
        + "restore them from a copy; the objects are plain files and can be read without them")
  }

  private static func damagedCheckpoint(
    _ layout: ArchiveLayout, _ checkpoint: Result<Checkpoint, PreservationError>?
  ) -> PreservationError {
    let found =
      switch checkpoint {
      case nil: "is missing"
      case .success?: "does not match the tiles beside it"
      case .failure(let error)?: "is damaged (\(error.message))"
      }
    return PreservationError(
      .checkpointInvalid,
      "\(layout.checkpoint) \(found); the records can be read, and nothing may be added: "
        + "restore it from a copy of the archive")
  }
}

/// Whether two strings have the same bytes; `==` joins canonically equivalent ones.
func sameBytes(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

/// The keys that signed an archive's checkpoints one after the other, as its log tells.
struct KeyChain {
  /// Entry 0.
  private(set) var created: ArchiveCreated?

  /// Every change, in order, with the index of its record.
  private(set) var changes: [(index: Int, change: KeyChanged)] = []

  init(created: ArchiveCreated?) { self.created = created }

  /// Reads the whole log.
  init(log: LogReader, head: Checkpoint) {
    created = nil
    guard head.size > 0 else { return }
    for bundle in 0...((head.size - 1) / Tile.fullWidth) {
      for slot in log.slots(bundle: bundle, of: head) { note(slot.record) }
    }
  }

  /// Takes up a record, if it speaks of keys.
  mutating func note(_ record: Record?) {
    guard let record else { return }
    if record.index == 0 { created = ArchiveCreated(record) }
    if let change = KeyChanged(record) { changes.append((record.index, change)) }
  }

  /// Every key there ever was, in order.
  var keys: [PublicKey] {
    (created.map { [$0.publicKey] } ?? []) + changes.map(\.change.publicKey)
  }

  /// The key that must sign a checkpoint of this size, or nil where the log does not say.
  func key(size: Int) -> PublicKey? {
    changes.last { $0.index < size }?.change.publicKey ?? created?.publicKey
  }

  /// What `archive.json` should say, or nil where entry 0 cannot be read.
  ///
  /// A format that `archive.json` names stands, because a newer version may have raised it.
  func info(format: Int?) -> ArchiveInfo? {
    guard let created else { return nil }
    return ArchiveInfo(
      format: format ?? created.format, archiveID: created.archiveID, name: created.name,
      origin: created.origin, publicKey: keys.last ?? created.publicKey)
  }
}
