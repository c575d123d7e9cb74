/// Names of bodies that a joiner or a group's possessive stands inside of: "Dock and Quay Workers’
/// Union", "Women’s League".
enum CompoundName {
  /// The end of such a name, or nil where the joiner stands between two names.
  ///
  /// - Parameters:
  ///   - lexemes: The text's tokens.
  ///   - start: The first token of the name.
  ///   - joiner: The token that is no capitalised word: "and", "&", "’", "’s".
  ///   - isWord: Whether a token may be a word of a name.
  static func end(
    _ lexemes: [Lexeme], start: Int, joiner: Int, isWord: (Int) -> Bool
  ) -> Int? {
    func same(_ at: Int) -> Bool {
      lexemes.indices.contains(at) && lexemes[at].sentence == lexemes[start].sentence
    }
    let isPossessive = marks.contains(lexemes[joiner].lower)
    guard isPossessive || joiners.contains(lexemes[joiner].lower), joiner > start,
      !lexemes[start..<joiner].contains(where: isComplete)
    else { return nil }
    if isPossessive {
      guard isGroup(lexemes[joiner - 1], mark: lexemes[joiner]) else { return nil }
    } else {
      // "the Dock and Quay Union" is one body; "Ormund and Tarn Council" may be two.
      guard start > 0, same(start - 1), lexemes[start - 1].lower == "the" else { return nil }
    }
    var hasPossessive = isPossessive
    var end = joiner + 1
    while same(end), end - joiner < 6 {
      if isWord(end) {
        end += 1
      } else if !hasPossessive, isGroup(lexemes[end - 1], mark: lexemes[end]) {
        hasPossessive = true
        end += 1
      } else {
        break
      }
    }
    guard end > joiner + 1, English.organizationHeads.contains(lexemes[end - 1].lower) else {
      return nil
    }
    return end
  }

  private static let joiners: Set<String> = ["and", "&"]
  private static let marks: Set<String> = ["'", "’", "'s"]

  /// Whether a word before the joiner names something by itself.
  private static func isComplete(_ word: Lexeme) -> Bool {
    English.organizationHeads.contains(word.lower) && word.lower != "workers"
      || English.placeHeads.contains(word.lower) || English.givenNames.contains(word.lower)
      || English.countries[word.lower] != nil
  }

  /// Whether a possessor is a group that a body can be named after: "Workers’", "Women’s".
  private static func isGroup(_ word: Lexeme, mark: Lexeme) -> Bool {
    switch mark.lower {
    case "'", "’": word.lower.hasSuffix("s") && word.lower.utf8.count > 4
    case "'s": word.lower.hasSuffix("men") || ["children", "people"].contains(word.lower)
    default: false
    }
  }
}
