/// Tells what a difference between two English wordings is about.
///
/// It knows lists of words and a few rules of spelling and inflection, not the parse of a
/// sentence: “may” is a modal unless it stands beside a number.
public struct EnglishEditClassifier: EditClassifier {
  private let neutral = NeutralEditClassifier()
  private let verbs = EnglishVerbs.shared

  /// Creates the classifier.
  public init() {}

  /// What is lost or gained with a word.
  public func editClass(of word: WordInContext) -> EditClass {
    let key = word.word.key
    if word.word.kind == .mark { return neutral.editClass(of: word) }
    if isNegation(key) { return .negation }
    if isDate(word) { return .date }
    if isNumber(word.word) { return .number }
    if isModal(key) { return .modal }
    if EnglishWordLists.hedges.contains(key) { return .hedge }
    if isQuantifier(word) { return .quantifier }
    if EnglishWordLists.pastAuxiliaries.contains(key) { return .tense }
    return isName(word) ? .name : .wording
  }

  /// What changes where one word stands for another.
  public func editClass(replacing source: WordInContext, with draft: WordInContext) -> EditClass {
    let keys = (source.word.key, draft.word.key)
    if areSpellings(keys.0, keys.1) { return .spelling }
    if let value = value(of: source.word), value == self.value(of: draft.word) {
      return .typography
    }
    if areOpposites(keys.0, keys.1) { return .negation }
    let classes = [editClass(of: source), editClass(of: draft)]
    if classes.contains(.negation) { return .negation }
    if classes.contains(.date) { return .date }
    if classes.contains(.number) { return .number }
    if verbs.differInTense(keys.0, keys.1) { return .tense }
    // The first of these that either side speaks of is what the reader loses.
    for editClass in [EditClass.modal, .quantifier, .hedge, .name, .tense, .wording] {
      if classes.contains(editClass) { return editClass }
    }
    return .punctuation
  }

  /// A contraction against its words, and words joined or parted.
  public func editClass(
    replacing source: ArraySlice<Word>, with draft: ArraySlice<Word>
  ) -> EditClass? {
    if let joined = neutral.editClass(replacing: source, with: draft) { return joined }
    guard source.count != draft.count, source.count + draft.count <= 8 else { return nil }
    let readings = (readings(of: source), readings(of: draft))
    return readings.0.contains { readings.1.contains($0) } ? .wording : nil
  }
}

extension EnglishEditClassifier {
  private func isNegation(_ key: String) -> Bool {
    EnglishWordLists.negations.contains(key) || key.hasSuffix("n't")
  }

  private func isModal(_ key: String) -> Bool {
    EnglishWordLists.modals.contains(key) || key.hasSuffix("'ll") || key.hasSuffix("'d")
  }

  /// “Over” and its like count an amount only where one follows.
  private func isQuantifier(_ word: WordInContext) -> Bool {
    if EnglishWordLists.quantifiers.contains(word.word.key) { return true }
    guard EnglishWordLists.bounds.contains(word.word.key), let next = word.next else {
      return false
    }
    return isNumber(next) || isAmountSign(next.key)
  }

  private func isNumber(_ word: Word) -> Bool {
    word.kind == .number || EnglishWordLists.numbers[word.key] != nil
      || EnglishWordLists.otherNumbers.contains(word.key)
  }

  private func isDate(_ word: WordInContext) -> Bool {
    let key = word.word.key
    if word.word.kind == .number {
      let neighbours = [word.previous?.key, word.next?.key].compactMap { $0 }
      if neighbours.contains(where: EnglishWordLists.months.contains) { return true }
      // 1000 to 2199 without a separator is a year; so is a decade, "1990s".
      let digits = key.hasSuffix("s") ? key.dropLast() : key[...]
      guard digits.utf8.count == 4, let year = Int(digits) else { return false }
      return 1000..<2200 ~= year && word.previous.map { !isAmountSign($0.key) } ?? true
        && word.next?.key != "%"
    }
    guard EnglishWordLists.dates.contains(key) else { return false }
    guard EnglishWordLists.ambiguousDates.contains(key) else { return true }
    let hasNumber = [word.previous, word.next].contains { $0?.kind == .number }
    return hasNumber || (startsWithCapital(word.word.text) && !startsSentence(word))
  }

  /// A capital inside a sentence; at its start only before another one, or where the same word
  /// stands in capitals elsewhere in the sequence.
  private func isName(_ word: WordInContext) -> Bool {
    let key = word.word.key
    guard startsWithCapital(word.word.text), !EnglishWordLists.functionWords.contains(key) else {
      return false
    }
    guard startsSentence(word) else { return true }
    return word.next.map {
      startsWithCapital($0.text) && !EnglishWordLists.functionWords.contains($0.key)
    } ?? false
  }

  private func startsSentence(_ word: WordInContext) -> Bool {
    guard let previous = word.previous else { return true }
    return [".", "!", "?", "...", "\"", "'", ":"].contains(previous.key)
  }

  private func startsWithCapital(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first?.value, first < FoldTable.limit else {
      return false
    }
    return FoldTable.shared.rows[Int(first)] & FoldTable.letterCase != 0
  }

  /// The value of a number written in digits or as one word.
  private func value(of word: Word) -> String? {
    if let value = EnglishWordLists.numbers[word.key] { return String(value) }
    guard word.kind == .number else { return nil }
    var digits = word.key.filter { $0 != "," }
    guard digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2E }) else { return nil }
    if digits.contains(".") {
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
    }
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty || significant.first == "." ? "0" + significant : String(significant)
  }

  /// Whether one word is the other with a prefix or contraction that negates it.
  private func areOpposites(_ left: String, _ right: String) -> Bool {
    let (short, long) = left.utf8.count < right.utf8.count ? (left, right) : (right, left)
    guard short.utf8.count >= 3 else { return false }
    let prefixes = ["un", "in", "im", "il", "ir", "non", "dis", "non-"]
    if prefixes.contains(where: { long == $0 + short }) { return true }
    return long == short + "less" || (short.hasSuffix("ful") && long == short.dropLast(3) + "less")
      || (left.hasSuffix("ful") && right.hasSuffix("less") && left.dropLast(3) == right.dropLast(4))
      || (left.hasSuffix("less") && right.hasSuffix("ful") && left.dropLast(4) == right.dropLast(3))
  }

  /// What a few words may stand for once contractions are written out.
  private func readings(of words: ArraySlice<Word>) -> [[String]] {
    var readings: [[String]] = [[]]
    for word in words {
      let options = expansions(of: word.key)
      readings = readings.flatMap { reading in options.map { reading + $0 } }
    }
    return readings
  }

  private func expansions(of key: String) -> [[String]] {
    if let words = EnglishWordLists.contractions[key] { return [words] }
    for (ending, words) in EnglishWordLists.contractionEndings
    where key.hasSuffix(ending) && key.utf8.count > ending.utf8.count {
      return words.map { [String(key.dropLast(ending.count)), $0] }
    }
    return [[key]]
  }
}
