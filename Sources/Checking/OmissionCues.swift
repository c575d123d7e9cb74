import SourceText

/// Whether words that a quotation leaves out turn round what it keeps.
///
/// Word lists, one for each way: a negation whose scope reaches the words that are kept, a condition
/// that they hang on, a verb that takes back what it reports.
enum OmissionCues {
  /// A cue that was left out.
  struct Cue {
    /// The index of the word, among the words of the source.
    var word: Int
    /// What it is: "negation", "condition", "denial".
    var kind: String
  }

  private static let conditions: Set<String> = [
    "if", "unless", "provided", "providing", "assuming", "supposing", "lest", "whether",
  ]
  private static let denials: Set<String> = [
    "denied", "denies", "deny", "denying", "disputed", "disputes", "disputing", "doubted", "doubts",
    "doubting", "disavowed", "refuted", "refutes", "refuting", "false", "untrue", "disagreed",
    "disagrees", "rejected", "rejects", "rejecting", "doubt", "dispute",
  ]
  private static let boundaries: Set<String> = [
    "and", "but", "or", "which", "who", "so", "because", "although", "though", "while", "when",
    "where", "since", "as", "yet",
  ]

  static func isNegation(_ key: String) -> Bool {
    EnglishWordLists.negations.contains(key) || key.hasSuffix("n't")
  }
  static func isCondition(_ key: String) -> Bool { conditions.contains(key) }

  /// The cue among words left out before what is kept, that governs what comes after it.
  ///
  /// - Parameters:
  ///   - omitted: The words left out, up to the first word that is kept.
  ///   - isSentence: Whether what is kept starts a sentence of its own, so that only what a source
  ///     says of the whole ("denied that …") can turn it round.
  static func before(
    _ omitted: Range<Int>, in source: ComparedWords, keptStartsSentence: Bool
  ) -> Cue? {
    var isReached = true
    for word in omitted.reversed() {
      let key = source.words[word].key
      if isReached {
        if isNegation(key), !keptStartsSentence || omitted.upperBound - word <= 4 {
          return Cue(word: word, kind: "negation")
        }
        if denials.contains(key) { return Cue(word: word, kind: "denial") }
        if boundaries.contains(key)
          || hasMark(after: word - 1, in: source, lower: omitted.lowerBound)
        {
          isReached = false
        }
      }
      // "If they pay, the plan is safe": a condition reaches past its comma.
      if isCondition(key), !keptStartsSentence,
        key != "whether" || isReached
      {
        return Cue(word: word, kind: "condition")
      }
    }
    return nil
  }

  /// The cue among words left out after what is kept, that goes back to it.
  static func after(_ omitted: Range<Int>, in source: ComparedWords) -> Cue? {
    for word in omitted {
      let key = source.words[word].key
      let distance = word - omitted.lowerBound
      if distance < 2, isNegation(key) { return Cue(word: word, kind: "negation") }
      if isCondition(key), key != "whether", distance < 3 {
        return Cue(word: word, kind: "condition")
      }
      if distance >= 3 { return nil }
    }
    return nil
  }

  /// Whether a mark that parts clauses stands right after a word.
  private static func hasMark(after word: Int, in source: ComparedWords, lower: Int) -> Bool {
    guard word >= lower else { return false }
    let token = source.tokenOfWord[word] + 1
    guard source.tokens.indices.contains(token) else { return false }
    return [",", ";", ":", "-", ".", "!", "?"].contains(source.tokens[token].key)
      // "long-term" is one word.
      && !(source.tokens[token].key == "-"
        && source.tokens[token].span.start == source.words[word].span.end
        && source.tokens[token].span.count == 1)
  }
}
