import ArchiveTestSupport
@testable import Language
import SourceText
import Testing

@Suite struct TimeFinderTests {
  /// A sentence with the expected expressions marked, and "value earliest latest" of each.
  struct Case: Sendable, CustomTestStringConvertible {
    var sample: String
    var date: String?
    var expected: [String]
    var testDescription: String { sample }

    init(_ sample: String, _ expected: String..., date: String? = nil) {
      self.sample = sample
      self.date = date
      self.expected = expected
    }
  }

  static let absolute: [Case] = [
    Case("The league was founded in ⟦1992⟧.", "1992 1992-01-01 1992-12-31"),
    Case("⟦2024⟧ marks a turn.", "2024 2024-01-01 2024-12-31"),
    Case(
      "The border clashes from ⟦2021⟧ to ⟦2024⟧.", "2021 2021-01-01 2021-12-31",
      "2024 2024-01-01 2024-12-31"),
    Case(
      "The years ⟦2021⟧-⟦2023⟧ were bad.", "2021 2021-01-01 2021-12-31",
      "2023 2023-01-01 2023-12-31"),
    Case("The ⟦2020⟧ clashes cost little.", "2020 2020-01-01 2020-12-31"),
    Case("Their ⟦2024⟧ dues remain unpaid.", "2024 2024-01-01 2024-12-31"),
    Case("Built in ⟦1871⟧ by Osk.", "1871 1871-01-01 1871-12-31"),
    Case("Unlike the ⟦1990s⟧, when it began.", "199 1990-01-01 1999-12-31"),
    Case("In the ⟦1990’s⟧ it began.", "199 1990-01-01 1999-12-31"),
    Case("In the ⟦'90s⟧ it began.", "199 1990-01-01 1999-12-31"),
    Case("In the ⟦nineties⟧ it began.", "199 1990-01-01 1999-12-31"),
    Case("In the ⟦early 1990s⟧ it began.", "199 1990-01-01 1994-12-31"),
    Case("In the ⟦mid-1990s⟧ it began.", "199 1993-01-01 1997-12-31"),
    Case("Since ⟦late 2019⟧ nothing moved.", "2019 2019-08-01 2019-12-31"),
    Case("A ⟦19th-century⟧ mill.", "18 1800-01-01 1899-12-31"),
    Case("It froze its seat in ⟦February 2024⟧.", "2024-02 2024-02-01 2024-02-29"),
    Case("It froze its seat in ⟦Feb. 2023⟧.", "2023-02 2023-02-01 2023-02-28"),
    Case("In ⟦May of 2019⟧ it rained.", "2019-05 2019-05-01 2019-05-31"),
    Case("In ⟦mid-February 2024⟧ it rained.", "2024-02 2024-02-10 2024-02-20"),
    Case("On ⟦November 27, 2025⟧, the town met.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("On ⟦27 November 2025⟧ the town met.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("On the ⟦27th of November, 2025⟧, the town met.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("On ⟦Thursday, Nov. 27, 2025⟧, the town met.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦2025-11-27⟧ at noon.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦27.11.2025⟧ at noon.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦27/11/2025⟧ at noon.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦11/27/2025⟧ at noon.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦04/05/2025⟧ at noon.", "nil nil nil"),
    Case("In ⟦summer 2023⟧ it rained.", "2023-SU 2023-06-01 2023-08-31"),
    Case("In the ⟦winter of 1941⟧ it snowed.", "1941-WI 1941-12-01 1942-02-28"),
    Case("In the ⟦first quarter of 2024⟧ sales fell.", "2024-Q1 2024-01-01 2024-03-31"),
    Case("In ⟦Q3 2024⟧ sales fell.", "2024-Q3 2024-07-01 2024-09-30"),
  ]

  static let relative: [Case] = [
    Case("It met ⟦last September⟧.", "2024-09 2024-09-01 2024-09-30", date: "2025-01"),
    Case("It met ⟦last December⟧.", "2024-12 2024-12-01 2024-12-31", date: "2025-11-28"),
    Case("It meets ⟦next June⟧.", "2026-06 2026-06-01 2026-06-30", date: "2025-11-28"),
    Case(
      "She declared in ⟦March⟧ that it was over.", "2025-03 2025-03-01 2025-03-31",
      date: "2025-11-28"),
    Case("But in ⟦mid-February⟧ he spoke.", "2024-02 2024-02-10 2024-02-20", date: "2024-09"),
    Case(
      "During the ⟦July 16⟧ meeting he spoke.", "2025-07-16 2025-07-16 2025-07-16",
      date: "2025-07-18"),
    Case(
      "A report published on ⟦January 23⟧.", "2025-01-23 2025-01-23 2025-01-23",
      date: "2025-01"),
    Case("A report of ⟦December 30⟧.", "2024-12-30 2024-12-30 2024-12-30", date: "2025-01-09"),
    Case("He will speak on ⟦March 5⟧.", "2026-03-05 2026-03-05 2026-03-05", date: "2025-11-28"),
    Case("The vote on ⟦Tuesday⟧ failed.", "2025-07-15 2025-07-15 2025-07-15", date: "2025-07-18"),
    Case(
      "The vote on ⟦Friday⟧ failed.", "2025-07-18 2025-07-18 2025-07-18",
      date: "2025-07-18T09:30:00Z"),
    Case("The vote is ⟦next Tuesday⟧.", "2025-07-22 2025-07-22 2025-07-22", date: "2025-07-18"),
    Case("It rained ⟦yesterday⟧.", "2024-02-29 2024-02-29 2024-02-29", date: "2024-03-01"),
    Case("It rained ⟦last year⟧.", "2024 2024-01-01 2024-12-31", date: "2025-07"),
    Case("It rained ⟦last month⟧.", "2024-12 2024-12-01 2024-12-31", date: "2025-01-09"),
    Case("It rained ⟦this week⟧.", "2025-W29 2025-07-14 2025-07-20", date: "2025-07-18"),
    Case("It rained ⟦two years ago⟧.", "2023 2023-01-01 2023-12-31", date: "2025-07-18"),
    Case("It rained ⟦last summer⟧.", "2024-SU 2024-06-01 2024-08-31", date: "2025-07-18"),
  ]

  static let anchoredBesideYears: [Case] = [
    Case(
      "It began in ⟦2016⟧ and ended ⟦last month⟧.", "2016 2016-01-01 2016-12-31",
      "2025-06 2025-06-01 2025-06-30", date: "2025-07-18"),
    Case(
      "The talks of ⟦February this year⟧ failed.", "2025-02 2025-02-01 2025-02-28",
      date: "2025-07-18"),
  ]

  static let unanchored: [Case] = [
    Case("It met ⟦last September⟧.", "nil nil nil"),
    Case("She declared in ⟦March⟧ that it was over.", "nil nil nil"),
    Case("During the ⟦July 16⟧ meeting he spoke.", "nil nil nil"),
    Case("The vote on ⟦Tuesday⟧ failed.", "nil nil nil"),
    Case("The vote on ⟦Tuesday⟧ failed.", "nil nil nil", date: "2025-07"),
    Case("It rained ⟦last month⟧.", "nil nil nil", date: "2025"),
    // Another year in the sentence: which March is not said.
    Case(
      "He fell in ⟦2016⟧, and in ⟦March⟧ he rose.", "2016 2016-01-01 2016-12-31",
      "nil nil nil", date: "2025-07-18"),
  ]

  static let none: [Case] = [
    Case("Some 2000 people came."),
    Case("About 2000 soldiers came, of whom 1950 men left."),
    Case("They paid $1999 or € 2000 or 2,024 crowns."),
    Case("Call +44 20 1995 2003 or 555-2000."),
    Case("The ratio was 1.2000 and 1999.5 and 2001%."),
    Case("Model X2000 beat the T-1990 at 20:24."),
    Case("You may march, and august guests may fall."),
    Case("April Osterfeld and May Lindqvist met June."),
    Case("On Good Friday and Black Friday."),
    Case("It rose 12 points in 30 years, to 1871."),
    Case("Resolution 1973 and room 2012."),
    Case("See https://news.example/2025/07/18/a-text."),
  ]

  @Test(arguments: absolute + relative + anchoredBesideYears + unanchored + none)
  func `the times of a sentence are found with their meaning`(_ example: Case) {
    let sample = MarkedText(example.sample)
    let sentence = Sentence(span: sample.text.span, tokens: [], paragraph: 0)
    let times = TimeFinder.times(
      in: sample.text, sentences: [sentence], documentDate: example.date)
    #expect(times.map { sample.text[$0.span] } == sample.spans.map { sample.text[$0] })
    #expect(times.map(\.span) == sample.spans)
    let found = times.map {
      "\($0.value ?? "nil") \($0.earliest ?? "nil") \($0.latest ?? "nil")"
    }
    #expect(found == example.expected)
  }

  @Test func `an expression lies inside one sentence`() {
    let text = DocumentText("It ended in May. 2019 was better.")
    let sentences = [
      Sentence(span: TextSpan(start: 0, end: 16), tokens: [], paragraph: 0),
      Sentence(span: TextSpan(start: 17, end: 33), tokens: [], paragraph: 0),
    ]
    let times = TimeFinder.times(in: text, sentences: sentences, documentDate: nil)
    #expect(times.map { text[$0.span] } == ["May", "2019"])
  }

  @Test(arguments: [
    "", "1", "-", "2024-", "16th", "in 2024-02-31 in", "’90", "mid-", "last", "the 2020s2020s",
    "9999-99-99 99/99/9999 00.00.0000", "\u{FEFF}May\u{A0}2024\u{301}", "Q1", "31 February",
    "February 30", "a year ago", "999 months ago", "first quarter of",
  ])
  func `odd input gives ordered times inside the text`(_ sample: String) {
    let text = DocumentText(sample)
    for date in [nil, "0000", "0001-01-01", "9999-12-31", "x", "2024-13-45", ""] {
      let times = TimeFinder.times(
        in: text, sentences: [Sentence(span: text.span, tokens: [], paragraph: 0)],
        documentDate: date)
      #expect(zip(times, times.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
      #expect(times.allSatisfy { text.span.contains($0.span) && !$0.span.isEmpty })
    }
  }

  @Test func `days of the calendar convert both ways`() {
    for ordinal in stride(from: -200_000, through: 200_000, by: 137) {
      #expect(CalendarDay(ordinal: ordinal).ordinal == ordinal)
    }
    #expect(CalendarDay(year: 1970, month: 1, day: 1).ordinal == 0)
    #expect(CalendarDay(year: 2026, month: 11, day: 25).weekday == 3)
  }
}
