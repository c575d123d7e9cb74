import Foundation
import Language
import Quotation
import SourceText
import Testing

@testable import ProbeLanguage

@Suite struct HostileInputTests {
  @Test func `random and disturbed texts are read soundly, and alike on two threads`() throws {
    var run = FuzzRun(seed: 20)
    try run.read(0..<2_000)
    #expect(run.failures.map { "\($0.sample): \($0.faults)" } == [])
    // The samples reach the rules, not only what turns them away.
    #expect(run.english > 200)
    #expect(run.quotations > 150)
  }

  @Test func `a sample is the same whatever was drawn before it`() {
    for sample in [0, 7, 400, 100_000] {
      var one = HostileInput(seed: 3, sample: sample)
      var other = HostileInput(seed: 3, sample: sample)
      #expect(one.text() == other.text())
    }
    var one = HostileInput(seed: 3, sample: 1)
    var other = HostileInput(seed: 4, sample: 1)
    #expect(one.bytes() != other.bytes())
  }

  @Test func `the same texts on several threads in different orders are read alike`() throws {
    let texts = (0..<8).map { number in
      var article = GeneratedArticle(numbers: SeededNumbers(seed: 5, sample: number))
      return DocumentText(article.text(bytes: 1_000))
    }
    let expected = try texts.map { try Self.read($0) }
    nonisolated(unsafe) let results = UnsafeMutableBufferPointer<[Int: Result<Pair, any Error>]>
      .allocate(capacity: 4)
    results.initialize(repeating: [:])
    defer {
      results.deinitialize()
      results.deallocate()
    }
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      var numbers = SeededNumbers(seed: 6, sample: thread)
      for number in texts.indices.shuffled(using: &numbers) {
        results[thread][number] = Result { try Self.read(texts[number]) }
      }
    }
    for result in results {
      for (number, pair) in expected.enumerated() {
        #expect(try result[number]?.get() == pair)
      }
    }
  }

  @Test func `faults are found where there are some`() throws {
    let text = DocumentText("The mayor said “it is done” on Monday. She left.")
    var reading = try LanguageReader.read(text, documentDate: nil)
    let quotations = QuotationFinder.quotations(in: text, reading: reading)
    #expect(AnalysisFaults.faults(of: reading, quotations: quotations, in: text).isEmpty)

    var cut = quotations
    cut[0].spans = [TextSpan(start: 16, end: 20)]
    #expect(!AnalysisFaults.faults(of: reading, quotations: cut, in: text).isEmpty)

    let root = try #require(reading.sentences[0].words.firstIndex { $0.head == nil })
    let dependent = try #require(reading.sentences[0].words.firstIndex { $0.head == root })
    reading.sentences[0].words[root].head = dependent
    #expect(!AnalysisFaults.faults(of: reading, quotations: quotations, in: text).isEmpty)
  }

  private struct Pair: Hashable {
    var reading: Reading
    var quotations: [Quotation]
  }

  private static func read(_ text: DocumentText) throws -> Pair {
    let reading = try LanguageReader.read(text, documentDate: "2024-02-29")
    return Pair(
      reading: reading, quotations: QuotationFinder.quotations(in: text, reading: reading))
  }
}
