// MARK: - Dates in digits

extension TimeReader {
  /// `2024-02-15`, `2024-02`, `2024/02/15`.
  func isoDate(at index: Int) -> Match? {
    if let match = basicDate(at: index) { return match }
    guard isDigits(index), pieces[index].count == 4, isDigits(index + 2),
      let dash = mark(index + 1), dash == "-" || dash == "‑" || dash == "/",
      isAttached(index + 1), isAttached(index + 2), pieces[index + 2].count <= 2,
      !isAttached(index) || mark(index - 1) == "("
    else { return nil }
    if mark(index + 3) == dash, isDigits(index + 4), isAttached(index + 3), isAttached(index + 4),
      pieces[index + 4].count <= 2
    {
      return date(
        year: pieces[index].number, month: pieces[index + 2].number,
        day: pieces[index + 4].number, pieces: index..<index + 5)
    }
    guard pieces[index + 2].count == 2, 1...12 ~= pieces[index + 2].number,
      1900...2099 ~= pieces[index].number, !isAttached(index + 3) || mark(index + 3) != dash,
      // "2011-12" is a season or two years.
      dash == "/" || pieces[index + 2].number != pieces[index].number % 100 + 1
    else { return nil }
    return Match(
      pieces: index..<index + 3,
      meaning: .month(pieces[index + 2].number, of: pieces[index].number),
      statedYear: pieces[index].number)
  }

  /// `20240215`, ISO 8601's basic format.
  private func basicDate(at index: Int) -> Match? {
    guard isDigits(index), pieces[index].count == 8, !isAttached(index) || mark(index - 1) == "(",
      !isAttached(index + 1) || [".", ",", ")", ":", ";"].contains(mark(index + 1) ?? ""),
      !isAttached(index + 2) || !isDigits(index + 2)
    else { return nil }
    let number = pieces[index].number
    guard 1900...2099 ~= number / 10_000 else { return nil }
    return date(
      year: number / 10_000, month: number / 100 % 100, day: number % 100, pieces: index..<index + 1
    )
  }

  /// `15.02.2024`, `15/02/2024`, `2/15/2024`; a date that two orders fit has no value.
  func numericDate(at index: Int) -> Match? {
    guard isDigits(index), pieces[index].count <= 2, isDigits(index + 2), isDigits(index + 4),
      let separator = mark(index + 1), [".", "/", "-"].contains(separator),
      mark(index + 3) == separator, pieces[index + 2].count <= 2,
      pieces[index + 4].count == 4 || separator == "/" && pieces[index + 4].count == 2,
      (index + 1...index + 4).allSatisfy({ isAttached($0) }),
      !isAttached(index) || mark(index - 1) == "(", !isAttached(index + 5) || !isDigits(index + 6)
    else { return nil }
    let (first, second) = (pieces[index].number, pieces[index + 2].number)
    var year = pieces[index + 4].number
    if pieces[index + 4].count == 2 { year += year < 50 ? 2000 : 1900 }
    guard 1000...2199 ~= year else { return nil }
    let range = index..<index + 5
    if separator == ".", second <= 12 || first > 12 {
      return date(year: year, month: second, day: first, pieces: range)
    }
    if first > 12 { return date(year: year, month: second, day: first, pieces: range) }
    if second > 12 || first == second {
      return date(year: year, month: first, day: second, pieces: range)
    }
    guard 1...12 ~= first, 1...12 ~= second else { return nil }
    return Match(pieces: range, meaning: nil, isDay: true, statedYear: year)
  }

  func date(year: Int, month: Int, day: Int, pieces: Range<Int>) -> Match? {
    guard 1000...2199 ~= year, 1...12 ~= month,
      1...CalendarDay.days(inMonth: month, of: year) ~= day
    else { return nil }
    return Match(
      pieces: pieces, meaning: .day(CalendarDay(year: year, month: month, day: day)),
      isDay: true, statedYear: year)
  }
}

// MARK: - Days and months

extension TimeReader {
  /// A day of a month as a number or a word, "16", "16th", "sixteenth", "twenty-first".
  private func dayOfMonth(_ index: Int) -> (day: Int, next: Int, isOrdinal: Bool)? {
    if let (day, next) = dayNumber(index) { return (day, next, next > index + 1) }
    // "14April".
    if isDigits(index), pieces[index].count <= 2, 1...31 ~= pieces[index].number,
      isAttached(index + 1), let name = word(index + 1), !isAttached(index),
      words.months[name] != nil || words.shortMonths[name] != nil, !isAttached(index + 2)
    {
      return (pieces[index].number, index + 1, false)
    }
    // "23/Sep/2020".
    if isDigits(index), pieces[index].count <= 2, 1...31 ~= pieces[index].number,
      mark(index + 1) == "/", isAttached(index + 1), word(index + 2) != nil,
      !isAttached(index) || mark(index - 1) == "("
    {
      return (pieces[index].number, index + 1, false)
    }
    if let (ordinal, next) = ordinalWord(index) {
      return ordinal <= 31 ? (ordinal, next, true) : nil
    }
    // "twenty-five January nineteen eighty-six".
    guard let (day, next) = belowHundred(index), 1...31 ~= day, let (_, after, _) = month(next),
      spokenYear(after) != nil
    else { return nil }
    return (day, next, true)
  }

  /// "third", "twenty-third".
  func ordinalWord(_ index: Int) -> (ordinal: Int, next: Int)? {
    guard let word = word(index) else { return nil }
    if let ordinal = words.ordinals[word] { return (ordinal, index + 1) }
    guard let tens = words.cardinals[word], tens >= 20 else { return nil }
    let next = pastHyphen(index + 1)
    guard let unit = self.word(next), let ones = words.ordinals[unit], ones < 10 else { return nil }
    return (tens + ones, next + 1)
  }

  /// "16 July 2025", "the 16th of July", "the 16th of this month".
  func dayAndMonth(at index: Int) -> Match? {
    let start = pastThe(index)
    guard let (day, afterDay, isOrdinal) = dayOfMonth(start) else { return nil }
    var monthIndex = afterDay
    if isHyphen(monthIndex), isDigits(start) || isOrdinal { monthIndex += 1 }
    if mark(monthIndex) == "/", isAttached(monthIndex), isAttached(monthIndex + 1) {
      monthIndex += 1
    }
    let hasOf = word(afterDay) == "of"
    if hasOf { monthIndex = pastThe(afterDay + 1) }
    if let (month, afterMonth, _) = month(monthIndex) {
      // "the first march": an ordinal word needs "of".
      if !isDigits(start), !hasOf, ordinalWord(start) != nil { return nil }
      return dated(month: month, day: day, pieces: start..<afterMonth)
    }
    // "the 20th of next month", "the 21st this month".
    if hasOf || isOrdinal && isDigits(start), let period = directed(at: monthIndex),
      let meaning = period.meaning,
      meaning.granularity == .month, let first = meaning.first
    {
      guard
        let match = date(
          year: first.year, month: first.month, day: day,
          pieces: start..<period.pieces.upperBound)
      else { return nil }
      return Match(pieces: match.pieces, meaning: match.meaning, isDay: true)
    }
    return nil
  }

  /// "July 16, 2025", "July 2025", "July", "the July".
  func monthFirst(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let (month, afterMonth, isShort) = month(index) else { return nil }
    var dayIndex = word(afterMonth) == "the" ? afterMonth + 1 : pastHyphen(afterMonth)
    if mark(afterMonth) == "/", isAttached(afterMonth), isAttached(afterMonth + 1) {
      dayIndex = afterMonth + 1
    }
    // "Dec31".
    if part == .whole, dayIndex == afterMonth, isAttached(dayIndex), isDigits(dayIndex),
      pieces[dayIndex].count <= 2, 1...31 ~= pieces[dayIndex].number,
      !isAttached(dayIndex + 1) || mark(dayIndex + 1) != nil,
      let match = dated(month: month, day: pieces[dayIndex].number, pieces: first..<dayIndex + 1)
    {
      return match
    }
    // "Oct/2", "Sep-23-2020".
    if part == .whole, dayIndex == afterMonth + 1, isAttached(dayIndex), mark(afterMonth) != nil,
      isDigits(dayIndex), pieces[dayIndex].count <= 2, 1...31 ~= pieces[dayIndex].number,
      let match = dated(month: month, day: pieces[dayIndex].number, pieces: first..<dayIndex + 1)
    {
      return match
    }
    if mark(afterMonth) == ",", let (day, next) = ordinal(afterMonth + 1), day <= 31,
      next == afterMonth + 3,
      let match = dated(month: month, day: day, pieces: first..<next)
    {
      return match
    }
    if part == .whole, let (day, afterDay, isOrdinal) = dayOfMonth(dayIndex),
      isOrdinal || isDigits(dayIndex)
    {
      if let match = dated(month: month, day: day, pieces: first..<afterDay) { return match }
    }
    // "January twenty-five, nineteen eighty-six".
    if part == .whole, let (day, next) = belowHundred(afterMonth), day <= 31,
      let (year, end) = yearAfter(next),
      let match = date(year: year, month: month, day: day, pieces: first..<end)
    {
      return match
    }
    // "May twenty nine"; "in March two people" counts people.
    if part == .whole, let (day, next) = belowHundred(afterMonth), 21...31 ~= day, day != 30,
      word(next).map({ words.timeCues.contains($0) }) ?? true,
      let match = dated(month: month, day: day, pieces: first..<next)
    {
      return match
    }
    if let (year, next) = yearAfter(afterMonth, orOf: true) {
      return Match(
        pieces: first..<next, meaning: .month(month, of: year, part: part), statedYear: year)
    }
    if isShort { return nil }
    // "February this year", "February of last year".
    let yearIndex = pastThe(word(afterMonth) == "of" ? afterMonth + 1 : afterMonth)
    if let year = directedYear(yearIndex) {
      return Match(
        pieces: first..<year.next, meaning: year.year.map { .month(month, of: $0, part: part) })
    }
    let isJoined =
      pieces[index].isCapital
      && pastLink(afterMonth).map { self.month($0) != nil && $0 < pieces.count } ?? false
    if part == .whole, words.ambiguousMonths.contains(pieces[index].text), !isFragment, !isJoined {
      guard let cue = word(first - 1),
        words.timeCues.contains(cue) || words.determiners.contains(cue) && cue != "s"
      else { return nil }
      // "by April Osterfeld": a name.
      if let next = word(afterMonth), !next.isEmpty, pieces[afterMonth].isCapital { return nil }
    }
    return Match(
      pieces: first..<afterMonth,
      meaning: resolvedYear(ofMonth: month, pieces: first..<afterMonth)
        .map { .month(month, of: $0, part: part) },
      isRelative: true, yearless: part == .whole ? (month, nil) : nil)
  }

  /// "last year", "of next year" and the index behind it.
  func directedYear(_ index: Int) -> (year: Int?, next: Int)? {
    guard let word = word(index), let shift = words.directions[word],
      self.word(index + 1) == "year"
    else { return nil }
    return (anchor.date.map { $0.year + shift }, index + 2)
  }

  /// A year behind a month or a day, with or without a comma.
  func yearAfter(_ index: Int, orOf: Bool = false) -> (year: Int, next: Int)? {
    var next = index
    if mark(next) == "," || mark(next) == "/" || isHyphen(next)
      || orOf && (word(next) == "of" || word(next) == "in")
    {
      next += 1
    }
    // "23/Sep/2020", "05-Aug-2016".
    if next > index, isAttached(next - 1), isAttached(next), mark(index) != ",", isDigits(next),
      pieces[next].count == 4, 1000...2199 ~= pieces[next].number,
      !isAttached(next + 1) || mark(next + 1) != nil
    {
      return (pieces[next].number, next + 1)
    }
    if let year = yearBesideMonth(next) { return (year, next + 1) }
    if let (year, after) = spokenYear(next) { return (year, after) }
    return shortYear(next, isOf: next > index && word(index) == "of")
  }

  /// "87" in "April of 87", "’87" behind a month, "15" in a line of nothing but times.
  private func shortYear(_ index: Int, isOf: Bool) -> (year: Int, next: Int)? {
    let isApostrophe = mark(index).map { ["'", "’", "‘"].contains($0) } ?? false
    let start = isApostrophe ? index + 1 : index
    guard isOf || isApostrophe || isFragment, isDigits(start), pieces[start].count == 2,
      !isAttached(start) || isApostrophe,
      !isAttached(start + 1) || [".", ",", "?", "!", ")"].contains(mark(start + 1) ?? ""),
      !isDigits(start + 1), !isAttached(start + 2) || !isDigits(start + 2),
      isApostrophe || word(start + 1) == nil, isOf || isApostrophe || start + 1 == pieces.count
    else { return nil }
    let number = pieces[start].number
    return (number + (number < 50 ? 2000 : 1900), start + 1)
  }

  /// A day of a month with the year behind it, or without one: then the last or the next one, as
  /// the clause speaks.
  private func dated(month: Int, day: Int, pieces: Range<Int>) -> Match? {
    guard day <= CalendarDay.days(inMonth: month, of: 2000) else { return nil }
    if let (year, next) = yearAfter(pieces.upperBound, orOf: true) {
      return date(year: year, month: month, day: day, pieces: pieces.lowerBound..<next)
    }
    if let year = directedYear(
      pastThe(word(pieces.upperBound) == "of" ? pieces.upperBound + 1 : pieces.upperBound))
    {
      let range = pieces.lowerBound..<year.next
      guard let value = year.year else { return Match(pieces: range, meaning: nil, isDay: true) }
      guard var match = date(year: value, month: month, day: day, pieces: range) else { return nil }
      match.statedYear = nil
      return match
    }
    guard let date = anchor.date, let documentMonth = date.month else {
      return Match(
        pieces: pieces, meaning: nil, isDay: true, isRelative: true, yearless: (month, day))
    }
    // A writer leaves the year out where the nearest such day is meant; months away from it the
    // clause decides.
    let today = CalendarDay(year: date.year, month: documentMonth, day: date.day ?? 15)
    let ahead =
      CalendarDay(year: date.year, month: month, day: min(day, 28)).ordinal - today.ordinal
    let year: Int
    switch ahead {
    case ...(-275): year = date.year + 1
    case ..<(-90): year = tense(pieces) == .future && ahead < -180 ? date.year + 1 : date.year
    case ...100: year = date.year
    case 275...: year = date.year - 1
    default: year = tense(pieces) == .future ? date.year : date.year - 1
    }
    // "29 February": the last leap year, or the next where the clause says so.
    if day > CalendarDay.days(inMonth: month, of: year) {
      let steps = tense(pieces) == .future ? [1, 2, 3, 4] : [-1, -2, -3, -4]
      guard let step = steps.first(where: { CalendarDay.days(inMonth: 2, of: year + $0) == day })
      else { return nil }
      return Match(
        pieces: pieces, meaning: .day(CalendarDay(year: year + step, month: month, day: day)),
        isDay: true, isRelative: true, yearless: (month, day))
    }
    return Match(
      pieces: pieces, meaning: .day(CalendarDay(year: year, month: month, day: day)),
      isDay: true, isRelative: true, yearless: (month, day))
  }

  private func resolvedYear(ofMonth month: Int, pieces: Range<Int>) -> Int? {
    guard let date = anchor.date, let documentMonth = date.month else { return nil }
    let ahead = month - documentMonth
    if ahead <= 0 {
      return ahead < -6 && tense(pieces) == .future ? date.year + 1 : date.year
    }
    // The next two months are nearer than those of last year, which "last" would stand with.
    return ahead <= 2 && tense(pieces) != .past || ahead == 1 || tense(pieces) == .future
      ? date.year : date.year - 1
  }

  /// The year of a month that "last", "this" or "next" points at.
  func year(ofMonth month: Int, direction: Int) -> Int? {
    guard let date = anchor.date, let documentMonth = date.month else { return nil }
    switch direction {
    case -1: return month < documentMonth ? date.year : date.year - 1
    case 1: return month > documentMonth ? date.year : date.year + 1
    default: return date.year
    }
  }
}

// MARK: - Rows of days

extension TimeReader {
  /// Whether a word or mark joins two days of one month, and the index behind it.
  func pastLink(_ index: Int) -> Int? {
    if let word = word(index), ["and", "or", "to", "through", "until", "till"].contains(word) {
      return pastThe(index + 1)
    }
    guard let mark = mark(index), ["-", "–", "—", "‑"].contains(mark) else { return nil }
    return index + 1
  }

  /// "25" in "April 24 and 25".
  func nextDay(behind match: Match) -> Match? {
    let end = match.pieces.upperBound
    guard match.isDay, let first = match.meaning?.first, first == match.meaning?.last,
      isDigits(end - 1) || words.ordinalEndings.contains(word(end - 1) ?? "")
        || words.ordinals[word(end - 1) ?? ""] != nil,
      // "July 16, 2025 and 17 others": only where the day is what stands last.
      isDigits(end - 1) ? pieces[end - 1].number == first.day : true,
      let start = pastLink(end),
      let (day, next) = bareDay(start)
        ?? ordinalWord(start).flatMap({ word($0.next) == nil ? ($0.ordinal, $0.next) : nil }),
      day > first.day || isNextMonth(behind: match, start, next),
      day <= CalendarDay.days(inMonth: first.month, of: first.year), month(next) == nil,
      // "between 3 and 12 of September": the day has its own month.
      word(next) != "of" || month(pastThe(next + 1)) == nil
    else { return nil }
    if let (year, after) = yearAfter(next), match.statedYear == nil {
      return date(year: year, month: first.month, day: day, pieces: start..<after)
    }
    if day < first.day {
      let month = CalendarDay(year: first.year, month: first.month, day: 1).adding(months: 1)
      return Match(
        pieces: start..<next,
        meaning: .day(CalendarDay(year: month.year, month: month.month, day: day)), isDay: true,
        isRelative: match.isRelative, statedYear: match.statedYear)
    }
    return Match(
      pieces: start..<next,
      meaning: .day(CalendarDay(year: first.year, month: first.month, day: day)), isDay: true,
      isRelative: match.isRelative, statedYear: match.statedYear)
  }

  /// Whether "April 27th to the 3rd" ends in the month after.
  private func isNextMonth(behind match: Match, _ start: Int, _ next: Int) -> Bool {
    guard word(match.pieces.upperBound) == "to" || word(match.pieces.upperBound) == "until",
      word(start - 1) == "the"
    else { return false }
    return word(next).map { words.timeCues.contains($0) } ?? true
  }

  /// A day of a month that no noun follows.
  func bareDay(_ index: Int) -> (day: Int, next: Int)? {
    guard isDigits(index), pieces[index].count <= 2, 1...31 ~= pieces[index].number else {
      return nil
    }
    var next = index + 1
    if let ending = word(next), isAttached(next) {
      guard words.ordinalEndings.contains(ending) else { return nil }
      next += 1
    }
    if let after = word(next),
      ["am", "pm"].contains(after) || ["a", "p"].contains(after) && mark(next + 1) == "."
        || words.counted.contains(after) || words.units[after] != nil
        || after.utf8.count > 4 && after.hasSuffix("s") && words.weekdays[after] == nil
          && !pieces[next].isCapital
    {
      return nil
    }
    if let mark = mark(next), mark == "/" || mark == "-" || mark == ".", isDigits(next + 1),
      isAttached(next + 1)
    {
      return nil
    }
    if let mark = mark(next),
      ["%", ":", "/", "$", "°"].contains(mark)
        || mark == "." && isDigits(next + 1) && isAttached(next + 1)
    {
      return nil
    }
    return (pieces[index].number, next)
  }

  /// "3" in "3–5 May".
  func dayBeforeRange(at index: Int) -> Match? {
    guard
      let (day, afterDay) = isDigits(index)
        ? bareDay(index) : ordinalWord(index).map({ ($0.ordinal, $0.next) }),
      !isAttached(index) || mark(index - 1) == "(", let start = pastLink(afterDay),
      isDigits(start) == isDigits(index), let last = dayAndMonth(at: start),
      let date = last.meaning?.first, last.isDay, day < date.day
    else { return nil }
    return Match(
      pieces: index..<afterDay,
      meaning: .day(CalendarDay(year: date.year, month: date.month, day: day)), isDay: true,
      isRelative: last.isRelative, statedYear: last.statedYear)
  }
}

// MARK: - Weekdays

extension TimeReader {
  /// The weekday that a word names, and the index behind it and its full stop.
  func weekdayName(_ index: Int) -> (weekday: Int, next: Int)? {
    guard let word = word(index) else { return nil }
    if let weekday = words.weekdays[word] { return (weekday, index + 1) }
    guard let weekday = words.shortWeekdays[word] else { return nil }
    let isAbbreviated = mark(index + 1) == "." && isAttached(index + 1)
    // "sat" and "sun" are words: a short form stands with a full stop, a number or alone.
    let next = isAbbreviated ? index + 2 : index + 1
    let follower = mark(next) == "," ? next + 1 : next
    guard
      isAbbreviated && pieces[index].isCapital || isDigits(follower) || month(follower) != nil
        || pieces.count <= 2
        || ["next", "last", "this", "week"].contains(self.word(index - 1) ?? "")
          && pieces[index].isCapital
        || pieces[index].isCapital && self.word(next) == "at" && isDigits(next + 1)
    else { return nil }
    return (weekday, isAbbreviated ? index + 2 : index + 1)
  }

  /// "on Friday", and a full date behind it: "Friday, July 18", "Friday the 18th".
  func weekday(at index: Int) -> Match? {
    guard let (weekday, next) = weekdayName(index) else { return nil }
    if let before = word(index - 1), words.namedDays.contains(before) { return nil }
    if words.weekdays[pieces[index].text] == nil || pieces[index].text.last != "s" {
      if let match = fullDate(behind: next, from: index) { return match }
    }
    // "Friday next week", "Friday of last week".
    let weekIndex = word(next) == "of" || word(next) == "from" ? pastThe(next + 1) : next
    if let direction = word(weekIndex).flatMap({ words.directions[$0] }),
      word(weekIndex + 1) == "week"
    {
      let meaning = anchor.today.map {
        TimeMeaning.day(CalendarDay(ordinal: $0.ordinal + 7 * direction + weekday - $0.weekday))
      }
      return Match(pieces: index..<weekIndex + 2, meaning: meaning, isDay: true)
    }
    if weekIndex > next, let week = anaphoric(at: weekIndex), word(weekIndex + 1) == "week" {
      return Match(
        pieces: index..<week.pieces.upperBound,
        meaning: week.meaning?.first.map { .day(CalendarDay(ordinal: $0.ordinal + weekday - 1)) },
        isDay: true)
    }
    // "Monday two weeks from now".
    if let length = length(at: mark(next) == "," ? next + 1 : next), length.unit == .week,
      let week = offset(length, from: next), week.meaning?.granularity == .week,
      let monday = week.meaning?.first
    {
      return Match(
        pieces: index..<week.pieces.upperBound,
        meaning: .day(CalendarDay(ordinal: monday.ordinal + weekday - 1)), isDay: true)
    }
    let range = index..<next
    guard let today = anchor.today else {
      return Match(pieces: range, meaning: nil, isDay: true, isRelative: true)
    }
    let back = (today.weekday - weekday + 7) % 7
    let offset: Int
    // "Wednesday’s ruling" has been made.
    switch pastPossessive(next) != nil ? .past : tense(range) {
    case .future where isFragment: offset = 7 - back
    case .future: offset = (7 - back) % 7
    default: offset = -back
    }
    return Match(
      pieces: range, meaning: .day(CalendarDay(ordinal: today.ordinal + offset)), isDay: true,
      isWeekday: true)
  }

  /// A date in brackets or behind a hyphen: "Friday (15 June)", "Friday-Jun-15".
  func bracketedDate(behind next: Int, from index: Int) -> Match? {
    let isBracket = mark(next) == "("
    guard isBracket || isHyphen(next),
      var match = dayAndMonth(at: next + 1)
        ?? monthFirst(at: next + 1, part: .whole, from: next + 1),
      match.isDay, !isBracket || mark(match.pieces.upperBound) == ")"
    else { return nil }
    match.pieces = index..<match.pieces.upperBound + (isBracket ? 1 : 0)
    return match
  }

  private func fullDate(behind next: Int, from index: Int) -> Match? {
    if let match = bracketedDate(behind: next, from: index) { return match }
    let comma = mark(next) == "," ? next + 1 : next
    let dateIndex = word(comma) == "the" ? comma + 1 : comma
    let full =
      numericDate(at: dateIndex) ?? dayAndMonth(at: dateIndex)
      ?? monthFirst(at: dateIndex, part: .whole, from: dateIndex)
    if var match = full, match.isDay {
      match.pieces = index..<match.pieces.upperBound
      if let (weekday, _) = weekdayName(index) { settleYear(&match, by: weekday) }
      return match
    }
    // "Friday the 18th".
    guard let (day, after) = bareDay(dateIndex) ?? ordinalDay(dateIndex), let today = anchor.today,
      let (weekday, _) = weekdayName(index)
    else { return nil }
    let future = tense(index..<after) != .past
    for step in 0..<24 {
      let month = CalendarDay(year: today.year, month: today.month, day: 1)
        .adding(months: future ? step : -step)
      guard day <= CalendarDay.days(inMonth: month.month, of: month.year) else { continue }
      let candidate = CalendarDay(year: month.year, month: month.month, day: day)
      let isRight = future ? candidate.ordinal >= today.ordinal : candidate.ordinal <= today.ordinal
      if candidate.weekday == weekday, isRight {
        return Match(pieces: index..<after, meaning: .day(candidate), isDay: true)
      }
    }
    return Match(pieces: index..<after, meaning: nil, isDay: true)
  }

  /// Moves a date without a year to the nearest year in which it falls on its weekday.
  private func settleYear(_ match: inout Match, by weekday: Int) {
    guard match.isRelative, let (month, day) = match.yearless, let day,
      let year = match.meaning?.first?.year
    else { return }
    for step in [0, 1, -1] where day <= CalendarDay.days(inMonth: month, of: year + step) {
      let candidate = CalendarDay(year: year + step, month: month, day: day)
      if candidate.weekday == weekday {
        match.meaning = .day(candidate)
        return
      }
    }
  }

  /// "eleventh", "twenty-first" behind "the".
  private func ordinalDay(_ index: Int) -> (day: Int, next: Int)? {
    guard word(index - 1) == "the", let (ordinal, next) = ordinalWord(index), ordinal <= 31 else {
      return nil
    }
    return (ordinal, next)
  }

  /// A day with a name: "Christmas", "Easter Monday 2024", "last Thanksgiving".
  func holiday(at index: Int, direction: Int? = nil, from first: Int? = nil) -> Match? {
    for (names, rule) in words.holidays {
      guard let next = phrase(names, at: index), pieces[index].isCapital || isFragment else {
        continue
      }
      // Days of a cause are talked of as events more than as dates.
      if words.causeDays.contains(names[0]), !isFragment, yearAfter(next, orOf: true) == nil,
        !["on", "by", "since", "before", "after", "until", "last", "this", "next"]
          .contains(word(index - 1) ?? "")
      {
        continue
      }
      let start = first ?? index
      if let (year, after) = yearAfter(next, orOf: true) {
        return Match(
          pieces: start..<after, meaning: rule.day(in: year).map { .day($0) }, isDay: true,
          statedYear: year)
      }
      if let year = directedYear(pastThe(word(next) == "of" ? next + 1 : next)) {
        return Match(
          pieces: start..<year.next,
          meaning: year.year.flatMap { rule.day(in: $0) }.map { .day($0) },
          isDay: true)
      }
      let range = start..<next
      guard let today = anchor.today, let now = rule.day(in: today.year) else {
        return Match(pieces: range, meaning: nil, isDay: true, isRelative: true)
      }
      let isFuture =
        direction.map { $0 > 0 || $0 == 0 && now.ordinal >= today.ordinal }
        ?? (tense(range) == .future)
      var year = today.year
      if direction != 0 {
        if isFuture, now.ordinal < today.ordinal { year += 1 }
        // A holiday a few weeks ahead is meant, where nothing says that it is past.
        let slack = direction == nil && tense(range) != .past ? 60 : 0
        if !isFuture, now.ordinal > today.ordinal + slack { year -= 1 }
      }
      return Match(
        pieces: range, meaning: rule.day(in: year).map { .day($0) }, isDay: true,
        isRelative: direction == nil)
    }
    return nil
  }

  /// The index behind a row of words, apostrophes between them passed over.
  func phrase(_ names: [String], at index: Int) -> Int? {
    var next = index
    for name in names {
      if let mark = mark(next), mark == "'" || mark == "’" { next += 1 }
      guard word(next) == name else { return nil }
      next += 1
    }
    return next
  }
}

extension TimeHoliday {
  /// The day in a year.
  func day(in year: Int) -> CalendarDay? {
    switch self {
    case .fixed(let month, let day): CalendarDay(year: year, month: month, day: day)
    case .easter(let offset): CalendarDay(ordinal: CalendarDay.easter(year).ordinal + offset)
    case .weekday(let weekday, let number, let month):
      CalendarDay(weekday: weekday, number: number, month: month, year: year)
    case .afterWeekday(let weekday, let number, let month, let days):
      CalendarDay(weekday: weekday, number: number, month: month, year: year).map {
        CalendarDay(ordinal: $0.ordinal + days)
      }
    }
  }
}
