import Accounts
import ArchiveTestSupport
import Language
import Preservation
import Quotation
import SourceText
import Testing

@Suite struct ConflictFinderTests {
  private static let articles = [
    Newsstand.article(
      "Formed in 1992, the Northern Trade Organisation was meant to last. Norland's President "
        + "Arno Veldman spoke in the north. “We can mend every net on this coast before the "
        + "herring come,” Edda Lindqvist said.",
      outlet: "Morning Post", published: "2025-07-18"),
    Newsstand.article(
      "The Northern Trade Organisation was established in 2002. Norland's President Ivo Veldman "
        + "spoke in the north. “We could mend every net on this coast before the herring "
        + "come,” Edda Lindqvist said.",
      outlet: "Evening Star", published: "2025-07-19"),
    Newsstand.article(
      "In the 1990s, the Northern Trade Organisation was founded. Norland's President Bo Askeland "
        + "spoke in the north.",
      outlet: "Harbour Gazette", published: "2025-07-18"),
    Newsstand.article(
      "The Northern Trade Organisation was founded in 2002. It is a small body in the north, and "
        + "nobody knows it.",
      outlet: nil, published: nil, file: "undated.txt"),
    Newsstand.article(
      "Whoever asks about the harbour in the north is told that it is closed.",
      outlet: "Weekly Ledger", published: "2025-07-20"),
  ]

  @Test func `every order of the documents gives the same conflicts`() {
    let expected = ConflictFinder.conflicts(in: Self.articles)
    #expect(expected.count == 5)
    var orders = 0
    permute(Self.articles) { permutation in
      orders += 1
      #expect(ConflictFinder.conflicts(in: permutation) == expected)
    }
    #expect(orders == 120)
  }

  @Test func `conflicts are sorted by grade, weight and support, then by their first passage`() {
    let conflicts = ConflictFinder.conflicts(in: Self.articles)
    #expect(
      conflicts.map(\.summary) == [
        "Founding of Northern Trade Organisation: 1992 ↔ 2002",
        "Name of the president of Norland: Arno Veldman ↔ Ivo Veldman",
        "Wording of a quotation of Edda Lindqvist: “We can mend” ↔ “We could mend”",
        "Founding of Northern Trade Organisation: 1990s ↔ 2002",
        "Who is president of Norland: Bo Askeland ↔ Arno Veldman",
      ])
    #expect(conflicts.map(\.grade) == [.conflict, .conflict, .conflict, .possible, .possible])
  }

  @Test func `a document that is given twice counts once`() {
    let twice = Self.articles + Self.articles
    #expect(
      ConflictFinder.conflicts(in: twice) == ConflictFinder.conflicts(in: Self.articles))
  }

  @Test func `a passage is a sentence at most and holds its focus`() {
    let documents = Dictionary(uniqueKeysWithValues: Self.articles.map { ($0.source, $0) })
    let conflicts = ConflictFinder.conflicts(in: Self.articles)
    for passage in conflicts.flatMap(\.sides).flatMap(\.passages) {
      let document = documents[passage.source]
      #expect(document?.textDigest == passage.textDigest)
      #expect(passage.span.contains(passage.focus))
      #expect(
        document?.reading.sentences.contains { $0.span.contains(passage.span) } ?? false)
    }
    #expect(conflicts.first?.sides.map(\.passages.count) == [1, 2])
  }

  @Test func `a long sentence is cut to a window around the words`() throws {
    let padding = String(repeating: "and the harbour of the north was éclosed again ", count: 40)
    let conflicts = ConflictFinder.conflicts(in: [
      Newsstand.article(
        "It was cold, \(padding), while the Northern Trade Organisation was established in 2002, "
          + "\(padding) in the end.", outlet: "Morning Post"),
      Newsstand.article(
        "The Northern Trade Organisation was established in 1992.", outlet: "Evening Star"),
    ])
    let passage = try #require(conflicts.first?.sides.last?.passages.first)
    let document = Newsstand.article(
      "It was cold, \(padding), while the Northern Trade Organisation was established in 2002, "
        + "\(padding) in the end.", outlet: "Morning Post")
    let length = document.text[passage.span].unicodeScalars.count
    #expect(length <= 400 && length > 350)
    #expect(
      document.text[passage.focus] == "Northern Trade Organisation was established in 2002")
  }

  @Test func `the speaker of the words is named, and the outlet's own words have none`() {
    let conflicts = ConflictFinder.conflicts(in: [
      Newsstand.article(
        "“The Northern Trade Organisation was founded in 1992 by friends,” Irma Solvang said.",
        outlet: "Morning Post"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 2002.", outlet: "Evening Star"),
    ])
    #expect(conflicts.first?.sides.map { $0.passages.map(\.saidBy) } == [["Irma Solvang"], [nil]])
  }

  @Test func `one outlet alone contradicts nobody`() {
    let first = Newsstand.article(
      "The Northern Trade Organisation was founded in 1992.", outlet: "Morning Post", file: "a")
    let second = Newsstand.article(
      "The Northern Trade Organisation was founded in 2002.", outlet: "Morning Post", file: "b")
    #expect(ConflictFinder.conflicts(in: [first, second]).isEmpty)
    #expect(ConflictFinder.conflicts(in: [first]).isEmpty)
    #expect(ConflictFinder.conflicts(in: []).isEmpty)
  }

  @Test func `a text in another language is not read by English rules`() {
    let texts = [
      "Die Northern Trade Organisation wurde 1992 gegründet, und das ist für die Leute im Norden "
        + "nicht neu. The Northern Trade Organisation was founded in 1992.",
      "Die Northern Trade Organisation wurde 2002 gegründet, und das ist für die Leute im Norden "
        + "nicht neu. The Northern Trade Organisation was founded in 2002.",
    ]
    #expect(Newsstand.listing(texts).isEmpty)
  }

  @Test func `the fingerprint is of the kind and the words in question`() {
    let before = ConflictFinder.conflicts(in: Self.articles).map(\.fingerprint)
    #expect(Set(before).count == before.count)
    #expect(before.allSatisfy { $0.count == 12 && $0.allSatisfy(\.isHexDigit) })
    // An article on something else changes none.
    let more =
      Self.articles + [
        Newsstand.article("The harbour in the north is open to all.", outlet: "Coast Radio")
      ]
    #expect(ConflictFinder.conflicts(in: more).map(\.fingerprint) == before)
  }

  @Test(arguments: [
    "", "“", "”””“““", "was founded in 1992", "founded in", "the the the was founded in 1992,",
    "In 1992,", "(((((((", "1992 1992 1992", "“a b c d” “a b c d”", "\u{0}\u{FEFF}", "President",
    "President President President 's 's of of of", "The NTO (NTO) (NTO was founded in 1992",
  ])
  func `odd texts are compared without harm`(_ text: String) {
    let documents = ["Morning Post", "Evening Star"].flatMap { (outlet: String) in
      [
        Newsstand.article(text, outlet: outlet, published: "2025"),
        Newsstand.article(
          "The \(text) was founded in 2002 “\(text)” it said.", outlet: outlet, file: "\(outlet)2"),
      ]
    }
    let conflicts = ConflictFinder.conflicts(in: documents)
    #expect(conflicts == ConflictFinder.conflicts(in: documents.reversed()))
  }
}

extension ConflictFinderTests {
  @Test(
    arguments: [
      "The Northern Trade Organisation was founded in 1992. ",
      "Norland's President Arno Veldman ", "The NTO (", "[“…”] ",
      "the alliance was founded in 1992 ",
      "In May 1992, when the inquiry was opened, ", "a b c d e f g ",
    ])
  func `a text of one pattern, ten times as long, takes about ten times as long`(
    _ pattern: String
  ) {
    expectLinearTime { count, outlet in
      Newsstand.article(String(repeating: pattern, count: count), outlet: outlet)
    }
  }

  @Test func `many short quotations in one sentence take about linear time`() {
    expectLinearTime { count, outlet in
      let pattern = "\"the end of the long day\" and "
      var document = Newsstand.article(
        String(repeating: pattern.filter { $0 != "\"" }, count: count), outlet: outlet)
      document.quotations = (0..<count).map { index in
        let start = index * (pattern.utf8.count - 2)
        let span = TextSpan(start: start, end: start + 23)
        return Quotation(kind: .direct, spans: [span], marked: [span])
      }
      return document
    }
  }

  private func expectLinearTime(_ article: (Int, String) -> AccountDocument) {
    func seconds(_ count: Int) -> Double {
      let documents = ["Morning Post", "Evening Star"].map { article(count, $0) }
      return ProcessorTime.seconds { _ = ConflictFinder.conflicts(in: documents) }
    }
    // Quadratic time would make it a hundred times the short text's.
    #expect(seconds(2_000) < 30 * max(seconds(200), 0.05))
  }
}

/// Calls a closure with every order of some elements.
private func permute<Element>(_ elements: [Element], _ body: ([Element]) -> Void) {
  guard elements.count > 1 else { return body(elements) }
  for index in elements.indices {
    var rest = elements
    let first = rest.remove(at: index)
    permute(rest) { body([first] + $0) }
  }
}
