public import SourceText

/// Finds the words that name a time: years, decades, months, days, weekdays, seasons, quarters.
///
/// A number is a year only where the words around it allow that; "2000 people", "+1 555 2000" and
/// "$1999" are not. An expression that needs another date to have a meaning ("last September",
/// "in March", "on Friday") gets it from the document's date and from nothing else: without one,
/// or beside another year in the same sentence, it has no value.
///
/// - SeeAlso: TIMEX3, <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>
public enum TimeFinder {
  /// Finds the time expressions of a text in English.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - sentences: Its sentences; an expression lies inside one of them.
  ///   - documentDate: When the text was published, as an EDTF date or date and time.
  /// - Returns: The expressions in order, apart from each other.
  /// - Complexity: O(n) in the bytes of the text.
  public static func times(
    in text: DocumentText, sentences: [Sentence], documentDate: String?
  ) -> [TimeExpression] {
    let date = documentDate.flatMap { DocumentDate($0) }
    return sentences.flatMap { sentence in
      var reader = TimeReader(
        pieces: TimePiece.pieces(of: text, in: sentence.span), words: .english, date: date)
      return reader.times()
    }
  }
}

/// Reads the time expressions of one sentence, longest first, from left to right.
struct TimeReader {
  let pieces: [TimePiece]
  let words: TimeWords
  let date: DocumentDate?
  private let speaksOfFuture: Bool

  init(pieces: [TimePiece], words: TimeWords, date: DocumentDate?) {
    self.pieces = pieces
    self.words = words
    self.date = date
    speaksOfFuture = pieces.contains { $0.kind == .word && words.futureCues.contains($0.text) }
  }

  /// One match: the pieces it takes and what they mean.
  struct Match {
    var pieces: Range<Int>
    var meaning: TimeMeaning?
    /// Whether the document's date chose the year of a month or day.
    var isRelative = false
    /// The year that the words themselves state.
    var statedYear: Int?
  }

  mutating func times() -> [TimeExpression] {
    var matches: [Match] = []
    var index = 0
    while index < pieces.count {
      if let match = match(at: index), !match.pieces.isEmpty {
        matches.append(match)
        index = match.pieces.upperBound
      } else {
        index += 1
      }
    }
    let stated = Set(matches.compactMap(\.statedYear))
    return matches.map { match in
      // "In 2016 he resigned, and in March …": which March is not said.
      let isAnchored = !match.isRelative || stated.isEmpty || stated == [date?.year ?? 0]
      let meaning = isAnchored ? match.meaning : nil
      return TimeExpression(
        span: TextSpan(
          start: pieces[match.pieces.lowerBound].start,
          end: pieces[match.pieces.upperBound - 1].end),
        value: meaning?.value, earliest: meaning?.earliest, latest: meaning?.latest)
    }
  }

  private func match(at index: Int) -> Match? {
    switch pieces[index].kind {
    case .digits:
      isoDate(at: index) ?? numericDate(at: index) ?? dayAndMonth(at: index)
        ?? decade(at: index, part: .whole, from: index) ?? century(at: index) ?? ago(at: index)
        ?? year(at: index, part: .whole, from: index)
    case .word: wordMatch(at: index)
    case .mark: shortDecade(at: index)
    }
  }

  private func wordMatch(at index: Int) -> Match? {
    let word = pieces[index].text
    if let (part, next) = part(at: index) {
      return monthFirst(at: next, part: part, from: index)
        ?? decade(at: next, part: part, from: index)
        ?? namedDecade(at: next, part: part, from: index)
        ?? year(at: next, part: part, from: index)
        ?? relativeUnit(at: index)
    }
    if words.weekdays[word] != nil { return weekday(at: index) }
    return monthFirst(at: index, part: .whole, from: index) ?? quarter(at: index)
      ?? season(at: index, from: index) ?? relativeUnit(at: index) ?? century(at: index)
      ?? ago(at: index) ?? namedDecade(at: index, part: .whole, from: index)
  }
}

// MARK: - Reading pieces

extension TimeReader {
  func word(_ index: Int) -> String? {
    pieces.indices.contains(index) && pieces[index].kind == .word ? pieces[index].text : nil
  }

  func mark(_ index: Int) -> String? {
    pieces.indices.contains(index) && pieces[index].kind == .mark ? pieces[index].text : nil
  }

  /// Whether a piece follows the one before it without white space.
  func isAttached(_ index: Int) -> Bool {
    index > 0 && index < pieces.count && pieces[index - 1].end == pieces[index].start
  }

  func isDigits(_ index: Int) -> Bool {
    pieces.indices.contains(index) && pieces[index].kind == .digits
  }

  /// The number of a run of digits that no other digits, letters or signs continue.
  func wholeNumber(_ index: Int, digits: ClosedRange<Int>) -> Int? {
    guard isDigits(index), digits.contains(pieces[index].count) else { return nil }
    if isAttached(index) {
      switch pieces[index - 1].kind {
      case .word, .digits: return nil
      case .mark:
        switch pieces[index - 1].text {
        case "$", "€", "£", "¥", "₽", "#", "+", "@", "_", "=", "&", "%": return nil
        case ".", ",", ":", "/":
          if isAttached(index - 1), isDigits(index - 2) { return nil }
          if pieces[index - 1].text == "/" { return nil }
        case "-", "‑":
          // "2020-2024" is two years, "555-2000" and "T-1990" are none.
          if isAttached(index - 1), !isDigits(index - 2) || pieces[index - 2].count != 4 {
            return nil
          }
        default: break
        }
      }
    } else if let sign = mark(index - 1), ["$", "€", "£", "¥", "₽", "#", "+"].contains(sign) {
      return nil
    }
    if isAttached(index + 1) {
      switch pieces[index + 1].kind {
      case .word, .digits: return nil
      case .mark:
        switch pieces[index + 1].text {
        case "%", "$", "€", "£", "°", "@", "_", "=": return nil
        case ".", ",", ":", "/":
          if isAttached(index + 2), isDigits(index + 2) { return nil }
          if pieces[index + 1].text == "/" { return nil }
        case "-", "‑":
          if isAttached(index + 2), isDigits(index + 2), ![2, 4].contains(pieces[index + 2].count) {
            return nil
          }
        default: break
        }
      }
    }
    return pieces[index].number
  }

  /// The four digits of a year that stands beside a month, where no other reading is left.
  func yearBesideMonth(_ index: Int) -> Int? {
    guard let number = wholeNumber(index, digits: 4...4), 1000...2199 ~= number else { return nil }
    return number
  }

  /// The number of a day of a month, "16" or "16th", and the index behind it.
  func dayNumber(_ index: Int) -> (day: Int, next: Int)? {
    guard isDigits(index), pieces[index].count <= 2, 1...31 ~= pieces[index].number else {
      return nil
    }
    if isAttached(index + 1), let suffix = word(index + 1),
      ["st", "nd", "rd", "th"].contains(suffix), !isAttached(index + 2) || mark(index + 2) != nil
    {
      return (pieces[index].number, index + 2)
    }
    guard let day = wholeNumber(index, digits: 1...2) else { return nil }
    return (day, index + 1)
  }

  /// "early", "mid-", "late" and the index behind it.
  func part(at index: Int) -> (part: TimePart, next: Int)? {
    let part: TimePart
    switch word(index) {
    case "early": part = .early
    case "mid", "middle": part = .middle
    case "late": part = .late
    default: return nil
    }
    var next = index + 1
    if let dash = mark(next), dash == "-" || dash == "‑" { next += 1 }
    return (part, next)
  }

  /// The month that a word names, and the index behind it and its full stop.
  func month(_ index: Int) -> (month: Int, next: Int, isShort: Bool)? {
    guard let word = word(index), pieces[index].isCapital else { return nil }
    if let month = words.months[word] { return (month, index + 1, false) }
    guard let month = words.shortMonths[word] else { return nil }
    return (month, mark(index + 1) == "." && isAttached(index + 1) ? index + 2 : index + 1, true)
  }
}

// MARK: - Dates in digits

extension TimeReader {
  /// `2024-02-15`.
  func isoDate(at index: Int) -> Match? {
    guard isDigits(index), pieces[index].count == 4, isDigits(index + 2), isDigits(index + 4),
      let dash = mark(index + 1), dash == "-" || dash == "‑", mark(index + 3) == dash,
      pieces[index + 2].count == 2, pieces[index + 4].count == 2,
      (index + 1...index + 4).allSatisfy({ isAttached($0) })
    else { return nil }
    return date(
      year: pieces[index].number, month: pieces[index + 2].number, day: pieces[index + 4].number,
      pieces: index..<index + 5)
  }

  /// `15.02.2024`, `15/02/2024`, `2/15/2024`; a date that two orders fit has no value.
  func numericDate(at index: Int) -> Match? {
    guard isDigits(index), pieces[index].count <= 2, isDigits(index + 2), isDigits(index + 4),
      let separator = mark(index + 1), separator == "." || separator == "/",
      mark(index + 3) == separator, pieces[index + 2].count <= 2, pieces[index + 4].count == 4,
      (index + 1...index + 4).allSatisfy({ isAttached($0) }),
      !isAttached(index) || mark(index - 1) == "("
    else { return nil }
    let (first, second) = (pieces[index].number, pieces[index + 2].number)
    let year = pieces[index + 4].number
    guard 1000...2199 ~= year else { return nil }
    let range = index..<index + 5
    if separator == "." || first > 12 {
      return date(year: year, month: second, day: first, pieces: range)
    }
    if second > 12 || first == second {
      return date(year: year, month: first, day: second, pieces: range)
    }
    guard 1...12 ~= first, 1...12 ~= second else { return nil }
    return Match(pieces: range, meaning: nil, statedYear: year)
  }

  private func date(year: Int, month: Int, day: Int, pieces: Range<Int>) -> Match? {
    guard 1000...2199 ~= year, 1...12 ~= month,
      1...CalendarDay.days(inMonth: month, of: year) ~= day
    else { return nil }
    return Match(
      pieces: pieces, meaning: .day(CalendarDay(year: year, month: month, day: day)),
      statedYear: year)
  }
}

// MARK: - Days and months

extension TimeReader {
  /// "16 July 2025", "the 16th of July".
  func dayAndMonth(at index: Int) -> Match? {
    guard let (day, afterDay) = dayNumber(index) else { return nil }
    let monthIndex = word(afterDay) == "of" ? afterDay + 1 : afterDay
    guard let (month, afterMonth, _) = month(monthIndex) else { return nil }
    // "the first 4 May Day marches": a further capital word may belong to the name.
    if let (year, next) = yearAfter(afterMonth) {
      return date(year: year, month: month, day: day, pieces: index..<next)
    }
    return dated(month: month, day: day, pieces: index..<afterMonth)
  }

  /// "July 16, 2025", "July 2025", "mid-July", "in July".
  func monthFirst(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let (month, afterMonth, isShort) = month(index) else { return nil }
    if part == .whole, let (day, afterDay) = dayNumber(afterMonth) {
      if let (year, next) = yearAfter(afterDay) {
        return date(year: year, month: month, day: day, pieces: first..<next)
      }
      if let match = dated(month: month, day: day, pieces: first..<afterDay) { return match }
    }
    if let (year, next) = yearAfter(afterMonth, orOf: true) {
      return Match(
        pieces: first..<next, meaning: .month(month, of: year, part: part), statedYear: year)
    }
    if isShort { return nil }
    // "February this year".
    if word(afterMonth + 1) == "year", let shift = yearShift(word(afterMonth)) {
      return Match(
        pieces: first..<afterMonth + 2,
        meaning: date.map { .month(month, of: $0.year + shift, part: part) })
    }
    let (direction, start) = direction(before: first)
    if part == .whole, direction == nil, words.ambiguousMonths.contains(pieces[index].text) {
      guard let cue = word(first - 1), words.timeCues.contains(cue) else { return nil }
      // "by April Osterfeld": a name.
      if let next = word(afterMonth), !next.isEmpty, pieces[afterMonth].isCapital { return nil }
    }
    guard let year = resolvedYear(ofMonth: month, direction: direction) else {
      return Match(pieces: start..<afterMonth, meaning: nil, isRelative: true)
    }
    return Match(
      pieces: start..<afterMonth, meaning: .month(month, of: year, part: part), isRelative: true)
  }

  private func yearShift(_ word: String?) -> Int? {
    switch word {
    case "last": -1
    case "this": 0
    case "next": 1
    default: nil
    }
  }

  /// A year behind a month or a day, with or without a comma.
  private func yearAfter(_ index: Int, orOf: Bool = false) -> (year: Int, next: Int)? {
    var next = index
    if mark(next) == "," || (orOf && word(next) == "of") { next += 1 }
    guard let year = yearBesideMonth(next) else { return nil }
    return (year, next + 1)
  }

  /// A day of a month without a year: the last or the next one, as the sentence speaks.
  private func dated(month: Int, day: Int, pieces: Range<Int>) -> Match? {
    guard day <= CalendarDay.days(inMonth: month, of: 2000) else { return nil }
    guard let date else { return Match(pieces: pieces, meaning: nil, isRelative: true) }
    guard let documentMonth = date.month else {
      return Match(pieces: pieces, meaning: nil, isRelative: true)
    }
    let isAfter = month > documentMonth || (month == documentMonth && day > (date.day ?? 31))
    let isBefore = month < documentMonth || (month == documentMonth && day < (date.day ?? 1))
    // A day a few weeks ahead is more likely this year's than last year's.
    let isSoon = isAfter && month - documentMonth <= 1
    let year =
      if isAfter && !speaksOfFuture && !isSoon {
        date.year - 1
      } else if isBefore && speaksOfFuture && documentMonth - month > 6 {
        date.year + 1
      } else {
        date.year
      }
    guard day <= CalendarDay.days(inMonth: month, of: year) else { return nil }
    return Match(
      pieces: pieces, meaning: .day(CalendarDay(year: year, month: month, day: day)),
      isRelative: true)
  }

  /// Which way "last", "this" or "next" before an expression points, and where that begins.
  private func direction(before index: Int) -> (direction: Int?, start: Int) {
    switch word(index - 1) {
    case "last", "previous", "past": (-1, index - 1)
    case "this": (0, index - 1)
    case "next", "coming": (1, index - 1)
    default: (nil, index)
    }
  }

  private func resolvedYear(ofMonth month: Int, direction: Int?) -> Int? {
    guard let date, let documentMonth = date.month else { return nil }
    switch direction {
    case -1: return month < documentMonth ? date.year : date.year - 1
    case 0: return date.year
    case 1: return month > documentMonth ? date.year : date.year + 1
    default:
      if month <= documentMonth {
        return speaksOfFuture && documentMonth - month > 6 ? date.year + 1 : date.year
      }
      return speaksOfFuture ? date.year : date.year - 1
    }
  }

  /// "on Friday", "last Friday", and a full date behind it: "Friday, July 18".
  func weekday(at index: Int) -> Match? {
    guard let weekday = words.weekdays[pieces[index].text], pieces[index].isCapital else {
      return nil
    }
    if let before = word(index - 1), words.namedDays.contains(before) { return nil }
    let monthIndex = mark(index + 1) == "," ? index + 2 : index + 1
    if month(monthIndex) != nil || isDigits(monthIndex),
      let full = monthFirst(at: monthIndex, part: .whole, from: monthIndex)
        ?? dayAndMonth(at: monthIndex),
      full.meaning.map({ $0.earliest == $0.latest }) ?? true
    {
      var match = full
      match.pieces = index..<full.pieces.upperBound
      return match
    }
    let (direction, start) = direction(before: index)
    let range = start..<index + 1
    guard let today = date?.calendarDay else {
      return Match(pieces: range, meaning: nil, isRelative: true)
    }
    let back = (today.weekday - weekday + 7) % 7
    let offset =
      switch direction {
      case 1: 7 - back
      case -1: back == 0 ? -7 : -back
      case 0: weekday - today.weekday
      default: -back
      }
    return Match(
      pieces: range, meaning: .day(CalendarDay(ordinal: today.ordinal + offset)))
  }
}

// MARK: - Years, decades, centuries, seasons, quarters

extension TimeReader {
  /// "in 1992", "(2002)", "the 2025 report"; not "2000 people".
  func year(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let number = wholeNumber(index, digits: 4...4) else { return nil }
    let cue = word(index - 1)
    let isCued = part != .whole || (cue.map { words.timeCues.contains($0) } ?? false)
    // Old and far years need a word that says they are years.
    let isOldYear = part != .whole || (cue.map { words.yearCues.contains($0) } ?? false)
    guard 1900...2099 ~= number || (isOldYear && 1000...2199 ~= number) else { return nil }
    // "20 1995 2003": groups of a longer number.
    if isDigits(index - 1) { return nil }
    if let cue, words.quantityCues.contains(cue) { return nil }
    if let next = word(index + 1), !isAttached(index + 1) {
      if words.counted.contains(next), !isDetermined(index) { return nil }
      // "2000 soldiers", but "the 2016 clashes" and "in 2016 officials said".
      let isPlural =
        next.utf8.last == UInt8(ascii: "s") && next.utf8.count > 3
        && !next.hasSuffix("ss") && !next.hasSuffix("us") && !next.hasSuffix("is")
        && !pieces[index + 1].isCapital
      // A sentence that counts begins with a word, one about a year may begin with it.
      if isPlural, !isDetermined(index), !isCued, index > 0 { return nil }
      // "two 1999 …" stays a year, "May 2000 houses" was read above.
    }
    return Match(pieces: first..<index + 1, meaning: .year(number, part: part), statedYear: number)
  }

  /// Whether a determiner or a possessive stands before a year used as an adjective.
  private func isDetermined(_ index: Int) -> Bool {
    guard let before = word(index - 1) else { return false }
    return words.determiners.contains(before)
  }

  /// "the 1990s", "the 1990’s".
  func decade(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard isDigits(index), pieces[index].count == 4, pieces[index].number % 10 == 0,
      1000...2199 ~= pieces[index].number, !isAttached(index) || mark(index - 1) != nil
    else { return nil }
    var next = index + 1
    if let apostrophe = mark(next), apostrophe == "'" || apostrophe == "’", isAttached(next) {
      next += 1
    }
    guard word(next) == "s", isAttached(next), !isAttached(next + 1) || mark(next + 1) != nil else {
      return nil
    }
    let number = pieces[index].number
    let isCentury = number % 100 == 0 && number < 2000
    return Match(
      pieces: first..<next + 1,
      meaning: isCentury ? .century(number / 100) : .decade(number / 10, part: part))
  }

  /// "the ’90s".
  func shortDecade(at index: Int) -> Match? {
    guard let apostrophe = mark(index), ["'", "’", "‘"].contains(apostrophe), isDigits(index + 1),
      isAttached(index + 1), pieces[index + 1].count == 2, pieces[index + 1].number % 10 == 0,
      word(index + 2) == "s", isAttached(index + 2), !isAttached(index + 3)
    else { return nil }
    return Match(
      pieces: index..<index + 3, meaning: .decade(190 + pieces[index + 1].number / 10, part: .whole)
    )
  }

  /// "the nineties".
  func namedDecade(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let word = word(index), let tens = words.decades[word],
      part != .whole || self.word(index - 1) == "the"
    else { return nil }
    return Match(pieces: first..<index + 1, meaning: .decade(tens, part: part))
  }

  /// "the 19th century", "the 20th-century".
  func century(at index: Int) -> Match? {
    guard isDigits(index), let (number, next) = dayNumber(index), next == index + 2, number >= 2
    else { return nil }
    let noun = mark(next) == "-" ? next + 1 : next
    guard word(noun) == "century" else { return nil }
    return Match(pieces: index..<noun + 1, meaning: .century(number - 1))
  }

  /// "the first quarter of 2024", "Q1 2024".
  func quarter(at index: Int) -> Match? {
    if word(index) == "q", isAttached(index + 1), isDigits(index + 1),
      1...4 ~= pieces[index + 1].number, let year = yearBesideMonth(index + 2)
    {
      return Match(
        pieces: index..<index + 3, meaning: .quarter(pieces[index + 1].number, of: year),
        statedYear: year)
    }
    guard let word = word(index), let ordinal = words.ordinals[word],
      self.word(index + 1) == "quarter"
    else { return nil }
    let yearIndex = self.word(index + 2) == "of" ? index + 3 : index + 2
    guard let year = yearBesideMonth(yearIndex) else { return nil }
    return Match(
      pieces: index..<yearIndex + 1, meaning: .quarter(ordinal, of: year), statedYear: year)
  }

  /// "summer 2024", "the winter of 1941", "last summer".
  func season(at index: Int, from first: Int) -> Match? {
    guard let word = word(index), let season = words.seasons[word] else { return nil }
    let yearIndex = self.word(index + 1) == "of" ? index + 2 : index + 1
    if let year = yearBesideMonth(yearIndex) {
      return Match(
        pieces: first..<yearIndex + 1, meaning: .season(season, of: year), statedYear: year)
    }
    let (direction, start) = direction(before: index)
    guard let direction, let date, let month = date.month else { return nil }
    let year =
      switch direction {
      case -1: season.last < season.first || season.last >= month ? date.year - 1 : date.year
      case 1: season.first > month ? date.year : date.year + 1
      default: date.year
      }
    return Match(pieces: start..<index + 1, meaning: .season(season, of: year))
  }
}

// MARK: - Times relative to the document's

extension TimeReader {
  /// "yesterday", "last year", "this month", "next week".
  func relativeUnit(at index: Int) -> Match? {
    switch word(index) {
    case "yesterday": return days(-1, pieces: index..<index + 1)
    case "today": return days(0, pieces: index..<index + 1)
    case "tomorrow": return days(1, pieces: index..<index + 1)
    case "last": return shifted(-1, at: index)
    case "this": return shifted(0, at: index)
    case "next": return shifted(1, at: index)
    default: return nil
    }
  }

  private func days(_ count: Int, pieces: Range<Int>) -> Match {
    Match(
      pieces: pieces,
      meaning: date?.calendarDay.map { .day(CalendarDay(ordinal: $0.ordinal + count)) })
  }

  private func shifted(_ count: Int, at index: Int) -> Match? {
    let range = index..<index + 2
    switch word(index + 1) {
    case "year":
      return Match(
        pieces: range, meaning: date.map { .year($0.year + count) })
    case "month":
      return Match(pieces: range, meaning: month(shiftedBy: count))
    case "week":
      return Match(pieces: range, meaning: week(shiftedBy: count))
    default: return nil
    }
  }

  private func month(shiftedBy count: Int) -> TimeMeaning? {
    guard let date, let month = date.month else { return nil }
    let months = date.year * 12 + month - 1 + count
    guard months >= 12 else { return nil }
    return .month(months % 12 + 1, of: months / 12)
  }

  /// The ISO 8601 week, Monday to Sunday, some weeks from the document's.
  private func week(shiftedBy count: Int) -> TimeMeaning? {
    guard let today = date?.calendarDay else { return nil }
    let monday = CalendarDay(ordinal: today.ordinal - today.weekday + 1 + 7 * count)
    let thursday = CalendarDay(ordinal: monday.ordinal + 3)
    let first = CalendarDay(year: thursday.year, month: 1, day: 1)
    let week = (thursday.ordinal - first.ordinal) / 7 + 1
    return TimeMeaning(
      value: padded(thursday.year, 4) + "-W" + padded(week, 2), earliest: monday.text,
      latest: CalendarDay(ordinal: monday.ordinal + 6).text)
  }

  /// "two years ago", "30 days ago".
  func ago(at index: Int) -> Match? {
    let count: Int
    if isDigits(index) {
      guard let number = wholeNumber(index, digits: 1...3) else { return nil }
      count = number
    } else {
      guard let word = word(index), let number = words.cardinals[word] else { return nil }
      count = number
    }
    guard let noun = word(index + 1), let unit = words.units[noun], word(index + 2) == "ago" else {
      return nil
    }
    let range = index..<index + 3
    let meaning: TimeMeaning? =
      switch unit {
      case .day: days(-count, pieces: range).meaning
      case .week: week(shiftedBy: -count)
      case .month: month(shiftedBy: -count)
      case .year: date.flatMap { $0.year > count ? .year($0.year - count) : nil }
      case .decade: date.flatMap { $0.year / 10 > count ? .decade($0.year / 10 - count) : nil }
      }
    return Match(pieces: range, meaning: meaning)
  }
}
