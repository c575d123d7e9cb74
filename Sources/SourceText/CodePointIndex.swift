/// Converts between offsets in bytes, in Unicode code points and in UTF-16 code units.
///
/// Everything inside counts bytes; selectors of Web Annotation count code points, and browsers
/// count UTF-16 code units. The index keeps both counts at every 256th byte.
///
/// - Complexity: O(n) to build, with one pair of numbers for 256 bytes. A look-up from bytes reads
///   at most 256 bytes; a look-up to bytes searches the samples first, in O(log n).
public struct CodePointIndex: Sendable {
  private struct Sample {
    var codePoints: Int
    var utf16: Int
  }

  private static let stride = 256

  private let utf8: [UInt8]
  private let samples: [Sample]
  private let total: Sample

  /// Builds the index of a text.
  public init(_ text: DocumentText) {
    utf8 = text.utf8
    var samples: [Sample] = []
    samples.reserveCapacity(utf8.count / Self.stride + 1)
    var count = Sample(codePoints: 0, utf16: 0)
    utf8.withUnsafeBufferPointer { bytes in
      var block = 0
      while block < bytes.count {
        samples.append(count)
        let end = min(block + Self.stride, bytes.count)
        let inside = Self.count(bytes, block..<end)
        count.codePoints += inside.codePoints
        count.utf16 += inside.utf16
        block = end
      }
    }
    samples.append(count)
    self.samples = samples
    total = count
  }

  /// Counts the code points whose first byte lies in a range.
  @inline(__always)
  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Sample {
    var starts = 0
    var astral = 0
    for index in range {
      let byte = bytes[index]
      starts += isContinuation(byte) ? 0 : 1
      astral += byte >= 0xF0 ? 1 : 0
    }
    return Sample(codePoints: starts, utf16: starts + astral)
  }
}

extension CodePointIndex {
  /// The number of code points in the text.
  public var codePointCount: Int { total.codePoints }

  /// The number of UTF-16 code units in the text.
  public var utf16Count: Int { total.utf16 }

  /// The code points before a byte offset.
  ///
  /// An offset inside a code point counts as the offset of its first byte.
  ///
  /// - Precondition: `0 <= offset` and it does not pass the end of the text.
  public func codePointOffset(ofByte offset: Int) -> Int { counts(before: offset).codePoints }

  /// The UTF-16 code units before a byte offset.
  ///
  /// An offset inside a code point counts as the offset of its first byte.
  ///
  /// - Precondition: `0 <= offset` and it does not pass the end of the text.
  public func utf16Offset(ofByte offset: Int) -> Int { counts(before: offset).utf16 }

  /// The byte where a code point starts, or nil for an offset outside the text.
  public func byteOffset(ofCodePoint offset: Int) -> Int? {
    byteOffset(of: offset, total: total.codePoints, \.codePoints) { _ in 1 }
  }

  /// The byte where a UTF-16 code unit starts, or nil for an offset outside the text or between
  /// the two halves of a surrogate pair.
  public func byteOffset(ofUTF16 offset: Int) -> Int? {
    byteOffset(of: offset, total: total.utf16, \.utf16) { $0 >= 0xF0 ? 2 : 1 }
  }

  /// The selector of a span: its bounds in code points.
  ///
  /// - Precondition: the span lies inside the text.
  public func position(of span: TextSpan) -> TextPositionSelector {
    TextPositionSelector(
      start: codePointOffset(ofByte: span.start), end: codePointOffset(ofByte: span.end))
  }

  /// The span that a selector selects, or nil where it lies outside the text or ends before it
  /// starts.
  public func span(of position: TextPositionSelector) -> TextSpan? {
    guard position.start <= position.end, let start = byteOffset(ofCodePoint: position.start),
      let end = byteOffset(ofCodePoint: position.end)
    else { return nil }
    return TextSpan(start: start, end: end)
  }

  private func counts(before offset: Int) -> Sample {
    precondition(0...utf8.count ~= offset, "offset \(offset) outside a text of \(utf8.count) bytes")
    var boundary = offset
    while boundary < utf8.count, isContinuation(utf8[boundary]) { boundary -= 1 }
    let block = boundary / Self.stride
    let inside = utf8.withUnsafeBufferPointer {
      Self.count($0, block * Self.stride..<boundary)
    }
    return Sample(
      codePoints: samples[block].codePoints + inside.codePoints,
      utf16: samples[block].utf16 + inside.utf16)
  }

  private func byteOffset(
    of offset: Int, total: Int, _ key: KeyPath<Sample, Int>, width: (UInt8) -> Int
  ) -> Int? {
    guard 0...total ~= offset else { return nil }
    if offset == total { return utf8.count }
    // The last block with at most `offset` units before it.
    var low = 0
    var high = samples.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if samples[middle][keyPath: key] <= offset { low = middle } else { high = middle }
    }
    var remaining = offset - samples[low][keyPath: key]
    var index = low * Self.stride
    while index < utf8.count, isContinuation(utf8[index]) { index += 1 }
    while remaining > 0 {
      remaining -= width(utf8[index])
      index += 1
      while index < utf8.count, isContinuation(utf8[index]) { index += 1 }
    }
    return remaining == 0 ? index : nil
  }
}

extension DocumentText {
  /// Builds the index that converts byte offsets to code points and UTF-16, and back.
  ///
  /// - Complexity: O(n). Keep the result where several offsets are converted.
  public func codePointIndex() -> CodePointIndex { CodePointIndex(self) }
}
