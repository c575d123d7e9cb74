/// Whether a clause speaks of what was or of what is to come.
enum TimeTense { case past, future, unknown }

extension TimeReader {
  /// What the nearest verb says, before the expression first.
  ///
  /// "The bank will meet Thursday, officials said Friday": Thursday is ahead and Friday is past.
  func tense(_ range: Range<Int>) -> TimeTense {
    // A clause is short: cost stays linear in a sentence of any length.
    let reach = 40
    for index in stride(
      from: range.lowerBound - 1, through: max(0, range.lowerBound - reach), by: -1)
    {
      if let tense = tense(of: index) { return tense }
    }
    for index in range
      .upperBound..<max(range.upperBound, min(pieces.count, range.upperBound + reach))
    {
      if let tense = tense(of: index) { return tense }
    }
    return isFragment ? .future : .unknown
  }

  private func tense(of index: Int) -> TimeTense? {
    guard let word = word(index) else { return nil }
    // "had been due to expire Friday".
    if words.futureCues.contains(word) { return self.word(index - 1) == "been" ? .past : .future }
    // "set to resume", "set for April".
    if word == "set", let next = self.word(index + 1), next == "to" || next == "for" {
      return .future
    }
    if words.pastCues.contains(word) { return .past }
    guard word.utf8.count > 4, word.hasSuffix("ed"), word != "need", word != "united" else {
      return nil
    }
    // "to be completed by": the participle says nothing.
    return self.word(index - 1) == "be" ? nil : .past
  }
}
