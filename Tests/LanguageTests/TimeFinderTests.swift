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
    Case("Posted ⟦2025-11-27⟧ in red ink.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦27.11.2025⟧ in red ink.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦27/11/2025⟧ in red ink.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦11/27/2025⟧ in red ink.", "2025-11-27 2025-11-27 2025-11-27"),
    Case("Posted ⟦04/05/2025⟧ in red ink.", "nil nil nil"),
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
    Case("Model X2000 beat the T-1990."),
    Case("You may march, and august guests may fall."),
    Case("April Osterfeld and May Lindqvist met June."),
    Case("She praised Earth Day and International Women’s Day."),
    Case("It rose 12 points, to 1871."),
    Case("Resolution 1973 and room 2012."),
    Case("See https://news.example/2025/07/18/a-text."),
  ]

  static let anaphoric: [Case] = [
    Case(
      "It opened on ⟦5 May 2020⟧. ⟦A week later⟧ it closed.", "2020-05-05 2020-05-05 2020-05-05",
      "2020-05-12 2020-05-12 2020-05-12"),
    Case(
      "It opened in ⟦March 2019⟧ and closed ⟦two years later⟧.", "2019-03 2019-03-01 2019-03-31",
      "2021-03 2021-03-01 2021-03-31"),
    Case(
      "Built in ⟦1990⟧, it burned the ⟦following year⟧.", "1990 1990-01-01 1990-12-31",
      "1991 1991-01-01 1991-12-31"),
    Case(
      "He spoke on ⟦3 June 2021⟧ and left ⟦that day⟧.", "2021-06-03 2021-06-03 2021-06-03",
      "2021-06-03 2021-06-03 2021-06-03"),
    Case(
      "Sales of the ⟦third quarter of 2023⟧ beat those of ⟦a year earlier⟧.",
      "2023-Q3 2023-07-01 2023-09-30", "2022-Q3 2022-07-01 2022-09-30"),
    Case("The ⟦following week⟧ it closed.", "nil nil nil", date: "2025-07-18"),
    Case("It closed ⟦three weeks⟧ later.", "P3W nil nil"),
  ]

  static let fromTheDocument: [Case] = [
    Case("It rained ⟦three days ago⟧.", "2025-07-15 2025-07-15 2025-07-15", date: "2025-07-18"),
    Case("It rained ⟦six weeks ago⟧.", "2025-W23 2025-06-02 2025-06-08", date: "2025-07-18"),
    Case("It rained ⟦five months ago⟧.", "2025-02 2025-02-01 2025-02-28", date: "2025-07-18"),
    Case("It rained ⟦a decade ago⟧.", "2015 2015-01-01 2015-12-31", date: "2025-07-18"),
    Case("It rained ⟦three days ago⟧.", "nil nil nil"),
    Case(
      "It closed ⟦1 year and 2 months ago⟧.", "2024-05 2024-05-01 2024-05-31", date: "2025-07-18"),
    Case(
      "It closed ⟦two weeks and three days ago⟧.", "2025-07-01 2025-07-01 2025-07-01",
      date: "2025-07-18"),
    Case(
      "It rained for the ⟦last three months⟧ and ⟦two days ago⟧ it stopped.",
      "P3M 2025-04-18 2025-07-17", "2025-07-16 2025-07-16 2025-07-16", date: "2025-07-18"),
    Case(
      "It will open ⟦Monday two weeks from now⟧.", "2025-07-28 2025-07-28 2025-07-28",
      date: "2025-07-18"),
    Case("It shut ⟦Monday of last week⟧.", "2025-07-07 2025-07-07 2025-07-07", date: "2025-07-18"),
    Case("It opens ⟦Friday (25 July)⟧.", "2025-07-25 2025-07-25 2025-07-25", date: "2025-07-18"),
    // The 18th of July is a Friday in 2025, and a Saturday in 2026.
    Case("It opens ⟦Saturday, July 18⟧.", "2026-07-18 2026-07-18 2026-07-18", date: "2025-12-30"),
    Case("It snowed on ⟦29 February⟧.", "2024-02-29 2024-02-29 2024-02-29", date: "2025-07-18"),
    Case("It opens the ⟦week of the 21st⟧.", "2025-W30 2025-07-21 2025-07-27", date: "2025-07-18"),
    Case("It fell in the ⟦year to date⟧.", "2025 2025-01-01 2025-07-18", date: "2025-07-18"),
    Case(
      "It stays shut for the ⟦rest of the week⟧.", "2025-W29 2025-07-18 2025-07-20",
      date: "2025-07-18"),
    Case("They meet ⟦next workweek⟧.", "2025-W30 2025-07-21 2025-07-25", date: "2025-07-18"),
    Case("Only 3 came ⟦last week⟧.", "2025-W28 2025-07-07 2025-07-13", date: "2025-07-18"),
    Case("They met on ⟦Black Friday⟧.", "2024-11-29 2024-11-29 2024-11-29", date: "2025-02-18"),
    Case("It opens the ⟦following week⟧.", "2025-W30 2025-07-21 2025-07-27", date: "2025-07-18"),
    Case(
      "The council will meet ⟦Thursday⟧, it said ⟦Friday⟧.", "2025-07-24 2025-07-24 2025-07-24",
      "2025-07-18 2025-07-18 2025-07-18", date: "2025-07-18"),
    Case(
      "It had been due to close ⟦Monday⟧.", "2025-07-14 2025-07-14 2025-07-14",
      date: "2025-07-18"),
    Case(
      "It is set to close ⟦Monday⟧.", "2025-07-21 2025-07-21 2025-07-21", date: "2025-07-18"),
    Case(
      "It rained over the ⟦weekend⟧.", "2025-W28-WE 2025-07-12 2025-07-13", date: "2025-07-18"),
    Case("It fell ⟦early last month⟧.", "2025-06 2025-06-01 2025-06-12", date: "2025-07-18"),
    Case(
      "It closed at the ⟦end of this week⟧.", "2025-W29 2025-07-17 2025-07-20",
      date: "2025-07-18"),
    Case("It fell in the ⟦third quarter⟧.", "2024-Q3 2024-07-01 2024-09-30", date: "2025-05-18"),
    Case(
      "It fell in ⟦this year’s first quarter⟧.", "2025-Q1 2025-01-01 2025-03-31",
      date: "2025-05-18"),
    Case(
      "He left ⟦the day before yesterday⟧.", "2025-07-16 2025-07-16 2025-07-16", date: "2025-07-18"),
    Case(
      "Two bills passed in the ⟦past three months⟧.", "P3M 2025-04-18 2025-07-17",
      date: "2025-07-18"),
    Case(
      "They meet on the ⟦first Monday of August⟧.", "2025-08-04 2025-08-04 2025-08-04",
      date: "2025-07-18"),
    Case("They met on ⟦Easter Monday 2024⟧.", "2024-04-01 2024-04-01 2024-04-01"),
    Case("They met on ⟦Christmas Day⟧.", "2024-12-25 2024-12-25 2024-12-25", date: "2025-02-18"),
  ]

  static let rangesAndRows: [Case] = [
    Case(
      "From ⟦May⟧ to ⟦October 2020⟧.", "2020-05 2020-05-01 2020-05-31",
      "2020-10 2020-10-01 2020-10-31", date: "2025-07-18"),
    Case(
      "From ⟦November⟧ to ⟦March 2020⟧.", "2019-11 2019-11-01 2019-11-30",
      "2020-03 2020-03-01 2020-03-31"),
    Case(
      "On ⟦3⟧–⟦5 May 2020⟧ they met.", "2020-05-03 2020-05-03 2020-05-03",
      "2020-05-05 2020-05-05 2020-05-05"),
    Case(
      "On ⟦April 24⟧ and ⟦25⟧ they met.", "2025-04-24 2025-04-24 2025-04-24",
      "2025-04-25 2025-04-25 2025-04-25", date: "2025-05-01"),
    Case("In ⟦mid-1996⟧ it fell.", "1996 1996-04-01 1996-09-30"),
    Case("In ⟦fiscal 2024⟧ it fell.", "2024 2023-04-01 2025-03-31"),
    Case("In the ⟦second half of 2022⟧ it fell.", "2022-H2 2022-07-01 2022-12-31"),
    Case("In ⟦nineteen ninety-six⟧ it fell.", "1996 1996-01-01 1996-12-31"),
    Case("In ⟦02/2013⟧ it fell.", "2013-02 2013-02-01 2013-02-28"),
    Case("In the ⟦week of October 6, 2024⟧.", "2024-W40 2024-09-30 2024-10-06"),
    Case("On the ⟦second to last day of May 2024⟧.", "2024-05-30 2024-05-30 2024-05-30"),
    Case("In the ⟦third last week of 2018⟧.", "2018-W50 2018-12-10 2018-12-16"),
    Case("On ⟦Black Friday 2025⟧ it rained.", "2025-11-28 2025-11-28 2025-11-28"),
    Case("On ⟦Earth Day 2025⟧ it rained.", "2025-04-22 2025-04-22 2025-04-22"),
    Case("On ⟦Dec31, 1994⟧ it rained.", "1994-12-31 1994-12-31 1994-12-31"),
    Case("On ⟦14April 2015⟧ it rained.", "2015-04-14 2015-04-14 2015-04-14"),
    Case("Born on ⟦15 April of 87⟧.", "1987-04-15 1987-04-15 1987-04-15"),
    Case(
      "On ⟦twenty-five January nineteen eighty-six⟧ it rained.", "1986-01-25 1986-01-25 1986-01-25"),
    Case("Filed as ⟦20240215⟧.", "2024-02-15 2024-02-15 2024-02-15"),
    Case("It dates back to ⟦1865⟧.", "1865 1865-01-01 1865-12-31"),
    Case(
      "From ⟦April 27th⟧ to the ⟦3rd⟧.", "2024-04-27 2024-04-27 2024-04-27",
      "2024-05-03 2024-05-03 2024-05-03", date: "2024-05-18"),
    Case(
      "Between ⟦3⟧ and ⟦12 of September 2024⟧.", "2024-09-03 2024-09-03 2024-09-03",
      "2024-09-12 2024-09-12 2024-09-12"),
  ]

  @Test(arguments: anaphoric + fromTheDocument + rangesAndRows)
  func `a time is counted from the document or the date before`(_ example: Case) {
    check(example)
  }

  /// "type value" and the instants of each expression.
  static let clocks: [Case] = [
    Case(
      "It struck at ⟦10:35 a.m. Friday⟧.",
      "TIME 2025-07-18T10:35 2025-07-18T10:35:00 2025-07-18T10:35:59", date: "2025-07-18"),
    Case(
      "It struck ⟦Wednesday night⟧.",
      "TIME 2025-07-16TNI 2025-07-16T18:00:00 2025-07-17T05:59:59", date: "2025-07-18"),
    Case(
      "It struck ⟦Monday at 9 p.m. GMT⟧.",
      "TIME 2025-07-14T21:00 2025-07-14T21:00:00 2025-07-14T21:00:59", date: "2025-07-18"),
    Case("It struck at ⟦noon⟧.", "TIME T12:00 nil nil"),
    Case(
      "It struck at ⟦20 minutes to 2 pm on 5 May 2020⟧.",
      "TIME 2020-05-05T13:40 2020-05-05T13:40:00 2020-05-05T13:40:59"),
    Case(
      "It struck ⟦this morning⟧.",
      "TIME 2025-07-18TMO 2025-07-18T00:00:00 2025-07-18T11:59:59", date: "2025-07-18"),
    Case(
      "It struck ⟦5 May 2020 at 14:30⟧.",
      "TIME 2020-05-05T14:30 2020-05-05T14:30:00 2020-05-05T14:30:59"),
    Case(
      "It began at ⟦midnight on 5 May 2020⟧.",
      "TIME 2020-05-05T24:00 2020-05-06T00:00:00 2020-05-06T00:00:59"),
    Case("They talked for ⟦two hours and 30 minutes⟧.", "DURATION PT2H30M nil nil"),
    Case("They talked for ⟦2 1/2 years⟧.", "DURATION P2Y6M nil nil"),
    Case(
      "A ⟦five-year⟧ plan for ⟦several months⟧.", "DURATION P5Y nil nil", "DURATION PXM nil nil"),
    Case("They fought for ⟦two decades⟧.", "DURATION P20Y nil nil"),
    Case("They meet ⟦every Monday⟧.", "SET XXXX-WXX-1 nil nil"),
    Case("They meet ⟦each July⟧ and ⟦every two weeks⟧.", "SET XXXX-07 nil nil", "SET P2W nil nil"),
    Case("They meet ⟦daily⟧.", "SET P1D nil nil"),
    Case("They meet twice ⟦a week⟧.", "SET P1W nil nil"),
    Case("They are ⟦now⟧ friends.", "DATE PRESENT_REF nil nil"),
    Case("They met ⟦recently⟧.", "DATE PAST_REF nil nil"),
    Case(
      "They met in ⟦May 2019⟧.", "DATE 2019-05 2019-05-01T00:00:00 2019-05-31T23:59:59"),
  ]

  @Test(arguments: clocks)
  func `times of day, lengths and sets have their type, value and instants`(_ example: Case) {
    let sample = MarkedText(example.sample)
    let times = times(example)
    #expect(times.map { sample.text[$0.span] } == sample.spans.map { sample.text[$0] })
    let found = times.map {
      "\($0.type.rawValue) \($0.value ?? "nil") \($0.earliestInstant ?? "nil") \($0.latestInstant ?? "nil")"
    }
    #expect(found == example.expected)
  }

  static let forms: [Case] = [
    Case("In ⟦1992⟧.", "1992 year nil"),
    Case("In the ⟦1990s⟧.", "199X decade nil"),
    Case("In the ⟦19th century⟧.", "18XX century nil"),
    Case("In ⟦summer 2023⟧.", "2023-22 season nil"),
    Case("In ⟦Q3 2024⟧.", "2024-35 quarter nil"),
    Case("In the ⟦first half of 2024⟧.", "2024-40 halfYear nil"),
    Case("In ⟦mid-February 2024⟧.", "2024-02-10/2024-02-20 month MID"),
    Case("In the ⟦early 1990s⟧.", "1990-01-01/1994-12-31 decade START"),
    Case("On ⟦5 May 2020⟧.", "2020-05-05 day nil"),
    Case("At ⟦noon on 5 May 2020⟧.", "2020-05-05T12:00:00 minute nil"),
    Case("At ⟦14:30 GMT on 5 May 2020⟧.", "2020-05-05T14:30:00Z minute nil"),
    Case("At ⟦9 a.m. EST on 5 May 2020⟧.", "2020-05-05T09:00:00-05:00 minute nil"),
    Case("In ⟦week 31 of 2027⟧.", "2027-08-02/2027-08-08 week nil"),
    Case("For ⟦two days⟧.", "nil day nil"),
  ]

  @Test(arguments: forms)
  func `a time has its EDTF, granularity and modifier`(_ example: Case) {
    let sample = MarkedText(example.sample)
    let times = times(example)
    #expect(times.map { sample.text[$0.span] } == sample.spans.map { sample.text[$0] })
    let found = times.map {
      "\($0.edtf ?? "nil") \($0.granularity?.rawValue ?? "nil") \($0.modifier?.rawValue ?? "nil")"
    }
    #expect(found == example.expected)
  }

  @Test func `what is counted has the day that counting leads to`() {
    func counted(_ sample: String) -> [String?] {
      times(Case(sample, date: "2025-07-18")).map(\.countedTo)
    }
    #expect(counted("It rained two weeks ago.") == ["2025-07-04"])
    #expect(counted("It rained five months ago.") == ["2025-02-18"])
    #expect(counted("It will rain in a year.") == ["2026-07-18"])
    #expect(counted("It rained 1 year and 2 months ago.") == ["2024-05-18"])
    #expect(counted("It opened on 5 May 2020 and shut two months later.") == [nil, nil])
    #expect(counted("It rained last week.") == [nil])
    #expect(times(Case("It rained two weeks ago.")).map(\.countedTo) == [nil])
  }

  @Test func `a stated zone is kept where its name has one meaning`() {
    func zones(_ sample: String) -> [String?] { times(Case(sample)).map(\.utcOffset) }
    #expect(zones("It struck at 14:30 GMT on 5 May 2020.") == ["Z"])
    #expect(zones("It struck at 2:30 p.m. PDT on 5 May 2020.") == ["-07:00"])
    #expect(zones("It struck at 14:30 IST on 5 May 2020.") == [nil])
    #expect(zones("It struck at 14:30 on 5 May 2020.") == [nil])
  }

  private func times(_ example: Case) -> [TimeExpression] {
    let text = MarkedText(example.sample).text
    return TimeFinder.times(
      in: text, sentences: [Sentence(span: text.span, tokens: [], paragraph: 0)],
      documentDate: example.date)
  }

  private func check(_ example: Case) {
    let sample = MarkedText(example.sample)
    let times = times(example)
    #expect(times.map { sample.text[$0.span] } == sample.spans.map { sample.text[$0] })
    let found = times.map {
      "\($0.value ?? "nil") \($0.earliest ?? "nil") \($0.latest ?? "nil")"
    }
    #expect(found == example.expected)
  }

  @Test(arguments: absolute + relative + anchoredBesideYears + unanchored + none)
  func `the times of a sentence are found with their meaning`(_ example: Case) {
    check(example)
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
    "February 30", "a year ago", "999 months ago", "first quarter of", "9999 years later",
    "5 May 2020 9999 decades earlier", "9999 centuries ago", "every", "at 24:00", "at 99:99",
    "twenty twenty twenty", "the last Friday of", "3-5", "3–5 May", "31 and 32", "half past",
    "q9 2020",
    "two hundred thousand thousand years", "3999 weeks and 3999 days ago", "9999 weeks ago",
    "20200231", "minutes to", "5 minutes to", "rest of the", "the 31st last day of", "year to date",
    "Easter 2199", "in 9999 weeks", "0 days ago",
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
