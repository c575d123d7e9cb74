/// The field of meaning that a sense belongs to: the files that WordNet's lexicographers kept.
///
/// - SeeAlso: <https://wordnet.princeton.edu/documentation/lexnames5wn>
public enum LexicographerField: Int, Hashable, Sendable, CaseIterable {
  case adjectives, relationalAdjectives, adverbs
  case top, act, animal, artifact, attribute, body, cognition, communication, event, feeling, food
  case group, location, motive, object, person, phenomenon, plant, possession, process, quantity
  case relation, shape, state, substance, time
  case bodyVerbs, changeVerbs, cognitionVerbs, communicationVerbs, competitionVerbs
  case consumptionVerbs, contactVerbs, creationVerbs, emotionVerbs, motionVerbs, perceptionVerbs
  case possessionVerbs, socialVerbs, stativeVerbs, weatherVerbs
  case participialAdjectives
}
