import SourceText

// MARK: - One quantity

extension QuantityReader {
  /// What bounds a number, and the index behind the words.
  func bound(at index: Int) -> (meaning: Quantity.Approximation, next: Int)? {
    if let mark = mark(index) {
      switch mark {
      case "~", "≈": return (.about, index + 1)
      case ">": return (.moreThan, index + 1)
      case "<": return (.lessThan, index + 1)
      case "≥": return (.atLeast, index + 1)
      case "≤": return (.atMost, index + 1)
      default: return nil
      }
    }
    guard let word = word(index), let rows = QuantityWords.englishBounds[word] else { return nil }
    for row in rows {
      var next = index
      for part in row.words {
        guard self.word(next) == part else { break }
        next += 1
      }
      if next == index + row.words.count { return (row.meaning, next) }
    }
    return nil
  }

  /// The quantity that begins with a piece, and the index behind all of it.
  func quantity(at index: Int) -> (Quantity, Int)? {
    guard let (approximation, start) = bound(at: index) else {
      return bounded(at: index, from: index, nil)
    }
    // "at least about 40".
    if let (second, next) = bound(at: start),
      let result = bounded(at: next, from: index, approximation == .about ? second : approximation)
    {
      return result
    }
    return bounded(at: start, from: index, approximation) ?? bounded(at: index, from: index, nil)
  }

  func bounded(
    at index: Int, from first: Int, _ approximation: Quantity.Approximation?
  ) -> (Quantity, Int)? {
    guard index < pieces.count, identifierBehindBound(index, first) == nil else { return nil }
    if word(index) == "aged" || word(index) == "age" { return agedNumber(at: index) }
    if let money = moneyFirst(at: index, from: first, approximation) { return money }
    if let range = range(at: index, from: first) { return range }
    if let percent = percentFirst(at: index, from: first, approximation) { return percent }
    guard var number = number(at: index) else { return nil }
    if let share = digitShare(number) { number = share }
    if number.form == .magnitude { return magnitude(number, from: first) }
    if number.form == .ordinal {
      guard approximation == nil, !isUnitOfTime(number), !isInName(index, number.next) else {
        return nil
      }
      return (
        Quantity(
          span: span(first..<number.next), kind: .ordinal, value: number.value,
          lower: number.value, upper: number.value,
          counted: counted(behind: number.next, isOne: true)), number.next
      )
    }
    return measured(number, at: index, from: first, approximation)
  }

  func identifierBehindBound(_ index: Int, _ first: Int) -> Int? {
    index > first ? identifier(at: index) : nil
  }

  /// Whether an ordinal in words is part of a name: "First Harbour Bank", "the Third Way".
  private func isInName(_ index: Int, _ next: Int) -> Bool {
    guard word(index) != nil, pieces[index].isCapital, pieces.count > 1 else { return false }
    let isFollowed = next < pieces.count && pieces[next].kind == .word && pieces[next].isCapital
    return isFollowed || index > 0 && pieces[index - 1].kind == .word
  }

  /// "second" and "seconds" are units of time too.
  func isUnitOfTime(_ number: QuantityNumber) -> Bool {
    word(number.next - 1) == "seconds"
  }

  /// A number with its unit, or of things, or bare.
  func measured(
    _ number: QuantityNumber, at index: Int, from first: Int,
    _ approximation: Quantity.Approximation?
  ) -> (Quantity, Int)? {
    var number = number
    var kind = number.form == .fraction ? Quantity.Kind.fraction : .count
    var unitName: String?
    var next = number.next
    if let money = moneyBehind(number) {
      (kind, unitName, next, number.value) = (.money, money.unit, money.next, money.value)
    } else if let percent = percent(at: next) {
      (kind, unitName, next) = percent
    } else if let age = age(behind: next) {
      (kind, unitName, next) = (.age, age.unit, age.next)
    } else if isNamedAge(number, at: index) {
      (kind, unitName) = (.age, "year")
    } else if let unit = unit(at: next) {
      guard let compound = compound(number.value, unit) else { return nil }
      (kind, unitName, next, number.value) = (unit.kind, unit.name, compound.next, compound.value)
    } else if isAttached(next), number.isDigits, word(next) != nil {
      // "3pm", "737s", "16GBX": letters that are no unit.
      return nil
    } else if isHyphen(next), number.isDigits, !isCompoundAdjective(next) {
      return nil
    } else if let result = score(number, at: index, from: first) {
      return result
    }
    var bound = approximation
    let afterBound = boundBehind(next)
    if bound == nil, let afterBound { (bound, next) = (afterBound.meaning, afterBound.next) }
    let isPlain = kind == .count
    let isOne = number.value == Rational(1)
    let counted =
      kind == .count || kind == .percent || kind == .fraction
      ? self.counted(behind: next, isOne: isOne) : nil
    if isPlain, !isCounting(number, at: index, from: first, counted) { return nil }
    let (lower, upper) = bounds(of: number.value, bound)
    return (
      Quantity(
        span: span(first..<next), kind: kind, value: number.value, unit: unitName, lower: lower,
        upper: upper, approximation: bound, counted: counted), next
    )
  }

  func bounds(
    of value: Rational, _ approximation: Quantity.Approximation?
  ) -> (lower: Rational?, upper: Rational?) {
    switch approximation {
    case nil: (value, value)
    case .atLeast, .moreThan, .magnitude: (value, nil)
    case .atMost, .lessThan, .nearly: (nil, value)
    case .about: (nil, nil)
    }
  }

  func boundBehind(_ index: Int) -> (meaning: Quantity.Approximation, next: Int)? {
    if mark(index) == "+", isAttached(index), !isAttached(index + 1) || mark(index + 1) != nil {
      return (.atLeast, index + 1)
    }
    for row in words.boundsAfter where word(index) == row.words[0] {
      if row.words.count == 1 {
        // "odd" and "plus" only right behind the number.
        guard isAttached(index) || isHyphen(index - 1) else { continue }
        return (row.meaning, index + 1)
      }
      if word(index + 1) == row.words[1] { return (row.meaning, index + 2) }
    }
    return nil
  }

  /// Whether a bare number is a quantity: "one" and "a" are often neither.
  func isCounting(
    _ number: QuantityNumber, at index: Int, from first: Int, _ counted: TextSpan?
  ) -> Bool {
    if number.isDigits {
      // A list's number: "1." or "2)" at its start.
      if index == 0, mark(index + 1) == "." || mark(index + 1) == ")", pieces.count > 2,
        number.next == index + 1, pieces[index].count <= 2
      {
        return false
      }
      return true
    }
    guard let word = word(index) else { return true }
    if word == "a" || word == "an" { return number.isMarked }
    guard word == "one", number.next == index + 1 else { return true }
    if pieces.count == 1 { return true }
    let before = self.word(index - 1) ?? ""
    if [
      "the", "this", "that", "no", "any", "every", "each", "which", "another", "some", "other",
      "an", "new", "last", "next", "first", "only", "good", "big", "previous", "such", "many",
      "never", "a",
    ].contains(before) {
      return false
    }
    if let after = self.word(index + 1) {
      return after == "of" || counted != nil || !words.functionWords.contains(after)
    }
    return mark(index - 1) == nil && first == index && pieces.count <= 3 || number.isSigned
  }

  /// Whether a hyphen joins a number and a word that it counts: "12-member".
  func isCompoundAdjective(_ hyphen: Int) -> Bool {
    guard let word = word(hyphen + 1) else { return true }
    return word.utf8.count > 2 && !pieces[hyphen + 1].isCapital
  }

  func magnitude(_ number: QuantityNumber, from first: Int) -> (Quantity, Int)? {
    var kind = Quantity.Kind.count
    var next = number.next
    var unitName: String?
    let inner = word(next) == "of" ? next + 1 : next
    if let name = word(inner), let currency = words.currencies[name] {
      (kind, unitName, next) = (.money, currency, inner + 1)
    }
    // "millions" alone is a count only with "of".
    guard kind == .money || word(next) == "of" else {
      guard word(next) == nil || words.functionWords.contains(word(next) ?? "") else { return nil }
      return (
        Quantity(
          span: span(first..<next), kind: kind, value: nil, lower: number.value,
          approximation: .magnitude), next
      )
    }
    return (
      Quantity(
        span: span(first..<next), kind: kind, value: nil, unit: unitName, lower: number.value,
        approximation: .magnitude,
        counted: kind == .count ? counted(behind: next, isOne: false) : nil), next
    )
  }
}
