import SourceText

/// Builds a text together with its map back to what it was made from.
struct MappedTextBuilder {
  /// The text so far.
  private(set) var utf8: [UInt8] = []

  /// The map so far: contiguous runs that cover ``utf8``.
  private(set) var runs: [MappedRun] = []

  /// Whether the text is empty or ends with a line feed.
  var isAtLineStart: Bool { utf8.isEmpty || utf8.last == 0x0A }

  /// Takes bytes of the source over as they are.
  mutating func copy(_ range: Range<Int>, of source: [UInt8]) {
    guard !range.isEmpty else { return }
    let start = utf8.count
    utf8.append(contentsOf: source[range])
    if let last = runs.last, last.isIdentical, last.capture.end == range.lowerBound {
      runs[runs.count - 1] = MappedRun(
        text: TextSpan(start: last.text.start, end: utf8.count),
        capture: TextSpan(start: last.capture.start, end: range.upperBound), isIdentical: true)
    } else {
      runs.append(
        MappedRun(
          text: TextSpan(start: start, end: utf8.count), capture: TextSpan(range),
          isIdentical: true))
    }
  }

  /// Puts bytes in the place of a range of the source, which is empty where nothing stood there.
  mutating func put(_ bytes: some Collection<UInt8>, for range: Range<Int>) {
    guard !bytes.isEmpty else { return }
    let start = utf8.count
    utf8.append(contentsOf: bytes)
    runs.append(
      MappedRun(
        text: TextSpan(start: start, end: utf8.count), capture: TextSpan(range),
        isIdentical: false))
  }
}
