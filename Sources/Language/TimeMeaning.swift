import SourceText

/// What an expression means: a TIMEX3 value and the days that it covers.
struct TimeMeaning: Hashable, Sendable {
  var kind: TimeExpression.Kind = .date
  var value: String
  var granularity: TimeExpression.Granularity
  var edtf: String?
  /// The first and last day, where the calendar has them.
  var first: CalendarDay?
  var last: CalendarDay?
  /// The first and last second, counted from the start of the first day; whole days without.
  var seconds: ClosedRange<Int>?
  var modifier: TimeExpression.Modifier?
  /// The day that counting leads to: two weeks before the document's day.
  var counted: CalendarDay?
  /// Minutes that the stated zone's time is ahead of UTC.
  var zone: Int?
}

extension TimeMeaning {
  /// A day.
  static func day(_ day: CalendarDay) -> TimeMeaning {
    TimeMeaning(value: day.text, granularity: .day, edtf: day.text, first: day, last: day)
  }

  /// A month, or a part of it.
  static func month(_ month: Int, of year: Int, part: TimePart = .whole) -> TimeMeaning {
    let length = CalendarDay.days(inMonth: month, of: year)
    let days =
      switch part {
      case .whole: 1...length
      case .early: 1...12
      case .middle: 10...20
      case .late: 18...length
      }
    let value = padded(year, 4) + "-" + padded(month, 2)
    return TimeMeaning(
      value: value, granularity: .month, edtf: value,
      first: CalendarDay(year: year, month: month, day: days.lowerBound),
      last: CalendarDay(year: year, month: month, day: days.upperBound)
    ).marked(part)
  }

  /// A year, or a part of it.
  static func year(_ year: Int, part: TimePart = .whole) -> TimeMeaning {
    let months =
      switch part {
      case .whole: 1...12
      case .early: 1...5
      case .middle: 4...9
      case .late: 8...12
      }
    return span(
      padded(year, 4), .year, edtf: padded(year, 4), from: year, months.lowerBound, to: year,
      months.upperBound
    ).marked(part)
  }

  /// A fiscal year, which may begin and end as far as nine months from the calendar's.
  static func fiscalYear(_ year: Int) -> TimeMeaning {
    var meaning = span(
      padded(year, 4), .year, edtf: nil, from: year - 1, 4, to: year + 1, 3)
    meaning.edtf = meaning.interval
    return meaning
  }

  /// Ten years from the one that `tens`, a year without its last digit, names.
  static func decade(_ tens: Int, part: TimePart = .whole) -> TimeMeaning {
    let years =
      switch part {
      case .whole: 0...9
      case .early: 0...4
      case .middle: 3...7
      case .late: 5...9
      }
    return span(
      padded(tens, 3), .decade, edtf: padded(tens, 3) + "X", from: tens * 10 + years.lowerBound, 1,
      to: tens * 10 + years.upperBound, 12
    ).marked(part)
  }

  /// The century that `hundreds`, a year without its last two digits, names.
  static func century(_ hundreds: Int, part: TimePart = .whole) -> TimeMeaning {
    let years =
      switch part {
      case .whole: 0...99
      case .early: 0...40
      case .middle: 30...70
      case .late: 60...99
      }
    return span(
      padded(hundreds, 2), .century, edtf: padded(hundreds, 2) + "XX",
      from: hundreds * 100 + years.lowerBound, 1, to: hundreds * 100 + years.upperBound, 12
    ).marked(part)
  }

  /// A quarter of a year; EDTF numbers the quarters 33 to 36.
  static func quarter(_ quarter: Int, of year: Int) -> TimeMeaning {
    span(
      padded(year, 4) + "-Q\(quarter)", .quarter, edtf: padded(year, 4) + "-\(32 + quarter)",
      from: year, quarter * 3 - 2, to: year, quarter * 3)
  }

  /// A half of a year; EDTF numbers the halves 40 and 41.
  static func half(_ half: Int, of year: Int) -> TimeMeaning {
    span(
      padded(year, 4) + "-H\(half)", .halfYear, edtf: padded(year, 4) + "-\(39 + half)",
      from: year, half * 6 - 5, to: year, half * 6)
  }

  /// A season, which may begin in one year and end in the next; EDTF numbers them 21 to 24.
  static func season(_ season: TimeSeason, of year: Int) -> TimeMeaning {
    span(
      padded(year, 4) + "-" + season.code, .season,
      edtf: padded(year, 4) + "-\(20 + max(1, season.first / 3))", from: year, season.first,
      to: season.last < season.first ? year + 1 : year, season.last)
  }

  /// The ISO 8601 week, Monday to Sunday, that a day lies in.
  static func week(of day: CalendarDay) -> TimeMeaning {
    let monday = CalendarDay(ordinal: day.ordinal - day.weekday + 1)
    let thursday = CalendarDay(ordinal: monday.ordinal + 3)
    let first = CalendarDay(year: thursday.year, month: 1, day: 1)
    let week = (thursday.ordinal - first.ordinal) / 7 + 1
    var meaning = TimeMeaning(
      value: padded(thursday.year, 4) + "-W" + padded(week, 2), granularity: .week,
      first: monday, last: CalendarDay(ordinal: monday.ordinal + 6))
    meaning.edtf = meaning.interval
    return meaning
  }

  /// The Saturday and Sunday of the week that a day lies in.
  static func weekend(of day: CalendarDay) -> TimeMeaning {
    var meaning = week(of: day)
    guard let last = meaning.last else { return meaning }
    meaning.value += "-WE"
    meaning.granularity = .weekend
    meaning.first = CalendarDay(ordinal: last.ordinal - 1)
    meaning.edtf = meaning.interval
    return meaning
  }

  /// All days from the first of one month to the last of another.
  static func span(
    _ value: String, _ granularity: TimeExpression.Granularity, edtf: String?, from year: Int,
    _ month: Int, to lastYear: Int, _ lastMonth: Int
  ) -> TimeMeaning {
    let length = CalendarDay.days(inMonth: lastMonth, of: lastYear)
    return TimeMeaning(
      value: value, granularity: granularity, edtf: edtf,
      first: CalendarDay(year: year, month: month, day: 1),
      last: CalendarDay(year: lastYear, month: lastMonth, day: length))
  }

  /// A length of time.
  static func duration(_ value: String, _ unit: TimeUnit) -> TimeMeaning {
    TimeMeaning(kind: .duration, value: value, granularity: unit.granularity)
  }

  /// A repeated time.
  static func set(_ value: String, _ granularity: TimeExpression.Granularity) -> TimeMeaning {
    TimeMeaning(kind: .set, value: value, granularity: granularity)
  }

  /// The present, the past or the future at large.
  static func reference(_ value: String) -> TimeMeaning {
    TimeMeaning(value: value, granularity: .unspecified)
  }
}

extension TimeMeaning {
  /// The days as an EDTF interval.
  var interval: String? {
    guard let first, let last else { return nil }
    return first.text + "/" + last.text
  }

  /// A part of this period by what was said of the period: "the end of this week".
  func part(_ part: TimePart) -> TimeMeaning {
    guard part != .whole, let first, let last, seconds == nil else { return self }
    switch granularity {
    case .month: return .month(first.month, of: first.year, part: part)
    case .year where last.year == first.year: return .year(first.year, part: part)
    case .decade: return .decade(first.year / 10, part: part)
    case .century: return .century(first.year / 100, part: part)
    default: break
    }
    var result = self
    let days = last.ordinal - first.ordinal
    switch part {
    case .early: result.last = CalendarDay(ordinal: first.ordinal + days / 2)
    case .middle:
      result.first = CalendarDay(ordinal: first.ordinal + days / 4)
      result.last = CalendarDay(ordinal: last.ordinal - days / 4)
    default: result.first = CalendarDay(ordinal: first.ordinal + days / 2)
    }
    return result.marked(part)
  }

  /// This meaning marked as a part of a period, whose days the caller has narrowed.
  private func marked(_ part: TimePart) -> TimeMeaning {
    var result = self
    switch part {
    case .whole: return self
    case .early: result.modifier = .start
    case .middle: result.modifier = .mid
    case .late: result.modifier = .end
    }
    if granularity != .day { result.edtf = result.interval }
    return result
  }

  /// A clock time or a part of the day on this day.
  func at(_ clock: TimeClock) -> TimeMeaning? {
    guard let first, first == last else { return nil }
    let start = clock.firstSecond
    return TimeMeaning(
      kind: .time, value: first.text + clock.value, granularity: clock.granularity,
      edtf: clock.isClock ? TimeClock.instant(start, after: first) : first.text, first: first,
      last: first, seconds: start...start + clock.length, zone: clock.zone)
  }

  /// What the expression is for its readers.
  func expression(span: TextSpan) -> TimeExpression {
    var result = TimeExpression(
      span: span, value: value, earliest: first?.text, latest: last?.text)
    result.type = kind
    result.edtf = edtf
    result.granularity = granularity
    result.modifier = modifier
    result.countedTo = counted?.text
    result.utcOffset = zone.map(TimeClock.offset)
    if kind == .time, let offset = result.utcOffset, let local = edtf, local.utf8.count > 10 {
      result.edtf = local + offset
    }
    if let first, let last {
      let range = seconds ?? 0...(last.ordinal - first.ordinal) * 86_400 + 86_399
      result.earliestInstant = TimeClock.instant(range.lowerBound, after: first)
      result.latestInstant = TimeClock.instant(range.upperBound, after: first)
    }
    return result
  }
}

/// A clock time or a part of the day.
struct TimeClock: Hashable, Sendable {
  /// What stands behind the day in a TIMEX3 value: "T22:15", "TNI".
  var value: String
  var granularity: TimeExpression.Granularity
  /// Counted from the start of the day.
  var firstSecond: Int
  var length: Int
  /// Whether it is a time of the clock and not a part of the day.
  var isClock: Bool
  /// Minutes that the stated zone's time is ahead of UTC; nil where none is stated.
  var zone: Int?

  /// A clock time.
  ///
  /// Hour 24 is the midnight that ends the day.
  init(hour: Int, minute: Int, second: Int? = nil) {
    value =
      "T" + padded(hour, 2) + ":" + padded(minute, 2) + (second.map { ":" + padded($0, 2) } ?? "")
    granularity = second == nil ? .minute : .second
    firstSecond = hour * 3600 + minute * 60 + (second ?? 0)
    length = second == nil ? 59 : 0
    isClock = true
  }

  /// A part of the day.
  init(_ part: TimeDayPart) {
    value = "T" + part.code
    granularity = .partOfDay
    firstSecond = part.first * 3600
    length = (part.last - part.first + 1) * 3600 - 1
    isClock = false
  }

  /// A zone's offset as `+hh:mm`, and `Z` for UTC itself.
  static func offset(_ minutes: Int) -> String {
    guard minutes != 0 else { return "Z" }
    let length = abs(minutes)
    return (minutes < 0 ? "-" : "+") + padded(length / 60, 2) + ":" + padded(length % 60, 2)
  }

  /// A time of day as `hh:mm:ss`.
  static func text(_ seconds: Int) -> String {
    padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
  }

  /// The second so many after the start of a day, as `YYYY-MM-DDThh:mm:ss`.
  static func instant(_ seconds: Int, after day: CalendarDay) -> String {
    CalendarDay(ordinal: day.ordinal + seconds / 86_400).text + "T" + text(seconds % 86_400)
  }
}

extension TimeUnit {
  var granularity: TimeExpression.Granularity {
    switch self {
    case .second: .second
    case .minute: .minute
    case .hour: .hour
    case .day: .day
    case .week, .fortnight: .week
    case .weekend: .weekend
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }
}
