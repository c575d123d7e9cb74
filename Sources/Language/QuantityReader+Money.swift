import SourceText

// MARK: - Money

extension QuantityReader {
  /// "$5", "US$ 2.6 million", "€3–4 billion", "USD 200".
  func moneyFirst(
    at index: Int, from first: Int, _ approximation: Quantity.Approximation?
  ) -> (Quantity, Int)? {
    guard let (currency, start) = currencySign(at: index), var number = number(at: start),
      number.form == .cardinal || number.form == .fraction, number.isDigits || start == index + 1
    else { return nil }
    moneyScale(&number)
    // "$3–4 billion", "$10 to $12".
    if !isChange(before: first, number.next),
      let (upper, next) = moneyRangeEnd(number, currency)
    {
      guard let low = scaled(number, like: upper), low <= upper.value else { return nil }
      return (
        Quantity(
          span: span(first..<next), kind: .money, value: nil, unit: currency, lower: low,
          upper: upper.value), next
      )
    }
    var next = number.next
    var bound = approximation
    var unit = currency
    // "$5 USD", "$ 5 Canadian".
    if let code = word(next), let named = words.currencyCodes[code], isUpper(next) {
      (unit, next) = (named, next + 1)
    }
    if bound == nil, let after = boundBehind(next) { (bound, next) = (after.meaning, after.next) }
    let (lower, upper) = bounds(of: number.value, bound)
    return (
      Quantity(
        span: span(first..<next), kind: .money, value: number.value, unit: unit, lower: lower,
        upper: upper, approximation: bound), next
    )
  }

  func isUpper(_ index: Int) -> Bool {
    text.utf8[pieces[index].start..<pieces[index].end].allSatisfy { 0x41...0x5A ~= $0 }
  }

  /// A currency before its amount, and the index behind it.
  func currencySign(at index: Int) -> (String, Int)? {
    if let sign = mark(index), let name = words.currencySigns[sign], sign != "¢" {
      return (name, index + 1)
    }
    guard let word = word(index) else { return nil }
    // "US$", "C$", "mxn$".
    if let sign = mark(index + 1), sign == "$" || sign == "£" {
      switch word {
      case "us", "usd": return ("USD", index + 2)
      case "c", "ca", "cad": return ("CAD", index + 2)
      case "a", "au", "aud": return ("AUD", index + 2)
      case "nz": return ("NZD", index + 2)
      case "hk": return ("HKD", index + 2)
      case "s", "sg": return ("SGD", index + 2)
      case "r": return ("BRL", index + 2)
      case "nt": return ("TWD", index + 2)
      default: return words.currencyCodes[word].map { ($0, index + 2) }
      }
    }
    guard let name = words.currencyCodes[word], isDigits(index + 1),
      isUpper(index) || word == "rmb" || pieces.count <= 4
        || !pieces[index].isCapital && word != "try"
    else { return nil }
    return (name, index + 1)
  }

  /// "m", "bn" and "k" right behind an amount of money.
  func moneyScale(_ number: inout QuantityNumber) {
    // "$5m"; with a blank, "$12.5 M", only capitals.
    guard let letter = word(number.next),
      isAttached(number.next)
        || isUpper(number.next) && (letter == "m" || letter == "b" || letter == "mm"),
      let scale = letter == "mm" && isUpper(number.next)
        ? 1_000_000 : words.moneyScales[letter],
      !isAttached(number.next + 1) || mark(number.next + 1) != nil,
      let product = number.value.multiplied(by: Rational(scale))
    else { return }
    number.value = product
    number.next += 1
  }

  /// The upper end of a range of money.
  func moneyRangeEnd(_ low: QuantityNumber, _ currency: String) -> (QuantityNumber, Int)? {
    guard let start = pastRangeLink(low.next) else { return nil }
    let amount: Int
    if let (other, next) = currencySign(at: start) {
      guard other == currency else { return nil }
      amount = next
    } else {
      // "$10 to 12 people" is no range: without a sign the link must be a dash.
      guard mark(low.next) != nil || words.scales[word(start + 1) ?? ""] != nil else { return nil }
      amount = start
    }
    guard var high = number(at: amount), high.form == .cardinal, high.isDigits else { return nil }
    moneyScale(&high)
    return (high, high.next)
  }

  /// The low end of a range in the scale of the high end: "$3–4 billion".
  func scaled(_ low: QuantityNumber, like high: QuantityNumber) -> Rational? {
    if low.value <= high.value, high.next > 0, let word = word(high.next - 1),
      let scale = words.scales[word] ?? words.moneyScales[word], low.value < Rational(1000),
      let product = low.value.multiplied(by: Rational(scale)), product <= high.value
    {
      // "$900 to $1 million" has its own scale.
      return low.isMarked && low.value.denominator == 1 && low.value > Rational(99)
        ? low.value : product
    }
    return low.value
  }

  /// "5 million dollars", "20 euros", "30 cents", "5 US dollars", "50 €".
  func moneyBehind(_ number: QuantityNumber) -> (unit: String, value: Rational, next: Int)? {
    var next = pastHyphen(number.next)
    if let sign = mark(next), let name = words.currencySigns[sign] {
      guard !isAttached(next + 1) || !isDigits(next + 1) else { return nil }
      return (name, number.value, next + 1)
    }
    if let code = word(next), let name = words.currencyCodes[code],
      // "2,000 pen pals" are no money: in running text codes are capitals.
      isUpper(next) || code == "rmb" || pieces.count <= 4 && code != "try"
    {
      // "75 USD million".
      if let scale = word(next + 1).flatMap({ words.scales[$0] }), !number.isMarked,
        let product = number.value.multiplied(by: Rational(scale))
      {
        return (name, product, next + 2)
      }
      return (name, number.value, next + 1)
    }
    // "30 MUSD".
    if let code = word(next), code.utf8.count == 4, let letter = code.first, isUpper(next),
      let name = words.currencyCodes[String(code.dropFirst())],
      let scale = words.moneyScales[String(letter)],
      let product = number.value.multiplied(by: Rational(scale))
    {
      return (name, product, next + 1)
    }
    var country: String?
    var steps = 0
    while steps < 3, let name = word(next), words.currencies[name] == nil, name != "pounds",
      name != "pound"
    {
      if mark(next + 1) == ".", name == "u", word(next + 2) == "s" {
        country = "us"
        next += mark(next + 3) == "." ? 4 : 3
      } else if QuantityWords.englishCurrencyCountries.contains(name)
        || pieces[next].isCapital && words.currencies[word(next + 1) ?? ""] != nil
        || words.currencies[word(next + 1) ?? ""] != nil
          && (name.hasSuffix("ese") || name.hasSuffix("ish"))
      {
        country = name
        next += 1
      } else {
        return nil
      }
      steps += 1
    }
    guard let noun = word(next) else { return nil }
    if noun == "pounds" || noun == "pound" {
      let isSterling = word(next + 1) == "sterling"
      let isLarge = number.value >= Rational(1_000_000) && number.isMarked
      guard isSterling || country != nil || isLarge else { return nil }
      let name =
        isSterling
        ? "GBP" : country.flatMap { words.currencyCountries["pound"]?[$0] } ?? "pound sterling"
      return (name, number.value, isSterling ? next + 2 : next + 1)
    }
    guard let base = words.currencies[noun] else { return nil }
    if [
      "mark", "marks", "real", "won", "crown", "crowns", "dong", "sen", "sterling", "lev", "dram",
    ].contains(noun) {
      // Words with other meanings are money behind a country or a large amount.
      let isLarge = number.value >= Rational(1000)
      guard country != nil || isLarge || noun == "marks" && number.isMarked else { return nil }
    }
    let name = country.flatMap { words.currencyCountries[base]?[$0] } ?? base
    next += 1
    // "thirteen dollars and forty-five cents", "10 $ 30 cent".
    let rest = word(next) == "and" ? next + 1 : next
    if let small = self.number(at: rest), small.form == .cardinal, small.value < Rational(100),
      let unit = word(small.next), unit == "cents" || unit == "cent" || unit == "pence",
      let part = small.value.divided(by: Rational(100)), let sum = number.value.adding(part),
      base != "cent"
    {
      return (name, sum, small.next + 1)
    }
    return (name, number.value, next)
  }
}
