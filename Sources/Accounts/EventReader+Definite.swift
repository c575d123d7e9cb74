import Language
import SourceText

extension EventReader {
  /// "this defensive alliance", "the union", "the inquiry": the one organisation whose name ends
  /// so, or the one that the article speaks of above all, or else a thing without a name.
  func definite(endingAt end: Int) -> Named? {
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
  func antecedent(before offset: Int) -> Int? {
    guard let last = organizations.last(before: offset),
      let place = article.sentence(at: last.span.start), sentence - place <= 2
    else { return nil }
    return organizations.dominant == last.subject ? last.subject : nil
  }
}
