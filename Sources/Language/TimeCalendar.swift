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

  /// The day some months later or earlier, or the last of that month where it has no such day.
  func adding(months: Int) -> CalendarDay {
    let index = year * 12 + month - 1 + months
    guard index >= 12 else { return self }
    let (year, month) = (index / 12, index % 12 + 1)
    return CalendarDay(
      year: year, month: month, day: min(day, CalendarDay.days(inMonth: month, of: year)))
  }

  /// A weekday of a month by its number, the last being -1.
  init?(weekday: Int, number: Int, month: Int, year: Int) {
    let length = CalendarDay.days(inMonth: month, of: year)
    if number < 0 {
      let last = CalendarDay(year: year, month: month, day: length)
      self.init(ordinal: last.ordinal - (last.weekday - weekday + 7) % 7 + 7 * (number + 1))
    } else {
      let first = CalendarDay(year: year, month: month, day: 1)
      self.init(ordinal: first.ordinal + (weekday - first.weekday + 7) % 7 + 7 * (number - 1))
    }
    guard self.month == month else { return nil }
  }

  /// Easter Sunday of the western churches in a year (the anonymous Gregorian algorithm,
  /// Nature 20 April 1876; Meeus, Astronomical Algorithms, chapter 8).
  static func easter(_ year: Int) -> CalendarDay {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDay(year: year, month: sum / 31, day: sum % 31 + 1)
  }

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
  /// The second of the day, where the time of day is stated.
  var second: Int?

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
    guard bytes.count > 10, bytes[10] | 0x20 == UInt8(ascii: "t"), let hour = number(11..<13),
      bytes.count > 13, bytes[13] == UInt8(ascii: ":"), let minute = number(14..<16), hour < 24,
      minute < 60
    else { return }
    second = hour * 3600 + minute * 60
  }

  /// The day, where the date is that precise.
  var calendarDay: CalendarDay? {
    guard let month, let day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }
}
