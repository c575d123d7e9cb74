import Quotation
public import SourceText

/// A passage of a source that a quotation, or a part of it, was held against.
public struct QuotationMatch: Hashable, Sendable {
  /// The number of the source in the list that was checked.
  public var source: Int
  /// The words of the quotation that the passage accounts for.
  public var draft: TextSpan
  /// The parts of the passage, in the order of the quotation.
  public var spans: [TextSpan]
  /// The number of the quotation in the source that has most of the words; nil for narration.
  public var quotation: Int?
  /// What the passage by itself makes of the quotation.
  public var verdict: QuotationVerdict
  /// The grade, where the verdict is `altered`.
  public var grade: AlterationGrade?
  /// How the speaker in the source stands to the one the quotation is given to.
  public var speakerCheck: SpeakerCheck
  /// The differences, in the order of the quotation.
  public var edits: [QuotationEdit]

  /// The passage, from the first word to the last.
  public var extent: TextSpan { spans.dropFirst().reduce(spans[0]) { $0.union($1) } }
}

/// What checking a quotation came to.
public struct QuotationCheck: Hashable, Sendable {
  /// The gravest finding.
  public var verdict: QuotationVerdict
  /// The grade, where the verdict is `altered`.
  public var grade: AlterationGrade?
  /// How the speaker stands to the one that the best match has.
  public var speakerCheck: SpeakerCheck
  /// All that was found, the gravest first.
  public var findings: [QuotationFinding]
  /// The passages, the best first; for a splice one for each part; for `not_found` the nearest.
  public var matches: [QuotationMatch]
}

/// Checks quotations against sources: a pure function of the words.
public struct QuotationChecker: Sendable {
  private let speakers: SpeakerComparison

  /// The most passages that a result lists.
  private static let longest = 50

  /// The nearest passages that are shown where none is near enough.
  private static let nearest = 3

  /// Creates a checker.
  ///
  /// - Parameter speakers: How names of speakers are compared.
  public init(speakers: SpeakerComparison = SpeakerComparison()) {
    self.speakers = speakers
  }

  /// Checks a quotation against sources that may hold it.
  ///
  /// - Parameter sources: The sources, in the order in which equals are listed.
  /// - Complexity: O(n·m) for m words quoted and n words of sources, with windows for long texts.
  public func check(_ draft: DraftQuotation, in sources: [CheckedSource]) -> QuotationCheck {
    guard draft.wordCount > 0 else {
      return QuotationCheck(
        verdict: .notFound, speakerCheck: .unstated,
        findings: [
          QuotationFinding(
            .notFound, "no-words", message: "The quotation has no words to look for.",
            draft: draft.text.span)
        ], matches: [])
    }
    let results = sources.indices.compactMap { index in
      QuotationReading(draft, in: sources[index], speakers: speakers).map {
        Judged($0, source: index, speakers: speakers)
      }
    }
    let close = results.filter { $0.reading.isClose }.sorted { $0.isBetter(than: $1) }
    if let best = close.first {
      // A splice of two documents is a better account than one document with half the words.
      if best.reading.pieces.count == 1, best.isPartial,
        let joined = joined(results, draft: draft, sources: sources)
      {
        return joined
      }
      return result(best, others: close.dropFirst())
    }
    if let joined = joined(results, draft: draft, sources: sources) { return joined }
    return notFound(draft, nearest: results)
  }

  private func result(_ best: Judged, others: ArraySlice<Judged>) -> QuotationCheck {
    var matches = best.matches
    for other in others where matches.count < Self.longest { matches += other.matches }
    return QuotationCheck(
      verdict: best.verdict, grade: best.grade, speakerCheck: best.speakerCheck,
      findings: Self.sorted(best.findings), matches: matches)
  }

  private static func sorted(_ findings: [QuotationFinding]) -> [QuotationFinding] {
    findings.enumerated().sorted {
      ($0.element.verdict.rank, $0.element.grade == .meaning ? 0 : 1, $0.offset)
        < ($1.element.verdict.rank, $1.element.grade == .meaning ? 0 : 1, $1.offset)
    }.map(\.element)
  }

  private func notFound(_ draft: DraftQuotation, nearest: [Judged]) -> QuotationCheck {
    let shown = nearest.filter { $0.reading.matched >= 2 }
      .sorted {
        ($1.reading.matched, $0.reading.cost, $0.source) < (
          $0.reading.matched, $1.reading.cost, $1.source
        )
      }
      .prefix(Self.nearest)
    return QuotationCheck(
      verdict: .notFound, speakerCheck: draft.speaker == nil ? .unstated : .unresolved,
      findings: [
        QuotationFinding(
          .notFound, "not-found", message: "Nothing close enough stands in any source.",
          draft: draft.text.span)
      ],
      matches: shown.flatMap { judged in
        judged.matches.max { $0.draft.count < $1.draft.count }.map { [$0] } ?? []
      })
  }

  /// Whether different documents account for the quotation's parts, each for one in a row.
  private func joined(
    _ results: [Judged], draft: DraftQuotation, sources: [CheckedSource]
  ) -> QuotationCheck? {
    // For each document the longest part that it has, nearly word for word.
    struct Part {
      var judged: Judged
      var piece: Int
      var words: Range<Int>
    }
    var parts: [Part] = []
    for judged in results {
      for (index, piece) in judged.reading.pieces.enumerated() {
        for words in piece.solidParts where words.count >= 5 {
          parts.append(Part(judged: judged, piece: index, words: words))
        }
      }
    }
    parts.sort {
      ($1.words.count, $0.words.lowerBound, $0.judged.source)
        < ($0.words.count, $1.words.lowerBound, $1.judged.source)
    }
    guard let first = parts.first else { return nil }
    var chosen = [first]
    for part in parts.dropFirst()
    where chosen.allSatisfy({ !$0.words.overlaps(part.words) }) { chosen.append(part) }
    let covered = chosen.reduce(0) { $0 + $1.words.count }
    guard chosen.count >= 2, Set(chosen.map(\.judged.source)).count >= 2,
      covered * 100 >= draft.wordCount * 80
    else { return nil }
    chosen.sort { $0.words.lowerBound < $1.words.lowerBound }
    let words = draft.compared.words
    let matches = chosen.map { part in
      part.judged.match(part.piece, words: part.words, draft: draft)
    }
    var findings = [
      QuotationFinding(
        .spliced, "splice-across-sources",
        message: "Parts of it stand in different sources, and none has it whole.",
        draft: TextSpan(
          start: words[chosen[1].words.lowerBound].span.start, end: draft.text.utf8.count))
    ]
    let checks = Set(matches.map(\.speakerCheck))
    if checks.contains(.different) {
      findings.append(
        QuotationFinding(
          .misattributed, "speaker", message: "A part of it is somebody else’s.",
          draft: draft.text.span))
    }
    return QuotationCheck(
      verdict: .spliced, speakerCheck: checks.count == 1 ? matches[0].speakerCheck : .unresolved,
      findings: findings, matches: matches)
  }
}

extension QuotationReading.Piece {
  /// The words of the quotation that follow each other in the source, with a word or two between.
  var solidParts: [Range<Int>] {
    var parts: [Range<Int>] = []
    for stretch in stretches {
      var last: (draft: Int, source: Int)?
      for pair in stretch.pairs {
        if let before = last, let part = parts.last, pair.draft - before.draft <= 2,
          pair.source - before.source <= 3
        {
          parts[parts.count - 1] = part.lowerBound..<pair.draft + 1
        } else {
          parts.append(pair.draft..<pair.draft + 1)
        }
        last = pair
      }
    }
    return parts
  }
}

/// A reading with what it comes to.
struct Judged {
  let reading: QuotationReading
  let source: Int
  let speakerCheck: SpeakerCheck
  let findings: [QuotationFinding]
  let verdict: QuotationVerdict
  let grade: AlterationGrade?
  private let pieceChecks: [SpeakerCheck]

  init(_ reading: QuotationReading, source: Int, speakers: SpeakerComparison) {
    self.reading = reading
    self.source = source
    var findings = reading.findings
    let claimed = reading.draft.speaker
    let names = claimed.map(speakers.names(of:)) ?? []
    pieceChecks = reading.pieces.indices.map { piece in
      reading.source.check(names, of: reading.quotationIndex(of: piece), by: speakers)
    }
    let checks = pieceChecks
    if checks.contains(.different) {
      speakerCheck = .different
    } else {
      speakerCheck = checks.first { $0 == .unresolved } ?? checks.first ?? .unstated
    }
    if speakerCheck == .different, let claimed {
      let piece = checks.firstIndex(of: .different) ?? 0
      let stated = reading.speakers(of: piece).first ?? ""
      findings.append(
        QuotationFinding(
          .misattributed, "speaker",
          message: "The source gives these words to \(stated), not to \(claimed).",
          draft: reading.draft.text.span, source: reading.mention(of: piece)))
    }
    self.findings = findings
    let verdict =
      findings.map(\.verdict).min { $0.rank < $1.rank } ?? .verbatim
    self.verdict = verdict
    grade =
      verdict == .altered
      ? findings.contains { $0.verdict == .altered && $0.grade == .meaning } ? .meaning : .wording
      : nil
  }

  /// Whether words of the quotation are missing in the source in such number that another may have
  /// them.
  var isPartial: Bool {
    reading.wanted - reading.matched >= 5 && reading.matched * 100 < reading.wanted * 85
  }

  /// The order in which passages are listed: a primary source settles what was said; then the
  /// mildest verdict, then the likeness.
  func isBetter(than other: Judged) -> Bool {
    let mine = key
    let theirs = other.key
    return mine.lexicographicallyPrecedes(theirs)
  }

  private var key: [Int] {
    [
      reading.source.isPrimary ? 0 : 1, -verdict.rank, reading.cost,
      speakerCheck == .same ? 0 : 1, source,
    ]
  }

  /// One match for each part.
  var matches: [QuotationMatch] {
    reading.pieces.indices.map { piece in
      QuotationMatch(
        source: source, draft: reading.draftSpan(of: reading.pieces[piece].draft),
        spans: reading.spans(of: piece), quotation: reading.quotationIndex(of: piece),
        verdict: verdict, grade: grade, speakerCheck: pieceChecks[piece],
        edits: reading.edits[piece])
    }
  }

  /// The match of a part of a piece.
  func match(_ piece: Int, words: Range<Int>, draft: DraftQuotation) -> QuotationMatch {
    var match = matches[piece]
    let pairs = reading.pieces[piece].stretches.flatMap(\.pairs)
      .filter { words.contains($0.draft) }
    let span = reading.draftSpan(of: words)
    match.draft = span
    if let low = pairs.map(\.source).min(), let high = pairs.map(\.source).max(),
      let passage = reading.source.span(of: low..<high + 1)
    {
      match.spans = [passage]
    }
    match.edits = match.edits.filter { span.contains($0.draft) }
    match.verdict = .spliced
    match.grade = nil
    return match
  }
}

extension QuotationReading {
  /// The quotation of the source that most words of a piece stand in; nil for narration.
  func quotationIndex(of piece: Int) -> Int? {
    var counts: [Int: Int] = [:]
    for pair in pieces[piece].stretches.flatMap(\.pairs) {
      counts[source.quotationOfWord[pair.source], default: 0] += 1
    }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? -1
    return best < 0 ? nil : best
  }

  /// Who the source says has said a piece, by name and in the words of its mention.
  func speakers(of piece: Int) -> [String] {
    quotationIndex(of: piece).map(source.speakers(of:)) ?? []
  }

  /// The words of the source that name the speaker.
  func mention(of piece: Int) -> TextSpan? {
    quotationIndex(of: piece).flatMap { source.quotations[$0].speakers.first?.mention }
  }

  /// The span of some of the quotation's words.
  func draftSpan(of words: Range<Int>) -> TextSpan {
    guard let first = words.first, let last = words.last else { return TextSpan(start: 0, end: 0) }
    return TextSpan(
      start: draft.compared.words[first].span.start, end: draft.compared.words[last].span.end)
  }

  /// The passages of a piece.
  func spans(of piece: Int) -> [TextSpan] {
    pieces[piece].stretches.compactMap { source.span(of: $0.source) }
  }
}
