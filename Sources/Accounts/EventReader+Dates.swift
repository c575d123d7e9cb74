import Language
import SourceText

extension EventReader {
  /// The date that a predicate has right behind it, or behind a place or an agent.
  func date(behind end: Int) -> Dated? { timeBehind(end)?.dated }

  func timeBehind(_ index: Int) -> (dated: Dated, end: Int)? {
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
  func isDate(_ dated: Dated, from index: Int) -> Bool {
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
  func date(beforeClause named: Named) -> Dated? {
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

  func event(
    _ kind: EventKind, at predicate: Int, _ named: Named, object: String? = nil,
    indirect: Bool = false,
    _ dated: Dated
  ) -> DatedEvent {
    let first = min(predicate, named.tokens.lowerBound, dated.tokens.lowerBound)
    let last = max(predicate + 1, named.tokens.upperBound, dated.tokens.upperBound) - 1
    return DatedEvent(
      kind: kind, subject: named.subject, object: object,
      isIndirect: named.isIndirect || indirect, time: dated.time,
      mention: Finding.Mention(
        article: article.order,
        focus: TextSpan(start: words[first].span.start, end: words[last].span.end)))
  }
}
