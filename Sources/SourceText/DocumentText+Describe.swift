/// How much of the surrounding text a quotation selector takes along.
public struct DescriptionOptions: Hashable, Sendable {
  /// Code points of prefix and of suffix that are taken even where fewer would do, so that the
  /// selector still finds its place after the text has changed.
  public var minimumContext: Int

  /// Code points beyond which neither prefix nor suffix grows, even where the selector is still
  /// ambiguous.
  ///
  /// A word or a character that was begun is finished.
  public var maximumContext: Int

  /// Creates options.
  ///
  /// 32 code points are what annotation programs commonly keep. 4,096 keep a selector within the
  /// size of a record.
  public init(minimumContext: Int = 32, maximumContext: Int = 4096) {
    self.minimumContext = minimumContext
    self.maximumContext = maximumContext
  }
}

/// The selectors that describe one span.
public struct SpanDescription: Hashable, Sendable {
  /// The words of the span, and the words around it.
  public let quote: TextQuoteSelector

  /// The bounds of the span in code points.
  public let position: TextPositionSelector

  /// Whether the quotation selector alone selects this span and no other.
  public let isUnique: Bool
}

extension DocumentText {
  /// Describes a span by its words and by its position.
  ///
  /// Prefix and suffix end where words end, never inside a character, and grow until the selector
  /// selects nothing but the span, where the options allow. The exact text is the span's to the
  /// byte: a caller that takes spans from a person widens them first
  /// (``wideningToCharacters(_:)``), as the standard asks.
  ///
  /// - Parameters:
  ///   - span: what to describe.
  ///   - options: how much context to take.
  ///   - index: the text's index of code points, where the caller has it.
  /// - Precondition: the span ends on code points inside the text.
  /// - Complexity: O(n).
  /// - SeeAlso: <https://www.w3.org/TR/annotation-model/#text-quote-selector>
  public func describe(
    _ span: TextSpan, options: DescriptionOptions = .init(), index: CodePointIndex? = nil
  ) -> SpanDescription {
    precondition(isBoundary(span.start) && isBoundary(span.end), "\(span) cuts a code point")
    var context = ContextGrowth(text: self, span: span, options: options)
    let isUnique = context.grow()
    return SpanDescription(
      quote: TextQuoteSelector(
        exact: self[span],
        prefix: self[TextSpan(start: context.start, end: span.start)],
        suffix: self[TextSpan(start: span.end, end: context.end)]),
      position: (index ?? codePointIndex()).position(of: span),
      isUnique: isUnique)
  }
}

/// Grows prefix and suffix until no other place in the text has them both.
private struct ContextGrowth {
  let text: DocumentText
  let span: TextSpan
  let minimumStart: Int
  let minimumEnd: Int

  /// Where the prefix starts and the suffix ends.
  var start: Int
  var end: Int

  init(text: DocumentText, span: TextSpan, options: DescriptionOptions) {
    self.text = text
    self.span = span
    start = text.offset(span.start, movedBy: -max(0, options.minimumContext))
    end = text.offset(span.end, movedBy: max(0, options.minimumContext))
    minimumStart = text.offset(span.start, movedBy: -max(0, options.maximumContext))
    minimumEnd = text.offset(span.end, movedBy: max(0, options.maximumContext))
  }

  /// Returns whether the context ended up unique.
  mutating func grow() -> Bool {
    finishWords()
    let others = TextQuoteSelector(exact: text[span]).spans(in: text).filter { $0 != span }
    let agreement = Agreement(text: text, span: span, places: others)
    var isUnique = true
    for place in others.indices {
      let before = agreement.before(place)
      let after = agreement.after(place)
      guard before >= span.start - start, after >= end - span.end else { continue }
      // This place has prefix and suffix too. Take the code point in which they differ, on both
      // sides for redundancy, unless the text ends first.
      let isCut = (before: start, after: end)
      if before < span.start { start = max(minimumStart, span.start - before - 1) }
      if after < text.utf8.count - span.end { end = min(minimumEnd, span.end + after + 1) }
      start = min(start, isCut.before)
      end = max(end, isCut.after)
      finishWords()
      if before >= span.start - start, after >= end - span.end { isUnique = false }
    }
    return isUnique
  }

  /// Moves the ends outward to the ends of words and of characters.
  private mutating func finishWords() {
    // Longer runs without white space are no words, or of a script that does not use it.
    var remaining = 50
    start = text.characterStart(text.boundary(atOrBefore: start))
    end = text.characterEnd(text.boundary(atOrAfter: end))
    while remaining > 0, start > 0 {
      let previous = text.offsetBefore(start)
      if isWhiteSpace(text.scalar(at: previous)) { break }
      start = previous
      remaining -= 1
    }
    remaining = 50
    while remaining > 0, end < text.utf8.count, !isWhiteSpace(text.scalar(at: end)) {
      end = text.boundary(atOrAfter: end + 1)
      remaining -= 1
    }
    start = text.characterStart(start)
    end = text.characterEnd(end)
  }
}

/// How far the text around other places agrees with the text around a span, in bytes.
private struct Agreement {
  private let text: DocumentText
  private let span: TextSpan
  private let places: [TextSpan]

  /// For every offset of the text, where so many places make the linear algorithm worth it.
  private var prefixes: [Int32] = []
  private var suffixes: [Int32] = []

  init(text: DocumentText, span: TextSpan, places: [TextSpan]) {
    self.text = text
    self.span = span
    self.places = places
    // Up to 32 places are compared byte by byte; more would not stay linear.
    if places.count > 32, text.utf8.count < Int(Int32.max) {
      prefixes = commonPrefixes(
        of: text.utf8[..<span.start].reversed(), everywhereIn: text.utf8.reversed())
      suffixes = commonPrefixes(of: Array(text.utf8[span.end...]), everywhereIn: text.utf8)
    }
  }

  func before(_ place: Int) -> Int {
    let other = places[place].start
    if !prefixes.isEmpty { return Int(prefixes[text.utf8.count - other]) }
    var length = 0
    while length < min(other, span.start),
      text.utf8[other - length - 1] == text.utf8[span.start - length - 1]
    {
      length += 1
    }
    return length
  }

  func after(_ place: Int) -> Int {
    let other = places[place].end
    if !suffixes.isEmpty { return Int(suffixes[other]) }
    var length = 0
    while max(other, span.end) + length < text.utf8.count,
      text.utf8[other + length] == text.utf8[span.end + length]
    {
      length += 1
    }
    return length
  }
}

/// For every offset of a text, its end included, how long a prefix of the pattern stands there: the
/// Z algorithm.
///
/// - Complexity: O(n + m).
private func commonPrefixes(of pattern: [UInt8], everywhereIn text: [UInt8]) -> [Int32] {
  var own = [Int32](repeating: 0, count: pattern.count + 1)
  own[0] = Int32(pattern.count)
  var result = [Int32](repeating: 0, count: text.count + 1)
  pattern.withUnsafeBufferPointer { pattern in
    text.withUnsafeBufferPointer { text in
      // First the pattern in itself, then in the text with what that taught.
      own.withUnsafeMutableBufferPointer { own in
        fillAgreement(own, of: pattern, with: pattern, from: 1, known: own)
        result.withUnsafeMutableBufferPointer { result in
          fillAgreement(result, of: text, with: pattern, from: 0, known: own)
        }
      }
    }
  }
  return result
}

private func fillAgreement(
  _ result: UnsafeMutableBufferPointer<Int32>, of text: UnsafeBufferPointer<UInt8>,
  with pattern: UnsafeBufferPointer<UInt8>, from first: Int,
  known: UnsafeMutableBufferPointer<Int32>
) {
  var left = first
  var right = first
  for offset in stride(from: first, to: text.count, by: 1) {
    var length = offset < right ? min(Int(known[offset - left]), right - offset) : 0
    while length < pattern.count, offset + length < text.count,
      pattern[length] == text[offset + length]
    {
      length += 1
    }
    result[offset] = Int32(length)
    if offset + length > right { (left, right) = (offset, offset + length) }
  }
}

private func isWhiteSpace(_ value: UInt32) -> Bool {
  if value < FoldTable.limit {
    return FoldTable.shared.rows[Int(value)] & FoldTable.space != 0
  }
  return value == 0x3000 || value == 0xFEFF
}

extension DocumentText {
  /// The offset a number of code points away, or the end of the text that comes first.
  func offset(_ offset: Int, movedBy codePoints: Int) -> Int {
    var index = offset
    for _ in 0..<abs(codePoints) {
      if codePoints < 0 {
        guard index > 0 else { break }
        index = offsetBefore(index)
      } else {
        guard index < utf8.count else { break }
        index = boundary(atOrAfter: index + 1)
      }
    }
    return index
  }

  /// The nearest code point boundary at or after an offset.
  func boundary(atOrAfter offset: Int) -> Int {
    var index = offset
    while index < utf8.count, isContinuation(utf8[index]) { index += 1 }
    return index
  }

  /// The nearest code point boundary at or before an offset.
  func boundary(atOrBefore offset: Int) -> Int {
    var index = offset
    while index > 0, index < utf8.count, isContinuation(utf8[index]) { index -= 1 }
    return index
  }
}
