import ArchiveTestSupport
import Language
import SourceText
import Testing

@Suite struct SentenceTests {
  /// Every sentence of a sample is marked, so that nothing may be split or joined wrongly.
  @Test(
    "A sample splits at its marks and nowhere else",
    arguments: [
      "⟦The council met on Monday.⟧ ⟦It went home at noon.⟧",
      // Abbreviations, initials, decimals.
      "⟦Dr. Vell met Gov. J. P. Marr at 3.5 miles from St. Orm.⟧ ⟦They spoke.⟧",
      "⟦The firm, Orm Inc., sold it at 10 a.m. to the buyer.⟧ ⟦He left.⟧",
      "⟦She lives in the U.N. compound.⟧ ⟦He does not.⟧",
      // Marks and brackets at the end.
      "⟦He said “no.”⟧ ⟦She said (quietly.)⟧ ⟦They left.⟧",
      "⟦“We won’t go.”⟧ ⟦That was all.⟧",
      "⟦\"It is late.\"⟧ ⟦\"It is not.\"⟧",
      "⟦“Why now?” she asked.⟧ ⟦Nobody knew.⟧",
      // Ellipses.
      "⟦They waited ... and waited.⟧ ⟦Nothing came.⟧",
      "⟦Well… it is late.⟧",
      // Headlines and lines of their own.
      "⟦Council Votes To Close The Harbour⟧\n⟦The vote was close.⟧",
      "⟦First line⟧\r\n\r\n⟦Second line.⟧",
      // A lost space after a full stop; a domain name is none.
      "⟦It was signed by the member towns.⟧⟦In reply the mayor resigned.⟧",
      "⟦Write to orm.Vell at once.⟧",
      // No-break spaces.
      "⟦The\u{A0}vote\u{A0}failed.⟧\u{A0}⟦It\u{A0}was late.⟧",
      "⟦Is it?⟧ ⟦It is!⟧ ⟦Good.⟧",
      "⟦Numbers: 1,200 and 3.75 and 10:30.⟧ ⟦Then 40 more.⟧",
    ])
  func splits(sample: String) throws {
    let marked = MarkedText(sample)
    let reading = try LanguageReader.read(marked.text, documentDate: nil)
    #expect(reading.sentences.map(\.span) == marked.spans, "\(sample)")
  }

  @Test func linesOfAWrappedTextAreOneParagraph() throws {
    let line = "the council of the old town met again to speak of the harbour and\n"
    let text = DocumentText(String(repeating: line, count: 8) + "\nA new paragraph starts here.")
    let reading = try LanguageReader.read(text, documentDate: nil)
    #expect(Set(reading.sentences.map(\.paragraph)) == [0, 1])
  }

  @Test func everyLineIsAParagraphWhereLinesAreLong() throws {
    let text = DocumentText("One line.\nAnother line.\n\nA third.")
    let reading = try LanguageReader.read(text, documentDate: nil)
    #expect(reading.sentences.map(\.paragraph) == [0, 1, 2])
  }

  @Test(
    "Words keep hyphens and apostrophes; possessives and punctuation stand apart",
    arguments: [
      ("Ada’s well-known plan", ["Ada", "’s", "well-known", "plan"]),
      (
        "They don't, in the 1990s, pay $3.50.",
        [
          "They", "don't", ",", "in", "the", "1990s", ",", "pay", "$", "3.50", ".",
        ]
      ),
      ("the U.N. at 10:30", ["the", "U.N.", "at", "10:30"]),
      ("“No…” —he", ["“", "No", "…", "”", "—", "he"]),
    ])
  func tokens(sample: String, expected: [String]) throws {
    let text = DocumentText(sample)
    let reading = try LanguageReader.read(text, documentDate: nil)
    #expect(reading.sentences.flatMap(\.tokens).map { text[$0.span] } == expected)
  }

  @Test func tokensLieInTheirSentencesInOrder() throws {
    let text = DocumentText("‘Ah’,  she\tsaid\u{2029}«Ça va?» \u{1F600} é́ 漢字。終")
    let reading = try LanguageReader.read(text, documentDate: nil)
    var last = 0
    for sentence in reading.sentences {
      for token in sentence.tokens {
        #expect(token.span.start >= last && sentence.span.contains(token.span))
        last = token.span.end
      }
    }
    #expect(last == text.utf8.count)
  }
}
