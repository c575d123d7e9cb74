#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One operation on the file system that may fail, or be the last before the power goes.
package enum FileOperation: Hashable, Sendable {
  case makeDirectory(String)
  case create(String)
  case write(String)
  case sync(String)
  case syncDirectory(String)
  case rename(from: String, to: String)
  case remove(String)
  case removeDirectory(String)
  case access(String)
}

/// What a test makes of an operation.
package enum FileOutcome: Sendable {
  /// How much of a failing operation still happened.
  package enum Persisted: Sendable { case nothing, half, all }

  case proceed
  case fail(errno: Int32, persisted: Persisted)
}

/// Every write of the archive goes through here: one place for errors, and for tests to break.
package struct DurableFiles: Sendable {
  /// Asked before each operation.
  private let intercept: (@Sendable (FileOperation) -> FileOutcome)?

  /// The file system as it is.
  package static let system = DurableFiles()

  /// A file system whose operations a test may make fail.
  package init(intercept: (@Sendable (FileOperation) -> FileOutcome)? = nil) {
    self.intercept = intercept
  }

  /// Runs one operation, or fails as a test asks; `body` returns whether it succeeded, with
  /// `errno` set where not.
  func perform(_ operation: FileOperation, half: (() -> Void)? = nil, _ body: () -> Bool) throws {
    switch intercept?(operation) ?? .proceed {
    case .proceed:
      if !body() { throw fileError(errno, operation) }
    case .fail(let code, let persisted):
      switch persisted {
      case .nothing: break
      case .half: half?()
      case .all: _ = body()
      }
      throw fileError(code, operation)
    }
  }
}

extension DurableFiles {
  /// Makes a folder unless it is there; its parents must exist.
  ///
  /// - Returns: whether it was made, so that its parent needs a sync.
  func makeDirectory(_ path: String, mode: mode_t = 0o755) throws -> Bool {
    if isDirectory(path) { return false }
    try perform(.makeDirectory(path)) {
      mkdir(path, mode) == 0 || (errno == EEXIST && isDirectory(path))
    }
    return true
  }

  /// Makes a folder with its parents, and returns the folders that now need a sync.
  func makeDirectories(_ path: String, mode: mode_t = 0o755) throws -> [String] {
    if isDirectory(path) { return [] }
    var unsynced: [String] = []
    if let parent = parentDirectory(path) {
      unsynced = try makeDirectories(parent)
      if try makeDirectory(path, mode: mode) { unsynced.append(parent) }
    } else {
      _ = try makeDirectory(path, mode: mode)
    }
    return unsynced
  }

  /// Makes the content of a file durable that another process may have written.
  func syncFile(_ path: String) throws {
    try perform(.sync(path)) {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      return fsync(descriptor) == 0
    }
  }

  /// Makes new names in a folder durable.
  func syncDirectory(_ path: String) throws {
    try perform(.syncDirectory(path)) {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      // Some file systems cannot sync a folder and say EINVAL: there is nothing more to be done.
      return fsync(descriptor) == 0 || errno == EINVAL
    }
  }

  /// Renames a file, replacing what stands there.
  func rename(_ from: String, _ to: String) throws {
    try perform(.rename(from: from, to: to)) { platformRename(from, to) == 0 }
  }

  /// Removes a file; one that is absent already is fine.
  func remove(_ path: String) throws {
    try perform(.remove(path)) { unlink(path) == 0 || errno == ENOENT }
  }

  /// Removes an empty folder; one that is absent or not empty is fine.
  func removeDirectory(_ path: String) throws {
    try perform(.removeDirectory(path)) {
      rmdir(path) == 0 || errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST
    }
  }

  /// Whether files may be made in a folder, as far as its permissions say.
  func isWritable(_ path: String) -> Bool {
    (try? perform(.access(path)) { access(path, W_OK) == 0 }) != nil
  }

  /// Writes a whole new file and makes its content durable, not its name.
  func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws {
    let file = try NewFile(path, files: self, mode: mode)
    defer { file.close() }
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.sync()
  }
}

/// A file being written for the first time.
final class NewFile {
  let path: String
  private let files: DurableFiles
  private var descriptor: Int32 = -1

  init(_ path: String, files: DurableFiles, mode: mode_t = 0o644) throws {
    self.path = path
    self.files = files
    try files.perform(.create(path)) {
      let opened = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
      if opened >= 0 { descriptor = opened }
      return opened >= 0
    }
  }

  deinit { close() }

  /// Appends bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    let half = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)])
    try files.perform(.write(path), half: { _ = self.writeAll(half) }) { writeAll(bytes) }
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes
    while let start = rest.baseAddress, rest.count > 0 {
      let count = platformWrite(descriptor, start, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }

  /// Makes the content durable.
  func sync() throws {
    try files.perform(.sync(path)) {
      #if canImport(Darwin)
        // On macOS, fsync leaves the bytes in the drive's cache.
        if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
      #endif
      return fsync(descriptor) == 0
    }
  }

  func close() {
    if descriptor >= 0 { platformClose(descriptor) }
    descriptor = -1
  }
}

private func platformRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }

private func platformClose(_ descriptor: Int32) { close(descriptor) }

private func platformWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, start, count)
}

/// The error for a failed operation inside the archive or the key folder.
func fileError(_ code: Int32, _ operation: FileOperation) -> PreservationError {
  let reason = String(cString: strerror(code))
  switch code {
  case ENOSPC, EDQUOT:
    return PreservationError(
      .outOfSpace,
      "cannot \(operation), because no space is left: make room and try again")
  case EROFS, EACCES, EPERM:
    return PreservationError(
      .readOnly,
      "cannot \(operation) (\(reason)): this account, or this disk, may not write there")
  default:
    return PreservationError(.ioFailure, "cannot \(operation): \(reason)")
  }
}

extension FileOperation: CustomStringConvertible {
  /// The operation in words.
  package var description: String {
    switch self {
    case .makeDirectory(let path): "make the folder \(path)"
    case .create(let path): "create \(path)"
    case .write(let path): "write \(path)"
    case .sync(let path), .syncDirectory(let path): "sync \(path)"
    case .rename(let from, let to): "rename \(from) to \(to)"
    case .remove(let path), .removeDirectory(let path): "remove \(path)"
    case .access(let path): "write in \(path)"
    }
  }
}
