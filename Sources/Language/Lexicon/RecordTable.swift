/// Records of different lengths in a mapped file, sixteen to a block.
///
/// The section `NAME-offsets` holds the number of records and then the offset of every block in the
/// section `NAME-bytes`, as 32-bit numbers; a record is its length and its bytes. A record is found
/// by stepping over at most fifteen others.
struct RecordTable {
  static let blockLength = 16

  /// The number of records.
  let count: Int
  private let offsets: UnsafePointer<UInt32>
  private let bytes: UnsafeRawBufferPointer

  init(_ file: ModelFile, _ label: String) throws(ModelError) {
    let table = try file.table(label + "-offsets", elementSize: 4)
    let section = try file.section(label + "-bytes")
    let malformed = ModelError(
      code: .malformed, message: "the model file \(file.name) has damaged records \(label)")
    guard table.stride == 1, table.rows > 0 else { throw malformed }
    let numbers = table.base.assumingMemoryBound(to: UInt32.self)
    count = Int(UInt32(littleEndian: numbers[0]))
    offsets = numbers + 1
    bytes = UnsafeRawBufferPointer(start: section.base, count: section.size)
    let blocks = (count + Self.blockLength - 1) / Self.blockLength
    guard table.rows == blocks + 1 else { throw malformed }
    for block in 0..<blocks where Int(UInt32(littleEndian: offsets[block])) > section.size {
      throw malformed
    }
  }

  /// The number of blocks.
  var blocks: Int { (count + Self.blockLength - 1) / Self.blockLength }

  /// A reader at the first record of a block.
  func block(_ block: Int) -> RecordReader {
    RecordReader(bytes, from: Int(UInt32(littleEndian: offsets[block])))
  }

  /// A reader of one record alone.
  ///
  /// - Complexity: O(1).
  func record(_ index: Int) -> RecordReader {
    var reader = block(index / Self.blockLength)
    for _ in 0..<index % Self.blockLength { _ = reader.record() }
    return reader.record()
  }
}

/// Reads numbers and bytes one after another; past the end every number is 0.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private var at: Int
  private let end: Int

  fileprivate init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    self.init(bytes, start, bytes.count)
  }

  private init(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
    self.bytes = bytes
    at = start
    self.end = end
  }

  /// One byte.
  mutating func byte() -> UInt8 {
    guard at < end else { return 0 }
    at += 1
    return bytes[at - 1]
  }

  /// A number: seven bits a byte, the lowest first.
  mutating func number() -> Int {
    var value = 0
    var shift = 0
    while shift < 35 {
      let next = byte()
      value |= Int(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return value
  }

  /// A number that may be negative: its sign is the lowest bit.
  mutating func signed() -> Int {
    let value = number()
    return value & 1 == 0 ? value >> 1 : -(value >> 1) - 1
  }

  /// So many bytes, or those that are left.
  mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
    let taken = UnsafeRawBufferPointer(rebasing: bytes[at..<min(end, at + count)])
    at += taken.count
    return taken
  }

  /// A number and so many bytes, as a reader of their own.
  mutating func record() -> RecordReader {
    let length = number()
    let start = at
    at = min(end, at + length)
    return RecordReader(bytes, start, at)
  }
}

/// Writes what ``RecordReader`` reads.
package struct RecordWriter {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Creates a writer.
  package init() {}

  /// Writes a number.
  ///
  /// - Precondition: it is neither negative nor above 2³⁵ - 1.
  package mutating func number(_ value: Int) {
    precondition(value >= 0 && value < 1 << 35)
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a number that may be negative.
  package mutating func signed(_ value: Int) {
    number(value < 0 ? (-value - 1) << 1 | 1 : value << 1)
  }

  /// Writes bytes as they are.
  package mutating func append(_ other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }
}

extension ModelFileWriter {
  /// How many records a block holds: every so many, one can be read without those before it.
  package static var recordsPerBlock: Int { RecordTable.blockLength }

  /// Adds a table of records.
  package mutating func add(_ name: String, records: [[UInt8]]) {
    var offsets = [UInt32(records.count).littleEndian]
    var writer = RecordWriter()
    for (index, record) in records.enumerated() {
      if index % RecordTable.blockLength == 0 {
        offsets.append(UInt32(writer.bytes.count).littleEndian)
      }
      writer.number(record.count)
      writer.append(record)
    }
    add(name + "-offsets", rows: offsets.count, columns: 1, stride: 1, offsets)
    add(name + "-bytes", rows: writer.bytes.count, columns: 1, stride: 1, writer.bytes)
  }
}
