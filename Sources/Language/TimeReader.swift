import SourceText

/// Reads the time expressions of one sentence, longest first, from left to right.
struct TimeReader {
  let pieces: [TextPiece]
  let words: TimeWords
  var anchor: TimeAnchor

  /// Whether the sentence is nothing but times: an entry of a diary, which points ahead.
  let isFragment: Bool

  /// The last day mentioned in the sentence.
  private(set) var day: CalendarDay?

  init(pieces: [TextPiece], words: TimeWords, anchor: TimeAnchor) {
    self.pieces = pieces
    self.words = words
    self.anchor = anchor
    isFragment =
      pieces.count <= 12
      && pieces.allSatisfy { $0.kind != .word || words.isTimeWord($0.text) }
  }

  /// One match: the pieces it takes and what they mean.
  struct Match {
    var pieces: Range<Int>
    var meaning: TimeMeaning?
    /// The type, known also without a meaning.
    var kind: TimeExpression.Kind = .date
    /// Whether a day is meant, known also without a meaning.
    var isDay = false
    /// Whether the document's date chose the year of a month or day.
    var isRelative = false
    /// Whether it was counted from another time and not named.
    var isDerived = false
    /// The year that the words themselves state.
    var statedYear: Int?
    /// The month, and perhaps the day, of words that state no year.
    var yearless: (month: Int, day: Int?)?
    /// Whether the words are a weekday and no more.
    var isWeekday = false
  }

  mutating func times() -> [TimeExpression] {
    var matches: [Match] = []
    var index = 0
    while index < pieces.count {
      guard let match = match(at: index), match.pieces.upperBound > index else {
        index += 1
        continue
      }
      matches.append(match)
      index = match.pieces.upperBound
      remember(match)
      // "April 24 and 25".
      while let next = nextDay(behind: matches[matches.count - 1]) {
        matches.append(next)
        index = next.pieces.upperBound
        remember(next)
      }
    }
    alignRanges(&matches)
    let stated = Set(matches.compactMap(\.statedYear))
    return matches.map { match in
      let span = TextSpan(
        start: pieces[match.pieces.lowerBound].start, end: pieces[match.pieces.upperBound - 1].end)
      // "In 2016 he resigned, and in March …": which March is not said.
      let isAnchored =
        !match.isRelative || stated.isEmpty || stated == [anchor.date?.year ?? 0]
      if isAnchored, let meaning = match.meaning { return meaning.expression(span: span) }
      var result = TimeExpression(span: span, value: nil, earliest: nil, latest: nil)
      result.type = match.kind
      return result
    }
  }

  /// Gives the beginning of a range the year of its end, "May to October 2020", and the end of a
  /// range of weekdays the week of its beginning.
  private func alignRanges(_ matches: inout [Match]) {
    guard matches.count > 1 else { return }
    for index in stride(from: matches.count - 2, through: 0, by: -1) {
      let (first, second) = (matches[index], matches[index + 1])
      guard let link = pastLink(first.pieces.upperBound),
        link == second.pieces.lowerBound || pastThe(link) == second.pieces.lowerBound
      else { continue }
      if let (month, day) = first.yearless, let year = second.statedYear,
        let last = second.meaning?.first?.month
      {
        let own = month <= last ? year : year - 1
        matches[index].isRelative = false
        matches[index].statedYear = own
        if let day {
          matches[index].meaning =
            day <= CalendarDay.days(inMonth: month, of: own)
            ? .day(CalendarDay(year: own, month: month, day: day)) : nil
        } else {
          matches[index].meaning = .month(month, of: own)
        }
      }
      if let (start, _) = first.yearless, let (end, day) = second.yearless, start > end, day == nil,
        second.statedYear == nil, word(first.pieces.upperBound) != "and",
        word(first.pieces.upperBound) != "or", let year = first.meaning?.first?.year
      {
        matches[index + 1].meaning = .month(end, of: year + 1)
      }
      if second.isWeekday, let from = first.meaning?.first, let to = second.meaning?.first,
        first.isDay, to.ordinal < from.ordinal, word(first.pieces.upperBound) != "and"
      {
        matches[index + 1].meaning = .day(
          CalendarDay(ordinal: from.ordinal + (to.weekday - from.weekday + 7) % 7))
      }
    }
  }

  private mutating func remember(_ match: Match) {
    guard let meaning = match.meaning, meaning.kind != .duration, meaning.kind != .set,
      let first = meaning.first
    else { return }
    anchor.previous = meaning
    if first == meaning.last { day = first }
    if meaning.granularity == .quarter, !match.isDerived {
      anchor.quarter = ((first.month + 2) / 3, first.year)
      anchor.age = 0
    }
  }

  /// The longest match that begins with a piece; of equally long ones the first listed.
  private func match(at index: Int) -> Match? {
    let piece = pieces[index]
    switch piece.kind {
    case .digits: break
    case .word: guard words.starters.contains(piece.text) else { return nil }
    case .mark: return shortDecade(at: index)
    }
    var best: Match?
    func consider(_ match: Match?) {
      guard let match, match.pieces.upperBound > best?.pieces.upperBound ?? index else { return }
      best = match
    }
    consider(timed(at: index))
    consider(set(at: index))
    consider(durationOrOffset(at: index))
    consider(reference(at: index))
    return best
  }

  /// A date with or without a time of day, in either order.
  private func timed(at index: Int) -> Match? {
    if let date = date(at: index) {
      let timed = clock(behind: date) ?? date
      // "Friday" may be a day and "second" a unit: a clock must be longer than the date.
      if let clock = clockTime(at: index), clock.pieces.upperBound > timed.pieces.upperBound {
        return clock
      }
      return timed
    }
    return clockTime(at: index)
  }

  /// A date without a time of day; the longest reading.
  func date(at index: Int) -> Match? {
    guard index < pieces.count else { return nil }
    var best: Match?
    func consider(_ match: Match?) {
      guard let match, match.pieces.upperBound > best?.pieces.upperBound ?? index else { return }
      best = match
    }
    if pieces[index].kind == .digits {
      consider(isoDate(at: index))
      consider(numericDate(at: index))
      consider(dayAndMonth(at: index))
      consider(dayBeforeRange(at: index))
      consider(decade(at: index, part: .whole, from: index))
      consider(century(at: index, part: .whole, from: index))
      consider(ordinalPeriod(at: index))
      consider(countedWeekdays(at: index))
      consider(monthAndYear(at: index))
      consider(year(at: index, part: .whole, from: index))
      return best
    }
    guard let word = word(index), words.starters.contains(word) else {
      return shortDecade(at: index)
    }
    consider(partOfPeriod(at: index))
    if words.ordinals[word] != nil { consider(dayBeforeRange(at: index)) }
    consider(weekday(at: index))
    consider(dayAndMonth(at: index))
    consider(monthFirst(at: index, part: .whole, from: index))
    consider(season(at: index))
    consider(ordinalPeriod(at: index))
    consider(quarterCode(at: index))
    consider(century(at: index, part: .whole, from: index))
    consider(namedDecade(at: index, part: .whole, from: index))
    consider(yearWords(at: index))
    consider(fiscalYear(at: index))
    consider(dayWord(at: index))
    consider(directed(at: index))
    consider(anaphoric(at: index))
    consider(definite(at: index))
    consider(holiday(at: index))
    consider(yearEnd(at: index))
    consider(afterNext(at: index))
    consider(restOfPeriod(at: index))
    consider(numbered(at: index))
    consider(countedWeekdays(at: index))
    return best
  }
}

extension TimeWords {
  /// The words that an expression can begin with.
  var starters: Set<String> { Self.englishStarters }

  private static let englishStarters: Set<String> = {
    let words = TimeWords.english
    var result: Set<String> = [
      "a", "an", "the", "each", "every", "per", "half", "once", "twice", "noon", "midnight",
      "midday", "tonight", "overnight", "couple", "q", "h", "fiscal", "fy", "year", "day", "week",
      "rest", "remainder", "remaining", "balance", "latest", "comparable", "corresponding", "over",
      "about", "nineteen", "eighteen",
    ]
    for keys in [
      words.months.keys, words.shortMonths.keys, words.weekdays.keys, words.shortWeekdays.keys,
      words.ordinals.keys, words.cardinals.keys, words.multipliers.keys, words.decades.keys,
      words.directions.keys, words.anaphors.keys, words.dayWords.keys,
    ] { result.formUnion(keys) }
    result.formUnion(words.sets.keys)
    result.formUnion(words.seasons.keys)
    result.formUnion(words.dayParts.keys)
    result.formUnion(words.parts.keys)
    result.formUnion(words.partNouns.keys)
    result.formUnion(words.units.keys)
    result.formUnion(words.vagueCounts)
    result.formUnion(words.references.map { $0.words[0] })
    result.formUnion(words.holidays.map { $0.words[0] })
    return result
  }()

  private static let englishTimeWords: Set<String> =
    englishStarters
    .union(english.timeCues).union(english.zones).union(english.ordinalEndings)
    .union(["p", "m", "am", "pm", "clock", "o", "s", "ago", "now", "later", "end"])

  /// Whether a word can be part of a time expression or stand before one.
  func isTimeWord(_ word: String) -> Bool { Self.englishTimeWords.contains(word) }
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
  func wholeNumber(_ index: Int, digits: ClosedRange<Int>, afterPrefix: Bool = false) -> Int? {
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
          if afterPrefix { break }
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

  /// The month that a word names, and the index behind it and its full stop.
  func month(_ index: Int) -> (month: Int, next: Int, isShort: Bool)? {
    guard let word = word(index) else { return nil }
    if let month = words.months[word] {
      // In lower case, "may" and "march" are mostly other words.
      if !pieces[index].isCapital, words.ambiguousMonths.contains(word), !isLowerMonth(index) {
        return nil
      }
      return (month, index + 1, false)
    }
    guard let month = words.shortMonths[word] else { return nil }
    let isAbbreviated = mark(index + 1) == "." && isAttached(index + 1)
    let next = isAbbreviated ? index + 2 : index + 1
    // A short form counts beside a number, or in capitals behind a word that leads to a time.
    let follower = mark(next) == "/" || mark(next) == "-" || mark(next) == "," ? next + 1 : next
    let before = mark(index - 1) == "/" || mark(index - 1) == "-" ? index - 2 : index - 1
    let isCued =
      pieces[index].isCapital && self.word(index - 1).map { words.timeCues.contains($0) } ?? false
      && !(self.word(next).map { _ in pieces[next].isCapital } ?? false) && word != "mar"
    guard
      isDigits(follower) || isDigits(before) || self.word(before).map(isDayWord) ?? false
        || word == "sept" || isCued || isMonthRange(index, next) || isRangeEnd(index)
    else { return nil }
    // Such a short form is as good as the full name.
    let isName = isCued || word == "sept" || isMonthRange(index, next) || isRangeEnd(index)
    return (month, next, !isName)
  }

  /// Whether another month stands behind a dash or "to": "Jan-Feb", "Sep to Nov".
  private func isMonthRange(_ index: Int, _ next: Int) -> Bool {
    guard pieces[index].isCapital, let link = pastLink(next), let name = word(link),
      pieces[link].isCapital
    else { return false }
    return words.months[name] != nil || words.shortMonths[name] != nil
  }

  /// Whether another month stands before a dash or "to": "Jan-Feb", "Sep to Nov".
  private func isRangeEnd(_ index: Int) -> Bool {
    guard pieces[index].isCapital, pastLink(index - 1) == index, let name = word(index - 2),
      pieces[index - 2].isCapital
    else { return false }
    return words.months[name] != nil || words.shortMonths[name] != nil
  }

  private func isDayWord(_ word: String) -> Bool {
    words.ordinalEndings.contains(word) || word == "of" || words.ordinals[word] != nil
  }

  /// "in may", "15 may 2020", "may 2020", "from april to june", "april 9th".
  private func isLowerMonth(_ index: Int) -> Bool {
    if let year = yearBesideMonth(index + 1), 1900...2099 ~= year { return true }
    let word = pieces[index].text
    if let (_, next) = dayNumber(index + 1), next > index + 2 { return true }
    if word != "march", word != "may", ordinalWord(index + 1) != nil { return true }
    guard let cue = self.word(index - 1) else {
      return isDigits(index - 1) || index == 0 && pieces.count <= 4 || mark(index - 1) == "/"
    }
    if ["in", "of", "last", "next", "early", "late", "mid", "during", "since"].contains(cue)
      || words.ordinalEndings.contains(cue)
    {
      return true
    }
    // "to march" and "for may" are other words; "between april and june" are not.
    return word == "april" || word == "june" ? words.timeCues.contains(cue) : cue == "between"
  }

  /// Whether a piece is a hyphen between two pieces without white space.
  func isHyphen(_ index: Int) -> Bool {
    guard let mark = mark(index), mark == "-" || mark == "‑" else { return false }
    return isAttached(index) && isAttached(index + 1)
  }

  /// The index, past a hyphen that stands there.
  func pastHyphen(_ index: Int) -> Int { isHyphen(index) ? index + 1 : index }

  /// The index behind "the", where it stands there.
  func pastThe(_ index: Int) -> Int { word(index) == "the" ? index + 1 : index }

  /// Whether a possessive ending stands there, and the index behind it.
  func pastPossessive(_ index: Int) -> Int? {
    guard let mark = mark(index), mark == "'" || mark == "’", isAttached(index) else { return nil }
    if word(index + 1) == "s", isAttached(index + 1) { return index + 2 }
    return index + 1
  }
}
