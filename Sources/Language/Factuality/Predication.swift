public import SourceText

/// What a sentence says of one event or state: whether it holds, how surely, and on whose word.
///
/// Polarity and modality are the text's, not the world's: "he denied that it rained" says "rained"
/// negatively, on his word. The values follow the distinctions of FactBank (Saurí and Pustejovsky,
/// 2009); scopes follow the *SEM 2012 shared task, with the subject left out.
public struct Predication: Hashable, Codable, Sendable {
  /// Whether the text says that something is so.
  public enum Polarity: String, Hashable, Codable, Sendable {
    case positive
    case negative
    /// It holds of some and not of others: "not all ministers agreed", "few voted".
    case partial
  }

  /// In which way the text says it.
  public enum Modality: String, Hashable, Codable, Sendable, CaseIterable {
    /// It is stated as a fact.
    case asserted
    /// It will happen, or somebody plans it.
    case predicted
    /// It may be so; the text does not vouch for it.
    case possible
    /// It must or should be so, or somebody is asked to do it.
    case obliged
    /// It is imagined: "as if he owned it".
    case hypothetical
    /// Somebody wants it.
    case wished
    /// The reader is told to do it.
    case commanded
    /// It is a condition, or holds under one.
    case conditional
    /// It is asked.
    case asked
  }

  /// The predicate's own word.
  public var span: TextSpan

  /// The predicate's base form.
  public var lemma: String

  /// The index of the sentence in ``Reading/sentences``.
  public var sentence: Int

  /// The index of the predicate in ``Sentence/words``.
  public var word: Int

  /// Whether it is said to be so.
  public var polarity: Polarity

  /// How it is said; where several ways meet, the one furthest from an assertion.
  public var modality: Modality

  /// What makes it so, in order of position; at most ``longestList``.
  public var cues: [FactualityCue]

  /// What the cues bear on: the predicate with its objects and modifiers, without its subject.
  public var scope: [TextSpan]

  /// The reports that it stands in, the outermost first; the innermost ``longestList`` of them.
  public var reports: [Report]

  /// Whether several negations leave it positive: "did not deny", "not until Monday".
  public var isDoublyNegated: Bool

  /// The most cues, or reports, that are kept for one predicate, so that hostile text stays linear.
  public static let longestList = 8
}

/// Words that turn a predicate round or weaken it.
public struct FactualityCue: Hashable, Codable, Sendable {
  /// What a cue does.
  public enum Kind: String, Hashable, Codable, Sendable {
    case negation
    /// A negation of a quantifier: "not all", "few".
    case partialNegation
    /// Takes a negation back: "until" in "not until Monday", "but" in "nothing but".
    case exception
    /// Negates one member of a contrast and not the predicate: "not A but B".
    case contrast
    /// A modal verb, a verb of planning or wishing, or the like.
    case modal
    /// Words that leave open who vouches for it: "allegedly", "is believed to".
    case hedge
    case condition
    case question
  }

  /// The cue's words.
  public var span: TextSpan

  /// What it does.
  public var kind: Kind

  /// The parts of the sentence that it bears on, in order.
  public var scope: [TextSpan]

  /// Creates a cue.
  public init(span: TextSpan, kind: Kind, scope: [TextSpan]) {
    self.span = span
    self.kind = kind
    self.scope = scope
  }
}

/// Speech or thought that is reported inside a sentence.
public struct Report: Hashable, Codable, Sendable {
  /// Who speaks or thinks; nil where the sentence does not say.
  public var reporter: TextSpan?

  /// The reporting words: "said", "according to".
  public var cue: TextSpan

  /// What is reported, in order; several spans where the cue stands in its midst.
  public var content: [TextSpan]

  /// Whether the reporting itself is negated: "did not say that".
  public var isNegated: Bool

  /// Creates a report.
  public init(reporter: TextSpan?, cue: TextSpan, content: [TextSpan], isNegated: Bool) {
    self.reporter = reporter
    self.cue = cue
    self.content = content
    self.isNegated = isNegated
  }
}
