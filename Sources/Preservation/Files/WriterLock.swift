#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The right to write an archive: an advisory lock on `staging/lock` that dies with its process.
final class WriterLock {
  private let descriptor: Int32

  /// Takes the lock, waiting for another writer for some seconds.
  ///
  /// - Throws: ``PreservationError`` `locked`, naming the other process; `readOnly`.
  init(_ path: String, patience seconds: Double, files: DurableFiles) throws {
    var opened: Int32 = -1
    try files.perform(.create(path)) {
      opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      return opened >= 0
    }
    descriptor = opened
    var waited = 0.0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else {
        close(descriptor)
        throw fileError(code, .access(path))
      }
      guard waited < seconds else {
        let holder = WriterLock.holder(descriptor)
        close(descriptor)
        throw PreservationError(
          .locked,
          "\(holder) is writing to this archive (lock \(path)): "
            + "wait until it is done, then try again")
      }
      usleep(50_000)
      waited += 0.05
    }
    let name = "\(getpid())\n"
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, name, name.utf8.count, 0)
  }

  deinit {
    // The name of a process that has gone would mislead.
    _ = ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let digits = bytes.prefix(max(0, count)).prefix { (0x30...0x39).contains($0) }
    return digits.isEmpty
      ? "another process" : "process \(String(decoding: digits, as: UTF8.self))"
  }
}
