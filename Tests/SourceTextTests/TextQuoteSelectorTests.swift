import SourceText
import Testing

struct TextQuoteSelectorTests {
  /// Every place where prefix, exact text and suffix stand, by the definition.
  private func naive(_ quote: TextQuoteSelector, _ text: DocumentText) -> [TextSpan] {
    let before = quote.prefix.utf8.count
    let exact = quote.exact.utf8.count
    let whole = Array((quote.prefix + quote.exact + quote.suffix).utf8)
    guard whole.count <= text.utf8.count else { return [] }
    return (0...text.utf8.count - whole.count).filter {
      text.isBoundary($0) && text.utf8[$0..<$0 + whole.count].elementsEqual(whole)
    }.map { TextSpan(start: $0 + before, end: $0 + before + exact) }
  }

  @Test(arguments: [1, 2, 3])
  func everyPlaceIsFoundOverlappingOnesToo(seed: UInt64) {
    var random = SplitMix64(state: seed)
    func draw(_ count: Int) -> String {
      (0..<count).map { _ in ["a", "a", "b", "é"][random.below(4)] }.joined()
    }
    for _ in 0..<300 {
      let text = DocumentText(draw(random.below(60)))
      let quote = TextQuoteSelector(
        exact: draw(random.below(4)), prefix: draw(random.below(3)), suffix: draw(random.below(3)))
      #expect(quote.spans(in: text) == naive(quote, text))
    }
  }

  /// Text of one letter makes comparing dearer than reading: the search changes its algorithm.
  @Test func aTextOfOneLetterIsSearchedToTheEnd() {
    let text = DocumentText(String(repeating: "a", count: 5_000) + "b" + "aaa")
    let quote = TextQuoteSelector(exact: String(repeating: "a", count: 1_000))
    #expect(quote.spans(in: text) == naive(quote, text))
    #expect(quote.spans(in: text).count == 4_001)
    let ending = TextQuoteSelector(exact: String(repeating: "a", count: 1_000) + "baaa")
    #expect(ending.spans(in: text) == [TextSpan(start: 4_000, end: 5_004)])
  }

  /// Many places agree with the described one: the linear comparison of contexts is used.
  @Test(arguments: [0, 1, 99, 250, 399])
  func aPlaceInALongRefrainIsToldFromTheOthers(number: Int) {
    let text = DocumentText((0..<400).map { $0 == 130 ? "lo " : "la " }.joined())
    let span = TextSpan(start: 3 * number, end: 3 * number + 2)
    for context in [0, 8] {
      let description = text.describe(span, options: .init(minimumContext: context))
      #expect(description.isUnique)
      #expect(description.quote.spans(in: text) == [span])
    }
  }
}
