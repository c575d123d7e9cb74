import ArchiveTestSupport
import SourceText
import Testing

struct DescribeAndAnchorTests {
  @Test(arguments: SampleTexts.all)
  func everySpanIsAnchoredWhereItWasDescribed(text: DocumentText) {
    let index = text.codePointIndex()
    for span in SampleTexts.spans(of: text) {
      let description = text.describe(span, index: index)
      let trusted = text.anchor(
        description.quote, position: description.position, positionIsTrusted: true)
      #expect(trusted == [AnchorMatch(span: span, way: .position, drift: 0)])
      // The whole sample fits into the context, so the words alone are enough, too.
      #expect(description.isUnique)
      #expect(text.anchor(description.quote) == [AnchorMatch(span: span, way: .exact)])
      #expect(index.span(of: description.position) == span)
    }
  }

  @Test(arguments: SampleTexts.all)
  func theShortestContextIsStillUnique(text: DocumentText) {
    for span in SampleTexts.spans(of: text) {
      let description = text.describe(span, options: .init(minimumContext: 0))
      #expect(description.isUnique)
      #expect(description.quote.spans(in: text) == [span])
    }
  }

  @Test func contextNeverEndsInsideACharacter() {
    let text = SampleTexts.hard
    for span in SampleTexts.spans(of: text) {
      for context in [0, 1, 5] {
        let quote = text.describe(span, options: .init(minimumContext: context)).quote
        #expect(text.isCharacterBoundary(span.start - quote.prefix.utf8.count))
        #expect(text.isCharacterBoundary(span.end + quote.suffix.utf8.count))
      }
    }
  }

  @Test func contextThatMayNotGrowIsSaidToBeAmbiguous() {
    let text = DocumentText(String(repeating: "so it goes and ", count: 60))
    let span = TextSpan(start: 450, end: 452)
    let description = text.describe(
      span, options: .init(minimumContext: 4, maximumContext: 20))
    #expect(!description.isUnique)
    #expect(description.quote.prefix.utf8.count < 75)
    let matches = text.anchor(description.quote, position: description.position)
    #expect(matches.first == AnchorMatch(span: span, way: .exact, drift: 0))
    #expect(matches.count > 50)
    #expect(matches.dropFirst().allSatisfy { $0.drift != 0 })
  }

  /// After an edit outside the span its words are still there, so the way is exact.
  ///
  /// - where the words stand once, the span is the only match;
  /// - where they stand elsewhere, too, the span is among the matches, unless the edit took so
  ///   much of the surroundings that other places are nearer to prefix and suffix: then every
  ///   match is nearer, as a naive edit distance counts it.
  @Test(arguments: [SampleTexts.hard, SampleTexts.repeating])
  func editsOutsideTheSpanMoveItsAnchor(text: DocumentText) {
    var random = SplitMix64(state: 11)
    let index = text.codePointIndex()
    var lost = 0
    var alone = 0
    let spans = SampleTexts.spans(of: text).filter { !$0.isEmpty && random.below(3) == 0 }
    for span in spans {
      let description = text.describe(span, index: index)
      let edited = EditedText(text, around: span, edits: 1 + random.below(3), &random)
      let matches = edited.text.anchor(description.quote, position: description.position)
      #expect(matches.allSatisfy { $0.way == .exact && $0.errors == 0 })
      #expect(matches.allSatisfy { edited.text[$0.span].utf8.elementsEqual(text[span].utf8) })
      for match in matches {
        let start = match.span.start - (match.drift ?? .max)
        let old = min(description.position.start, edited.text.codePointIndex().codePointCount)
        #expect(edited.text.codePointIndex().byteOffset(ofCodePoint: old) == start)
      }
      let places = TextQuoteSelector(exact: text[span]).spans(in: edited.text)
      if places.count == 1 {
        alone += 1
        #expect(matches.map(\.span) == [edited.span])
      } else if !matches.map(\.span).contains(edited.span) {
        lost += 1
        let distance = edited.distance(of: edited.span, to: description.quote)
        for match in matches {
          #expect(edited.distance(of: match.span, to: description.quote) < distance)
        }
      }
    }
    #expect(alone > 100)
    #expect(lost * 100 <= spans.count, "\(lost) of \(spans.count)")
  }

  @Test func aCopyOfTheQuotationLeavesTheSpanAmongTheMatches() {
    let text = SampleTexts.hard
    for span in SampleTexts.spans(of: text) where !span.isEmpty {
      let description = text.describe(span)
      let words = Array(text[span].utf8)
      let before = DocumentText(validating: words + [0x20] + text.utf8)
      let after = DocumentText(validating: text.utf8 + [0x20] + words)
      let moved = TextSpan(start: span.start + words.count + 1, end: span.end + words.count + 1)
      #expect(before?.anchor(description.quote).map(\.span).contains(moved) == true)
      #expect(after?.anchor(description.quote).map(\.span).contains(span) == true)
    }
  }

  @Test(arguments: [
    // Folded: typography, white space, a soft hyphen, an accent.
    ("The mayor’s ⟦“clean\u{A0}slate”⟧ is gone", "\"clean slate\"", AnchorMatch.Way.folded, 0),
    ("they re\u{AD}fused to ⟦re\u{AD}sign\r\nat once⟧.", "resign at once", .folded, 0),
    ("at ⟦Cafe\u{301} Orla⟧ yesterday", "Café Orla", .folded, 0),
    // Approximate: a letter, a word.
    (
      "The ferry ⟦will not sail before noon⟧, he said", "will not sale before noon", .approximate, 2
    ),
    ("It was ⟦a long and very bitter winter⟧ here", "a long and bitter winter", .approximate, 5),
    ("⟦שלום לכל העולם⟧ אמרה", "שלום לכל עולם", .approximate, 1),
  ])
  func wordsThatChangedAreFoundTheNextBestWay(
    sample: String, exact: String, way: AnchorMatch.Way, errors: Int
  ) {
    let marked = MarkedText(sample)
    #expect(
      marked.text.anchor(TextQuoteSelector(exact: exact))
        == marked.spans.map { AnchorMatch(span: $0, way: way, errors: errors) })
  }

  @Test(arguments: [
    ("We won. ⟦We won⟧ again. We won", "We won", ". ", " again"),
    ("We won. ⟦We won⟧ againn. We won", "We won", "won. ", " again"),
    ("⟦We won⟧, he said. “We won”, he says.", "We won", "", "’ he said"),
    ("the old ⟦bridge⟧ fell; the new bridge stood", "bridge", "the olde ", ""),
    // Both are as near, so both are returned.
    ("zz ⟦yes⟧ zz ⟦yes⟧", "yes", "never ", ""),
    ("⟦yes⟧ and ⟦yes⟧", "yes", "", ""),
    // Folded words with the same choice.
    ("a “yes”; no “yes”; and ⟦“yes”⟧ now", "\"yes\"", "and ", ""),
    // Words that came apart: the better surroundings decide between equally near ones.
    ("one grey horse, two ⟦gray horsee⟧ here, gray horsee", "grey hoarsee", "two ", " here"),
  ])
  func surroundingsDecideBetweenSeveralPlaces(
    sample: String, exact: String, prefix: String, suffix: String
  ) {
    let marked = MarkedText(sample)
    let quote = TextQuoteSelector(exact: exact, prefix: prefix, suffix: suffix)
    #expect(marked.text.anchor(quote).map(\.span) == marked.spans)
  }

  @Test func aTrustedPositionIsVerifiedAgainstTheWords() {
    let text = DocumentText("éa b a")
    let quote = TextQuoteSelector(exact: "a")
    let right = TextPositionSelector(start: 5, end: 6)
    #expect(
      text.anchor(quote, position: right, positionIsTrusted: true)
        == [AnchorMatch(span: TextSpan(start: 6, end: 7), way: .position, drift: 0)])
    // An untrusted position only puts the nearest first.
    #expect(text.anchor(quote, position: right).map(\.drift) == [0, -4])
    #expect(text.anchor(quote, position: right).allSatisfy { $0.way == .exact })
    for wrong in [TextPositionSelector(start: 3, end: 4), .init(start: 40, end: 90)] {
      let matches = text.anchor(quote, position: wrong, positionIsTrusted: true)
      #expect(matches.count == 2)
      #expect(matches.allSatisfy { $0.way == .exact })
    }
    #expect(text.anchor(quote, position: .init(start: -7, end: .max)).map(\.drift) == [2, 6])
  }

  @Test func nothingNearIsNoMatch() {
    let text = DocumentText("The orchard is closed in winter.")
    #expect(text.anchor(.init(exact: "parliament votes on Tuesday")).isEmpty)
    #expect(text.anchor(.init(exact: "\u{AD}\u{AD}")).isEmpty)
    #expect(
      text.anchor(
        .init(exact: "orchid is closed"), options: .init(maximumErrorPercentage: 0)
      ).isEmpty)
    #expect(DocumentText("").anchor(.init(exact: "word")).isEmpty)
    #expect(
      DocumentText("").anchor(.init(exact: "")).map(\.span) == [TextSpan(start: 0, end: 0)])
  }

  @Test(arguments: [1, 2, 3])
  func whateverIsAnchoredEndsOnCodePoints(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let pieces = ["a", "é", "e\u{301}", "“", "…", "ﬁ", "\u{AD}", " ", "\u{A0}", "🇫🇮", "-", "—"]
    func draw(_ count: Int) -> String {
      (0..<count).map { _ in pieces[random.below(pieces.count)] }.joined()
    }
    for _ in 0..<200 {
      let text = DocumentText(draw(random.below(40)))
      let quote = TextQuoteSelector(
        exact: draw(1 + random.below(8)), prefix: draw(random.below(3)),
        suffix: draw(random.below(3)))
      for match in text.anchor(quote, options: .init(maximumErrorPercentage: 60)) {
        #expect(text.isBoundary(match.span.start) && text.isBoundary(match.span.end))
      }
    }
  }

  @Test func selectorsAreComparedByTheirBytes() {
    let composed = TextQuoteSelector(exact: "é")
    #expect(composed != TextQuoteSelector(exact: "e\u{301}"))
    #expect(Set([composed, TextQuoteSelector(exact: "e\u{301}"), composed]).count == 2)
  }
}

/// A text that was edited before and after a span, and where the span went.
private struct EditedText {
  let text: DocumentText
  let span: TextSpan

  init(
    _ original: DocumentText, around span: TextSpan, edits: Int,
    _ random: inout SplitMix64
  ) {
    var before = Array(original[TextSpan(start: 0, end: span.start)].unicodeScalars)
    var after = Array(
      original[TextSpan(start: span.end, end: original.utf8.count)].unicodeScalars)
    let inserted: [Unicode.Scalar] = ["z", " ", "é", "\u{301}", "ש"]
    func edit(_ part: inout [Unicode.Scalar]) {
      let place = random.below(part.count + 1)
      let scalar = inserted[random.below(inserted.count)]
      switch random.below(3) {
      case 0 where place < part.count: part.remove(at: place)
      case 1 where place < part.count: part[place] = scalar
      default: part.insert(scalar, at: place)
      }
    }
    for _ in 0..<edits {
      if random.below(2) == 0 { edit(&before) } else { edit(&after) }
    }
    func bytes(_ part: [Unicode.Scalar]) -> [UInt8] { part.flatMap { Array(String($0).utf8) } }
    let start = bytes(before).count
    self.span = TextSpan(start: start, end: start + span.count)
    text = DocumentText(
      String(
        decoding: bytes(before) + original.utf8[span.range] + bytes(after), as: UTF8.self))
  }

  /// How far the folded surroundings of a place are from a selector's.
  func distance(of place: TextSpan, to quote: TextQuoteSelector) -> Int {
    let folded = FoldedText(text)
    let range = folded.foldedRange(of: place)
    func scalars(_ bytes: some Sequence<UInt8>) -> [Unicode.Scalar] {
      Array(String(decoding: Array(bytes), as: UTF8.self).unicodeScalars)
    }
    return Self.distance(
      scalars(FoldedText(quote.prefix).utf8).reversed(),
      scalars(folded.utf8[..<range.lowerBound]).reversed())
      + Self.distance(
        scalars(FoldedText(quote.suffix).utf8), scalars(folded.utf8[range.upperBound...]))
  }

  /// The fewest edits between a pattern and any prefix of a text.
  private static func distance(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Int {
    var row = Array(0...pattern.count)
    var least = pattern.count
    for symbol in text {
      var next = [row[0] + 1]
      for column in pattern.indices {
        next.append(
          min(
            row[column] + (pattern[column] == symbol ? 0 : 1), row[column + 1] + 1, next[column] + 1
          ))
      }
      row = next
      least = min(least, row[pattern.count])
    }
    return least
  }
}
