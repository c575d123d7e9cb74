import SourceText

/// A run of letters, a run of digits, or one other mark: what times and quantities are read from.
///
/// Tokens keep "1990s" and "mid-February" whole or not as their reader sees fit; times and
/// quantities are read from smaller pieces, so that they do not depend on that.
struct TextPiece {
  enum Kind { case word, digits, mark }

  var kind: Kind
  var start: Int
  var end: Int

  /// A word in lower case, a mark as it is, and nothing for digits.
  var text: String

  /// The number that a run of at most eight digits makes; 0 for a longer one.
  var number: Int

  /// Whether the word begins with a capital letter.
  var isCapital: Bool

  var count: Int { end - start }
}

extension TextPiece {
  /// Cuts a stretch of text into pieces; white space is left out.
  ///
  /// - Complexity: O(n).
  static func pieces(of text: DocumentText, in span: TextSpan) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var offset = span.start
    while offset < span.end {
      let start = offset
      let byte = text.utf8[offset]
      if isDigit(byte) {
        while offset < span.end, isDigit(text.utf8[offset]) { offset += 1 }
        var number = 0
        if offset - start <= 8 {
          for digit in text.utf8[start..<offset] { number = number * 10 + Int(digit & 15) }
        }
        pieces.append(
          TextPiece(
            kind: .digits, start: start, end: offset, text: "", number: number, isCapital: false))
      } else if isLetter(byte) {
        while offset < span.end, isLetter(text.utf8[offset]) { offset += 1 }
        // No word of the resources is longer than this; a longer one need not be kept.
        let word = offset - start <= 24 ? text[TextSpan(start: start, end: offset)] : ""
        pieces.append(
          TextPiece(
            kind: .word, start: start, end: offset, text: asciiLowercased(word), number: 0,
            isCapital: UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte))
      } else {
        offset += 1
        while offset < span.end, text.utf8[offset] & 0xC0 == 0x80 { offset += 1 }
        let mark = text[TextSpan(start: start, end: offset)]
        // No-break space, narrow no-break space and their like separate as a space does.
        if byte <= 0x20 || mark == "\u{A0}" || mark == "\u{202F}" || mark == "\u{2009}" { continue }
        pieces.append(
          TextPiece(
            kind: .mark, start: start, end: offset, text: mark, number: 0, isCapital: false))
      }
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      // Letters of Latin, Greek, Cyrillic and others in two bytes; U+00A0…U+00BF are marks.
      || 0xC3...0xDF ~= byte || isContinuation(byte)
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  private static func asciiLowercased(_ word: String) -> String {
    String(
      decoding: word.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 },
      as: UTF8.self)
  }
}
