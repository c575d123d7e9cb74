extension EnglishEditClassifier {
  /// Whether two words are spellings of one, British and American.
  func areSpellings(_ left: String, _ right: String) -> Bool {
    left == right || americanSpellings(of: left).contains(right)
      || americanSpellings(of: right).contains(left)
  }

  /// How a word may be spelled in America, by list and by rule.
  ///
  /// What is no word does no harm: it is only compared with one that somebody wrote.
  private func americanSpellings(of word: String) -> [String] {
    var result: [String] = []
    if let listed = EnglishWordLists.spellings[word] { result.append(listed) }
    for (british, american) in endings {
      // "four" and "for", "prise" and "prize" are different words: three letters come first.
      let isListedShort = british.hasPrefix("our") && word.utf8.count - british.utf8.count == 2
      guard word.hasSuffix(british) else { continue }
      let stem = word.dropLast(british.count)
      guard stem.utf8.count >= 3 || (isListedShort && stem == "od") else { continue }
      result.append(stem + american)
    }
    for ending in ["ed", "ing", "er", "ers", "or", "ors", "ous"] where word.hasSuffix("ll" + ending)
    {
      // "travelled", not "filled": a syllable comes before the one that ends in "ll".
      let stem = word.dropLast(ending.count + 1)
      let syllables = stem.split { !"aeiouy".contains($0) }.count
      if syllables >= 2 { result.append(stem + ending) }
    }
    return result
  }
}

private let endings: [(british: String, american: String)] = {
  var endings: [(british: String, american: String)] = []
  for (british, american) in [("is", "iz"), ("ys", "yz")] {
    for ending in ["e", "ed", "es", "er", "ers", "ing"] {
      endings.append((british + ending, american + ending))
    }
  }
  endings += [("isation", "ization"), ("isations", "izations")]
  for ending in [
    "", "s", "ed", "ing", "er", "ers", "ite", "ites", "able", "ably", "ful", "less", "hood",
    "hoods", "y",
  ] {
    endings.append(("our" + ending, "or" + ending))
  }
  endings += [("re", "er"), ("res", "ers"), ("red", "ered"), ("ogue", "og"), ("ogues", "ogs")]
  endings += [("ence", "ense"), ("ences", "enses"), ("aemic", "emic"), ("aedic", "edic")]
  return endings
}()
