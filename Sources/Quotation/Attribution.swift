import Language
import SourceText

/// What ties marked words to a speaker.
struct Attribution {
  /// The tokens that report: "said", "according to".
  var cue: Range<Int>
  /// The tokens that name the speaker, where any do.
  var speaker: Range<Int>?
  /// The reported words: all tokens of the content, the marks' own included.
  var content: [Range<Int>]
}

/// Finds the clause that reports a marked run.
struct AttributionFinder {
  let context: SpeechContext
  private let cues: CueFinder

  init(_ context: SpeechContext) {
    self.context = context
    cues = CueFinder(context: context)
  }

  private func lower(_ at: Int) -> String { context.lower(at) }

  // MARK: After the marks

  /// The reporting clause after a run: "…,” said Vell", "…,” Vell said", "…,” according to Vell".
  ///
  /// - Returns: The attribution without content, and the token past the clause's verb phrase.
  func trailing(after run: MarkedRun, isWhole: Bool) -> Attribution? {
    guard let close = run.close else {
      // A lost closing mark before a reporting clause.
      let end = run.tokens.upperBound
      guard end < context.lexemes.count,
        context.lexemes[end].paragraph == context.lexemes[end - 1].paragraph
      else { return nil }
      return clause(from: run.tokens.upperBound, isLoose: true)
    }
    var at = pastList(run, close: close)
    guard at < context.lexemes.count,
      context.lexemes[at].paragraph == context.lexemes[close].paragraph
    else { return nil }
    let last = lower(run.tokens.upperBound - 1)
    let asks = ["?", "!", "…", "...", "—", "--", "-", "....", "–"].contains(last)
    if !context.sameSentence(at, close) {
      // “Why?” Vell asked: the splitter cannot know.
      guard isWhole, asks || isBareClause(at) else { return nil }
      return clause(from: at, isLoose: false)
    }
    let hasComma = last == "," || lower(at) == ","
    if lower(at) == "," { at += 1 }
    if lower(at) == "according" || lower(at) == "as" || hasComma || asks
      || lower(at) == "in" && lower(at + 2) == "words"
    {
      return clause(from: at, isLoose: hasComma && isWhole)
        ?? (hasComma && isWhole ? unusualClause(from: at) : nil)
    }
    if isWhole || English.sayingVerbs.contains(lower(at)) {
      return clause(from: at, isLoose: false)
    }
    return nil
  }

  /// “No,” “Yes,” the crowd shouted.: the token past the runs that follow a run right behind its
  /// comma, a few of them.
  private func pastList(_ run: MarkedRun, close: Int) -> Int {
    var last = run
    var end = close + 1
    for _ in 0..<6 {
      guard lower(last.tokens.upperBound - 1) == ",", context.sameSentence(close, end),
        context.runAt[end] >= 0, context.runs[context.runAt[end]].open == end,
        let next = context.runs[context.runAt[end]].close
      else { break }
      last = context.runs[context.runAt[end]]
      end = next + 1
    }
    return last.open != run.open && lower(last.tokens.upperBound - 1) == "," ? end : close + 1
  }

  /// “It is late,” an angry Vell retaliated.: behind speech, any past tense that ends its clause
  /// reports.
  private func unusualClause(from start: Int) -> Attribution? {
    let limit = min(context.right(of: start).upperBound, start + 8)
    guard start < limit, opensPhrase(start) else { return nil }
    for at in start + 1..<max(start + 1, limit) {
      let word = context.lexemes[at]
      guard word.isWord, context.runAt[at] < 0 else { return nil }
      if word.shape == .lower, context.nameAt[at] < 0, word.lower.hasSuffix("ed"),
        at + 1 >= limit || SentenceEnd.ends(lower(at + 1)) || lower(at + 1) == ",",
        !CueFinder.determiners.contains(lower(at - 1))
      {
        return Attribution(cue: at..<at + 1, speaker: start..<at, content: [])
      }
    }
    return nil
  }

  /// “It is late.” Vell said.: a sentence of a name and a reporting verb is a clause of the speech
  /// before it.
  private func isBareClause(_ start: Int) -> Bool {
    let end = context.right(of: start).upperBound
    guard end - start <= 6, end > start + 1, SentenceEnd.ends(lower(end - 1)) else { return false }
    let verb = end - 2
    if verb > start, isSaying(verb), context.lexemes[start].isCapitalized {
      return (start..<verb).allSatisfy { context.lexemes[$0].isWord && context.runAt[$0] < 0 }
    }
    return isSaying(start) && (start + 1..<end - 1).allSatisfy { context.nameAt[$0] >= 0 }
  }

  /// Whether a run ends with a comma and words follow: somebody is said to say it, in words that
  /// are not understood.
  func opensClause(after run: MarkedRun) -> Bool {
    guard let close = run.close, context.sameSentence(close, close + 1) else { return false }
    return lower(run.tokens.upperBound - 1) == "," || lower(close + 1) == ","
  }

  /// A reporting clause that starts at a token.
  func clause(from start: Int, isLoose: Bool) -> Attribution? {
    guard start < context.lexemes.count, context.runAt[start] < 0 else { return nil }
    let sentence = context.right(of: start).upperBound
    var at = start
    if lower(at) == "as" { at += 1 }
    guard at < sentence else { return nil }
    if lower(at) == "according", lower(at + 1) == "to" {
      guard let speaker = phrase(startingAt: at + 2, limit: sentence) else { return nil }
      return Attribution(cue: at..<at + 2, speaker: speaker, content: [])
    }
    if lower(at) == "in", lower(at + 1) == "the", ["words", "phrase"].contains(lower(at + 2)),
      lower(at + 3) == "of", let speaker = phrase(startingAt: at + 4, limit: sentence)
    {
      return Attribution(cue: at..<at + 4, speaker: speaker, content: [])
    }
    if ["and", "but", "or", "which", "because", "if", "that", "so", "where", "to", "of", "for"]
      .contains(lower(at))
    {
      return nil
    }
    while at < sentence, cues.isAdverb(at) { at += 1 }
    guard at < sentence else { return nil }
    if isSaying(at), !lower(at).hasSuffix("ing") {
      // "said Vell"; "wrote in a letter Vell" does not occur.
      if let speaker = phrase(startingAt: at + 1, limit: sentence) {
        return Attribution(cue: at..<at + 1, speaker: speaker, content: [])
      }
      return nil
    }
    guard opensPhrase(at), let verb = verb(after: at, limit: sentence, isLoose: isLoose) else {
      return nil
    }
    guard let speaker = cues.subject(of: verb), speaker.lowerBound >= start else {
      return Attribution(cue: verb..<verb + 1, speaker: at..<max(at + 1, verb), content: [])
    }
    return Attribution(cue: verb..<verb + 1, speaker: speaker, content: [])
  }

  private func isSaying(_ at: Int) -> Bool {
    (English.sayingVerbs.contains(lower(at)) || English.mannerVerbs.contains(lower(at)))
      && context.nameAt[at] < 0 && context.lexemes[at].shape == .lower
  }

  /// Whether a noun phrase can start at a token.
  private func opensPhrase(_ at: Int) -> Bool {
    let lexeme = context.lexemes[at]
    return lexeme.isCapitalized || CueFinder.pronouns.contains(lexeme.lower)
      || CueFinder.determiners.contains(lexeme.lower) || English.officeHeads[lexeme.lower] != nil
      || English.officeDomains.contains(lexeme.lower)
      || English.officeModifiers.contains(lexeme.lower)
      || ["one", "another", "many", "some", "two", "three", "several"].contains(lexeme.lower)
      || lexeme.isWord && lexeme.shape == .lower && !English.functionWords.contains(lexeme.lower)
        && !lexeme.lower.hasSuffix("ing") && leadsToName(at)
  }

  /// "federal prosecutors wrote", "said election lawyer Ada Vell": within a few plain words
  /// comes a name or a reporting verb.
  private func leadsToName(_ start: Int) -> Bool {
    for at in start + 1..<min(start + 6, context.lexemes.count) {
      guard context.sameSentence(start, at), context.lexemes[at].isWord, context.runAt[at] < 0
      else { return false }
      if context.lexemes[at].isCapitalized || isSaying(at) { return true }
      if English.functionWords.contains(lower(at)), lower(at) != "and", lower(at) != "of" {
        return false
      }
    }
    return false
  }

  /// The verb of a reporting clause whose subject starts at a token.
  private func verb(after start: Int, limit: Int, isLoose: Bool) -> Int? {
    var at = start + 1
    let end = min(limit, start + 45)
    while at < end {
      if context.runAt[at] >= 0 {
        // A nickname inside the name; any other run ends the search.
        let run = context.runs[context.runAt[at]]
        guard run.tokens.count <= 4 else { return nil }
        at = run.whole.upperBound
        continue
      }
      let word = lower(at)
      if word == ";" || word == ":" && at > start + 1 { return nil }
      if ["who", "which", "whose", "whom", "where"].contains(word),
        lower(at - 1) == "," || word == "who"
      {
        // A relative clause: on past its comma, where a verb follows that; else past its own verb.
        var comma = at + 1
        while comma < end, lower(comma) != "," { comma += 1 }
        at =
          comma < end && (comma + 1..<min(comma + 4, limit)).contains(where: isSaying)
          ? comma + 1 : at + 2
        continue
      }
      if isSaying(at), English.mannerVerbs.contains(word) || cues.isVerb(at, saying: true),
        !word.hasSuffix("ing") || CueFinder.auxiliaries.contains(lower(at - 1)),
        lower(at - 1) != "to" || ["on", "continues", "continued"].contains(lower(at - 2))
      {
        return endsClause(at, limit: limit, isLoose: isLoose) ? at : nil
      }
      at += 1
    }
    return nil
  }

  /// Whether what follows a verb lets the words before it be its object.
  private func endsClause(_ verb: Int, limit: Int, isLoose: Bool) -> Bool {
    let next = verb + 1
    guard next < limit else { return true }
    if context.runAt[next] >= 0 { return isLoose }
    let word = lower(next)
    if ["that", "he", "she", "they", "it"].contains(word) { return false }
    if context.lexemes[next].kind == .punctuation { return true }
    if isLoose { return true }
    return [
      "in", "on", "at", "during", "to", "of", "last", "this", "after", "before", "when", "as",
      "while", "earlier", "later", "about", "via", "through", "with", "from", "for", "by",
      "reporters", "me", "us", "him", "her", "them", "an", "the", "yesterday", "today", "back",
      "again", "recently", "out", "aloud", "early", "late", "and", "without", "then",
    ].contains(word) || English.calendar.contains(word) || context.nameAt[next] >= 0
      || cues.isAdverb(next) || word.hasSuffix("ing")
  }

  /// The noun phrase that starts at a token.
  private func phrase(startingAt start: Int, limit: Int) -> Range<Int>? {
    guard start < limit, context.lexemes[start].isWord else { return nil }
    let word = lower(start)
    if ["he", "she", "they", "it", "i", "we", "you"].contains(word) { return start..<start + 1 }
    guard opensPhrase(start) || word == "people" || word.hasSuffix("s") else { return nil }
    var end = start
    while end < limit, end - start < 20 {
      let lexeme = context.lexemes[end]
      if context.runAt[end] >= 0 {
        let run = context.runs[context.runAt[end]]
        guard run.tokens.count <= 2, end > start else { break }
        end = run.whole.upperBound
        continue
      }
      if context.nameAt[end] < 0 {
        if lexeme.kind == .punctuation, !["'", "’", "-", "&", "/"].contains(lexeme.lower) { break }
        if end > start,
          [
            "in", "on", "at", "during", "who", "after", "before", "when", "while", "as", "last",
            "told", "and", "but", "that", "about", "this", "whose", "with",
          ].contains(lexeme.lower)
        {
          break
        }
        if end > start, English.calendar.contains(lexeme.lower) || isSaying(end) { break }
      }
      end += 1
    }
    return start < end ? start..<min(end, limit) : nil
  }

  // MARK: Before the marks

  /// The reporting words before a run, in its own sentence: "Vell said: “…", "Vell called it “…".
  ///
  /// - Parameter crossing: Whether the paragraph before may introduce a run that opens its own.
  func leading(before token: Int, crossing: Bool = false) -> Attribution? {
    let bounds =
      crossing ? context.left(of: token - 1).lowerBound..<token : context.left(of: token)
    guard !bounds.isEmpty else { return nil }
    if lower(token - 1) == ":" {
      if let source = source(bounds, before: token) { return source }
      return inverted(bounds, before: token) ?? colon(token - 1, bounds: bounds)
    }
    if lower(token - 1) == "but" { return nil }
    if let words = inWords(before: token, bounds: bounds) { return words }
    if lower(bounds.lowerBound) == "according", lower(bounds.lowerBound + 1) == "to",
      let speaker = phrase(startingAt: bounds.lowerBound + 2, limit: token),
      let comma = (speaker.upperBound..<token).first(where: { lower($0) == "," })
    {
      return Attribution(
        cue: bounds.lowerBound..<bounds.lowerBound + 2, speaker: speaker,
        content: [comma + 1..<token])
    }
    // "the concept of “…”", "the term “…”": the marks name something, whoever speaks.
    if namesTerm(token) { return nil }
    if let inverted = inverted(bounds, before: token) { return inverted }
    var best: Attribution?
    var isBestToCome = false
    // Verbs without a subject are passed over, a few of them.
    var tries = 6
    var at = token - 1
    scan: while at >= bounds.lowerBound {
      if context.runAt[at] >= 0 {
        at = context.runs[context.runAt[at]].open - 1
        continue
      }
      if lower(at) == ";" { break }
      defer { at -= 1 }
      if best == nil, let noun = noun(at, bounds: bounds, before: token) {
        best = noun
        continue
      }
      guard cues.isVerb(at) else { continue }
      let communicates =
        English.sayingVerbs.contains(lower(at))
        && !English.mentalVerbs.contains(lower(at))
      // Around a cue of another kind only a verb that takes a clause counts: "said that she
      // thinks it “…”", "said the company, which is called “…”, would go".
      if best != nil, !(communicates || isBestToCome) || !takesClause(at) { continue }
      tries -= 1
      guard tries >= 0 else { break }
      guard let speaker = cues.subject(of: at) else { continue }
      let start = contentStart(after: at, before: token)
      best =
        parenthetical(at, speaker: speaker, bounds: bounds, before: token)
        ?? Attribution(cue: at..<at + 1, speaker: speaker, content: [start..<token])
      // "Vell said she would answer “…”": what somebody would say, somebody else says.
      isBestToCome = ["would", "will"].contains(lower(at - 1))
      if communicates, !isBestToCome { break scan }
    }
    return best
  }

  /// The first verb of a sentence that reports a clause, with its subject: "Vell said that …".
  func report(in sentence: Range<Int>) -> Attribution? {
    for at in sentence where context.runAt[at] < 0 {
      guard English.sayingVerbs.contains(lower(at)), !English.mentalVerbs.contains(lower(at)),
        !lower(at).hasSuffix("ing"), cues.isVerb(at, saying: true)
      else { continue }
      guard let speaker = cues.subject(of: at) else { return nil }
      return Attribution(cue: at..<at + 1, speaker: speaker, content: [])
    }
    return nil
  }

  /// The verb of a sentence that announces what somebody said, without saying it: "Vell told her
  /// part of it", "Vell spoke to reporters"; a new paragraph with the words may follow.
  func announcement(in sentence: Range<Int>) -> Attribution? {
    guard let first = sentence.first(where: { context.runAt[$0] < 0 && isAnnouncing($0) }),
      !sentence.contains(where: { context.runAt[$0] >= 0 }), let speaker = cues.subject(of: first),
      context.nameAt[speaker.lowerBound] >= 0 || context.referenceAt[speaker.lowerBound] >= 0,
      context.entity(at: speaker.lowerBound)?.kind ?? .person == .person
    else { return nil }
    return Attribution(cue: first..<first + 1, speaker: speaker, content: [])
  }

  private func isAnnouncing(_ at: Int) -> Bool {
    guard
      [
        "told", "recalled", "recounted", "remembers", "remembered", "explained", "described",
        "spoke", "wrote", "replied", "responded", "answered", "tells", "recalls", "explains",
        "describes", "writes", "replies",
      ].contains(lower(at)), cues.isVerb(at)
    else { return false }
    return !["was", "were", "been", "be"].contains(lower(at - 1))
  }

  /// "in Vell’s words, “…”", "in the words of Vell, “…”".
  private func inWords(before token: Int, bounds: Range<Int>) -> Attribution? {
    guard lower(token - 1) == "," else { return nil }
    if lower(token - 2) == "words", let owner = owner(of: token - 2, bounds: bounds),
      lower(owner.lowerBound - 1) == "in" || lower(owner.lowerBound) == "in"
    {
      let start = lower(owner.lowerBound) == "in" ? owner.lowerBound + 1 : owner.lowerBound
      guard start < owner.upperBound else { return nil }
      return Attribution(
        cue: token - 2..<token - 1, speaker: start..<owner.upperBound, content: [token..<token])
    }
    for at in bounds.suffix(14) where lower(at) == "in" {
      guard lower(at + 1) == "the", lower(at + 2) == "words", lower(at + 3) == "of",
        let speaker = phrase(startingAt: at + 4, limit: token), speaker.upperBound == token - 1
      else { continue }
      return Attribution(cue: at..<at + 4, speaker: speaker, content: [token..<token])
    }
    return nil
  }

  /// "Said Tessa Marr, who was there: “…”".
  private func inverted(_ bounds: Range<Int>, before token: Int) -> Attribution? {
    let first = bounds.lowerBound
    guard English.sayingVerbs.contains(lower(first)), context.lexemes[first].isCapitalized,
      !lower(first).hasSuffix("ing"), [",", ":"].contains(lower(token - 1)),
      context.lexemes.indices.contains(first + 1), context.lexemes[first + 1].isCapitalized,
      let speaker = phrase(startingAt: first + 1, limit: token)
    else { return nil }
    return Attribution(cue: first..<first + 1, speaker: speaker, content: [token..<token])
  }

  private func namesTerm(_ token: Int) -> Bool {
    let noun = lower(token - 1) == "of" ? lower(token - 2) : lower(token - 1)
    return ["concept", "notion", "term"].contains(noun)
  }

  /// Whether a clause follows a verb: "that", a subject, a time and then a subject.
  private func takesClause(_ verb: Int) -> Bool {
    var next = verb + 1
    while context.lexemes.indices.contains(next), cues.isAdverb(next) { next += 1 }
    guard context.lexemes.indices.contains(next), context.runAt[next] < 0 else { return false }
    let word = lower(next)
    if word == "that" || CueFinder.determiners.contains(word) || CueFinder.pronouns.contains(word) {
      return true
    }
    if word == "out", lower(next + 1) == "that" { return true }
    if context.lexemes[next].isCapitalized || word == "there"
      || ["in", "on", "at", "during"].contains(word)
    {
      return true
    }
    if ["told", "telling", "tells", "tell"].contains(lower(verb)) {
      // "telling reporters on Friday that".
      for at in next..<min(next + 12, context.lexemes.count) {
        if lower(at) == "that" { return true }
        if context.lexemes[at].kind == .punctuation || cues.isVerb(at) { return false }
      }
    }
    return ["said", "says"].contains(lower(verb)) && context.lexemes[next].isWord
      && !English.functionWords.contains(word)
  }

  /// "The coast, he said, was “…”": the reported words stand on both sides of the clause.
  private func parenthetical(
    _ verb: Int, speaker: Range<Int>, bounds: Range<Int>, before token: Int
  ) -> Attribution? {
    guard lower(verb + 1) == ",", verb + 1 < token, speaker.lowerBound > bounds.lowerBound + 1,
      lower(speaker.lowerBound - 1) == ",", speaker.upperBound <= verb
    else { return nil }
    if speaker.lowerBound - 1 - bounds.lowerBound == 1,
      AttributionFinder.connectors.contains(lower(bounds.lowerBound))
    {
      // "Still, she added, “…”": a connector is no part of what she said.
      return Attribution(cue: verb..<verb + 1, speaker: speaker, content: [verb + 2..<token])
    }
    return Attribution(
      cue: verb..<verb + 1, speaker: speaker,
      content: [bounds.lowerBound..<speaker.lowerBound - 1, verb + 2..<token])
  }

  /// "According to Vell: “…”", "From the report: “…”".
  private func source(_ bounds: Range<Int>, before token: Int) -> Attribution? {
    let first = bounds.lowerBound
    let isAccording = lower(first) == "according" && lower(first + 1) == "to"
    guard isAccording || ["from", "per"].contains(lower(first)), token - first < 10 else {
      return nil
    }
    let start = isAccording ? first + 2 : first + 1
    guard let speaker = phrase(startingAt: start, limit: token), speaker.upperBound == token - 1
    else { return nil }
    return Attribution(cue: first..<start, speaker: speaker, content: [])
  }

  /// "He added: “…”", "in the words of Vell: “…”", "Vell’s remarks …: “…”".
  private func colon(_ colon: Int, bounds: Range<Int>) -> Attribution? {
    var at = colon - 1
    while at >= bounds.lowerBound {
      if context.runAt[at] >= 0 {
        at = context.runs[context.runAt[at]].open - 1
        continue
      }
      if lower(at) == ";" { break }
      if cues.isVerb(at), let speaker = cues.subject(of: at) {
        return Attribution(cue: at..<at + 1, speaker: speaker, content: [])
      }
      if English.sayingNouns.contains(lower(at)), let owner = owner(of: at, bounds: bounds) {
        return Attribution(cue: at..<at + 1, speaker: owner, content: [])
      }
      at -= 1
    }
    guard let speaker = cues.firstSubject(in: bounds.lowerBound..<colon) else { return nil }
    return Attribution(cue: colon..<colon + 1, speaker: speaker, content: [])
  }

  /// "his statement that “…”", "the claim that it is “…”", "in the words of Vell".
  private func noun(_ at: Int, bounds: Range<Int>, before token: Int) -> Attribution? {
    guard English.sayingNouns.contains(lower(at)), context.nameAt[at] < 0, token - at < 14 else {
      return nil
    }
    guard lower(at + 1) == "that" || at + 1 == token else { return nil }
    guard let speaker = owner(of: at, bounds: bounds) ?? cues.mainSubject(before: at) else {
      return nil
    }
    return Attribution(cue: at..<at + 1, speaker: speaker, content: [at + 1..<token])
  }

  /// Whose a noun is: "Vell’s remarks", "his call", "a statement from Vell".
  private func owner(of noun: Int, bounds: Range<Int>) -> Range<Int>? {
    var at = noun - 1
    while at >= bounds.lowerBound, noun - at < 5 {
      if ["his", "her", "their"].contains(lower(at)) { return at..<at + 1 }
      if lower(at) == "'s" || lower(at) == "'" || lower(at) == "’" {
        return cues.nounPhrase(endingAt: at, bounds: bounds)
      }
      if context.lexemes[at].kind == .punctuation { break }
      at -= 1
    }
    if ["by", "from", "of"].contains(lower(noun + 1)) {
      return phrase(startingAt: noun + 2, limit: bounds.upperBound)
    }
    return nil
  }

  /// Where the reported words begin after a verb: at "that", past whom it was told and when.
  private func contentStart(after verb: Int, before token: Int) -> Int {
    var at = verb + 1
    if lower(at) == "to", lower(at + 1) == "by" { at += 1 }
    // "told reporters on Monday that": at "that", if it is near.
    var near = at
    while near < min(token, at + 12), context.runAt[near] < 0 {
      if lower(near) == "that" {
        if cues.isVerb(verb, saying: true) { return near }
        break
      }
      if context.lexemes[near].kind == .punctuation, lower(near) != "," { break }
      near += 1
    }
    if ["told", "tells", "telling", "tell"].contains(lower(verb)), at < token {
      // The hearer: one phrase.
      if let hearer = phrase(startingAt: at, limit: token) {
        at = context.nameAt[at] >= 0 ? nameEnd(at) : min(hearer.upperBound, at + 1)
      }
    }
    if CueFinder.blamingVerbs.contains(lower(verb)),
      let link = (at..<min(token, at + 10)).first(where: {
        ["for", "of"].contains(lower($0)) && context.runAt[$0] < 0
      }),
      !(at..<link).contains(where: {
        [",", "'s"].contains(lower($0)) || English.sayingNouns.contains(lower($0))
      })
    {
      // "accused them of “…”": whom they accuse is not part of what they say.
      return link + 1
    }
    if ["of", "for", "about"].contains(lower(at)), at == verb + 1, at + 1 < token {
      // "boasted of", "called for", "joked about".
      at += 1
    }
    if AttributionFinder.hearerVerbs.contains(lower(verb)), at < token {
      if CueFinder.pronouns.contains(lower(at))
        || ["him", "her", "them", "me", "us", "reporters"].contains(lower(at)),
        at + 1 < token, context.lexemes[at + 1].isWord
      {
        at += 1
      } else if context.nameAt[at] >= 0,
        ["if", "how", "whether", "what", "why", "about", "to", "not", "that", "who"]
          .contains(lower(nameEnd(at)))
      {
        at = nameEnd(at)
      }
    }
    while at < token {
      let word = lower(at)
      if English.calendar.contains(word)
        || ["yesterday", "today", "tonight", "earlier", "later"].contains(word)
      {
        at += 1
      } else if ["last", "this"].contains(word),
        [
          "week", "month", "year", "night", "fall", "spring", "summer", "winter", "weekend",
          "morning",
        ]
        .contains(lower(at + 1)) || English.calendar.contains(lower(at + 1))
      {
        at += 2
      } else if ["in", "on", "at", "during"].contains(word), cues.isVerb(verb, saying: true),
        let end = adverbial(at, before: token)
      {
        at = end
      } else if word == "," || word == ":" {
        at += 1
      } else {
        break
      }
    }
    return min(at, token)
  }

  // MARK: The reported clause

  /// Where the reported clause ends that a run stands in: at the sentence's end, or before what
  /// starts another clause.
  func contentEnd(after run: MarkedRun) -> Int {
    guard let close = run.close else { return run.tokens.upperBound }
    let right = context.right(of: close)
    if SentenceEnd.ends(lower(run.tokens.upperBound - 1)) { return close + 1 }
    if lower(run.tokens.upperBound - 1) == ",", !listGoesOn(close + 1) { return close + 1 }
    var at = right.lowerBound
    while at < right.upperBound {
      if context.runAt[at] >= 0 {
        let other = context.runs[context.runAt[at]]
        let last = lower(other.tokens.upperBound - 1)
        at = other.whole.upperBound
        if SentenceEnd.ends(last) || last == "," && !listGoesOn(at) { return at }
        continue
      }
      let word = lower(at)
      if [";", ":", "—", "–", "--", ")", "]"].contains(word) { return at }
      if SentenceEnd.ends(word), at + 1 >= right.upperBound || context.lexemes[at].kind != .word {
        return at
      }
      if word == ",", !startsRun(near: at + 1) { return at }
      if ["and", "but"].contains(word), at + 1 < right.upperBound {
        let verb = cues.isAdverb(at + 1) ? at + 2 : at + 1
        if cues.isVerb(verb), context.lexemes[verb].shape == .lower { return at }
      }
      at += 1
    }
    return at
  }

  /// Whether a list of fragments goes on behind a comma between the marks: not with a new subject.
  private func listGoesOn(_ at: Int) -> Bool {
    context.lexemes.indices.contains(at)
      && (context.runAt[at] >= 0 || !context.lexemes[at].isCapitalized) && startsRun(near: at)
  }

  /// Whether a run opens within a few tokens: a list of fragments goes on.
  private func startsRun(near at: Int) -> Bool {
    if lower(at) == "but" { return false }
    for token in at..<min(at + 4, context.lexemes.count) {
      if token > at, !context.sameSentence(at, token) { return false }
      if context.runAt[token] >= 0 { return true }
      if cues.isVerb(token) { return false }
    }
    return false
  }

  /// "The plan was “bad” from the start, Vell said.": a reporting clause after a comma at the end
  /// of a fragment's sentence, and where the words before it end.
  func clauseAtEnd(after run: MarkedRun) -> (attribution: Attribution, end: Int)? {
    guard let close = run.close else { return nil }
    var at = close + 1
    let end = context.right(of: close).upperBound
    while at < end {
      if lower(at) == ",", let attribution = clause(from: at + 1, isLoose: false) {
        return (attribution, at)
      }
      if lower(at) == ";" { return nil }
      at += 1
    }
    return nil
  }

  private static let connectors: Set<String> = [
    "but", "still", "and", "so", "yet", "then", "however", "instead", "meanwhile", "also",
    "moreover", "furthermore",
  ]

  /// Verbs that name whom something is said to before what is said.
  private static let hearerVerbs: Set<String> = [
    "ask", "asks", "asked", "asking", "warn", "warns", "warned", "warning", "urge", "urges",
    "urged", "urging", "remind", "reminds", "reminded", "reminding", "assure", "assures",
    "assured", "assuring", "inform", "informed", "instructed", "advise", "advised", "told", "tell",
    "tells", "telling", "begged", "implored", "commanded",
  ]

  private func nameEnd(_ at: Int) -> Int {
    var end = at
    while end < context.lexemes.count, context.nameAt[end] == context.nameAt[at] { end += 1 }
    return end
  }

  /// The end of "in a statement", "on Monday", "in an interview with the Vell Gazette".
  private func adverbial(_ start: Int, before token: Int) -> Int? {
    var at = start + 1
    if CueFinder.determiners.contains(lower(at)) { at += 1 }
    var hasNoun = false
    while at < token, at - start < 5 {
      let word = lower(at)
      if English.calendar.contains(word) || context.lexemes[at].kind == .number {
        hasNoun = true
        at += 1
        continue
      }
      if English.sayingNouns.contains(word) {
        return at + 1
      }
      guard context.lexemes[at].shape == .lower, !English.functionWords.contains(word) else {
        break
      }
      at += 1
    }
    return hasNoun ? at : nil
  }
}
