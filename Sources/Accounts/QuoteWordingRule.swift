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
      links += compare(pair, runs, corpus: corpus)
    }
    links = withoutCrossings(links, runs)
    links += PhraseWording(corpus: corpus, runs: runs).links()
    return UtteranceVariants(corpus: corpus, runs: runs, links: links).findings()
  }

  /// One sentence of a run: what is said at once, for an outlet may quote many things in a row.
  struct Place: Hashable {
    var run: Int
    var sentence: Int
  }

  /// Two places that print one sentence, alike or not.
  struct Link {
    var first: Place
    var second: Place
    /// The words that both print.
    var matches: Int
    /// Nil where they agree.
    var grade: Conflict.Grade?
    var weight: Conflict.Weight
    /// The words in question in either run.
    var firstFocus: TextSpan
    var secondFocus: TextSpan
  }

  /// The links without those between two sentences of which one article prints both: it tells of
  /// two utterances.
  private func withoutCrossings(_ links: [Link], _ runs: [QuotedRun]) -> [Link] {
    struct Print: Hashable {
      var place: Place
      var article: Int
    }
    var printed: Set<Print> = []
    for link in links where link.grade == nil {
      for (place, other) in [(link.first, link.second), (link.second, link.first)] {
        // All of the sentence but a word or two at its ends.
        let words = runs[place.run].words.count { $0.sentence == place.sentence }
        if link.matches * 10 >= words * 8 {
          printed.insert(Print(place: place, article: runs[other.run].article))
        }
      }
    }
    return links.filter { link in
      link.grade == nil
        || !printed.contains(Print(place: link.first, article: runs[link.second.run].article))
          && !printed.contains(Print(place: link.second, article: runs[link.first.run].article))
    }
  }

  private func compare(
    _ pair: QuotePairs.Pair, _ runs: [QuotedRun], corpus: AccountCorpus
  ) -> [Link] {
    let (a, b) = (runs[pair.first], runs[pair.second])
    let relation = SpeakerRelation(a, b)
    guard relation != .different, let comparison = WordingComparison(a, b),
      comparison.matches >= Self.fewest, comparison.contentMatches >= 3
    else { return [] }
    let changed = comparison.differences.map { max($0.first.count, $0.second.count) }
    // One speaker's sentence may be told more freely than words without a speaker.
    let freedom = relation == .same ? 2 : 3
    guard
      changed.reduce(0, +) * freedom <= comparison.matches + 1
        || changed.count == 1 && changed[0] <= 3
    else { return [] }
    let days = DocumentDistance.days(
      between: corpus.articles[a.article], and: corpus.articles[b.article])
    if let days, days > 31 { return [] }

    let isTied =
      relation == .same
      ? comparison.matches >= 8 || comparison.reachesEnd : comparison.matches >= Self.telling
    // Without dates only a long stretch is one utterance for sure.
    let isDated = days.map { $0 <= 7 } ?? (comparison.matches >= 12)
    if !isTied, relation != .same { return [] }
    let grade: Conflict.Grade =
      isTied && isDated && !comparison.looksTranslated && !saysTranslated(a, corpus)
        && !saysTranslated(b, corpus)
      ? .conflict : .possible

    // Sentence by sentence, with the differences that each holds.
    var differences: [[Int]: [WordAlignment.Difference]] = [:]
    for difference in comparison.differences {
      let key = [
        sentence(of: difference.first, in: a), sentence(of: difference.second, in: b),
      ]
      differences[key, default: []].append(difference)
    }
    var matches: [[Int]: Int] = [:]
    for pair in comparison.matched {
      matches[[a.words[pair.first].sentence, b.words[pair.second].sentence], default: 0] += 1
    }
    return matches.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
      let changes = differences[key] ?? []
      guard matches[key, default: 0] >= (changes.isEmpty ? 4 : 2) else { return nil }
      return Link(
        first: Place(run: pair.first, sentence: key[0]),
        second: Place(run: pair.second, sentence: key[1]), matches: matches[key, default: 0],
        grade: changes.isEmpty ? nil : grade,
        weight: WordingComparison.weight(of: changes, a, b),
        firstFocus: focus(changes.map(\.first), in: a, sentence: key[0]),
        secondFocus: focus(changes.map(\.second), in: b, sentence: key[1]))
    }
  }

  /// Whether the sentences around a run say that it was translated.
  private func saysTranslated(_ run: QuotedRun, _ corpus: AccountCorpus) -> Bool {
    let sentences = corpus.articles[run.article].sentences
    guard let first = run.words.first?.sentence, let last = run.words.last?.sentence else {
      return false
    }
    return sentences[max(0, first - 1)..<min(sentences.count, last + 2)].joined().contains {
      Self.translation.contains($0.text)
    }
  }

  private static let translation: Set<String> = [
    "translation", "translations", "translated", "translator", "translators", "interpreter",
    "interpreters", "paraphrased", "transliterated",
  ]

  /// The sentence that a difference stands in; one of no words belongs to the word before it.
  private func sentence(of range: Range<Int>, in run: QuotedRun) -> Int {
    let place = range.isEmpty ? range.lowerBound - 1 : range.lowerBound
    return run.words[max(0, min(place, run.words.count - 1))].sentence
  }

  /// From the word before the first difference to the word behind the last, in one sentence; all
  /// its words where there is none.
  private func focus(_ ranges: [Range<Int>], in run: QuotedRun, sentence: Int) -> TextSpan {
    let words = run.words.filter { $0.sentence == sentence }.map(\.span)
    let whole = words.dropFirst().reduce(words[0]) { $0.union($1) }
    guard let first = ranges.first, let last = ranges.last else { return whole }
    let around = run.words[max(0, first.lowerBound - 1)..<min(run.words.count, last.upperBound + 1)]
      .filter { $0.sentence == sentence }
      .map(\.span)
    guard let start = around.first else { return whole }
    return around.dropFirst().reduce(start) { $0.union($1) }
  }
}
