extension ArchiveStore {
  /// Lets an archive without its key go on under a new one, and records it.
  ///
  /// The old key does not sign the new one: a stranger sees a fork that starts here, and
  /// ``verify(deep:against:)`` says so.
  ///
  /// - Returns: the `key.changed` record.
  /// - Throws: ``PreservationError`` `recordInvalid` where the key is here and the archive could be
  ///   written: ``rotateKey(agent:)`` is meant then.
  @discardableResult
  public func adoptKey(agent: String) throws -> Record {
    try withLock { view in
      if view.obstacle == nil, (try? keys.key(view.info)) != nil,
        (try? ArchiveWriter(self, view: view)) != nil
      {
        throw PreservationError(
          .recordInvalid,
          "the archive's key is here (\(keyFile(view.info))), so there is nothing to adopt: "
            + "`verbatim key rotate` replaces a key")
      }
      guard view.head.size > 0, try log.tree(size: view.head.size).matches(view.head.root) else {
        throw PreservationError(
          .logInconsistent,
          "the tiles of the log do not match its checkpoint: `verbatim verify` names what was "
            + "altered; restore it from a copy before a new key signs it")
      }
      let key = SigningKey()
      try keys.store(key, archiveID: view.info.archiveID, files: files)
      let change = KeyChanged(
        publicKey: key.publicKey, previousKey: view.info.publicKey, how: .adopt)
      return try changeKey(view, change, signers: [key], agent: agent)
    }
  }

  /// Replaces the archive's key by a new one that the old key signs, and records it.
  ///
  /// The checkpoint over the record is signed by both keys. The old key's file stays where it is,
  /// with that checkpoint beside it, so that older copies are recognised.
  ///
  /// - Returns: the `key.changed` record.
  /// - Throws: ``PreservationError`` as ``write(agent:_:)``.
  @discardableResult
  public func rotateKey(agent: String) throws -> Record {
    try withWriter { writer in
      let old = writer.signers[0]
      let new = SigningKey()
      try keys.store(new, archiveID: writer.info.archiveID, files: files)
      let statement = KeyChanged.statement(
        origin: writer.info.origin, from: old.publicKey, to: new.publicKey)
      let change = KeyChanged(
        publicKey: new.publicKey, previousKey: old.publicKey, how: .rotate,
        signature: try old.signature(of: statement))
      let view = ArchiveView(info: writer.info, head: writer.head)
      return try changeKey(view, change, signers: [new, old], agent: agent)
    }
  }

  private func changeKey(
    _ view: ArchiveView, _ change: KeyChanged, signers: [SigningKey], agent: String
  ) throws -> Record {
    var info = view.info
    info.publicKey = change.publicKey
    let writer = ArchiveWriter(self, info: info, head: view.head, signers: signers)
    try writer.recover()
    let record = try writer.transaction(agent: agent) { try $0.append(change) }
    // A crash before this line is made up for by the next writer: the log names the key.
    try writer.publishInfo()
    return record
  }

  /// Runs work under the writer's lock without asking for the key.
  private func withLock<T>(_ body: (ArchiveView) throws -> T) throws -> T {
    _ = try files.makeDirectory(layout.staging)
    let lock = try WriterLock(layout.lock, patience: patience, files: files)
    defer { withExtendedLifetime(lock) {} }
    let view = try ArchiveView.load(layout, keys: keys)
    state.withLock { $0.view = view }
    return try body(view)
  }

  private func keyFile(_ info: ArchiveInfo) -> String {
    keys.keyFile(archiveID: info.archiveID, publicKey: info.publicKey)
  }
}
