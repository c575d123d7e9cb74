/// A day of the proleptic Gregorian calendar.
struct CalendarDay: Hashable, Sendable {
  var year: Int
  var month: Int
  var day: Int
}

extension CalendarDay {
  /// The number of days in a month of a year.
  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, counted in eras of 400 years that begin on 1 March.
  var ordinal: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day a number of days after 1970-01-01.
  init(ordinal: Int) {
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day of the week, Monday being 1 (ISO 8601).
  var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

  /// The day as `YYYY-MM-DD`.
  var text: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
}

/// A number in decimal digits, with zeros before it up to a width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A date as precisely as a document states its own.
struct DocumentDate: Sendable {
  var year: Int
  var month: Int?
  var day: Int?

  /// Reads the start of an EDTF date or date and time: `2025`, `2025-07`, `2025-07-18T09:30Z`.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    func isDash(_ index: Int) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: "-") }
    guard let year = number(0..<4) else { return nil }
    self.year = year
    guard isDash(4), let month = number(5..<7), 1...12 ~= month else { return }
    self.month = month
    guard isDash(7), let day = number(8..<10),
      1...CalendarDay.days(inMonth: month, of: year) ~= day
    else { return }
    self.day = day
  }

  /// The day, where the date is that precise.
  var calendarDay: CalendarDay? {
    guard let month, let day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }
}

/// What an expression means: a TIMEX3 value and the days that it covers.
struct TimeMeaning: Hashable, Sendable {
  var value: String
  var earliest: String
  var latest: String
}

extension TimeMeaning {
  /// A day.
  static func day(_ day: CalendarDay) -> TimeMeaning {
    TimeMeaning(value: day.text, earliest: day.text, latest: day.text)
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
    return TimeMeaning(
      value: padded(year, 4) + "-" + padded(month, 2),
      earliest: CalendarDay(year: year, month: month, day: days.lowerBound).text,
      latest: CalendarDay(year: year, month: month, day: days.upperBound).text)
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
    return months.upperBound == 12 && months.lowerBound == 1
      ? span(padded(year, 4), from: year, 1, to: year, 12)
      : span(padded(year, 4), from: year, months.lowerBound, to: year, months.upperBound)
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
      padded(tens, 3), from: tens * 10 + years.lowerBound, 1, to: tens * 10 + years.upperBound, 12)
  }

  /// The century that `hundreds`, a year without its last two digits, names.
  static func century(_ hundreds: Int) -> TimeMeaning {
    span(padded(hundreds, 2), from: hundreds * 100, 1, to: hundreds * 100 + 99, 12)
  }

  /// A quarter of a year.
  static func quarter(_ quarter: Int, of year: Int) -> TimeMeaning {
    span(padded(year, 4) + "-Q\(quarter)", from: year, quarter * 3 - 2, to: year, quarter * 3)
  }

  /// A season, which may begin in one year and end in the next.
  static func season(_ season: (code: String, first: Int, last: Int), of year: Int) -> TimeMeaning {
    span(
      padded(year, 4) + "-" + season.code, from: year, season.first,
      to: season.last < season.first ? year + 1 : year, season.last)
  }

  /// All days from the first of one month to the last of another.
  static func span(
    _ value: String, from year: Int, _ month: Int, to lastYear: Int, _ lastMonth: Int
  ) -> TimeMeaning {
    let length = CalendarDay.days(inMonth: lastMonth, of: lastYear)
    return TimeMeaning(
      value: value,
      earliest: CalendarDay(year: year, month: month, day: 1).text,
      latest: CalendarDay(year: lastYear, month: lastMonth, day: length).text)
  }
}
