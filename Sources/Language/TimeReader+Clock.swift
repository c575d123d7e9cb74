// MARK: - Times of day

extension TimeReader {
  /// A clock time without a day, and the index behind it.
  private struct Clock {
    var clock: TimeClock
    var next: Int
    /// Whether the words alone say that it is a time.
    var isCertain: Bool
  }

  /// A time by the clock: "7:15 pm EST", "14:30", "noon", "four o'clock", "4 in the morning".
  private func clock(at index: Int) -> Clock? {
    switch word(index) {
    case "noon", "midday":
      return Clock(clock: TimeClock(hour: 12, minute: 0), next: index + 1, isCertain: true)
    case "midnight":
      return Clock(clock: TimeClock(hour: 24, minute: 0), next: index + 1, isCertain: true)
    case "half", "quarter": return spokenClock(at: index)
    default: break
    }
    if let clock = minutesClock(at: index) { return clock }
    var hour: Int
    var minute = 0
    var second: Int?
    var next = index + 1
    var hasMinutes = false
    if isDigits(index) {
      guard pieces[index].count <= 2, !isAttached(index) || isPlainMark(index - 1),
        !["$", "€", "£", "#", "."].contains(mark(index - 1) ?? "")
      else { return militaryClock(at: index) }
      hour = pieces[index].number
      if let colon = mark(next), colon == ":" || colon == ".", isAttached(next), isDigits(next + 1),
        isAttached(next + 1), pieces[next + 1].count == 2, pieces[next + 1].number < 60
      {
        minute = pieces[next + 1].number
        let isPoint = colon == "."
        next += 2
        hasMinutes = true
        if !isPoint, mark(next) == ":", isAttached(next), isDigits(next + 1), isAttached(next + 1),
          pieces[next + 1].count == 2, pieces[next + 1].number < 60
        {
          second = pieces[next + 1].number
          next += 2
        }
        // "7.30" is a time only beside "p.m."
        if isPoint, meridiem(next) == nil { return nil }
        if isAttached(next), mark(next) == ":" || isDigits(next) { return nil }
      }
    } else if let (number, after) = belowHundred(index), number <= 12 {
      (hour, next) = (number, after)
      if meridiem(after) == nil, let (low, end) = belowHundred(after), meridiem(end) != nil,
        low < 60
      {
        (minute, next, hasMinutes) = (low, end, true)
      }
    } else {
      return nil
    }
    var isCertain = false
    if isDigits(index), word(next) == "h", isAttached(next) {
      next += 1
      if isDigits(next), isAttached(next), pieces[next].count == 2, pieces[next].number < 60 {
        (minute, next) = (pieces[next].number, next + 1)
      }
      guard !isAttached(next) || mark(next) != nil else { return nil }
      (hasMinutes, isCertain) = (true, true)
    }
    if let after = oClock(next) { (next, isCertain) = (after, true) }
    if let (isAfternoon, after) = meridiem(next) {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      (next, isCertain) = (after, true)
    } else if let (part, after) = partBehind(next),
      hasMinutes || isCertain || isCue(index - 1) || word(next) == "in" && isDigits(index)
    {
      hour = TimeReader.hour(hour, in: part)
      (next, isCertain) = (after, true)
    } else if isDigits(next - 1), isAttached(next), isAttached(next) {
      guard mark(next) != nil else { return nil }
    }
    guard hour < 24 else { return nil }
    var offset: Int?
    if let (zone, after) = zone(next) {
      guard hasMinutes || isCertain || isCue(index - 1) else { return nil }
      (next, isCertain, offset) = (after, true, zone)
    }
    if hasMinutes, !isCertain, isCue(index - 1) || isFragment { isCertain = true }
    guard hasMinutes || isCertain else { return nil }
    var clock = TimeClock(hour: hour, minute: minute, second: second)
    clock.zone = offset
    return Clock(clock: clock, next: next, isCertain: isCertain)
  }

  private func isPlainMark(_ index: Int) -> Bool {
    guard let mark = mark(index) else { return false }
    return ["(", "-", "–", "—", "[", "@", "\"", "“", "‘", ","].contains(mark)
  }

  private func isCue(_ index: Int) -> Bool {
    word(index).map { words.clockCues.contains($0) } ?? (mark(index) == "@")
  }

  /// "1430 GMT", "0730 hours".
  private func militaryClock(at index: Int) -> Clock? {
    guard let number = wholeNumber(index, digits: 4...4), number / 100 < 24, number % 100 < 60,
      let (zone, after) = zone(index + 1)
    else { return atFourDigits(index) }
    var clock = TimeClock(hour: number / 100, minute: number % 100)
    clock.zone = zone
    return Clock(clock: clock, next: after, isCertain: true)
  }

  /// "at 1030" in a line that holds nothing but times.
  private func atFourDigits(_ index: Int) -> Clock? {
    guard isFragment, isCue(index - 1) || word(index - 1) == "approximately",
      let number = wholeNumber(index, digits: 4...4), number / 100 < 24, number % 100 < 60,
      !(1900...2099).contains(number)
    else { return nil }
    return Clock(
      clock: TimeClock(hour: number / 100, minute: number % 100), next: index + 1, isCertain: true)
  }

  /// "20 minutes to 2 pm", "ten minutes past noon".
  private func minutesClock(at index: Int) -> Clock? {
    guard let (count, next) = count(at: index), let count, count.isWhole, 1...29 ~= count.whole,
      word(next) == "minutes" || word(next) == "min"
    else { return nil }
    return spokenClock(at: next, minutes: count.whole)
  }

  /// "half past three", "quarter to noon".
  private func spokenClock(at index: Int, minutes stated: Int? = nil) -> Clock? {
    guard let way = word(index + 1), way == "past" || way == "to" || way == "after",
      let base = belowHundred(index + 2).map({ ($0.number, $0.next) })
        ?? (isDigits(index + 2) ? (pieces[index + 2].number, index + 3) : nil)
          ?? (word(index + 2) == "noon" ? (12, index + 3) : nil),
      1...12 ~= base.0
    else { return nil }
    var (hour, next) = base
    if let after = oClock(next) { next = after }
    if let (isAfternoon, after) = meridiem(next) {
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      next = after
    } else if let (part, after) = partBehind(next) {
      hour = TimeReader.hour(hour, in: part)
      next = after
    }
    let minutes = stated ?? (word(index) == "half" ? 30 : 15)
    let total = way == "to" ? hour * 60 - minutes : hour * 60 + minutes
    guard total >= 0, way != "to" || minutes != 30 else { return nil }
    return Clock(
      clock: TimeClock(hour: total / 60, minute: total % 60), next: next, isCertain: true)
  }

  /// "o’clock" and the index behind it.
  private func oClock(_ index: Int) -> Int? {
    guard word(index) == "o", mark(index + 1) != nil, word(index + 2) == "clock" else {
      return word(index) == "oclock" ? index + 1 : nil
    }
    return index + 3
  }

  /// "a.m.", "pm" and the index behind it.
  private func meridiem(_ index: Int) -> (isAfternoon: Bool, next: Int)? {
    guard let word = word(index) else { return nil }
    if word == "am" || word == "pm" { return (word == "pm", index + 1) }
    guard word == "a" || word == "p", mark(index + 1) == ".", self.word(index + 2) == "m",
      isAttached(index + 1), isAttached(index + 2)
    else { return nil }
    let hasStop = mark(index + 3) == "." && isAttached(index + 3)
    return (word == "p", hasStop ? index + 4 : index + 3)
  }

  /// "in the morning", "at night" and the index behind it.
  private func partBehind(_ index: Int) -> (part: TimeDayPart, next: Int)? {
    guard let link = word(index), link == "in" || link == "at" else { return nil }
    let next = pastThe(index + 1)
    guard let noun = word(next), let part = words.dayParts[noun], link == "in" || noun == "night"
    else { return nil }
    return (part, next + 1)
  }

  /// An hour of twelve in a part of the day.
  private static func hour(_ hour: Int, in part: TimeDayPart) -> Int {
    switch part.code {
    case "MO": hour % 12
    case "NI": 5...12 ~= hour ? hour % 12 + (hour == 12 ? 24 : 12) : hour
    default: hour < 12 ? hour + 12 : hour
    }
  }

  /// A time zone, its offset from UTC in minutes where that is one, and the index behind it.
  private func zone(_ index: Int) -> (offset: Int?, next: Int)? {
    if mark(index) == "(", word(index + 1) != nil, let inner = zone(index + 1),
      mark(inner.next) == ")"
    {
      return (inner.offset, inner.next + 1)
    }
    guard let word = word(index), words.zones.contains(word) else { return nil }
    if word == "local" { return self.word(index + 1) == "time" ? (nil, index + 2) : nil }
    // "et" and "pt" are words of other kinds in lower case; other zones are only zones.
    guard pieces[index].isCapital || word == "hours" || word == "hrs" || word.utf8.count == 3 else {
      return nil
    }
    return (words.zoneOffsets[word], self.word(index + 1) == "time" ? index + 2 : index + 1)
  }

  /// A clock time with the day behind it, or with the sentence's or the document's day.
  ///
  /// As in "10 pm Wednesday", "noon on July 5", "the morning of July 5", "in the evening".
  func clockTime(at index: Int) -> Match? {
    if let match = dayPartFirst(at: index) { return match }
    guard let clock = clock(at: index), clock.isCertain else { return hourBeforeDay(at: index) }
    var next = clock.next
    if mark(next) == "," { next += 1 }
    if let link = word(next), link == "on" || link == "of" { next = pastThe(next + 1) }
    if let date = date(at: next), date.isDay {
      var range = index..<date.pieces.upperBound
      // "9 tomorrow evening".
      var meaning = date.meaning
      if let noun = word(range.upperBound), words.dayParts[noun] != nil {
        range = index..<range.upperBound + 1
      }
      if meaning?.kind == .time { meaning = meaning?.first.map { .day($0) } }
      return Match(
        pieces: range, meaning: meaning?.at(clock.clock), kind: .time, isRelative: date.isRelative,
        statedYear: date.statedYear)
    }
    return Match(pieces: index..<clock.next, meaning: alone(clock.clock), kind: .time)
  }

  /// "9 tomorrow morning", "at 8 this evening".
  private func hourBeforeDay(at index: Int) -> Match? {
    guard let (hour, next) = hourNumber(index), isCue(index - 1) || isFragment,
      let day = dayWord(at: next) ?? directed(at: next), day.isDay || day.kind == .time
    else { return nil }
    var time = hour
    var end = day.pieces.upperBound
    if let noun = word(end), let part = words.dayParts[noun] {
      (time, end) = (TimeReader.hour(hour, in: part), end + 1)
    } else if let code = day.meaning?.value.suffix(2),
      let part = words.dayParts.values.first(where: { $0.code == code })
    {
      time = TimeReader.hour(hour, in: part)
    }
    return Match(
      pieces: index..<end,
      meaning: day.meaning?.first.flatMap {
        TimeMeaning.day($0).at(TimeClock(hour: time, minute: 0))
      }, kind: .time)
  }

  /// A clock time on the sentence's or the document's day; without one, the time of day alone.
  private func alone(_ clock: TimeClock) -> TimeMeaning? {
    guard let day = day ?? anchor.today else {
      return TimeMeaning(kind: .time, value: clock.value, granularity: clock.granularity)
    }
    return TimeMeaning.day(day).at(clock)
  }

  private func dayPartFirst(at index: Int) -> Match? {
    var start = pastThe(index)
    if word(start) == "early" || word(start) == "late" || word(start) == "mid" {
      start = pastHyphen(start + 1)
    }
    guard let noun = word(start), let part = words.dayParts[noun], !noun.hasSuffix("s") else {
      return nil
    }
    let inner = pastThe(start + 2)
    if word(start + 1) == "of" || word(start + 1) == "on", let date = date(at: inner), date.isDay {
      return Match(
        pieces: pastThe(index)..<date.pieces.upperBound, meaning: date.meaning?.at(TimeClock(part)),
        kind: .time, isRelative: date.isRelative, statedYear: date.statedYear)
    }
    // "mid-afternoon yesterday".
    if start > pastThe(index), let date = date(at: start + 1), date.isDay {
      return Match(
        pieces: index..<date.pieces.upperBound, meaning: date.meaning?.at(TimeClock(part)),
        kind: .time)
    }
    guard start > index, word(index) == "the",
      ["in", "during", "by"].contains(word(index - 1) ?? "")
    else { return nil }
    // "in the morning at 7".
    if word(start + 1) == "at", let hour = hourNumber(start + 2) {
      return Match(
        pieces: start..<hour.next,
        meaning: alone(TimeClock(hour: TimeReader.hour(hour.hour, in: part), minute: 0)),
        kind: .time)
    }
    return Match(pieces: start..<start + 1, meaning: alone(TimeClock(part)), kind: .time)
  }

  private func hourNumber(_ index: Int) -> (hour: Int, next: Int)? {
    if isDigits(index), let hour = wholeNumber(index, digits: 1...2), 1...12 ~= hour {
      return (hour, index + 1)
    }
    guard let (hour, next) = belowHundred(index), 1...12 ~= hour else { return nil }
    return (hour, next)
  }

  /// A date and the part of the day or clock time behind it: "Wednesday night", "Monday at 9 am".
  func clock(behind date: Match) -> Match? {
    guard date.isDay || date.kind == .time else { return nil }
    let end = date.pieces.upperBound
    let first = date.pieces.lowerBound
    func timed(_ clock: TimeClock, _ next: Int) -> Match {
      Match(
        pieces: first..<next,
        meaning: date.meaning.flatMap { $0.first }.flatMap { TimeMeaning.day($0).at(clock) },
        kind: .time, isRelative: date.isRelative, statedYear: date.statedYear)
    }
    let isPart = date.kind == .time
    var part: TimeDayPart? =
      isPart
      ? words.dayParts.values.first { date.meaning?.value.hasSuffix("T" + $0.code) ?? false } : nil
    var next = end
    var result: Match?
    if !isPart {
      let link = ["in", "during"].contains(word(next) ?? "") ? pastThe(next + 1) : next
      let noun = ["early", "late", "mid"].contains(word(link) ?? "") ? pastHyphen(link + 1) : link
      if let name = word(noun), let named = words.dayParts[name], !name.hasSuffix("s") {
        (part, next) = (named, noun + 1)
        result = timed(TimeClock(named), next)
      }
    }
    var clockIndex = mark(next) == "," ? next + 1 : next
    let hasLink =
      ["at", "around", "about", "by", "from", "shortly"].contains(word(clockIndex) ?? "")
      || mark(clockIndex) == "@"
    if hasLink { clockIndex += 1 }
    if let clock = clock(at: clockIndex), clock.isCertain || hasLink || clockIndex == next {
      var time = clock.clock
      if let part, time.firstSecond < 43_200, !isMeridiem(before: clock.next) {
        let seconds = time.firstSecond
        time = TimeClock(
          hour: TimeReader.hour(seconds / 3600, in: part), minute: seconds / 60 % 60)
      }
      return timed(time, clock.next)
    }
    if hasLink, let part, let (hour, after) = hourNumber(clockIndex) {
      return timed(TimeClock(hour: TimeReader.hour(hour, in: part), minute: 0), after)
    }
    return result
  }

  private func isMeridiem(before index: Int) -> Bool {
    let last = mark(index - 1) == "." ? index - 2 : index - 1
    return ["m", "am", "pm"].contains(word(last) ?? "")
  }
}
