/// Who was spoken of, for pronouns and titles.
///
/// A sentence's subject is a likelier antecedent than whoever else it names; what a paragraph
/// says of one person it goes on to say of the same.
struct SubjectMemory {
  /// A person in a sentence.
  private struct Trace {
    var person: Int
    var sentence: Int
    var paragraph: Int
    var isSubject: Bool
  }

  /// How many sentences without a name leave a pronoun open to anybody.
  private static let reach = 4
  /// How many persons and offices are kept: a list of names is no story, and must not cost more.
  private static let most = 48

  private var traces: [Trace] = []
  private var sentence = -1
  private var paragraph = -1
  private var verbSeen = false
  private var officesSeen: Set<String> = []

  /// Goes on to a token's sentence and paragraph.
  mutating func turn(to sentence: Int, paragraph: Int) {
    if sentence != self.sentence {
      verbSeen = false
      self.sentence = sentence
      traces.removeAll { sentence - $0.sentence > 2 * SubjectMemory.reach }
    }
    if paragraph != self.paragraph { officesSeen = [] }
    self.paragraph = paragraph
  }

  /// Whether the sentence has had no verb yet, and none of the paragraph's persons.
  var isSubjectPlace: Bool {
    !verbSeen && !traces.contains { $0.sentence == sentence }
  }

  mutating func seeVerb() { verbSeen = true }

  /// Notes an office that somebody unknown holds.
  mutating func see(office: String) {
    if officesSeen.count < SubjectMemory.most { officesSeen.insert(office) }
  }

  /// Whether an office of somebody unknown was named in the paragraph.
  ///
  /// "the minister" may be the foreign minister, and the foreign minister "the minister".
  func hasOffice(_ office: String) -> Bool {
    officesSeen.contains {
      $0 == office || $0.hasSuffix(" " + office) || office.hasSuffix(" " + $0)
    }
  }

  /// Notes a person.
  mutating func see(_ person: Int) {
    guard !traces.contains(where: { $0.sentence == sentence && $0.person == person }) else {
      return
    }
    if traces.count >= SubjectMemory.most { traces.removeFirst() }
    traces.append(
      Trace(person: person, sentence: sentence, paragraph: paragraph, isSubject: !verbSeen))
  }

  /// The one person that the paragraph has spoken of so far.
  var onlyPerson: Int? {
    let own = traces.filter { $0.paragraph == paragraph }
    guard let first = own.first, own.allSatisfy({ $0.person == first.person }) else { return nil }
    return first.person
  }

  /// The person a pronoun stands for: of its own sentence, else of the nearest sentence of the
  /// paragraph that names one, else the last subject before.
  ///
  /// Of one sentence's persons those come first of whom it is known that they fit.
  func antecedent(where fits: (Int) -> Bool, surely: (Int) -> Bool) -> Int? {
    let fitting = traces.filter { fits($0.person) }
    let near = fitting.filter { sentence - $0.sentence <= SubjectMemory.reach }
    if let own = near.last(where: { $0.paragraph == paragraph }) {
      return best(of: near, in: own.sentence, surely)
    }
    // A new paragraph goes on with the subject of the last, however many sentences it had.
    if let subject = fitting.last(where: { $0.isSubject }),
      paragraph - subject.paragraph <= 1
        || near.contains(where: { $0.sentence == subject.sentence })
    {
      return best(of: fitting, in: subject.sentence, surely)
    }
    return near.last.flatMap { best(of: near, in: $0.sentence, surely) }
  }

  /// The subject of a sentence, else whom it names first.
  private func best(of traces: [Trace], in sentence: Int, _ surely: (Int) -> Bool) -> Int? {
    var own = traces.filter { $0.sentence == sentence }
    let sure = own.filter { surely($0.person) }
    if !sure.isEmpty { own = sure }
    return (own.first(where: \.isSubject) ?? own.first)?.person
  }
}
