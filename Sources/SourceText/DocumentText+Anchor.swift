extension DocumentText {
  /// Finds the places that a description selects.
  ///
  /// 1. The position, if the caller knows the text to be the one it was taken from
  ///    (`positionIsTrusted`: the digests agree) and the exact words stand there.
  /// 2. The exact words, to the byte. Prefix and suffix decide between several places: first those
  ///    where both stand to the byte, then those whose surroundings differ from them by the fewest
  ///    code points.
  /// 3. The exact words in the folded text, with the same choice.
  /// 4. The words that come closest in the folded text, with the same choice.
  ///
  /// The first of these that finds anything gives the result. Where several places are equally
  /// good all are returned, as the standard says, the one nearest to the stated position first and
  /// otherwise in order. An approximate match can often be cut in several ways at one place ("the
  /// cat", "the cats"): of overlapping ones only the one with the best surroundings, then with ends
  /// at the ends of words, then nearest to the quotation's length is returned.
  ///
  /// - Parameters:
  ///   - quote: the words and their surroundings.
  ///   - position: where they stood, in code points.
  ///   - positionIsTrusted: whether this is the very text that the position was taken from.
  ///   - options: folding and error bounds.
  /// - Returns: all best places; empty where nothing is near enough.
  /// - Complexity: O(n + m) unless approximate search is needed; see ``ApproximateSearch``.
  /// - SeeAlso: <https://www.w3.org/TR/annotation-model/#text-quote-selector>
  public func anchor(
    _ quote: TextQuoteSelector, position: TextPositionSelector? = nil,
    positionIsTrusted: Bool = false, options: AnchoringOptions = .init()
  ) -> [AnchorMatch] {
    var hint: Int?
    if let position {
      let index = codePointIndex()
      if positionIsTrusted, let span = index.span(of: position),
        utf8[span.range].elementsEqual(quote.exact.utf8)
      {
        return [AnchorMatch(span: span, way: .position, drift: 0)]
      }
      let start = min(max(0, position.start), index.codePointCount)
      hint = index.byteOffset(ofCodePoint: start)
    }
    return Anchoring(text: self, quote: quote, hint: hint, options: options).matches()
  }
}

/// One search for a quotation.
private struct Anchoring {
  let text: DocumentText
  let quote: TextQuoteSelector
  let hint: Int?
  let options: AnchoringOptions

  func matches() -> [AnchorMatch] {
    let whole = quote.spans(in: text)
    if !whole.isEmpty { return matches(whole, .exact) }
    let hasContext = !quote.prefix.isEmpty || !quote.suffix.isEmpty
    let exact = hasContext ? TextQuoteSelector(exact: quote.exact).spans(in: text) : []
    if exact.count == 1 { return matches(exact, .exact) }

    let folded = FoldedText(text, options: options.folding)
    let context = FoldedContext(quote: quote, text: text, folded: folded)
    if !exact.isEmpty { return matches(context.nearest(exact), .exact) }
    let pattern = FoldedText(quote.exact, options: options.folding)
    guard !pattern.utf8.isEmpty else { return [] }
    let places = unique(folded.spans(of: pattern))
    if !places.isEmpty { return matches(context.nearest(places), .folded) }
    return approximate(pattern, folded, context)
  }

  private func approximate(
    _ pattern: FoldedText, _ folded: FoldedText, _ context: FoldedContext
  ) -> [AnchorMatch] {
    let length = scalars(of: pattern.utf8).count
    let limit = options.errorLimit(for: length)
    guard limit > 0 else { return [] }
    let found = ApproximateSearch.bestMatches(
      ofUTF8: pattern.utf8, inUTF8: folded.utf8, maximumErrors: limit)
    guard let errors = found.matches.first?.errors else { return [] }
    let cuts = unique(found.matches.map { folded.sourceSpan(of: $0.range) })
    let distances = context.distances(of: cuts)
    let ranked = cuts.indices.sorted { left, right in
      let leftRank = rank(cuts[left], distances[left], pattern.utf8.count)
      let rightRank = rank(cuts[right], distances[right], pattern.utf8.count)
      return leftRank == rightRank ? cuts[left] < cuts[right] : leftRank < rightRank
    }
    var taken = SpanSet()
    var best: Int?
    var spans: [TextSpan] = []
    for index in ranked where taken.insert(cuts[index]) {
      if distances[index] > (best ?? distances[index]) { break }
      best = distances[index]
      spans.append(cuts[index])
    }
    return matches(spans.sorted(), .approximate, errors: errors)
  }

  /// Smaller is better: surroundings, cut words, length.
  private func rank(_ span: TextSpan, _ distance: Int, _ length: Int) -> (Int, Int, Int) {
    let cutWords = [span.start, span.end].filter(text.isInsideWord).count
    return (distance, cutWords, abs(span.count - length))
  }

  private func matches(
    _ spans: [TextSpan], _ way: AnchorMatch.Way, errors: Int = 0
  ) -> [AnchorMatch] {
    let matches = spans.map { span in
      AnchorMatch(span: span, way: way, errors: errors, drift: hint.map { span.start - $0 })
    }
    guard hint != nil else { return matches }
    return matches.sorted {
      (abs($0.drift ?? 0), $0.span.start, $0.span.end)
        < (abs($1.drift ?? 0), $1.span.start, $1.span.end)
    }
  }

  private func unique(_ spans: [TextSpan]) -> [TextSpan] {
    var result: [TextSpan] = []
    for span in spans.sorted() where span != result.last { result.append(span) }
    return result
  }
}

/// Spans that do not overlap each other.
private struct SpanSet {
  private var spans: [TextSpan] = []

  /// Adds a span unless it overlaps one that is there; says whether it was added.
  mutating func insert(_ span: TextSpan) -> Bool {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle] < span { low = middle + 1 } else { high = middle }
    }
    if low > 0, spans[low - 1].overlaps(span) || spans[low - 1] == span { return false }
    if low < spans.count, spans[low].overlaps(span) || spans[low] == span { return false }
    spans.insert(span, at: low)
    return true
  }
}

/// Compares the surroundings of places with the prefix and suffix of a quotation, folded.
private struct FoldedContext {
  /// The nearest code points of prefix and suffix that are compared.
  private static let reach = 256

  /// The most places whose surroundings are compared by edit distance: together about as much work
  /// as searching 10 MB.
  ///
  /// Beyond, only those that agree furthest are.
  private static let maximumPlaces = 4096

  private let folded: FoldedText
  private let before: ContextMatcher?
  private let after: ContextMatcher?

  init(quote: TextQuoteSelector, text: DocumentText, folded: FoldedText) {
    self.folded = folded
    let prefix = scalars(of: FoldedText(quote.prefix, options: folded.options).utf8)
    let suffix = scalars(of: FoldedText(quote.suffix, options: folded.options).utf8)
    before = ContextMatcher(prefix.suffix(Self.reach).reversed())
    after = ContextMatcher(Array(suffix.prefix(Self.reach)))
  }

  /// Those places whose surroundings differ least from the quotation's.
  func nearest(_ places: [TextSpan]) -> [TextSpan] {
    let distances = distances(of: places)
    guard let least = distances.min() else { return [] }
    return places.indices.filter { distances[$0] == least }.map { places[$0] }
  }

  /// For each place the code points by which its surroundings differ from the quotation's.
  func distances(of places: [TextSpan]) -> [Int] {
    guard before != nil || after != nil, places.count > 1 else {
      return places.map { _ in 0 }
    }
    guard places.count > Self.maximumPlaces else { return places.map(distance(of:)) }
    let agreements = places.map(agreement(of:))
    let threshold = agreements.sorted(by: >)[Self.maximumPlaces - 1]
    // Places under the threshold, and a crowd of equals at it, are no better than each other.
    var left = Self.maximumPlaces
    return places.indices.map { index in
      guard agreements[index] >= threshold, left > 0 else { return 2 * Self.reach }
      left -= 1
      return distance(of: places[index])
    }
  }

  private func distance(of place: TextSpan) -> Int {
    let range = folded.foldedRange(of: place)
    let preceding = before.map { $0.distance(to: reading(backFrom: range.lowerBound, $0.window)) }
    let following = after.map { $0.distance(to: reading(from: range.upperBound, $0.window)) }
    return (preceding ?? 0) + (following ?? 0)
  }

  /// How many code points agree without a break, counted away from the place on both sides.
  private func agreement(of place: TextSpan) -> Int {
    let range = folded.foldedRange(of: place)
    let preceding = before.map { matcher in
      matcher.agreement(with: reading(backFrom: range.lowerBound, matcher.pattern.count))
    }
    let following = after.map { matcher in
      matcher.agreement(with: reading(from: range.upperBound, matcher.pattern.count))
    }
    return (preceding ?? 0) + (following ?? 0)
  }

  private func reading(from start: Int, _ count: Int) -> [UInt32] {
    folded.utf8.withUnsafeBufferPointer { bytes in
      var result: [UInt32] = []
      var index = start
      while result.count < count, index < bytes.count {
        let (value, length) = decodeScalar(bytes, at: index)
        result.append(value)
        index += length
      }
      return result
    }
  }

  private func reading(backFrom end: Int, _ count: Int) -> [UInt32] {
    folded.utf8.withUnsafeBufferPointer { bytes in
      var result: [UInt32] = []
      var index = end
      while result.count < count, index > 0 {
        index -= 1
        while isContinuation(bytes[index]) { index -= 1 }
        result.append(decodeScalar(bytes, at: index).value)
      }
      return result
    }
  }
}

/// Measures how far the text on one side of a place is from a prefix or suffix.
private struct ContextMatcher {
  let pattern: [UInt32]
  private let numbers: [UInt32: UInt16]
  private let prepared: BitParallelMatcher

  /// How much text can matter: beyond twice the pattern, insertions alone cost the whole of it.
  var window: Int { 2 * pattern.count }

  init?(_ pattern: [UInt32]) {
    guard !pattern.isEmpty else { return nil }
    self.pattern = pattern
    var numbers: [UInt32: UInt16] = [:]
    for symbol in pattern where numbers[symbol] == nil {
      numbers[symbol] = UInt16(numbers.count + 1)
    }
    self.numbers = numbers
    prepared = BitParallelMatcher(
      pattern.map { numbers[$0] ?? 0 }, symbols: numbers.count + 1)
  }

  func distance(to text: [UInt32]) -> Int {
    var matcher = prepared
    return matcher.distanceToPrefix(of: text.map { numbers[$0] ?? 0 })
  }

  func agreement(with text: [UInt32]) -> Int {
    zip(pattern, text).prefix { $0 == $1 }.count
  }
}
