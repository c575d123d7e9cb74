import SourceText

// MARK: - Percentages, ages

extension QuantityReader {
  /// "%", "percent", "per cent", "percentage points", "basis points".
  func percent(at index: Int) -> (Quantity.Kind, String?, Int)? {
    let start = pastHyphen(index)
    if mark(start) == "%" {
      if word(start + 1) == "points" || word(start + 1) == "point" {
        return (.percentagePoints, "percentage point", start + 2)
      }
      return (.percent, "percent", start + 1)
    }
    switch word(start) {
    case "percent", "pct", "percents": return (.percent, "percent", start + 1)
    case "per" where word(start + 1) == "cent": return (.percent, "percent", start + 2)
    case "percentage":
      if word(start + 1) == "points" || word(start + 1) == "point" {
        return (.percentagePoints, "percentage point", start + 2)
      }
      return word(start + 1) == nil ? (.percent, "percent", start + 1) : nil
    case "basis" where word(start + 1) == "points" || word(start + 1) == "point":
      return (.percentagePoints, "basis point", start + 2)
    default: return nil
    }
  }

  /// "Percent of 10" in a line that says nothing else, as a table's row has it.
  ///
  /// In a sentence the number behind "of" is what the percentage is taken of.
  func percentFirst(
    at index: Int, from first: Int, _ approximation: Quantity.Approximation?
  ) -> (Quantity, Int)? {
    guard first == 0, word(index) != nil, let (kind, unit, next) = percent(at: index),
      word(next) == "of" || mark(next) == ":", let number = number(at: next + 1),
      number.next == pieces.count, number.form == .cardinal
    else { return nil }
    let (lower, upper) = bounds(of: number.value, approximation)
    return (
      Quantity(
        span: span(first..<number.next), kind: kind, value: number.value, unit: unit, lower: lower,
        upper: upper, approximation: approximation), number.next
    )
  }

  /// "years old", "-year-old", "months of age".
  func age(behind index: Int) -> (unit: String, next: Int)? {
    let start = pastHyphen(index)
    guard let noun = word(start) else { return nil }
    let unit: String
    switch noun {
    case "year", "years", "yr", "yrs": unit = "year"
    case "month", "months": unit = "month"
    case "week", "weeks": unit = "week"
    case "day", "days": unit = "day"
    case "yo" where !isAttached(start) || isHyphen(start - 1): return ("year", start + 1)
    default: return nil
    }
    let next = pastHyphen(start + 1)
    if let old = word(next), ["old", "olds"].contains(old) { return (unit, next + 1) }
    if word(next) == "of", word(next + 1) == "age" { return (unit, next + 2) }
    return nil
  }

  /// "aged 52", "aged over 60", "aged 16 to 24".
  func agedNumber(at index: Int) -> (Quantity, Int)? {
    let bound = bound(at: index + 1)
    let start = bound?.next ?? index + 1
    guard let low = number(at: start), isAge(low) else { return nil }
    if bound == nil, let link = pastRangeLink(low.next), let high = number(at: link), isAge(high),
      low.value < high.value
    {
      return (
        Quantity(
          span: span(index..<high.next), kind: .age, value: nil, unit: "year", lower: low.value,
          upper: high.value), high.next
      )
    }
    let (lower, upper) = bounds(of: low.value, bound?.meaning)
    return (
      Quantity(
        span: span(index..<low.next), kind: .age, value: low.value, unit: "year", lower: lower,
        upper: upper, approximation: bound?.meaning), low.next
    )
  }

  private func isAge(_ number: QuantityNumber) -> Bool {
    number.form == .cardinal && number.value > Rational(0) && number.value < Rational(130)
      && word(number.next) != "percent" && mark(number.next) != "%"
  }

  /// "Ilse Vantongeren, 52, said": a number between commas behind a name.
  func isNamedAge(_ number: QuantityNumber, at index: Int) -> Bool {
    guard number.isDigits, number.next == index + 1, pieces[index].count <= 3, index >= 2,
      mark(index - 1) == ",", isAttached(index - 1), pieces[index - 2].kind == .word,
      pieces[index - 2].isCapital, let after = mark(index + 1), after == "," || after == ")",
      number.value >= Rational(1), number.value < Rational(115)
    else { return false }
    // "Monday, 12, 13": a list of numbers is none of ages.
    return !isDigits(index + 2) && TimeWords.english.months[pieces[index - 2].text] == nil
  }
}

// MARK: - Units

extension QuantityReader {
  /// A unit in the text.
  struct UnitMatch {
    var name: String
    var kind: Quantity.Kind
    var next: Int
  }

  /// The unit that begins with a piece.
  func unit(at index: Int) -> UnitMatch? {
    let start = pastHyphen(index)
    if mark(start) == "°" { return degrees(start + 1) }
    // "20 (kg)", as tables have it.
    if let open = mark(index), open == "(" || open == "[", isDigits(index - 1),
      let name = word(index + 1).flatMap({ words.unitSigns[$0] ?? words.units[$0] }),
      mark(index + 2) == (open == "(" ? ")" : "]")
    {
      return match(name, index + 3)
    }
    guard let word = word(start) else { return nil }
    if word == "square" || word == "cubic" || word == "sq" || word == "cu" {
      let inner = mark(start + 1) == "." ? start + 2 : pastHyphen(start + 1)
      guard let noun = self.word(inner), let base = words.units[noun] ?? words.unitSigns[noun]
      else { return nil }
      return match((word.hasPrefix("s") ? "square " : "cubic ") + base, inner + 1)
    }
    if word == "degrees" || word == "degree" || word == "deg" || word == "degs" {
      let next =
        mark(start + 1) == "." && word.hasPrefix("deg") && word.utf8.count <= 4
        ? start + 2 : start + 1
      return degrees(next)
    }
    if word == "metric", self.word(start + 1) == "tons" || self.word(start + 1) == "ton" {
      return match("tonne", start + 2)
    }
    if word == "short" || word == "long", let noun = self.word(start + 1),
      noun == "tons" || noun == "ton"
    {
      return match(word + " ton", start + 2)
    }
    if word == "nautical", let noun = self.word(start + 1), noun == "miles" || noun == "mile" {
      return match("nautical mile", start + 2)
    }
    if word == "light", self.word(pastHyphen(start + 1)).map({ $0.hasPrefix("year") }) ?? false {
      return match("light-year", pastHyphen(start + 1) + 1)
    }
    if let name = words.units[word] {
      // "500 kilowatt-hours": energy, not power.
      if name.hasSuffix("watt"), let hours = self.word(pastHyphen(start + 1)),
        hours == "hour" || hours == "hours"
      {
        return match(name + "-hour", pastHyphen(start + 1) + 1)
      }
      // "four pounds" may be money: where it does not matter, it is a mass.
      return speed(match(name, start + 1), at: start + 1)
    }
    guard let name = words.unitSigns[word] else { return single(word, start) }
    // "5 m", "5m", "10 in": short signs stand right behind digits.
    // "10G" are ten thousand millions or a network, "5 g" a mass.
    if word == "g", pieces[start].isCapital, isAttached(start) { return nil }
    guard isDigits(start - 1) || QuantityReader.vulgarFractions[mark(start - 1) ?? ""] != nil,
      word.utf8.count > 1 || isAttached(start) || !pieces[start].isCapital,
      // "5 million" is read before; "5 g" is a mass, "5 G" is none.
      !isAttached(start + 1) || mark(start + 1) != nil || isDigits(start + 1)
    else { return nil }
    if isDigits(start + 1), isAttached(start + 1), let power = integer(start + 1),
      power == 2 || power == 3, !isAttached(start + 2) || mark(start + 2) != nil,
      let squared = match((power == 2 ? "square " : "cubic ") + name, start + 2)
    {
      return squared
    }
    if let power = mark(start + 1), power == "²" || power == "³", isAttached(start + 1) {
      return match((power == "²" ? "square " : "cubic ") + name, start + 2)
    }
    if isDigits(start + 1), isAttached(start + 1) { return nil }
    if word == "mw", pieces[start].start + 1 < pieces[start].end, !pieces[start].isCapital {
      return nil
    }
    return speed(match(name, start + 1), at: start + 1)
  }

  /// "in" and "C" and "F", which need more to be units.
  func single(_ word: String, _ index: Int) -> UnitMatch? {
    guard isDigits(index - 1) else { return nil }
    if word == "in", isAttached(index), !isAttached(index + 1) || mark(index + 1) == "." {
      return match("inch", index + 1)
    }
    if word == "c" || word == "f", pieces[index].isCapital, isAttached(index),
      !isAttached(index + 1) || mark(index + 1) != nil
    {
      return match(word == "c" ? "degree Celsius" : "degree Fahrenheit", index + 1)
    }
    return nil
  }

  func match(_ name: String, _ next: Int) -> UnitMatch? {
    if let unit = QuantityUnit.named(name) {
      return UnitMatch(name: unit.name, kind: unit.kind, next: next)
    }
    return nil
  }

  /// "degrees Celsius", "°F", "degrees".
  func degrees(_ index: Int) -> UnitMatch? {
    switch word(index) {
    case "celsius", "celcius", "centigrade": return match("degree Celsius", index + 1)
    case "fahrenheit": return match("degree Fahrenheit", index + 1)
    case "c" where !isAttached(index + 1) || mark(index + 1) != nil:
      return match("degree Celsius", index + 1)
    case "f" where !isAttached(index + 1) || mark(index + 1) != nil:
      return match("degree Fahrenheit", index + 1)
    default: return match("degree", index)
    }
  }

  /// "kilometres an hour", "km/h", "miles per hour".
  func speed(_ unit: UnitMatch?, at index: Int) -> UnitMatch? {
    guard let unit, unit.kind == .length else { return unit }
    var next = index
    if mark(index) == "/", isAttached(index) {
      next = index + 1
    } else if let link = word(index), ["per", "an", "a"].contains(link) {
      next = index + 1
    } else {
      return unit
    }
    let time: String
    switch word(next) {
    case "hour", "h", "hr": time = "hour"
    case "second", "s", "sec": time = "second"
    default: return unit
    }
    guard word(next) != "s" || mark(index) == "/" else { return unit }
    // A speed in a unit that is not known is no length.
    return match(unit.name + " per " + time, next + 1)
  }

  /// "5 feet 2 inches": one length of two units.
  func compound(_ value: Rational, _ unit: UnitMatch) -> (value: Rational, next: Int)? {
    let smaller: (name: String, parts: Int)
    switch unit.name {
    case "foot": smaller = ("inch", 12)
    case "pound": smaller = ("ounce", 16)
    case "stone": smaller = ("pound", 14)
    default: return (value, unit.next)
    }
    let start = word(unit.next) == "and" || mark(unit.next) == "," ? unit.next + 1 : unit.next
    guard value.denominator == 1, let number = number(at: start), number.form != .ordinal else {
      return (value, unit.next)
    }
    let behind: UnitMatch? =
      self.unit(at: number.next)
      // "12 ft 2 in": behind feet, "in" is no preposition.
      ?? (smaller.name == "inch" && word(number.next) == "in" && start == unit.next
        ? match("inch", number.next + 1) : nil)
    guard behind?.name == smaller.name, let behind,
      let part = number.value.divided(by: Rational(smaller.parts)), let sum = value.adding(part)
    else { return (value, unit.next) }
    return (sum, behind.next)
  }
}
