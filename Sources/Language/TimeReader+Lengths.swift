/// How many units: a whole number, perhaps with a decimal fraction.
struct TimeCount: Hashable {
  var whole: Int
  /// The fraction in hundredths.
  var hundredths = 0
  var isWhole: Bool { hundredths == 0 }
}

/// A length of time as it stands in the text.
struct TimeLength {
  var count: TimeCount?
  var unit: TimeUnit
  /// Smaller units behind the first, largest first: "1 year, 2 months and 3 days".
  var rest: [(count: Int, unit: TimeUnit)] = []
  var meaning: TimeMeaning
  var next: Int

  /// The smallest unit that it counts.
  var smallest: TimeUnit { rest.last?.unit ?? unit }
}

// MARK: - Lengths

extension TimeReader {
  /// A count: "3", "two", "twenty-four", "2 1/2", "1.5", "a hundred", "a couple of", "several".
  ///
  /// `count` is nil where the words do not say how many.
  func count(at index: Int) -> (count: TimeCount?, next: Int)? {
    if isDigits(index) { return digitCount(at: index) }
    guard let word = word(index) else { return nil }
    if word == "a" || word == "an" {
      if let counted = self.word(index + 1),
        words.vagueCounts.contains(counted) || counted == "couple"
          || words.multipliers[counted] != nil,
        let (count, next) = count(at: index + 1)
      {
        return (count, next)
      }
      // "a half", "a third" count nothing here.
      return self.word(index + 1) == "half" ? nil : (TimeCount(whole: 1), index + 1)
    }
    if word == "another" { return (TimeCount(whole: 1), index + 1) }
    if word == "couple" || word == "pair" {
      return (TimeCount(whole: 2), self.word(index + 1) == "of" ? index + 2 : index + 1)
    }
    if word == "half" {
      guard let article = self.word(index + 1), article == "a" || article == "an" else {
        return isHyphen(index + 1) ? (TimeCount(whole: 0, hundredths: 50), index + 1) : nil
      }
      return (TimeCount(whole: 0, hundredths: 50), index + 2)
    }
    if words.vagueCounts.contains(word) {
      if word == "many" || word == "several" || word == "few" || word == "some" {
        return (nil, self.word(index + 1) == "of" ? index + 2 : index + 1)
      }
    }
    if word == "dozens" || word == "scores" || word == "hundreds" || word == "thousands" {
      return self.word(index + 1) == "of" ? (nil, index + 2) : nil
    }
    guard let (number, next) = wordNumber(at: index) else { return nil }
    return withFraction(number, next)
  }

  private func digitCount(at index: Int) -> (count: TimeCount?, next: Int)? {
    guard isDigits(index), pieces[index].count <= 4, !isAttached(index) || mark(index - 1) != nil
    else { return nil }
    if mark(index + 1) == ".", isAttached(index + 1), isDigits(index + 2), isAttached(index + 2),
      pieces[index + 2].count <= 2, !isAttached(index + 3)
    {
      let fraction = pieces[index + 2].number * (pieces[index + 2].count == 1 ? 10 : 1)
      return (TimeCount(whole: pieces[index].number, hundredths: fraction), index + 3)
    }
    if mark(index + 1) == ",", isAttached(index + 1), isDigits(index + 2), isAttached(index + 2),
      pieces[index + 2].count == 3, pieces[index].count <= 3, !isAttached(index + 3)
    {
      return (TimeCount(whole: pieces[index].number * 1000 + pieces[index + 2].number), index + 3)
    }
    guard let number = wholeNumber(index, digits: 1...4) else { return nil }
    return withFraction(number, index + 1)
  }

  /// "2 1/2", "two and a half", "one-and-a-half".
  private func withFraction(_ number: Int, _ next: Int) -> (count: TimeCount?, next: Int) {
    if isDigits(next), pieces[next].number == 1, mark(next + 1) == "/", isDigits(next + 2),
      [2, 4].contains(pieces[next + 2].number)
    {
      return (
        TimeCount(whole: number, hundredths: pieces[next + 2].number == 2 ? 50 : 25), next + 3
      )
    }
    if mark(next) == "½" { return (TimeCount(whole: number, hundredths: 50), next + 1) }
    let and = pastHyphen(next)
    if word(and) == "and", word(pastHyphen(and + 1)) == "a" {
      let half = pastHyphen(pastHyphen(and + 1) + 1)
      if word(half) == "half" { return (TimeCount(whole: number, hundredths: 50), half + 1) }
    }
    return (TimeCount(whole: number), next)
  }

  /// "twenty-four", "a hundred and five", "two thousand", "dozen".
  private func wordNumber(at index: Int) -> (number: Int, next: Int)? {
    var total = 0
    var current = 0
    var next = index
    var isEmpty = true
    while let word = word(next), next < index + 8 {
      if let number = words.cardinals[word] {
        // "one two": two numbers.
        if current % 100 != 0, !(number < 10 && current % 10 == 0 && current % 100 >= 20) { break }
        current += number
      } else if let factor = words.multipliers[word] {
        current = max(1, current) * factor
        if factor == 1000 {
          total += current
          current = 0
        }
      } else if word == "and", !isEmpty, total + current >= 100,
        let after = self.word(next + 1), words.cardinals[after] != nil
      {
        next += 1
        continue
      } else {
        break
      }
      isEmpty = false
      next += 1
      if isHyphen(next), let after = self.word(next + 1), words.cardinals[after] != nil {
        next += 1
      }
    }
    guard !isEmpty, total + current <= 9999 else { return nil }
    return (total + current, next)
  }

  /// A count and its unit, and smaller ones that belong to it: "2 hours and 30 minutes".
  ///
  /// - Parameter isPeriod: Whether "last" or "next" stands before it, so that an "ago" behind a
  ///   smaller unit is that unit's own: "for the last 3 months, and 2 days ago".
  func length(
    at index: Int, allowsBare: Bool = false, isPeriod: Bool = false
  ) -> TimeLength? {
    if allowsBare, let noun = word(index), noun.hasSuffix("s"), let unit = words.units[noun],
      unit != .weekend
    {
      return TimeLength(
        count: nil, unit: unit, meaning: .duration(unit.value(nil), unit), next: index + 1)
    }
    guard let (count, afterCount) = count(at: index) else { return nil }
    var next = pastHyphen(afterCount)
    var fillers = 0
    while let word = word(next), words.countFillers.contains(word), fillers < 2 {
      next = pastHyphen(next + 1)
      fillers += 1
    }
    guard let noun = word(next), let unit = words.units[noun], unit != .weekend || count != nil
    else { return nil }
    if isAttached(next), isDigits(next - 1) { return nil }
    // "a year-earlier loss".
    if isHyphen(next + 1), let way = word(next + 2), way == "earlier" || way == "ago" { return nil }
    // "a second time", "the one second": a unit only in numbers.
    if unit == .second, !noun.hasSuffix("s"), !isDigits(index), !isHyphen(next - 1) { return nil }
    if unit == .quarter, word(next + 1) == "of" || !noun.hasSuffix("s") { return nil }
    var end = next + 1
    var total = count
    // "a year and a half".
    if word(end) == "and", word(end + 1) == "a", word(end + 2) == "half", count != nil {
      total?.hundredths = 50
      end += 3
    }
    guard let whole = total else {
      return TimeLength(
        count: nil, unit: unit, meaning: .duration(unit.value(nil), unit), next: end)
    }
    var rest: [(count: Int, unit: TimeUnit)] = []
    while whole.isWhole,
      let smaller = self.smaller(than: rest.last?.unit ?? unit, at: pastComma(end))
    {
      if isPeriod, word(smaller.next) == "ago" { break }
      rest.append((smaller.count, smaller.unit))
      end = smaller.next
    }
    return TimeLength(
      count: whole, unit: unit, rest: rest, meaning: .duration(unit.value(whole, rest), unit),
      next: end)
  }

  /// The index behind "and" or a comma, where one stands there.
  private func pastComma(_ index: Int) -> Int {
    word(index) == "and" || mark(index) == "," ? index + 1 : index
  }

  private func smaller(than unit: TimeUnit, at index: Int) -> (
    count: Int, unit: TimeUnit, next: Int
  )? {
    guard let (count, after) = count(at: index), let count, count.isWhole,
      let noun = word(after), let small = words.units[noun]
    else { return nil }
    let isSmaller =
      switch (unit, small) {
      case (.hour, .minute), (.minute, .second), (.day, .hour), (.year, .month), (.year, .week),
        (.year, .day), (.month, .week), (.month, .day), (.week, .day):
        true
      default: false
      }
    return isSmaller ? (count.whole, small, after + 1) : nil
  }

  /// A length, or a time that lies so far from another: "two years ago", "a week later".
  func durationOrOffset(at index: Int) -> Match? {
    if let bare = bareLength(at: index) { return bare }
    if let match = countedAhead(at: index) { return match }
    guard let length = length(at: index) else { return nil }
    let end = length.next
    let range = index..<end
    if word(end) == "old" || isHyphen(end) && word(end + 1) == "old"
      || word(end) == "of" && word(end + 1) == "age"
    {
      return nil
    }
    if let match = offset(length, from: index) { return match }
    let isArticle = word(index) == "a" || word(index) == "an"
    // "188 miles an hour" is a speed.
    if isArticle, isSpeed(length.unit, before: index) { return nil }
    // "three quarters" are mostly parts of something.
    if length.unit == .quarter,
      !["for", "over", "within", "the", "of"].contains(word(index - 1) ?? "")
    {
      return nil
    }
    if isArticle, isRate(before: index) {
      return Match(
        pieces: range, meaning: .set(length.meaning.value, length.unit.granularity), kind: .set)
    }
    if isArticle, length.unit == .day || length.unit == .second || length.unit == .minute {
      // "a day" and "a minute" are mostly no lengths.
      guard let cue = word(index - 1),
        ["for", "in", "within", "about", "only", "than"].contains(cue)
      else { return nil }
    }
    if isHyphen(end), word(end + 1) == "long" {
      return Match(pieces: index..<end + 2, meaning: length.meaning, kind: .duration)
    }
    return Match(pieces: range, meaning: length.meaning, kind: .duration)
  }

  /// "two upcoming weeks", "the 5 past years".
  private func countedAhead(at index: Int) -> Match? {
    guard let (count, next) = count(at: index), let count, count.isWhole, let way = word(next),
      let direction = words.directions[way], direction != 0, let noun = word(next + 1),
      // "only 3 next week": one week.
      let unit = words.units[noun], unit.isCalendar, noun.hasSuffix("s") || way != "next"
    else { return nil }
    var meaning = TimeMeaning.duration(unit.value(count), unit)
    if let today = anchor.today,
      let days = unit.days(count.whole, direction: direction, from: today)
    {
      (meaning.first, meaning.last) = (days.first, days.last)
    }
    return Match(pieces: index..<next + 2, meaning: meaning, kind: .duration)
  }

  /// "for years", "within weeks", "decades-long".
  private func bareLength(at index: Int) -> Match? {
    guard let noun = word(index), noun.hasSuffix("s"), let unit = words.units[noun],
      unit != .weekend, unit != .quarter, unit != .second
    else { return nil }
    let meaning = TimeMeaning.duration(unit.value(nil), unit)
    if isHyphen(index + 1), word(index + 2) == "long" {
      return Match(pieces: index..<index + 3, meaning: meaning, kind: .duration)
    }
    if word(index + 1) == "ago" {
      return Match(pieces: index..<index + 2, meaning: .reference("PAST_REF"))
    }
    guard let cue = word(index - 1), ["for", "within", "in", "over", "after", "of"].contains(cue),
      word(index + 1) != "old"
    else { return nil }
    return Match(pieces: index..<index + 1, meaning: meaning, kind: .duration)
  }

  /// Whether a unit of length stands before "an hour" or "per second".
  func isSpeed(_ unit: TimeUnit, before index: Int) -> Bool {
    guard unit == .hour || unit == .second, let word = word(index - 1) else { return false }
    return words.lengths.contains(word)
  }

  /// Whether an article behind this word says how often: "$5 a day", "twice a week".
  private func isRate(before index: Int) -> Bool {
    if isDigits(index - 1) { return true }
    guard let word = word(index - 1) else { return mark(index - 1) == "%" }
    if ["once", "twice", "times", "cents", "percent", "million", "billion", "people"].contains(word)
    {
      return true
    }
    // "40 barrels a day": a counted noun.
    return word.hasSuffix("s")
      && (isDigits(index - 2)
        || self.word(index - 2).map {
          words.cardinals[$0] != nil || ["million", "billion", "thousand"].contains($0)
        } ?? false)
  }

  /// "ago", "earlier", "later", "from now" behind a length.
  func offset(_ length: TimeLength, from index: Int) -> Match? {
    let end = length.next
    guard let word = word(end) else { return ahead(length, from: index, end: end) }
    switch word {
    case "ago", "back":
      if word == "back", self.word(end + 1) != nil { return nil }
      let range = index..<end + 1
      guard let count = length.count else {
        return Match(pieces: range, meaning: .reference("PAST_REF"))
      }
      // Beside figures for a quarter, a year ago is that quarter of the year before.
      if length.unit == .year, count == TimeCount(whole: 1), let quarter = anchor.quarter,
        anchor.age <= 3
      {
        return Match(
          pieces: range, meaning: .quarter(quarter.quarter, of: quarter.year - 1), isDerived: true)
      }
      return Match(
        pieces: range, meaning: documentOffset(length, count, sign: -1),
        kind: length.smallest.isCalendar ? .date : .time, isDay: length.smallest == .day)
    case "earlier", "before", "previously", "prior", "later", "afterward", "afterwards", "after":
      let isLater = word == "later" || word.hasPrefix("after")
      if word == "before" || word == "after" || word == "prior" {
        // "two days before the vote": the event is not a date.
        if let match = offset(length, from: index, isLater: isLater, of: end + 1) { return match }
        guard self.word(end + 1) == nil, mark(end + 1) != nil || end + 1 >= pieces.count else {
          return nil
        }
      }
      let range = index..<end + 1
      if !length.rest.isEmpty {
        let start = anchor.previous.flatMap { $0.first == $0.last ? $0.first : nil }
        let meaning = length.count.flatMap { count in
          start.flatMap { counted(length, count, sign: isLater ? 1 : -1, from: $0) }
        }
        return Match(
          pieces: range, meaning: meaning, isDay: length.smallest == .day, isDerived: true)
      }
      guard let count = length.count, count.isWhole,
        let base = base(isLater: isLater, unit: length.unit)
      else {
        return length.count == nil
          ? Match(pieces: range, meaning: nil)
          : Match(pieces: index..<end, meaning: length.meaning, kind: .duration)
      }
      let steps = isLater ? count.whole : -count.whole
      guard var meaning = base.moved(length.unit, by: steps) else {
        return Match(pieces: index..<end, meaning: length.meaning, kind: .duration)
      }
      if base.granularity == .day, meaning.granularity != .day {
        meaning.counted = base.first.flatMap { length.unit.day(steps, from: $0) }
      }
      return Match(
        pieces: range, meaning: meaning, isDay: meaning.granularity == .day, isDerived: true)
    case "starting", "beginning":
      // "two weeks starting May 20": a length with its days.
      let link = ["on", "from"].contains(self.word(end + 1) ?? "") ? end + 2 : end + 1
      guard let count = length.count, count.isWhole, let date = date(at: pastThe(link)), date.isDay,
        let first = date.meaning?.first,
        let days = length.unit.days(
          count.whole, direction: 1, from: CalendarDay(ordinal: first.ordinal - 1))
      else { return nil }
      var meaning = length.meaning
      (meaning.first, meaning.last) = (days.first, days.last)
      return Match(
        pieces: index..<date.pieces.upperBound, meaning: meaning, kind: .duration,
        isRelative: date.isRelative, statedYear: date.statedYear)
    case "from", "hence":
      guard word == "hence" || ["now", "today"].contains(self.word(end + 1) ?? "") else {
        return offset(length, from: index, isLater: true, of: end + 1)
      }
      let range = index..<end + (word == "hence" ? 1 : 2)
      return Match(
        pieces: range,
        meaning: length.count.flatMap { documentOffset(length, $0, sign: 1) },
        kind: length.smallest.isCalendar ? .date : .time, isDay: length.smallest == .day)
    default: return ahead(length, from: index, end: end)
    }
  }

  /// "three days after July 5", "two weeks from Monday".
  private func offset(
    _ length: TimeLength, from index: Int, isLater: Bool, of base: Int
  ) -> Match? {
    guard let count = length.count, count.isWhole, length.unit.isCalendar,
      let date = date(at: pastThe(base)), date.isDay
    else { return nil }
    return Match(
      pieces: index..<date.pieces.upperBound,
      meaning: date.meaning?.moved(length.unit, by: isLater ? count.whole : -count.whole),
      isDay: true, isRelative: date.isRelative, isDerived: true, statedYear: date.statedYear)
  }

  /// What "a year earlier" counts from: the quarter or date before.
  private func base(isLater: Bool, unit: TimeUnit) -> TimeMeaning? {
    if !isLater, unit == .year, let quarter = anchor.quarter, anchor.age <= 3 {
      return .quarter(quarter.quarter, of: quarter.year)
    }
    return anchor.previous
  }

  /// "in two weeks", where the clause speaks of what is to come.
  private func ahead(_ length: TimeLength, from index: Int, end: Int) -> Match? {
    guard word(index - 1) == "in", let count = length.count, !isHyphen(end),
      words.units[word(end - 1) ?? ""] != nil, tense(index..<end) == .future
    else { return nil }
    return Match(
      pieces: index..<end, meaning: documentOffset(length, count, sign: 1),
      kind: length.smallest.isCalendar ? .date : .time, isDay: length.smallest == .day)
  }

  /// The period so many units from the document's date, with the day that the count leads to.
  private func documentOffset(
    _ length: TimeLength, _ count: TimeCount, sign: Int
  ) -> TimeMeaning? {
    guard length.rest.isEmpty else {
      return anchor.today.flatMap { counted(length, count, sign: sign, from: $0) }
    }
    var meaning = documentOffset(length.unit, count, sign: sign)
    if count.isWhole, let today = anchor.today {
      meaning?.counted = length.unit.day(sign * count.whole, from: today)
    }
    return meaning
  }

  /// The day, week or month that some units together lead to: "1 year and 2 months ago".
  private func counted(
    _ length: TimeLength, _ count: TimeCount, sign: Int, from start: CalendarDay
  ) -> TimeMeaning? {
    var day = start
    for (number, unit) in [(count: count.whole, unit: length.unit)] + length.rest {
      guard number < 4000, let next = unit.day(sign * number, from: day) else { return nil }
      day = next
    }
    var meaning = TimeMeaning.day(day).period(length.smallest, shiftedBy: 0)
    meaning?.counted = day
    return meaning
  }

  private func documentOffset(_ unit: TimeUnit, _ count: TimeCount, sign: Int) -> TimeMeaning? {
    guard let date = anchor.date, count.whole < 4000 else { return nil }
    guard count.isWhole else {
      // "a year and a half ago" names a month.
      guard unit == .year, count.hundredths == 50 else { return nil }
      return month(shiftedBy: sign * (count.whole * 12 + 6))
    }
    let number = sign * count.whole
    switch unit {
    case .day: return anchor.today.map { .day(CalendarDay(ordinal: $0.ordinal + number)) }
    case .week: return week(shiftedBy: number)
    case .fortnight: return week(shiftedBy: 2 * number)
    case .weekend:
      return anchor.today.map { .weekend(of: CalendarDay(ordinal: $0.ordinal + 7 * number)) }
    case .month: return month(shiftedBy: number)
    case .quarter: return month(shiftedBy: 3 * number)?.period(.quarter, shiftedBy: 0)
    case .year: return date.year + number > 0 ? .year(date.year + number) : nil
    case .decade: return date.year + number * 10 > 0 ? .year(date.year + number * 10) : nil
    case .century: return nil
    case .hour, .minute, .second:
      guard let today = anchor.today, let second = date.second else { return nil }
      let length = unit == .hour ? 3600 : unit == .minute ? 60 : 1
      let total = today.ordinal * 86_400 + second + number * length
      let day = CalendarDay(ordinal: Int((Double(total) / 86_400).rounded(.down)))
      let rest = total - day.ordinal * 86_400
      return TimeMeaning.day(day).at(
        TimeClock(
          hour: rest / 3600, minute: rest / 60 % 60, second: unit == .second ? rest % 60 : nil))
    }
  }
}

extension TimeUnit {
  /// The day so many units from a day; nil for units of the clock and beyond the years 1 to 9999.
  func day(_ count: Int, from day: CalendarDay) -> CalendarDay? {
    let result: CalendarDay
    switch self {
    case .day: result = CalendarDay(ordinal: day.ordinal + count)
    case .week, .weekend: result = CalendarDay(ordinal: day.ordinal + 7 * count)
    case .fortnight: result = CalendarDay(ordinal: day.ordinal + 14 * count)
    case .month: result = day.adding(months: count)
    case .quarter: result = day.adding(months: 3 * count)
    case .year: result = day.adding(months: 12 * count)
    case .decade: result = day.adding(months: 120 * count)
    default: return nil
    }
    return 1...9999 ~= result.year ? result : nil
  }

  /// The letter that TIMEX3 has for the unit, whether it stands behind "T", and its factor.
  private var code: (letter: String, isClock: Bool, factor: Int) {
    switch self {
    case .second: ("S", true, 1)
    case .minute: ("M", true, 1)
    case .hour: ("H", true, 1)
    case .day: ("D", false, 1)
    case .week: ("W", false, 1)
    case .fortnight: ("W", false, 2)
    case .weekend: ("WE", false, 1)
    case .month: ("M", false, 1)
    case .quarter: ("M", false, 3)
    case .year: ("Y", false, 1)
    case .decade: ("Y", false, 10)
    case .century: ("Y", false, 100)
    }
  }

  /// A length as a TIMEX3 value: "P3M", "PT5H30M", "PXY".
  func value(_ count: TimeCount?) -> String {
    let code = code
    let prefix = code.isClock ? "PT" : "P"
    guard let count else {
      switch self {
      case .decade: return "PXE"
      case .century: return "PXC"
      case .quarter: return "PXQ"
      default: return prefix + "X" + code.letter
      }
    }
    let hundredths = (count.whole * 100 + count.hundredths) * code.factor
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return prefix + "\(whole)" + code.letter }
    let smaller: (String, Int)? =
      switch self {
      case .year: ("M", 12)
      case .hour, .minute: (self == .hour ? "M" : "S", 60)
      default: nil
      }
    if let (letter, factor) = smaller, rest * factor % 100 == 0,
      rest == 50 || rest == 25 || rest == 75
    {
      let large = whole == 0 ? "" : "\(whole)" + code.letter
      return prefix + large + "\(rest * factor / 100)" + letter
    }
    let fraction = rest % 10 == 0 ? "\(rest / 10)" : padded(rest, 2)
    return prefix + "\(whole).\(fraction)" + code.letter
  }

  /// A length of several units: "PT2H30M".
  func value(_ count: TimeCount, _ rest: [(count: Int, unit: TimeUnit)]) -> String {
    var result = value(count)
    var isClock = code.isClock
    for (number, unit) in rest {
      if unit.code.isClock, !isClock { result += "T" }
      isClock = unit.code.isClock
      result += "\(number)" + unit.code.letter
    }
    return result
  }
}
