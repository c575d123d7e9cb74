// MARK: - Years, decades, centuries

extension TimeReader {
  /// "in 1992", "(2002)", "the 2025 report"; not "2000 people".
  func year(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let number = wholeNumber(index, digits: 4...4, afterPrefix: part != .whole) else {
      return nil
    }
    let cue = word(index - 1)
    let isCued = part != .whole || (cue.map { words.timeCues.contains($0) } ?? false)
    // Old and far years need a word that says they are years.
    let isOldYear =
      part != .whole || (cue.map { words.yearCues.contains($0) } ?? false)
      || cue == "to"
        && ["back", "date", "dates", "dated", "dating"].contains(word(index - 2) ?? "")
    guard 1900...2099 ~= number || (isOldYear && 1000...2199 ~= number) else { return nil }
    // "20 1995 2003": groups of a longer number.
    if isDigits(index - 1) { return nil }
    if let cue, words.quantityCues.contains(cue),
      cue != "than" || !["later", "earlier"].contains(word(index - 2) ?? "")
    {
      return nil
    }
    if let next = word(index + 1), !isAttached(index + 1) {
      if words.counted.contains(next), !isDetermined(index) { return nil }
      // "2000 soldiers", but "the 2016 clashes" and "in 2016 officials said".
      let isPlural =
        next.utf8.last == UInt8(ascii: "s") && next.utf8.count > 3
        && !next.hasSuffix("ss") && !next.hasSuffix("us") && !next.hasSuffix("is")
        && !pieces[index + 1].isCapital
      // A sentence that counts begins with a word, one about a year may begin with it.
      if isPlural, !isDetermined(index), !isCued, index > 0 { return nil }
    }
    // "2021-22" is one season or fiscal year; the second year is read with it.
    var match = Match(
      pieces: first..<index + 1, meaning: .year(number, part: part), statedYear: number)
    if part == .whole, let quarter = quarterBehindYear(index + 1, year: number) {
      match.pieces = first..<quarter.next
      match.meaning = quarter.meaning
    }
    return match
  }

  /// "02/2013", "2018Q4", "2017 April".
  func monthAndYear(at index: Int) -> Match? {
    guard isDigits(index), !isAttached(index) || mark(index - 1) == "(" else { return nil }
    if pieces[index].count == 4, 1900...2199 ~= pieces[index].number {
      let year = pieces[index].number
      let letter = pastHyphen(index + 1)
      if let code = word(letter), code == "q" || code == "h", isDigits(letter + 1),
        isAttached(letter + 1), pieces[letter + 1].count == 1,
        1...(code == "q" ? 4 : 2) ~= pieces[letter + 1].number
      {
        let number = pieces[letter + 1].number
        return Match(
          pieces: index..<letter + 2,
          meaning: code == "q" ? .quarter(number, of: year) : .half(number, of: year),
          statedYear: year)
      }
      // "2019/Aug/01", "2017 April".
      let hasMark = mark(index + 1) == "/" || mark(index + 1) == "-"
      guard let (month, after, _) = month(hasMark ? index + 2 : index + 1) else { return nil }
      if hasMark, mark(after) == mark(index + 1), isDigits(after + 1), pieces[after + 1].count <= 2
      {
        return date(
          year: year, month: month, day: pieces[after + 1].number, pieces: index..<after + 2)
      }
      guard !isDigits(after) else { return nil }
      return Match(pieces: index..<after, meaning: .month(month, of: year), statedYear: year)
    }
    guard pieces[index].count <= 2, 1...12 ~= pieces[index].number, mark(index + 1) == "/",
      isAttached(index + 1), isDigits(index + 2), isAttached(index + 2),
      pieces[index + 2].count == 4, 1900...2199 ~= pieces[index + 2].number, !isAttached(index + 3)
    else { return nil }
    return Match(
      pieces: index..<index + 3,
      meaning: .month(pieces[index].number, of: pieces[index + 2].number),
      statedYear: pieces[index + 2].number)
  }

  /// "1988 third quarter", "2017 Q1", "the 1988 quarter".
  private func quarterBehindYear(_ index: Int, year: Int) -> (meaning: TimeMeaning, next: Int)? {
    if let (ordinal, next) = ordinalWord(index), 1...4 ~= ordinal,
      word(pastHyphen(next)) == "quarter"
    {
      return (.quarter(ordinal, of: year), pastHyphen(next) + 1)
    }
    if word(index) == "q", isAttached(index + 1), isDigits(index + 1),
      1...4 ~= pieces[index + 1].number
    {
      return (.quarter(pieces[index + 1].number, of: year), index + 2)
    }
    if word(index) == "quarter" || word(index) == "period", let quarter = anchor.quarter,
      anchor.age <= 3
    {
      return (.quarter(quarter.quarter, of: year), index + 1)
    }
    return nil
  }

  /// Whether a determiner or a possessive stands before a year used as an adjective.
  private func isDetermined(_ index: Int) -> Bool {
    guard let before = word(index - 1) else { return false }
    return words.determiners.contains(before)
  }

  /// "nineteen ninety-six", "two thousand four", "twenty twenty-five".
  func spokenYear(_ index: Int) -> (year: Int, next: Int)? {
    guard let first = word(index), let high = words.cardinals[first] else { return nil }
    if high == 2, word(index + 1) == "thousand" {
      var next = index + 2
      if word(next) == "and" { next += 1 }
      if let (low, after) = belowHundred(next) { return (2000 + low, after) }
      return (2000, index + 2)
    }
    // "nineteen hundred ninety-three".
    if 10...20 ~= high, word(index + 1) == "hundred", let (low, next) = belowHundred(index + 2) {
      return (high * 100 + low, next)
    }
    guard [18, 19, 20].contains(high), !isHyphen(index + 1),
      let (low, next) = belowHundred(index + 1),
      low >= 10
    else { return nil }
    return (high * 100 + low, next)
  }

  /// "ninety-six", "four".
  func belowHundred(_ index: Int) -> (number: Int, next: Int)? {
    guard let word = word(index), let number = words.cardinals[word] else { return nil }
    guard number >= 20 else { return (number, index + 1) }
    let next = pastHyphen(index + 1)
    if let unit = self.word(next), let ones = words.cardinals[unit], ones < 10 {
      return (number + ones, next + 1)
    }
    return (number, index + 1)
  }

  /// "nineteen ninety-six" where a word before it or the form says that it is a year.
  func yearWords(at index: Int) -> Match? {
    let start = word(index) == "year" ? index + 1 : index
    guard let (year, next) = spokenYear(start) else { return nil }
    let isCued =
      start > index || word(index - 1).map { words.yearCues.contains($0) || $0 == "of" } ?? false
    // "nineteen ninety-six" is a year anywhere, "two thousand" only after a cue.
    guard word(start) == "nineteen" || word(start) == "eighteen" || isCued else { return nil }
    if let unit = word(next), words.units[unit] != nil || words.counted.contains(unit) {
      return nil
    }
    return Match(pieces: index..<next, meaning: .year(year), statedYear: year)
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
    // "the 1900s" is a century, "the 2000s" a decade for most writers.
    let isCentury = number % 100 == 0 && number != 2000
    return Match(
      pieces: first..<next + 1,
      meaning: isCentury
        ? .century(number / 100, part: part) : .decade(number / 10, part: part))
  }

  /// "the ’90s".
  func shortDecade(at index: Int, part: TimePart = .whole, from first: Int? = nil) -> Match? {
    guard let apostrophe = mark(index), ["'", "’", "‘"].contains(apostrophe), isDigits(index + 1),
      isAttached(index + 1), pieces[index + 1].count == 2, pieces[index + 1].number % 10 == 0,
      word(index + 2) == "s", isAttached(index + 2),
      !isAttached(index + 3) || mark(index + 3) != nil
    else { return nil }
    return Match(
      pieces: (first ?? index)..<index + 3,
      meaning: .decade(190 + pieces[index + 1].number / 10, part: part))
  }

  /// "the nineties".
  func namedDecade(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let word = word(index), let tens = words.decades[word],
      part != .whole || ["the", "in"].contains(self.word(index - 1) ?? "")
    else { return nil }
    return Match(pieces: first..<index + 1, meaning: .decade(tens, part: part))
  }

  /// "the 19th century", "the twentieth-century", "the 3rd century BC" (no value).
  func century(at index: Int, part: TimePart, from first: Int) -> Match? {
    guard let (number, next) = ordinal(index), number >= 2 || isDigits(index) else { return nil }
    let noun = pastHyphen(next)
    guard word(noun) == "century" || word(noun) == "centuries" else { return nil }
    if let era = word(noun + 1), era == "bc" || era == "bce" {
      return Match(pieces: first..<noun + 2, meaning: nil)
    }
    return Match(pieces: first..<noun + 1, meaning: .century(number - 1, part: part))
  }

  /// An ordinal in digits or words.
  func ordinal(_ index: Int) -> (ordinal: Int, next: Int)? {
    if isDigits(index) {
      guard let (number, next) = dayNumber(index), next == index + 2 else { return nil }
      return (number, next)
    }
    return ordinalWord(index)
  }

  /// "fiscal 1989", "fiscal year 2024", "FY2024", "FY24".
  func fiscalYear(at index: Int) -> Match? {
    var next = index
    if word(index) == "fy", isDigits(index + 1) {
      next = index + 1
    } else if word(index) == "fiscal" {
      next = word(index + 1) == "year" ? index + 2 : index + 1
    } else {
      return nil
    }
    guard isDigits(next) else { return nil }
    var year = pieces[next].number
    if pieces[next].count == 2, mark(next - 1) == nil { year += 2000 }
    guard 1900...2199 ~= year else { return nil }
    return Match(pieces: index..<next + 1, meaning: .fiscalYear(year), statedYear: year)
  }

  /// "year-end", "year's end", "the year end".
  func yearEnd(at index: Int) -> Match? {
    guard word(index) == "year" else { return nil }
    let next = pastPossessive(index + 1) ?? pastHyphen(index + 1)
    guard word(next) == "end" else { return nil }
    if let (year, after) = yearAfter(next + 1) {
      return Match(pieces: index..<after, meaning: .year(year, part: .late), statedYear: year)
    }
    return Match(
      pieces: index..<next + 1, meaning: anchor.date.map { .year($0.year, part: .late) })
  }
}

// MARK: - Quarters, halves, seasons, parts

extension TimeReader {
  /// "Q1 2024", "Q3", "H1 2024", "2024Q1".
  func quarterCode(at index: Int) -> Match? {
    guard let letter = word(index), letter == "q" || letter == "h", isAttached(index + 1),
      isDigits(index + 1), pieces[index].isCapital || yearAfter(index + 2, orOf: true) != nil
    else { return nil }
    let number = pieces[index + 1].number
    guard pieces[index + 1].count == 1, 1...(letter == "q" ? 4 : 2) ~= number else { return nil }
    guard let (year, next) = yearAfter(index + 2, orOf: true) else {
      guard letter == "q", pieces[index].isCapital else { return nil }
      return quarter(number, pieces: index..<index + 2)
    }
    return Match(
      pieces: index..<next,
      meaning: letter == "q" ? .quarter(number, of: year) : .half(number, of: year),
      statedYear: year)
  }

  /// "the first quarter of 2024", "third-quarter", "the second half of last year",
  /// "the last Friday of October", "the first week of May", "the third day of October".
  func ordinalPeriod(at index: Int) -> Match? {
    let first = pastThe(index)
    var start = first
    if word(start) == "fiscal" { start = pastHyphen(start + 1) }
    let number: Int
    var next: Int
    if word(start) == "last" || word(start) == "final" {
      (number, next) = (-1, start + 1)
    } else if let (ordinal, after) = ordinal(start), ordinal <= 31 {
      // "the third last week of 2018", "the second to last day".
      let last = word(pastHyphen(after)) == "to" ? pastHyphen(pastHyphen(after) + 1) : after
      let isBack = word(last) == "last" && ordinal > 1
      (number, next) = isBack ? (-ordinal, last + 1) : (ordinal, after)
    } else {
      return nil
    }
    next = pastHyphen(next)
    if word(next) == "fiscal" || word(next) == "calendar" { next = pastHyphen(next + 1) }
    if let match = firstUnits(number, at: next, from: first) { return match }
    guard let noun = word(next) else { return nil }
    if noun == "quarter" || noun == "quarters" || noun == "qtr" || noun == "half" {
      return ordinalQuarter(number, isHalf: noun == "half", from: first, next: next + 1)
    }
    guard word(next + 1) == "of" || word(next + 1) == "in" else { return nil }
    let ofIndex = next + 2
    guard let unit = words.units[noun].map({ $0 }) ?? (weekdayName(next) != nil ? .day : nil),
      unit == .day || unit == .week || unit == .weekend || unit == .month, number <= 31,
      let period = period(at: ofIndex)
    else { return nil }
    let range = first..<period.pieces.upperBound
    let isWeekday = weekdayName(next) != nil
    guard let meaning = period.meaning, let opening = meaning.first, let last = meaning.last,
      meaning.granularity == .month || meaning.granularity == .year
    else { return Match(pieces: range, meaning: nil, isDay: unit == .day) }
    if unit == .month {
      guard meaning.granularity == .year, abs(number) <= 12 else { return nil }
      return Match(
        pieces: range, meaning: .month(number < 0 ? 13 + number : number, of: opening.year),
        isRelative: period.isRelative, statedYear: period.statedYear)
    }
    let whole = number < 0 ? last : opening
    var result: TimeMeaning?
    if let (weekday, _) = weekdayName(next) {
      result = CalendarDay(
        weekday: weekday, number: number, month: whole.month, year: whole.year
      ).map { .day($0) }
    } else if unit == .day {
      let day = CalendarDay(
        ordinal: number < 0 ? last.ordinal + number + 1 : opening.ordinal + number - 1)
      result = opening.ordinal...last.ordinal ~= day.ordinal ? .day(day) : nil
    } else {
      // The first week of a period is the one with its first Thursday (ISO 8601).
      let edge = number < 0 ? last : opening
      let thursday =
        number < 0
        ? edge.ordinal - (edge.weekday + 3) % 7 + 7 * (number + 1)
        : edge.ordinal + (11 - edge.weekday) % 7 + 7 * (number - 1)
      let day = CalendarDay(ordinal: thursday)
      result = unit == .week ? .week(of: day) : .weekend(of: day)
    }
    return Match(
      pieces: range, meaning: result, isDay: unit == .day || isWeekday,
      isRelative: period.isRelative, statedYear: period.statedYear)
  }

  /// "first two weeks of 2021", "last four months of the year": a length with its days.
  private func firstUnits(_ number: Int, at index: Int, from first: Int) -> Match? {
    guard abs(number) == 1, let length = length(at: index), let count = length.count,
      count.isWhole, 2...100 ~= count.whole, word(length.next) == "of",
      let period = period(at: length.next + 1), let opening = period.meaning?.first,
      let last = period.meaning?.last
    else { return nil }
    var meaning = length.meaning
    let months: Int? =
      switch length.unit {
      case .month: count.whole
      case .quarter: count.whole * 3
      case .year: count.whole * 12
      default: nil
      }
    let days: Int? =
      length.unit == .day ? count.whole : length.unit == .week ? count.whole * 7 : nil
    let edge = CalendarDay(ordinal: last.ordinal + 1)
    if let months {
      meaning.first = number > 0 ? opening : edge.adding(months: -months)
      meaning.last =
        number > 0 ? CalendarDay(ordinal: opening.adding(months: months).ordinal - 1) : last
    } else if let days {
      meaning.first = number > 0 ? opening : CalendarDay(ordinal: edge.ordinal - days)
      meaning.last = number > 0 ? CalendarDay(ordinal: opening.ordinal + days - 1) : last
    } else {
      return nil
    }
    return Match(
      pieces: first..<period.pieces.upperBound, meaning: meaning, kind: .duration,
      isRelative: period.isRelative, statedYear: period.statedYear)
  }

  /// A month or a year that "of" can lead to.
  func period(at index: Int) -> Match? {
    if let match = monthFirst(at: pastThe(index), part: .whole, from: pastThe(index)) {
      return match
    }
    if let match = directed(at: index) { return match }
    if let match = anaphoric(at: index) { return match }
    if let match = definite(at: index) { return match }
    if let year = yearBesideMonth(index) {
      return Match(pieces: index..<index + 1, meaning: .year(year), statedYear: year)
    }
    return nil
  }

  private func ordinalQuarter(
    _ number: Int, isHalf: Bool, from first: Int, next: Int
  ) -> Match? {
    guard number >= -1, number <= (isHalf ? 2 : 4), number != 0 else { return nil }
    let index = number < 0 ? (isHalf ? 2 : 4) : number
    func meaning(_ year: Int) -> TimeMeaning {
      isHalf ? .half(index, of: year) : .quarter(index, of: year)
    }
    var yearIndex = next
    if word(yearIndex) == "of" || word(yearIndex) == "in" { yearIndex = pastThe(yearIndex + 1) }
    if word(yearIndex) == "fiscal" { yearIndex += 1 }
    if let year = yearBesideMonth(yearIndex) {
      return Match(pieces: first..<yearIndex + 1, meaning: meaning(year), statedYear: year)
    }
    if let (year, after) = directedYear(yearIndex) {
      return Match(pieces: first..<after, meaning: year.map { meaning($0) })
    }
    if word(yearIndex) == "year", yearIndex > next, let date = anchor.date {
      return Match(pieces: first..<yearIndex + 1, meaning: meaning(date.year))
    }
    // "the second half" of what is not said; "the last quarter" is read elsewhere.
    guard number > 0, !isHalf else { return nil }
    return quarter(number, pieces: first..<next)
  }

  /// A quarter without a year: the last one that has begun, or the next where the clause says so.
  private func quarter(_ number: Int, pieces: Range<Int>) -> Match {
    guard let date = anchor.date, let month = date.month else {
      return Match(pieces: pieces, meaning: nil, isRelative: true)
    }
    let now = (month + 2) / 3
    let year: Int
    if tense(pieces) == .future {
      year = number >= now - 1 ? date.year : date.year + 1
    } else {
      year = number <= now ? date.year : date.year - 1
    }
    return Match(pieces: pieces, meaning: .quarter(number, of: year))
  }

  /// "summer 2024", "the winter of 1941", "this spring".
  func season(at index: Int, direction: Int? = nil, from first: Int? = nil) -> Match? {
    guard let word = word(index), let season = words.seasons[word] else { return nil }
    let start = first ?? index
    let yearIndex =
      self.word(index + 1) == "of" || self.word(index + 1) == "in" ? index + 2 : index + 1
    if let (year, next) = yearAfter(yearIndex) {
      return Match(pieces: start..<next, meaning: .season(season, of: year), statedYear: year)
    }
    if let (year, next) = directedYear(pastThe(yearIndex)) {
      return Match(pieces: start..<next, meaning: year.map { .season(season, of: $0) })
    }
    var way = direction
    if way == nil {
      // "in spring", "the summer": the nearest one; "fall" and "spring" are also verbs.
      guard let cue = self.word(index - 1), ["in", "the", "during", "since", "by"].contains(cue),
        word != "fall"
          || cue == "the" && ["in", "during", "by"].contains(self.word(index - 2) ?? "")
      else { return nil }
      way = tense(index..<index + 1) == .future ? 2 : -2
    }
    guard let date = anchor.date, let month = date.month, let way else {
      return Match(pieces: start..<index + 1, meaning: nil, isRelative: true)
    }
    let wraps = season.last < season.first
    let inside =
      wraps
      ? month >= season.first || month <= season.last
      : month >= season.first && month <= season.last
    let year =
      switch way {
      case -1: wraps || season.last >= month ? date.year - 1 : date.year
      case -2:
        season.first > month && !(wraps && inside)
          ? date.year - 1 : wraps && month <= season.last ? date.year - 1 : date.year
      case 1: season.first > month ? date.year : date.year + 1
      case 2: season.first >= month || inside ? date.year : date.year + 1
      default: wraps && month <= season.last ? date.year - 1 : date.year
      }
    return Match(pieces: start..<index + 1, meaning: .season(season, of: year))
  }

  /// "early 1990", "the end of this week", "late last month", "mid-July", "later this year".
  func partOfPeriod(at index: Int) -> Match? {
    let start = pastThe(index)
    guard let word = word(start) else { return nil }
    if let part = words.partNouns[word],
      self.word(start + 1) == "of" || start == index && word == "middle"
    {
      let inner = pastThe(self.word(start + 1) == "of" ? start + 2 : start + 1)
      // "at the end of year".
      if self.word(inner - 1) == "of", let noun = self.word(inner),
        noun == "year" || noun == "month",
        let date = anchor.date
      {
        return Match(
          pieces: start..<inner + 1,
          meaning: noun == "year" ? .year(date.year, part: part) : month(shiftedBy: 0)?.part(part))
      }
      return self.part(part, of: inner, from: start, isWeak: false)
    }
    guard let part = words.parts[word] else { return nil }
    var next = pastHyphen(start + 1)
    // "earlier in the year", "later in May", "early on Tuesday".
    if let link = self.word(next), ["in", "on", "of"].contains(link) { next += 1 }
    next = pastThe(next)
    return self.part(part, of: next, from: start, isWeak: word == "earlier" || word == "later")
  }

  private func part(_ part: TimePart, of inner: Int, from first: Int, isWeak: Bool) -> Match? {
    if let match = decade(at: inner, part: part, from: first)
      ?? century(at: inner, part: part, from: first)
      ?? shortDecade(at: inner, part: part, from: first)
      ?? namedDecade(at: inner, part: part, from: first)
      ?? year(at: inner, part: part, from: first)
    {
      return match
    }
    guard inner < pieces.count,
      self.word(inner).map({ words.parts[$0] == nil && words.partNouns[$0] == nil }) ?? true
    else { return nil }
    let directedMatch = directed(at: inner)
    var best = monthFirst(at: inner, part: isWeak ? .whole : part, from: first)
    for match in [
      directedMatch, anaphoric(at: inner), definite(at: inner), weekday(at: inner),
      dayWord(at: inner), season(at: inner, direction: nil, from: inner), ordinalPeriod(at: inner),
    ] {
      guard let match, match.pieces.upperBound > best?.pieces.upperBound ?? inner,
        match.kind == .date
      else { continue }
      best = match
      best?.pieces = first..<match.pieces.upperBound
      // "earlier this month" may be any day of it.
      if !isWeak { best?.meaning = match.meaning?.part(part) }
    }
    return best
  }
}
