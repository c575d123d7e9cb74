import ArchiveTestSupport
import Checking
import Foundation
import Language
import Quotation
import SourceText
import Testing

/// Quotations of the sample articles, altered in every way that a verdict names: seeded, so that
/// every run tries the same.
@Suite struct MutationTests {
  /// A document of the sample articles with its quotations.
  struct Sample {
    var source: CheckedSource
    var text: DocumentText
    var quotations: [Quotation]
    var sentences: [TextSpan]
  }

  static func samples() throws -> [Sample] {
    let folder = SharedData.repository.appendingPathComponent("Tests/SampleArticles")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") }
      .map { file in
        let data = try Data(contentsOf: folder.appendingPathComponent(file))
        let text = DocumentText(String(decoding: data, as: UTF8.self))
        let reading = try LanguageReader.read(text, documentDate: nil, isParsed: false)
        let quotations = QuotationFinder.quotations(in: text, reading: reading)
        return Sample(
          source: CheckedSource(text: text, quotations: quotations), text: text,
          quotations: quotations, sentences: reading.sentences.map(\.span))
      }
  }

  struct Mutation {
    var name: String
    var quote: String
    var speaker: String?
    var expected: Set<QuotationVerdict>
    var sample: Int
  }

  @Test func mutationsAreJudgedRightly() throws {
    let samples = try Self.samples()
    var chance = SplitMix64(state: 20_251_008)
    var mutations: [Mutation] = []
    while mutations.count < 2_400 {
      let before = mutations.count
      for (number, sample) in samples.enumerated() {
        var maker = Maker(sample: sample, number: number, chance: chance)
        maker.make()
        chance = maker.chance
        mutations += maker.mutations
      }
      try #require(mutations.count > before)
    }
    var wrong: [String: [String]] = [:]
    for mutation in mutations {
      let check = QuotationChecker().check(
        DraftQuotation(mutation.quote, speaker: mutation.speaker),
        in: [samples[mutation.sample].source])
      if !mutation.expected.contains(check.verdict) {
        wrong[mutation.name, default: []].append(
          "\(check.verdict.rawValue) \(check.findings.map(\.rule)) for “\(mutation.quote)” by \(mutation.speaker ?? "-")"
        )
      }
    }
    let count = wrong.values.reduce(0) { $0 + $1.count }
    for (name, cases) in wrong.sorted(by: { $0.key < $1.key }) {
      print("\(name): \(cases.count) of \(mutations.lazy.filter { $0.name == name }.count)")
      for example in cases.prefix(6) { print("   ", example) }
    }
    #expect(mutations.count >= 2_000)
    #expect(Set(mutations.map(\.name)).count >= 16)
    #expect(count * 100 <= mutations.count * 2, "\(count) of \(mutations.count) misjudged")
  }

  /// Makes mutations of one article's quotations.
  struct Maker {
    var sample: Sample
    var number: Int
    var chance: SplitMix64
    var mutations: [Mutation] = []

    private static let auxiliaries: Set<String> = [
      "is", "are", "was", "were", "will", "would", "can", "could", "has", "have", "had", "must",
      "should", "may", "might", "did", "does", "do",
    ]
    private static let negations: Set<String> = [
      "not", "never", "no", "nobody", "none", "nothing", "nor", "without", "cannot", "neither",
    ]

    init(sample: Sample, number: Int, chance: SplitMix64) {
      self.sample = sample
      self.number = number
      self.chance = chance
    }

    mutating func make() {
      let speech = sample.quotations.filter {
        $0.kind == .direct && $0.nestedIn == nil && $0.marked.count == 1
      }
      for quotation in speech { mutate(quotation) }
      splice(speech)
      narrate()
    }

    private mutating func add(
      _ name: String, _ quote: String, _ speaker: String? = nil,
      _ expected: Set<QuotationVerdict>
    ) {
      mutations.append(
        Mutation(name: name, quote: quote, speaker: speaker, expected: expected, sample: number))
    }

    private mutating func mutate(_ quotation: Quotation) {
      var quote = sample.text[quotation.marked[0]]
      while let last = quote.last, last == "," || last == "." { quote.removeLast() }
      let words = quote.split(separator: " ").map(String.init)
      guard words.count >= 8, !quote.contains("“"), !quote.contains("["), !quote.contains("…")
      else { return }
      let speaker = quotation.speakers.first?.name
      func keys(_ words: some Sequence<String>) -> [String] {
        words.map { $0.lowercased().filter { $0.isLetter } }
      }
      let plain = keys(words)
      func isLoaded(_ range: Range<Int>) -> Bool {
        range.contains {
          Self.negations.contains(plain[$0]) || words[$0].hasSuffix("n’t")
            || ["if", "unless"].contains(plain[$0])
        }
      }
      add("exact", quote, speaker, [.verbatim])
      add(
        "typography",
        quote.replacing("’", with: "'").replacing("—", with: " – ")
          .replacing(" ", with: "\u{A0}", maxReplacements: 2), speaker, [.verbatim])
      add(
        "recasing", "[\(words[0].prefix(1).lowercased())]" + quote.dropFirst(), speaker, [.adjusted]
      )
      let middle = Int.random(in: 2..<words.count - 2, using: &chance)
      add(
        "insertion in brackets",
        (words[..<middle] + ["[sic]"] + words[middle...]).joined(separator: " "), speaker,
        [.adjusted])
      let cut = Int.random(in: 2..<words.count - 3, using: &chance)
      let gap = cut..<min(cut + Int.random(in: 1...4, using: &chance), words.count - 2)
      if !isLoaded(gap), !isLoaded(0..<words.count) {
        add(
          "ellipsis",
          (words[..<gap.lowerBound] + ["…"] + words[gap.upperBound...])
            .joined(separator: " "), speaker, [.adjusted])
      }
      if let negation = plain.indices.dropFirst(2).dropLast(3).first(where: {
        plain[$0] == "not" || plain[$0] == "never"
      }) {
        add(
          "ellipsis for a negation",
          (words[..<negation] + ["…"] + words[(negation + 1)...]).joined(separator: " "), speaker,
          [.altered])
        add(
          "negation dropped",
          (words[..<negation] + words[(negation + 1)...]).joined(separator: " "), speaker,
          [.altered])
        let rest = words[(negation + 1)...]
        if rest.count >= 5, !rest.prefix(5).contains(where: { $0.hasSuffix(",") }) {
          add("truncation", rest.joined(separator: " "), speaker, [.truncated])
        }
      }
      let fragment = Int.random(in: 0..<words.count - 3, using: &chance)
      let length = Int.random(in: 1...3, using: &chance)
      add(
        "fragment", words[fragment..<fragment + length].joined(separator: " "), nil,
        [.adjusted, .truncated, .unquoted])
      if let auxiliary = plain.indices.dropLast(2).first(where: {
        Self.auxiliaries.contains(plain[$0])
      }), !isLoaded(auxiliary..<min(auxiliary + 3, plain.count)) {
        add(
          "negation put in",
          (words[...auxiliary] + ["not"] + words[(auxiliary + 1)...]).joined(separator: " "),
          speaker, [.altered])
      }
      for (index, word) in plain.enumerated() {
        var changed = words
        let swaps = [
          "will": "may", "must": "could", "can": "should", "is": "was", "are": "were",
          "was": "is", "were": "are", "has": "had", "all": "some", "every": "no",
        ]
        guard let other = swaps[word], index > 0 else { continue }
        changed[index] = other
        add("modal, tense or quantifier", changed.joined(separator: " "), speaker, [.altered])
      }
      if let digits = words.firstIndex(where: { $0.contains(where: \.isNumber) }) {
        var changed = words
        changed[digits] = changed[digits].replacing(/[0-9]/, with: "7", maxReplacements: 1)
        if changed != words {
          add("digits", changed.joined(separator: " "), speaker, [.altered])
        }
      }
      let swapped = Int.random(in: 1..<words.count - 1, using: &chance)
      if plain[swapped].count > 4 {
        var changed = words
        changed[swapped] = "marmalade"
        add("word swapped", changed.joined(separator: " "), speaker, [.altered])
        changed.remove(at: swapped)
        add("word dropped", changed.joined(separator: " "), speaker, [.altered])
        changed.insert("Perpetua", at: swapped)
        add("name", changed.joined(separator: " "), speaker, [.altered])
      }
      if speaker != nil {
        add("wrong speaker", quote, "Leopoldine Quastermoor", [.misattributed])
      }
      let invented = words.enumerated().map { index, word in
        plain[index].count > 3 || index % 2 == 0
          ? "zor\(["ba", "lin", "tek", "mur"].randomElement(using: &chance) ?? "")\(index)" : word
      }
      add("absent", invented.joined(separator: " "), speaker, [.notFound])
      var shuffled = words
      shuffled.shuffle(using: &chance)
      add("shuffled", shuffled.joined(separator: " "), speaker, [.notFound, .altered, .spliced])
    }

    private mutating func splice(_ speech: [Quotation]) {
      func words(_ quotation: Quotation) -> [Substring] {
        sample.text[quotation.marked[0]].split(separator: " ")
      }
      for first in speech {
        guard let second = speech.randomElement(using: &chance), second != first,
          words(first).count >= 7, words(second).count >= 7,
          abs(first.extent.start - second.extent.start) > 300
        else { continue }
        add(
          "splice",
          sample.text[first.marked[0]].dropLast() + ". " + sample.text[second.marked[0]], nil,
          [.spliced])
      }
    }

    private mutating func narrate() {
      let marked = sample.quotations.flatMap(\.marked)
      for sentence in sample.sentences {
        let text = sample.text[sentence]
        let count = text.split(separator: " ").count
        guard count >= 8, count < 40, text.hasSuffix("."), !text.contains("\n"),
          !marked.contains(where: { $0.overlaps(sentence) }),
          Int.random(in: 0..<3, using: &chance) == 0
        else { continue }
        add("narration", String(text.dropLast()), nil, [.unquoted])
      }
    }
  }
}
