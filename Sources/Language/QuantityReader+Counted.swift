import SourceText

// MARK: - What is counted

extension QuantityReader {
  /// The words for what a number counts: up to the first plural within a few words.
  ///
  /// Without a parse this is a guess that abstains at the first word that can be no part of it.
  func counted(behind index: Int, isOne: Bool) -> TextSpan? {
    var next = index
    if word(next) == "of" {
      next += 1
      while let word = word(next),
        ["the", "its", "his", "her", "their", "our", "those", "these"].contains(word)
      {
        next += 1
      }
    }
    next = pastHyphen(next)
    let start = next
    var steps = 0
    while steps < 4, let word = word(next),
      !words.functionWords.contains(word) || word == "more" || word == "other"
        || word == "additional"
    {
      guard !isInTime(next), words.cardinals[word] == nil,
        !TimeWords.english.pastCues.contains(word)
      else { return nil }
      let isPlural =
        words.plurals.contains(word)
        || word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
          && !word.hasSuffix("us") && !word.hasSuffix("is")
      if isPlural {
        let first = self.word(start) == "more" || self.word(start) == "other" ? start + 1 : start
        return first <= next ? span(first..<next + 1) : nil
      }
      if isOne, steps == 0, !word.hasSuffix("ed"), !word.hasSuffix("ing"), isEnd(next + 1) {
        return span(start..<next + 1)
      }
      next += 1
      steps += 1
      if mark(next) == "-" { next = pastHyphen(next) }
    }
    return nil
  }

  func isEnd(_ index: Int) -> Bool {
    guard let word = word(index) else { return true }
    return words.functionWords.contains(word) || word.hasSuffix("ed")
  }
}
