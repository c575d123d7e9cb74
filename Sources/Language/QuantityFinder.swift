public import SourceText

/// Finds the words that say how many or how much.
///
/// Years, dates, lengths of time and times of day are times, not quantities; ages are quantities.
/// Telephone numbers, addresses, model names and other identifiers are neither.
public enum QuantityFinder {
  /// Finds the quantities of a text in English.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - sentences: Its sentences; a quantity lies inside one of them.
  ///   - times: The text's time expressions in order, as ``TimeFinder`` finds them.
  /// - Returns: The quantities in order, apart from each other and from the times.
  /// - Complexity: O(n) in the bytes of the text.
  public static func quantities(
    in text: DocumentText, sentences: [Sentence], times: [TimeExpression]
  ) -> [Quantity] {
    var next = 0
    return sentences.flatMap { sentence -> [Quantity] in
      while next < times.count, times[next].span.end <= sentence.span.start { next += 1 }
      var end = next
      while end < times.count, times[end].span.start < sentence.span.end { end += 1 }
      let pieces = TextPiece.pieces(of: text, in: sentence.span)
      return QuantityReader(
        text: text, pieces: pieces, words: .english, times: times[next..<end].map(\.span)
      ).quantities().map { quantity in
        var quantity = quantity
        if let counted = CountedNoun.span(of: quantity, in: sentence.words, text: text) {
          quantity.counted = counted
        }
        return quantity
      }
    }
  }
}

/// Reads the quantities of one sentence from left to right.
struct QuantityReader {
  let text: DocumentText
  let pieces: [TextPiece]
  let words: QuantityWords
  /// The pieces that belong to a time.
  private let isTime: [Bool]
  let hasVoteCue: Bool

  init(text: DocumentText, pieces: [TextPiece], words: QuantityWords, times: [TextSpan]) {
    self.text = text
    self.pieces = pieces
    self.words = words
    var marked = [Bool](repeating: false, count: pieces.count)
    var piece = 0
    for time in times {
      while piece < pieces.count, pieces[piece].end <= time.start { piece += 1 }
      var index = piece
      while index < pieces.count, pieces[index].start < time.end {
        marked[index] = true
        index += 1
      }
    }
    isTime = marked
    hasVoteCue = pieces.contains { $0.kind == .word && words.voteCues.contains($0.text) }
  }

  /// Whether a piece belongs to a time.
  func isInTime(_ index: Int) -> Bool { isTime.indices.contains(index) && isTime[index] }

  func quantities() -> [Quantity] {
    var result: [Quantity] = []
    var index = 0
    while index < pieces.count {
      if isInTime(index) || !canBegin(index) {
        index += 1
        continue
      }
      if let skipped = identifier(at: index) {
        index = max(skipped, index + 1)
      } else if var (quantity, next) = quantity(at: index), next > index,
        !(index..<next).contains(where: isInTime)
      {
        if let (rate, after) = rate(behind: pastCounted(quantity, next)),
          quantity.kind != .ordinal, quantity.kind != .score, quantity.kind != .age
        {
          (quantity.rate, next) = (rate, after)
        }
        result.append(quantity)
        index = next
      } else if isDigits(index) {
        // The rest of a number that is none must not be read as another.
        index = pastDigits(index)
      } else {
        index += 1
      }
    }
    return result
  }

  private func canBegin(_ index: Int) -> Bool {
    switch pieces[index].kind {
    case .digits: true
    case .mark:
      QuantityNumber.signs.contains(pieces[index].text)
        || words.currencySigns[pieces[index].text] != nil
        || QuantityReader.vulgarFractions[pieces[index].text] != nil
    case .word: QuantityWords.englishStarters.contains(pieces[index].text)
    }
  }

  private func pastDigits(_ index: Int) -> Int {
    var next = index + 1
    while next < pieces.count, isAttached(next),
      isDigits(next) || mark(next) != nil && isDigits(next + 1) && isAttached(next + 1)
    {
      next += 1
    }
    return next
  }

  /// The index behind what a quantity counts.
  private func pastCounted(_ quantity: Quantity, _ next: Int) -> Int {
    guard let counted = quantity.counted else { return next }
    var end = next
    while end < pieces.count, pieces[end].start < counted.end { end += 1 }
    return end
  }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(start: pieces[range.lowerBound].start, end: pieces[range.upperBound - 1].end)
  }
}

extension QuantityNumber {
  static let signs: Set<String> = [
    "-", "−", "–", ".", "~", "+", "≈", ">", "<", "≥", "≤",
  ]
}

extension QuantityWords {
  /// The words that a quantity can begin with.
  static let englishStarters: Set<String> = {
    let words = QuantityWords.english
    var result: Set<String> = [
      "a", "an", "half", "quarter", "minus", "negative", "tens", "aged", "age", "between",
      "percent", "per", "pct", "c", "s", "sg", "r", "nt",
    ]
    result.formUnion(words.cardinals.keys)
    result.formUnion(words.scales.keys)
    result.formUnion(words.ordinals.keys)
    result.formUnion(words.magnitudes.keys)
    result.formUnion(words.currencyCodes.keys)
    result.formUnion(words.boundsBefore.map { $0.words[0] })
    result.formUnion(["us", "nz", "hk", "au", "ca", "aud", "mxn"])
    return result
  }()

  /// Words for whose money it is, "Swiss" and the like.
  static let englishCurrencyCountries: Set<String> = Set(
    english.currencyCountries.values.flatMap(\.keys)
  ).union(["hong", "new", "united", "sri"])

  /// The bounds by their first word, longest first.
  static let englishBounds: [String: [(words: [String], meaning: Quantity.Approximation)]] =
    Dictionary(grouping: english.boundsBefore) { $0.words[0] }
    .mapValues { rows in
      rows.sorted { ($0.words.count, $0.words.joined()) > ($1.words.count, $1.words.joined()) }
    }
}

// MARK: - What is no quantity

extension QuantityReader {
  /// The index behind digits that name something and count nothing, or nil.
  func identifier(at index: Int) -> Int? {
    if isDigits(index) { return identifierDigits(at: index) }
    // "+1 (212) 555-0199".
    if mark(index) == "+", isAttached(index + 1), isDigits(index + 1), mark(index + 2) == "(",
      isDigits(index + 3), mark(index + 4) == ")"
    {
      return pastGroups(index + 3)
    }
    // "+44 20 7946 0958".
    if mark(index) == "+", isAttached(index + 1), isDigits(index + 1), pieces[index + 1].count >= 1,
      isDigits(index + 2) || mark(index + 2) == "-" && isDigits(index + 3)
    {
      return pastGroups(index + 1)
    }
    return nil
  }

  private func identifierDigits(at index: Int) -> Int? {
    if isAttached(index) {
      switch pieces[index - 1].kind {
      // "X2000", "US$5" begins before.
      case .word: return pastDigits(index)
      case .digits: return index + 1
      case .mark:
        let before = pieces[index - 1].text
        if ["#", "@", "_", "=", "&", "/", "§", "\\"].contains(before) { return pastDigits(index) }
        // "F-16", "Covid-19", "555-2000".
        if before == "-" || before == "‑", isAttached(index - 1), index >= 2,
          pieces[index - 2].kind == .word
        {
          return pastDigits(index)
        }
        if before == ".", isAttached(index - 1), index >= 2, pieces[index - 2].kind == .word {
          return pastDigits(index)
        }
      }
    }
    if mark(index - 1) == "§" { return pastDigits(index) }
    if let end = pastStreet(index) { return end }
    let count = pieces[index].count
    // "737-800": two numbers of three digits are a model's, a case's or a bill's but not a score.
    if count == 3, isHyphen(index + 1), isDigits(index + 2), pieces[index + 2].count == 3,
      pieces[index].number >= 100, !hasVoteCue, word(index - 1) != nil,
      counted(behind: index + 3, isOne: false) == nil
    {
      return pastGroups(index)
    }
    // "H.R. 1234".
    if mark(index - 1) == ".", isAttached(index - 1), let letter = word(index - 2),
      letter.utf8.count == 1, pieces[index - 2].isCapital, mark(index - 3) == "."
    {
      return pastDigits(index)
    }
    // "0958": a number has no leading zero, but "0" and "0.5" do.
    if count > 1, text.utf8[pieces[index].start] == UInt8(ascii: "0") { return pastGroups(index) }
    // "555-2000", "212-555-0199".
    if count == 3, isHyphen(index + 1), isDigits(index + 2),
      pieces[index + 2].count == 4 || pieces[index + 2].count == 3 && isHyphen(index + 3)
    {
      return pastGroups(index)
    }
    if count == 4, isHyphen(index + 1), isDigits(index + 2), pieces[index + 2].count >= 4,
      isHyphen(index + 3)
    {
      return pastGroups(index)
    }
    // "20 1995 2003": groups that are not of three.
    if isDigits(index + 1), isDigits(index + 2), pieces[index + 1].count > 3 {
      return pastGroups(index)
    }
    if let before = word(index - 1), words.identifiers.contains(before), !isAttached(index),
      unit(at: index + 1) == nil, mark(index + 1) != "%",
      !["percent", "million", "billion"].contains(word(index + 1) ?? "")
    {
      return pastDigits(index)
    }
    if mark(index - 1) == ".", word(index - 2) == "no", isAttached(index - 1) {
      return pastDigits(index)
    }
    // "Boeing 737", "Apollo 11": a name with a number behind it and nothing counted.
    if let before = word(index - 1), index >= 2, hasCapital(index - 1), !isAttached(index),
      !isAttached(index + 1)
        || mark(index + 1) != "," && mark(index + 1) != "%" && mark(index + 1) != "."
        || !isDigits(index + 2),
      words.scales[word(index + 1) ?? ""] == nil, words.cardinals[before] == nil,
      words.currencyCodes[before] == nil, !words.functionWords.contains(before),
      QuantityWords.englishBounds[before] == nil, unit(at: index + 1) == nil,
      mark(index + 1) != "%",
      counted(behind: index + 1, isOne: false) == nil, mark(index + 1) != "-",
      mark(index + 1) != "–",
      !["percent", "per"].contains(word(index + 1) ?? "")
    {
      return pastDigits(index)
    }
    return nil
  }

  /// Whether a word holds a capital letter, at its start or inside: "iPhone".
  private func hasCapital(_ index: Int) -> Bool {
    text.utf8[pieces[index].start..<pieces[index].end].contains { 0x41...0x5A ~= $0 }
  }

  /// The index behind the number of a house: "42 Mill Lane", "1600 Harbour Avenue".
  private func pastStreet(_ index: Int) -> Int? {
    guard pieces[index].count <= 5, !isAttached(index + 1) else { return nil }
    var next = index + 1
    while next <= index + 4, next < pieces.count, pieces[next].kind == .word,
      pieces[next].isCapital
    {
      if next > index + 1, Self.streets.contains(pieces[next].text) { return next + 1 }
      next += 1
    }
    return nil
  }

  /// Words that a street's name ends in.
  private static let streets: Set<String> = [
    "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "boulevard", "blvd", "terrace",
    "crescent", "parkway", "quay", "highway", "alley", "mews", "wharf", "way", "close", "place",
  ]

  /// The index behind groups of digits with hyphens, points or blanks between them.
  private func pastGroups(_ index: Int) -> Int {
    var next = index + 1
    while isDigits(next) || ["-", ".", ")", "("].contains(mark(next) ?? "") && isDigits(next + 1) {
      next += 1
    }
    return next
  }
}
