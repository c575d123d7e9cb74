import ArchiveTestSupport
import Foundation
import Language
import SourceText
import Testing

@Suite struct PredicationTests {
  /// What of a case is not as expected; empty where all is.
  private func failures(_ sentence: String, _ expected: String) throws -> [String] {
    let text = DocumentText(sentence)
    let predications = try PredicationSample.predications(of: text)
    return expected.split(separator: ";").compactMap { part in
      PredicationSample.failure(part.split(separator: " ").map(String.init), predications, text)
    }
  }

  /// How many of some cases read as expected, and what is wrong with the others.
  private func score(_ cases: [(String, String)]) throws -> (right: Int, wrong: String) {
    var wrong: [String] = []
    for (sentence, expected) in cases {
      let failures = try failures(sentence, expected)
      if !failures.isEmpty { wrong.append("\(sentence) \(failures)") }
    }
    return (cases.count - wrong.count, wrong.joined(separator: "\n"))
  }

  // Some trees are wrong, and no rule mends them: the counts may rise and may not fall.

  @Test func sentencesWrittenBeforeTheRulesReadAsExpected() throws {
    let (right, wrong) = try score(PredicationCases.first)
    #expect(right >= 78, "\(right) of \(PredicationCases.first.count) right; not:\n\(wrong)")
  }

  @Test func sentencesWrittenBesideTheRulesReadAsExpected() throws {
    let (right, wrong) = try score(PredicationCases.second)
    #expect(right >= 69, "\(right) of \(PredicationCases.second.count) right; not:\n\(wrong)")
  }

  @Test func sentencesHeldOutReadAsExpected() throws {
    let (right, wrong) = try score(PredicationCases.heldOut)
    #expect(right >= 54, "\(right) of \(PredicationCases.heldOut.count) right; not:\n\(wrong)")
  }

  @Test func scopesAndReportsHaveTheirSpans() throws {
    let text = DocumentText("The mayor did not sell the old bridge, officials said.")
    let sell = try #require(
      PredicationSample.predications(of: text).first { text[$0.span] == "sell" })
    #expect(sell.scope.map { text[$0] } == ["did not sell the old bridge"])
    #expect(sell.cues.map { text[$0.span] } == ["not"])
    let report = try #require(sell.reports.first)
    #expect(report.reporter.map { text[$0] } == "officials")
    #expect(text[report.cue] == "said")
    #expect(report.content.map { text[$0] } == ["The mayor did not sell the old bridge"])
    #expect(!report.isNegated)
  }

  @Test func nestedReportsKeepBothReporters() throws {
    let text = DocumentText("Toll said that the mayor claimed that the bank collapsed.")
    let collapsed = try #require(
      PredicationSample.predications(of: text).first { text[$0.span] == "collapsed" })
    #expect(
      collapsed.reports.map { $0.reporter.map { text[$0] } ?? "" } == ["Toll", "the mayor"])
    #expect(collapsed.reports.last?.content.map { text[$0] } == ["the bank collapsed"])
  }

  @Test(arguments: [
    ("The mayor did not ⟦sell the bridge⟧.", ["not"]),
    ("The mayor ⟦did not sell the bridge⟧.", []),
    ("⟦The bridge will fall⟧ if nobody repairs it.", ["if"]),
    ("The firm denied that ⟦the lake was polluted⟧.", ["denied"]),
    ("The king reportedly ⟦sold the crown⟧.", ["reportedly"]),
    ("⟦The mayor resigned⟧. Nobody came.", []),
  ])
  func cuesOutsideACutAreFound(_ sample: String, _ expected: [String]) throws {
    let marked = MarkedText(sample)
    var sentences = UDTokenizer.sentences(in: marked.text)
    let words = try SyntaxReader.syntax(of: sentences, in: marked.text)
    for at in words.indices { sentences[at].words = words[at] }
    var reading = Reading(language: "en", sentences: sentences)
    reading.predications = LanguageReader.predications(of: sentences, in: marked.text)
    let found = reading.cues(outside: marked.spans[0]).map { marked.text[$0.span] }
    var unique: [String] = []
    for word in found where !unique.contains(word) { unique.append(word) }
    #expect(unique == expected)
  }
}

/// Reads sample sentences and compares what is found.
enum PredicationSample {
  static func predications(of text: DocumentText) throws -> [Predication] {
    var sentences = UDTokenizer.sentences(in: text)
    let words = try SyntaxReader.syntax(of: sentences, in: text)
    for at in words.indices { sentences[at].words = words[at] }
    return LanguageReader.predications(of: sentences, in: text)
  }

  /// What one expectation ("word sign modality by: cue:") finds wrong, or nil.
  static func failure(
    _ fields: [String], _ predications: [Predication], _ text: DocumentText
  ) -> String? {
    let found = predications.first { text[$0.span] == fields[0] }
    if fields[1] == "none" { return found == nil ? nil : "\(fields[0]) is a predicate" }
    guard let found else { return "\(fields[0]) is no predicate" }
    var seen = [fields[0], sign(found), found.modality.rawValue]
    for field in fields.dropFirst(3) {
      if field.hasPrefix("by:") {
        seen.append("by:" + underscored(found.reports.last?.reporter, text))
      } else {
        let spans = found.cues.map { "cue:" + underscored($0.span, text) }
        seen.append(spans.contains(field) ? field : spans.joined(separator: ","))
      }
    }
    return seen == fields ? nil : seen.joined(separator: " ")
  }

  private static func sign(_ predication: Predication) -> String {
    switch predication.polarity {
    case .positive: predication.isDoublyNegated ? "=" : "+"
    case .negative: "-"
    case .partial: "~"
    }
  }

  private static func underscored(_ span: TextSpan?, _ text: DocumentText) -> String {
    span.map { text[$0].replacing(" ", with: "_") } ?? "nobody"
  }
}
