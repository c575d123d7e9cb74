import Language
import SourceText
import Testing

@Suite struct UDTokenizerTests {
  private func words(_ string: String) -> [String] {
    let text = DocumentText(string)
    return UDTokenizer.sentences(in: text).flatMap { $0.tokens }.map { text[$0.span] }
  }

  /// Words as Universal Dependencies has them, separated by single spaces.
  @Test(arguments: [
    ("We don’t know.", "We do n’t know ."),
    ("It can't be Ostrava's.", "It ca n't be Ostrava 's ."),
    ("I cannot go; they’ll stay.", "I can not go ; they ’ll stay ."),
    ("He shouldn't've come.", "He should n't 've come ."),
    ("the Vorlund-based long-term plan", "the Vorlund - based long - term plan"),
    ("an anti-war e-mail", "an anti-war e-mail"),
    ("It cost $5.3m, or 12%.", "It cost $ 5.3 m , or 12 % ."),
    ("at 5pm or 10:30 a.m. today", "at 5 pm or 10:30 a.m. today"),
    ("in 1990-95 and 2001–2004", "in 1990 - 95 and 2001 – 2004"),
    ("an F-16 of the mid-1980s", "an F - 16 of the mid-1980s"),
    ("Call 555-0142 now", "Call 555-0142 now"),
    ("and/or on 5/12/2019", "and / or on 5/12/2019"),
    ("the U.S. and Dr. Havel", "the U.S. and Dr. Havel"),
    ("(“Stop!” she said...)", "( “ Stop ! ” she said ... )"),
    ("What?! No!!!", "What ?! No !!!"),
    ("the farmers' votes", "the farmers ' votes"),
    ("the ’90s at five o’clock", "the ’90s at five o’clock"),
    ("see http://example.org/a-b?c=d.", "see http://example.org/a-b?c=d ."),
    ("write to desk@example.org, please", "write to desk@example.org , please"),
    ("AT&T bought R&D labs", "AT&T bought R&D labs"),
    ("member(s) of it", "member ( s ) of it"),
    ("1,200 people — and 3.5 more", "1,200 people — and 3.5 more"),
  ])
  func cuts(_ text: String, _ expected: String) {
    #expect(words(text) == expected.split(separator: " ").map(String.init))
  }

  @Test func sentencesEndWithTheirNotesAndMarks() {
    let text = DocumentText("She left in 1811. [12] He stayed (c. 1818). “No.” They agreed.")
    let sentences = UDTokenizer.sentences(in: text).map { text[$0.span] }
    #expect(
      sentences == [
        "She left in 1811. [12]", "He stayed (c. 1818).", "“No.”", "They agreed.",
      ])
  }

  @Test func sentencesOfAReadingKeepTheirPlaces() throws {
    let text = DocumentText("We can't go.\n\nThey don’t know.")
    let sentences = try LanguageReader.read(text, documentDate: nil).sentences
    let words = UDTokenizer.words(of: sentences, in: text)
    #expect(words.map(\.span) == sentences.map(\.span))
    #expect(words.map(\.paragraph) == sentences.map(\.paragraph))
    #expect(words == UDTokenizer.sentences(in: text))
    #expect(words[0].tokens.map { text[$0.span] } == ["We", "ca", "n't", "go", "."])
  }

  @Test func everyByteThatIsNoSpaceBelongsToOneWord() {
    var generator = Numbers(state: 7)
    let pieces = [
      "a", "B", "’", "'", "-", ".", ",", " ", "\n", "5", "$", "%", "(", ")", "://", "@", "www.",
      "é", "Ж", "中", "\u{301}", "\u{AD}", "👩‍👩‍👧", "\u{FEFF}", "\u{0}", "n't", ":)", "…", "[1]", "/",
      "\u{2028}",
    ]
    for _ in 0..<400 {
      let string = (0..<generator.below(40)).map { _ in pieces[generator.below(pieces.count)] }
        .joined()
      let text = DocumentText(string)
      var end = 0
      for sentence in UDTokenizer.sentences(in: text) {
        #expect(!sentence.tokens.isEmpty)
        for token in sentence.tokens {
          #expect(token.span.start >= end && !token.span.isEmpty)
          #expect(text.isBoundary(token.span.start) && text.isBoundary(token.span.end))
          let between = text[TextSpan(start: end, end: token.span.start)]
          #expect(
            between.unicodeScalars.allSatisfy {
              let kind = ScalarClass($0.value)
              return kind == .space || kind == .newline
            }, "“\(between)” of “\(string)” is in no word")
          end = token.span.end
        }
      }
    }
  }

  /// Chunks without a space that would take minutes if any part were read again and again.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["(a@", "(a", "1-", "a’s", "a-", "'", "a.b/", "[1]", ".", "n't"])
  func hostileChunksTakeLinearTime(_ piece: String) {
    let string = String(repeating: piece, count: 20_000)
    let text = DocumentText(string)
    let sentences = UDTokenizer.sentences(in: text)
    #expect(sentences.last?.span.end == text.utf8.count)
  }
}

/// Random numbers that are the same in every run.
struct Numbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
