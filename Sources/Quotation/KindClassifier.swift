import Language
import SourceText

/// Says what a pair of marks is for where no clause reports what stands between them.
struct KindClassifier {
  let context: SpeechContext
  /// Whether each run is speech of its own.
  private var wholes: [Bool] = []

  init(context: SpeechContext) {
    self.context = context
    wholes.reserveCapacity(context.runs.count)
    // A run may go on with one before it: in order, so that no answer is needed twice.
    for run in context.runs { wholes.append(startsSpeech(run)) }
  }

  private static let titleNouns: Set<String> = [
    "titled", "entitled", "book", "novel", "film", "movie", "song", "album", "article", "essay",
    "report", "paper", "study", "show", "series", "documentary", "podcast", "magazine", "newspaper",
    "memoir", "headlined", "play", "episode", "poem", "program", "programme",
  ]
  private static let termWords: Set<String> = [
    "so-called", "called", "term", "word", "words", "phrase", "as", "dubbed", "labeled", "typical",
    "nicknamed", "classic", "clicking", "click", "button", "concept", "notion", "marked", "slogan",
    "considers", "known",
  ]
  private static let titleJoiners: Set<String> = [
    "of", "the", "a", "an", "and", "in", "on", "to", "for", "with", "at", "by", "from", "vs", "or",
    "is", "as", "'s", "’s",
  ]

  /// Whether a run is speech of its own.
  func isWhole(_ run: Int) -> Bool { wholes[run] }

  /// Whether a run starts like a sentence, where one can start.
  private func startsSpeech(_ run: MarkedRun) -> Bool {
    guard let first = run.tokens.first else { return false }
    let word = firstWord(run) ?? first
    let startsSentence =
      context.lexemes[word].shape != .lower || ["[", "…", "..."].contains(context.lower(first))
    let before = run.open - 1
    guard before >= 0, context.lexemes[before].paragraph == context.lexemes[run.open].paragraph
    else { return startsSentence || wordCount(run) > 4 }
    let lower = context.lower(before)
    guard startsSentence else {
      // "…,” he said, “and the rest goes on.”
      return lower == "," && continuesSpeech(run)
    }
    if !context.sameSentence(before, run.open) { return true }
    if run.nestedIn == nil, context.runAt[before] >= 0,
      context.lower(context.runs[context.runAt[before]].tokens.upperBound - 1) == ","
    {
      // “No,” “Yes,” they shouted.
      return wholes[context.runAt[before]]
    }
    if lower == ":" { return true }
    if lower == "," { return wordCount(run) > 1 }
    if ["-", "—", "–", "--", "("].contains(lower) { return wordCount(run) > 3 }
    return English.sayingVerbs.contains(lower) && wordCount(run) > 1
  }

  /// Whether the run goes on with speech that a reporting clause cut.
  private func continuesSpeech(_ run: MarkedRun) -> Bool {
    var at = run.open - 2
    var limit = 30
    while at >= 0, limit > 0, context.lexemes[at].paragraph == context.lexemes[run.open].paragraph {
      if context.runAt[at] >= 0 {
        let other = context.runs[context.runAt[at]]
        // A run inside another goes on with nothing.
        guard other.whole.upperBound <= run.open else { return false }
        let comma =
          context.lower(other.tokens.upperBound - 1) == ","
          || context.lower(other.whole.upperBound) == ","
        return comma && wholes[context.runAt[at]]
          && (other.whole.upperBound..<run.open).contains {
            English.sayingVerbs.contains(context.lower($0))
          }
      }
      if SentenceEnd.ends(context.lower(at)) { return false }
      at -= 1
      limit -= 1
    }
    return false
  }

  private func firstWord(_ run: MarkedRun) -> Int? {
    run.tokens.first { context.lexemes[$0].kind == .word || context.lexemes[$0].kind == .number }
  }

  func wordCount(_ run: MarkedRun) -> Int {
    var count = 0
    for at in run.tokens
    where context.lexemes[at].kind == .word || context.lexemes[at].kind == .number {
      count += 1
      if count > 30 { break }
    }
    return count
  }

  /// Whether a run is the title of a work: named as one, or in title case of several words.
  func isTitle(_ run: MarkedRun) -> Bool {
    var words = 0
    var capitals = 0
    for at in run.tokens where context.lexemes[at].kind == .word {
      words += 1
      if words > 14 { return false }
      if context.lexemes[at].isCapitalized {
        capitals += 1
      } else if !KindClassifier.titleJoiners.contains(context.lower(at))
        || at == run.tokens.lowerBound
      {
        return false
      }
    }
    let last = context.lower(run.tokens.upperBound - 1)
    if SentenceEnd.ends(last), last != "." { return false }
    let before = (1...3).contains {
      KindClassifier.titleNouns.contains(context.lower(run.open - $0))
    }
    if before { return words > 0 }
    guard capitals >= 2, words >= 2 else { return false }
    // "told “Harbour at Night,” reminding": a programme.
    if ["told", "on"].contains(context.lower(run.open - 1)), last != "." { return true }
    // "“Ada Vell,” he said": a reporting clause makes it speech.
    let after = run.whole.upperBound
    return
      !(after < context.lexemes.count && last == ","
      && (0..<4).contains { English.sayingVerbs.contains(context.lower(after + $0)) })
  }

  /// The kind of a run that nobody is said to have said.
  func kind(of index: Int, chained: Bool) -> Quotation.Kind {
    let run = context.runs[index]
    if chained { return .direct }
    if isTitle(run) { return .title }
    let count = wordCount(run)
    let before = context.lower(run.open - 1)
    if wholes[index], count > 4 || run.nestedIn == nil && count > 2 && endsSentence(run) {
      return .direct
    }
    if count <= 4 {
      return KindClassifier.termWords.contains(before)
        || KindClassifier.termWords.contains(context.lower(run.open - 2)) ? .term : .scare
    }
    return .mixed
  }

  private func endsSentence(_ run: MarkedRun) -> Bool {
    SentenceEnd.ends(context.lower(run.tokens.upperBound - 1))
  }
}

/// The marks that end a sentence.
enum SentenceEnd {
  static func ends(_ mark: String) -> Bool {
    [".", "!", "?", "…", "...", "....", "。", "！", "？"].contains(mark)
  }
}
