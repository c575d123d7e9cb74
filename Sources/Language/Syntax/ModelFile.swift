#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Unchecked, and safe to share: nothing is written after loading, and a mapping is never taken away.
/// A file of weights, mapped into memory and used as it lies on disk.
///
/// The format, all numbers little-endian:
///
///     0   8 bytes  "VERBATIM"
///     8   u32      kind, four ASCII letters
///     12  u32      version of the kind's layout
///     16  u32      number of sections
///     20           zeros up to byte 64
///     64           one entry of 64 bytes a section:
///                    32 bytes name (ASCII, zero-padded), u64 offset, u64 size in bytes,
///                    u32 rows, u32 columns, u32 stride (elements from row to row), u32 zero
///     …            the sections, each at a multiple of 64
///
/// Nothing is parsed but the entries, so that loading takes no longer for larger weights.
package final class ModelFile: @unchecked Sendable {
  /// Where a section lies.
  package struct Section {
    /// The first byte.
    package let base: UnsafeRawPointer
    /// The number of bytes.
    package let size: Int
    /// The number of rows, for tables.
    package let rows: Int
    /// The number of columns in use.
    package let columns: Int
    /// The number of elements from one row to the next.
    package let stride: Int
  }

  /// The file's name, for messages.
  package let name: String
  private var sections: [String: Section] = [:]
  private let owned: UnsafeMutableRawBufferPointer?

  /// Maps a file.
  ///
  /// - Throws: ``ModelError`` where the file is absent, damaged, or of another version.
  package convenience init(
    mapping path: String, kind: String, version: UInt32
  ) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ModelError(code: .absent, message: "the model file \(path) cannot be opened")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= 64,
      let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      base != MAP_FAILED
    else {
      throw ModelError(code: .malformed, message: "the model file \(path) cannot be mapped")
    }
    try self.init(
      UnsafeRawBufferPointer(start: base, count: Int(status.st_size)), owned: nil, name: path,
      kind: kind, version: version)
  }

  /// Copies a model's bytes, where they are not in a file.
  package convenience init(bytes: [UInt8], kind: String, version: UInt32) throws(ModelError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(64, bytes.count), alignment: 64)
    copy.copyBytes(from: bytes)
    try self.init(
      UnsafeRawBufferPointer(rebasing: copy[0..<bytes.count]), owned: copy, name: "in memory",
      kind: kind, version: version)
  }

  private init(
    _ bytes: UnsafeRawBufferPointer, owned: UnsafeMutableRawBufferPointer?, name: String,
    kind: String, version: UInt32
  ) throws(ModelError) {
    self.name = name
    self.owned = owned
    func malformed(_ what: String) -> ModelError {
      ModelError(code: .malformed, message: "the model file \(name) \(what)")
    }
    guard bytes.count >= 64, Array(bytes[0..<8]) == Array("VERBATIM".utf8),
      Array(bytes[8..<12]) == Array(kind.utf8)
    else { throw malformed("is not a model of kind \(kind)") }
    let found = Self.word(bytes, 12)
    guard found == version else {
      throw ModelError(
        code: .versionMismatch,
        message: "the model file \(name) has version \(found), this program reads \(version)")
    }
    let count = Int(Self.word(bytes, 16))
    guard count <= 1_000, bytes.count >= 64 + 64 * count else { throw malformed("is cut short") }
    for entry in 0..<count {
      let at = 64 + 64 * entry
      let label = String(decoding: bytes[at..<at + 32].prefix { $0 != 0 }, as: UTF8.self)
      let offset = Self.long(bytes, at + 32)
      let size = Self.long(bytes, at + 40)
      guard offset % 64 == 0, offset <= UInt64(bytes.count),
        size <= UInt64(bytes.count) - offset
      else { throw malformed("is cut short in its section \(label)") }
      sections[label] = Section(
        base: bytes.baseAddress! + Int(offset), size: Int(size),
        rows: Int(Self.word(bytes, at + 48)),
        columns: Int(Self.word(bytes, at + 52)), stride: Int(Self.word(bytes, at + 56)))
    }
  }

  deinit { owned?.deallocate() }

  /// A section by its name.
  package func section(_ label: String) throws(ModelError) -> Section {
    guard let section = sections[label] else {
      throw ModelError(
        code: .malformed, message: "the model file \(name) has no section \(label)")
    }
    return section
  }

  /// A table whose elements have the given size, checked to lie inside its section.
  package func table(_ label: String, elementSize: Int) throws(ModelError) -> Section {
    let section = try section(label)
    guard section.columns <= section.stride,
      section.rows <= section.size / max(1, section.stride * elementSize)
    else {
      throw ModelError(
        code: .malformed, message: "the model file \(name) is cut short in its section \(label)")
    }
    return section
  }

  /// A section of text, one entry a line.
  package func lines(_ label: String) throws(ModelError) -> [String] {
    let section = try section(label)
    let text = UnsafeRawBufferPointer(start: section.base, count: section.size)
    return text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
  }

  private static func long(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
  }
}

/// Lays out the bytes of a ``ModelFile``.
package struct ModelFileWriter {
  private var entries: [(name: String, shape: (Int, Int, Int), bytes: [UInt8])] = []

  /// Creates a writer without sections.
  package init() {}

  /// Adds a table.
  package mutating func add<Element: BitwiseCopyable>(
    _ name: String, rows: Int, columns: Int, stride: Int, _ values: [Element]
  ) {
    precondition(values.count == rows * stride)
    entries.append((name, (rows, columns, stride), values.withUnsafeBytes { Array($0) }))
  }

  /// Adds lines of text.
  package mutating func add(_ name: String, lines: [String]) {
    entries.append((name, (lines.count, 1, 1), Array(lines.joined(separator: "\n").utf8)))
  }

  /// The file's bytes.
  package func bytes(kind: String, version: UInt32) -> [UInt8] {
    precondition(kind.utf8.count == 4)
    var result = Array("VERBATIM".utf8) + Array(kind.utf8)
    Self.append(version, to: &result)
    Self.append(UInt32(entries.count), to: &result)
    result.append(contentsOf: repeatElement(0, count: 64 - result.count))
    var offset = 64 + 64 * entries.count
    for entry in entries {
      precondition(entry.name.utf8.count <= 32)
      result.append(contentsOf: entry.name.utf8)
      result.append(contentsOf: repeatElement(0, count: 32 - entry.name.utf8.count))
      Self.append(UInt64(offset), to: &result)
      Self.append(UInt64(entry.bytes.count), to: &result)
      Self.append(UInt32(entry.shape.0), to: &result)
      Self.append(UInt32(entry.shape.1), to: &result)
      Self.append(UInt32(entry.shape.2), to: &result)
      Self.append(UInt32(0), to: &result)
      offset += (entry.bytes.count + 63) / 64 * 64
    }
    for entry in entries {
      result.append(contentsOf: entry.bytes)
      result.append(contentsOf: repeatElement(0, count: (64 - result.count % 64) % 64))
    }
    return result
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }
}
