import ArchiveTestSupport
import Language
import Quotation
import SourceText
import Testing

@Suite struct SpeakerTests {
  private func found(_ sample: String) -> (text: DocumentText, quotations: [Quotation]) {
    let text = DocumentText(sample)
    return (text, quotations(text))
  }

  @Test(
    "The speaker is named beside the marks",
    arguments: [
      ("“It is late,” said Tessa Marr.", "Tessa Marr"),
      ("“It is late,” Tessa Marr said to the council.", "Tessa Marr"),
      ("Tessa Marr said: “It is late.” The council left.", "Tessa Marr"),
      ("Tessa Marr said, “It is late.” The council left.", "Tessa Marr"),
      ("Tessa Marr told the council that it was “too late” for a vote.", "Tessa Marr"),
      ("“It is late,” Tessa Marr, who was there, said to the council.", "Tessa Marr"),
      ("“It is late,” Tessa Marr, the mayor of Orm, said to the council.", "Tessa Marr"),
      ("“It is late,” according to Tessa Marr.", "Tessa Marr"),
      ("According to Tessa Marr, it was “too late” for a vote.", "Tessa Marr"),
      ("It was “too late” for a vote, Tessa Marr said.", "Tessa Marr"),
      ("“Is it late?” Tessa Marr asked.", "Tessa Marr"),
      ("Tessa Marr described the plan as a “long night” for the town.", "Tessa Marr"),
      ("Tessa Marr accused the council of failing to “keep its word” to the town.", "Tessa Marr"),
      ("Tessa Marr, who called it “a long night” for the town, left.", "Tessa Marr"),
      ("Tessa Marr left the club, saying that it was “too late” for her.", "Tessa Marr"),
      ("Tessa Marr told Bo Lunden and said “it is late” to him.", "Tessa Marr"),
      ("“It is late,” federal prosecutors wrote to the court.", "federal prosecutors"),
      ("“It is late,” said city planner Tessa Marr, who was there.", "Tessa Marr"),
      (
        "The council was late. Tessa Marr’s remarks to the press were these: “It is late.”",
        "Tessa Marr"
      ),
    ])
  func speaker(sample: String, name: String) {
    let speech = found(sample).quotations.filter { $0.kind == .direct || $0.kind == .mixed }
    #expect(speech.map { $0.speakers.map(\.name) } == [[name]], "\(sample)")
  }

  @Test(
    "The links from the words to the name are told",
    arguments: [
      (
        "Mayor Tessa Marr met the council. “It is late,” she said.", "Tessa Marr",
        ["“she” is Tessa Marr, the last person spoken of"]
      ),
      (
        "Ada Vell, a professor of law, met the council. “It is late,” the professor said.",
        "Ada Vell",
        ["“the professor” is Ada Vell, introduced as “professor”"]
      ),
      (
        "Tessa Marr met the council. “It is late,” Marr said.", "Tessa Marr",
        ["“Marr” is a name of Tessa Marr"]
      ),
      (
        "A report by the Harbour Inspection Service was read. “The quay is old,” the report says.",
        "Harbour Inspection Service",
        ["“the report” is the report of Harbour Inspection Service"]
      ),
      ("The Norlandic mayor was late. “It is late,” the mayor said of it.", "the mayor", []),
    ] as [(String, String, [String])])
  func chain(sample: String, name: String, chain: [String]) throws {
    let speech = try #require(found(sample).quotations.first)
    #expect(speech.speakers.map(\.name) == [name])
    #expect(speech.speakers.first?.chain == chain)
  }

  @Test(
    "Where nobody is named, nobody said it",
    arguments: [
      "The so-called “long night” was cold.",
      "The town is small. “The quay is old and it is cold there.” It was late.",
      "In recent years the town has “quietly refused to take part in the work of the club.”",
      "The book “Nights of the Cold Harbour” is old, and the council left.",
    ])
  func nobody(sample: String) {
    #expect(found(sample).quotations.allSatisfy { $0.speakers.isEmpty })
  }

  @Test func aCutSpeechIsOneQuotationOfTwoSpans() throws {
    for sample in [
      "“⟦It is late,⟧” Tessa Marr said, “⟦and it is cold.⟧” The council left.",
      "“⟦It is late,⟧” Tessa Marr said. “⟦It is cold.⟧”",
      "“⟦It is late,⟧” said city planner Tessa Marr, who was there. “⟦It is cold.⟧”",
    ] {
      let marked = MarkedText(sample)
      let found = quotations(marked.text)
      #expect(found.count == 1, "\(sample)")
      #expect(found.first?.spans == marked.spans)
      #expect(found.first?.marked == marked.spans)
      #expect(found.first?.kind == .direct)
    }
  }

  @Test(
    "A mixed quotation's content is the whole reported clause",
    arguments: [
      "Tessa Marr said ⟦that it was “too late” for a vote⟧.",
      "Tessa Marr said ⟦the plan “was a long night” for the town⟧, and left.",
      "⟦The plan was “too late” for the town⟧, Tessa Marr said.",
      "Tessa Marr called ⟦the plan “a long night⟧.” The council left.",
      "Tessa Marr told the press on Monday ⟦that it was “a long night⟧.”",
      "Tessa Marr said ⟦it was “cold” and “late” in the town⟧.",
    ])
  func content(sample: String) {
    let marked = MarkedText(sample)
    let found = quotations(marked.text)
    #expect(found.count == 1, "\(sample)")
    #expect(
      found.first.map { marked.text[$0.extent].filter { $0 != "." } }
        == marked.text[marked.spans[0]].filter { $0 != "." })
    #expect(found.first?.kind == .mixed)
  }

  @Test func speechThatGoesOnInTheNextParagraphIsOneQuotation() {
    let marked = MarkedText(
      "“⟦It is late,⟧” said Tessa Marr of the club.\n\n“⟦It is cold, and we have to go home.⟧”\n\n"
        + "The council left.")
    let found = quotations(marked.text)
    #expect(found.map(\.marked) == [marked.spans])
    #expect(found.first?.speakers.map(\.name) == ["Tessa Marr"])
  }

  @Test func aQuotationBehindAReportIsTheReportsSpeakers() throws {
    let (_, found) = found(
      "Tessa Marr told the council that she would not go. “It is late, and it is cold out there.”")
    let speaker = try #require(found.first?.speakers.first)
    #expect(speaker.name == "Tessa Marr")
    #expect(speaker.mention == nil)
    #expect(speaker.chain.first == "the sentence before reports the same speaker")
  }

  @Test func contentMayStandOnBothSidesOfItsClause() throws {
    let marked = MarkedText(
      "⟦The plan for the quay⟧, Tessa Marr said, ⟦is “too late” for the town⟧.")
    #expect(quotations(marked.text).map(\.spans) == [marked.spans])
  }

  @Test func fragmentsOfOneClauseAreOneQuotation() throws {
    let marked = MarkedText(
      "Tessa Marr said that the town’s “⟦lack of will⟧” and “⟦cold nights⟧” would “⟦not change⟧” soon."
    )
    let found = quotations(marked.text)
    #expect(found.map(\.marked) == [marked.spans])
    #expect(found.first?.speakers.map(\.name) == ["Tessa Marr"])
  }

  @Test(
    "Kinds",
    arguments: [
      ("“We will go and we will not wait,” she said.", Quotation.Kind.direct),
      ("She said that it was “too late” for a vote.", .mixed),
      ("The town’s own “winter” was cold.", .scare),
      ("The book “Nights of the Cold Harbour” is old.", .title),
      ("It was the so-called “long night” of the town.", .term),
    ])
  func kinds(sample: String, kind: Quotation.Kind) {
    #expect(found(sample).quotations.map(\.kind) == [kind])
  }

  @Test func theCueIsTheReportingWord() throws {
    let (text, found) = found("“It is late,” Tessa Marr declared to the council.")
    #expect(found.first?.cue.map { text[$0] } == "declared")
  }

  @Test func aTextInAnotherLanguageHasRunsAndNoSpeakers() {
    let text = DocumentText(
      "Der Rat sagte: „Das ist nicht der Fall und es ist spät.“ Und das ist so.")
    let found = quotations(text)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.speakers.isEmpty && $0.cue == nil })
  }

  @Test(
    "Kinds that only English words tell are not guessed in other languages",
    arguments: [
      "Der Rat und die Stadt: „Kalter Hafen“ ist nicht das Wort für den Plan.",
      "Le conseil de la ville est contre le « plan » et pour les quais.",
    ])
  func kindInAnotherLanguage(sample: String) {
    let found = quotations(DocumentText(sample))
    #expect(found.map(\.kind) == [.direct])
    #expect(found.allSatisfy { $0.speakers.isEmpty })
  }

  @Test func speechInMarksOfTwoStylesIsTwoQuotations() {
    let (text, found) = found(
      "``The old quay will hold,'' said Bo Lunden. \"No,\" \"Yes,\" \"Maybe,\" the crowd shouted.")
    #expect(
      found.map { $0.marked.map { text[$0] } }
        == [["The old quay will hold,"], ["No,"], ["Yes,"], ["Maybe,"]])
    #expect(
      found.map { $0.speakers.map(\.name) }
        == [["Bo Lunden"], ["the crowd"], ["the crowd"], ["the crowd"]])
  }
}
