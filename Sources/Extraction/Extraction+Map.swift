public import SourceText

extension Extraction {
  /// The bytes of the capture that a span of the text came from.
  ///
  /// Inside an identical run the answer is exact, also where the capture's encoding gives its
  /// characters another width; a replaced run answers with all its bytes. Nil without a text or
  /// for a span outside it.
  ///
  /// - Complexity: O(log runs), and O(length of a run) for encodings other than UTF-8.
  public func captureSpan(of span: TextSpan) -> TextSpan? {
    guard let text, span.end <= text.utf8.count else { return nil }
    if isIdentity { return span }
    guard !map.isEmpty else { return nil }
    var index = firstRun(endingAfter: span.start)
    var bounds = capturePosition(of: span.start, in: map[index], roundingUp: false)
    bounds = (bounds.0, max(bounds.0, bounds.1))
    var result = TextSpan(start: bounds.0, end: bounds.0)
    if span.isEmpty { return result }
    while index < map.count, map[index].text.start < span.end {
      let run = map[index]
      let start = capturePosition(of: max(span.start, run.text.start), in: run, roundingUp: false)
      let end = capturePosition(of: min(span.end, run.text.end), in: run, roundingUp: true)
      if !run.capture.isEmpty { result = result.union(TextSpan(start: start.0, end: end.1)) }
      index += 1
    }
    return result
  }

  /// What is wrong with the map, in words; empty for a sound one.
  ///
  /// Sound means: the runs are contiguous, in order and cover the text exactly; none reaches
  /// outside the capture; and the capture's bytes of every identical run, decoded, are the text's
  /// bytes. An identity has no runs and the capture's own bytes; where there is no text, there is
  /// no map.
  ///
  /// - Complexity: O(n).
  public func mapFaults(capture: [UInt8]) -> [String] {
    guard let text else { return map.isEmpty ? [] : ["a map without a text"] }
    if isIdentity {
      if !map.isEmpty { return ["an identity with a map"] }
      return text.utf8 == capture ? [] : ["an identity that differs from its capture"]
    }
    guard let encoding = charset.flatMap(CharacterEncoding.init(rawValue:)) else {
      return ["a text in an unnamed encoding"]
    }
    var faults: [String] = []
    var end = 0
    for (index, run) in map.enumerated() {
      if run.text.start != end { faults.append("run \(index) starts at \(run.text.start)") }
      end = run.text.end
      if run.text.isEmpty { faults.append("run \(index) is empty") }
      guard run.capture.end <= capture.count, run.text.end <= text.utf8.count else {
        faults.append("run \(index) reaches outside the capture or the text")
        continue
      }
      guard run.isIdentical else { continue }
      let source = capture[run.capture.range]
      let isEqual =
        encoding == .utf8
        ? source.elementsEqual(text.utf8[run.text.range])
        : DecodedText(ArraySlice(Array(source)), as: encoding, byteOrderMark: 0).utf8
          .elementsEqual(text.utf8[run.text.range])
      if !isEqual { faults.append("run \(index) is said to be identical and is not") }
    }
    if end != text.utf8.count { faults.append("the map ends at \(end) of \(text.utf8.count)") }
    return faults
  }

  /// The range of the capture that a position of the text falls on: empty in an identical run.
  private func capturePosition(
    of offset: Int, in run: MappedRun, roundingUp: Bool
  ) -> (Int, Int) {
    guard run.isIdentical else { return (run.capture.start, run.capture.end) }
    if offset == run.text.start { return (run.capture.start, run.capture.start) }
    if offset == run.text.end { return (run.capture.end, run.capture.end) }
    var position = run.capture.start
    if run.text.count == run.capture.count {
      position += offset - run.text.start
    } else if let text, let encoding = charset.flatMap(CharacterEncoding.init(rawValue:)) {
      var index = run.text.start
      while index < offset {
        let length = UTF8Scanning.length(lead: text.utf8[index])
        // Inside a character, the start of a span is rounded down and its end up.
        if index + length > offset, !roundingUp { break }
        position += encoding.width(ofCharacterWithUTF8Length: length)
        index += length
      }
    }
    return (position, position)
  }

  private func firstRun(endingAfter offset: Int) -> Int {
    var (low, high) = (0, map.count)
    while low < high {
      let middle = (low + high) / 2
      if map[middle].text.end <= offset { low = middle + 1 } else { high = middle }
    }
    return min(low, map.count - 1)
  }
}
