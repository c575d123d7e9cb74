/// What a difference between two wordings is about.
public enum EditClass: String, Hashable, Sendable, CaseIterable {
  /// A number, amount or currency.
  case number
  /// A day, month, year or other piece of a date.
  case date
  /// A name.
  case name
  /// A negation, or a word and its opposite: likely, unlikely.
  case negation
  /// How certain, possible or due something is: may, must, will.
  case modal
  /// A word that takes certainty back: about, reportedly.
  case hedge
  /// The time of a verb.
  case tense
  /// How many or how often: all, most, never more than.
  case quantifier
  /// Punctuation that stands, or does not stand.
  case punctuation
  /// The same marks, words or numbers set in another way.
  case typography
  /// Capitals and small letters.
  case letterCase = "case"
  /// Another spelling of the same word.
  case spelling
  /// Any other word.
  case wording
}

extension EditClass {
  /// Whether an edit of this class changes what is said, rather than how.
  public var changesMeaning: Bool {
    switch self {
    case .number, .date, .name, .negation, .modal, .hedge, .tense, .quantifier: true
    case .punctuation, .typography, .letterCase, .spelling, .wording: false
    }
  }
}

/// One word of a sequence, with its neighbours at hand.
public struct WordInContext: Sendable {
  /// The whole sequence.
  public let words: [Word]

  /// Which of them is meant.
  public let index: Int

  /// Creates a reference to a word.
  public init(_ words: [Word], _ index: Int) {
    self.words = words
    self.index = index
  }

  /// The word.
  public var word: Word { words[index] }

  /// The word before it, if there is one.
  public var previous: Word? { index > 0 ? words[index - 1] : nil }

  /// The word after it, if there is one.
  public var next: Word? { index + 1 < words.count ? words[index + 1] : nil }
}

/// Says what the differences of a word diff are about, by the rules of a language.
public protocol EditClassifier: Sendable {
  /// What is lost or gained with a word that only one side has.
  func editClass(of word: WordInContext) -> EditClass

  /// What changes where one word stands for another.
  func editClass(replacing source: WordInContext, with draft: WordInContext) -> EditClass

  /// The class of a change of several words that only makes sense as a whole ("do not", "don't"),
  /// or nil where it is to be looked at word by word.
  func editClass(replacing source: ArraySlice<Word>, with draft: ArraySlice<Word>) -> EditClass?
}

/// Classes that need no knowledge of a language: digits, marks, words that were joined or parted.
public struct NeutralEditClassifier: EditClassifier {
  /// Creates the classifier.
  public init() {}

  /// A number, punctuation or a word.
  public func editClass(of word: WordInContext) -> EditClass {
    switch word.word.kind {
    case .number: .number
    case .mark: isAmountSign(word.word.key) ? .number : .punctuation
    case .word: .wording
    }
  }

  /// The graver class of the two.
  public func editClass(replacing source: WordInContext, with draft: WordInContext) -> EditClass {
    let classes = [editClass(of: source), editClass(of: draft)]
    return classes.contains(.number)
      ? .number : classes.contains(.wording) ? .wording : .punctuation
  }

  /// A spelling, where the letters are the same and only the places between them differ.
  public func editClass(
    replacing source: ArraySlice<Word>, with draft: ArraySlice<Word>
  ) -> EditClass? {
    func letters(_ words: ArraySlice<Word>) -> String {
      words.filter { $0.kind != .mark || $0.key != "-" }.map(\.key).joined()
    }
    guard source.count != draft.count, letters(source) == letters(draft) else { return nil }
    let hasNumber = (source + draft).contains { $0.kind == .number }
    return hasNumber ? nil : .spelling
  }
}

/// Whether a mark says what an amount is counted in.
func isAmountSign(_ mark: String) -> Bool {
  guard let value = mark.unicodeScalars.first?.value else { return false }
  return [0x23, 0x24, 0x25, 0x2B, 0xB0, 0x2030].contains(value) || 0xA2...0xA5 ~= value
    || 0x20A0...0x20CF ~= value || 0xBC...0xBE ~= value
}
