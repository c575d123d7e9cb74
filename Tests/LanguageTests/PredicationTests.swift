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

  @Test func theSentencesReadAsExpected() throws {
    var right = 0
    var list: [String] = []
    for (sentence, expected) in PredicationCases.first {
      let failures = try failures(sentence, expected)
      if failures.isEmpty { right += 1 } else { list.append("\(sentence) \(failures)") }
    }
    let read = list.joined(separator: "\n")
    #expect(right == PredicationCases.first.count, "\(right) right; not:\n\(read)")
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
