import SourceText

// MARK: - Rates

extension QuantityReader {
  /// What a quantity is for each of: "a day", "per 100,000 people", "for every ten voters".
  ///
  /// - Returns: The rate and the index behind it.
  func rate(behind index: Int) -> (rate: Quantity.Rate, next: Int)? {
    var start = index
    let isEvery: Bool
    switch word(index) {
    case "per": (isEvery, start) = (true, index + 1)
    case "for" where word(index + 1) == "every" || word(index + 1) == "each":
      (isEvery, start) = (true, index + 2)
    case "a", "an", "each", "every": (isEvery, start) = (false, index + 1)
    default: return nil
    }
    var amount = Rational(1)
    if isEvery, let number = number(at: start), number.form == .cardinal,
      number.value > Rational(0)
    {
      (amount, start) = (number.value, number.next)
    }
    guard let noun = word(start), word(index) != "per" || noun != "cent" else { return nil }
    if let unit = TimeWords.english.units[noun] {
      // "5 an hour", "twice every two years".
      return (
        Quantity.Rate(
          span: span(index..<start + 1), amount: amount, unit: unit.granularity.rawValue), start + 1
      )
    }
    if let unit = unit(at: start) {
      return (
        Quantity.Rate(span: span(index..<unit.next), amount: amount, unit: unit.name), unit.next
      )
    }
    // "a share" is a rate behind money only; "per share" always.
    guard isEvery || Self.ratedNouns.contains(noun) else { return nil }
    if amount == Rational(1) {
      guard !words.functionWords.contains(noun) else { return nil }
      return (Quantity.Rate(span: span(index..<start + 1), amount: amount), start + 1)
    }
    guard let counted = counted(behind: start, isOne: false) else { return nil }
    var next = start
    while next < pieces.count, pieces[next].start < counted.end { next += 1 }
    return (Quantity.Rate(span: span(index..<next), amount: amount), next)
  }

  /// Nouns that "a" before them makes a price or share of: "$40 a share".
  private static let ratedNouns: Set<String> = [
    "share", "person", "head", "household", "vote", "pupil", "student", "worker", "ticket", "seat",
    "copy", "bottle", "piece", "visit", "piece", "pack", "unit", "family", "customer", "member",
  ]
}
