import SourceText

/// Cuts a text into tokens and numbers its paragraphs.
///
/// Neutral as to language, but for English clitics and the full stops of known abbreviations.
struct Tokenizer {
  private let utf8: [UInt8]
  private let paragraphs: ParagraphBreaks
  private var lexemes: [Lexeme] = []
  private var paragraph = 0
  private var spaced = false

  /// Cuts a text into tokens.
  ///
  /// - Complexity: O(n).
  static func lexemes(in text: DocumentText) -> [Lexeme] {
    var tokenizer = Tokenizer(text)
    tokenizer.run()
    return tokenizer.lexemes
  }

  private init(_ text: DocumentText) {
    utf8 = text.utf8
    paragraphs = ParagraphBreaks(text)
  }

  private mutating func run() {
    var at = 0
    var breaks = 0
    while at < utf8.count {
      let (value, length) = scalar(in: utf8, at: at)
      switch ScalarClass(value) {
      case .newline:
        spaced = true
        breaks += 1
        at += length
        if value == 0x0D, at < utf8.count, utf8[at] == 0x0A { at += 1 }
      case .space:
        spaced = true
        at += length
      default:
        if breaks > 0 {
          if !lexemes.isEmpty, paragraphs.endsParagraph(breaks: breaks) { paragraph += 1 }
          breaks = 0
        }
        at = token(from: at)
      }
    }
  }

  private mutating func token(from start: Int) -> Int {
    let (value, length) = scalar(in: utf8, at: start)
    let kind = ScalarClass(value)
    if kind == .digit || kind.isLetter { return word(from: start) }
    var end = start + length
    // A row of full stops or of hyphens is one mark: "...", "--".
    if value == 0x2E || value == 0x2D {
      while end < utf8.count, utf8[end] == UInt8(value) { end += 1 }
    }
    // `` and '' are TeX's double quotation marks.
    if value == 0x60 || value == 0x27, end < utf8.count, utf8[end] == UInt8(value),
      end + 1 >= utf8.count || utf8[end + 1] != UInt8(value)
    {
      end += 1
    }
    append(start, end, kind == .symbol ? .symbol : .punctuation)
    return end
  }

  /// Letters and digits, with what may stand between them: hyphens, apostrophes, and in numbers
  /// full stops, commas and colons.
  private mutating func word(from start: Int) -> Int {
    var at = start
    var digits = 0
    var letters = 0
    var clitic: Int?
    scan: while at < utf8.count {
      let (value, length) = scalar(in: utf8, at: at)
      let kind = ScalarClass(value)
      if kind == .digit {
        digits += 1
      } else if kind.isLetter || value == 0xAD || value == 0x2060 {
        letters += 1
      } else {
        guard at > start, let next = peek(at + length) else { break }
        switch value {
        case 0x2D, 0x2010, 0x2011:
          guard next.isLetter || next == .digit else { break scan }
        case 0x27, 0x2019, 0x2BC, 0x2018:
          guard next.isLetter, letters > 0 else { break scan }
          clitic = at
        case 0x22, 0x5F3, 0x5F4:
          // A Hebrew acronym: gershayim, or a straight mark instead, inside the word.
          guard next.isLetter, letters > 0, isHebrew(before: at), isHebrew(at: at + length) else {
            break scan
          }
        case 0x2C, 0x2E, 0x3A:
          // "3.5", "10:30"; "U.S", whose last full stop is seen below.
          guard
            next == .digit && letters == 0
              || value == 0x2E && next.isLetter && isSingleLetter(start, at)
          else { break scan }
        default:
          break scan
        }
      }
      at += length
    }
    if at < utf8.count, utf8[at] == 0x2E, isAbbreviation(start, at) { at += 1 }
    if let clitic, isPossessive(clitic, at) {
      append(start, clitic, digits > 0 && letters == 1 ? .number : .word)
      append(clitic, at, .word)
    } else {
      append(start, at, digits > 0 && letters == 0 ? .number : .word)
    }
    return at
  }

  /// Whether a code point of two bytes from the Hebrew block's letters starts at a byte.
  private func isHebrew(at start: Int) -> Bool {
    start + 1 < utf8.count && 0x5D0...0x5EA ~= scalar(in: utf8, at: start).value
  }

  private func isHebrew(before end: Int) -> Bool {
    end >= 2 && utf8[end - 2] & 0xE0 == 0xC0 && isHebrew(at: end - 2)
  }

  private func peek(_ at: Int) -> ScalarClass? {
    at < utf8.count ? ScalarClass(scalar(in: utf8, at: at).value) : nil
  }

  /// Whether ’s stands there and nothing after it.
  private func isPossessive(_ clitic: Int, _ end: Int) -> Bool {
    utf8[end - 1] | 0x20 == 0x73 && scalar(in: utf8, at: clitic).length + clitic == end - 1
  }

  /// Whether the full stop at `end` belongs to the word: single letters ("J.", "U.S.") and
  /// known abbreviations.
  private func isAbbreviation(_ start: Int, _ end: Int) -> Bool {
    if isSingleLetter(start, end) { return true }
    guard end - start <= 7 else { return false }
    return English.abbreviations.contains(folded(start, end))
  }

  /// Whether one letter alone ends there: "J", or the last of two letters with full stops.
  ///
  /// A lower-case one needs another beside it: "a.m".
  private func isSingleLetter(_ start: Int, _ end: Int) -> Bool {
    var last = end - 1
    while last > start, utf8[last] & 0xC0 == 0x80 { last -= 1 }
    let kind = ScalarClass(scalar(in: utf8, at: last).value)
    if last == start {
      return kind == .upper || kind == .lower && end + 2 < utf8.count && utf8[end + 2] == 0x2E
    }
    return kind.isLetter && utf8[last - 1] == 0x2E
  }

  private mutating func append(_ start: Int, _ end: Int, _ kind: Token.Kind) {
    lexemes.append(
      Lexeme(
        span: TextSpan(start: start, end: end), kind: kind, lower: folded(start, end),
        shape: shape(start, end), spaced: spaced, paragraph: paragraph))
    spaced = false
  }

  private func folded(_ start: Int, _ end: Int) -> String {
    var ascii = true
    for at in start..<end where utf8[at] >= 0x80 { ascii = false }
    if ascii {
      return String(
        decoding: utf8[start..<end].lazy.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    var scalars = String.UnicodeScalarView()
    var at = start
    while at < end {
      let (value, length) = scalar(in: utf8, at: at)
      at += length
      switch value {
      case 0xAD, 0x2060: continue
      case 0x2019, 0x2BC, 0x2018: scalars.append("'")
      case 0x2010, 0x2011: scalars.append("-")
      default:
        let folded = ScalarClass(value).lowercased(value)
        scalars.append(Unicode.Scalar(folded) ?? "\u{FFFD}")
      }
    }
    return String(scalars)
  }

  /// "al-Rasul", "d’Orm": a name with an article grown on to it.
  private func hasArticle(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, at - start < 4, 0x61...0x7A ~= utf8[at] { at += 1 }
    guard at < end else { return false }
    let article = String(decoding: utf8[start..<at], as: UTF8.self)
    let (mark, length) = scalar(in: utf8, at: at)
    switch mark {
    case 0x2D, 0x2010, 0x2011:
      guard ["al", "el", "ul", "ash", "ar", "ad", "az"].contains(article) else { return false }
    case 0x27, 0x2019:
      guard ["d", "l", "dell", "dall"].contains(article) else { return false }
    default: return false
    }
    guard at + length < end else { return false }
    if case .upper = ScalarClass(scalar(in: utf8, at: at + length).0) { return true }
    return false
  }

  private func shape(_ start: Int, _ end: Int) -> Lexeme.Shape {
    let (first, length) = scalar(in: utf8, at: start)
    switch ScalarClass(first) {
    case .lower: return hasArticle(start, end) ? .capital : .lower
    case .upper: break
    default: return .other
    }
    var at = start + length
    var uppers = 1
    while at < end {
      let (value, length) = scalar(in: utf8, at: at)
      switch ScalarClass(value) {
      case .lower: return .capital
      case .upper: uppers += 1
      default: break
      }
      at += length
    }
    return uppers > 1 ? .allCapitals : .capital
  }
}

/// Whether a line break ends a paragraph, which differs between texts with one line a paragraph
/// and texts that were wrapped at a width.
struct ParagraphBreaks {
  private let wrapped: Bool

  init(_ text: DocumentText) {
    var lines = 0
    var full = 0
    var length = 0
    var previous = 0
    for byte in text.utf8 {
      if byte == 0x0A {
        // A line that another line follows directly; its own length decides.
        if previous > 0, length > 0 {
          lines += 1
          if 45...100 ~= previous { full += 1 }
        }
        previous = length
        length = 0
      } else if byte != 0x0D, byte & 0xC0 != 0x80 {
        length += 1
      }
    }
    // A wrapped text's lines are nearly all filled to one width; five lines are evidence.
    wrapped = lines >= 5 && full * 10 >= lines * 8
  }

  func endsParagraph(breaks: Int) -> Bool { !wrapped || breaks > 1 }
}
