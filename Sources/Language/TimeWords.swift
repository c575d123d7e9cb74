/// The words that a language names times with.
struct TimeWords: Sendable {
  /// What a word names, by its lower-case form.
  var months: [String: Int]

  /// Short forms of months, which count only beside a number.
  var shortMonths: [String: Int]

  /// Months whose names are also common words or given names: they need a cue.
  var ambiguousMonths: Set<String>

  /// Days of the week, Monday being 1 (ISO 8601).
  var weekdays: [String: Int]

  /// Seasons, with TIMEX3's code and the first and last month on the northern half of the Earth.
  var seasons: [String: (code: String, first: Int, last: Int)]

  /// Ordinals of quarters and centuries.
  var ordinals: [String: Int]

  /// Cardinals that count units: "two years ago".
  var cardinals: [String: Int]

  /// Decades by name: "the nineties".
  var decades: [String: Int]

  /// Units that can be counted back: "ago".
  var units: [String: TimeUnit]

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

  /// Words by which a sentence speaks of what is to come.
  var futureCues: Set<String>

  /// Names of particular days that hold the name of a weekday.
  var namedDays: Set<String>
}

/// A unit of the calendar.
enum TimeUnit: Sendable { case day, week, month, year, decade }

/// Which part of a period an expression names.
enum TimePart: Sendable { case whole, early, middle, late }

extension TimeWords {
  /// The English words.
  static let english = TimeWords(
    months: [
      "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
      "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    ],
    shortMonths: [
      "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
      "oct": 10, "nov": 11, "dec": 12,
    ],
    ambiguousMonths: ["march", "april", "may", "june", "august"],
    weekdays: [
      "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
      "sunday": 7,
    ],
    seasons: [
      "spring": ("SP", 3, 5), "summer": ("SU", 6, 8), "autumn": ("FA", 9, 11),
      "fall": ("FA", 9, 11), "winter": ("WI", 12, 2),
    ],
    ordinals: ["first": 1, "second": 2, "third": 3, "fourth": 4],
    cardinals: [
      "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
      "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
      "thirty": 30, "forty": 40, "fifty": 50,
    ],
    decades: [
      "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196,
      "seventies": 197, "eighties": 198, "nineties": 199,
    ],
    units: [
      "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
      "year": .year, "years": .year, "decade": .decade, "decades": .decade,
    ],
    timeCues: [
      "in", "since", "by", "from", "until", "till", "of", "during", "between", "before", "after",
      "through", "throughout", "around", "circa", "early", "mid", "late", "last", "this", "next",
      "year", "to", "and", "on", "for", "spring", "summer", "autumn", "fall", "winter", "every",
      "previous", "past", "coming",
    ],
    yearCues: ["in", "since", "from", "until", "till", "by", "during", "before", "circa", "year"],
    quantityCues: [
      "about", "approximately", "nearly", "almost", "roughly", "some", "over", "than", "least",
      "most", "up", "under", "number", "no", "room", "flight", "highway", "route", "page",
      "article", "resolution", "model", "usd", "eur", "gbp", "only",
    ],
    determiners: ["the", "its", "their", "his", "her", "our", "this", "that", "a", "an", "s"],
    counted: [
      "people", "men", "women", "children", "police", "staff", "personnel", "million", "billion",
      "thousand", "hundred", "percent", "per", "km", "kg", "miles", "metres", "meters", "feet",
      "hectares", "tonnes", "tons", "dollars", "euros", "pounds", "roubles", "rubles", "yen",
      "civilian", "additional", "more", "other", "new", "foreign", "local", "armed", "square",
      "cubic", "votes", "points", "words", "calories", "hours", "days", "years",
    ],
    futureCues: [
      "will", "shall", "next", "upcoming", "forthcoming", "scheduled", "expected", "plans",
      "planned", "due", "would", "until", "coming", "ll",
    ],
    namedDays: ["black", "good", "ash", "super", "easter", "palm", "bloody", "cyber"])
}
