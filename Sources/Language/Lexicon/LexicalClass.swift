/// The classes of words that a ``Lexicon`` relates to each other.
public enum LexicalClass: Int, Hashable, Sendable, CaseIterable {
  case noun, verb, adjective, adverb

  /// The class of a word with a universal part of speech; nil for names, numbers and function words.
  ///
  /// - SeeAlso: <https://universaldependencies.org/u/pos/>
  public init?(_ partOfSpeech: PartOfSpeech) {
    switch partOfSpeech {
    case .noun: self = .noun
    case .verb: self = .verb
    case .adjective: self = .adjective
    case .adverb: self = .adverb
    default: return nil
    }
  }
}
