import Language
import SourceText

/// One utterance that outlets print in two wordings without a mark of the change.
///
/// Guards: what quoting allows is no difference (see ``WordingComparison``); two known speakers,
/// or reports more than a month apart, do not print one utterance; where both wordings may be
/// translations, or little holds them together, the answer is `possible`.
struct QuoteWordingRule: ConflictRule {
  /// The fewest words in common.
  private static let fewest = 6

  /// The words in common that make one utterance of two whose speakers are not both known.
  private static let telling = 10

  func findings(in corpus: AccountCorpus) -> [Finding] {
    let runs = corpus.articles.filter(\.isEnglish).flatMap { QuotedRun.runs(of: $0) }
    var links: [Link] = []
    for pair in QuotePairs.sharingWords(runs, corpus: corpus) {
      if let link = compare(pair, runs, corpus: corpus) { links.append(link) }
    }
    links += PhraseWording(corpus: corpus, runs: runs).links()
    return UtteranceVariants(corpus: corpus, runs: runs, links: links).findings()
  }

  /// Two runs that print one utterance, alike or not.
  struct Link {
    var first: Int
    var second: Int
    /// Nil where they agree.
    var grade: Conflict.Grade?
    var weight: Conflict.Weight
    /// The words in question in either run.
    var firstFocus: TextSpan
    var secondFocus: TextSpan
  }

  private func compare(
    _ pair: QuotePairs.Pair, _ runs: [QuotedRun], corpus: AccountCorpus
  ) -> Link? {
    let (a, b) = (runs[pair.first], runs[pair.second])
    let relation = SpeakerRelation(a.speakers, b.speakers)
    guard relation != .different, let comparison = WordingComparison(a, b),
      comparison.matches >= Self.fewest, comparison.contentMatches >= 3
    else { return nil }
    let changed = comparison.differences.map { max($0.first.count, $0.second.count) }
    guard
      changed.reduce(0, +) * 3 <= comparison.matches + 1 || changed.count == 1 && changed[0] <= 3
    else { return nil }
    let days = DocumentDistance.days(
      between: corpus.articles[a.article], and: corpus.articles[b.article])
    if let days, days > 31 { return nil }

    let isTied =
      relation == .same
      ? comparison.matches >= 8 || comparison.reachesEnd : comparison.matches >= Self.telling
    // Without dates only a long stretch is one utterance for sure.
    let isDated = days.map { $0 <= 7 } ?? (comparison.matches >= 12)
    var grade: Conflict.Grade?
    if !comparison.differences.isEmpty {
      if !isTied, relation != .same { return nil }
      grade = isTied && isDated && !comparison.looksTranslated ? .conflict : .possible
    }
    return Link(
      first: pair.first, second: pair.second, grade: grade, weight: comparison.weight,
      firstFocus: focus(comparison.differences.map(\.first), in: a, corpus: corpus),
      secondFocus: focus(comparison.differences.map(\.second), in: b, corpus: corpus))
  }

  /// From the word before the first difference to the word behind the last that stands in the same
  /// sentence; the whole run where there is none.
  private func focus(
    _ ranges: [Range<Int>], in run: QuotedRun, corpus: AccountCorpus
  ) -> TextSpan {
    guard let start = ranges.first?.lowerBound else {
      return run.words[0].span.union(run.words[run.words.count - 1].span)
    }
    let article = corpus.articles[run.article]
    let first = run.words[max(0, min(start - 1, run.words.count - 1))].span
    let sentence = article.sentence(at: first.start)
    var focus = first
    for range in ranges {
      let last = run.words[max(0, min(range.upperBound, run.words.count - 1))].span
      if article.sentence(at: last.start) == sentence { focus = focus.union(last) }
    }
    return focus
  }
}

/// Whether two quotations have one speaker.
enum SpeakerRelation {
  case same, different, unknown

  init(_ a: [PersonName], _ b: [PersonName]) {
    if a.isEmpty || b.isEmpty {
      self = .unknown
    } else if a.contains(where: { name in b.contains { SpeakerRelation.isOne(name, $0) } }) {
      self = .same
    } else {
      self = .different
    }
  }

  private static func isOne(_ a: PersonName, _ b: PersonName) -> Bool {
    a.words == b.words
      || a.surname == b.surname && a.likeness(to: b) != .different
      || Set(a.words).isSubset(of: b.words) || Set(b.words).isSubset(of: a.words)
  }
}

/// How far apart two documents were published.
enum DocumentDistance {
  /// The days between the publication of two articles, months counted as 31; nil where either is
  /// not known to the month.
  static func days(between a: Article, and b: Article) -> Int? {
    guard let first = day(a.document.published), let second = day(b.document.published) else {
      return nil
    }
    return abs(first - second)
  }

  private static func day(_ published: String?) -> Int? {
    guard let parts = published?.prefix(10).split(separator: "-").map({ Int($0) }),
      parts.count > 1, let year = parts[0], let month = parts[1]
    else { return nil }
    return year * 372 + month * 31 + (parts.count > 2 ? parts[2] ?? 15 : 15)
  }
}
