extension EnglishFactuality {
  /// What verbs do to their complements, by base form, with the particle where there is one.
  static let verbs = effects([
    (
      Effect(negates: true, negatesObjects: true),
      """
      avoid prevent block cancel rule_out call_off avert lack preclude withhold abandon prohibit ban
      forbid forgo escape
      """
    ),
    (
      Effect(negates: true),
      """
      fail refuse decline cease stop bar halt neglect forget omit dissuade discourage hinder
      refrain desist abstain keep_from quit resist
      """
    ),
    (
      Effect(negates: true, reports: true, negatesObjects: true),
      "deny reject dispute refute dismiss disavow rebut"
    ),
    (Effect(negates: true, reports: true), "doubt disbelieve"),
    (
      Effect(passesNegation: true, modality: .predicted),
      """
      plan intend prepare aim set schedule poise project decide agree offer arrange
      resolve await anticipate look go
      """
    ),
    (
      Effect(passesNegation: true, modality: .predicted, reports: true),
      "expect predict forecast"
    ),
    (
      Effect(modality: .predicted, reports: true),
      "promise pledge vow threaten guarantee swear"
    ),
    (
      Effect(modality: .obliged),
      "require oblige order instruct command call_on pressure encourage"
    ),
    (Effect(passesNegation: true, modality: .obliged), "need have ought suppose"),
    (
      Effect(modality: .obliged, reports: true),
      "urge demand ask request recommend advise implore beg propose"
    ),
    (Effect(passesNegation: true, modality: .wished), "want wish desire prefer like"),
    (Effect(modality: .wished, reports: true), "hope"),
    (Effect(modality: .hypothetical), "imagine pretend"),
    (Effect(modality: .possible), "try attempt seek struggle"),
    (Effect(passesNegation: true, modality: .possible), "seem appear tend"),
    (
      Effect(passesNegation: true, modality: .possible, reports: true),
      "think believe suspect guess assume presume"
    ),
    (
      Effect(passesNegation: true),
      "manage get allow let permit succeed dare bother make help enable begin start continue use"
    ),
    (
      Effect(reports: true),
      """
      say state tell add note explain declare claim argue warn insist maintain announce write tweet
      reply respond answer conclude observe remark recall admit acknowledge emphasize emphasise
      stress suggest allege assert contend comment complain reiterate repeat reveal confirm caution
      concede proclaim report testify estimate mention assure inform speculate reckon hint imply
      clarify indicate find show learn know feel fear wonder accuse point_out boast lament joke
      worry remind
      """
    ),
  ])

  /// What adjectives do to their complements.
  static let adjectives = effects([
    (Effect(negates: true, modality: .possible), "unlikely improbable doubtful"),
    (
      Effect(negates: true),
      "impossible unable untrue false unwilling reluctant incapable wrong powerless"
    ),
    (Effect(passesNegation: true, modality: .possible), "likely possible probable plausible"),
    (
      Effect(passesNegation: true, modality: .predicted),
      "set due bound ready willing certain sure about poised scheduled"
    ),
    (
      Effect(passesNegation: true, modality: .obliged),
      "necessary essential vital obliged required supposed imperative"
    ),
    (Effect(passesNegation: true, modality: .wished), "keen eager desirable anxious"),
    (Effect(passesNegation: true), "able true clear right free"),
    (Effect(modality: .possible), "unclear uncertain"),
    (Effect(reports: true), "confident convinced aware adamant"),
  ])

  /// What nouns do to their complements, and to a noun after "of".
  static let nouns = effects([
    (
      Effect(negates: true, negatesObjects: true),
      """
      lack absence denial rejection avoidance prevention cancellation prohibition shortage
      impossibility
      """
    ),
    (Effect(negates: true), "refusal failure inability reluctance unwillingness doubt"),
    (
      Effect(passesNegation: true, modality: .predicted),
      "plan intention decision offer proposal promise pledge threat prospect agreement vow"
    ),
    (Effect(passesNegation: true, modality: .obliged), "need duty obligation order demand call"),
    (Effect(passesNegation: true, modality: .wished), "desire wish"),
    (Effect(modality: .wished, reports: true), "hope"),
    (
      Effect(passesNegation: true, modality: .possible),
      "chance possibility risk likelihood attempt effort bid danger"
    ),
    (
      Effect(passesNegation: true, modality: .possible, reports: true),
      "suspicion belief rumour rumor"
    ),
    (
      Effect(reports: true),
      """
      claim allegation statement report assertion warning accusation announcement admission
      suggestion argument conclusion fear
      """
    ),
    (Effect(passesNegation: true), "evidence proof sign indication ability"),
  ])

  private static func effects(_ lists: [(Effect, String)]) -> [String: Effect] {
    var result: [String: Effect] = [:]
    for (effect, list) in lists {
      for word in list.split(whereSeparator: \.isWhitespace) {
        result[String(word.map { $0 == "_" ? " " : $0 })] = effect
      }
    }
    return result
  }
}
