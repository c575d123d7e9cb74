import Language
import Quotation
import SourceText

/// One quotation held against one source: the stretches of the source that it was made from, and
/// what was done to them.
struct QuotationReading {
  /// A part of the quotation that one utterance, or one piece of narration, accounts for.
  struct Piece {
    /// The words of the quotation.
    var draft: Range<Int>
    /// The stretches, with what the source has between them left out.
    var stretches: [PassageAlignment.Stretch]
    /// How many words are equal.
    var matched: Int { stretches.reduce(0) { $0 + $1.pairs.count } }
  }

  let draft: DraftQuotation
  let source: CheckedSource
  let cost: Int
  /// How names of speakers are compared.
  private let speakers: SpeakerComparison
  private(set) var pieces: [Piece] = []
  private(set) var findings: [QuotationFinding] = []
  private(set) var edits: [[QuotationEdit]] = []

  /// Reads a quotation off a source; nil where too little of it is there to speak of.
  init?(_ draft: DraftQuotation, in source: CheckedSource, speakers: SpeakerComparison) {
    self.draft = draft
    self.source = source
    self.speakers = speakers
    let words = source.compared.words.count
    let names = draft.speaker.map(speakers.names(of:)) ?? []
    let speakerChecks = source.quotations.indices.map {
      source.check(names, of: $0, by: speakers)
    }
    // Words between marks are preferred to narration, and the named speaker's to others'.
    let reluctance = (0..<words).map { word -> UInt8 in
      let quotation = source.quotationOfWord[word]
      if quotation < 0 { return source.isPrimary ? 0 : 3 }
      return speakerChecks[quotation] == .different ? 2 : speakerChecks[quotation] == .same ? 0 : 1
    }
    guard
      let alignment = SourceWindows(draft: draft.compared, source: source.compared)
        .align(reluctance: reluctance)
    else { return nil }
    cost = alignment.cost
    assemble(alignment.stretches)
    guard !pieces.isEmpty else { return nil }
    // What is too far away is shown at most, and its words are not compared one by one.
    if isClose { judge() } else { edits = pieces.map { _ in [] } }
  }
}

// MARK: - How much of the quotation is there

extension QuotationReading {
  /// How many of the quotation's words, insertions of an editor aside, the source has.
  var matched: Int { pieces.reduce(0) { $0 + $1.matched } }

  /// How many words there are to find.
  var wanted: Int {
    zip(draft.compared.isBracketed, draft.compared.hashes).lazy.filter { !$0.0 }.count
  }

  /// Whether so much of the quotation is there that it was made from this source.
  var isClose: Bool {
    let wanted = max(wanted, 1)
    let found = min(matched, wanted)
    // Of a few words all have to be there: half of them are there by chance.
    if wanted <= 3 { return found == wanted && longestRun >= min(2, wanted) }
    if wanted <= 6 { return found * 10 >= wanted * 7 && longestRun >= 2 && telling >= 1 }
    // The longer the quotation, the less its likeness to another is chance; long common runs that are
    // titles and set phrases have up to eight words.
    let share = wanted <= 12 ? 70 : 62
    return found * 100 >= wanted * share && longestRun >= 3 && telling >= 2
      || found * 2 >= wanted && longestRun >= 9
  }

  /// The most words in a row that agree.
  private var longestRun: Int {
    var longest = 0
    for stretch in pieces.flatMap(\.stretches) {
      var run = 0
      var last = (draft: -2, source: -2)
      for pair in stretch.pairs {
        run = pair.draft == last.draft + 1 && pair.source == last.source + 1 ? run + 1 : 1
        longest = max(longest, run)
        last = pair
      }
    }
    return longest
  }

  /// How many of the words that agree say something.
  private var telling: Int {
    pieces.flatMap(\.stretches).flatMap(\.pairs).lazy.filter {
      !English.functionWords.contains(source.compared.words[$0.source].key)
    }.count
  }
}

// MARK: - Pieces

extension QuotationReading {
  /// What stands between two neighbouring stretches.
  private enum Junction {
    /// "he said" between two parts of one utterance, or nothing at all.
    case continued
    /// Words of the utterance that an ellipsis stands for.
    case licensed
    /// Words of the utterance that nothing stands for.
    case unmarked
    /// Another utterance.
    case splice(acrossSpeakers: Bool, isReversed: Bool)
  }

  /// Cuts stretches where the source goes from one run between marks to the next, and joins those
  /// that belong to one utterance.
  private mutating func assemble(_ stretches: [PassageAlignment.Stretch]) {
    let parts = stretches.flatMap(cut)
    for part in parts {
      guard let last = pieces.last, let before = last.stretches.last else {
        pieces.append(Piece(draft: part.draft, stretches: [part]))
        continue
      }
      switch junction(before, part) {
      case .continued:
        extend(part)
      case .licensed:
        extend(part)
        findings += swallowed(between: before, and: part)
      case .unmarked:
        extend(part)
        let omitted = before.source.upperBound..<part.source.lowerBound
        findings.append(omission(of: omitted, before: part))
      case .splice(let acrossSpeakers, let isReversed):
        pieces.append(Piece(draft: part.draft, stretches: [part]))
        findings.append(
          splice(before, part, acrossSpeakers: acrossSpeakers, isReversed: isReversed))
      }
    }
  }

  private mutating func extend(_ part: PassageAlignment.Stretch) {
    pieces[pieces.count - 1].stretches.append(part)
    pieces[pieces.count - 1].draft =
      pieces[pieces.count - 1].draft.lowerBound..<part.draft.upperBound
  }

  /// Cuts a stretch wherever it passes from one marked run to another.
  private func cut(_ stretch: PassageAlignment.Stretch) -> [PassageAlignment.Stretch] {
    var parts: [PassageAlignment.Stretch] = []
    var pairs: [(draft: Int, source: Int)] = []
    var start = stretch.draft.lowerBound
    func close(_ end: Int, _ sourceEnd: Int) {
      guard let first = pairs.first else { return }
      parts.append(
        PassageAlignment.Stretch(
          draft: start..<end,
          source: (parts.isEmpty ? stretch.source.lowerBound : first.source)..<sourceEnd,
          pairs: pairs))
      start = end
      pairs = []
    }
    for pair in stretch.pairs {
      if let last = pairs.last {
        let (from, to) = (source.runOfWord[last.source], source.runOfWord[pair.source])
        if from != to, from >= 0, to >= 0, !isNested(from, to, last.source, pair.source) {
          close(pair.draft, last.source + 1)
        }
      }
      pairs.append(pair)
    }
    close(stretch.draft.upperBound, stretch.source.upperBound)
    return parts
  }

  /// Whether one of two runs stands inside the other: a speaker quoting someone.
  private func isNested(_ a: Int, _ b: Int, _ first: Int, _ second: Int) -> Bool {
    let (outer, inner) = (source.quotationOfWord[first], source.quotationOfWord[second])
    return source.quotations[inner].nestedIn == outer || source.quotations[outer].nestedIn == inner
      || source.quotations[inner].nestedIn != nil
        && source.quotations[inner].nestedIn == source.quotations[outer].nestedIn
  }

  private func junction(
    _ before: PassageAlignment.Stretch, _ after: PassageAlignment.Stretch
  ) -> Junction {
    let hasEllipsis = draft.compared.hasEllipsisBefore[after.draft.lowerBound]
    let isReversed = after.source.lowerBound < before.source.upperBound
    let (from, to) = (quotation(of: before), quotation(of: after))
    let isAcross = areDifferentSpeakers(from, to)
    if isReversed { return .splice(acrossSpeakers: isAcross, isReversed: true) }
    let gap = before.source.upperBound..<after.source.lowerBound
    if isAcross { return .splice(acrossSpeakers: true, isReversed: false) }
    let saysOne = isOneUtterance(from, to, gap: gap)
    if saysOne, gap.allSatisfy({ source.runOfWord[$0] < 0 }), from >= 0 || gap.isEmpty {
      return .continued
    }
    if hasEllipsis { return .licensed }
    let isBracket =
      after.draft.lowerBound > 0
      && (draft.compared.isBracketed[after.draft.lowerBound - 1]
        || draft.compared.isBracketed[after.draft.lowerBound])
    if saysOne, isBracket, gap.count <= 12 { return .licensed }
    return saysOne ? .unmarked : .splice(acrossSpeakers: false, isReversed: false)
  }

  /// The quotation that most of a stretch's words stand in, or -1.
  private func quotation(of stretch: PassageAlignment.Stretch) -> Int {
    var counts: [Int: Int] = [:]
    for pair in stretch.pairs { counts[source.quotationOfWord[pair.source], default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? -1
  }

  private func outermost(_ quotation: Int) -> Int {
    var at = quotation
    while at >= 0, let outer = source.quotations[at].nestedIn { at = outer }
    return at
  }

  private func areDifferentSpeakers(_ a: Int, _ b: Int) -> Bool {
    guard a >= 0, b >= 0, a != b, outermost(a) != outermost(b) else { return false }
    let (first, second) = (source.speakerNames[a], source.speakerNames[b])
    guard let name = first.first, !second.isEmpty else { return false }
    return speakers.check([name], against: second, mentions: []) == .different
  }

  /// Whether two places of the source belong to one thing said.
  private func isOneUtterance(_ from: Int, _ to: Int, gap: Range<Int>) -> Bool {
    if from >= 0, to >= 0 {
      if outermost(from) == outermost(to) { return true }
      // “…,” she said. “…”: nothing but the attribution stands between.
      guard let first = gap.first, let last = gap.last else { return false }
      return gap.count <= 8 && source.paragraphOfWord[first] == source.paragraphOfWord[last]
        && gap.allSatisfy { source.runOfWord[$0] < 0 }
        && gap.contains { English.reports(source.compared.words[$0].key) }
    }
    // The source's own words: one sentence, or a few words of the next.
    guard let first = gap.first, let last = gap.last else { return true }
    return source.sentenceOfWord[max(0, first - 1)]
      == source.sentenceOfWord[min(last + 1, source.sentenceOfWord.count - 1)]
      || gap.count <= 12
  }
}

// MARK: - What was done

extension QuotationReading {
  private func omission(
    of omitted: Range<Int>, before part: PassageAlignment.Stretch
  ) -> QuotationFinding {
    let spoken = omitted.filter { source.runOfWord[$0] >= 0 || source.isPrimary }
    let changes = spoken.contains { OmissionCues.isNegation(source.compared.words[$0].key) }
    let place = draft.compared.words[part.draft.lowerBound].span.start
    return QuotationFinding(
      .altered, "unmarked-omission", grade: changes ? .meaning : .wording,
      message: "Words are left out, and no ellipsis says so.",
      draft: TextSpan(start: place, end: place), source: source.span(of: omitted))
  }

  private func splice(
    _ before: PassageAlignment.Stretch, _ after: PassageAlignment.Stretch, acrossSpeakers: Bool,
    isReversed: Bool
  ) -> QuotationFinding {
    let words = draft.compared.words
    let first = words[after.draft.lowerBound]
    let last = words[after.draft.upperBound - 1]
    let message =
      acrossSpeakers
      ? "Words of different speakers are joined."
      : isReversed
        ? "Two passages are joined, and the second stands before the first."
        : "Two separate utterances are joined as one."
    return QuotationFinding(
      .spliced, acrossSpeakers ? "splice-across-speakers" : "splice", message: message,
      draft: TextSpan(start: first.span.start, end: last.span.end),
      source: source.span(of: after.source))
  }

  /// What an ellipsis stands for, where that is more than it may be.
  private func swallowed(
    between before: PassageAlignment.Stretch, and after: PassageAlignment.Stretch
  ) -> [QuotationFinding] {
    let gap = before.source.upperBound..<after.source.lowerBound
    guard !gap.isEmpty else { return [] }
    let place = draft.compared.words[after.draft.lowerBound].span.start
    let draftPlace = TextSpan(start: place, end: place)
    let own = [outermost(quotation(of: before)), outermost(quotation(of: after))]
    let stated = own.filter { $0 >= 0 }.flatMap { source.speakers(of: $0) }
    let others = Set(gap.map { outermost(source.quotationOfWord[$0]) }).filter { $0 >= 0 }
    let turn = others.sorted().first { other in
      guard !own.contains(other), let name = source.speakers(of: other).first, !stated.isEmpty
      else { return false }
      return speakers.check(name, against: stated) == .different
    }
    if let turn {
      let name = source.speakers(of: turn).first ?? ""
      return [
        QuotationFinding(
          .altered, "ellipsis-swallows-turn", grade: .meaning,
          message: "The ellipsis stands for words of another speaker, \(name).",
          draft: draftPlace, source: source.span(of: gap))
      ]
    }
    guard let cue = cue(in: gap) else { return [] }
    return [
      QuotationFinding(
        .altered, "ellipsis-swallows-\(cue.kind)", grade: .meaning,
        message:
          "The ellipsis stands for a \(cue.kind), “\(source.compared.words[cue.word].text)”.",
        draft: draftPlace, source: source.span(of: gap))
    ]
  }

  /// The negation or condition among omitted words that what is kept depends on.
  private func cue(in gap: Range<Int>) -> OmissionCues.Cue? {
    let sentences = source.sentenceOfWord
    let compared = source.compared
    let (first, last) = (gap.lowerBound, gap.upperBound - 1)
    let startsSentence = sentences[last] != sentences[min(last + 1, sentences.count - 1)]
    if !startsSentence {
      // The rest of the sentence that goes on after the gap.
      let start = gap.last { sentences[$0] != sentences[last] }.map { $0 + 1 } ?? first
      if let cue = OmissionCues.before(
        start..<gap.upperBound, in: compared, keptStartsSentence: false)
      {
        return cue
      }
    }
    let endsSentence = first > 0 && sentences[first - 1] != sentences[first]
    guard !endsSentence else { return nil }
    let end = gap.first { sentences[$0] != sentences[first] } ?? gap.upperBound
    return OmissionCues.after(first..<end, in: compared)
  }

  private mutating func judge() {
    for piece in pieces {
      var found: [QuotationEdit] = []
      for (index, stretch) in piece.stretches.enumerated() {
        var comparison = StretchComparison(
          draft: draft, source: source, stretch: stretch,
          isFirst: index == 0 && piece.draft.lowerBound == 0,
          isLast: stretch.draft.upperBound == draft.compared.words.count, speakers: speakers)
        comparison.compare()
        found += comparison.edits
        findings += comparison.findings
      }
      edits.append(found)
    }
    findings += narrated()
    if pieces.count == 1 { findings += cutOff() }
    if wanted < 4 {
      findings.append(
        QuotationFinding(
          .adjusted, "fragment",
          message: "Fewer than four words: they stand in the source, and prove little.",
          draft: draft.text.span))
    }
  }

  /// Words that the source has outside its quotation marks.
  private func narrated() -> [QuotationFinding] {
    guard !source.isPrimary else { return [] }
    let pairs = pieces.flatMap(\.stretches).flatMap(\.pairs)
    let outside = pairs.filter { source.runOfWord[$0.source] < 0 }
    guard let first = outside.first, let last = outside.last else { return [] }
    // One word beside a mark is a matter of where the mark was put.
    let isWhole = outside.count == pairs.count
    guard isWhole || outside.count >= 2 else { return [] }
    let words = draft.compared.words
    let span = TextSpan(start: words[first.draft].span.start, end: words[last.draft].span.end)
    let low = outside.map(\.source).min() ?? first.source
    let high = outside.map(\.source).max() ?? last.source
    return [
      QuotationFinding(
        .unquoted, isWhole ? "narration" : "partly-narration",
        message: isWhole
          ? "The source has these words as its own, not as anybody’s speech."
          : "Some of these words are the source’s own, not speech.",
        draft: span, source: source.span(of: low..<high + 1))
    ]
  }

  /// A negation, condition or denial that the cut left outside.
  private func cutOff() -> [QuotationFinding] {
    guard let first = pieces.first?.stretches.first?.pairs.first,
      let last = pieces.last?.stretches.last?.pairs.last
    else { return [] }
    let compared = source.compared
    let sentences = source.sentenceOfWord
    // What the draft puts in place of the cut words is an alteration, and is told of as one.
    guard first.draft == 0 || !draft.compared.isBracketed[0] else { return [] }
    var start = first.source
    while start > 0, sentences[start - 1] == sentences[first.source], first.source - start < 60 {
      start -= 1
    }
    let startsRun =
      source.runOfWord[first.source] >= 0
      && (first.source == 0
        || source.runOfWord[first.source - 1] != source.runOfWord[first.source])
    let isCapital = compared.words[first.source].text.first?.isUppercase == true
    var cue = OmissionCues.before(
      start..<first.source, in: compared,
      keptStartsSentence: startsRun && isCapital || start == first.source)
    if let found = cue, found.kind == "condition",
      OmissionCues.isCondition(compared.words[first.source].key)
    {
      // "If they, if they pay": what is kept has the condition.
      cue = nil
    }
    if cue == nil, last.draft == draft.compared.words.count - 1 {
      var end = last.source + 1
      while end < sentences.count, sentences[end] == sentences[last.source],
        end - last.source < 8
      {
        end += 1
      }
      cue = OmissionCues.after(last.source + 1..<end, in: compared)
    }
    guard let cue else { return [] }
    let word = compared.words[cue.word]
    // The draft may say it in its own words, outside the marks.
    let isSaid =
      draft.context.contains(word.key)
      || cue.kind == "negation" && draft.context.contains(where: OmissionCues.isNegation)
      || cue.kind == "condition" && draft.context.contains(where: OmissionCues.isCondition)
    guard !isSaid else { return [] }
    let span =
      cue.word < first.source
      ? source.span(of: cue.word..<first.source) : source.span(of: last.source + 1..<cue.word + 1)
    return [
      QuotationFinding(
        .truncated, "cut-\(cue.kind)",
        message: "The cut leaves a \(cue.kind) outside: “\(word.text)”.",
        draft: cue.word < first.source
          ? TextSpan(start: 0, end: 0)
          : TextSpan(start: draft.text.utf8.count, end: draft.text.utf8.count),
        source: span)
    ]
  }
}
