import Language
import Quotation
import SourceText
import Testing

@Suite struct UtteranceTests {
  private func document(_ source: String, _ sample: String) -> UtteranceDocument {
    let text = DocumentText(sample)
    return UtteranceDocument(
      source: source, order: source, text: text, quotations: quotations(text))
  }

  private func clusters(_ samples: [String]) -> [[Int]] {
    let documents = samples.enumerated().map { document("source-\($0.offset)", $0.element) }
    return Utterances.cluster(documents).map { $0.members.map(\.document) }
  }

  @Test(
    "Quotations that print one utterance are one",
    arguments: [
      // The same words, with other typography and end punctuation.
      (
        "Tessa Marr said: “The old quay is not safe for us.”",
        "“The old quay is not safe for us,” Marr said."
      ),
      // A part of it, also where the speaker is not resolved.
      (
        "Tessa Marr said: “The old quay is not safe for us. We must close it before the winter comes.”",
        "“We must close it before the winter comes,” she said."
      ),
      // Other words in between.
      (
        "“The old quay is not safe for the town and its people,” Tessa Marr said.",
        "“The old quay is simply not safe for the town and all its people,” Tessa Marr said."
      ),
      // Few words, one of them another, by the same speaker.
      (
        "Tessa Marr called the plan a “road of no return” for the town.",
        "Tessa Marr said that the plan was a “path of no return” for the town."
      ),
      // The same long words by two speakers.
      (
        "“The old quay is not safe for the town and its people,” Tessa Marr said.",
        "“The old quay is not safe for the town and its people,” Bo Lunden said."
      ),
    ])
  func joined(first: String, second: String) {
    #expect(clusters([first, second]) == [[0, 1]])
  }

  @Test(
    "Quotations that only sound alike stay apart",
    arguments: [
      (
        "“The old quay is not safe for us,” Tessa Marr said.",
        "“The new school is not ready for the children,” Tessa Marr said."
      ),
      (
        "Tessa Marr said it was “a long night” for her.",
        "Bo Lunden said it was “a long night” for him."
      ),
      ("The town’s “winter” was cold.", "The town’s “winter” was cold."),
      (
        "“I think that we will have to do it again,” Tessa Marr said.",
        "“I think that they will have to see it for themselves,” Bo Lunden said."
      ),
    ])
  func apart(first: String, second: String) {
    #expect(clusters([first, second]) == [[0], [1]])
  }

  @Test func theOrderOfDocumentsChangesNothing() {
    let samples = [
      "“The old quay is not safe for us,” Tessa Marr said. “It is late.”",
      "Tessa Marr said: “The old quay is not safe for us.” It was “late” again.",
      "“We will build a new quay before the winter comes,” Bo Lunden said.",
      "Bo Lunden vowed to “build a new quay before the winter” in the town.",
    ]
    let documents = samples.enumerated().map { document("source-\($0.offset)", $0.element) }
    func handles(_ order: [Int]) -> [String] {
      let sorted = order.map { documents[$0] }
      return Utterances.cluster(sorted).map { utterance in
        utterance.id
          + utterance.members.map { "\(sorted[$0.document].source)/\($0.quotation)" }.joined()
      }
    }
    let expected = handles([0, 1, 2, 3])
    #expect(expected.count < samples.count + 2)
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
      #expect(handles(order) == expected)
    }
  }

  @Test func everyQuotationIsInOneCluster() {
    let documents = (0..<6).map {
      document("s\($0)", "“The old quay is not safe for us,” Marr said. It was “\($0) nights” ago.")
    }
    let members = Utterances.cluster(documents).flatMap(\.members)
    #expect(members.count == documents.map(\.quotations.count).reduce(0, +))
    #expect(Set(members).count == members.count)
  }

  @Test func alignmentPairsEqualWordsInOrder() {
    let a = "the quay is not safe".split(separator: " ").map(String.init)
    let b = "the old quay is simply unsafe".split(separator: " ").map(String.init)
    #expect(Utterances.alignment(a, b).map(\.a) == [0, 1, 2])
    #expect(Utterances.alignment(a, b).map(\.b) == [0, 2, 3])
    #expect(Utterances.alignment([], b).isEmpty)
  }
}
