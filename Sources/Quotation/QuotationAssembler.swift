import Language
import SourceText

/// Joins marked runs to quotations: speech over several paragraphs, speech cut in two by "he
/// said", and the fragments of one reported clause are one quotation each.
struct QuotationAssembler {
  /// A quotation while it is put together.
  struct Draft {
    /// Its runs, by number.
    var runs: [Int]
    var kind: Quotation.Kind
    var attribution: Attribution?
    /// The content, in tokens; border marks are cut off at the end.
    var content: [Range<Int>]
    /// Why the speaker is who spoke before, where no clause of its own names one.
    var inherited: String?
    var isWhole: Bool
  }

  private let context: SpeechContext
  private let finder: AttributionFinder
  private let classifier: KindClassifier
  private let resolver: SpeakerResolver
  private let unsaid: UnsaidSpeech
  private var drafts: [Draft] = []
  private(set) var quotations: [Quotation] = []

  init(context: SpeechContext) {
    self.context = context
    finder = AttributionFinder(context)
    classifier = KindClassifier(context: context)
    resolver = SpeakerResolver(context: context)
    unsaid = UnsaidSpeech(context: context)
  }

  mutating func assemble() {
    let isEnglish = context.reading.language == "en"
    for chain in chains() {
      let first = context.runs[chain[0]]
      if first.nestedIn != nil {
        drafts.append(nested(chain, isEnglish: isEnglish))
      } else if isEnglish {
        outer(chain)
      } else {
        drafts.append(unattributed(chain))
      }
    }
    finish()
  }

  /// Runs that go on from each other, as lists; the rest alone.
  private func chains() -> [[Int]] {
    var following: [Int: Int] = [:]
    for (index, run) in context.runs.enumerated() {
      if let before = run.continues { following[before] = index }
    }
    var result: [[Int]] = []
    for (index, run) in context.runs.enumerated() where run.continues == nil {
      var chain = [index]
      while let next = following[chain[chain.count - 1]] { chain.append(next) }
      result.append(chain)
    }
    return result
  }

  private func content(of chain: [Int]) -> [Range<Int>] {
    chain.map { context.runs[$0].tokens }
  }

  private func unattributed(_ chain: [Int]) -> Draft {
    // What a title, a term or a word held at a distance looks like is known for English alone.
    let isEnglish = context.reading.language == "en"
    return Draft(
      runs: chain,
      kind: isEnglish ? classifier.kind(of: chain[0], chained: chain.count > 1) : .direct,
      attribution: nil, content: content(of: chain), inherited: nil, isWhole: false)
  }

  private func nested(_ chain: [Int], isEnglish: Bool) -> Draft {
    var draft = unattributed(chain)
    let run = context.runs[chain[0]]
    guard isEnglish, run.nestedIn != nil, draft.kind == .direct || draft.kind == .mixed else {
      return draft
    }
    let before = run.open - 1
    let verb = [",", ":"].contains(context.lower(before)) ? before - 1 : before
    let cues = CueFinder(context: context)
    if verb > 0, cues.isVerb(verb, saying: true) {
      draft.attribution = Attribution(
        cue: verb..<verb + 1, speaker: cues.subject(of: verb), content: [])
    }
    return draft
  }

  // MARK: Outermost quotations

  private mutating func outer(_ chain: [Int]) {
    let first = context.runs[chain[0]]
    let last = context.runs[chain[chain.count - 1]]
    if chain.count == 1, classifier.isTitle(first) {
      drafts.append(unattributed(chain))
      return
    }
    if chain.count > 1 || classifier.isWhole(chain[0]) && !runsOn(first) {
      whole(chain, first: first, last: last)
    } else {
      fragment(chain[0], first)
    }
  }

  /// Whether the sentence goes on behind a run as if there were no marks.
  ///
  /// "“I am so sick” of it, he said."
  private func runsOn(_ run: MarkedRun) -> Bool {
    let next = run.whole.upperBound
    guard let close = run.close, context.sameSentence(next, close),
      context.lexemes[run.tokens.upperBound - 1].kind == .word,
      context.lexemes[next].shape == .lower
    else { return false }
    return finder.trailing(after: run, isWhole: true) == nil
  }

  private mutating func whole(_ chain: [Int], first: MarkedRun, last: MarkedRun) {
    var trailing = finder.trailing(after: last, isWhole: true)
    var leading = finder.leading(before: first.open)
    if leading == nil, isFirstOfParagraph(first), first.open > 0,
      context.lower(first.open - 1) == ":"
    {
      leading = finder.leading(before: first.open, crossing: true)
    }
    if let attribution = trailing, let close = last.close, unsaid.isUnsaid(attribution, run: last),
      leading != nil || !context.sameSentence(close, attribution.cue.lowerBound)
    {
      // “…” Vell did not elaborate.: a sentence of its own, no clause of the speech.
      trailing = nil
    }
    if let index = lastSpeech(before: first), joins(drafts[index], first) {
      let end = context.runs[drafts[index].runs[drafts[index].runs.count - 1]].whole.upperBound
      // "“…,” he said, “…”": the clause between reports both.
      // A clause with a cue of its own (“…,” he said, adding, “…”) reports another quotation.
      let isBetween =
        leading.map {
          $0.cue.lowerBound >= end
            && (drafts[index].attribution == nil || drafts[index].attribution?.cue == $0.cue)
        } ?? false
      if isBetween || leading == nil && trailing == nil {
        if drafts[index].attribution == nil { drafts[index].attribution = leading }
        drafts[index].runs += chain
        drafts[index].content += content(of: chain)
        return
      }
    }
    let attribution = trailing ?? leading
    var draft = Draft(
      runs: chain, kind: .direct, attribution: attribution, content: content(of: chain),
      inherited: nil, isWhole: true)
    if attribution == nil {
      draft.kind = classifier.kind(of: chain[0], chained: chain.count > 1)
      if draft.kind == .direct {
        if let index = speechBefore(first), !finder.opensClause(after: last) {
          // The speech goes on, in this paragraph or the next: one quotation.
          drafts[index].runs += chain
          drafts[index].content += content(of: chain)
          return
        }
        inherit(&draft, first)
      }
    }
    drafts.append(draft)
  }

  /// The last speech of the paragraph; titles and fragments inside its reporting clause do not
  /// hide it.
  private func lastSpeech(before run: MarkedRun) -> Int? {
    let paragraph = context.lexemes[run.open].paragraph
    var at = drafts.count - 1
    // A few titles and fragments may stand in a reporting clause, not dozens.
    while at >= 0, at > drafts.count - 9 {
      let draft = drafts[at]
      let first = context.runs[draft.runs[0]]
      let last = context.runs[draft.runs[draft.runs.count - 1]]
      guard context.lexemes[last.open].paragraph == paragraph else { return nil }
      if first.nestedIn == nil, draft.isWhole || draft.kind == .mixed && draft.attribution != nil {
        return at
      }
      if first.nestedIn == nil, draft.runs.count == 1, first.tokens.count > 6 { return nil }
      at -= 1
    }
    return nil
  }

  private func isFirstOfParagraph(_ run: MarkedRun) -> Bool {
    run.open == 0 || context.lexemes[run.open - 1].paragraph != context.lexemes[run.open].paragraph
  }

  /// Whether only the reporting clause of the quotation before stands between it and a run.
  private func joins(_ draft: Draft, _ run: MarkedRun) -> Bool {
    // TeX's marks beside others: another hand's words.
    guard let last = draft.runs.last, isTeX(run) == isTeX(context.runs[last]) else { return false }
    let end = context.runs[last].whole.upperBound
    guard end < run.open else { return draft.attribution != nil && end == run.open }
    let isCut =
      context.lower(context.runs[last].tokens.upperBound - 1) == ","
      || context.lower(end) == ","
    let isTrailing = draft.attribution.map { $0.cue.lowerBound >= end } ?? false
    guard isTrailing || isCut && draft.isWhole && context.lower(run.open - 1) == "," else {
      return false
    }
    // One clause: at most one sentence ends in between, right before the run.
    var at = end
    while at + 1 < run.open {
      if context.runAt[at] >= 0 {
        let other = context.runs[context.runAt[at]]
        guard other.tokens.count <= 6 else { return false }
        at = other.whole.upperBound
        continue
      }
      if !context.sameSentence(at, at + 1) { return false }
      at += 1
    }
    return true
  }

  private func isTeX(_ run: MarkedRun) -> Bool { context.lower(run.open) == "``" }

  /// Direct speech without a clause of its own, right behind attributed speech: the same speaker.
  private func inherit(_ draft: inout Draft, _ run: MarkedRun) {
    if let reported = reportBefore(run) {
      draft.attribution = Attribution(cue: reported.cue, speaker: reported.speaker, content: [])
      draft.inherited = "the sentence before reports the same speaker"
      return
    }
    guard let before = drafts.last(where: { context.runs[$0.runs[0]].nestedIn == nil }),
      let attribution = before.attribution, let last = before.runs.last, follows(last, run)
    else { return }
    draft.attribution = Attribution(
      cue: attribution.cue, speaker: attribution.speaker, content: [])
    draft.inherited = "the speech goes on from the quotation before, with no other speaker named"
  }

  /// The attributed speech that a run without a clause of its own goes on from.
  private func speechBefore(_ run: MarkedRun) -> Int? {
    guard reportBefore(run) == nil,
      let index = drafts.lastIndex(where: { context.runs[$0.runs[0]].nestedIn == nil }),
      drafts[index].isWhole, drafts[index].attribution != nil, let last = drafts[index].runs.last,
      follows(last, run)
    else { return nil }
    return index
  }

  /// Whether a run stands in the paragraph of the speech before, or opens the next one with
  /// nothing but that speech's reporting clause in between.
  private func follows(_ last: Int, _ run: MarkedRun) -> Bool {
    let end = context.runs[last].whole.upperBound
    let distance = context.lexemes[run.open].paragraph - context.lexemes[end - 1].paragraph
    if distance == 0 { return true }
    guard distance == 1, isFirstOfParagraph(run), run.open - end < 80 else { return false }
    return (end..<run.open).allSatisfy {
      context.lexemes[$0].sentence <= context.lexemes[end - 1].sentence + 1
    }
  }

  /// The report in the sentence before, in the same paragraph.
  ///
  /// "Vell told the council that she would not go. “Never.”"
  private func reportBefore(_ run: MarkedRun) -> Attribution? {
    let end = run.open
    guard end > 1, context.runAt[end - 1] < 0 else { return nil }
    if context.lexemes[end - 1].paragraph != context.lexemes[end].paragraph {
      return finder.announcement(in: context.left(of: end - 1).lowerBound..<end)
    }
    return finder.report(in: context.left(of: end - 1).lowerBound..<end)
  }

  private mutating func fragment(_ index: Int, _ run: MarkedRun) {
    if var trailing = finder.trailing(after: run, isWhole: false) {
      let left = context.left(of: run.open)
      trailing.content = [left.lowerBound..<run.whole.upperBound]
      append(index, trailing, kind: .mixed)
      return
    }
    if var leading = finder.leading(before: run.open) {
      let end = finder.contentEnd(after: run)
      let start = leading.content.last?.lowerBound ?? run.open
      leading.content.removeLast(leading.content.isEmpty ? 0 : 1)
      leading.content.append(min(start, run.open)..<max(end, run.whole.upperBound))
      append(index, leading, kind: .mixed)
      return
    }
    if var late = finder.clauseAtEnd(after: run) {
      let left = context.left(of: run.open)
      late.attribution.content = [left.lowerBound..<late.end]
      append(index, late.attribution, kind: .mixed)
      return
    }
    drafts.append(unattributed([index]))
  }

  /// Adds a fragment, to the quotation of the same cue if there is one.
  private mutating func append(_ index: Int, _ attribution: Attribution, kind: Quotation.Kind) {
    if let same = drafts.lastIndex(where: { context.runs[$0.runs[0]].nestedIn == nil }),
      let other = drafts[same].attribution, other.cue == attribution.cue, !drafts[same].isWhole
    {
      drafts[same].runs.append(index)
      drafts[same].content = union(drafts[same].content + attribution.content)
      return
    }
    drafts.append(
      Draft(
        runs: [index], kind: kind, attribution: attribution, content: attribution.content,
        inherited: nil, isWhole: false))
  }

  private func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  // MARK: Results

  private mutating func finish() {
    var quotationOf: [Int: Int] = [:]
    drafts.sort { $0.runs[0] < $1.runs[0] }
    for (index, draft) in drafts.enumerated() {
      for run in draft.runs { quotationOf[run] = index }
    }
    quotations = drafts.map { draft in
      var draft = draft
      if let attribution = draft.attribution,
        unsaid.isUnsaid(attribution, run: context.runs[draft.runs[0]])
      {
        draft.attribution = nil
      }
      var speakers: [Speaker] = []
      if let tokens = draft.attribution?.speaker, resolver.canSpeak(tokens) {
        var speaker = resolver.speaker(tokens)
        if let inherited = draft.inherited {
          speaker?.mention = nil
          speaker?.chain.insert(inherited, at: 0)
        }
        speakers = speaker.map { [$0] } ?? []
      }
      let cue = draft.inherited == nil ? draft.attribution.map { context.span($0.cue) } : nil
      return Quotation(
        kind: draft.kind, spans: spans(draft), marked: draft.runs.map { context.runs[$0].span },
        speakers: speakers, cue: cue,
        nestedIn: context.runs[draft.runs[0]].nestedIn.flatMap { quotationOf[$0] })
    }
  }

  /// The content in bytes: marks and punctuation at the borders of a clause cut off.
  private func spans(_ draft: Draft) -> [TextSpan] {
    var result: [TextSpan] = []
    for range in draft.content {
      var start = range.lowerBound
      var end = range.upperBound
      while start < end, isBorder(start) { start += 1 }
      while end > start, isBorder(end - 1) || context.lower(end - 1) == "," && !isMarked(end - 1) {
        end -= 1
      }
      if start < end { result.append(context.span(start..<end)) }
    }
    return result.isEmpty ? draft.runs.map { context.runs[$0].span } : result
  }

  private func isMarked(_ token: Int) -> Bool {
    guard context.runAt[token] >= 0 else { return false }
    return context.runs[context.runAt[token]].tokens.contains(token)
  }

  /// Whether a token is an outermost run's mark.
  private func isBorder(_ token: Int) -> Bool {
    guard context.runAt[token] >= 0 else { return false }
    let run = context.runs[context.runAt[token]]
    return token == run.open || token == run.close
  }
}
