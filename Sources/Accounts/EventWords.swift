/// The words by which English tells of events.
enum EventWords {
  /// A way to tell of an event in words that follow each other.
  struct Predicate: Sendable {
    var kind: EventKind
    /// How many words it takes.
    var length: Int
    /// Whether what it happens to stands behind it when nothing marks the passive: "founded the
    /// league".
    var takesObject: Bool
  }

  /// The predicate that begins with a word, by the words that complete it, longest first.
  static func predicate(in words: [FoldedWord], at index: Int) -> Predicate? {
    for (phrase, kind) in phrases[words[index].text] ?? [] {
      let end = index + 1 + phrase.count
      guard end <= words.count else { continue }
      if zip(phrase, words[(index + 1)..<end]).allSatisfy({ $0 == $1.text }) {
        return Predicate(kind: kind, length: 1 + phrase.count, takesObject: false)
      }
    }
    guard let kind = verbs[words[index].text] else { return nil }
    return Predicate(kind: kind, length: 1, takesObject: true)
  }

  private static let verbs: [String: EventKind] = [
    "founded": .founding, "formed": .founding, "established": .founding, "created": .founding,
    "instituted": .founding, "constituted": .founding, "dissolved": .dissolution,
    "disbanded": .dissolution, "abolished": .dissolution, "born": .birth, "died": .death,
    "joined": .joining, "left": .leaving, "quit": .leaving, "exited": .leaving,
    "signed": .signing, "ratified": .ratification, "adopted": .adoption, "opened": .opening,
    "inaugurated": .opening, "elected": .election,
  ]

  private static let phrases: [String: [([String], EventKind)]] = [
    "set": [(["up"], .founding)],
    "came": [
      (["into", "being"], .founding), (["into", "existence"], .founding),
      (["into", "force"], .entryIntoForce), (["into", "effect"], .entryIntoForce),
    ],
    "entered": [(["into", "force"], .entryIntoForce)],
    "took": [(["effect"], .entryIntoForce)],
    "passed": [(["away"], .death)],
    "dates": [(["back", "to"], .founding), (["from"], .founding), (["to"], .founding)],
    "dated": [(["back", "to"], .founding)],
    "wound": [(["up"], .dissolution)],
    "withdrew": [(["from"], .leaving)],
    "pulled": [(["out", "of"], .leaving)],
    "acceded": [(["to"], .joining)],
  ]

  /// Nouns that name an event: "the founding of the league in 1992".
  static let nouns: [String: EventKind] = [
    "founding": .founding, "foundation": .founding, "establishment": .founding,
    "creation": .founding, "formation": .founding, "inception": .founding,
    "dissolution": .dissolution, "birth": .birth, "death": .death, "signing": .signing,
    "ratification": .ratification, "adoption": .adoption, "opening": .opening,
  ]

  /// Words that mark the passive.
  static let passive: Set<String> = ["was", "were", "been", "is", "are", "being", "'s"]

  /// Words that may stand between a subject and its predicate.
  static let between: Set<String> = [
    "was", "were", "been", "had", "has", "have", "is", "are", "being", "'s", "originally", "first",
    "officially", "formally", "initially", "jointly", "also", "itself", "themselves", "himself",
    "herself", "later", "then", "which", "that", "who", "actually", "only", "finally", "eventually",
    "subsequently", "already", "just", "newly",
  ]

  /// Words that keep a predicate from telling of something that happened.
  static let unreal: Set<String> = [
    "not", "never", "n't", "no", "would", "will", "could", "may", "might", "should", "must", "to",
    "can", "cannot", "shall", "if", "unless", "whether", "wasn't", "weren't", "isn't", "hadn't",
    "hasn't", "didn't", "won't", "wouldn't", "couldn't", "re-established", "almost", "nearly",
  ]

  /// Words before a time that tie it to an event as its date.
  static let datePrepositions: Set<String> = ["in", "on", "during", "at"]

  /// Words before a time that make a bound of it, or count from it.
  static let bounds: Set<String> = [
    "by", "before", "after", "since", "until", "till", "from", "through", "around", "about",
    "circa", "between", "than", "to", "for",
  ]

  /// Words that begin another clause, in which a time belongs to something else.
  static let clauseBreaks: Set<String> = [
    "and", "but", "or", "when", "while", "after", "before", "which", "who", "that", "because",
    "although", "though", "as", "since", "until", "where", "whose", "if", "nor", "yet", "so",
    "than", "to", "with", "following", "including", "is", "are", "was", "were", "has", "have",
    "had", "will", "would",
  ]

  /// Words before a name that make it part of another name's phrase: "the head of the league".
  static let governing: Set<String> = [
    "of", "for", "with", "by", "to", "from", "at", "against", "between", "and", "or", "than",
    "like", "in", "on", "into", "under", "via", "versus", "including", "de", "vs", "over",
    "within", "inside", "outside", "through", "about", "toward", "towards", "among", "&",
  ]

  /// Words that point at a thing already spoken of.
  static let demonstratives: Set<String> = ["the", "this", "that"]

  /// General words for organisations, which may stand for the one spoken of.
  static let generalHeads: Set<String> = [
    "alliance", "organization", "organisation", "bloc", "group", "union", "association", "league",
    "body", "institution", "company", "agency", "club", "firm", "movement", "foundation",
    "federation", "coalition", "party",
  ]
}
