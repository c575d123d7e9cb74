/// The quotation marks among a text's tokens, and which way each can face.
///
/// A mark's surroundings count for more than its glyph: texts mix curly and straight marks, open
/// with closing marks, and close with apostrophes. The glyph decides where surroundings do not.
struct MarkFinder {
  struct Mark {
    var token: Int
    var family: MarkedRun.Family
    /// What the surroundings allow.
    var canOpen: Bool
    var canClose: Bool
    /// What the glyph says, where it says anything.
    var glyphOpens: Bool?
    /// Whether it may be an apostrophe.
    var maybeApostrophe: Bool
  }

  private let lexemes: [Lexeme]

  init(_ lexemes: [Lexeme]) { self.lexemes = lexemes }

  /// All marks in order.
  ///
  /// Apostrophes inside words, elisions, primes and inches are left out.
  ///
  /// - Complexity: O(n).
  func marks() -> [Mark] {
    lexemes.indices.compactMap(mark)
  }

  private func mark(at token: Int) -> Mark? {
    let lexeme = lexemes[token]
    guard lexeme.kind != .word, lexeme.kind != .number,
      let first = lexeme.lower.utf8.first, MarkFinder.firstBytes.contains(first)
    else { return nil }
    let family: MarkedRun.Family
    var glyphOpens: Bool?
    switch lexeme.lower {
    case "“", "„", "‟", "«", "``": (family, glyphOpens) = (.double, true)
    case "”", "»", "''": (family, glyphOpens) = (.double, false)
    case "\"", "＂", "״": family = .double
    case "‘", "‚", "‛", "‹", "`": (family, glyphOpens) = (.single, true)
    case "’", "›": (family, glyphOpens) = (.single, false)
    case "'": family = .single
    case "「", "『", "《", "〈": (family, glyphOpens) = (.corner, true)
    case "」", "』", "》", "〉": (family, glyphOpens) = (.corner, false)
    default: return nil
    }
    let isPlain = family == .single && ["'", "’", "‘"].contains(lexeme.lower)
    if isPlain, isElision(token) || isPrime(token) { return nil }
    if family == .double, lexeme.lower == "\"" || lexeme.lower == "”" || lexeme.lower == "''",
      isInch(token)
    {
      return nil
    }
    let (before, after) = (side(token, -1), side(token, 1))
    // Straight after a word no mark opens; straight before one none closes.
    return Mark(
      token: token, family: family, canOpen: before != .word && after != .open,
      canClose: after != .word && before != .open, glyphOpens: glyphOpens,
      maybeApostrophe: isPlain && before == .word)
  }

  /// The bytes that a quotation mark can begin with: most punctuation ends here.
  private static let firstBytes: [UInt8] = [0x22, 0x27, 0x60, 0xC2, 0xD7, 0xE2, 0xE3, 0xEF]

  private enum Side { case open, word, closing, either }

  /// What stands on one side of a token: open space, a word, punctuation that closes (or, on the
  /// left, that opens: brackets and dashes), or another mark.
  private func side(_ token: Int, _ step: Int) -> Side {
    let other = token + step
    guard lexemes.indices.contains(other), lexemes[other].paragraph == lexemes[token].paragraph
    else { return .open }
    if step < 0 ? lexemes[token].spaced : lexemes[other].spaced { return .open }
    let lexeme = lexemes[other]
    if lexeme.kind == .word || lexeme.kind == .number {
      // Scripts that set no spaces say nothing by leaving them out.
      let near = step < 0 ? lexeme.lower.unicodeScalars.last : lexeme.lower.unicodeScalars.first
      return near.map { MarkFinder.isUnspaced($0.value) } ?? false ? .either : .word
    }
    switch lexeme.lower {
    case "(", "[", "{", "¿", "¡", "$", "€", "£", "#", "@": return step < 0 ? .open : .word
    case ")", "]", "}", ",", ".", ";", ":", "!", "?", "%": return step < 0 ? .word : .open
    case "…", "...", "....": return .either
    default: return .either
    }
  }

  /// Whether a letter's script is written without spaces between words, or, as Korean, sets none
  /// behind a quotation mark: Han, Kana, Hangul, Thai, Lao, Burmese and Khmer.
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007,
      0x3031...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// ’tis, ’90s, rock ’n’ roll: an apostrophe where letters were left out in front.
  private func isElision(_ token: Int) -> Bool {
    guard lexemes.indices.contains(token + 1), !lexemes[token + 1].spaced,
      lexemes[token + 1].paragraph == lexemes[token].paragraph
    else {
      // The second of ’n’.
      return token >= 2 && lexemes[token - 1].lower == "n" && !lexemes[token].spaced
        && isApostrophe(lexemes[token - 2])
    }
    let next = lexemes[token + 1].lower
    let isAfterWord = token > 0 && !lexemes[token].spaced && lexemes[token - 1].isWord
    if isAfterWord { return false }
    if English.elisions.contains(next) { return lexemes[token].lower != "‘" || next != "em" }
    // ’90s, '08.
    let digits = next.utf8.prefix { 0x30...0x39 ~= $0 }.count
    return digits == 2 && (next.utf8.count == 2 || next.hasSuffix("s") && next.utf8.count == 3)
  }

  private func isApostrophe(_ lexeme: Lexeme) -> Bool {
    lexeme.lower == "'" || lexeme.lower == "’" || lexeme.lower == "‘"
  }

  /// 5'10: feet.
  private func isPrime(_ token: Int) -> Bool {
    guard token > 0, token + 1 < lexemes.count else { return false }
    return lexemes[token - 1].kind == .number && !lexemes[token].spaced
      && lexemes[token + 1].kind == .number && !lexemes[token + 1].spaced
  }

  /// 5'10", 6-foot-2": the inches that feet came before.
  private func isInch(_ token: Int) -> Bool {
    guard token >= 3, !lexemes[token].spaced, lexemes[token - 1].kind == .number,
      !lexemes[token - 1].spaced
    else { return false }
    return isPrime(token - 2)
  }
}

extension English {
  /// Words that an apostrophe stands before instead of a letter or two.
  static let elisions: Set<String> = words(
    "tis twas twere twill til till em cause bout round n neath cept fraid nuff gainst gator kay "
      + "s re ll ve d m t")
}
