/// Recognises a text's language by its words, from a headline of a few words up.
///
/// For English speak its function words and the vocabulary of the English model; for another
/// language its common words, its letters and its endings. Words in capitals tell less than others:
/// names are the same in all languages.
enum LanguageRecognizer {
  /// What one word says, in points.
  ///
  /// Set by hand on sentences and headlines in a dozen languages: a function word outweighs two
  /// words that another language may share, and no name decides.
  private enum Points {
    static let functionWord = 6
    static let knownWord = 2
    static let knownCapital = 1
    static let unknownWord = -3
    static let unknownCapital = 0
    static let foreignLetter = -4
    static let profileWord = 6
    static let profileEnding = 4
    static let profileLetter = 5
  }

  /// The language of the tokens (BCP 47), or `und`.
  ///
  /// - Complexity: O(n).
  static func language(of lexemes: [Lexeme], vocabulary: SyntaxModel) -> String {
    var form = WordForm()
    var words = 0
    var english = 0
    var others = [Int](repeating: 0, count: LanguageProfile.all.count)
    // Names and unknown words alone are no evidence of any language.
    var known = 0
    // The first ten thousand words tell as much as all of them.
    for lexeme in lexemes where lexeme.isWord {
      words += 1
      if words > 10_000 { break }
      let points = englishPoints(lexeme, vocabulary, &form)
      if points > 0 { known += 1 }
      english += points
      for (index, profile) in LanguageProfile.all.enumerated() {
        others[index] += self.points(lexeme, profile)
      }
    }
    guard words > 0 else { return "und" }
    let best = others.indices.max { (others[$0], $1) < (others[$1], $0) } ?? 0
    if english > 0, english > others[best], known * 3 >= words { return "en" }
    // A foreign word or two in a list of names say nothing.
    let least = english < 0 ? Points.profileWord : 2 * Points.profileWord
    let isForeign = others[best] > max(0, english) && others[best] >= least
    return isForeign ? LanguageProfile.all[best].code : "und"
  }

  private static func englishPoints(
    _ lexeme: Lexeme, _ vocabulary: SyntaxModel, _ form: inout WordForm
  ) -> Int {
    let word = lexeme.lower
    if English.functionWords.contains(word) {
      // "i" in lower case is a word of other languages.
      return word == "i" && !lexeme.isCapitalized ? 0 : Points.functionWord
    }
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
      return lexeme.isCapitalized ? Points.unknownCapital : Points.foreignLetter
    }
    guard word.utf8.count > 1 else { return 0 }
    if English.headlineWords.contains(word) || English.measureWords.contains(word)
      || vocabulary.knows(word, &form)
      || isInflected(word, vocabulary, &form)
    {
      return lexeme.isCapitalized ? Points.knownCapital : Points.knownWord
    }
    return lexeme.isCapitalized ? Points.unknownCapital : Points.unknownWord
  }

  /// Whether a word is one of the vocabulary with an English ending.
  private static func isInflected(
    _ word: String, _ vocabulary: SyntaxModel, _ form: inout WordForm
  ) -> Bool {
    for ending in ["'s", "s", "es", "ed", "d", "ing", "ly", "er", "ers"]
    where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 3 {
      let stem = String(word.dropLast(ending.count))
      if vocabulary.knows(stem, &form) { return true }
      // "taking", "rising".
      if ending == "ing", vocabulary.knows(stem + "e", &form) { return true }
    }
    // "well-known": each part is.
    let parts = word.split(separator: "-")
    guard parts.count > 1 else { return false }
    return parts.allSatisfy { vocabulary.knows(String($0), &form) }
  }

  private static func points(_ lexeme: Lexeme, _ profile: LanguageProfile) -> Int {
    let word = lexeme.lower
    if profile.words.contains(word) { return Points.profileWord }
    if profile.hasEnding(word) { return Points.profileEnding }
    // Names keep their letters in every language.
    if !lexeme.isCapitalized, word.utf8.contains(where: { $0 >= 0x80 }),
      word.contains(where: { profile.letters.contains($0) })
    {
      return Points.profileLetter
    }
    return 0
  }
}

extension English {
  /// Numbers, names of days and months, and units: many a short text holds nothing else.
  fileprivate static let measureWords: Set<String> = Set(TimeWords.english.months.keys)
    .union(TimeWords.english.weekdays.keys).union(TimeWords.english.units.keys)
    .union(QuantityWords.english.cardinals.keys).union(QuantityWords.english.ordinals.keys)
    .union(QuantityWords.english.scales.keys).union(QuantityWords.english.units.keys)
}

extension SyntaxModel {
  /// Whether a word in lower case was common in the texts that the model was trained on.
  ///
  /// - Complexity: O(n) in the word.
  func knows(_ word: String, _ form: inout WordForm) -> Bool {
    var word = word
    return word.withUTF8 { bytes in
      form.read(bytes)
      return form.keys.first.map { network.row($0) != nil } ?? false
    }
  }
}
