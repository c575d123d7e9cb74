import Language
import SourceText

/// Reads the dated events of one sentence.
struct EventReader {
  let article: Article
  let subjects: SubjectIndex
  let sentence: Int
  let words: [FoldedWord]
  let organizations: OrganizationMentions

  /// Names by the tokens where they begin and end (past the last).
  private(set) var nameStarting: [Int: Named] = [:]
  private(set) var nameEnding: [Int: Named] = [:]
  private(set) var timeStarting: [Int: Dated] = [:]
  private(set) var timeEnding: [Int: Dated] = [:]

  /// A name, or a general word for one, as a run of tokens.
  struct Named {
    var tokens: Range<Int>
    var subject: EventSubject
    var isIndirect: Bool
  }

  struct Dated {
    var tokens: Range<Int>
    var time: TimeExpression
  }

  init(
    article: Article, subjects: SubjectIndex, sentence: Int, times: [TimeExpression],
    organizations: OrganizationMentions
  ) {
    self.organizations = organizations
    self.article = article
    self.subjects = subjects
    self.sentence = sentence
    words = article.sentences[sentence]
    let names = article.document.reading.names
    for index in article.indices(of: names, inSentence: sentence, span: { $0.span }) {
      guard let subject = subjects.subject(ofEntity: names[index].entity, in: article.order) else {
        continue
      }
      let named = Named(
        tokens: tokens(of: names[index].span), subject: .named(subject), isIndirect: false)
      nameStarting[named.tokens.lowerBound] = named
      nameEnding[named.tokens.upperBound] = named
    }
    for time in times where time.earliest != nil {
      let dated = Dated(tokens: tokens(of: time.span), time: time)
      timeStarting[dated.tokens.lowerBound] = dated
      timeEnding[dated.tokens.upperBound] = dated
    }
  }

  func tokens(of span: TextSpan) -> Range<Int> {
    let first = article.token(at: span.start, in: sentence)
    let last = article.token(at: span.end - 1, in: sentence)
    return first..<min(max(first, last) + 1, words.count)
  }

  func events() -> [DatedEvent] {
    words.indices.compactMap { index in
      if let kind = EventWords.nouns[words[index].text] {
        return nominal(kind, at: index)
      }
      return EventWords.predicate(in: words, at: index).flatMap { verbal($0, at: index) }
    }
  }
}

// MARK: - Events told by a verb

extension EventReader {
  func verbal(_ predicate: EventWords.Predicate, at index: Int) -> DatedEvent? {
    let end = index + predicate.length
    guard let (before, isPassive) = subjectBefore(index) else {
      return fronted(predicate, at: index)
    }
    if predicate.kind.hasAgent {
      guard let agent = before, case .named = agent.subject, let object = nameFrom(end),
        case .named(let joined) = object.subject
      else { return nil }
      guard let date = date(behind: object.tokens.upperBound) ?? date(beforeClause: agent) else {
        return nil
      }
      return event(
        predicate.kind, at: index, agent, object: subjects.name(of: joined),
        indirect: object.isIndirect, date)
    }
    if predicate.kind == .election {
      guard let subject = before else { return nil }
      let office = words.indices.contains(end) ? English.officeHeads[words[end].text] : nil
      guard let office, let date = date(behind: end + 1) ?? date(beforeClause: subject) else {
        return nil
      }
      return event(predicate.kind, at: index, subject, object: office, date)
    }
    // "Bo founded the league in 1992": it happened to what stands behind.
    if predicate.takesObject, !isPassive, predicate.kind != .death, predicate.kind != .birth,
      let object = nameFrom(end)
    {
      return
        (date(behind: object.tokens.upperBound)
        ?? before.flatMap { date(beforeClause: $0) }).flatMap {
          event(predicate.kind, at: index, object, $0)
        }
    }
    // "Bo signed in 1992", "Norland adopted in 1992 …": not the thing that was signed.
    if !isPassive, [.signing, .ratification, .adoption].contains(predicate.kind) { return nil }
    guard let subject = before,
      let date = date(behind: end) ?? date(beforeClause: subject)
    else { return nil }
    if case .noun = subject.subject, !predicate.kind.happensToThings { return nil }
    return event(predicate.kind, at: index, subject, date)
  }

  /// The name whose predicate begins at a token, and whether it is passive.
  ///
  /// Nil where the predicate opens its clause; the name is nil where it is none that is known.
  func subjectBefore(_ index: Int) -> (named: Named?, isPassive: Bool)? {
    var at = index
    var isPassive = false
    var steps = 0
    while at > 0, steps < 8 {
      let word = words[at - 1].text
      if EventWords.unreal.contains(word) { return (nil, isPassive) }
      if EventWords.between.contains(word), nameEnding[at] == nil {
        if EventWords.passive.contains(word) { isPassive = true }
        at -= 1
      } else if word == ",", steps < 7, at < index || nameEnding[at - 1] != nil {
        at -= 1
      } else if word == ")", let open = openingParenthesis(before: at - 1) {
        at = open
      } else {
        break
      }
      steps += 1
    }
    guard at > 0 else { return nil }
    if let named = nameEnding[at] ?? definite(endingAt: at) {
      return (isGoverned(named) ? nil : named, isPassive)
    }
    // "Formed in 1992, the league": a predicate that opens its clause has no subject before it.
    return at == index && !words[at - 1].isWord ? nil : (nil, isPassive)
  }

  func openingParenthesis(before index: Int) -> Int? {
    var at = index
    while at > 0, index - at < 7 {
      at -= 1
      if words[at].text == "(" { return at }
    }
    return nil
  }

  /// Whether a name belongs to another phrase: "the head of the league", "Norland and Sudmark".
  func isGoverned(_ named: Named) -> Bool {
    let start = phraseStart(of: named)
    guard start > 0 else { return false }
    return EventWords.governing.contains(words[start - 1].text)
  }

  /// The first token of a name's phrase, its determiner included.
  func phraseStart(of named: Named) -> Int {
    let start = named.tokens.lowerBound
    guard start > 0, ["the", "this", "that", "a", "an"].contains(words[start - 1].text) else {
      return start
    }
    return start - 1
  }

  /// The name that begins at a token, behind a determiner.
  func nameFrom(_ index: Int) -> Named? {
    var start = index
    if words.indices.contains(start), ["the", "this"].contains(words[start].text) { start += 1 }
    guard let named = nameStarting[start] else { return nil }
    // "the league's council" is not the league, nor is "the league summit".
    if words.indices.contains(named.tokens.upperBound) {
      let next = words[named.tokens.upperBound]
      if next.text == "'s" || next.text == "'" { return nil }
    }
    return named
  }

  /// "Formed in 1992, the league …".
  func fronted(_ predicate: EventWords.Predicate, at index: Int) -> DatedEvent? {
    guard predicate.takesObject, !predicate.kind.hasAgent, predicate.kind != .election,
      predicate.kind != .death, index == 0 || !words[index - 1].isWord,
      let (dated, end) = timeBehind(index + 1)
    else { return nil }
    var comma = end
    while comma < words.count, comma - end < 5, words[comma].text != "," { comma += 1 }
    guard comma < words.count, words[comma].text == ",", let subject = nameFrom(comma + 1) else {
      return nil
    }
    return event(predicate.kind, at: index, subject, dated)
  }
}

// MARK: - Events told by a noun

extension EventReader {
  /// "the founding of the league in 1992", "the league's founding in 1992".
  func nominal(_ kind: EventKind, at index: Int) -> DatedEvent? {
    if index > 1, words[index - 1].text == "'s" || words[index - 1].text == "'",
      let subject = nameEnding[index - 1], let (dated, _) = timeBehind(index + 1)
    {
      return event(kind, at: index, subject, dated)
    }
    guard words.indices.contains(index + 1), words[index + 1].text == "of",
      let subject = nameFrom(index + 2)
    else { return nil }
    var end = subject.tokens.upperBound
    if end < words.count, words[end].text == "(" {
      while end < words.count, words[end].text != ")", end - subject.tokens.upperBound < 8 {
        end += 1
      }
      end += 1
    }
    guard let (dated, _) = timeBehind(end) else { return nil }
    return event(kind, at: index, subject, dated)
  }
}
