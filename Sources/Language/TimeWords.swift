/// The words that a language names times with.
struct TimeWords: Sendable {
  /// Months by their full names, in lower case.
  var months: [String: Int]

  /// Short forms of months, which count only beside a number.
  var shortMonths: [String: Int]

  /// Months whose names are also common words or given names: they need a cue.
  var ambiguousMonths: Set<String>

  /// Days of the week, Monday being 1 (ISO 8601).
  var weekdays: [String: Int]

  /// Short forms of weekdays, which count only beside a date or before a full stop.
  var shortWeekdays: [String: Int]

  /// Seasons, with TIMEX3's code and the first and last month on the northern half of the Earth.
  var seasons: [String: TimeSeason]

  /// Parts of the day by name.
  var dayParts: [String: TimeDayPart]

  /// Ordinals as words: days of a month, quarters, centuries.
  var ordinals: [String: Int]

  /// Endings of ordinals in digits.
  var ordinalEndings: Set<String>

  /// Cardinals below one hundred, as words.
  var cardinals: [String: Int]

  /// Words that multiply a cardinal: hundred, thousand, dozen.
  var multipliers: [String: Int]

  /// Words that count without saying how many: "several", "few".
  var vagueCounts: Set<String>

  /// Decades by name: "the nineties".
  var decades: [String: Int]

  /// Units that can be counted, in the singular and the plural.
  var units: [String: TimeUnit]

  /// Words that may stand between a count and its unit: "three more years".
  var countFillers: Set<String>

  /// Words that point from the document's date: -1 back, 0 at it, 1 ahead.
  var directions: [String: Int]

  /// Words that point at or from the date mentioned before.
  var anaphors: [String: Int]

  /// Words for a part of a period.
  var parts: [String: TimePart]

  /// Words for a part of a period that "of" follows: "the end of".
  var partNouns: [String: TimePart]

  /// Days named without a number, as days from the document's.
  var dayWords: [String: Int]

  /// Sets named by one word: "daily".
  var sets: [String: String]

  /// Words and phrases for the present, the past and the future at large.
  var references: [(words: [String], value: String)]

  /// Words before a number or month that say it is a time.
  var timeCues: Set<String>

  /// Words before a number of four digits that say it is a year, even a far one.
  var yearCues: Set<String>

  /// Words before a number that say it is a quantity.
  var quantityCues: Set<String>

  /// Words that may stand between a determiner and a year used as an adjective.
  var determiners: Set<String>

  /// Nouns that a number before them counts.
  var counted: Set<String>

  /// Words by which a clause speaks of what is to come.
  var futureCues: Set<String>

  /// Words by which a clause speaks of what was, besides those in -ed.
  var pastCues: Set<String>

  /// Words before a clock time without "a.m." or "p.m.".
  var clockCues: Set<String>

  /// Names of zones and the words that end a clock time.
  var zones: Set<String>

  /// How many minutes the zones are ahead of UTC; those whose name has one meaning in the language.
  var zoneOffsets: [String: Int]

  /// Words before a duration by which it is only about so long.
  var approximations: Set<String>

  /// Words before a name of a weekday that make it another day's.
  var namedDays: Set<String>

  /// Units of length, behind which "an hour" makes a speed.
  var lengths: Set<String>

  /// First words of the names of days of a cause, which are dates only behind a cue.
  var causeDays: Set<String>

  /// Days of the year by name, the longest names first.
  var holidays: [(words: [String], day: TimeHoliday)]
}

/// A unit of the calendar or the clock.
enum TimeUnit: Sendable {
  case second, minute, hour, day, week, fortnight, weekend, month, quarter, year, decade, century
}

/// Which part of a period an expression names.
enum TimePart: Sendable { case whole, early, middle, late }

/// A season, with TIMEX3's code and its first and last month.
struct TimeSeason: Sendable {
  var code: String
  var first: Int
  var last: Int
}

/// A part of the day, with TIMEX3's code and its hours; the last may lie on the next day.
struct TimeDayPart: Sendable {
  var code: String
  var first: Int
  var last: Int
}

/// A rule for the day of a named day in a year.
enum TimeHoliday: Sendable {
  /// The same date every year.
  case fixed(month: Int, day: Int)
  /// Days from Easter Sunday of the western churches.
  case easter(Int)
  /// A weekday of a month by its number, the last being -1.
  case weekday(Int, number: Int, month: Int)
  /// Days behind such a weekday.
  case afterWeekday(Int, number: Int, month: Int, days: Int)
}
