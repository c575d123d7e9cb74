public import ArchiveIndex
import Extraction
import Foundation
import Language
public import Preservation
import Quotation
import SourceText
import Synchronization

/// An archive of source documents, with what analysis finds in them.
///
/// The façade over store, index and analysis, used alike by the command line and by programs.
/// Evidence is in the store's objects and log; the index is derived and is brought up to date, or
/// made anew, whenever it does not reflect the log.
///
/// Errors of the archive itself are ``Preservation/PreservationError``; requests that cannot be met
/// are ``VerbatimError``.
public final class Archive: Sendable {
  /// The objects and the log.
  public let store: ArchiveStore

  /// Where the index lives: in the archive, or in the user's cache folder when the archive's own
  /// folder cannot be written to.
  public let indexPath: String

  /// Told what happens during long work.
  let progress: WorkProgress

  private let opened: Mutex<ArchiveIndex?>

  private init(store: ArchiveStore, progress: WorkProgress) {
    self.store = store
    self.progress = progress
    indexPath = Self.indexPath(for: store)
    opened = Mutex(nil)
  }

  /// Creates an archive in a folder that holds none yet.
  ///
  /// - Throws: ``Preservation/PreservationError`` when there is one already or the folder cannot be
  ///   written to.
  public static func create(
    at path: String, name: String? = nil, agent: String, keys: KeyFolder = .standard,
    progress: WorkProgress = .none
  ) throws -> Archive {
    Archive(
      store: try ArchiveStore.create(at: path, name: name, agent: agent, keys: keys),
      progress: progress)
  }

  /// Opens an archive; nothing is written.
  ///
  /// - Throws: ``Preservation/PreservationError`` when there is none, or it is of a newer format.
  public static func open(
    at path: String, keys: KeyFolder = .standard, progress: WorkProgress = .none
  ) throws -> Archive {
    Archive(store: try ArchiveStore.open(at: path, keys: keys), progress: progress)
  }
}

// MARK: - Writing

extension Archive {
  /// What an error says to a person.
  static func message(of error: any Error) -> String {
    switch error {
    case let error as PreservationError: error.message
    case let error as ArchiveIndexError: error.message
    case let error as VerbatimError: error.message
    default: "\(error)"
    }
  }

  /// Adds objects and records in one step, and tells of what the store repaired on the way.
  func write<T>(agent: String, _ body: (WriteTransaction) throws -> T) throws -> T {
    defer { for warning in store.takeWarnings() { progress.warn(warning) } }
    return try store.write(agent: agent, body)
  }
}

// MARK: - The index

extension Archive {
  /// The index, reflecting the newest state of the log.
  ///
  /// Catching up reads the new records only. An index that is damaged, foreign or ahead of the log is
  /// deleted and made anew.
  ///
  /// - Throws: ``ArchiveIndex/ArchiveIndexError`` `unusable` when it can be neither used nor made.
  public func index() throws -> ArchiveIndex {
    try opened.withLock { current in
      do {
        let index = try current ?? openIndex()
        current = index
        try catchUp(index)
        return index
      } catch let error as ArchiveIndexError where error.code == .stale {
        return try remake(&current)
      }
    }
  }

  /// Makes the index anew from objects and log.
  public func reindex() throws {
    try opened.withLock { current in _ = try remake(&current) }
  }

  private func remake(_ current: inout ArchiveIndex?) throws -> ArchiveIndex {
    current = nil
    ArchiveIndex.delete(indexPath)
    let index = try openIndex()
    try catchUp(index)
    current = index
    return index
  }

  /// What is wrong with the index file as it lies there; nil where it is sound.
  func existingIndexDamage() -> String? {
    do { return try openIndex().damage() } catch { return Self.message(of: error) }
  }

  private func openIndex() throws -> ArchiveIndex {
    let folder = (indexPath as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try ArchiveIndex(at: indexPath, archive: "\(store.info.archiveID) \(Self.derivation)")
  }

  /// What the derived part of the index was derived with; an index of another derivation is made
  /// anew.
  private static let derivation = "extraction \(Extractor.version)"

  private func catchUp(_ index: ArchiveIndex) throws {
    // The index first and the log after it: between the two, another process may write to the log and
    // catch up, and the log must not look shorter than what the index reflects.
    let isIncomplete = try index.isIncomplete()
    let reflected = try index.state()
    try store.reload()
    let checkpoint = store.checkpoint
    let target = ArchiveIndex.State(size: checkpoint.size, root: checkpoint.root)
    guard !isIncomplete else {
      throw ArchiveIndexError(.stale, "The index lacks records that were damaged.")
    }
    if reflected != target {
      let first = reflected?.size ?? 0
      if let reflected {
        guard first <= target.size, try store.root(size: first) == reflected.root else {
          throw ArchiveIndexError(.stale, "The index is of another log.")
        }
      }
      var records: [Record?] = []
      var damaged = 0
      try store.forEachSlot(from: first) { slot in
        records.append(slot.record)
        if case .damaged = slot { damaged += 1 }
      }
      if damaged > 0 {
        progress.tellDamage(
          "\(damaged) records of the log are lost or damaged, and what they say is missing here: see "
            + "`verbatim verify`.")
      }
      try index.apply(records, from: first, to: target, isComplete: damaged == 0)
    }
    try readStatements(index)
    try makeSearchable(index)
  }

  /// How many sources are written to the index at once: few enough that an interrupted run loses
  /// little, many enough that transactions cost nothing.
  private static let batch = 64

  private func readStatements(_ index: ArchiveIndex) throws {
    try inBatches(of: try index.capturesToRead(), named: "Reading") { captures in
      try index.keep(
        captures.compactMap { capture in
          // A damaged object costs what it says of itself until it is whole again; `verify` names it.
          guard let bytes = try? store.object(capture.object),
            let file = try index.source(capture.source)?.file
          else { return nil }
          let extraction = Extractor.extract(
            bytes, file: file, declaredMediaType: capture.mediaType)
          return ArchiveIndex.Statement(
            capture: capture,
            values: extraction.metadata.map { ($0.field.rawValue, $0.value, $0.origin) })
        })
    }
  }

  private func makeSearchable(_ index: ArchiveIndex) throws {
    try inBatches(of: try index.sourcesToMakeSearchable(), named: "Indexing") { sources in
      try index.makeSearchable(sources) { text in
        (try? store.object(text.digest)).map { String(decoding: $0, as: UTF8.self) }
      }
    }
  }

  private func inBatches<Item>(
    of items: [Item], named task: String, _ body: ([Item]) throws -> Void
  ) throws {
    guard !items.isEmpty else { return }
    progress.begin(task, total: items.count)
    defer { progress.end() }
    for start in stride(from: 0, to: items.count, by: Self.batch) {
      let batch = Array(items[start..<min(start + Self.batch, items.count)])
      try body(batch)
      for _ in batch { progress.advance() }
    }
  }

  private static func indexPath(for store: ArchiveStore) -> String {
    access(store.path, W_OK) == 0 ? store.path + "/index.sqlite" : cachedIndexPath(for: store)
  }

  /// Where the index of an archive lives whose folder cannot be written to: in the user's cache folder,
  /// by the archive's id and its folder, links resolved.
  static func cachedIndexPath(for store: ArchiveStore) -> String {
    let environment = ProcessInfo.processInfo.environment
    let cache =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.cache"
    let folder = URL(fileURLWithPath: store.path).resolvingSymlinksInPath().path
    let place = Digest(of: Array("\(store.info.archiveID) \(folder)".utf8)).hex.prefix(16)
    return "\(cache)/verbatim/\(place).sqlite"
  }
}

extension KeyFolder {
  /// The user's key folder: `$VERBATIM_KEYS`, else `verbatim/keys` in `$XDG_CONFIG_HOME` or
  /// `~/.config`.
  public static var standard: KeyFolder {
    KeyFolder(environment: ProcessInfo.processInfo.environment)
  }
}
