import Language
import SourceText

/// Tells whether a word reports speech where it stands, and finds whose speech.
struct CueFinder {
  let context: SpeechContext

  private func lower(_ at: Int) -> String { context.lower(at) }

  /// Whether the token is a reporting verb there, not a noun ("a state", "the claim").
  func isVerb(_ at: Int, saying: Bool = false) -> Bool {
    let word = lower(at)
    if CueFinder.returningVerbs.contains(word), lower(at + 1) == "back",
      [",", ":"].contains(lower(at + 2))
        || context.lexemes.indices.contains(at + 2)
          && context.runAt[at + 2] >= 0
    {
      return true
    }
    guard saying ? English.sayingVerbs.contains(word) : English.reports(word),
      context.lexemes[at].isWord, context.nameAt[at] < 0
    else { return false }
    guard at > 0, context.sameSentence(at, at - 1) else { return word.hasSuffix("ing") }
    let before = lower(at - 1)
    if CueFinder.nounOnly.contains(word) {
      // "report", "claim", "state": verbs after a name, a pronoun, "to" or an auxiliary, or where
      // an object follows, or at the end of a clause ("the statement read.").
      // "the Orm attack": a base form after a name is a noun.
      if context.nameAt[at - 1] >= 0 && word.hasSuffix("s") || CueFinder.pronouns.contains(before)
        || CueFinder.auxiliaries.contains(before) || before == "to" || isAdverb(at - 1)
      {
        return true
      }
      guard !CueFinder.determiners.contains(before), !CueFinder.prepositions.contains(before),
        !English.officeDomains.contains(before)
      else { return false }
      let after = lower(at + 1)
      let hasObject =
        ["that", "him", "it", "them"].contains(after) || CueFinder.determiners.contains(after)
        || context.lexemes.indices.contains(at + 1) && context.runAt[at + 1] >= 0
      return hasObject
        || ["read", "reads", "states", "report", "reports", "wrote"].contains(word)
          && [".", ",", ":"].contains(after)
    }
    // "was considered", "is called": no subject that says it.
    if English.judgingVerbs.contains(word), !saying,
      ["is", "was", "were", "are", "be", "been", "being"].contains(before)
        || isAdverb(at - 1) && ["is", "was", "were", "are", "be", "been"].contains(lower(at - 2)),
      !word.hasSuffix("ing"), lower(at + 1) != "by"
    {
      return false
    }
    if word.hasSuffix("ing"), before != "by", CueFinder.prepositions.contains(before) {
      // "in responding to": no report.
      return false
    }
    if word.hasSuffix("ed") || CueFinder.irregularPast.contains(word) || word.hasSuffix("ing") {
      // "the alleged plot", "a promised reform", "by saying" (which reports).
      return !CueFinder.determiners.contains(before)
    }
    return !CueFinder.determiners.contains(before) && !CueFinder.prepositions.contains(before)
      && !context.lexemes[at].isCapitalized
  }

  private static let returningVerbs: Set<String> = [
    "shot", "fired", "hit", "shoots", "fires", "hits", "shouted", "wrote", "texted",
  ]
  static let determiners: Set<String> = [
    "the", "a", "an", "his", "her", "their", "its", "my", "our", "your", "this", "these", "those",
    "any", "no", "some", "every", "each", "such", "recent", "new", "public", "'s",
  ]
  static let prepositions: Set<String> = [
    "of", "in", "for", "on", "with", "by", "from", "at", "about", "into", "under", "between",
  ]
  /// Verbs that name whom they are about before what they say of them.
  static let blamingVerbs: Set<String> = [
    "accuse", "accuses", "accused", "accusing", "blame", "blames", "blamed", "blaming", "slam",
    "slams", "slammed", "slamming", "criticize", "criticizes", "criticized", "criticizing",
    "criticise", "criticised", "criticising", "praise", "praises", "praised", "praising", "thank",
    "thanks", "thanked", "thanking", "credit", "credits", "credited", "crediting", "attack",
    "attacks", "attacked", "attacking", "blast", "blasted", "blasting", "condemn", "condemned",
    "condemning", "denounced", "denouncing", "mocked", "mocking",
  ]
  static let auxiliaries: Set<String> = [
    "has", "had", "have", "having", "is", "was", "were", "are", "be", "been", "being", "will",
    "would", "could", "can", "may", "might", "must", "should", "did", "does", "do", "didn't",
    "doesn't", "don't", "won't", "not", "never",
  ]
  static let pronouns: Set<String> = ["he", "she", "they", "it", "i", "we", "you", "who"]
  private static let nounOnly: Set<String> = [
    "state", "states", "report", "reports", "claim", "claims", "comment", "comments", "remark",
    "remarks", "promise", "promises", "answer", "answers", "point", "points", "post", "posts",
    "call", "calls", "read", "reads", "charge", "charges", "estimate", "estimates", "cry",
    "demand", "demands", "attack", "attacks", "talk", "talks", "label", "labels", "brand",
    "brands", "pledge", "pledges", "vow", "vows", "blast", "title", "thanks", "praise", "mock",
    "tweet", "tweets", "advises", "counter", "stress", "stresses", "blame", "hope", "hopes",
    "reply", "caution", "insult", "thought", "want", "reject", "propose", "muse", "wonder",
  ]
  private static let irregularPast: Set<String> = [
    "said", "told", "wrote", "thought", "spoke", "felt", "knew", "cried", "denied", "replied",
  ]
  private static let adverbs: Set<String> = [
    "also", "then", "once", "further", "later", "again", "even", "still", "once", "often", "always",
    "first", "just", "only", "simply", "instead", "too", "thus", "twice", "soon", "ever", "both",
    "now", "already", "yesterday", "today", "earlier", "never",
  ]

  func isAdverb(_ at: Int) -> Bool {
    let word = lower(at)
    return CueFinder.adverbs.contains(word)
      || word.hasSuffix("ly") && word.utf8.count > 4 && context.lexemes[at].shape == .lower
  }

  // MARK: Subjects

  /// What a cue's subject search gives: the tokens of the speaker, or nothing stated.
  func subject(of verb: Int) -> Range<Int>? {
    let bounds = context.left(of: verb)
    if let agent = agent(of: verb) { return agent }
    // "was told that": nobody is said to have said it.
    if isPassive(verb), CueFinder.hearingParticiples.contains(lower(verb)) { return nil }
    var end = verb
    while end > bounds.lowerBound,
      isAdverb(end - 1) || CueFinder.auxiliaries.contains(lower(end - 1))
        || ["to", "as", "far", "went", "on", "goes", "go", "seemed", "continued"]
          .contains(lower(end - 1)) && context.nameAt[end - 1] < 0
    {
      end -= 1
    }
    if end < verb, lower(end) == "on" || lower(end) == "as" || lower(end) == "far" { end = verb }
    if end < verb, end - 2 >= bounds.lowerBound, lower(end - 1).hasSuffix("ing"),
      CueFinder.auxiliaries.contains(lower(end - 2))
    {
      // "is choosing not to respond".
      end -= 2
    }
    end = beforeAdverbial(end, bounds: bounds)
    guard end > bounds.lowerBound else { return mainSubject(before: verb) }
    let before = lower(end - 1)
    if ["and", "but", "then", "or"].contains(before),
      let near = nearestSubject(before: end - 1, bounds: bounds)
    {
      return near
    }
    var helper = verb - 1
    while helper > bounds.lowerBound, isAdverb(helper) { helper -= 1 }
    let isParticiple =
      lower(verb).hasSuffix("ing") && !CueFinder.auxiliaries.contains(lower(helper))
    if isParticiple, let own = companion(endingAt: end, bounds: bounds) { return own }
    if isParticiple
      || ["and", "but", "or", "then", "while", "by", "after", "before", "to", "in", "when"]
        .contains(before)
      || end < verb && lower(end) == "to"
    {
      return mainSubject(before: end)
    }
    if before == "who" { return relativeHead(end - 1) }
    if before == "," {
      // An apposition stands between: go on at the comma before it.
      return beforeInsertion(end - 1, bounds: bounds)
    }
    if context.runAt[end - 1] >= 0 { return mainSubject(before: end - 1) }
    return nounPhrase(endingAt: end, bounds: bounds) ?? mainSubject(before: end)
  }

  /// "who has in the past described": where the words before the verb end, an adverbial behind an
  /// auxiliary left out.
  private func beforeAdverbial(_ end: Int, bounds: Range<Int>) -> Int {
    var at = end - 1
    while at > bounds.lowerBound, end - at < 5, context.lexemes[at].isWord, context.runAt[at] < 0 {
      if ["in", "on", "at", "for", "from", "during"].contains(lower(at)), end - at > 1 {
        var start = at
        while start > bounds.lowerBound, CueFinder.auxiliaries.contains(lower(start - 1)) {
          start -= 1
        }
        return start < at && start > bounds.lowerBound ? start : end
      }
      at -= 1
    }
    return end
  }

  /// "with one of her neighbours asking": who asks.
  private func companion(endingAt end: Int, bounds: Range<Int>) -> Range<Int>? {
    var at = end - 1
    while at >= bounds.lowerBound, end - at < 9, context.runAt[at] < 0, context.lexemes[at].isWord,
      !isVerb(at)
    {
      if lower(at) == "with" { return at + 1 < end ? at + 1..<end : nil }
      at -= 1
    }
    return nil
  }

  /// "was told by Ada Vell to": whose words a passive verb reports.
  private func agent(of verb: Int) -> Range<Int>? {
    guard isPassive(verb), lower(verb + 1) == "by", context.lexemes.indices.contains(verb + 2)
    else { return nil }
    let limit = min(context.right(of: verb).upperBound, verb + 14)
    var end = verb + 2
    while end < limit, context.runAt[end] < 0 {
      let word = context.lexemes[end]
      if context.nameAt[end] < 0,
        word.kind == .punctuation && !["'", "’", "-"].contains(word.lower)
          || ["to", "as", "that", "in", "on", "at", "for", "who", "and"].contains(word.lower)
      {
        break
      }
      end += 1
    }
    return end > verb + 2 ? verb + 2..<end : nil
  }

  /// "was told", "had been described": the subject is no speaker.
  func isPassive(_ verb: Int) -> Bool {
    let word = lower(verb)
    guard word.hasSuffix("ed") || CueFinder.irregularParticiples.contains(word) else {
      return false
    }
    var before = verb - 1
    if isAdverb(before) || lower(before) == "not" { before -= 1 }
    return ["is", "was", "were", "are", "be", "been", "being"].contains(lower(before))
  }

  private static let hearingParticiples: Set<String> = [
    "told", "asked", "warned", "urged", "advised", "informed", "reminded", "assured", "instructed",
  ]
  private static let irregularParticiples: Set<String> = ["told", "said", "quoted", "written"]

  /// "Ada Vell, who …": the name before "who".
  private func relativeHead(_ who: Int) -> Range<Int>? {
    var end = who
    if lower(end - 1) == "," { end -= 1 }
    return nounPhrase(endingAt: end, bounds: context.left(of: who))
  }

  /// "Ada Vell, the speaker of parliament, said": the phrase before the inserted one; the inserted
  /// one itself where it is the name ("The speaker, Ada Vell, said").
  private func beforeInsertion(_ comma: Int, bounds: Range<Int>) -> Range<Int>? {
    if comma >= bounds.lowerBound + 2, lower(comma - 2) == ",",
      ["however", "meanwhile", "though", "too", "instead", "then"].contains(lower(comma - 1))
    {
      return nounPhrase(endingAt: comma - 2, bounds: bounds)
    }
    var at = comma - 1
    var limit = 40
    while at > bounds.lowerBound, limit > 0 {
      if lower(at) == ",", context.runAt[at] < 0 {
        // "Vell, who was, as he says, there,": take the farthest comma of a run of them whose
        // left neighbour is a name.
        if context.nameAt[at - 1] >= 0 || CueFinder.isNominal(context, at - 1)
          || ["he", "she", "they"].contains(lower(at - 1))
          || ["who", "which", "whose"].contains(lower(at + 1))
        {
          if let phrase = nounPhrase(endingAt: at, bounds: bounds) {
            // "Vell, of Norland, said": the place is part of the insertion.
            let isPlace = context.entity(at: at - 1)?.kind == .place
            let before = lower(phrase.lowerBound - 1)
            if !isPlace || !CueFinder.prepositions.contains(before) && before != "," {
              return phrase
            }
          }
        }
      }
      if lower(at) == ";" || lower(at) == ":" { break }
      at -= 1
      limit -= 1
    }
    // "In March, Ada Vell, said": odd commas.
    return nounPhrase(endingAt: comma, bounds: bounds)
  }

  static func isNominal(_ context: SpeechContext, _ at: Int) -> Bool {
    English.officeHeads[context.lower(at)] != nil || context.lower(at).hasSuffix("man")
      || context.lower(at) == ")"
  }

  private static let phraseBreaks: Set<String> = [
    "that", "which", "who", "whom", "and", "but", "or", "when", "while", "as", "because", "if",
    "after", "before", "since", "though", "although", "where", "what", "how", "why", "so", "than",
    "said", "says", "yet", "whether", "until",
  ]

  /// The noun phrase that ends right before a token.
  func nounPhrase(endingAt end: Int, bounds: Range<Int>) -> Range<Int>? {
    guard end > bounds.lowerBound else { return nil }
    // A pronoun is a phrase of its own.
    if CueFinder.pronouns.contains(lower(end - 1)) { return end - 1..<end }
    var start = end
    while start > bounds.lowerBound, end - start < 24 {
      let at = start - 1
      let word = context.lexemes[at]
      if context.runAt[at] >= 0 {
        // A nickname between marks inside a name: John “Tig” Vell.
        let run = context.runs[context.runAt[at]]
        guard start < end, run.tokens.count == 1, word.isCapitalized || run.close == at else {
          break
        }
        start = run.open
        continue
      }
      if word.kind == .punctuation {
        // A party and state in brackets: "Vell (R-Norland)".
        if word.lower == ")", let open = bracket(at, bounds: bounds) {
          start = open
          continue
        }
        if !["'", "’", "-", "&", ".", "/"].contains(word.lower) { break }
      } else if CueFinder.phraseBreaks.contains(word.lower), context.nameAt[at] < 0 {
        if word.lower == "and", start < end, isNameLike(start), isNameLike(at - 1) {
          start = at
          continue
        }
        break
      } else if CueFinder.auxiliaries.contains(word.lower) || isVerb(at) && word.lower != "'s" {
        break
      }
      start = at
    }
    guard start < end else { return nil }
    return narrowed(start..<end)
  }

  private func isNameLike(_ at: Int) -> Bool {
    context.lexemes.indices.contains(at) && context.lexemes[at].isCapitalized
  }

  private func bracket(_ close: Int, bounds: Range<Int>) -> Int? {
    var at = close - 1
    while at >= bounds.lowerBound, close - at < 8 {
      if lower(at) == "(" { return at }
      at -= 1
    }
    return nil
  }

  /// Cuts what stands before the phrase proper: "On Thursday Vell" is "Vell".
  private func narrowed(_ phrase: Range<Int>) -> Range<Int> {
    var start = phrase.lowerBound
    while start < phrase.upperBound - 1,
      isAdverb(start) || English.calendar.contains(lower(start))
        || context.lexemes[start].kind == .number
    {
      start += 1
    }
    let openers: Set<String> = [
      "in", "on", "at", "during", "for", "with", "from", "by", "about", "last", "earlier", "later",
      "meanwhile", "however", "under", "over", "of",
    ]
    guard openers.contains(lower(start)) else { return start..<phrase.upperBound }
    // The last determiner, or the last name with the titles before it.
    var at = phrase.upperBound - 1
    if context.nameAt[at] >= 0 || context.lexemes[at].isCapitalized {
      while at > start, context.lexemes[at - 1].isCapitalized,
        !English.calendar.contains(lower(at - 1))
      {
        at -= 1
      }
      return at..<phrase.upperBound
    }
    while at > start {
      if CueFinder.determiners.contains(lower(at)), lower(at) != "'s" {
        return at..<phrase.upperBound
      }
      at -= 1
    }
    return phrase.upperBound - 1..<phrase.upperBound
  }

  /// The nearest name or pronoun to the left that a verb seems to follow: "he laughed and said".
  private func nearestSubject(before token: Int, bounds: Range<Int>) -> Range<Int>? {
    var at = token - 1
    while at >= bounds.lowerBound, token - at < 30 {
      defer { at -= 1 }
      guard context.runAt[at] < 0, lower(at) != ";" else { return nil }
      let next = at + 1
      guard next < token, context.lexemes[next].shape == .lower, context.nameAt[next] < 0 else {
        continue
      }
      let follows =
        CueFinder.auxiliaries.contains(lower(next)) || isAdverb(next)
        || !English.functionWords.contains(lower(next)) && lower(next) != "'s"
      guard follows else { continue }
      if ["he", "she", "they"].contains(lower(at)) { return at..<next }
      guard context.entity(at: at)?.kind == .person else { continue }
      var start = at
      while start > bounds.lowerBound, context.nameAt[start - 1] == context.nameAt[at] {
        start -= 1
      }
      let before = start > bounds.lowerBound ? lower(start - 1) : ""
      if CueFinder.prepositions.contains(before) || English.reports(before) { continue }
      return start..<next
    }
    return nil
  }

  /// The subject of the clause before a participle or a second verb: the first person or pronoun
  /// after the last semicolon or "while", else the first name or phrase of the sentence.
  func mainSubject(before token: Int) -> Range<Int>? {
    let bounds = context.left(of: token)
    var start = bounds.lowerBound
    for at in bounds where [";", "while", "but"].contains(lower(at)) && context.runAt[at] < 0 {
      start = at + 1
    }
    return firstSubject(in: start..<token)
      ?? (start > bounds.lowerBound ? firstSubject(in: bounds.lowerBound..<token) : nil)
  }

  /// The first phrase of a clause that can speak.
  func firstSubject(in tokens: Range<Int>) -> Range<Int>? {
    if let main = mainClause(tokens), let subject = firstSubject(in: main) { return subject }
    var other: Range<Int>?
    var at = tokens.lowerBound
    while at < tokens.upperBound {
      guard context.runAt[at] < 0 else {
        at += 1
        continue
      }
      let word = lower(at)
      if word == "he" || word == "she" || word == "they" { return at..<at + 1 }
      if context.nameAt[at] >= 0 {
        var end = at + 1
        while end < tokens.upperBound, context.nameAt[end] == context.nameAt[at] { end += 1 }
        let kind = context.entity(at: at)?.kind
        let isPossessor = lower(end) == "'s" || lower(end) == "’" || lower(end) == "'"
        let isObject = at > 0 && CueFinder.prepositions.contains(lower(at - 1))
        if kind == .person, !isPossessor, !isObject { return at..<end }
        if isPossessor, at == tokens.lowerBound,
          let owned = openingPhrase(at..<tokens.upperBound, from: end + 1)
        {
          return owned
        }
        if !isPossessor, !isObject, other == nil { other = at..<end }
        at = end
        continue
      }
      if context.referenceAt[at] >= 0,
        context.reading.references[context.referenceAt[at]].span.count > 3
      {
        var end = at + 1
        while end < tokens.upperBound, context.referenceAt[end] == context.referenceAt[at] {
          end += 1
        }
        return at..<end
      }
      at += 1
    }
    guard other == nil, let first = tokens.first, context.runAt[first] < 0,
      CueFinder.openingDeterminers.contains(lower(first))
        || context.lexemes[first].isCapitalized && !English.isSentenceOpener(lower(first))
          && context.lexemes[first].isWord
    else { return other }
    return openingPhrase(tokens, from: first + 1)
  }

  /// The clause behind a subordinate one: "When the town was asked, Vell released".
  private func mainClause(_ tokens: Range<Int>) -> Range<Int>? {
    guard let first = tokens.first, CueFinder.subordinators.contains(lower(first)),
      let comma = tokens.first(where: { lower($0) == "," && context.runAt[$0] < 0 }),
      comma + 1 < tokens.upperBound
    else { return nil }
    return comma + 1..<tokens.upperBound
  }

  private static let subordinators: Set<String> = [
    "when", "after", "while", "as", "if", "before", "since", "although", "though", "because",
    "once", "until",
  ]

  /// The phrase that opens a clause, up to its verb: "His office put out", "The town released".
  private func openingPhrase(_ tokens: Range<Int>, from start: Int) -> Range<Int>? {
    let first = tokens.lowerBound
    var end = start
    while end < tokens.upperBound, end - start < 5, context.lexemes[end].isWord,
      context.runAt[end] < 0, !English.functionWords.contains(lower(end)),
      !CueFinder.auxiliaries.contains(lower(end)), !lower(end).hasSuffix("ed"),
      !CueFinder.openingVerbs.contains(lower(end)), !isVerb(end)
    {
      end += 1
    }
    // "Vell’s remarks show": remarks say nothing themselves.
    guard end > start, end < tokens.upperBound, context.lexemes[end].isWord,
      CueFinder.openingDeterminers.contains(lower(first))
        || !English.sayingNouns.contains(lower(end - 1))
    else { return nil }
    return first..<end
  }

  private static let openingDeterminers: Set<String> = [
    "the", "a", "an", "his", "her", "their", "its", "one", "another",
  ]
  private static let openingVerbs: Set<String> = [
    "put", "puts", "sent", "sends", "gave", "gives", "went", "goes", "made", "makes", "took",
    "takes", "came", "comes", "held", "holds", "left", "leaves", "ran", "runs", "set", "sets",
    "issues", "releases", "began", "begins", "met", "meets", "stood", "stands", "sat", "sits",
  ]
}
