#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path; symbolic links are not followed.
enum FileKind { case file, directory, other }

/// What stands at a path, or nil where nothing does.
func fileKind(_ path: String) -> FileKind? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  return kind(status.st_mode)
}

private func kind(_ mode: mode_t) -> FileKind {
  switch mode & S_IFMT {
  case S_IFREG: .file
  case S_IFDIR: .directory
  default: .other
  }
}

/// Whether a path leads to a folder; symbolic links are followed.
func isDirectory(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && kind(status.st_mode) == .directory
}

/// The folder that a path's last element lies in, or nil for the root.
func parentDirectory(_ path: String) -> String? {
  let slash = UInt8(ascii: "/")
  var bytes = Array(path.utf8)
  while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
  guard let last = bytes.lastIndex(of: slash) else { return path == "." ? nil : "." }
  if last == 0 { return bytes.count == 1 ? nil : "/" }
  return String(decoding: bytes[..<last], as: UTF8.self)
}

/// A file's permission bits, or nil where there is no file.
func filePermissions(_ path: String) -> mode_t? {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
}

/// A file's size in bytes, or nil where there is no regular file.
func fileSize(_ path: String) -> Int? {
  var status = stat()
  guard stat(path, &status) == 0, kind(status.st_mode) == .file else { return nil }
  return Int(status.st_size)
}

/// The names in a folder, sorted by their bytes; none where it cannot be read.
func directoryNames(_ path: String) -> [String] {
  guard let directory = opendir(path) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// Every file below a folder, as paths relative to it, in order; links count as files.
func filesBelow(_ path: String) -> [String] {
  var files: [String] = []
  for name in directoryNames(path) {
    if fileKind(path + "/" + name) == .directory {
      files += filesBelow(path + "/" + name).map { name + "/" + $0 }
    } else {
      files.append(name)
    }
  }
  return files
}

/// Why a file could not be read.
struct FileReadError: Error {
  var code: Int32
  var path: String
  var isAbsent: Bool { code == ENOENT || code == ENOTDIR }
  var reason: String { String(cString: strerror(code)) }
}

/// Reads a file in pieces of 1 MiB.
func readPieces(
  of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void
) throws {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileReadError(code: errno, path: path) }
  defer { close(descriptor) }
  try readPieces(from: descriptor, path: path, body)
}

/// Reads an open file to its end in pieces of 1 MiB.
func readPieces(
  from descriptor: Int32, path: String, _ body: (UnsafeRawBufferPointer) throws -> Void
) throws {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
  defer { buffer.deallocate() }
  while true {
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count < 0 && errno == EINTR { continue }
    if count < 0 { throw FileReadError(code: errno, path: path) }
    if count == 0 { return }
    try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }
}

/// Reads a whole file.
func readFile(_ path: String) throws -> [UInt8] {
  var bytes: [UInt8] = []
  if let size = fileSize(path) { bytes.reserveCapacity(size) }
  try readPieces(of: path) { bytes.append(contentsOf: $0) }
  return bytes
}

/// Reads a whole file, or returns nil where there is none.
///
/// - Throws: ``PreservationError`` `ioFailure` or `readOnly` where it is there and unreadable.
func readFileIfPresent(_ path: String) throws -> [UInt8]? {
  do {
    return try readFile(path)
  } catch let error as FileReadError {
    if error.isAbsent { return nil }
    throw PreservationError(.ioFailure, "cannot read \(path): \(error.reason)", cause: error)
  }
}
