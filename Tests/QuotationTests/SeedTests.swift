import ArchiveTestSupport
import Foundation
import Language
import Quotation
import SourceText
import Testing

/// The five articles beside the checkout, held against their gold standard as
/// `score_seed_quotes.py` does it: runs by letters and digits, speakers by a shared word.
@Suite struct SeedTests {
  private struct Gold: Decodable {
    var doc: String
    var start: Int
    var end: Int
    var speaker: String?
    var speaker_alternative: String?
  }

  /// A run by the positions of its letters and digits in code points.
  private struct Run: Hashable {
    var document: String
    var letters: [Int]
  }

  @Test(.enabled(if: SharedData.folder != nil, "needs ../shared"))
  func nearlyAllGoldRunsAreFoundAndNoOthers() throws {
    let folder = try #require(SharedData.folder).appendingPathComponent("seeds")
    let gold = try JSONDecoder().decode(
      [Gold].self, from: Data(contentsOf: folder.appendingPathComponent("gold/quotes.json")))
    var found: [Run: Quotation] = [:]
    var wrong = 0
    var scalars: [String: [Unicode.Scalar]] = [:]
    for document in Set(gold.map(\.doc)).sorted() {
      let data = try Data(contentsOf: folder.appendingPathComponent(document))
      let text = try #require(DocumentText(validating: [UInt8](data)))
      let all = Array(text[text.span].unicodeScalars)
      scalars[document] = all
      for quotation in quotations(text) {
        let runs = quotation.marked.map { codePoints(of: $0, in: text) }
        for run in runs {
          found[key(document, run, all)] = quotation
          if !gold.contains(where: {
            $0.doc == document && $0.start < run.upperBound && run.lowerBound < $0.end
          }) {
            wrong += 1
          }
        }
        let whole = key(document, runs[0].lowerBound..<runs[runs.count - 1].upperBound, all)
        if found[whole] == nil { found[whole] = quotation }
      }
    }
    var spans = 0
    var speakers = 0
    for expected in gold {
      let all = try #require(scalars[expected.doc])
      guard let quotation = found[key(expected.doc, expected.start..<expected.end, all)] else {
        continue
      }
      spans += 1
      let said = quotation.speakers.map(\.name).joined(separator: " ")
      let accepted = [expected.speaker] + (expected.speaker_alternative.map { [$0] } ?? [])
      if accepted.contains(where: { agrees($0, said) }) { speakers += 1 }
    }
    #expect(spans >= 63)
    #expect(wrong == 0)
    #expect(speakers >= 60)
  }

  private func codePoints(of span: TextSpan, in text: DocumentText) -> Range<Int> {
    let start = text.utf8[..<span.start].count { $0 & 0xC0 != 0x80 }
    return start..<start + text.utf8[span.range].count { $0 & 0xC0 != 0x80 }
  }

  private func key(_ document: String, _ range: Range<Int>, _ all: [Unicode.Scalar]) -> Run {
    Run(
      document: document,
      letters: range.filter {
        all[$0].properties.isAlphabetic || all[$0].properties.numericType != nil
      })
  }

  private func agrees(_ accepted: String?, _ said: String) -> Bool {
    guard let accepted else { return said.isEmpty }
    return !words(accepted).isDisjoint(with: words(said))
  }

  private func words(_ name: String) -> Set<String> {
    let all = Set(
      name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    let telling = all.subtracting(["of", "the", "government", "armenia", "armenian", "ministry"])
    return telling.isEmpty ? all : telling
  }
}
