/// The lines of a text in UTF-8, without their ends (LF, CR LF or CR).
struct LineScanner: IteratorProtocol, Sequence {
  private let utf8: [UInt8]
  private let end: Int

  /// The offset just past the last line taken and its end.
  private(set) var position: Int

  init(_ utf8: [UInt8], from start: Int = 0, to end: Int? = nil) {
    self.utf8 = utf8
    self.end = end ?? utf8.count
    position = start
  }

  /// The next line's range.
  mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    var index = start
    utf8.withUnsafeBufferPointer { bytes in
      while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    }
    position = index
    if position < end {
      let isPair = utf8[position] == 0x0D && position + 1 < end && utf8[position + 1] == 0x0A
      position += isPair ? 2 : 1
    }
    return start..<index
  }
}
