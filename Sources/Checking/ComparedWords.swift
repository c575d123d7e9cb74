import Language
import SourceText

/// The words of a text as quotations are compared: marks set aside, `[t]hose` read as one word.
///
/// A word is compared by a hash of its folded characters; the texts themselves decide wherever an
/// edit is reported.
struct ComparedWords: Sendable {
  /// The words and numbers.
  let words: [Word]
  /// Their hashes.
  let hashes: [UInt64]
  /// All tokens with the marks, for comparing punctuation; quotation marks, brackets and ellipses
  /// are left out.
  let tokens: [Word]
  /// For each word its index among ``tokens``.
  let tokenOfWord: [Int]
  /// Whether a word stands between brackets: an insertion by whoever prints the words.
  let isBracketed: [Bool]
  /// Whether an ellipsis stands before a word; one more, for the end.
  let hasEllipsisBefore: [Bool]
  /// Whether the first letter of a word stands in brackets: `[t]hose`.
  let isRecased: [Bool]

  /// Reads the words of a span.
  ///
  /// - Complexity: O(n log n) at worst.
  init(_ text: DocumentText, in span: TextSpan? = nil) {
    var reader = ComparedWordsReader(text.words(in: span ?? text.span), text: text)
    reader.read()
    words = reader.words
    hashes = reader.words.map { Self.hash($0.key) }
    tokens = reader.tokens
    tokenOfWord = reader.tokenOfWord
    isBracketed = reader.isBracketed
    hasEllipsisBefore = reader.hasEllipsisBefore + [reader.hasEllipsis]
    isRecased = reader.isRecased
  }

  private static func hash(_ key: String) -> UInt64 {
    var hash = StableHash(0)
    hash.add(key.utf8)
    return hash.value
  }
}

/// Sorts tokens into words and marks.
private struct ComparedWordsReader {
  private let source: [Word]
  private let text: DocumentText
  private(set) var words: [Word] = []
  private(set) var tokens: [Word] = []
  private(set) var tokenOfWord: [Int] = []
  private(set) var isBracketed: [Bool] = []
  private(set) var hasEllipsisBefore: [Bool] = []
  private(set) var isRecased: [Bool] = []
  private(set) var hasEllipsis = false
  /// The index in ``source`` of the bracket that ends the insertion, or nil outside of one.
  private var bracketEnd: Int?

  /// The most tokens between two brackets: more is no editor's insertion.
  private static let longestInsertion = 24

  init(_ source: [Word], text: DocumentText) {
    self.source = source
    self.text = text
  }

  mutating func read() {
    var at = 0
    while at < source.count {
      if let end = bracketEnd, at >= end { bracketEnd = nil }
      let word = source[at]
      if word.kind != .mark {
        add(word)
        at += 1
      } else if let next = readEllipsis(at) ?? readBracket(at) {
        at = next
      } else {
        if !Self.isSilent(word.key) { tokens.append(word) }
        at += 1
      }
    }
  }

  private mutating func add(_ word: Word, recased: Bool = false) {
    tokenOfWord.append(tokens.count)
    tokens.append(word)
    words.append(word)
    isBracketed.append(bracketEnd != nil)
    isRecased.append(recased)
    hasEllipsisBefore.append(hasEllipsis)
    hasEllipsis = false
  }

  /// Quotation marks and brackets are compared by what they hold.
  private static func isSilent(_ key: String) -> Bool {
    ["\"", "'", "[", "]", "(", ")", "<", ">", "*", "_"].contains(key)
  }

  /// `…`, `...`, `. . .` and the same in brackets.
  private mutating func readEllipsis(_ at: Int) -> Int? {
    var next = at
    var dots = 0
    if ["[", "("].contains(source[at].key) { next += 1 }
    while next < source.count, source[next].key.utf8.allSatisfy({ $0 == 0x2E }) {
      // Full stops that stand far apart, or on two lines, are no ellipsis.
      if dots > 0, source[next].span.start - source[next - 1].span.end > 3 { break }
      dots += source[next].key.utf8.count
      next += 1
    }
    guard dots >= 3 else { return nil }
    if ["[", "("].contains(source[at].key) {
      guard next < source.count, ["]", ")"].contains(source[next].key) else { return nil }
      next += 1
    }
    hasEllipsis = true
    return next
  }

  private mutating func readBracket(_ at: Int) -> Int? {
    let close: String
    switch source[at].key {
    case "[": close = "]"
    case "(": close = ")"
    default: return nil
    }
    // `[t]hose`: one letter, set as a capital or small letter by whoever prints the words.
    if at + 3 < source.count, source[at + 2].key == close, source[at + 1].kind == .word,
      source[at + 1].key.unicodeScalars.count == 1, source[at + 3].kind == .word,
      source[at + 2].span.end == source[at + 3].span.start
    {
      let span = TextSpan(start: source[at + 1].span.start, end: source[at + 3].span.end)
      add(
        Word(
          span: span, text: source[at + 1].text + source[at + 3].text,
          key: source[at + 1].key + source[at + 3].key, kind: .word), recased: true)
      return at + 4
    }
    let limit = min(source.count, at + 2 + Self.longestInsertion)
    if let end = (at + 1..<limit).first(where: { source[$0].key == close }) { bracketEnd = end }
    return at + 1
  }
}
