import Checking
import Quotation
import SourceText
import Testing

/// Quotations and sources as nobody should write them.
@Suite struct HostileQuotationTests {
  @Test(arguments: [
    "", " ", "\u{0}", "…", "[", "]", "[[[[", "[…]", "... ... ...", "“”", "'", "(((", "[a]", "[a]b",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇹🇭", "مرحبا بالعالم", "שלום [עולם] … שלום", "港は閉鎖されている", "\u{202E}abc\u{202C}",
    "a\u{301}\u{301}\u{301}", "1", "1,000.5", "-", "—", "\u{FEFF}", "x . . . y", "[… …]",
  ])
  func oddQuotations(quote: String) throws {
    let source = try VerdictTests.source()
    let check = QuotationChecker().check(DraftQuotation(quote, speaker: quote), in: [source])
    #expect(check.verdict != .verbatim)
    for match in check.matches {
      #expect(
        source.text.isBoundary(match.extent.start) && source.text.isBoundary(match.extent.end))
    }
  }

  @Test func sourcesWithoutWords() {
    for text in ["", "…", "“”", "[", "\u{0}\u{0}"] {
      let source = CheckedSource(text: DocumentText(text), quotations: [])
      let check = QuotationChecker().check(DraftQuotation("the old pier is shut"), in: [source])
      #expect(check.verdict == .notFound)
    }
  }

  @Test(arguments: [0, 1, 2])
  func tenThousandWords(kind: Int) {
    let words = (0..<10_000).map { kind == 0 ? "same" : kind == 1 ? "word\($0 % 97)" : "w\($0)" }
    let text = words.joined(separator: " ")
    let source = CheckedSource(
      text: DocumentText("He said: “" + text + "”"), quotations: [], isPrimary: true)
    let check = QuotationChecker().check(DraftQuotation(text), in: [source])
    // So long a quotation may be found or not; it has to end, and never claims a change.
    #expect([.verbatim, .notFound, .spliced].contains(check.verdict))
  }

  @Test func aMegabyteOfOneCharacter() {
    for character in ["a", "“", "[", ".", " ", "\u{301}"] {
      let text = String(repeating: character, count: 1 << 18)
      let source = CheckedSource(text: DocumentText(text), quotations: [])
      let check = QuotationChecker().check(DraftQuotation("an old pier is shut"), in: [source])
      #expect(check.verdict == .notFound)
      let other = CheckedSource(text: DocumentText("An old pier is shut."), quotations: [])
      #expect(QuotationChecker().check(DraftQuotation(text), in: [other]).verdict == .notFound)
    }
  }

  @Test func rightToLeftWordsAreFound() {
    let text = DocumentText("قال العمدة: «الرصيف القديم غير آمن للركاب هذا الشتاء» ثم غادر")
    let start = Array(text.utf8).firstRange(of: Array("الرصيف".utf8))?.lowerBound ?? 0
    let end = Array(text.utf8).firstRange(of: Array("»".utf8))?.lowerBound ?? 0
    let quotation = Quotation(
      kind: .direct, spans: [TextSpan(start: start, end: end)],
      marked: [TextSpan(start: start, end: end)])
    let source = CheckedSource(text: text, quotations: [quotation])
    let check = QuotationChecker().check(
      DraftQuotation("الرصيف القديم غير آمن للركاب هذا الشتاء"), in: [source])
    #expect(check.verdict == .verbatim)
  }
}
