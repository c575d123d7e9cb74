import ArchiveTestSupport
import Language
import SourceText
import Testing

@Suite struct HostileTextTests {
  private func check(_ text: DocumentText, date: String?) {
    let sentences = text.span.isEmpty ? [] : [Sentence(span: text.span, tokens: [], paragraph: 0)]
    let times = TimeFinder.times(in: text, sentences: sentences, documentDate: date)
    let quantities = QuantityFinder.quantities(in: text, sentences: sentences, times: times)
    for spans in [times.map(\.span), quantities.map(\.span)] {
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect(spans.allSatisfy { text.span.contains($0) && !$0.isEmpty })
    }
    #expect(
      times.allSatisfy { time in
        zip2(time.earliest, time.latest).map { $0 <= $1 } ?? true
      })
    #expect(
      quantities.allSatisfy { quantity in
        zip2(quantity.lower, quantity.upper).map { $0 <= $1 } ?? true
      })
  }

  private func zip2<T>(_ a: T?, _ b: T?) -> (T, T)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  @Test func `random words of the grammar give ordered spans and bounds`() {
    let words = [
      "one", "two", "twenty", "hundred", "thousand", "million", "dozen", "half", "a", "an", "and",
      "third", "thirds", "of", "the", "in", "to", "between", "-", "–", "/", ".", ",", "1", "12",
      "123", "2024", "99999999999999999999", "000", "31", "½", "%", "$", "€", "US$", "km", "feet",
      "inches", "degrees", "C", "years", "old", "ago", "later", "every", "May", "March", "Friday",
      "first", "last", "next", "quarter", "week", "year", "day", "night", "at", "p.m.", "noon",
      "Q3",
      "early", "end", "before", "after", "than", "more", "at least", "point", "percent", "minus",
      "'90s", "1990s", "(", ")", "\u{A0}", "’s", "fiscal", "month", "this", "decades", "9999",
    ]
    var generator = SplitMix64(state: 1)
    for round in 0..<1000 {
      let count = Int.random(in: 1...14, using: &generator)
      let separator = round % 3 == 0 ? "" : " "
      let sample = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: separator)
      check(DocumentText(sample), date: round % 2 == 0 ? "2024-02-29" : nil)
    }
  }

  @Test func `random bytes neither crash nor overlap`() {
    var generator = SplitMix64(state: 2)
    for round in 0..<1000 {
      let count = Int.random(in: 0...60, using: &generator)
      let bytes = (0..<count).map { _ -> UInt8 in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &generator)
          : Array("0123456789.,-/$%: apmstndrh\u{C2}\u{BD}".utf8).randomElement(using: &generator)
            ?? 0
      }
      check(DocumentText(String(decoding: bytes, as: UTF8.self)), date: "0001-01-01")
    }
  }

  @Test(arguments: [
    "1-", "1 ", "one ", "and ", "a ", "1,", "1/", "first ", "the ", "May ", "$", "and a half ",
  ])
  func `one long sentence is read in linear time`(_ unit: String) {
    func time(_ count: Int) -> Double {
      let text = DocumentText(String(repeating: unit, count: count))
      return ProcessorTime.seconds { check(text, date: "2024-02-29") }
    }
    _ = time(100)
    // Eight times the text: a quadratic reader would take 64 times as long.
    let (short, long) = (time(400), time(3200))
    #expect(long < short * 24 + 0.2)
  }
}
