import Foundation
import Preservation

/// A file system that counts operations and fails at a chosen one.
///
/// Where the operation happens not at all or by half, the process is as good as killed: nothing
/// after it happens. Where it happens wholly and an error is reported all the same, the process
/// lives, so that its handling of the error runs. `losePower` then undoes what was never synced: new names in folders, and the content
/// of files.
final class BrokenDisk: @unchecked Sendable {
  enum Death: String, CaseIterable, Sendable {
    case nothing, half, all

    var persisted: FileOutcome.Persisted {
      switch self {
      case .nothing: .nothing
      case .half: .half
      case .all: .all
      }
    }
  }

  private let lock = NSLock()
  private var count = 0
  private let fatal: Int
  private let death: Death
  private let code: Int32
  /// Whether only the one operation fails, and those after it work.
  private let recovers: Bool
  private var log: [FileOperation] = []

  /// What would be lost, in the order it happened: how to undo it, and the sync that saves it.
  private var unsynced: [(undo: @Sendable () -> Void, savedBy: FileOperation)] = []

  init(dyingAt fatal: Int, _ death: Death, code: Int32 = EIO, recovers: Bool? = nil) {
    self.fatal = fatal
    self.death = death
    self.code = code
    self.recovers = recovers ?? (death == .all)
  }

  /// How many operations were asked for.
  var operations: Int { lock.withLock { count } }

  /// The operations at which a death makes a difference: only writes are done by half.
  func operations(for death: Death) -> [Int] {
    lock.withLock {
      log.indices.filter { number in
        if case .write = log[number] { return true }
        return death != .half
      }
    }
  }

  var files: DurableFiles { DurableFiles { self.outcome($0) } }

  private func outcome(_ operation: FileOperation) -> FileOutcome {
    lock.withLock {
      if case .access = operation { return .proceed }
      defer { count += 1 }
      log.append(operation)
      if count < fatal || (recovers && count > fatal) {
        note(operation)
        return .proceed
      }
      if count > fatal { return .fail(errno: code, persisted: .nothing) }
      if death != .nothing { note(operation) }
      return .fail(errno: code, persisted: death.persisted)
    }
  }

  private func note(_ operation: FileOperation) {
    let manager = FileManager.default
    func parent(_ path: String) -> FileOperation {
      .syncDirectory((path as NSString).deletingLastPathComponent)
    }
    switch operation {
    case .sync, .syncDirectory:
      unsynced.removeAll { $0.savedBy == operation }
    case .create(let path):
      if !manager.fileExists(atPath: path) {
        unsynced.append(({ try? FileManager.default.removeItem(atPath: path) }, parent(path)))
      }
    case .write(let path):
      // Half of the content is what a disk often keeps.
      let undo: @Sendable () -> Void = {
        guard let content = FileManager.default.contents(atPath: path) else { return }
        try? content.prefix(content.count / 2).write(to: URL(fileURLWithPath: path))
      }
      unsynced.append((undo, .sync(path)))
    case .makeDirectory(let path):
      unsynced.append(({ try? FileManager.default.removeItem(atPath: path) }, parent(path)))
    case .rename(let from, let to):
      let old = manager.contents(atPath: to)
      let new = manager.contents(atPath: from)
      let undo: @Sendable () -> Void = {
        try? FileManager.default.removeItem(atPath: to)
        if let old { _ = FileManager.default.createFile(atPath: to, contents: old) }
        if let new { _ = FileManager.default.createFile(atPath: from, contents: new) }
      }
      unsynced.append((undo, parent(to)))
    case .remove(let path):
      guard let old = manager.contents(atPath: path) else { return }
      let undo: @Sendable () -> Void = {
        _ = FileManager.default.createFile(atPath: path, contents: old)
      }
      unsynced.append((undo, parent(path)))
    case .removeDirectory, .access: break
    }
  }

  /// Undoes, last first, what no sync had saved.
  func losePower() {
    lock.withLock {
      for loss in unsynced.reversed() { loss.undo() }
      unsynced = []
    }
  }
}
