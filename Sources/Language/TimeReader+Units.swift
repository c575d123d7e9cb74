// MARK: - Times that point from the document's date or the one before

extension TimeReader {
  /// "yesterday", "the day before yesterday", "tonight".
  func dayWord(at index: Int) -> Match? {
    if word(index) == "tonight" {
      return Match(
        pieces: index..<index + 1,
        meaning: words.dayParts["night"].flatMap { part in
          anchor.today.flatMap { TimeMeaning.day($0).at(TimeClock(part)) }
        }, kind: .time)
    }
    if let word = word(index), let offset = words.dayWords[word] {
      return days(offset, pieces: index..<index + 1)
    }
    let start = pastThe(index)
    guard word(start) == "day", let way = word(start + 1), way == "before" || way == "after" else {
      return nil
    }
    // "the day before the day before …" is read no deeper than one day.
    guard word(pastThe(start + 2)) != "day",
      let inner = dayWord(at: start + 2) ?? weekday(at: start + 2) ?? directed(at: start + 2),
      inner.isDay
    else { return nil }
    return Match(
      pieces: index..<inner.pieces.upperBound,
      meaning: inner.meaning?.first.map {
        .day(CalendarDay(ordinal: $0.ordinal + (way == "before" ? -1 : 1)))
      }, isDay: true)
  }

  /// "the week after next", "Friday after next", "March after next".
  func afterNext(at index: Int) -> Match? {
    let start = pastThe(index)
    guard let noun = word(start), word(start + 1) == "after", word(start + 2) == "next" else {
      return nil
    }
    let range = start..<start + 3
    guard let date = anchor.date else { return Match(pieces: range, meaning: nil) }
    switch words.units[noun] {
    case .week: return Match(pieces: range, meaning: week(shiftedBy: 2))
    case .month: return Match(pieces: range, meaning: month(shiftedBy: 2))
    case .year: return Match(pieces: range, meaning: .year(date.year + 2))
    default: break
    }
    if let (month, _, _) = month(start), let year = year(ofMonth: month, direction: 1) {
      return Match(pieces: range, meaning: .month(month, of: year + 1))
    }
    guard let weekday = words.weekdays[noun] else { return nil }
    return Match(
      pieces: range,
      meaning: anchor.today.map {
        .day(CalendarDay(ordinal: $0.ordinal + 14 - ($0.weekday - weekday + 7) % 7))
      }, isDay: true)
  }

  /// "2 Thursdays ago", "three Fridays from now".
  func countedWeekdays(at index: Int) -> Match? {
    guard let (count, next) = count(at: index), let count, count.isWhole, 1...52 ~= count.whole,
      let noun = word(next), let weekday = words.weekdays[noun], noun.hasSuffix("s")
    else { return nil }
    let isBack = word(next + 1) == "ago" || word(next + 1) == "back"
    guard isBack || word(next + 1) == "from" && word(next + 2) == "now" else { return nil }
    return Match(
      pieces: index..<next + (isBack ? 2 : 3),
      meaning: anchor.today.map { today in
        let back = (today.weekday - weekday + 7) % 7
        let offset =
          isBack
          ? -(back == 0 ? 7 : back) - 7 * (count.whole - 1) : 7 - back + 7 * (count.whole - 1)
        return .day(CalendarDay(ordinal: today.ordinal + offset))
      }, isDay: true)
  }

  /// "the year 2008", "week 31", "week 3 of 2027", "the week of October 6".
  func numbered(at index: Int) -> Match? {
    let start = pastThe(index)
    if word(start) == "year", let year = yearBesideMonth(start + 1) {
      return Match(pieces: start..<start + 2, meaning: .year(year), statedYear: year)
    }
    guard word(start) == "week" else { return nil }
    if let link = word(start + 1), ["of", "beginning", "commencing", "starting"].contains(link) {
      let inner = pastThe(word(start + 2) == "on" ? start + 3 : start + 2)
      if let (day, next) = ordinal(inner), day <= 31, month(next) == nil, word(next) != "of" {
        return Match(
          pieces: start..<next, meaning: nearestDay(day).map { .week(of: $0) }, isRelative: true)
      }
      guard
        let day = dayAndMonth(at: inner) ?? monthFirst(at: inner, part: .whole, from: inner)
          ?? numericDate(at: inner), day.isDay
      else { return nil }
      return Match(
        pieces: start..<day.pieces.upperBound, meaning: day.meaning?.first.map { .week(of: $0) },
        isRelative: day.isRelative, statedYear: day.statedYear)
    }
    guard let number = wholeNumber(start + 1, digits: 1...2), 1...53 ~= number else { return nil }
    let yearIndex = word(start + 2) == "of" ? pastThe(start + 3) : start + 2
    let year: Int?
    var end = start + 2
    if let stated = yearBesideMonth(yearIndex) {
      (year, end) = (stated, yearIndex + 1)
    } else if let (directed, next) = directedYear(yearIndex) {
      (year, end) = (directed, next)
    } else {
      year = anchor.date?.year
    }
    return Match(
      pieces: start..<end,
      meaning: year.map {
        let first = TimeMeaning.week(of: CalendarDay(year: $0, month: 1, day: 4)).first
        return .week(of: CalendarDay(ordinal: (first?.ordinal ?? 0) + 7 * (number - 1)))
      })
  }

  /// The nearest day of that number before or after the document's day.
  private func nearestDay(_ number: Int) -> CalendarDay? {
    guard let today = anchor.today else { return nil }
    let month = CalendarDay(year: today.year, month: today.month, day: 1)
    return [0, -1, 1].compactMap { step -> CalendarDay? in
      let start = month.adding(months: step)
      guard number <= CalendarDay.days(inMonth: start.month, of: start.year) else { return nil }
      return CalendarDay(year: start.year, month: start.month, day: number)
    }.min { abs($0.ordinal - today.ordinal) < abs($1.ordinal - today.ordinal) }
  }

  private func days(_ count: Int, pieces: Range<Int>) -> Match {
    Match(
      pieces: pieces,
      meaning: anchor.today.map { .day(CalendarDay(ordinal: $0.ordinal + count)) }, isDay: true)
  }

  /// "last year", "this month", "next Friday", "this past spring", "the past three months",
  /// "this morning", "last night", "this year's third quarter".
  func directed(at index: Int) -> Match? {
    let start = pastThe(index)
    guard let word = word(start), var direction = words.directions[word] else { return nil }
    // "last" without "the" points from the document's date: the span begins with it.
    let first = start
    var next = start + 1
    if direction == 0, let other = self.word(next), let way = words.directions[other], way != 0 {
      direction = way
      next += 1
    }
    let isFiscal = self.word(next) == "fiscal"
    if isFiscal || self.word(next) == "calendar" { next += 1 }
    if let week = workingWeek(direction, at: next, from: first) { return week }
    guard let noun = self.word(next) else { return counted(direction, at: next, from: first) }
    if let unit = words.units[noun], !noun.hasSuffix("s") || noun == "hrs" {
      if start > index, unit == .day, word != "current" {
        return anaphor(direction, unit, pieces: first..<next + 1)
      }
      return directed(direction, unit, noun: next, from: first, word: word, isFiscal: isFiscal)
    }
    if let (month, after, isShort) = month(next), !isShort || self.mark(after - 1) == "." {
      if let (year, end) = yearAfter(after) {
        return Match(pieces: first..<end, meaning: .month(month, of: year), statedYear: year)
      }
      if let (day, end) = dayNumber(after), let year = year(ofMonth: month, direction: direction) {
        var match = date(year: year, month: month, day: day, pieces: first..<end)
        match?.statedYear = nil
        return match
      }
      return Match(
        pieces: first..<after,
        meaning: year(ofMonth: month, direction: direction).map { .month(month, of: $0) },
        isRelative: direction != 0)
    }
    if let (weekday, after) = weekdayName(next), !noun.hasSuffix("days") {
      return directedWeekday(direction, weekday, from: first, next: after, word: word)
    }
    if let match = season(at: next, direction: direction, from: first) { return match }
    if let part = words.dayParts[noun], start > index, word == "next", !noun.hasSuffix("s") {
      // "the next morning" follows the day before.
      return Match(
        pieces: first..<next + 1,
        meaning: anchor.previous?.period(.day, shiftedBy: 1)?.at(TimeClock(part)), kind: .time,
        isDay: true)
    }
    if let part = words.dayParts[noun], direction <= 0, !noun.hasSuffix("s") {
      let offset = word == "last" || word == "previous" ? -1 : 0
      return Match(
        pieces: first..<next + 1,
        meaning: anchor.today.flatMap {
          TimeMeaning.day(CalendarDay(ordinal: $0.ordinal + offset)).at(TimeClock(part))
        }, kind: .time, isDay: true)
    }
    if let match = holiday(at: next, direction: direction, from: first) { return match }
    return counted(direction, at: next, from: first)
  }

  /// "this working week", "next workweek": Monday to Friday.
  private func workingWeek(_ direction: Int, at index: Int, from first: Int) -> Match? {
    let isOne = word(index) == "workweek"
    let isTwo =
      ["work", "working"].contains(word(index) ?? "") && word(pastHyphen(index + 1)) == "week"
    guard isOne || isTwo else { return nil }
    let pieces = first..<(isOne ? index + 1 : pastHyphen(index + 1) + 1)
    guard var meaning = week(shiftedBy: direction), let last = meaning.last else {
      return Match(pieces: pieces, meaning: nil)
    }
    meaning.last = CalendarDay(ordinal: last.ordinal - 2)
    meaning.edtf = meaning.interval
    return Match(pieces: pieces, meaning: meaning)
  }

  /// "the past three months", "the next few days": a length with its days.
  private func counted(_ direction: Int, at index: Int, from first: Int) -> Match? {
    guard direction != 0,
      let length = length(at: index, allowsBare: true, isPeriod: true)
    else { return nil }
    var meaning = length.meaning
    if let count = length.count, count.isWhole, length.rest.isEmpty, let today = anchor.today,
      let days = length.unit.days(count.whole, direction: direction, from: today)
    {
      (meaning.first, meaning.last) = (days.first, days.last)
    }
    return Match(
      pieces: first..<length.next, meaning: meaning, kind: .duration)
  }

  private func directed(
    _ direction: Int, _ unit: TimeUnit, noun: Int, from first: Int, word: String, isFiscal: Bool
  ) -> Match? {
    var range = first..<noun + 1
    guard let date = anchor.date else {
      return unit.isCalendar ? Match(pieces: range, meaning: nil) : nil
    }
    switch unit {
    case .year:
      let year = date.year + direction
      if isFiscal { return Match(pieces: range, meaning: .fiscalYear(year)) }
      // "this year's third quarter".
      if let after = pastPossessive(noun + 1) {
        if let (ordinal, next) = ordinal(after), 1...4 ~= ordinal,
          self.word(pastHyphen(next)) == "quarter"
        {
          range = first..<pastHyphen(next) + 1
          return Match(pieces: range, meaning: .quarter(ordinal, of: year))
        }
        if self.word(after) == "quarter" || self.word(after) == "period",
          let quarter = anchor.quarter
        {
          return Match(pieces: first..<after + 1, meaning: .quarter(quarter.quarter, of: year))
        }
      }
      return Match(pieces: range, meaning: .year(year))
    case .month: return Match(pieces: range, meaning: month(shiftedBy: direction))
    case .week:
      // "next week Wednesday", "next week on Tuesday".
      let dayIndex = self.word(noun + 1) == "on" ? noun + 2 : noun + 1
      if let (weekday, next) = weekdayName(dayIndex), dayIndex == noun + 1 || direction != 0,
        !isDatedWeekday(next)
      {
        return Match(
          pieces: first..<next,
          meaning: anchor.today.map {
            .day(CalendarDay(ordinal: $0.ordinal - $0.weekday + weekday + 7 * direction))
          }, isDay: true)
      }
      return Match(pieces: range, meaning: week(shiftedBy: direction))
    case .weekend:
      return Match(
        pieces: range,
        meaning: anchor.today.map { .weekend(of: CalendarDay(ordinal: $0.ordinal + 7 * direction)) }
      )
    case .quarter:
      guard let month = date.month else { return Match(pieces: range, meaning: nil) }
      let index = date.year * 4 + (month - 1) / 3 + direction
      return Match(pieces: range, meaning: .quarter(index % 4 + 1, of: index / 4))
    case .decade:
      return Match(pieces: range, meaning: .decade(date.year / 10 + direction))
    case .century:
      return Match(pieces: range, meaning: .century(date.year / 100 + direction))
    case .day:
      // "the next day" points from the date before; "this day" says nothing.
      guard direction != 0, word == "next" || word == "previous" || word == "preceding" else {
        return nil
      }
      return anaphor(direction, .day, pieces: range)
    default: return nil
    }
  }

  /// Whether a date stands behind a weekday.
  private func isDatedWeekday(_ next: Int) -> Bool {
    let index = mark(next) == "," ? next + 1 : next
    return isDigits(index) || month(index) != nil
  }

  private func directedWeekday(
    _ direction: Int, _ weekday: Int, from first: Int, next: Int, word: String
  ) -> Match? {
    if let match = bracketedDate(behind: next, from: first) { return match }
    let comma = mark(next) == "," ? next + 1 : next
    if let full = dayAndMonth(at: comma) ?? monthFirst(at: comma, part: .whole, from: comma),
      full.isDay
    {
      var match = full
      match.pieces = first..<full.pieces.upperBound
      return match
    }
    let range = first..<next
    guard let today = anchor.today else {
      return Match(pieces: range, meaning: nil, isDay: true, isRelative: true)
    }
    let back = (today.weekday - weekday + 7) % 7
    let offset =
      switch direction {
      case 1: word == "next" ? 7 + weekday - today.weekday : 7 - back
      case -1: back == 0 ? -7 : -back
      default: weekday - today.weekday
      }
    return Match(
      pieces: range, meaning: .day(CalendarDay(ordinal: today.ordinal + offset)), isDay: true)
  }

  func month(shiftedBy count: Int) -> TimeMeaning? {
    guard let date = anchor.date, let month = date.month else { return nil }
    let months = date.year * 12 + month - 1 + count
    guard months >= 12 else { return nil }
    return .month(months % 12 + 1, of: months / 12)
  }

  func week(shiftedBy count: Int) -> TimeMeaning? {
    anchor.today.map { .week(of: CalendarDay(ordinal: $0.ordinal + 7 * count)) }
  }

  /// "the following year", "that day", "the same month", "that evening".
  func anaphoric(at index: Int) -> Match? {
    let start = pastThe(index)
    guard let word = word(start), let direction = words.anaphors[word] else { return nil }
    guard start > index || word != "same" else { return nil }
    var next = start + 1
    if word == "that", self.word(next) == "same" { next += 1 }
    if word == "following", let length = length(at: next), let count = length.count, count.whole > 1
    {
      var meaning = length.meaning
      if anchor.previous == nil, tense(start..<length.next) != .past, length.rest.isEmpty,
        let today = anchor.today,
        let days = length.unit.days(count.whole, direction: 1, from: today)
      {
        (meaning.first, meaning.last) = (days.first, days.last)
      }
      return Match(pieces: start..<length.next, meaning: meaning, kind: .duration)
    }
    guard let noun = self.word(next) else { return nil }
    if let part = words.dayParts[noun], !noun.hasSuffix("s") {
      guard let day = anchor.previous.flatMap({ $0.first == $0.last ? $0.first : nil }) else {
        return Match(pieces: start..<next + 1, meaning: nil, kind: .time)
      }
      return Match(
        pieces: start..<next + 1,
        meaning: TimeMeaning.day(CalendarDay(ordinal: day.ordinal + direction))
          .at(TimeClock(part)), kind: .time)
    }
    guard let unit = words.units[noun], !noun.hasSuffix("s"), unit.isCalendar else { return nil }
    if anchor.previous == nil, word == "following", tense(start..<next + 1) != .past {
      return directed(1, unit, noun: next, from: start, word: "next", isFiscal: false)
    }
    return anaphor(direction, unit, pieces: start..<next + 1)
  }

  /// A unit so many from the one that the date before lies in.
  private func anaphor(_ direction: Int, _ unit: TimeUnit, pieces: Range<Int>) -> Match? {
    Match(
      pieces: pieces, meaning: anchor.previous.flatMap { $0.period(unit, shiftedBy: direction) },
      isDay: unit == .day)
  }

  /// "the weekend", "the quarter", "the latest period", "the year-ago quarter", "the year".
  func definite(at index: Int) -> Match? {
    var next = pastThe(index)
    let hasThe = next > index
    // "the year-earlier quarter", "year-ago".
    if word(next) == "comparable" || word(next) == "corresponding" { next += 1 }
    if word(next) == "year", isHyphen(next + 1), let way = word(next + 2),
      way == "ago" || way == "earlier"
    {
      let noun = pastHyphen(next + 3)
      let isNoun = ["quarter", "period", "third", "first", "second", "fourth"].contains(
        word(noun) ?? "")
      var end = isNoun ? noun + 1 : next + 3
      var quarter = lastQuarter
      if let (ordinal, after) = ordinalWord(noun), word(after) == "quarter" {
        end = after + 1
        quarter = quarter.map { (ordinal, $0.year) }
      }
      return Match(
        pieces: next..<end, meaning: quarter.map { .quarter($0.quarter, of: $0.year - 1) },
        isDerived: true)
    }
    let isLatest = word(next) == "latest"
    let start = next
    if isLatest { next += 1 }
    if word(next) == "fiscal" || word(next) == "full" || word(next) == "whole" { next += 1 }
    if word(next) == "year", let match = yearToDate(next, from: start) { return match }
    guard hasThe, let noun = word(next), let date = anchor.date else { return nil }
    let range = start..<next + 1
    switch noun {
    case "quarter":
      return Match(pieces: range, meaning: lastQuarter.map { .quarter($0.quarter, of: $0.year) })
    case "period":
      guard isLatest, let quarter = lastQuarter else { return nil }
      return Match(pieces: range, meaning: .quarter(quarter.quarter, of: quarter.year))
    case "weekend":
      guard let today = anchor.today else { return Match(pieces: range, meaning: nil) }
      // From Saturday on the weekend is this week's; before, one that is over was last week's.
      let isThis = today.weekday >= 6 || tense(range) == .future
      return Match(
        pieces: range,
        meaning: .weekend(of: CalendarDay(ordinal: today.ordinal + (isThis ? 0 : -7))))
    case "year":
      if let word = word(next + 1), word == "ended" || word == "ending" || word == "to" {
        return Match(pieces: range, meaning: .duration("P1Y", .year), kind: .duration)
      }
      // "the year the league was founded", "the year when", "the year before": not this one.
      if isHyphen(next + 1) { return nil }
      if let after = word(next + 1),
        !["and", "but", "with", "as", "on", "from", "s"].contains(after)
      {
        return nil
      }
      return Match(pieces: range, meaning: .year(date.year))
    case "month": return Match(pieces: range, meaning: month(shiftedBy: 0))
    case "week":
      return Match(pieces: range, meaning: week(shiftedBy: 0))
    default: return nil
    }
  }

  /// The index behind "to date" or "-to-date".
  private func toDate(_ index: Int) -> Int? {
    let link = pastHyphen(index)
    let end = pastHyphen(link + 1)
    return word(link) == "to" && word(end) == "date" ? end + 1 : nil
  }

  /// "the year to date", "year-to-date": this year up to the document's day.
  private func yearToDate(_ noun: Int, from start: Int) -> Match? {
    guard let end = toDate(noun + 1) else { return nil }
    guard let date = anchor.date else { return Match(pieces: start..<end, meaning: nil) }
    var meaning = TimeMeaning.year(date.year)
    if let today = anchor.today {
      meaning.last = today
      meaning.edtf = meaning.interval
    }
    return Match(pieces: start..<end, meaning: meaning)
  }

  /// "the rest of the week": from the document's day to the period's last.
  func restOfPeriod(at index: Int) -> Match? {
    let start = pastThe(index)
    guard let noun = word(start), ["rest", "remainder", "remaining", "balance"].contains(noun),
      word(start + 1) == "of", let period = period(at: start + 2), var meaning = period.meaning,
      let today = anchor.today, let last = meaning.last, let first = meaning.first,
      first.ordinal <= today.ordinal, today.ordinal <= last.ordinal, meaning.kind == .date
    else { return nil }
    meaning.first = today
    meaning.modifier = .end
    meaning.edtf = meaning.interval
    return Match(pieces: start..<period.pieces.upperBound, meaning: meaning)
  }

  /// The quarter mentioned last, or the last one that was over when the document was written.
  private var lastQuarter: (quarter: Int, year: Int)? {
    if let quarter = anchor.quarter, anchor.age <= 20 { return quarter }
    guard let date = anchor.date, let month = date.month else { return nil }
    let index = date.year * 4 + (month - 1) / 3 - 1
    return (index % 4 + 1, index / 4)
  }
}

extension TimeUnit {
  /// Whether the unit is a day or longer.
  var isCalendar: Bool {
    switch self {
    case .second, .minute, .hour: false
    default: true
    }
  }

  /// The days of so many units that end or begin at a day.
  func days(
    _ count: Int, direction: Int, from day: CalendarDay
  ) -> (first: CalendarDay, last: CalendarDay)? {
    guard 1...1000 ~= count else { return nil }
    let eve = CalendarDay(ordinal: day.ordinal - 1)
    let morrow = CalendarDay(ordinal: day.ordinal + 1)
    let months: Int
    switch self {
    case .day, .week, .fortnight:
      let length = count * (self == .day ? 1 : self == .week ? 7 : 14)
      return direction < 0
        ? (CalendarDay(ordinal: day.ordinal - length), eve)
        : (morrow, CalendarDay(ordinal: day.ordinal + length))
    case .quarter:
      // Whole quarters, before or after the one that the day lies in.
      let start = CalendarDay(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1)
      let (from, to) = direction < 0 ? (-3 * count, 0) : (3, 3 + 3 * count)
      guard day.year * 12 - 3 * count > 24 else { return nil }
      return (
        start.adding(months: from), CalendarDay(ordinal: start.adding(months: to).ordinal - 1)
      )
    case .month: months = count
    case .year: months = count * 12
    case .decade: months = count * 120
    default: return nil
    }
    guard day.year * 12 - months > 24 else { return nil }
    return direction < 0
      ? (day.adding(months: -months), eve) : (morrow, day.adding(months: months))
  }
}

extension TimeMeaning {
  /// The unit that this time lies in, shifted by so many.
  func period(_ unit: TimeUnit, shiftedBy count: Int) -> TimeMeaning? {
    guard let first, let last else { return nil }
    switch unit {
    case .year: return first.year + count > 0 ? .year(first.year + count) : nil
    case .decade: return .decade(first.year / 10 + count)
    case .century: return .century(first.year / 100 + count)
    case .month:
      guard first.month == last.month, first.year == last.year else { return nil }
      let month = CalendarDay(year: first.year, month: first.month, day: 1).adding(months: count)
      return .month(month.month, of: month.year)
    case .quarter:
      let index = first.year * 4 + (first.month - 1) / 3 + count
      return index >= 4 ? .quarter(index % 4 + 1, of: index / 4) : nil
    case .week, .fortnight:
      guard last.ordinal - first.ordinal < 7 else { return nil }
      let days = unit == .week ? 7 : 14
      return .week(of: CalendarDay(ordinal: first.ordinal + days * count))
    case .weekend:
      guard last.ordinal - first.ordinal < 7 else { return nil }
      return .weekend(of: CalendarDay(ordinal: first.ordinal + 7 * count))
    case .day:
      guard first == last else { return nil }
      return .day(CalendarDay(ordinal: first.ordinal + count))
    default: return nil
    }
  }

  /// This time so many units earlier or later, as finely as it is given: a year before 5 May 2020
  /// is 5 May 2019, a year before the third quarter of 2020 the third quarter of 2019.
  func moved(_ unit: TimeUnit, by count: Int) -> TimeMeaning? {
    guard let first, abs(count) <= 4000 else { return nil }
    let months: Int
    switch unit {
    case .day, .week, .fortnight:
      guard granularity == .day || kind == .time else { return period(unit, shiftedBy: count) }
      let days = unit == .day ? 1 : unit == .week ? 7 : 14
      return .day(CalendarDay(ordinal: first.ordinal + days * count))
    case .month: months = count
    case .quarter: months = count * 3
    case .year: months = count * 12
    case .decade: months = count * 120
    default: return nil
    }
    guard first.year * 12 + months > 24 else { return nil }
    let moved = first.adding(months: months)
    switch granularity {
    case .day, .partOfDay, .minute, .hour, .second, .week, .weekend:
      return months % 12 == 0 || unit == .month ? .day(moved) : nil
    case .month: return .month(moved.month, of: moved.year)
    case .quarter: return .quarter((moved.month + 2) / 3, of: moved.year)
    case .halfYear: return .half((moved.month + 5) / 6, of: moved.year)
    case .year: return .year(moved.year)
    default: return nil
    }
  }
}
