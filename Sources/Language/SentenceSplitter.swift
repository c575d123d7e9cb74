import SourceText

/// Joins tokens into sentences.
enum SentenceSplitter {
  /// Numbers the sentences of the tokens, in place.
  ///
  /// - Complexity: O(n).
  static func split(_ lexemes: inout [Lexeme]) {
    var sentence = 0
    var at = 0
    while at < lexemes.count {
      lexemes[at].sentence = sentence
      let next = at + 1
      guard next < lexemes.count else { break }
      if lexemes[at].paragraph != lexemes[next].paragraph {
        sentence += 1
        at = next
        continue
      }
      guard let end = end(after: at, in: lexemes) else {
        at = next
        continue
      }
      for inside in next..<max(next, end) { lexemes[inside].sentence = sentence }
      sentence += 1
      at = end
    }
  }

  /// The first token of the next sentence, if the token at `at` ends one.
  private static func end(after at: Int, in lexemes: [Lexeme]) -> Int? {
    let last = lexemes[at]
    let terminates = isTerminator(last)
    guard terminates || last.lower.utf8.last == 0x2E && last.isWord else { return nil }
    var next = at + 1
    // Terminators in a row, then what closes: "?!”)".
    while next < lexemes.count, !lexemes[next].spaced, lexemes[next].paragraph == last.paragraph,
      isTerminator(lexemes[next]) || isCloser(lexemes[next], before: next, in: lexemes)
    {
      next += 1
    }
    while let end = noteEnd(next, paragraph: last.paragraph, in: lexemes) { next = end }
    guard next < lexemes.count, lexemes[next].paragraph == last.paragraph else { return next }
    let follower = lexemes[next]
    // "c. 1818" is a date.
    if last.lower == ".", follower.kind == .number, at > 0, lexemes[at - 1].lower == "c",
      !last.spaced
    {
      return nil
    }
    if !terminates {
      // An abbreviation ends a sentence only before a word that is no name: "in the U.S. The".
      guard follower.spaced, follower.isCapitalized || isOpener(follower) else { return nil }
      guard English.isSentenceOpener(follower.lower),
        !English.titleAbbreviations.contains(last.lower)
      else { return nil }
      // "than I. The", but "George I. In…" may be an initial.
      let isInitial = last.lower.utf8.count == 2
      return !isInitial || at > 0 && lexemes[at - 1].shape == .lower ? next : nil
    }
    if !follower.spaced {
      // "…the states.In response": a full stop with the space lost. Domain names are kept whole.
      return last.lower == "." && follower.shape == .capital
        && English.isSentenceOpener(follower.lower) && next == at + 1
        && at > 0 && lexemes[at - 1].shape != .capital ? next : nil
    }
    if last.lower == ":" { return nil }
    if follower.shape == .lower || follower.kind == .punctuation && !isOpener(follower) {
      return nil
    }
    return next
  }

  /// Where a reference to a note ends that starts there: "[12]" after a full stop closes the
  /// sentence.
  private static func noteEnd(_ start: Int, paragraph: Int, in lexemes: [Lexeme]) -> Int? {
    guard start + 2 < lexemes.count, lexemes[start].lower == "[",
      lexemes[start + 1].kind == .number, lexemes[start + 2].lower == "]",
      lexemes[start + 2].paragraph == paragraph
    else { return nil }
    return start + 3
  }

  static func isTerminator(_ lexeme: Lexeme) -> Bool {
    guard lexeme.kind != .word, lexeme.kind != .number else { return false }
    return switch lexeme.lower {
    case ".", "!", "?", "…", "...", "....", "。", "！", "？", "؟": true
    default: false
    }
  }

  private static func isCloser(_ lexeme: Lexeme, before: Int, in lexemes: [Lexeme]) -> Bool {
    switch lexeme.lower {
    case "”", "’", "»", ")", "]", "''", "›": true
    case "\"", "'", "“", "‘":
      before + 1 >= lexemes.count || lexemes[before + 1].spaced
        || lexemes[before + 1].kind == .punctuation
    default: false
    }
  }

  private static func isOpener(_ lexeme: Lexeme) -> Bool {
    switch lexeme.lower {
    case "“", "‘", "«", "(", "[", "\"", "'", "„", "”", "``", "-", "–", "—", "•", "’": true
    default: false
    }
  }
}
