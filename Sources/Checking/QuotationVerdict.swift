public import SourceText

/// What checking a quotation against sources comes to, the gravest first.
public enum QuotationVerdict: String, Hashable, Sendable, CaseIterable {
  /// Nothing close enough stands in any source.
  case notFound = "not_found"
  /// Parts of separate utterances joined without an ellipsis, or across speakers.
  case spliced
  /// The words are there, and the source gives them to someone else.
  case misattributed
  /// The words stand, but the cut turns the sentence round.
  case truncated
  /// Words differ.
  case altered
  /// The words stand in a source, but as its own narration or as indirect speech.
  case unquoted
  /// Only licensed edits: ellipsis, bracketed insertion or recasing, end punctuation.
  case adjusted
  /// The words stand in a source, allowing typography only.
  case verbatim
}

extension QuotationVerdict {
  /// The place in the order of gravity; 0 is the gravest.
  public var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether this verdict is at least as grave as another.
  public func isAtLeast(_ other: QuotationVerdict) -> Bool { rank <= other.rank }
}

/// How much an alteration weighs.
public enum AlterationGrade: String, Hashable, Sendable {
  /// It changes what is said: negation, number, date, name, modal, hedge, tense, quantifier.
  case meaning
  /// It changes how it is said.
  case wording
}

/// How the speaker that a quotation is given to stands to the speaker that a source states.
public enum SpeakerCheck: String, Hashable, Sendable {
  /// The two are one.
  case same
  /// The source gives the words to someone else.
  case different
  /// One of the two sides states nobody.
  case unstated
  /// Both sides state someone, and whether it is the same cannot be told.
  case unresolved
}

/// Something that checking found, with the words it is about.
public struct QuotationFinding: Hashable, Sendable {
  /// The verdict that it amounts to by itself.
  public var verdict: QuotationVerdict
  /// The rule that found it, in lower case with hyphens.
  public var rule: String
  /// How much an alteration weighs; nil where the verdict has no grade.
  public var grade: AlterationGrade?
  /// What was found, in plain words.
  public var message: String
  /// The words of the quotation that it is about; an empty span is the place where words are
  /// missing.
  public var draft: TextSpan?
  /// The words of the source that it is about, in the text of the match.
  public var source: TextSpan?

  /// Creates a finding.
  public init(
    _ verdict: QuotationVerdict, _ rule: String, grade: AlterationGrade? = nil, message: String,
    draft: TextSpan? = nil, source: TextSpan? = nil
  ) {
    self.verdict = verdict
    self.rule = rule
    self.grade = grade
    self.message = message
    self.draft = draft
    self.source = source
  }
}
