/// A place in a text as editors name it.
public struct LinePosition: Hashable, Sendable {
  /// The number of the line; the first is 1.
  public let line: Int

  /// The number of the code point in its line; the first is 1.
  public let column: Int

  /// Creates a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension LinePosition: CustomStringConvertible {
  /// The place as compilers print it: `12:5`.
  public var description: String { "\(line):\(column)" }
}

/// Finds lines and columns.
///
/// A line ends with a line feed, a carriage return, or both in that order: `\n`, `\r`, `\r\n`.
///
/// A text that ends with a line end has an empty last line after it, as editors show.
///
/// - Complexity: O(n) to build; O(log lines) for a line; a column reads its line.
public struct LineIndex: Sendable {
  private let utf8: [UInt8]
  private let starts: [Int]

  /// Builds the index of a text.
  public init(_ text: DocumentText) {
    utf8 = text.utf8
    var starts = [0]
    utf8.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] <= 0x0D {
        if bytes[index] == 0x0A {
          starts.append(index + 1)
        } else if bytes[index] == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A {
          starts.append(index + 1)
        }
      }
    }
    self.starts = starts
  }
}

extension LineIndex {
  /// The number of lines; an empty text has one.
  public var lineCount: Int { starts.count }

  /// The number, from 1, of the line that a byte offset stands on.
  ///
  /// An offset between `\r` and `\n` belongs to the line they end.
  ///
  /// - Precondition: `0 <= offset` and it does not pass the end of the text.
  public func line(ofByte offset: Int) -> Int {
    precondition(0...utf8.count ~= offset, "offset \(offset) outside a text of \(utf8.count) bytes")
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of a byte offset.
  ///
  /// - Precondition: `0 <= offset` and it does not pass the end of the text.
  public func position(ofByte offset: Int) -> LinePosition {
    let line = line(ofByte: offset)
    let start = starts[line - 1]
    var column = 1
    for index in start..<offset where !isContinuation(utf8[index]) { column += 1 }
    if offset < utf8.count, isContinuation(utf8[offset]) { column -= 1 }
    return LinePosition(line: line, column: column)
  }

  /// The byte offset of a line and column, or nil where the text has no such place.
  ///
  /// The column just past the last code point of a line, before its line end, is a place.
  public func byteOffset(of position: LinePosition) -> Int? {
    guard let line = span(ofLine: position.line), position.column >= 1 else { return nil }
    var index = line.start
    for _ in 1..<position.column {
      guard index < line.end else { return nil }
      index += 1
      while index < line.end, isContinuation(utf8[index]) { index += 1 }
    }
    return index
  }

  /// The span of a line, with or without its line end, or nil where there is no such line.
  public func span(ofLine line: Int, includingLineEnd: Bool = false) -> TextSpan? {
    guard 1...starts.count ~= line else { return nil }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : utf8.count
    if !includingLineEnd, line < starts.count {
      end -= 1
      if end > start, utf8[end] == 0x0A, utf8[end - 1] == 0x0D { end -= 1 }
    }
    return TextSpan(start: start, end: end)
  }
}

extension DocumentText {
  /// Builds the index of the text's lines.
  ///
  /// - Complexity: O(n). Keep the result where several places are looked up.
  public func lineIndex() -> LineIndex { LineIndex(self) }
}
