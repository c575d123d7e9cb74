import SourceText

// MARK: - Ranges, scores, votes

extension QuantityReader {
  /// The index behind "to" or a dash between two numbers.
  func pastRangeLink(_ index: Int) -> Int? {
    if let word = word(index) { return word == "to" ? index + 1 : nil }
    guard let mark = mark(index), ["-", "–", "—", "‑", "~"].contains(mark) else { return nil }
    return index + 1
  }

  /// Whether two amounts joined by "to" are a change and where it led: "fell $1 to $108".
  func isChange(before first: Int, _ link: Int) -> Bool {
    guard word(link) == "to", let before = word(first - 1) else { return false }
    return words.changeCues.contains(before)
  }

  /// "10-15 people", "5 to 7 percent", "between 3 and 4 million".
  func range(at index: Int, from first: Int) -> (Quantity, Int)? {
    let isBetween = word(index) == "between"
    let start = isBetween ? index + 1 : index
    if isBetween, let (currency, amount) = currencySign(at: start), var low = number(at: amount) {
      moneyScale(&low)
      guard word(low.next) == "and" else { return nil }
      let second = currencySign(at: low.next + 1)
      guard second?.0 ?? currency == currency,
        var high = number(at: second?.1 ?? low.next + 1), high.form == .cardinal
      else { return nil }
      moneyScale(&high)
      guard let least = scaled(low, like: high), least <= high.value else { return nil }
      return (
        Quantity(
          span: span(first..<high.next), kind: .money, value: nil, unit: currency, lower: least,
          upper: high.value), high.next
      )
    }
    guard let low = number(at: start), low.form == .cardinal || low.form == .fraction else {
      return nil
    }
    // "5 percent to 7 percent": the first unit may stand too.
    var linkIndex = low.next
    var lowKind: Quantity.Kind?
    if let (kind, _, next) = percent(at: linkIndex) { (lowKind, linkIndex) = (kind, next) }
    let link =
      isBetween ? (word(linkIndex) == "and" ? linkIndex + 1 : nil) : pastRangeLink(linkIndex)
    guard let link, let high = number(at: link), high.form == .cardinal || high.form == .fraction,
      !high.isSigned, high.isDigits == low.isDigits || !low.isDigits
    else { return nil }
    // "from 300 to 500" with nothing counted is a change as much as a range.
    let isFromTo = isChange(before: first, linkIndex)
    var kind = Quantity.Kind.count
    var name: String?
    var next = high.next
    if let money = moneyBehind(high) {
      (kind, name, next) = (.money, money.unit, money.next)
    } else if let percent = percent(at: next) {
      (kind, name, next) = percent
    } else if let age = age(behind: next) {
      (kind, name, next) = (.age, age.unit, age.next)
    } else if let unit = unit(at: next) {
      (kind, name, next) = (unit.kind, unit.name, unit.next)
    }
    guard !isFromTo, lowKind == nil || lowKind == kind else { return nil }
    let counted = kind == .count ? self.counted(behind: next, isOne: false) : nil
    guard kind != .count || counted != nil || isBetween else { return nil }
    guard let least = scaledPlain(low, like: high), least < high.value else { return nil }
    // "passed 3-4 bills" is a range; a vote has no noun but "vote" behind it.
    if kind == .count, mark(linkIndex) != nil, hasVoteCue, let counted,
      words.voteCues.contains(text[counted].lowercased())
        || text[counted].lowercased() == "majority"
    {
      return nil
    }
    return (
      Quantity(
        span: span(first..<next), kind: kind, value: nil, unit: name, lower: least,
        upper: high.value, counted: counted), next
    )
  }

  /// "3 to 4 million": the scale belongs to both.
  func scaledPlain(_ low: QuantityNumber, like high: QuantityNumber) -> Rational? {
    guard let word = word(high.next - 1), let scale = words.scales[word],
      low.next > 0, words.scales[self.word(low.next - 1) ?? ""] == nil, low.value < Rational(1000),
      let product = low.value.multiplied(by: Rational(scale)), product <= high.value
    else { return low.value }
    return product
  }

  /// "52–48", "3-2", "won 21 to 14".
  func score(
    _ number: QuantityNumber, at index: Int, from first: Int
  ) -> (Quantity, Int)? {
    guard number.isDigits, number.next == index + 1, pieces[index].count <= 4, first == index else {
      return nil
    }
    let dash = index + 1
    let isDash =
      ["-", "–", "‑"].contains(mark(dash) ?? "") && isAttached(dash) && isAttached(dash + 1)
    let isTo = word(dash) == "to" && hasVoteCue
    guard isDash || isTo, let second = integer(dash + 1), pieces[dash + 1].count <= 4 else {
      return nil
    }
    var parts = [number.value, Rational(second)]
    var next = dash + 2
    // "52-48-3", with those who abstained.
    while ["-", "–"].contains(mark(next) ?? ""), isAttached(next), isAttached(next + 1),
      let further = integer(next + 1), parts.count < 4
    {
      parts.append(Rational(further))
      next += 2
    }
    guard !isAttached(next) || mark(next) != nil, mark(next) != "%", !isHyphen(next),
      pieces[index].count <= 3
    else { return nil }
    return (
      Quantity(
        span: span(first..<next), kind: hasVoteCue ? .vote : .score, value: nil, parts: parts), next
    )
  }
}
