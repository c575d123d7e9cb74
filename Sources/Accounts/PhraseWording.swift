import Language
import SourceText

/// Short quoted phrases with one word changed, "a bridge too far" and "a bridge too long", or with
/// another end, "a bridge to somewhere" and "a bridge to the moon", given to one person in one month.
///
/// A phrase of a few words may be said again in other words on another day, so it counts only where
/// both outlets tell of the same speaker and month, and then as `possible`. Another end counts only
/// where both say it of the same thing: a word before the marks is the same.
struct PhraseWording {
  let corpus: AccountCorpus
  let runs: [QuotedRun]

  /// The lengths, in words, of the phrases that are compared.
  private static let lengths = 4...7

  /// The pairs of phrases, in order.
  ///
  /// - Complexity: O(n) in the words of the runs.
  func links() -> [QuoteWordingRule.Link] {
    var holders: Holders = [:]
    var order: [[String]] = []
    for (number, run) in runs.enumerated() where Self.lengths ~= run.words.count {
      let words = run.words.map(\.text)
      for place in words.indices {
        var pattern = words
        pattern[place] = "*"
        guard isDistinctive(pattern) else { continue }
        if holders[pattern] == nil { order.append(pattern) }
        holders[pattern, default: []].append((number, place))
      }
    }
    return links(holders, order) + endings()
  }

  private typealias Holders = [[String]: [(run: Int, place: Int)]]

  private func links(_ holders: Holders, _ order: [[String]]) -> [QuoteWordingRule.Link] {
    var links: [QuoteWordingRule.Link] = []
    for pattern in order {
      // A frame that many fill in their own way is a phrase of the language.
      guard let held = holders[pattern], 2...20 ~= held.count else { continue }
      for (index, first) in held.enumerated() {
        for second in held[(index + 1)...] {
          if let link = link(first.run, second.run, place: first.place) { links.append(link) }
        }
      }
    }
    return links
  }

  /// Phrases that begin with the same three words and end in others.
  private func endings() -> [QuoteWordingRule.Link] {
    var holders: Holders = [:]
    var order: [[String]] = []
    for (number, run) in runs.enumerated() where Self.lengths ~= run.words.count {
      let opening = Array(run.words.prefix(3).map(\.text))
      guard isDistinctive(opening) else { continue }
      if holders[opening] == nil { order.append(opening) }
      holders[opening, default: []].append((number, 3))
    }
    return links(holders, order).filter { link in
      let (a, b) = (runs[link.first.run], runs[link.second.run])
      // One of a length differs in one word, which is found above, or in more than the end.
      return a.words.count != b.words.count && a.words.last?.text != b.words.last?.text
        && !words(before: a).isDisjoint(with: words(before: b))
    }
  }

  /// The telling words of the same sentence that stand shortly before a phrase.
  private func words(before run: QuotedRun) -> Set<String> {
    let article = corpus.articles[run.article]
    guard let sentence = article.sentence(at: run.words[0].span.start) else { return [] }
    let end = article.token(at: run.words[0].span.start, in: sentence)
    return Set(
      article.sentences[sentence][max(0, end - 6)..<min(end, article.sentences[sentence].count)]
        .filter { $0.isWord && !$0.isCapital && $0.text.utf8.count > 3 }
        .map(\.text)
        .filter { !English.functionWords.contains($0) && !English.reports($0) })
  }

  /// Whether the words that stay hold at least one that is not everywhere.
  private func isDistinctive(_ pattern: [String]) -> Bool {
    pattern.contains { $0 != "*" && $0.utf8.count > 3 && !English.functionWords.contains($0) }
  }

  private func link(_ first: Int, _ second: Int, place: Int) -> QuoteWordingRule.Link? {
    let (a, b) = (runs[first], runs[second])
    let (left, right) = (a.words[place], b.words[place])
    guard corpus.areOfTwoOutlets(a.article, b.article), left.text != right.text,
      !left.followsBracket, !right.followsBracket, SpeakerRelation(a, b) == .same,
      haveOneMonth(a, b)
    else { return nil }
    return QuoteWordingRule.Link(
      first: QuoteWordingRule.Place(run: first, sentence: left.sentence),
      second: QuoteWordingRule.Place(run: second, sentence: right.sentence),
      matches: min(a.words.count, b.words.count) - 1, grade: .possible, weight: .wording,
      firstFocus: extent(a), secondFocus: extent(b))
  }

  private func extent(_ run: QuotedRun) -> TextSpan {
    run.words[0].span.union(run.words[run.words.count - 1].span)
  }

  /// Whether both sentences tell of one month; the month of its article is that of a sentence
  /// that does not say.
  private func haveOneMonth(_ a: QuotedRun, _ b: QuotedRun) -> Bool {
    let (first, second) = (months(around: a), months(around: b))
    if first.isEmpty, second.isEmpty {
      let days = DocumentDistance.days(
        between: corpus.articles[a.article], and: corpus.articles[b.article])
      return days.map { $0 <= 31 } ?? false
    }
    return dated(first, a).contains { month in
      dated(second, b).contains { month.overlaps($0) }
    }
  }

  private func dated(_ months: [DateInterval], _ run: QuotedRun) -> [DateInterval] {
    guard months.isEmpty else { return months }
    let published = corpus.articles[run.article].document.published
    return published.flatMap { DateInterval(monthOf: $0) }.map { [$0] } ?? []
  }

  private func months(around run: QuotedRun) -> [DateInterval] {
    let article = corpus.articles[run.article]
    let times = article.document.reading.times
    guard let sentence = article.sentence(at: run.words[0].span.start) else { return [] }
    return article.indices(of: times, inSentence: sentence, span: { $0.span })
      .compactMap { DateInterval(times[$0]) }
      .filter { $0.days <= 31 }
  }
}
