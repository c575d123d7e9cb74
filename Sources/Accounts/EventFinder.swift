import Language
import SourceText

/// What an event happened to, or who did it.
enum EventSubject: Hashable {
  /// A thing with a name, by its number in the corpus's ``SubjectIndex``.
  case named(Int)
  /// A thing that an article calls by a common noun, and that only the story tells from others:
  /// "the inquiry".
  case noun(String)

  /// Whether it has a name.
  var isNamed: Bool {
    if case .named = self { true } else { false }
  }
}

/// An event that an article dates.
struct DatedEvent {
  var kind: EventKind
  /// What it happened to, or who did it.
  var subject: EventSubject
  /// What was joined or left, or the office that somebody was elected to.
  var object: String?
  /// Whether a general word ("the alliance") stands for the subject.
  var isIndirect: Bool
  /// The date.
  var time: TimeExpression
  /// From the subject to the date.
  var mention: Finding.Mention
}

/// Finds events with their subject and date in one article.
///
/// Without a parse, an event counts only where subject, predicate and date stand close together
/// in one of a few forms: "the league was founded in 1992", "Founded in 1992, the league …",
/// "in 1992, the league was founded", "the 1990s, when the league was founded", "the founding of
/// the league in 1992", "the league dates back to 1992", "in 2012, Norland left the league".
struct EventFinder {
  let article: Article
  let subjects: SubjectIndex

  /// The dated events of the article in order.
  ///
  /// - Complexity: O(n) in its tokens.
  func events() -> [DatedEvent] {
    let organizations = OrganizationMentions(article, subjects: subjects)
    return article.sentences.indices.flatMap { number -> [DatedEvent] in
      let reading = article.document.reading
      let times = article.indices(of: reading.times, inSentence: number) { $0.span }
      guard !times.isEmpty else { return [] }
      let reader = EventReader(
        article: article, subjects: subjects, sentence: number, times: Array(reading.times[times]),
        organizations: organizations)
      return reader.events()
    }
  }
}

/// Reads the dated events of one sentence.
struct EventReader {
  let article: Article
  let subjects: SubjectIndex
  let sentence: Int
  let words: [FoldedWord]
  let organizations: OrganizationMentions

  /// Names by the tokens where they begin and end (past the last).
  private var nameStarting: [Int: Named] = [:]
  private var nameEnding: [Int: Named] = [:]
  private var timeStarting: [Int: Dated] = [:]
  private var timeEnding: [Int: Dated] = [:]

  /// A name, or a general word for one, as a run of tokens.
  struct Named {
    var tokens: Range<Int>
    var subject: EventSubject
    var isIndirect: Bool
  }

  private struct Dated {
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

  private func tokens(of span: TextSpan) -> Range<Int> {
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
  private func verbal(_ predicate: EventWords.Predicate, at index: Int) -> DatedEvent? {
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
        predicate.kind, agent, object: subjects.name(of: joined),
        indirect: object.isIndirect, date)
    }
    if predicate.kind == .election {
      guard let subject = before else { return nil }
      let office = words.indices.contains(end) ? English.officeHeads[words[end].text] : nil
      guard let office, let date = date(behind: end + 1) ?? date(beforeClause: subject) else {
        return nil
      }
      return event(predicate.kind, subject, object: office, date)
    }
    // "Bo founded the league in 1992": it happened to what stands behind.
    if predicate.takesObject, !isPassive, predicate.kind != .death, predicate.kind != .birth,
      let object = nameFrom(end)
    {
      return
        (date(behind: object.tokens.upperBound)
        ?? before.flatMap { date(beforeClause: $0) }).flatMap { event(predicate.kind, object, $0) }
    }
    // "Bo signed in 1992", "Norland adopted in 1992 …": not the thing that was signed.
    if !isPassive, [.signing, .ratification, .adoption].contains(predicate.kind) { return nil }
    guard let subject = before,
      let date = date(behind: end) ?? date(beforeClause: subject)
    else { return nil }
    if case .noun = subject.subject, !predicate.kind.happensToThings { return nil }
    return event(predicate.kind, subject, date)
  }

  /// The name whose predicate begins at a token, and whether it is passive; nil where something
  /// else stands there. The name is nil where the subject is none that is known.
  private func subjectBefore(_ index: Int) -> (named: Named?, isPassive: Bool)? {
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

  private func openingParenthesis(before index: Int) -> Int? {
    var at = index
    while at > 0, index - at < 7 {
      at -= 1
      if words[at].text == "(" { return at }
    }
    return nil
  }

  /// Whether a name belongs to another phrase: "the head of the league", "Norland and Sudmark".
  private func isGoverned(_ named: Named) -> Bool {
    let start = phraseStart(of: named)
    guard start > 0 else { return false }
    return EventWords.governing.contains(words[start - 1].text)
  }

  /// The first token of a name's phrase, its determiner included.
  private func phraseStart(of named: Named) -> Int {
    let start = named.tokens.lowerBound
    guard start > 0, ["the", "this", "that", "a", "an"].contains(words[start - 1].text) else {
      return start
    }
    return start - 1
  }

  /// The name that begins at a token, behind a determiner.
  private func nameFrom(_ index: Int) -> Named? {
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
  private func fronted(_ predicate: EventWords.Predicate, at index: Int) -> DatedEvent? {
    guard predicate.takesObject, !predicate.kind.hasAgent, predicate.kind != .election,
      predicate.kind != .death, index == 0 || !words[index - 1].isWord,
      let (dated, end) = timeBehind(index + 1)
    else { return nil }
    var comma = end
    while comma < words.count, comma - end < 5, words[comma].text != "," { comma += 1 }
    guard comma < words.count, words[comma].text == ",", let subject = nameFrom(comma + 1) else {
      return nil
    }
    return event(predicate.kind, subject, dated)
  }
}

// MARK: - Events told by a noun

extension EventReader {
  /// "the founding of the league in 1992", "the league's founding in 1992".
  private func nominal(_ kind: EventKind, at index: Int) -> DatedEvent? {
    if index > 1, words[index - 1].text == "'s" || words[index - 1].text == "'",
      let subject = nameEnding[index - 1], let (dated, _) = timeBehind(index + 1)
    {
      return event(kind, subject, dated)
    }
    guard words.indices.contains(index + 1), words[index + 1].text == "of",
      let subject = nameFrom(index + 2)
    else { return nil }
    var end = subject.tokens.upperBound
    if end < words.count, words[end].text == "(" {
      while end < words.count, words[end].text != ")" { end += 1 }
      end += 1
    }
    guard let (dated, _) = timeBehind(end) else { return nil }
    return event(kind, subject, dated)
  }
}

// MARK: - General words

extension EventReader {
  /// "this defensive alliance", "the union", "the inquiry": the one organisation whose name ends
  /// so, or the one that the article speaks of above all, or else a thing without a name.
  private func definite(endingAt end: Int) -> Named? {
    let head = words[end - 1]
    guard head.isWord, !head.isCapital, head.text.utf8.count > 3 else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, words[start - 1].isWord,
      !EventWords.demonstratives.contains(words[start - 1].text)
    {
      // A name or another noun phrase before the head: "the Sudmark group".
      if words[start - 1].isCapital || EventWords.clauseBreaks.contains(words[start - 1].text) {
        return nil
      }
      start -= 1
    }
    guard start > 0, EventWords.demonstratives.contains(words[start - 1].text) else { return nil }
    let tokens = start..<end
    if start == end - 1, let subject = organizations.only(endingIn: head.text) {
      return Named(tokens: tokens, subject: .named(subject), isIndirect: false)
    }
    if EventWords.generalHeads.contains(head.text) {
      return antecedent(before: words[start - 1].span.start).map {
        Named(tokens: tokens, subject: .named($0), isIndirect: true)
      }
    }
    guard start == end - 1, words[start - 1].text == "the" else { return nil }
    return Named(tokens: tokens, subject: .noun(head.text), isIndirect: false)
  }

  /// The organisation named last, if it is near and the one that the article names most.
  private func antecedent(before offset: Int) -> Int? {
    guard let last = organizations.last(before: offset),
      let place = article.sentence(at: last.span.start), sentence - place <= 2
    else { return nil }
    return organizations.dominant == last.subject ? last.subject : nil
  }
}

/// Where an article names organisations.
struct OrganizationMentions {
  private let mentions: [(span: TextSpan, subject: Int)]

  /// The organisation that more than half of the mentions name, if there is one.
  let dominant: Int?

  /// The organisations by the last word of their names; -1 where several share it.
  private let byLastWord: [String: Int]

  init(_ article: Article, subjects: SubjectIndex) {
    let reading = article.document.reading
    var byLastWord: [String: Int] = [:]
    for (index, entity) in reading.entities.enumerated() where entity.kind == .organization {
      let words = SubjectIndex.key(entity.name).split(separator: " ")
      guard words.count > 1, let last = words.last,
        let subject = subjects.subject(ofEntity: index, in: article.order)
      else { continue }
      let known = byLastWord[String(last)]
      byLastWord[String(last)] = known == nil || known == subject ? subject : -1
    }
    self.byLastWord = byLastWord
    let mentions: [(span: TextSpan, subject: Int)] = reading.names.compactMap { name in
      guard reading.entities[name.entity].kind == .organization,
        let subject = subjects.subject(ofEntity: name.entity, in: article.order)
      else { return nil }
      return (name.span, subject)
    }
    var counts: [Int: Int] = [:]
    for mention in mentions { counts[mention.subject, default: 0] += 1 }
    dominant = counts.first { $0.value * 2 > mentions.count }?.key
    self.mentions = mentions
  }

  /// The only organisation of the article whose name ends in a word.
  func only(endingIn word: String) -> Int? {
    byLastWord[EnglishSpelling.normalized(word)].flatMap { $0 < 0 ? nil : $0 }
  }

  /// The last mention that ends before an offset.
  func last(before offset: Int) -> (span: TextSpan, subject: Int)? {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? mentions[low - 1] : nil
  }
}

// MARK: - Dates

extension EventReader {
  /// The date that a predicate has right behind it, or behind a place or an agent.
  private func date(behind end: Int) -> Dated? { timeBehind(end)?.dated }

  private func timeBehind(_ index: Int) -> (dated: Dated, end: Int)? {
    var at = index
    while at < words.count, at - index < 10 {
      if let dated = timeStarting[at] {
        return isDate(dated, from: index) ? (dated, dated.tokens.upperBound) : nil
      }
      let word = words[at].text
      if EventWords.clauseBreaks.contains(word) && !(at == index && word == "to") { return nil }
      if [";", ":", "—", "–", "\"", "“", "”", "."].contains(word) { return nil }
      // Past a comma only a date that follows at once.
      if word == "," {
        let next = at + 1
        guard next < words.count, EventWords.datePrepositions.contains(words[next].text) else {
          return nil
        }
      }
      at += 1
    }
    return nil
  }

  /// Whether the words before a time tie it to the event: "in the early 1990s", not "since 1992".
  private func isDate(_ dated: Dated, from index: Int) -> Bool {
    var before = dated.tokens.lowerBound
    if before > index, words[before - 1].text == "the" { before -= 1 }
    // "dates back to 1992", "born 2 May 1960": the predicate itself leads to the date.
    guard before > index else { return true }
    let word = words[before - 1].text
    if EventWords.bounds.contains(word) { return false }
    return EventWords.datePrepositions.contains(word) || word == "(" || word == "back"
  }

  /// The date before the clause of a subject: "In 1992, the league …", "the 1990s, when the
  /// league …".
  private func date(beforeClause named: Named) -> Dated? {
    var at = phraseStart(of: named)
    // A general word has adjectives before it.
    while named.isIndirect, at > 0, words[at].text != "the", words[at].text != "this",
      words[at].text != "that", named.tokens.lowerBound - at < 4
    {
      at -= 1
    }
    if at > 0, words[at - 1].text == "when" {
      at -= 1
      if at > 0, words[at - 1].text == "," { at -= 1 }
      return timeEnding[at]
    }
    guard at > 0, words[at - 1].text == "," else { return nil }
    guard let dated = timeEnding[at - 1] else { return nil }
    var before = dated.tokens.lowerBound
    if before > 0, words[before - 1].text == "the" { before -= 1 }
    guard before > 0, EventWords.datePrepositions.contains(words[before - 1].text) else {
      return nil
    }
    before -= 1
    // "In 2012," opens the clause; "the war in 2012, Norland …" does not.
    guard before > 0 else { return dated }
    let opener = words[before - 1].text
    return !words[before - 1].isWord || ["then", "later", "and", "but", "back"].contains(opener)
      ? dated : nil
  }

  private func event(
    _ kind: EventKind, _ named: Named, object: String? = nil, indirect: Bool = false,
    _ dated: Dated
  ) -> DatedEvent {
    let first = min(named.tokens.lowerBound, dated.tokens.lowerBound)
    let last = max(named.tokens.upperBound, dated.tokens.upperBound) - 1
    return DatedEvent(
      kind: kind, subject: named.subject, object: object,
      isIndirect: named.isIndirect || indirect, time: dated.time,
      mention: Finding.Mention(
        article: article.order,
        focus: TextSpan(start: words[first].span.start, end: words[last].span.end)))
  }
}
