import Language

/// Tells whether a reporting verb reports what was not said, or not known to have been: negated,
/// denied, supposed or asked about.
struct UnsaidSpeech {
  let context: SpeechContext

  /// How far from a verb the words that govern it are looked for.
  private static let reach = 14

  private func lower(_ at: Int) -> String { context.lower(at) }

  /// Whether nobody is said to have said what an attribution's clause reports.
  func isUnsaid(_ attribution: Attribution, run: MarkedRun) -> Bool {
    let verb = attribution.cue.lowerBound
    guard attribution.cue.count == 1, English.reports(lower(verb)) else { return false }
    if UnsaidSpeech.denials.contains(lower(verb)) { return deniesSpeech(verb, before: run.open) }
    // "did not believe it “…”": what is thought is a thought, also where it is not shared.
    if English.mentalVerbs.contains(lower(verb)) { return false }
    if isNegated(verb) && !escapes(verb, run) || isDenied(verb) { return true }
    guard let speaker = attribution.speaker, speaker.upperBound <= verb else { return false }
    return isNobody(speaker, before: verb) || isSupposed(verb, by: speaker)
      || isInverted(speaker) && !(speaker.upperBound..<verb).contains { lower($0) == "who" }
  }

  // MARK: Negation

  /// "did not say", "has never once said".
  private func isNegated(_ verb: Int) -> Bool {
    var at = verb - 1
    while at >= 0, verb - at < 7, context.sameSentence(at, verb),
      context.runAt[at] == context.runAt[verb]
    {
      let word = lower(at)
      // "not only said": it was said.
      if word == "only", lower(at - 1) == "not" { return false }
      if word == "not" || word == "never" || word.hasSuffix("n't") || word == "cannot" {
        return true
      }
      guard CueFinder.auxiliaries.contains(word) || CueFinder(context: context).isAdverb(at) else {
        return false
      }
      at -= 1
    }
    return false
  }

  /// "has not announced its end, instead stating that it is “…”": the negated clause ends before
  /// the run.
  private func escapes(_ verb: Int, _ run: MarkedRun) -> Bool {
    guard verb + 1 < run.open - 1 else { return false }
    return (verb + 1..<run.open - 1).contains {
      [",", ";", "but"].contains(lower($0)) && context.runAt[$0] == context.runAt[verb]
    }
  }

  /// "No one said", "Neither Vell nor Marr said", "nor did Vell say".
  private func isNobody(_ speaker: Range<Int>, before verb: Int) -> Bool {
    let first = speaker.lowerBound
    if ["nobody", "none", "neither", "no"].contains(lower(first)) {
      return lower(first + 1) != "other" && lower(first + 1) != "less"
    }
    let start = context.left(of: first).lowerBound
    let before = first > start ? lower(first - 1) : ""
    if ["no", "neither", "nor", "nobody"].contains(before) { return true }
    if first - 1 > start, lower(first - 2) == "nor", CueFinder.auxiliaries.contains(before) {
      return true
    }
    guard let nor = (first..<verb).first(where: { lower($0) == "nor" && context.runAt[$0] < 0 })
    else { return false }
    return (max(start, nor - UnsaidSpeech.reach)..<nor).contains { lower($0) == "neither" }
  }

  // MARK: Denial

  private static let denials: Set<String> = ["deny", "denies", "denied", "denying"]

  /// "denied that the minister had said", where the denial is itself taken for the report.
  private func deniesSpeech(_ denial: Int, before run: Int) -> Bool {
    guard denial < run else { return false }
    return (denial + 1..<min(run, denial + UnsaidSpeech.reach)).contains {
      English.sayingVerbs.contains(lower($0)) && !UnsaidSpeech.denials.contains(lower($0))
        && isDenied($0)
    }
  }

  /// "denied saying", "denied ever having said", "denied that Vell had said".
  private func isDenied(_ verb: Int) -> Bool {
    guard let denial = governor(of: verb, where: UnsaidSpeech.denials.contains) else {
      return false
    }
    let between = denial + 1..<verb
    if between.allSatisfy({ ["ever", "once"].contains(lower($0)) }) {
      return lower(verb).hasSuffix("ing")
    }
    return between.contains { lower($0) == "that" || lower($0) == "having" }
      || CueFinder.auxiliaries.contains(lower(verb - 1)) || lower(verb - 1) == "ever"
  }

  // MARK: Supposition and question

  /// "if Vell says", "whether she said": the speaker stands right behind the link.
  private func isSupposed(_ verb: Int, by speaker: Range<Int>) -> Bool {
    guard let link = governor(of: verb, where: { ["if", "unless", "whether"].contains($0) }) else {
      return false
    }
    // "as if to say".
    if lower(link - 1) == "as" { return true }
    return speaker.lowerBound > link && speaker.lowerBound - link <= 2
      && !(speaker.upperBound..<max(speaker.upperBound, verb)).contains { lower($0) == "who" }
  }

  /// "Had she said", "Did Vell say": an auxiliary before its subject, first in its clause.
  private func isInverted(_ speaker: Range<Int>) -> Bool {
    let helper = speaker.lowerBound - 1
    guard helper >= 0, context.sameSentence(helper, speaker.lowerBound),
      UnsaidSpeech.helpers.contains(lower(helper))
    else { return false }
    guard helper > 0, context.sameSentence(helper, helper - 1),
      context.runAt[helper - 1] == context.runAt[helper]
    else { return true }
    return context.lexemes[helper - 1].kind == .punctuation
      || ["and", "but", "so", "or", "nor"].contains(lower(helper - 1))
  }

  private static let helpers: Set<String> = [
    "had", "has", "have", "did", "does", "do", "will", "would", "could", "can", "should", "might",
    "must", "may", "didn't", "doesn't", "hasn't", "hadn't", "wouldn't", "won't", "couldn't",
  ]

  /// The nearest word that may govern a verb, with no end of a clause in between.
  private func governor(of verb: Int, where isOne: (String) -> Bool) -> Int? {
    var at = verb - 1
    while at >= 0, verb - at < UnsaidSpeech.reach, context.sameSentence(at, verb),
      context.runAt[at] == context.runAt[verb]
    {
      let word = lower(at)
      if isOne(word) { return at }
      if context.lexemes[at].kind == .punctuation && !["'", "’", "-"].contains(word)
        || ["and", "but", "or", "while", "when", "because", "after", "before"].contains(word)
      {
        return nil
      }
      at -= 1
    }
    return nil
  }
}
