import Language
import SourceText

/// What two printings of an utterance differ in, once all that house style allows is set aside:
/// brackets, ellipses, typography, spelling, case, contractions, and where the quotation is cut.
struct WordingComparison {
  /// The pairs of words that both print.
  var matched: [(first: Int, second: Int)]
  /// The number of these.
  var matches: Int { matched.count }
  /// Of these, the words that carry meaning of their own.
  var contentMatches: Int
  /// The differences that no convention allows.
  var differences: [WordAlignment.Difference]
  /// Whether both runs look like translations: content words stand for content words.
  var looksTranslated: Bool
  /// Whether a sentence ends with the aligned words in both runs.
  var reachesEnd: Bool

  /// The most words at either end that count as another wording of a sentence's start or end.
  private static let edge = 4

  init?(_ a: QuotedRun, _ b: QuotedRun) {
    guard var alignment = WordAlignment(a.words.map(\.text), b.words.map(\.text)) else {
      return nil
    }
    WordingComparison.extend(&alignment, a, b)
    matched = alignment.matched
    contentMatches = alignment.matched.count {
      !English.functionWords.contains(a.words[$0.first].text)
    }
    differences = alignment.differences.filter { !WordingComparison.isLicensed($0, a, b) }
    reachesEnd =
      a.words[alignment.first.upperBound - 1].closesSentence
      && b.words[alignment.second.upperBound - 1].closesSentence

    var substituted = 0
    for difference in differences {
      let (left, right) = (a.words[difference.first], b.words[difference.second])
      substituted += min(
        left.count { WordingComparison.isContent($0) },
        right.count { WordingComparison.isContent($0) })
    }
    looksTranslated = substituted > 2
  }

  /// Whether some differences touch what is said.
  static func weight(
    of differences: [WordAlignment.Difference], _ a: QuotedRun, _ b: QuotedRun
  ) -> Conflict.Weight {
    let words = differences.flatMap { a.words[$0.first] + b.words[$0.second] }
    return words.contains { carriesMeaning($0) } ? .meaning : .wording
  }

  /// Takes in a sentence's first or last words where both runs print others in their place.
  private static func extend(
    _ alignment: inout WordAlignment, _ a: QuotedRun, _ b: QuotedRun
  ) {
    func start(_ words: [QuotedRun.Word], before index: Int) -> Int? {
      var at = index
      while at > 0, index - at < edge + 1 {
        at -= 1
        if words[at].opensSentence { return index - at <= edge ? at : nil }
      }
      return nil
    }
    if let left = start(a.words, before: alignment.first.lowerBound),
      let right = start(b.words, before: alignment.second.lowerBound),
      !a.words[alignment.first.lowerBound].opensSentence,
      !b.words[alignment.second.lowerBound].opensSentence
    {
      alignment.differences.insert(
        WordAlignment.Difference(
          first: left..<alignment.first.lowerBound, second: right..<alignment.second.lowerBound),
        at: 0)
      alignment.first = left..<alignment.first.upperBound
      alignment.second = right..<alignment.second.upperBound
    }
    func end(_ words: [QuotedRun.Word], behind index: Int) -> Int? {
      for at in index..<min(words.count, index + edge) where words[at].closesSentence {
        return at + 1
      }
      return nil
    }
    if let left = end(a.words, behind: alignment.first.upperBound),
      let right = end(b.words, behind: alignment.second.upperBound),
      !a.words[alignment.first.upperBound - 1].closesSentence,
      !b.words[alignment.second.upperBound - 1].closesSentence
    {
      // The last words may be alike again: "than anyone could run", "than a man can run".
      var alike = 0
      while left - alike > alignment.first.upperBound, right - alike > alignment.second.upperBound,
        a.words[left - alike - 1].text == b.words[right - alike - 1].text
      {
        alike += 1
      }
      alignment.differences.append(
        WordAlignment.Difference(
          first: alignment.first.upperBound..<left - alike,
          second: alignment.second.upperBound..<right - alike))
      for back in stride(from: alike, to: 0, by: -1) {
        alignment.matched.append((left - back, right - back))
      }
      alignment.first = alignment.first.lowerBound..<left
      alignment.second = alignment.second.lowerBound..<right
    }
  }

  /// Whether a difference is one that quoting allows, or none but for spaces and hyphens.
  private static func isLicensed(
    _ difference: WordAlignment.Difference, _ a: QuotedRun, _ b: QuotedRun
  ) -> Bool {
    if hasBracket(a, difference.first) || hasBracket(b, difference.second) { return true }
    // "Ada M. Vell" and "Ada Vell": an initial is house style.
    let words = a.words[difference.first] + b.words[difference.second]
    if words.allSatisfy({ $0.text.utf8.count == 2 && $0.text.hasSuffix(".") }) { return true }
    func letters(_ words: ArraySlice<QuotedRun.Word>) -> [UInt8] {
      words.flatMap { $0.text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "'") } }
    }
    return letters(a.words[difference.first]) == letters(b.words[difference.second])
  }

  /// Whether bracketed words stand in or at the edge of a stretch.
  private static func hasBracket(_ run: QuotedRun, _ range: Range<Int>) -> Bool {
    if run.endsInBracket && range.upperBound == run.words.count { return true }
    return run.words[range.lowerBound..<min(run.words.count, range.upperBound + 1)].contains {
      $0.followsBracket
    }
  }

  private static func isContent(_ word: QuotedRun.Word) -> Bool {
    !English.functionWords.contains(word.text) && !auxiliaries.contains(word.text)
  }

  private static func carriesMeaning(_ word: QuotedRun.Word) -> Bool {
    meaningful.contains(word.text) || word.text.utf8.contains { 0x30...0x39 ~= $0 }
      || (word.isCapital && !word.opensSentence && word.text != "i")
      || (word.isCapital && word.opensSentence && isContent(word))
  }

  private static let auxiliaries: Set<String> = ["is", "are", "am", "was", "were", "has", "had"]

  /// Negations, modals, quantifiers: a sentence turns on them.
  private static let meaningful: Set<String> = [
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "can", "could",
    "may", "might", "must", "shall", "should", "will", "would", "all", "every", "some", "many",
    "most", "few", "any", "only", "almost", "nearly", "less", "more", "before", "after", "if",
    "unless", "always", "often", "sometimes", "million", "billion", "thousand", "hundred",
  ]
}
