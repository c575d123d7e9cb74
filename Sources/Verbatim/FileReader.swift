import Foundation

/// Reads a file that someone else may be writing, moving or deleting.
enum FileReader {
  /// The whole file.
  ///
  /// - Throws: ``VerbatimError`` with code `unreadable` when the file is not there any more, may not
  ///   be read, changes while it is read, or is larger than `limit` bytes.
  ///
  /// - Parameter afterOpening: Called before the first byte is read, so that tests can interfere.
  static func bytes(
    at path: String, limit: Int, afterOpening: () -> Void = {}
  ) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let reason = errno
      throw VerbatimError(
        .unreadable,
        reason == ENOENT
          ? "The file is not there any more. Add it again from where it is now."
          : "The file cannot be opened: \(String(cString: strerror(reason))).")
    }
    defer { close(descriptor) }
    let before = try status(descriptor)
    afterOpening()
    guard Int(before.st_size) <= limit else {
      throw VerbatimError(
        .unreadable,
        "The file has \(before.st_size) bytes; at most \(limit) are kept as one source. Split it.")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(before.st_size) + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw VerbatimError(
          .unreadable, "The file cannot be read: \(String(cString: strerror(errno))).")
      }
      bytes.append(contentsOf: buffer[..<count])
      if bytes.count > limit { break }
    }
    let after = try status(descriptor)
    guard Int(after.st_size) == bytes.count, Self.changed(before) == Self.changed(after) else {
      throw VerbatimError(
        .unreadable, "The file changed while it was read. Add it again when it is finished.")
    }
    return bytes
  }

  private static func status(_ descriptor: Int32) throws -> stat {
    var result = stat()
    guard fstat(descriptor, &result) == 0 else {
      throw VerbatimError(
        .unreadable, "The file cannot be read: \(String(cString: strerror(errno))).")
    }
    return result
  }

  private static func changed(_ status: stat) -> [Int] {
    #if canImport(Darwin)
      [Int(status.st_mtimespec.tv_sec), status.st_mtimespec.tv_nsec]
    #else
      [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #endif
  }
}
