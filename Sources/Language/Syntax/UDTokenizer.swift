public import SourceText

/// Cuts sentences into the words of Universal Dependencies: "don’t" into "do" and "n’t",
/// "Ruritania’s" into "Ruritania" and "’s", "long-term" into three, "$5" into two.
///
/// The conventions are those of the English Web Treebank, which the models are trained on. Every
/// word is a span of the text; white space belongs to none.
public struct UDTokenizer {
  private let utf8: [UInt8]
  private var scalars: [UInt32] = []
  private var offsets: [Int] = []
  private var tokens: [Token] = []

  /// Creates a tokenizer of a text.
  public init(_ text: DocumentText) { utf8 = text.utf8 }

  /// The sentences of a text with their words.
  ///
  /// - Complexity: O(n).
  public static func sentences(in text: DocumentText) -> [Sentence] {
    words(of: LanguageReader.sentences(in: text), in: text)
  }

  /// The same sentences with their words as Universal Dependencies has them.
  ///
  /// - Precondition: the sentences' spans end on code points inside the text.
  /// - Complexity: O(n).
  public static func words(of sentences: [Sentence], in text: DocumentText) -> [Sentence] {
    var tokenizer = UDTokenizer(text)
    return sentences.map {
      Sentence(span: $0.span, tokens: tokenizer.tokens(in: $0.span), paragraph: $0.paragraph)
    }
  }

  /// The words of one sentence.
  ///
  /// - Precondition: the span ends on code points inside the text.
  /// - Complexity: O(n).
  public mutating func tokens(in span: TextSpan) -> [Token] {
    tokens.removeAll(keepingCapacity: true)
    var at = span.start
    while at < span.end {
      let (value, length) = scalar(in: utf8, at: at)
      if isSpace(value) {
        cutChunk(end: at, isLast: false)
      } else {
        scalars.append(value)
        offsets.append(at)
      }
      at += length
    }
    cutChunk(end: span.end, isLast: true)
    return tokens
  }

  private func isSpace(_ value: UInt32) -> Bool {
    // A soft hyphen or word joiner stands inside a word.
    if value == 0xAD || value == 0x2060 { return false }
    let kind = ScalarClass(value)
    return kind == .space || kind == .newline
  }

  /// Cuts what stands between two spaces.
  private mutating func cutChunk(end: Int, isLast: Bool) {
    guard !scalars.isEmpty else { return }
    offsets.append(end)
    var at = 0
    while at < scalars.count {
      at = address(at) ?? emoticon(at) ?? next(at, isLast: isLast)
    }
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ start: Int, _ end: Int, _ kind: Token.Kind) {
    guard start < end else { return }
    tokens.append(Token(span: TextSpan(start: offsets[start], end: offsets[end]), kind: kind))
  }

  private subscript(at: Int) -> UInt32 { 0..<scalars.count ~= at ? scalars[at] : 0 }

  private func kind(_ at: Int) -> ScalarClass {
    let value = self[at]
    // Soft hyphens, joiners and combining marks belong to the word that they stand in.
    if value == 0xAD || value == 0x2060 || 0x300...0x36F ~= value { return .letter }
    return at < scalars.count ? ScalarClass(value) : .space
  }

  private func isWordScalar(_ at: Int) -> Bool {
    let kind = kind(at)
    return kind.isLetter || kind == .digit
  }

  private func lower(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    for at in start..<end where self[at] != 0xAD && self[at] != 0x2060 {
      let value = isApostrophe(self[at]) ? 0x27 : ScalarClass(self[at]).lowercased(self[at])
      view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(view)
  }

  private func isApostrophe(_ value: UInt32) -> Bool {
    value == 0x27 || value == 0x2019 || value == 0x2BC || value == 0x2018
  }
}

// MARK: - Words

extension UDTokenizer {
  /// One word or mark; returns where the next starts.
  private mutating func next(_ at: Int, isLast: Bool) -> Int {
    if isWordScalar(at) { return word(at, isLast: isLast) }
    let value = self[at]
    if value == 0x2E, kind(at + 1) == .digit, at == 0 || !isWordScalar(at - 1) {
      return word(at, isLast: isLast)
    }
    if isApostrophe(value), let end = elision(at) {
      append(at, end, .word)
      return end
    }
    return mark(at)
  }

  /// "’s" or "’em" with nothing before it, "’90s".
  private func elision(_ at: Int) -> Int? {
    var end = at + 1
    while isWordScalar(end), end - at <= 6 { end += 1 }
    // "’90s" is a decade, "‘1984’" a quotation.
    if kind(at + 1) == .digit, kind(at + 2) == .digit {
      return kind(at + 3) == .digit || closesLater(from: end) ? nil : end
    }
    // An opening mark is an apostrophe by mistake only, and then before what is never quoted.
    if self[at] == 0x2018, !Self.surelyElided.contains(lower(at + 1, end)) { return nil }
    guard !closesLater(from: end) else { return nil }
    return Self.elisions.contains(lower(at + 1, end)) && !isApostrophe(self[end]) ? end : nil
  }

  /// Whether an opening mark is closed in the same chunk: then it begins a quotation.
  private func closesLater(from at: Int) -> Bool {
    (at..<max(at, min(at + 48, scalars.count))).contains {
      self[$0] == 0x2019 || self[$0] == 0x27
    }
  }

  private mutating func word(_ start: Int, isLast: Bool) -> Int {
    var at = start
    var digits = 0
    var letters = 0
    if self[at] == 0x2E { at += 1 }
    scan: while at < scalars.count {
      switch kind(at) {
      case .digit: digits += 1
      case .upper, .lower, .letter: letters += 1
      default: if !joins(at, from: start, digits: digits, letters: letters) { break scan }
      }
      at += 1
    }
    // "US$", "C$".
    if self[at] == 0x24, at - start <= 2, digits == 0, kind(at - 1) == .upper { at += 1 }
    if self[at] == 0x2E, self[at + 1] != 0x2E, keepsFullStop(start, at, isLast: isLast) { at += 1 }
    split(start, at, digits: digits, letters: letters)
    return at
  }

  /// Whether a mark inside a word belongs to it.
  private func joins(_ at: Int, from start: Int, digits: Int, letters: Int) -> Bool {
    guard isWordScalar(at + 1), at > start || self[start] == 0x2E else { return false }
    let before = kind(at - 1)
    let after = kind(at + 1)
    switch self[at] {
    case 0x27, 0x2019, 0x2BC, 0x2018:
      return letters > 0 && after.isLetter
    case 0x2D, 0x2010, 0x2011:
      return hyphenJoins(at, from: start, digits: digits, letters: letters)
    case 0x2E:
      if before == .digit, after == .digit { return true }
      // "U.S", "a.m", then names of hosts and files; "states.In" has lost its space.
      if isInitial(at - 1, from: start) { return true }
      if after == .lower || after == .digit {
        return at - start > 1 && !English.isSentenceOpener(tail(at + 1))
      }
      return before == .upper && letters > 1 && kind(at + 2) == .upper
    case 0x2C:
      return before == .digit && after == .digit && letters == 0
    case 0x3A:
      return before == .digit && after == .digit
    case 0x2F:
      return before == .digit && after == .digit && letters == 0
    case 0x26:
      return before == .upper && after == .upper
    case 0x40, 0x5F, 0x2A:
      return true
    default:
      return false
    }
  }

  private func tail(_ start: Int) -> String {
    var end = start
    while isWordScalar(end), end - start < 16 { end += 1 }
    return lower(start, end)
  }

  private func isInitial(_ at: Int, from start: Int) -> Bool {
    kind(at).isLetter && (at == start || self[at - 1] == 0x2E)
  }

  /// Telephone numbers, dates and codes keep their hyphens, and so do words with a bound prefix;
  /// compounds and ranges do not.
  private func hyphenJoins(_ at: Int, from start: Int, digits: Int, letters: Int) -> Bool {
    var end = at + 1
    var afterDigits = 0
    while isWordScalar(end), end - at <= 24 {
      if kind(end) == .digit { afterDigits += 1 }
      end += 1
    }
    let length = end - at - 1
    if letters == 0, afterDigits == length {
      if self[end] == 0x2D || self[max(start, at - 12)..<at].contains(0x2D) { return true }
      return length == 4 && at - start == 3 || length == 7
    }
    // "x3-9890" is one code, "F-16" three words, "mid-1980s" one.
    if digits > 0 { return letters == 1 && digits == 1 }
    if afterDigits > 0, at - start == 1 { return false }
    var first = at
    while first > start, self[first - 1] != 0x2D, at - first < 12 { first -= 1 }
    return Self.boundPrefixes.contains(lower(first, at))
      || Self.boundSuffixes.contains(lower(at + 1, end))
  }

  private subscript(range: Range<Int>) -> ArraySlice<UInt32> { scalars[range] }

  /// Whether the full stop at `at` is part of the word before it.
  private func keepsFullStop(_ start: Int, _ at: Int, isLast: Bool) -> Bool {
    let isEnd = isLast && at + 1 == scalars.count
    guard kind(at - 1).isLetter else {
      // "1." of a list stays apart, as the treebank has it.
      return false
    }
    if at - start == 1 { return kind(start) == .upper && self[start] != 0x49 || !isEnd }
    if isInitial(at - 1, from: start) { return true }
    guard at - start <= 7 else { return false }
    let word = lower(start, at)
    if isEnd { return word != "etc" && word != "no" && English.abbreviations.contains(word) }
    return English.abbreviations.contains(word)
      && (word != "no" || kind(start) == .upper)
  }

  /// Appends a word, with clitics and units as words of their own.
  private mutating func split(_ start: Int, _ end: Int, digits: Int, letters: Int) {
    let number: Token.Kind = .number
    if letters == 0 {
      append(start, end, digits > 0 ? number : .word)
      return
    }
    if kind(start) == .digit, let unit = unitStart(start, end) {
      append(start, unit, number)
      append(unit, end, .word)
      return
    }
    var stems = [start]
    var last = end
    // From the end: "should’ve", "wouldn’t’ve".
    var cuts: [Int] = []
    while let cut = clitic(start, last) {
      cuts.append(cut)
      last = cut
    }
    stems += cuts.reversed()
    if cuts.isEmpty, end - start <= 8, let cut = Self.fused[lower(start, end)] {
      stems.append(start + cut)
    }
    for (at, from) in stems.enumerated() {
      append(from, at + 1 < stems.count ? stems[at + 1] : end, .word)
    }
  }

  /// Where the unit of "5pm" or "10km" starts.
  private func unitStart(_ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end, !kind(at).isLetter { at += 1 }
    guard at < end, (at..<end).allSatisfy({ kind($0).isLetter || self[$0] == 0x2E }) else {
      return nil
    }
    return Self.units.contains(lower(at, end)) ? at : nil
  }

  /// Where the clitic at the end of a word starts.
  private func clitic(_ start: Int, _ end: Int) -> Int? {
    for length in 2...3 where end - start > length {
      let at = end - length
      if isApostrophe(self[at]), Self.clitics.contains(lower(at + 1, end)) { return at }
    }
    if end - start > 3, isApostrophe(self[end - 2]), self[end - 1] | 0x20 == 0x74,
      self[end - 3] | 0x20 == 0x6E
    {
      return end - 3
    }
    return nil
  }
}

// MARK: - Marks, addresses, emoticons

extension UDTokenizer {
  /// A mark, or a run of one; returns where it ends.
  private mutating func mark(_ at: Int) -> Int {
    let value = self[at]
    var end = at + 1
    switch value {
    case 0x21, 0x3F:
      while self[end] == 0x21 || self[end] == 0x3F { end += 1 }
    case 0x2E, 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x2B, 0x23, 0x24, 0x2026, 0x2014:
      while self[end] == value { end += 1 }
    case 0x60, 0x27:
      if self[end] == value, self[end + 1] != value { end += 1 }
    case 0x3C, 0x3E:
      if self[end] == value { end += 1 }
    default: break
    }
    append(at, end, kind(at) == .symbol ? .symbol : .punctuation)
    return end
  }

  /// The address of a page, a mailbox or a file that starts here.
  private mutating func address(_ at: Int) -> Int? {
    guard kind(at).isLetter || kind(at) == .digit, at == 0 || !isWordScalar(at - 1) else {
      return nil
    }
    // Only the start of a chunk, or what an opening mark precedes: looked at once.
    guard at == 0 || Self.openingMarks.contains(self[at - 1]) else { return nil }
    var end = at
    var isAddress = false
    // What is no address ends before the next place where one may start: no mark is read twice.
    while end < scalars.count, !Self.addressEnds.contains(self[end]),
      isAddress || !Self.openingMarks.contains(self[end])
    {
      if self[end] == 0x3A, self[end + 1] == 0x2F, self[end + 2] == 0x2F { isAddress = true }
      if self[end] == 0x40, end > at, isWordScalar(end + 1) { isAddress = true }
      end += 1
    }
    if !isAddress {
      let isHost =
        self[at] | 0x20 == 0x77 && self[at + 1] | 0x20 == 0x77 && self[at + 2] | 0x20 == 0x77
        && self[at + 3] == 0x2E
      guard isHost else { return nil }
    }
    while end > at + 1, Self.marksAfterAddress.contains(self[end - 1]) { end -= 1 }
    append(at, end, .word)
    return end
  }

  private mutating func emoticon(_ at: Int) -> Int? {
    guard at == 0 || !isWordScalar(at) else { return nil }
    switch self[at] {
    case 0x3A, 0x3B, 0x3D:
      var end = at + 1
      if self[end] == 0x2D || self[end] == 0x27 { end += 1 }
      guard [0x29, 0x28, 0x44, 0x50, 0x70, 0x2F, 0x7C].contains(self[end]) else { return nil }
      // Brackets repeat: ":)))". Letters and strokes must be the whole chunk: "Note:P" is none.
      let isBracket = self[end] == 0x29 || self[end] == 0x28
      guard at == 0 else { return nil }
      end += 1
      if isBracket { while self[end] == self[end - 1] { end += 1 } }
      guard end >= scalars.count || isBracket && !isWordScalar(end) else { return nil }
      append(at, end, .symbol)
      return end
    case 0x3C where self[at + 1] == 0x33 && at + 2 >= scalars.count:
      append(at, at + 2, .symbol)
      return at + 2
    default:
      return nil
    }
  }
}

// MARK: - English

extension UDTokenizer {
  private static let openingMarks: Set<UInt32> = [0x3C, 0x28, 0x5B, 0x22, 0x201C]

  private static let addressEnds: Set<UInt32> = [0x3C, 0x3E, 0x22, 0x201C, 0x201D]

  private static let marksAfterAddress: Set<UInt32> = [
    0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x27, 0x2019,
  ]

  private static let clitics: Set<String> = ["s", "m", "d", "re", "ve", "ll"]

  private static let surelyElided: Set<String> = ["em", "til", "tis", "twas"]

  private static let elisions: Set<String> = [
    "s", "m", "d", "re", "ve", "ll", "em", "til", "cause", "tis", "twas", "n", "bout", "round",
  ]

  /// Words written as one that are two, and how much of them is the first.
  private static let fused: [String: Int] = [
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dont": 2,
    "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "wont": 2, "cant": 2, "couldnt": 5,
    "wouldnt": 5, "havent": 4, "arent": 3, "im": 1, "ive": 1, "youre": 3, "thats": 4,
  ]

  private static let units: Set<String> = [
    "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "k", "m", "bn", "mm", "cm", "km", "kg", "g", "mg",
    "lb", "lbs", "oz", "ft", "in", "mph", "kph", "hz", "khz", "mhz", "ghz", "kw", "mw", "gw", "kb",
    "mb", "gb", "tb", "ml", "l", "min", "hr", "hrs", "sec", "yr", "yrs", "mi", "sq", "p", "c",
  ]

  private static let boundPrefixes: Set<String> = [
    "e", "a", "u", "x", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "counter",
    "cross", "cyber", "de", "eco", "ex", "extra", "inter", "intra", "macro", "mega", "micro",
    "mid", "mini", "multi", "neo", "non", "over", "peri", "post", "pre", "pro", "pseudo", "quasi",
    "re", "semi", "sub", "super", "tri", "ultra", "un", "uni", "vice",
  ]

  private static let boundSuffixes: Set<String> = ["esque", "ish", "wise", "fest", "rama", "able"]
}
