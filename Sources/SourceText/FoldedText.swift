/// A text as matching sees it, with the way back to the bytes it was made from.
///
/// The stored text stays as it is; this is a second buffer. Every range of it has a span of the
/// source text (``sourceSpan(of:)``), which ends on code points.
///
/// - Complexity: O(n) to build. A look-up is O(log c), where c is the number of places where
///   folding changed a length.
public struct FoldedText: Sendable {
  /// The folded bytes, valid UTF-8.
  public let utf8: [UInt8]

  /// What was folded.
  public let options: FoldingOptions

  /// The offset in the source text where the folded part starts.
  private let base: Int

  private let map: OffsetMap

  /// Folds a text.
  ///
  /// - Precondition: the text has fewer than 4 GB.
  public init(_ text: DocumentText, options: FoldingOptions = .matching) {
    self.init(text, within: text.span, options: options)
  }

  /// Folds a string, as the pattern of a search.
  public init(_ string: String, options: FoldingOptions = .matching) {
    self.init(DocumentText(string), options: options)
  }

  /// Folds a part of a text.
  ///
  /// Source spans count in the whole text.
  ///
  /// - Precondition: the span ends on code points inside the text and has fewer than 4 GB.
  public init(_ text: DocumentText, within span: TextSpan, options: FoldingOptions = .matching) {
    precondition(span.count < Int(UInt32.max), "a folded text has fewer than 4 GB")
    self.options = options
    base = span.start
    var map = OffsetMap()
    utf8 = text.utf8.withUnsafeBufferPointer { bytes in
      let source = UnsafeBufferPointer(rebasing: bytes[span.range])
      // Two letters of Latin Extended-B grow from two bytes to three; nothing grows more.
      return [UInt8](unsafeUninitializedCapacity: source.count + source.count / 2 + 4) {
        output, count in
        guard let target = output.baseAddress else { return }
        var folder = Folder(source: source, output: target, options: options)
        count = folder.run()
        map = folder.map
      }
    }
    self.map = map
  }
}

extension FoldedText {
  /// The span of the source text that a range of folded bytes stands for.
  ///
  /// An element that folding made of several bytes is never cut: a range that ends inside one, or
  /// inside a code point, takes it whole. What was removed at either end stays outside.
  ///
  /// - Precondition: the range lies inside ``utf8``.
  public func sourceSpan(of range: Range<Int>) -> TextSpan {
    precondition(0 <= range.lowerBound && range.upperBound <= utf8.count, "\(range) is outside")
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, start < utf8.count, isContinuation(utf8[start]) { start -= 1 }
    while end < utf8.count, isContinuation(utf8[end]) { end += 1 }
    let sourceStart = map.sourceStart(ofFolded: start)
    guard !range.isEmpty else {
      return TextSpan(start: base + sourceStart, end: base + sourceStart)
    }
    return TextSpan(start: base + sourceStart, end: base + map.sourceEnd(ofFolded: end))
  }

  /// The folded bytes that stand for a span of the source text.
  ///
  /// A span that ends inside an element takes it whole.
  ///
  /// - Precondition: the span lies inside the part that was folded.
  public func foldedRange(of span: TextSpan) -> Range<Int> {
    let start = map.folded(ofSource: span.start - base, roundingUp: false)
    let end = map.folded(ofSource: span.end - base, roundingUp: true)
    return start..<max(start, end)
  }

  /// Every place where a folded pattern stands, overlapping ones too, as spans of the source text.
  ///
  /// The pattern must be folded with the same options.
  ///
  /// - Complexity: O(n + m), and O(log c) for each place.
  public func spans(of pattern: FoldedText) -> [TextSpan] {
    ByteSearch.offsets(of: pattern.utf8, in: utf8).map {
      sourceSpan(of: $0..<$0 + pattern.utf8.count)
    }
  }
}

/// One pass of folding over the bytes of a text.
private struct Folder {
  let source: UnsafeBufferPointer<UInt8>
  let output: UnsafeMutablePointer<UInt8>
  let kinds: UInt32
  let table = FoldTable.shared
  var map = OffsetMap()
  var index = 0
  var written = 0

  init(
    source: UnsafeBufferPointer<UInt8>, output: UnsafeMutablePointer<UInt8>,
    options: FoldingOptions
  ) {
    self.source = source
    self.output = output
    kinds = options.kinds
  }

  mutating func run() -> Int {
    table.rows.withUnsafeBufferPointer { rows in
      var plain = [UInt8](repeating: 0, count: 256)
      for value in 1..<128 { plain[value] = plainStep(UInt8(value), rows[value]) }
      plain.withUnsafeBufferPointer { plain in
        while index < source.count {
          // Most bytes: one in, one out, nothing to look at. Zero marks the others.
          let byte = source[index]
          let folded = plain[Int(byte)]
          if folded != 0 {
            output[written] = folded
            written += 1
            index += 1
          } else if byte == 0x20, index + 1 < source.count, plain[Int(source[index + 1])] != 0 {
            output[written] = 0x20
            written += 1
            index += 1
          } else {
            foldOther(rows)
          }
        }
      }
    }
    return written
  }

  /// The byte that an ASCII byte always becomes, or 0 where that depends on what follows.
  private func plainStep(_ byte: UInt8, _ row: UInt32) -> UInt8 {
    let acting = row & kinds
    if acting == 0 { return byte }
    return acting & (FoldTable.space | FoldTable.dash) != 0
      ? 0 : UInt8(row & FoldTable.valueMask)
  }

  private func row(_ value: UInt32, _ rows: UnsafeBufferPointer<UInt32>) -> UInt32 {
    value < FoldTable.limit ? rows[Int(value)] : FoldTable.entry(beyond: value)
  }

  private mutating func foldOther(_ rows: UnsafeBufferPointer<UInt32>) {
    let (value, length) = decodeScalar(source, at: index)
    let entry = row(value, rows)
    let acting = entry & kinds
    if acting == 0 {
      copy(length)
    } else if acting & FoldTable.space != 0 {
      foldSpace(rows)
    } else if acting & FoldTable.invisible != 0 {
      removeInvisible(value, length)
    } else if acting & FoldTable.dash != 0 {
      foldDashes(rows)
    } else if acting & FoldTable.accent != 0 {
      foldAccent(value, length)
    } else if acting & FoldTable.ellipsis != 0 {
      replace(length, with: "...")
    } else if acting & FoldTable.ligature != 0 {
      replace(length, with: ligatures[Int(value - 0xFB00)])
    } else if entry & FoldTable.singleton != 0 {
      let canonical = entry & FoldTable.valueMask
      let isFolded = rows[Int(canonical)] & kinds & FoldTable.letterCase != 0
      replace(length, with: isFolded ? rows[Int(canonical)] & FoldTable.valueMask : canonical)
    } else {
      replace(length, with: entry & FoldTable.valueMask)
    }
  }

  private mutating func copy(_ length: Int) {
    for _ in 0..<length {
      output[written] = source[index]
      written += 1
      index += 1
    }
  }

  /// Notes that the element just written came from the bytes up to `sourceEnd`.
  private mutating func note(foldedStart: Int, sourceStart: Int, sourceEnd: Int) {
    map.changes.append(
      OffsetMap.Change(
        foldedStart: UInt32(foldedStart), foldedEnd: UInt32(written),
        sourceStart: UInt32(sourceStart), sourceEnd: UInt32(sourceEnd)))
  }

  private mutating func replace(_ length: Int, with value: UInt32) {
    let start = written
    written += encodeScalar(value, to: output + written)
    if written - start != length {
      note(foldedStart: start, sourceStart: index, sourceEnd: index + length)
    }
    index += length
  }

  private mutating func replace(_ length: Int, with letters: StaticString) {
    let start = written
    for offset in 0..<letters.utf8CodeUnitCount {
      output[written] = letters.utf8Start[offset]
      written += 1
    }
    note(foldedStart: start, sourceStart: index, sourceEnd: index + length)
    index += length
  }

  /// Writes one space for white space and whatever has no width inside it.
  private mutating func foldSpace(_ rows: UnsafeBufferPointer<UInt32>) {
    var end = index
    var next = index
    while next < source.count {
      let (value, length) = decodeScalar(source, at: next)
      let acting = row(value, rows) & kinds
      next += length
      if acting & FoldTable.space != 0 {
        end = next
      } else if acting & FoldTable.invisible == 0 {
        break
      }
    }
    writeOne(0x20, upTo: end)
  }

  /// Writes one hyphen for a run of hyphens and dashes.
  private mutating func foldDashes(_ rows: UnsafeBufferPointer<UInt32>) {
    var end = index
    while end < source.count {
      let (value, length) = decodeScalar(source, at: end)
      guard row(value, rows) & kinds & FoldTable.dash != 0 else { break }
      end += length
    }
    writeOne(0x2D, upTo: end)
  }

  private mutating func writeOne(_ byte: UInt8, upTo end: Int) {
    let start = written
    output[written] = byte
    written += 1
    if end - index != 1 { note(foldedStart: start, sourceStart: index, sourceEnd: end) }
    index = end
  }

  /// Removes a code point without width; with a soft hyphen also the line end that it stands at.
  private mutating func removeInvisible(_ value: UInt32, _ length: Int) {
    var end = index + length
    if value == 0xAD, end < source.count, source[end] == 0x0A || source[end] == 0x0D {
      while end < source.count, source[end] == 0x0A || source[end] == 0x0D || source[end] == 0x20 {
        end += 1
      }
    }
    note(foldedStart: written, sourceStart: index, sourceEnd: end)
    index = end
  }

  /// Joins an accent to the letter before it where the two have a composed form.
  private mutating func foldAccent(_ accent: UInt32, _ length: Int) {
    guard written > 0, index > 0 else { return copy(length) }
    var start = written - 1
    while isContinuation(output[start]) { start -= 1 }
    let letter = decodeScalar(
      UnsafeBufferPointer(start: output + start, count: written - start), at: 0)
    guard let composed = table.composition(of: letter.value, accent) else { return copy(length) }
    var sourceStart = index - letter.length
    if let change = map.changes.last, Int(change.sourceEnd) == index {
      // A letter that is itself a change is taken over whole; a ligature or a removed code point
      // before the accent takes none.
      guard Int(change.foldedStart) == start, Int(change.foldedEnd) == written else {
        return copy(length)
      }
      sourceStart = Int(change.sourceStart)
      map.changes.removeLast()
    }
    written = start + encodeScalar(composed, to: output + start)
    note(foldedStart: start, sourceStart: sourceStart, sourceEnd: index + length)
    index += length
  }
}

/// The letters of the ligatures from U+FB00 on.
private let ligatures: [StaticString] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
