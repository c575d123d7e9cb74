import ArchiveTestSupport
import Language
import Quotation
import SourceText
import Testing

/// Speakers who are named some way from the marks: beside an office, a sentence before, by what
/// they do, or not at all.
@Suite struct SpeakerLinkTests {
  private func speech(_ sample: String) -> [Quotation] {
    quotations(DocumentText(sample)).filter { $0.kind == .direct || $0.kind == .mixed }
  }

  private func speakers(_ sample: String) -> [[String]] {
    speech(sample).map { $0.speakers.map(\.name) }
  }

  @Test(
    "An office's holder is the name beside it",
    arguments: [
      ("“It is late,” said the mayor, Tessa Marr, who was there.", "Tessa Marr"),
      ("“It is late,” its director-general, Bo Lunden, said on Friday.", "Bo Lunden"),
      ("The lock keeper, Bo Lunden, said that it was “too late” for a boat.", "Bo Lunden"),
      ("“It is late,” said Bo Lunden, the town’s harbour master.", "Bo Lunden"),
    ])
  func apposition(sample: String, name: String) {
    #expect(speakers(sample) == [[name]], "\(sample)")
  }

  @Test(
    "A title or a trade stands for whom the text introduced with it",
    arguments: [
      (
        "Ada Vell, who has taught botany at the college in Tarn for years, was not there. "
          + "“It is late,” the professor said.", "Ada Vell"
      ),
      (
        "Ada Vell had waited for a week. She met the prime minister in the end. “It is late,” the "
          + "fisheries minister said.", "Ada Vell"
      ),
      (
        "Bo Lunden, a baker of 61, was there too. Nobody else was. “It is late,” the baker said.",
        "Bo Lunden"
      ),
      (
        "That was not enough for Ada Vell. The secretary of the club had two friends there. "
          + "“It is late,” she said.", "Ada Vell"
      ),
    ])
  func description(sample: String, name: String) {
    #expect(speakers(sample) == [[name]], "\(sample)")
  }

  @Test(
    "A title stands for nobody where two may hold it",
    arguments: [
      (
        "Ada Vell wrote to the foreign minister about it. “It is late,” the minister said.",
        "the minister"
      ),
      ("Ada Vell was there with Bo Lunden. “It is late,” the professor said.", "the professor"),
      ("Ada Vell was not pleased with it. “It is late,” the president said.", "the president"),
      (
        "Mayor Ada Vell was not pleased with it. “It is late,” the professor said.",
        "the professor"
      ),
    ])
  func openTitle(sample: String, words: String) {
    #expect(speakers(sample) == [[words]], "\(sample)")
  }

  @Test(
    "“It” is the body or document that is spoken of, and never a name",
    arguments: [
      ("The Tarn Harbour Board said it was “ready to help” the town.", ["Tarn Harbour Board"]),
      (
        "The Tarn Harbour Board, which has three members, met on Friday. Its clerk, Ada Vell, "
          + "read from a page. “We are sorry, and it is late,” it said.", ["Tarn Harbour Board"]
      ),
      (
        "The report was short. It asked for “early repairs” and left it at that.", ["The report"]
      ),
      ("Somebody had hung a sheet from the gate. It read: “Stay in your house”.", []),
    ])
  func it(sample: String, names: [String]) {
    #expect(speakers(sample) == [names], "\(sample)")
  }

  @Test(
    "A pronoun is the subject that was spoken of, and of its kind",
    arguments: [
      (
        "Mr Lunden was there for hours. Some people laughed, and Judge Ada Vell asked them not "
          + "to.\n\nHe was loud. “It is late,” he said.", "Lunden"
      ),
      (
        "Ms Marr was there. Mr Lunden was with her. “It is late,” she said.", "Marr"
      ),
      (
        "A woman who gave her name only as Tove was at the gate.\n\n“It is late,” she said.",
        "Tove"
      ),
      ("A man named Tove was at the gate. “It is late,” he said.", "Tove"),
      (
        "According to the Daily Orm, the mayor, Bo Lunden, told the club: “It is late.” He left, "
          + "and said it was “far too cold” for him.", "Bo Lunden"
      ),
      (
        "Vell said Marr told him of the boat, according to Marr’s lawyer Anna Tove. “It is late,” "
          + "she said.", "Anna Tove"
      ),
      (
        "Boats lay at St. Tova’s, where Ada Vell was waiting. “It is late,” she said.", "Ada Vell"
      ),
    ])
  func pronoun(sample: String, name: String) {
    #expect(Set(speakers(sample)) == [[name]], "\(sample)")
  }

  @Test func aSpeechOfParagraphsIsAnnouncedInTheParagraphBefore() {
    let marked = MarkedText(
      "Bo Lunden, a sailor of 40, told his story from a bench at the gate.\n\n"
        + "“⟦It was late and it was cold.⟧\n\n“⟦Then it was dark.⟧”\n\nHe left.")
    let found = quotations(marked.text)
    #expect(found.map(\.marked) == [marked.spans])
    #expect(found.first?.speakers.map(\.name) == ["Bo Lunden"])
  }

  @Test(
    "A passive verb’s subject is not the speaker",
    arguments: [
      ("Bo Lunden came and was told by Ada Vell to “go home to his mother” at once.", ["Ada Vell"]),
      ("The plan was described by Ada Vell as “a long night” for the town.", ["Ada Vell"]),
      ("Bo Lunden was asked, “Is it not far too late for that?”", []),
    ])
  func passive(sample: String, names: [String]) {
    #expect(speakers(sample) == [names], "\(sample)")
  }

  @Test(
    "The clause that reports is found wherever it stands",
    arguments: [
      (
        "It was the question that “everybody here is asking,” in the words of Ada Vell.", "Ada Vell"
      ),
      ("In Ada Vell’s words, “it is late, and it is cold.”", "Ada Vell"),
      ("According to Ada Vell: “It is late, and it is cold.”", "Ada Vell"),
      ("“It is late, and it is cold.” Ada Vell said.", "Ada Vell"),
      ("After Bo Lunden laughed at the plan, Ada Vell shot back, “It is late.”", "Ada Vell"),
      ("Ada Vell, who has in the past called it “a long night,” left.", "Ada Vell"),
      ("Ada Vell, once again, called it “a long night” for the town.", "Ada Vell"),
      ("His office put out a note saying that it was “too late” for a vote.", "His office"),
      ("When Bo Lunden died, Ada Vell released this statement: “It is late.”", "Ada Vell"),
      ("The plan, which was filed in the town of Tarn, said it was “too late.”", "The plan"),
      ("Bo Lunden waited, with one of his friends asking, “Is it late?”", "one of his friends"),
      ("She expects that Tarn will ask “within days” for more.", "She"),
    ])
  func clause(sample: String, name: String) {
    #expect(speakers(sample) == [[name]], "\(sample)")
  }

  @Test func aSpeechThatItsParagraphBreaksOffGoesToTheParagraphsEnd() {
    let marked = MarkedText(
      "Ada Vell said that she had warned the town. “⟦It is late, and it is cold. You can put it "
        + "off, but it will send you the bill⟧\n\nThe town will meet next week. Ada Vell has written "
        + "a book, “⟦The Cold Harbour⟧”, about it.")
    let found = quotations(marked.text)
    #expect(found.flatMap(\.marked) == marked.spans)
    #expect(found.first?.speakers.map(\.name) == ["Ada Vell"])
  }

  @Test(
    "Another speaker’s words are another quotation",
    arguments: [
      (
        "“It is late,” Ada Vell claimed.\n\n“It is not late at all,” an angry Lunden retaliated.",
        [["Ada Vell"], ["an angry Lunden"]]
      ),
      (
        "“It is late in the evening,” Ada Vell said as the mayor, Bo Lunden, replied: “Go home!”",
        [["Ada Vell"], ["Bo Lunden"]]
      ),
      (
        "“It is late in the evening,” Ada Vell said, adding: “We will go home now.”",
        [["Ada Vell"], ["Ada Vell"]]
      ),
      ("“It is late,” Ada Vell said, “and we will go home now.”", [["Ada Vell"]]),
    ])
  func twoQuotations(sample: String, names: [[String]]) {
    #expect(speakers(sample) == names, "\(sample)")
  }

  @Test func manyRunsInARowTakeTimeInProportion() {
    func seconds(_ count: Int) -> Double {
      let text = DocumentText(String(repeating: "“We can do nothing but speak,” ", count: count))
      let reading = try! LanguageReader.read(text, documentDate: nil, isParsed: false)
      var found = 0
      let time = ProcessorTime.seconds {
        found = QuotationFinder.quotations(in: text, reading: reading).flatMap(\.marked).count
      }
      #expect(found == count)
      return time
    }
    // Eight times the text: quadratic time would take sixty-four times as long.
    let few = (0..<3).map { _ in seconds(500) }.min() ?? 0
    #expect(seconds(4000) < few * 32 + 0.2)
  }
}
