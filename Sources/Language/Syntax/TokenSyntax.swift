public import SourceText

/// What a word does in its sentence: part of speech, base form, and the word it depends on.
///
/// The tags and relations are those of Universal Dependencies 2.
///
/// - SeeAlso: <https://universaldependencies.org/guidelines.html>
public struct TokenSyntax: Hashable, Sendable {
  /// The token's bytes.
  public var span: TextSpan

  /// The universal part of speech.
  public var upos: PartOfSpeech

  /// The Penn Treebank tag ("VBD", "NNS").
  public var xpos: String

  /// The base form: "say" for "said".
  public var lemma: String

  /// Morphological features as CoNLL-U writes them ("Number=Sing|Person=3"), or an empty string.
  public var features: String

  /// The index, in the sentence, of the token that this one depends on; nil for the root.
  public var head: Int?

  /// The relation to the head, with its subtype: "nsubj", "nsubj:pass", "root".
  public var relation: String

  /// Creates a token's syntax.
  public init(
    span: TextSpan, upos: PartOfSpeech, xpos: String, lemma: String, features: String,
    head: Int?, relation: String
  ) {
    self.span = span
    self.upos = upos
    self.xpos = xpos
    self.lemma = lemma
    self.features = features
    self.head = head
    self.relation = relation
  }
}

extension TokenSyntax {
  /// The relation without its subtype: "nsubj" for "nsubj:pass".
  public var universalRelation: Substring { relation.prefix { $0 != ":" } }

  /// The value of one feature: `feature("Tense")` is "Past" or nil.
  public func feature(_ name: String) -> Substring? {
    for pair in features.split(separator: "|") {
      guard let equals = pair.firstIndex(of: "="), pair[..<equals] == name else { continue }
      return pair[pair.index(after: equals)...]
    }
    return nil
  }
}

/// A universal part of speech.
///
/// - SeeAlso: <https://universaldependencies.org/u/pos/>
public enum PartOfSpeech: String, Hashable, Sendable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
}
