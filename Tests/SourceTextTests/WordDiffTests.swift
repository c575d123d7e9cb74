import SourceText
import Testing

struct WordDiffTests {
  /// The changes as `operation class draft|source`.
  private func changes(
    _ draft: String, _ source: String, _ classifier: some EditClassifier = EnglishEditClassifier()
  ) -> [String] {
    let mine = DocumentText(draft)
    let theirs = DocumentText(source)
    return WordDiff(draft: mine, source: theirs, classifier: classifier).changes.map {
      "\($0.operation.rawValue) \($0.editClass?.rawValue ?? "-") \(mine[$0.draft])|\(theirs[$0.source])"
    }
  }

  @Test(arguments: [
    ("The ferry sank at dawn", "The ferry sank at dawn", []),
    ("The ferry did not sink", "The ferry did sink", ["insert negation not|"]),
    ("We will pay", "We will never pay", ["delete negation |never"]),
    ("It is unlikely to rain", "It is likely to rain", ["replace negation unlikely|likely"]),
    ("They can come", "They can't come", ["replace negation can|can't"]),
    ("There were 14 boats", "There were 41 boats", ["replace number 14|41"]),
    ("about seven boats", "about eight boats", ["replace number seven|eight"]),
    ("It cost €9", "It cost $9", ["replace number €|$"]),
    ("a 5% rise", "a 5 rise", ["insert number %|"]),
    ("on 3 March", "on 3 April", ["replace date March|April"]),
    ("on 3 March", "on 4 March", ["replace date 3|4"]),
    ("It closed in 1987", "It closed in 1978", ["replace date 1987|1978"]),
    ("They meet on Monday", "They meet on Friday", ["replace date Monday|Friday"]),
    ("said Orla Venn", "said Orla Vane", ["replace name Venn|Vane"]),
    ("in Port Ellum", "in Port Karst", ["replace name Ellum|Karst"]),
    ("We must leave", "We may leave", ["replace modal must|may"]),
    ("It will help", "It might help", ["replace modal will|might"]),
    ("It fell by 7 metres", "It reportedly fell by 7 metres", ["delete hedge |reportedly"]),
    ("They are leaving", "They were leaving", ["replace tense are|were"]),
    ("It rises every day", "It rose every day", ["replace tense rises|rose"]),
    ("She refuses it", "She refused it", ["replace tense refuses|refused"]),
    ("He stopped it", "He stops it", ["replace tense stopped|stops"]),
    ("All shops close", "Most shops close", ["replace quantifier All|Most"]),
    ("Shops close", "Some shops close", ["delete quantifier |Some", "replace case Shops|shops"]),
    (
      "a grey harbour centre", "a gray harbor center",
      ["replace spelling grey harbour centre|gray harbor center"]
    ),
    (
      "we recognise the travelled", "we recognize the traveled",
      ["replace spelling recognise|recognize", "replace spelling travelled|traveled"]
    ),
    (
      "four filled", "for filed",
      ["delete wording |for", "insert number four|", "replace wording filled|filed"]
    ),
    (
      "so it’s “over”", "so it's \"over\"",
      ["replace typography it’s “|it's \"", "replace typography ”|\""]
    ),
    ("wait — now", "wait - now", ["replace typography —|-"]),
    ("wait, now", "wait now", ["insert punctuation ,|"]),
    ("Stop. Go", "Stop; Go", ["replace punctuation .|;"]),
    ("the Council met", "the council met", ["replace case Council|council"]),
    ("five boats", "5 boats", ["replace typography five|5"]),
    ("1,000 boats", "1000 boats", ["replace typography 1,000|1000"]),
    ("I do not know", "I don't know", ["replace wording do not|don't"]),
    ("they’re late", "they are late", ["replace wording they’re|they are"]),
    ("a long-term plan", "a long term plan", ["insert punctuation -|"]),
    ("we co-operate", "we cooperate", ["replace spelling co-operate|cooperate"]),
    ("a big boat", "a large boat", ["replace wording big|large"]),
    (
      "hit by [Vane] early", "hit by early",
      [
        "insert punctuation [|", "insert name Vane|", "insert punctuation ]|",
      ]
    ),
    (
      "over 40 boats, over there", "40 boats, there",
      [
        "insert quantifier over|", "insert wording over|",
      ]
    ),
    (
      "He spoke of the old pact", "They must sign the old pact",
      [
        "replace wording He|They", "delete modal |must", "replace wording spoke|sign",
        "insert wording of|",
      ]
    ),
    ("Orla‘s boat", "Orla's boat", ["replace typography Orla‘s|Orla's"]),
    ("They left at once", "They left", ["insert wording at once|"]),
    ("", "all gone", ["delete quantifier |all", "delete wording |gone"]),
    ("a cafe\u{301}", "a café", ["replace typography cafe\u{301}|café"]),
  ])
  func englishDifferencesAreClassed(draft: String, source: String, expected: [String]) {
    #expect(changes(draft, source) == expected)
  }

  @Test func withoutALanguageOnlyDigitsAndMarksAreKnown() {
    let neutral = NeutralEditClassifier()
    #expect(
      changes("nie 5 Boote, ja", "oft 6 Boote ja", neutral) == [
        "replace wording nie|oft", "replace number 5|6", "insert punctuation ,|",
      ])
    #expect(changes("не будет", "будет", neutral) == ["insert wording не|"])
  }

  @Test func onlySomeClassesChangeWhatIsSaid() {
    let diff = WordDiff(
      draft: DocumentText("We can't wait 3 days."), source: DocumentText("we can wait 4 days"),
      classifier: EnglishEditClassifier())
    #expect(diff.changesMeaning)
    #expect(diff.classes == [.number, .negation, .punctuation, .letterCase])
    let style = WordDiff(
      draft: DocumentText("Grey, he said"), source: DocumentText("gray he said"),
      classifier: EnglishEditClassifier())
    #expect(!style.changesMeaning)
  }

  @Test func spansCountInTheTextsThatTheyWereTakenFrom() {
    let draft = DocumentText("He wrote: “we lost all boats” yesterday")
    let source = DocumentText("“We lost all our boats,” she said.")
    let words = TextSpan(
      start: "He wrote: “".utf8.count, end: "He wrote: “we lost all boats".utf8.count)
    let theirs = TextSpan(start: 3, end: "“We lost all our boats".utf8.count)
    let diff = WordDiff(
      draft: draft, in: words, source: source, in: theirs, classifier: EnglishEditClassifier())
    #expect(diff.edits.map { draft[$0.draft] } == ["we", "lost all", "", "boats"])
    #expect(diff.edits.map { source[$0.source] } == ["We", "lost all", "our", "boats"])
    #expect(diff.edits[2].draft.start == words.start + "we lost all".utf8.count)
  }

  /// Whatever the sequences, the edits cover every word of both sides once and in order, and what
  /// is called equal is equal.
  @Test(arguments: [1, 2, 3, 4])
  func editsCoverBothSides(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let vocabulary = [
      "not", "a", "b", "Cara", "5", ",", "may", "grey", "gray", "don't", "—", "was",
    ]
    func draw(_ count: Int) -> DocumentText {
      DocumentText(
        (0..<count).map { _ in vocabulary[random.below(vocabulary.count)] }.joined(separator: " "))
    }
    for _ in 0..<150 {
      let draft = draw(random.below(14))
      let source = draw(random.below(14))
      let diff = WordDiff(draft: draft, source: source, classifier: EnglishEditClassifier())
      let mine = diff.edits.flatMap { draft.words(in: $0.draft) }
      let theirs = diff.edits.flatMap { source.words(in: $0.source) }
      #expect(mine.map(\.span) == draft.words(in: draft.span).map(\.span))
      #expect(theirs.map(\.span) == source.words(in: source.span).map(\.span))
      for edit in diff.edits where edit.operation == .equal {
        #expect(edit.editClass == nil)
        #expect(
          draft.words(in: edit.draft).map(\.text) == source.words(in: edit.source).map(\.text))
      }
      for edit in diff.changes { #expect(edit.editClass != nil) }
      // Turned round, as much is equal.
      let back = WordDiff(draft: source, source: draft, classifier: EnglishEditClassifier())
      #expect(back.changes.isEmpty == diff.changes.isEmpty)
    }
  }

  /// A shuffled long text takes the path on which Myers' algorithm gives up.
  @Test func longTextsThatHaveLittleInCommonAreStillAligned() {
    var random = SplitMix64(state: 5)
    let words = (0..<3_000).map { "w\($0)" }
    let kept = words.enumerated().map {
      $0.offset.isMultiple(of: 3) ? $0.element : "x\(random.below(9_000))"
    }
    let diff = WordDiff(
      draft: DocumentText(words.joined(separator: " ")),
      source: DocumentText(kept.joined(separator: " ")), classifier: NeutralEditClassifier())
    let equal = diff.edits.filter { $0.operation == .equal }.count
    #expect(equal == 1_000)
    let other = WordDiff(
      draft: DocumentText(words.joined(separator: " ")),
      source: DocumentText(words.reversed().joined(separator: " ")),
      classifier: NeutralEditClassifier())
    #expect(other.edits.contains { $0.operation == .equal })
  }

  @Test(arguments: [
    ("It’s 1,000.5 km—far...", ["It’s", "1,000.5", "km", "—", "far", "..."]),
    ("co\u{AD}op \u{A0}«Été» l'eau", ["co\u{AD}op", "«", "Été", "»", "l'eau"]),
    ("'tis the boys' 3rd", ["'", "tis", "the", "boys", "'", "3rd"]),
    ("שלום, עולם", ["שלום", ",", "עולם"]),
    ("e\u{301}t 5. x", ["e\u{301}t", "5", ".", "x"]),
    ("  ", []),
  ])
  func wordsAreCutAtSpacesAndMarks(text: String, expected: [String]) {
    let text = DocumentText(text)
    #expect(text.words(in: text.span).map(\.text) == expected)
  }
}
