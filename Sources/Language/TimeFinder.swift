public import SourceText

/// Finds the words that name a time: days, months, years, times of day, durations, sets.
///
/// A number is a year only where the words around it allow that; "2000 people", "+1 555 2000" and
/// "$1999" are not. An expression that needs another date to have a meaning ("last September",
/// "in March", "on Friday", "a week later") gets it from the document's date or from the date
/// mentioned before, as its words say; where neither anchors it, it has no value.
///
/// A range ("from 2021 to 2024", "3–5 May") is two expressions, as in TimeML.
///
/// - SeeAlso: TIMEX3, <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>
public enum TimeFinder {
  /// Finds the time expressions of a text in English.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - sentences: Its sentences; an expression lies inside one of them.
  ///   - documentDate: When the text was published, as an EDTF date or date and time.
  /// - Returns: The expressions in order, apart from each other.
  /// - Complexity: O(n) in the bytes of the text.
  public static func times(
    in text: DocumentText, sentences: [Sentence], documentDate: String?
  ) -> [TimeExpression] {
    var anchor = TimeAnchor(date: documentDate.flatMap { DocumentDate($0) })
    return sentences.flatMap { sentence in
      var reader = TimeReader(
        pieces: TextPiece.pieces(of: text, in: sentence.span), words: .english, anchor: anchor)
      let times = reader.times()
      anchor = reader.anchor
      anchor.age += 1
      return times
    }
  }
}

/// What relative expressions count from.
struct TimeAnchor {
  /// The document's date.
  let date: DocumentDate?

  /// The last date mentioned.
  var previous: TimeMeaning?

  /// The last quarter of a year mentioned, and how many sentences ago.
  var quarter: (quarter: Int, year: Int)?
  var age = 0

  init(date: DocumentDate?) { self.date = date }

  /// The document's day.
  var today: CalendarDay? { date?.calendarDay }
}
