import SourceText

/// A capture's bytes as UTF-8, and the way back.
struct DecodedText {
  /// The characters as UTF-8, a byte-order mark left out unless ``isIdentity``.
  let utf8: [UInt8]

  /// The encoding of the capture.
  let encoding: CharacterEncoding

  /// Whether the capture's bytes are ``utf8``, byte for byte.
  let isIdentity: Bool

  /// Where each run of ``utf8`` came from, in order, covering it; empty for an identity.
  let runs: [MappedRun]

  /// How many faults were replaced by U+FFFD.
  let faults: Int

  /// The offset in the capture of the first fault.
  let firstFault: Int?

  /// The offsets, in ``utf8`` and in the capture, of the first character at or after every
  /// 512th byte of ``utf8``; empty where runs are byte for byte.
  private let waypoints: [(decoded: Int, capture: Int)]

  /// Decodes a capture.
  ///
  /// Every fault becomes one U+FFFD: a lone surrogate, a byte that Windows-1252 does not define,
  /// the longest part of an ill-formed UTF-8 sequence.
  ///
  /// - Complexity: O(n); valid UTF-8 is not copied.
  init(_ capture: [UInt8], as encoding: CharacterEncoding, byteOrderMark: Int) {
    if encoding == .utf8,
      capture.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil
    {
      self.init(identity: capture)
    } else {
      self.init(capture[...], as: encoding, byteOrderMark: byteOrderMark)
    }
  }

  /// Takes valid UTF-8 as it is.
  private init(identity utf8: [UInt8]) {
    self.utf8 = utf8
    encoding = .utf8
    isIdentity = true
    runs = []
    faults = 0
    firstFault = nil
    waypoints = []
  }

  /// Decodes bytes, always with a map.
  init(_ capture: ArraySlice<UInt8>, as encoding: CharacterEncoding, byteOrderMark: Int) {
    var decoder = Decoder(encoding: encoding)
    decoder.decode(capture, from: byteOrderMark)
    utf8 = decoder.utf8
    self.encoding = encoding
    isIdentity = false
    runs = decoder.runs
    faults = decoder.faults
    firstFault = decoder.firstFault
    waypoints = decoder.waypoints
  }
}

extension DecodedText {
  /// A note on the faults, if there are any.
  var faultNote: String? {
    guard let firstFault else { return nil }
    let count = faults == 1 ? "one place that is" : "\(faults) places that are"
    return """
      \(count) not valid \(encoding.ianaName) \(faults == 1 ? "was" : "were") replaced by U+FFFD, \
      the first at byte \(firstFault)
      """
  }

  /// The offset in the capture of a character of ``utf8``, or of its end.
  ///
  /// - Complexity: O(log n).
  func captureOffset(of offset: Int) -> Int {
    if isIdentity { return offset }
    guard let last = runs.last, offset < utf8.count else { return runs.last?.capture.end ?? 0 }
    if waypoints.isEmpty {
      let run = runs[firstRun(endingAfter: offset)]
      return run.isIdentical ? run.capture.start + offset - run.text.start : run.capture.start
    }
    var index = min(offset / Decoder.interval, waypoints.count - 1)
    if waypoints[index].decoded > offset { index -= 1 }
    var (decoded, capture) = waypoints[index]
    while decoded < offset {
      let length = UTF8Scanning.length(lead: utf8[decoded])
      capture += encoding.width(ofCharacterWithUTF8Length: length)
      decoded += length
    }
    return min(capture, last.capture.end)
  }

  /// Carries a map of a text into ``utf8`` over to the capture.
  ///
  /// - Complexity: O(runs · log runs).
  func carryingOver(_ map: [MappedRun]) -> [MappedRun] {
    if isIdentity { return map }
    var result: [MappedRun] = []
    result.reserveCapacity(map.count)
    for run in map {
      guard run.isIdentical, !run.text.isEmpty else {
        let start = captureOffset(of: run.capture.start)
        let end = captureOffset(of: run.capture.end)
        result.append(
          MappedRun(
            text: run.text, capture: TextSpan(start: start, end: max(start, end)),
            isIdentical: false))
        continue
      }
      var index = firstRun(endingAfter: run.capture.start)
      while index < runs.count, runs[index].text.start < run.capture.end {
        let start = max(runs[index].text.start, run.capture.start)
        let end = min(runs[index].text.end, run.capture.end)
        let shift = run.text.start - run.capture.start
        let captureEnd =
          end == runs[index].text.end ? runs[index].capture.end : captureOffset(of: end)
        result.append(
          MappedRun(
            text: TextSpan(start: start + shift, end: end + shift),
            capture: TextSpan(start: captureOffset(of: start), end: captureEnd),
            isIdentical: runs[index].isIdentical))
        index += 1
      }
    }
    return result
  }

  /// The index of the first run that ends after an offset.
  private func firstRun(endingAfter offset: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text.end <= offset { low = middle + 1 } else { high = middle }
    }
    return min(low, runs.count - 1)
  }
}

extension CharacterEncoding {
  /// How many bytes of a capture hold a character that takes so many bytes in UTF-8.
  func width(ofCharacterWithUTF8Length length: Int) -> Int {
    switch self {
    case .utf8: length
    case .utf16LittleEndian, .utf16BigEndian: length == 4 ? 4 : 2
    case .windows1252, .latin1: 1
    }
  }

  /// The code points of the bytes 0x80 to 0x9F of Windows-1252; nil where none is defined.
  ///
  /// - SeeAlso: <https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT>
  fileprivate static let windows1252C1: [UInt32?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
    nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
  ]
}

/// Decoding in progress.
private struct Decoder {
  /// How far waypoints stand apart, in bytes of UTF-8: a look-up walks over no more than that.
  static let interval = 512

  let encoding: CharacterEncoding
  var utf8: [UInt8] = []
  var runs: [MappedRun] = []
  var faults = 0
  var firstFault: Int?
  var waypoints: [(decoded: Int, capture: Int)] = []
  private var runStart = (decoded: 0, capture: 0)

  init(encoding: CharacterEncoding) { self.encoding = encoding }

  mutating func decode(_ capture: ArraySlice<UInt8>, from start: Int) {
    utf8.reserveCapacity(capture.count + capture.count / 8)
    runStart = (0, start)
    capture.withUnsafeBufferPointer { bytes in
      switch encoding {
      case .utf8: decodeUTF8(bytes, from: start)
      case .utf16LittleEndian, .utf16BigEndian: decodeUTF16(bytes, from: start)
      case .windows1252, .latin1: decode8Bit(bytes, from: start)
      }
      closeRun(at: bytes.count)
    }
  }

  private mutating func decodeUTF8(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < bytes.count {
      var stretch = index
      while stretch < bytes.count {
        let length = UTF8Scanning.sequenceLength(bytes, at: stretch)
        if length < 0 { break }
        stretch += length
      }
      utf8.append(contentsOf: bytes[index..<stretch])
      index = stretch
      if index < bytes.count {
        let length = -UTF8Scanning.sequenceLength(bytes, at: index)
        replace(index..<index + length)
        index += length
      }
    }
  }

  private mutating func decodeUTF16(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    let low = encoding == .utf16LittleEndian ? 0 : 1
    func unit(_ index: Int) -> UInt32 {
      UInt32(bytes[index + low]) | UInt32(bytes[index + 1 - low]) << 8
    }
    var index = start
    while index + 1 < bytes.count {
      markWaypoint(capture: index)
      let first = unit(index)
      if first & 0xF800 != 0xD800 {
        UTF8Scanning.append(first, to: &utf8)
        index += 2
      } else if first < 0xDC00, index + 3 < bytes.count, unit(index + 2) & 0xFC00 == 0xDC00 {
        let scalar = 0x10000 + (first & 0x3FF) << 10 + (unit(index + 2) & 0x3FF)
        UTF8Scanning.append(scalar, to: &utf8)
        index += 4
      } else {
        replace(index..<index + 2)
        index += 2
      }
    }
    if index < bytes.count {
      markWaypoint(capture: index)
      replace(index..<bytes.count)
    }
  }

  private mutating func decode8Bit(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    for index in start..<bytes.count {
      markWaypoint(capture: index)
      let byte = bytes[index]
      if encoding == .windows1252, 0x80...0x9F ~= byte {
        if let scalar = CharacterEncoding.windows1252C1[Int(byte) - 0x80] {
          UTF8Scanning.append(scalar, to: &utf8)
        } else {
          replace(index..<index + 1)
        }
      } else {
        UTF8Scanning.append(UInt32(byte), to: &utf8)
      }
    }
  }

  /// Called before each character, so that a waypoint always stands on one.
  private mutating func markWaypoint(capture: Int) {
    while utf8.count >= waypoints.count * Decoder.interval {
      waypoints.append((utf8.count, capture))
    }
  }

  private mutating func replace(_ range: Range<Int>) {
    closeRun(at: range.lowerBound)
    faults += 1
    if firstFault == nil { firstFault = range.lowerBound }
    let start = utf8.count
    utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
    runs.append(
      MappedRun(
        text: TextSpan(start: start, end: utf8.count), capture: TextSpan(range),
        isIdentical: false))
    runStart = (utf8.count, range.upperBound)
  }

  private mutating func closeRun(at capture: Int) {
    guard utf8.count > runStart.decoded else { return }
    runs.append(
      MappedRun(
        text: TextSpan(start: runStart.decoded, end: utf8.count),
        capture: TextSpan(start: runStart.capture, end: capture), isIdentical: true))
    runStart = (utf8.count, capture)
  }
}
