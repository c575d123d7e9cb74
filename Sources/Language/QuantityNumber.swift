import SourceText

/// A number as it stands in the text.
struct QuantityNumber {
  enum Form {
    case cardinal, ordinal, fraction
    /// "dozens", "tens of thousands": the least that it says.
    case magnitude
  }

  var value: Rational
  var next: Int
  var form = Form.cardinal
  /// Whether digits begin it.
  var isDigits = false
  /// Whether it has a sign.
  var isSigned = false
  /// Whether it is more than bare digits: a scale, separators or words.
  var isMarked = false
}

// MARK: - Pieces

extension QuantityReader {
  func word(_ index: Int) -> String? {
    pieces.indices.contains(index) && pieces[index].kind == .word ? pieces[index].text : nil
  }

  func mark(_ index: Int) -> String? {
    pieces.indices.contains(index) && pieces[index].kind == .mark ? pieces[index].text : nil
  }

  func isDigits(_ index: Int) -> Bool {
    pieces.indices.contains(index) && pieces[index].kind == .digits
  }

  /// Whether a piece follows the one before it without white space.
  func isAttached(_ index: Int) -> Bool {
    index > 0 && index < pieces.count && pieces[index - 1].end == pieces[index].start
  }

  /// Whether one blank stands before a piece.
  private func isNextWord(_ index: Int) -> Bool {
    guard index > 0, index < pieces.count else { return false }
    return 1...3 ~= pieces[index].start - pieces[index - 1].end
  }

  func isHyphen(_ index: Int) -> Bool {
    guard let mark = mark(index), mark == "-" || mark == "‑" else { return false }
    return isAttached(index) && isAttached(index + 1)
  }

  func pastHyphen(_ index: Int) -> Int { isHyphen(index) ? index + 1 : index }

  /// The index past a hyphen that joins two words of a number, with blanks around it too, as
  /// wire services set it: "fifty - two", "one - fourth".
  private func pastJoint(_ index: Int) -> Int {
    guard mark(index) == "-", let before = word(index - 1), let after = word(index + 1) else {
      return pastHyphen(index)
    }
    let isOrdinal = words.ordinals[after] != nil || words.denominators[after] != nil
    let isUnit = words.cardinals[after].map { 1...9 ~= $0 } ?? false
    let isTens = words.cardinals[before].map { $0 >= 20 } ?? false
    return isOrdinal && words.cardinals[before] != nil || isUnit && isTens
      ? index + 1 : pastHyphen(index)
  }

  /// The number that digits make, up to eighteen of them.
  func integer(_ index: Int) -> Int? {
    guard isDigits(index), pieces[index].count <= 18 else { return nil }
    var number = 0
    for byte in text.utf8[pieces[index].start..<pieces[index].end] {
      number = number * 10 + Int(byte & 15)
    }
    return number
  }
}

// MARK: - Numbers

extension QuantityReader {
  /// A number in digits or words with what belongs to it: sign, scale, fraction.
  func number(at index: Int) -> QuantityNumber? {
    var start = index
    var isNegative = false
    if let word = word(index), word == "minus" || word == "negative" {
      (isNegative, start) = (true, index + 1)
    } else if let sign = mark(index), sign == "-" || sign == "−" || sign == "–",
      !isAttached(index), isAttached(index + 1), isDigits(index + 1)
    {
      (isNegative, start) = (true, index + 1)
    } else if let sign = mark(index), sign == "-" || sign == "−", isAttached(index + 1),
      isDigits(index + 1), index == 0 || mark(index - 1) == "("
    {
      (isNegative, start) = (true, index + 1)
    }
    guard var number = unsigned(at: start) else { return nil }
    if isNegative {
      number.value = number.value.negated
      number.isSigned = true
    }
    return number
  }

  private func unsigned(at index: Int) -> QuantityNumber? {
    if isDigits(index)
      || mark(index) == "." && !isAttached(index) && isAttached(index + 1) && isDigits(index + 1)
    {
      return digits(at: index)
    }
    if let mark = mark(index), let fraction = Self.vulgarFractions[mark] {
      return QuantityNumber(value: fraction, next: index + 1, form: .fraction, isMarked: true)
    }
    guard let word = word(index) else { return nil }
    // "#18 million": what the scale multiplies is no number.
    if words.scales[word] != nil, isDigits(index - 1) { return nil }
    if let magnitude = magnitude(at: index) { return magnitude }
    if word == "half" || word == "quarter" {
      // "half a million", "half of", "quarter".
      guard let unit = Rational(1, words.denominators[word] ?? 1) else { return nil }
      if let article = self.word(index + 1), article == "a" || article == "an",
        let scale = self.word(index + 2).flatMap({ words.scales[$0] })
      {
        return unit.multiplied(by: Rational(scale)).map {
          QuantityNumber(value: $0, next: index + 3, isMarked: true)
        }
      }
      // "half million".
      if let scale = self.word(pastHyphen(index + 1)).flatMap({ words.scales[$0] }) {
        return unit.multiplied(by: Rational(scale)).map {
          QuantityNumber(value: $0, next: pastHyphen(index + 1) + 1, isMarked: true)
        }
      }
      // "half of them", "half the town"; not "the first half", "half past", "half-brother".
      let before = self.word(index - 1) ?? ""
      guard word == "half", words.ordinals[before] == nil, before != "other", before != "in",
        let after = self.word(index + 1), !isHyphen(index + 1),
        ["of", "the", "its", "their", "his", "her", "all"].contains(after)
          || words.plurals.contains(after)
      else { return nil }
      return QuantityNumber(value: unit, next: index + 1, form: .fraction, isMarked: true)
    }
    return spelled(at: index)
  }

  static let vulgarFractions: [String: Rational] = {
    let table: [(String, Int, Int)] = [
      ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5),
      ("⅗", 3, 5), ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8),
      ("⅞", 7, 8), ("⅐", 1, 7), ("⅑", 1, 9), ("⅒", 1, 10),
    ]
    return Dictionary(
      uniqueKeysWithValues: table.compactMap { row in Rational(row.1, row.2).map { (row.0, $0) } })
  }()

  /// "1,234,567.8", "1 234 567", "2 1/2", "3/4", "12th", "2.6 million".
  private func digits(at index: Int) -> QuantityNumber? {
    var value: Rational
    var next: Int
    var isMarked = false
    if isDigits(index) {
      guard let first = integer(index) else { return nil }
      var whole = first
      next = index + 1
      // Groups of three behind commas, or of two as in India: 12,34,567.
      var groups = 0
      while pieces[index].count <= 3, mark(next) == ",", isAttached(next), isAttached(next + 1),
        let group = integer(next + 1), pieces[next + 1].count == 3 || isLakh(next + 1)
      {
        let (product, overflow) = whole.multipliedReportingOverflow(
          by: pieces[next + 1].count == 3 ? 1000 : 100)
        let (sum, second) = product.addingReportingOverflow(group)
        guard !overflow, !second else { return nil }
        whole = sum
        (next, groups) = (next + 2, groups + 1)
      }
      if groups == 0, 1...3 ~= pieces[index].count, first > 0 {
        while isNextWord(next), let group = integer(next), pieces[next].count == 3,
          !isAttached(next + 1) || mark(next + 1) != nil, !isHyphen(next + 1)
        {
          let (product, overflow) = whole.multipliedReportingOverflow(by: 1000)
          let (sum, second) = product.addingReportingOverflow(group)
          guard !overflow, !second else { return nil }
          whole = sum
          (next, groups) = (next + 1, groups + 1)
        }
      }
      isMarked = groups > 0
      value = Rational(whole)
    } else {
      (value, next) = (Rational(0), index)
    }
    let hasDecimals =
      mark(next) == "." && isAttached(next + 1) && (isAttached(next) || next == index)
      && isDigits(next + 1)
    if hasDecimals, pieces[next + 1].count <= 18, let fraction = integer(next + 1),
      let scale = Rational.power(10, pieces[next + 1].count), let tail = Rational(fraction, scale),
      let sum = value.adding(tail)
    {
      // "1.2.3" is a version, "192.168.1.2" an address.
      if mark(next + 2) == ".", isAttached(next + 2), isAttached(next + 3), isDigits(next + 3) {
        return nil
      }
      (value, next, isMarked) = (sum, next + 2, true)
    } else if hasDecimals {
      // Too long to be exact: its whole part would be another number.
      return nil
    } else if let ordinal = word(next), isAttached(next), Self.ordinalEndings.contains(ordinal) {
      return QuantityNumber(
        value: value, next: next + 1, form: .ordinal, isDigits: true, isMarked: true)
    } else if let (fraction, after) = fraction(behind: next, whole: value) {
      (value, next, isMarked) = (fraction, after, true)
    } else if let (fraction, after) = slashed(at: index, next: next) {
      return QuantityNumber(
        value: fraction, next: after, form: .fraction, isDigits: true, isMarked: true)
    }
    var number = QuantityNumber(value: value, next: next, isDigits: true, isMarked: isMarked)
    scale(&number)
    return number
  }

  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th"]

  /// Whether groups of two digits lead to a last one of three, as in 12,34,567.
  private func isLakh(_ index: Int) -> Bool {
    var next = index
    while next < index + 12, pieces[next].count == 2, mark(next + 1) == ",", isAttached(next + 1),
      isAttached(next + 2), isDigits(next + 2)
    {
      next += 2
    }
    return next > index && pieces[next].count == 3 && mark(next + 1) != ","
  }

  /// "1/2" or "½" behind a whole number.
  private func fraction(behind index: Int, whole: Rational) -> (Rational, Int)? {
    if let mark = mark(index), let fraction = Self.vulgarFractions[mark] {
      return whole.adding(fraction).map { ($0, index + 1) }
    }
    let start = pastHyphen(index)
    guard isNextWord(start) || start > index, let above = integer(start), pieces[start].count <= 2,
      mark(start + 1) == "/", isAttached(start + 1), isAttached(start + 2),
      let below = integer(start + 2), above < below, below <= 64,
      !isAttached(start + 3) || mark(start + 3) != "/"
    else { return nil }
    return Rational(above, below).flatMap { whole.adding($0) }.map { ($0, start + 3) }
  }

  /// "3/4" alone.
  private func slashed(at index: Int, next: Int) -> (Rational, Int)? {
    guard next == index + 1, let above = integer(index), mark(next) == "/", isAttached(next),
      isAttached(next + 1), let below = integer(next + 1), above > 0, above < below, below <= 1000,
      pieces[index].count <= 3, !isAttached(index) || mark(index - 1) != "/",
      mark(next + 2) != "/" || !isAttached(next + 2)
    else { return nil }
    return Rational(above, below).map { ($0, next + 2) }
  }

  /// Multiplies a number by the scales behind it: "million", "hundred thousand", "million and a
  /// half".
  private func scale(_ number: inout QuantityNumber) {
    var last = 0
    // "30 k", with a blank; "5 K" and "10 k run" are distances.
    if number.isDigits, word(number.next) == "k", !isAttached(number.next),
      !pieces[number.next].isCapital, number.next + 1 == pieces.count,
      let product = number.value.multiplied(by: Rational(1000))
    {
      (number.value, number.next, number.isMarked) = (product, number.next + 1, true)
      return
    }
    // "2mil", "3mn": short scales right behind digits.
    if number.isDigits, isAttached(number.next), word(number.next) == "mil",
      !isAttached(number.next + 1) || mark(number.next + 1) != nil,
      let product = number.value.multiplied(by: Rational(1_000_000))
    {
      (number.value, number.next, number.isMarked) = (product, number.next + 1, true)
      return
    }
    // "10k", "10M": letters right behind digits; "10m" is a length.
    if number.isDigits, isAttached(number.next), let letter = word(number.next),
      pieces[number.next].count == 1, !isAttached(number.next + 1) || mark(number.next + 1) != nil,
      letter == "k" || letter == "b" || letter == "m" && pieces[number.next].isCapital,
      let scale = words.moneyScales[letter],
      let product = number.value.multiplied(by: Rational(scale))
    {
      (number.value, number.next, number.isMarked) = (product, number.next + 1, true)
      return
    }
    while let word = word(pastHyphen(number.next)), let scale = words.scales[word],
      last == 0 || scale > last
    {
      guard let product = number.value.multiplied(by: Rational(scale)) else { return }
      number.value = product
      number.next = pastHyphen(number.next) + 1
      number.isMarked = true
      last = scale
    }
    guard last > 0 else { return }
    addFraction(&number, of: last)
    guard last >= 100, number.value.denominator == 1 else { return }
    // "3 hundred and one", "4 thousand 3 hundred and 21".
    let rest = word(number.next) == "and" ? number.next + 1 : number.next
    if let low = isDigits(rest) ? integer(rest).map({ ($0, rest + 1) }) : smallCardinal(rest) {
      var tail = QuantityNumber(value: Rational(low.0), next: low.1, isDigits: isDigits(rest))
      if mark(tail.next) == ".", isAttached(tail.next), isDigits(tail.next + 1) { return }
      if let next = word(tail.next), let scale = words.scales[next], scale < last {
        self.scale(&tail)
      } else if word(tail.next).flatMap({ words.scales[$0] }) != nil
        || rest == number.next || isDigits(rest) && (last > 100 || low.0 > 99)
      {
        return
      }
      guard tail.value < Rational(last), tail.value > Rational(0),
        let sum = number.value.adding(tail.value)
      else { return }
      number.value = sum
      number.next = tail.next
    }
  }

  /// Adds "and a half" behind a scale, which is a part of that scale: "3 million and a half".
  ///
  /// A part that has its own scale is of that: "one billion and a half million".
  private func addFraction(_ number: inout QuantityNumber, of last: Int) {
    guard word(number.next) == "and", let (part, next) = spelledFraction(at: number.next + 1),
      part < Rational(1)
    else { return }
    var end = next
    var unit = last < 1000 ? 1 : last
    if let scale = word(next).flatMap({ words.scales[$0] }), scale < last {
      (unit, end) = (scale, next + 1)
    }
    if let product = part.multiplied(by: Rational(unit)), let sum = number.value.adding(product) {
      (number.value, number.next) = (sum, end)
    }
  }

  /// A cardinal below one hundred in words: "twenty-four".
  func smallCardinal(_ index: Int) -> (Int, Int)? {
    guard let word = word(index), let number = words.cardinals[word] else { return nil }
    guard number >= 20 else { return (number, index + 1) }
    let next = pastJoint(index + 1)
    if let unit = self.word(next), let ones = words.cardinals[unit], 1...9 ~= ones {
      return (number + ones, next + 1)
    }
    return (number, index + 1)
  }

  /// "a hundred and six", "two million three thousand", "twenty-first", "two thirds", "one in five",
  /// "two point five", "five and a half million".
  private func spelled(at index: Int) -> QuantityNumber? {
    guard var number = spelledCardinal(at: index) else { return fractionOrOrdinal(at: index) }
    // "two point five".
    if word(number.next) == "point", let (tail, next) = spelledDecimals(number.next + 1),
      let sum = number.value.adding(tail)
    {
      (number.value, number.next) = (sum, next)
      scale(&number)
      return number
    }
    let isArticle = word(index) == "a" || word(index) == "an"
    // "two and a half", "five and three quarters", "two and fifty-four hundredths".
    if let last = word(number.next - 1).flatMap({ words.scales[$0] }), last >= 1000,
      word(number.next) == "and", spelledFraction(at: number.next + 1) != nil
    {
      addFraction(&number, of: last)
      return number
    }
    let and = pastHyphen(number.next)
    if word(and) == "and", let (tail, next) = spelledFraction(at: pastHyphen(and + 1)),
      tail < Rational(1), let sum = number.value.adding(tail)
    {
      (number.value, number.next, number.form) = (sum, next, .cardinal)
      scale(&number)
      return number
    }
    if let fraction = spelledFraction(at: index), fraction.next > number.next {
      var result = QuantityNumber(
        value: fraction.value, next: fraction.next, form: .fraction, isMarked: true)
      // "three quarters of a million" is a part; "three quarters billion" is a number.
      if word(result.next) != "of" {
        scale(&result)
      } else if word(result.next + 1) == "a",
        let scale = word(result.next + 2).flatMap({ words.scales[$0] }),
        let product = result.value.multiplied(by: Rational(scale))
      {
        // "two thirds of a million".
        result = QuantityNumber(value: product, next: result.next + 3, isMarked: true)
      }
      return result
    }
    if let share = share(number) { return share }
    if let ordinal = spelledOrdinal(at: index), ordinal.next > number.next { return ordinal }
    if isArticle, number.next == index + 1 { return nil }
    return number
  }

  /// "one in five", "two out of three", "one over two".
  private func share(_ number: QuantityNumber) -> QuantityNumber? {
    var next = number.next
    switch word(next) {
    case "in": next += 1
    case "over": next += 1
    case "out" where word(next + 1) == "of": next += 2
    case "of" where !number.isMarked || !number.isDigits: next += 1
    default: return nil
    }
    let isIn = word(number.next) == "in"
    let below: (Rational, Int)?
    if let cardinal = spelledCardinal(at: next), word(next) != "a" || !isIn {
      below = (cardinal.value, cardinal.next)
    } else if let digits = integer(next), pieces[next].count <= 4 {
      below = (Rational(digits), next + 1)
    } else {
      below = nil
    }
    // "6 of 10 voters", but not "two of 5,000 ships".
    if word(number.next) == "of", below.map({ $0.0 > Rational(100) }) ?? true || word(next) == "a" {
      return nil
    }
    guard let (divisor, after) = below, number.value > Rational(0), number.value < divisor,
      number.value < Rational(100) || !isIn,
      let value = number.value.divided(by: divisor)
    else { return nil }
    // "one in two years": a time; "five in 2019": a year.
    if let unit = word(after), TimeWords.english.units[unit] != nil { return nil }
    if isIn, divisor > Rational(1000), divisor < Rational(2200) { return nil }
    return QuantityNumber(value: value, next: after, form: .fraction, isMarked: true)
  }

  /// A share whose first number is in digits: "1 in 5", "7 out of 10".
  func digitShare(_ number: QuantityNumber) -> QuantityNumber? {
    number.isDigits && number.form == .cardinal ? share(number) : nil
  }

  private func spelledDecimals(_ index: Int) -> (Rational, Int)? {
    var next = index
    var above = 0
    var below = 1
    while let word = word(next), let digit = words.cardinals[word] ?? (word == "oh" ? 0 : nil),
      digit < 10, below < 1_000_000_000
    {
      (above, below, next) = (above * 10 + digit, below * 10, next + 1)
    }
    if below == 1, let (number, after) = smallCardinal(index), number >= 10 {
      // "point seventy-one".
      return Rational(number, 100).map { ($0, after) }
    }
    guard below > 1 else { return nil }
    return Rational(above, below).map { ($0, next) }
  }

  /// A cardinal in words, without fractions.
  func spelledCardinal(at index: Int) -> QuantityNumber? {
    var total = 0
    var current = 0
    var next = index
    var isEmpty = true
    var lastScale = Int.max
    if let article = word(index), article == "a" || article == "an" {
      guard let scale = word(pastHyphen(index + 1)), words.scales[scale] != nil,
        !scale.hasSuffix("s")
      else {
        return article == "a" ? QuantityNumber(value: Rational(1), next: index + 1) : nil
      }
      next = pastHyphen(index + 1)
    }
    scan: while let word = word(next), next < index + 24 {
      if let number = words.cardinals[word] {
        // "four five": two numbers; "twenty four" one.
        let rest = current % 100
        guard rest == 0 || rest >= 20 && rest % 10 == 0 && 1...9 ~= number else { break }
        if rest == 0, !isEmpty, current == 0, total == 0 { break }
        current += number
        (isEmpty, next) = (false, next + 1)
      } else if let scale = words.scales[word],
        !word.hasSuffix("s") || scale == 12 && !isEmpty
      {
        let base = max(1, current)
        if scale == 100 || scale == 12 {
          // "three hundred and two dozen" are 324, "three hundred dozen" 3600.
          let part = scale == 12 && base > 100 && base % 100 > 0 ? base % 100 : base
          let (product, overflow) = part.multipliedReportingOverflow(by: scale)
          let (sum, second) = product.addingReportingOverflow(base - part)
          guard !overflow, !second else { return nil }
          current = sum
          if scale == 12 {
            (isEmpty, next) = (false, next + 1)
            break scan
          }
        } else if scale < lastScale || total == 0 {
          let (product, overflow) = base.multipliedReportingOverflow(by: scale)
          let (sum, second) = total.addingReportingOverflow(product)
          guard !overflow, !second else { return nil }
          (total, current, lastScale) = (sum, 0, scale)
        } else {
          // "hundred thousand million": what was read multiplies.
          let (sum, first) = total.addingReportingOverflow(current)
          let (product, overflow) = sum.multipliedReportingOverflow(by: scale)
          guard !first, !overflow else { return nil }
          (total, current) = (product, 0)
        }
        (isEmpty, next) = (false, next + 1)
      } else if word == "and", !isEmpty, current >= 100 || total > 0, current % 100 == 0,
        let (_, after) = smallCardinal(next + 1),
        // "two thousand and one third" is no 2001.
        !isDenominator(pastJoint(after))
      {
        next += 1
        continue
      } else {
        break
      }
      let joint = pastJoint(next)
      if joint > next, let after = self.word(joint),
        words.cardinals[after] != nil || words.scales[after] != nil
      {
        next = joint
      }
    }
    let (sum, overflow) = total.addingReportingOverflow(current)
    guard !isEmpty, !overflow else { return nil }
    return QuantityNumber(value: Rational(sum), next: next, isMarked: next > index + 1)
  }

  /// Whether a word divides what stands before it: "thirds", and "third" behind "one".
  private func isDenominator(_ index: Int) -> Bool {
    guard let word = word(index) else { return false }
    return words.denominators[word] != nil
      || words.ordinals[word] != nil && self.word(index - 1) == "one"
  }

  /// "third", "twenty-first", "one hundred twenty-fifth".
  private func spelledOrdinal(at index: Int) -> QuantityNumber? {
    let leading = spelledCardinal(at: index)
    var base = 0
    var next = index
    if let leading, leading.value.denominator == 1 {
      base = leading.value.numerator
      next = pastHyphen(leading.next)
      if word(next) == "and" { next += 1 }
      if word(index) == "a", leading.next == index + 1 { (base, next) = (0, index + 1) }
    }
    guard let word = word(next), let last = words.ordinals[word] else { return nil }
    let value: Int
    if last >= 100 {
      let (product, overflow) = max(1, base).multipliedReportingOverflow(by: last)
      guard !overflow else { return nil }
      value = product
    } else if base == 0 || base % 100 == 0 || base % 10 == 0 && last < 10 && base % 100 >= 20 {
      let (sum, overflow) = base.addingReportingOverflow(last)
      guard !overflow else { return nil }
      value = sum
    } else {
      return nil
    }
    return QuantityNumber(value: Rational(value), next: next + 1, form: .ordinal, isMarked: true)
  }

  /// "two thirds", "one-fifth", "a quarter", "three twenty-firsts", "half".
  private func spelledFraction(at index: Int) -> (value: Rational, next: Int)? {
    guard let first = word(index) else { return nil }
    if first == "half" { return Rational(1, 2).map { ($0, index + 1) } }
    let above: Int
    var next: Int
    let isOne =
      (first == "a" || first == "an" || first == "one")
      && spelledCardinal(at: index).map({ $0.next == index + 1 }) ?? true
    if isOne {
      (above, next) = (1, pastJoint(index + 1))
    } else if let cardinal = spelledCardinal(at: index), cardinal.value.denominator == 1 {
      (above, next) = (cardinal.value.numerator, pastJoint(cardinal.next))
    } else {
      return nil
    }
    var tens = 0
    if let word = word(next), let number = words.cardinals[word], number >= 20,
      let last = self.word(pastHyphen(next + 1)),
      words.denominators[last] != nil || words.ordinals[last] != nil
    {
      (tens, next) = (number, pastHyphen(next + 1))
    }
    guard let word = word(next) else { return nil }
    if word == "half" || word == "quarter" {
      guard isOne || word == "quarter" else { return nil }
      return Rational(above, words.denominators[word] ?? 1).map { ($0, next + 1) }
    }
    if let below = words.denominators[word], tens > 0 || below > 2 || word == "halves" {
      guard above > 1 || tens > 0 || word == "quarters" else { return nil }
      return Rational(above, tens + below).map { ($0, next + 1) }
    }
    // "one third", "a fifth": the singular behind one.
    guard isOne, let below = words.ordinals[word], tens + below > 2 else { return nil }
    if first != "one" {
      // "a third man", "a fifth of": a part only before "of" or alone.
      if let after = self.word(next + 1), after != "of", !words.functionWords.contains(after) {
        return nil
      }
    }
    return Rational(1, tens + below).map { ($0, next + 1) }
  }

  private func fractionOrOrdinal(at index: Int) -> QuantityNumber? {
    if let fraction = spelledFraction(at: index) {
      return QuantityNumber(
        value: fraction.value, next: fraction.next, form: .fraction, isMarked: true)
    }
    return spelledOrdinal(at: index)
  }

  /// "dozens", "tens of thousands", "hundreds of".
  private func magnitude(at index: Int) -> QuantityNumber? {
    guard let word = word(index) else { return nil }
    var least: Int
    var next = index + 1
    if word == "tens" {
      least = 10
    } else if let scale = words.magnitudes[word] {
      least = scale
    } else {
      return nil
    }
    if self.word(next) == "of", let scale = self.word(next + 1).flatMap({ words.magnitudes[$0] }) {
      let (product, overflow) = least.multipliedReportingOverflow(by: scale)
      guard !overflow else { return nil }
      (least, next) = (product, next + 2)
    } else if word == "tens" || word == "scores" && self.word(next) != "of" {
      return nil
    }
    let (twice, overflow) = least.multipliedReportingOverflow(by: 2)
    guard !overflow else { return nil }
    return QuantityNumber(value: Rational(twice), next: next, form: .magnitude, isMarked: true)
  }
}
