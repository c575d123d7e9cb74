import ArchiveTestSupport
import Language
import Quotation
import SourceText
import Testing

func quotations(_ text: DocumentText) -> [Quotation] {
  QuotationFinder.quotations(
    in: text, reading: try! LanguageReader.read(text, documentDate: nil, isParsed: false))
}

func marked(_ text: DocumentText) -> [TextSpan] {
  quotations(text).flatMap(\.marked).sorted()
}

@Suite struct MarkedRunTests {
  @Test func `an opening mark with nothing behind it in its paragraph makes no run`() {
    #expect(marked(DocumentText("The mayor of the town said: “\n\n“ it was late")).count <= 1)
    let text = MarkedText("The mayor of the town said: “\n\n“⟦It was late.⟧” She left.")
    #expect(marked(text.text) == text.spans)
  }

  @Test(
    "Each pair of marks is a run",
    arguments: [
      // Curly, straight, and both in one text.
      "She said “⟦it is late⟧” and left.",
      "She said \"⟦it is late⟧\" and left.",
      "She said “⟦it is late⟧\" and left. He said \"⟦it is not⟧” and stayed.",
      "The “⟦harbour⟧” and the \"⟦quay⟧\" are one.",
      // End punctuation inside belongs to the run, outside it does not.
      "“⟦It is late,⟧” she said. “⟦Go.⟧”",
      "It was a “⟦long night⟧”. It was \"⟦cold.⟧\"",
      // Single marks, closed by their partner, an apostrophe or a straight mark.
      "He called it ‘⟦unfreezing⟧’ at the time.",
      "He called it ‘⟦unfreezing⟧' at the time.",
      "He called it '⟦unfreezing⟧' at the time.",
      "The '⟦long night,⟧' as it was called, was cold.",
      // An opening mark that is a closing mark, and the reverse.
      "She told the council. ”⟦It is late and cold.⟧” He left.",
      "He called it “⟦cold⟧“ at the time.",
      // French, German, low and angled marks; TeX's.
      "« ⟦Il est tard⟧ », dit-elle.",
      "Sie sagte: „⟦Es ist spät⟧“ und ging.",
      "Sie sagte: »⟦Es ist spät⟧« und ging.",
      "She wrote ``⟦it is late⟧'' and left.",
      "「⟦遅い⟧」と言った。",
      // Scripts without spaces: only the direction tells.
      "“⟦天气很冷。⟧”她还说，“⟦船必须回港⟧”。",
      "시장은 “⟦너무 늦었다⟧”고 말했다. “⟦춥다⟧”라고 했다.",
      // Hebrew, where the same mark stands inside an acronym.
      "ראש העיר אמר ״⟦מאוחר מאוד⟧״ והלך עם המנכ״ל.",
      "ראש העיר אמר \"⟦מנכ\"ל הנמל הלך⟧\" והלך.",
      // No white space about them.
      "The plan—“⟦cold and late⟧”—failed.",
      "It (\"⟦the plan⟧\") failed.",
      "No “⟦plan⟧”/“⟦idea⟧” at all.",
      // A text that is one quotation.
      "“⟦It is late.⟧”",
    ])
  func pairs(sample: String) {
    let marked = MarkedText(sample)
    #expect(QuotationTests.marked(marked.text) == marked.spans, "\(sample)")
  }

  @Test(
    "Apostrophes, elisions, primes and inches are no marks",
    arguments: [
      "The players’ union and the players' club met in the '90s and the ’80s.",
      "’Tis late, and 'twas cold. Rock ’n’ roll and rock 'n' roll.",
      "He is 5'10\" tall and she is 6'2\" tall.",
      "Don’t, can't, o’clock, Ada’s and the towns’ own.",
      "Get 'em, and 'til then wait.",
    ])
  func noMarks(sample: String) {
    #expect(marked(DocumentText(sample)).isEmpty)
  }

  @Test(
    "Apostrophes inside a run do not end it",
    arguments: [
      "He said '⟦the players' union won't go⟧' and left.",
      "He said ‘⟦the players’ union won’t go⟧’ and left.",
      "He said \"⟦she is 5'10\" tall in the '90s style⟧\" and left.",
      "“⟦It’s the ’90s again,⟧” she said.",
    ])
  func apostrophesInside(sample: String) {
    let marked = MarkedText(sample)
    #expect(QuotationTests.marked(marked.text) == marked.spans, "\(sample)")
  }

  @Test func singleMarksNestInDoubleOnes() throws {
    let text = DocumentText("“It is no ‘long night,’ and it won’t be,” she said.")
    let found = quotations(text)
    #expect(
      found.map { text[$0.marked[0]] } == [
        "It is no ‘long night,’ and it won’t be,", "long night,",
      ])
    #expect(found[0].nestedIn == nil)
    #expect(found[1].nestedIn == 0)
    #expect(found[1].speakers.isEmpty)
  }

  @Test func doubleMarksNestInSingleAndInDoubleOnes() {
    for sample in [
      "‘It is no “long night” at all,’ she said.", "“It is no “long night” at all,” she said.",
      "\"It is no \"long night\" at all,\" she said.",
    ] {
      let text = DocumentText(sample)
      let found = quotations(text)
      #expect(found.count == 2, "\(sample)")
      #expect(found.last?.nestedIn == 0, "\(sample)")
      #expect(found.last.map { text[$0.marked[0]] } == "long night")
    }
  }

  @Test(
    "A lost closing mark ends the run where its sentence says",
    arguments: [
      // Before the reporting clause.
      "“⟦It is late,⟧ she said. The council went home.",
      // At a semicolon, and at the sentence's end, where it began inside a sentence.
      "She declared that \"⟦there is little hope⟧; while Bo Lunden called it \"⟦too late⟧\" to go.",
      "She said it was “⟦a long night and a cold one.⟧ The council went home.",
      // Before the next opening mark.
      "He said: “⟦We will go.⟧ Then she said: “⟦We will not.⟧”",
      // At the paragraph's end.
      "He said: “⟦We will go. We will not wait.⟧\nThe council went home.",
    ])
  func lostClose(sample: String) {
    let marked = MarkedText(sample)
    #expect(QuotationTests.marked(marked.text) == marked.spans, "\(sample)")
  }

  @Test func aStrayClosingMarkOpensNothing() {
    #expect(marked(DocumentText("It is late.” The council went home. They slept.")).isEmpty)
  }

  @Test func speechOpenedAtEveryParagraphIsOneQuotation() throws {
    let sample = MarkedText(
      "“⟦It is late.⟧\n\n“⟦It is cold.⟧\n\n“⟦We will go,⟧” Tessa Marr said to the council.")
    let found = quotations(sample.text)
    #expect(found.count == 1)
    #expect(found.first?.marked == sample.spans)
    #expect(found.first?.speakers.map(\.name) == ["Tessa Marr"])
  }

  @Test func speechOpenedOnceRunsToItsClosingMark() throws {
    let sample = MarkedText(
      "“⟦It is late.\nIt is a ‘long night’ and a cold one.\nWe will go,⟧” Tessa Marr said to him.\n"
        + "The council met “⟦again⟧” at noon.")
    let found = quotations(sample.text).filter { $0.nestedIn == nil }
    #expect(found.map(\.marked) == sample.spans.map { [$0] })
    #expect(found.first?.speakers.map(\.name) == ["Tessa Marr"])
  }

  @Test func anUnclosedMarkSwallowsNoMoreThanItsParagraph() {
    let sample = MarkedText(
      "He said: “⟦It is late.⟧\n\nThe council met.\n\nIt went home.\n\nShe said “⟦no⟧” to it.")
    #expect(marked(sample.text) == sample.spans)
  }
}

@Suite struct HostileTextTests {
  @Test func everyRunLiesInTheTextOnCodePoints() {
    var generator = SplitMix64(state: 7)
    let alphabet = [
      "“", "”", "\"", "‘", "’", "'", "«", "»", "„", "a", "Ada", "said", " ", " ", "\n", ".", ",",
      "é", "漢", "\u{1F1F3}", "\u{301}", "5", "``", "''", "he", "The", ":", "—", "\u{A0}",
    ]
    for _ in 0..<150 {
      let sample = (0..<120).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
        .joined()
      let text = DocumentText(sample)
      for quotation in quotations(text) {
        #expect(!quotation.marked.isEmpty && !quotation.spans.isEmpty)
        for span in quotation.spans + quotation.marked {
          #expect(text.isBoundary(span.start) && text.isBoundary(span.end) && !span.isEmpty)
        }
      }
    }
  }

  @Test func randomBytesAreReadAsWhatTheyDecodeTo() {
    var generator = SplitMix64(state: 11)
    for _ in 0..<15 {
      let bytes = (0..<3000).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      let text = DocumentText(String(decoding: bytes, as: UTF8.self))
      let reading = try! LanguageReader.read(text, documentDate: nil, isParsed: false)
      #expect(reading.sentences.allSatisfy { text.span.contains($0.span) })
      #expect(QuotationFinder.quotations(in: text, reading: reading).count <= text.utf8.count)
    }
  }

  @Test func oneLineOfFiveMegabytesIsRead() {
    let text = DocumentText("“" + String(repeating: "a", count: 5 << 20) + "” he said.")
    #expect(marked(text).map(\.count) == [5 << 20])
  }

  @Test(
    "Thousands of unbalanced marks, and one long line, take linear time",
    arguments: [
      "“a ", "a” ", "\"a ", "‘a ", "a’ ", "« “", "「“a ", "'a\n", "“A said.\n\n", "“a ‘b ", "” “",
      "he said, ", "Ada said “a” ", "a, who said ", "The minister of ", "Ada Vell, the speaker, ",
    ])
  func linear(piece: String) {
    func time(_ count: Int) -> Double {
      let text = DocumentText(
        "The council of the town said that it is late. " + String(repeating: piece, count: count))
      return ProcessorTime.seconds { _ = quotations(text) }
    }
    _ = time(50)
    let (small, large) = (time(400), time(3_200))
    // Eight times the text; quadratic time would be 64 times.
    #expect(large < small * 32 + 0.4, "\(piece): \(small), \(large)")
  }
}
