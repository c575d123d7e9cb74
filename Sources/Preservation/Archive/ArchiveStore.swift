/// An archive on disk: objects, records and the log that holds them together.
///
/// Any number of readers, in any number of processes, may use an archive while one writer adds to
/// it. A store shows the archive as it was when it was opened, last written through this store, or
/// last reloaded. Opening reads two small files; nothing is hashed.
public final class ArchiveStore: Sendable {
  /// The archive's folder.
  public let path: String

  /// Where the archive's private key is looked for.
  public let keys: KeyFolder

  /// Where the time in new records comes from.
  public let clock: ArchiveClock

  let layout: ArchiveLayout
  let files: DurableFiles
  let state: Locked<State>

  /// How long a writer waits for another one, in seconds.
  let patience: Double

  struct State {
    var view: ArchiveView
    var warnings: [String] = []
  }

  /// Opens an archive for reading; nothing is written until ``write(agent:_:)``.
  ///
  /// A damaged `archive.json` or checkpoint does not keep an archive from being read: see
  /// ``whyReadOnly``.
  ///
  /// - Throws: ``PreservationError`` `notAnArchive`, `formatTooNew` or `archiveDamaged`.
  public static func open(at path: String, keys: KeyFolder, clock: ArchiveClock = .system) throws
    -> ArchiveStore
  {
    try open(at: path, keys: keys, clock: clock, files: .system)
  }

  package static func open(
    at path: String, keys: KeyFolder, clock: ArchiveClock = .system, files: DurableFiles,
    patience: Double = 5
  ) throws -> ArchiveStore {
    let layout = ArchiveLayout(root: path)
    return ArchiveStore(
      layout, keys: keys, clock: clock, files: files, patience: patience,
      view: try ArchiveView.load(layout, keys: keys))
  }

  init(
    _ layout: ArchiveLayout, keys: KeyFolder, clock: ArchiveClock, files: DurableFiles,
    patience: Double, view: ArchiveView
  ) {
    path = layout.root
    self.layout = layout
    self.keys = keys
    self.clock = clock
    self.files = files
    self.patience = patience
    state = Locked(State(view: view))
  }
}

extension ArchiveStore {
  /// Which archive this is.
  public var info: ArchiveInfo { state.withLock { $0.view.info } }

  /// The head of the log that this store shows.
  ///
  /// Where the stored checkpoint is damaged it may be a computed head without a signature.
  public var checkpoint: Checkpoint { state.withLock { $0.view.head } }

  /// Whether records can be added, as far as can be told without trying.
  public var isWritable: Bool { whyReadOnly == nil }

  /// Why nothing can be added, with the remedy; nil where nothing stands in the way.
  public var whyReadOnly: PreservationError? {
    let view = state.withLock { $0.view }
    if let obstacle = view.obstacle { return obstacle }
    do {
      _ = try keys.key(view.info)
    } catch {
      return error as? PreservationError
    }
    if !files.isWritable(path) {
      return PreservationError(
        .readOnly, "the folder \(path) cannot be written by this account: it can be read as it is")
    }
    return nil
  }

  /// Things that went wrong after a commit without harming it, in order; each is told once.
  public func takeWarnings() -> [String] {
    state.withLock { state in
      defer { state.warnings = [] }
      return state.warnings
    }
  }

  func warn(_ message: String) { state.withLock { $0.warnings.append(message) } }

  /// Looks at the archive anew, so that this store shows what other processes wrote.
  ///
  /// - Throws: as ``open(at:keys:clock:)``.
  public func reload() throws {
    let view = try ArchiveView.load(layout, keys: keys)
    state.withLock { $0.view = view }
  }

  var log: LogReader { LogReader(layout: layout) }
}
