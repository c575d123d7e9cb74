/// English words that decide whether, and how surely, a clause is said to hold.
enum EnglishFactuality {
  /// What a word does to the clause that completes it.
  struct Effect: Sendable {
    /// Whether it denies it: "fail to", "deny that".
    var negates = false
    /// Whether its own negation is also its complement's: "did not manage to".
    var passesNegation = false
    /// How it leaves it, where not as a fact.
    var modality: Predication.Modality?
    /// Whether it reports speech or thought.
    var reports = false
    /// Whether an object noun is denied as a clause would be: "rejected the offer".
    var negatesObjects = false
  }

  /// Adverbs and particles that negate what they modify.
  static let negators = words("not n't n’t nt never hardly scarcely barely nowhere nor neither")

  /// Pronouns that negate the clause they stand in.
  static let negativePronouns = words("nobody none nothing no-one noone neither")

  /// Determiners that negate the clause of their noun.
  static let negativeDeterminers = words("no neither")

  /// Quantifiers and adverbs whose negation is partial: "not all", "not always".
  static let universals = words(
    "all every each everyone everybody everything always necessarily entirely fully both completely"
  )

  /// Quantifiers that are partly negative by themselves.
  static let paucals = words("few rarely seldom")

  /// Words after "not" that make it the first half of "not only … but also".
  static let correlatives = words("only just merely simply solely")

  /// Nouns that stand behind "no" or "without" in phrases that affirm.
  static let affirmedNouns = words("doubt question surprise wonder")

  /// Words that begin an exception to a negation: "not until", "nothing but".
  static let exceptions = words("until till but except")

  /// Auxiliaries with the modality that they give.
  static let auxiliaries: [String: Predication.Modality] = table([
    .possible: "may might can could",
    .predicted: "will 'll ’ll wo shall",
    .obliged: "must should ought",
  ])

  /// Adverbs with the modality that they give; they hedge.
  static let adverbs: [String: Predication.Modality] = table([
    .possible: """
    perhaps possibly maybe probably likely reportedly allegedly apparently seemingly presumably
    supposedly purportedly potentially arguably ostensibly conceivably
    """
  ])

  /// Adjectives before a noun with the modality that they give to it.
  static let attributes: [String: Predication.Modality] = table([
    .possible: "alleged suspected possible likely potential apparent supposed purported probable",
    .predicted: "planned proposed expected scheduled impending upcoming intended future",
    .hypothetical: "hypothetical imaginary",
  ])

  /// Conjunctions before a condition.
  static let conditions = words("if unless provided providing assuming lest supposing")

  /// Verbs after which "if" asks.
  static let askingVerbs = words("ask wonder inquire enquire know see check question determine")

  /// Conjunctions whose clauses lie outside the negation of the clause they depend on.
  static let outerConjunctions = words(
    "because although though while since whereas if unless as when after so")

  /// Adjectives that are negations of another by their prefix.
  static let negatedAdjectives = words(
    """
    unlikely impossible untrue unable unwilling unaware unclear uncertain unfair unsafe unhappy
    illegal incorrect inaccurate invalid unnecessary dishonest incapable unwelcome unproven
    unfounded unavailable unlawful unconvinced unacceptable unprepared ineligible insufficient
    inadequate irresponsible irrelevant unreasonable unrelated unharmed unhurt uninjured
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static func table(
    _ lists: [Predication.Modality: String]
  ) -> [String: Predication.Modality] {
    var result: [String: Predication.Modality] = [:]
    for (modality, list) in lists { for word in words(list) { result[word] = modality } }
    return result
  }
}
