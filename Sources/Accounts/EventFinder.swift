import Language
import SourceText

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
