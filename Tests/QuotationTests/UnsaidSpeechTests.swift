import Language
import Quotation
import SourceText
import Testing

/// Speech that was not uttered, as far as the text knows, has no speaker.
@Suite struct UnsaidSpeechTests {
  private func outermost(_ sample: String) -> [Quotation] {
    quotations(DocumentText(sample)).filter { $0.nestedIn == nil }
  }

  @Test(
    "Nobody is said to have said what was negated, denied, supposed or asked about",
    arguments: [
      "Neither Ada Vell nor Tessa Marr said “sorry for the long wait” to the town.",
      "Ada Vell did not say “sorry for the long wait” to the town.",
      "Ada Vell has never once said that it was “too late for the town” at all.",
      "No one said “sorry for the long wait” to the town.",
      "Nobody told the town that it was “too late for a vote” at all.",
      "Mayor Bo Lunden denied saying “the quay can fall into the sea” to the club.",
      "Mayor Bo Lunden denied ever having said “the quay can fall into the sea” to the club.",
      "The ministry denied that the minister had said “the whole town must leave” on Monday.",
      "Had she said “we will go at once,” Tessa Marr would be there now.",
      "If Ada Vell says “we will go at once,” the town will follow her.",
      "Did Ada Vell say “we will go at once” to the council?",
      "The club was not told whether Ada Vell said “we will go at once” to them.",
    ])
  func unsaid(sample: String) {
    let found = outermost(sample)
    #expect(found.count == 1, "\(sample)")
    #expect(found.allSatisfy { $0.speakers.isEmpty && $0.cue == nil }, "\(sample)")
    #expect(found.allSatisfy { $0.kind == .direct || $0.kind == .mixed }, "\(sample)")
  }

  @Test(
    "A denial in somebody's own words is theirs",
    arguments: [
      ("Bo Lunden denied it: “I did nothing of the kind.”", "Bo Lunden"),
      ("“I did nothing of the kind,” Bo Lunden denied.", "Bo Lunden"),
      ("Bo Lunden, who denied the charge, said “it is far too late” on Monday.", "Bo Lunden"),
      ("Bo Lunden denied the charge and said that it was “far too late” for it.", "Bo Lunden"),
      ("If the plan fails, Ada Vell said, it is “too late for the town” to act.", "Ada Vell"),
      ("Not only did Ada Vell say it was “too late for a vote” but she left.", "Ada Vell"),
      ("Ada Vell said the town had never “asked for such a bridge” at all.", "Ada Vell"),
      (
        "Ada Vell has not announced her plan for the quay, instead stating that it was “too late "
          + "for a vote” on it.", "Ada Vell"
      ),
      (
        "The town asks whether the plan is what some old sailors have called “a long night” for it.",
        "some old sailors"
      ),
      ("Ada Vell said in a note: “It is far too late.” The club did not elaborate.", "Ada Vell"),
      ("Asked if the quay was safe, Ada Vell said it was “old but sound” enough.", "Ada Vell"),
    ])
  func said(sample: String, name: String) {
    #expect(outermost(sample).map { $0.speakers.map(\.name) } == [[name]], "\(sample)")
  }
}
