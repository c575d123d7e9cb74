extension ArchiveStore {
  /// Makes a new archive with a new key, in a new or an existing folder.
  ///
  /// `archive.json` is written last: an interrupted creation is no archive, and can be repeated.
  ///
  /// - Parameters:
  ///   - name: a name for people.
  ///   - agent: who makes it, as its first record will say.
  /// - Throws: ``PreservationError`` `alreadyAnArchive`, `readOnly`, `outOfSpace`, `locked`.
  public static func create(
    at path: String, name: String?, agent: String, keys: KeyFolder, clock: ArchiveClock = .system
  ) throws -> ArchiveStore {
    try create(at: path, name: name, agent: agent, keys: keys, clock: clock, files: .system)
  }

  package static func create(
    at path: String, name: String?, agent: String, keys: KeyFolder, clock: ArchiveClock = .system,
    files: DurableFiles, patience: Double = 5
  ) throws -> ArchiveStore {
    let layout = ArchiveLayout(root: path)
    try refuseIfArchive(layout)
    for folder in try files.makeDirectories(path) { try files.syncDirectory(folder) }
    _ = try files.makeDirectory(layout.staging)
    let lock = try WriterLock(layout.lock, patience: patience, files: files)
    defer { withExtendedLifetime(lock) {} }
    try refuseIfArchive(layout)

    let key = SigningKey()
    let archiveID = hexEncoded(newRandomBytes(16))
    let info = ArchiveInfo(
      archiveID: archiveID, name: name, origin: ArchiveInfo.origin(archiveID: archiveID),
      publicKey: key.publicKey)
    let empty = Checkpoint(origin: info.origin, size: 0, root: MerkleTree.emptyRoot)
    let store = ArchiveStore(
      layout, keys: keys, clock: clock, files: files, patience: patience,
      view: ArchiveView(info: info, head: empty))
    let writer = ArchiveWriter(store, info: info, head: empty, signers: [key])

    try writer.publish([], as: layout.creating)
    try writer.syncFolders()
    try writer.recover()
    if fileKind(layout.checkpoint) != nil { try writer.putAside(layout.checkpoint) }
    try writer.makeFolders(layout.objects)
    try writer.makeFolders(layout.log)
    let gitFiles = [("/.gitattributes", "* -text\n"), ("/.gitignore", "index.sqlite*\nstaging/\n")]
    for (name, content) in gitFiles where fileKind(path + name) == nil {
      try writer.publish(Array(content.utf8), as: path + name)
    }
    try writer.syncFolders()
    try keys.store(key, archiveID: archiveID, files: files)
    try writer.transaction(agent: agent) { transaction in
      _ = try transaction.append(
        ArchiveCreated(
          archiveID: archiveID, origin: info.origin, publicKey: key.publicKey, name: name))
    }
    try writer.publishInfo()
    try? files.remove(layout.creating)
    return store
  }

  private static func refuseIfArchive(_ layout: ArchiveLayout) throws {
    let isUnfinished = fileKind(layout.creating) != nil
    if fileKind(layout.info) != nil {
      throw PreservationError(
        .alreadyAnArchive, "\(layout.root) is an archive already: use it, or choose another folder")
    }
    if fileKind(layout.checkpoint) != nil && !isUnfinished {
      throw PreservationError(
        .alreadyAnArchive,
        "\(layout.root) holds the log of an archive whose archive.json is lost: adding to it "
          + "writes the file anew; to start afresh choose another folder")
    }
  }
}
