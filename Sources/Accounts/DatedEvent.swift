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
  /// Subject, predicate and date, with what stands between them.
  var mention: Finding.Mention
}
