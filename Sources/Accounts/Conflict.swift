public import Language
public import Preservation
public import Quotation
public import SourceText

/// One source as the comparison of accounts sees it: its newest text and what was found there.
public struct AccountDocument: Sendable {
  /// The id of the source document.
  public var source: Digest

  /// The name the source was added under.
  public var file: String

  /// Who published it, where that is known.
  public var outlet: String?

  /// When it was published, as an EDTF date or date and time, where that is known.
  public var published: String?

  /// The digest of the text that all spans count in.
  public var textDigest: Digest

  /// The text.
  public var text: DocumentText

  /// What the analysis sees in the text.
  public var reading: Reading

  /// The quotations in the text.
  public var quotations: [Quotation]

  /// Creates a document.
  public init(
    source: Digest, file: String, outlet: String?, published: String?, textDigest: Digest,
    text: DocumentText, reading: Reading, quotations: [Quotation]
  ) {
    self.source = source
    self.file = file
    self.outlet = outlet
    self.published = published
    self.textDigest = textDigest
    self.text = text
    self.reading = reading
    self.quotations = quotations
  }
}

/// One sentence at most of one source, with the words in question.
public struct Passage: Hashable, Codable, Sendable {
  /// The id of the source document.
  public var source: Digest

  /// The digest of the text that the spans count in.
  public var textDigest: Digest

  /// The passage.
  public var span: TextSpan

  /// The words in question, inside the passage.
  public var focus: TextSpan

  /// On whose word it stands; nil where the outlet itself asserts it.
  public var saidBy: String?

  /// Creates a passage.
  ///
  /// - Precondition: `span` contains `focus`.
  public init(
    source: Digest, textDigest: Digest, span: TextSpan, focus: TextSpan, saidBy: String?
  ) {
    precondition(span.contains(focus), "focus \(focus) lies outside passage \(span)")
    self.source = source
    self.textDigest = textDigest
    self.span = span
    self.focus = focus
    self.saidBy = saidBy
  }
}

/// One question to which sources give two or more answers.
public struct Conflict: Hashable, Codable, Sendable {
  /// What the sides differ in.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case quoteWording = "quote-wording"
    case quoteAttribution = "quote-attribution"
    case date, number, name, title, place, actor, order, status, polarity
    case roleReversal = "role-reversal"
  }

  /// How sure it is that not all sides can stand.
  public enum Grade: String, Hashable, Codable, Sendable, CaseIterable {
    /// Both cannot be true as printed.
    case conflict
    /// Whether both speak of one fact is in doubt.
    case possible
    /// Named speakers oppose each other; no outlet is wrong.
    case disagreement
    /// A later report supersedes an earlier one.
    case update
  }

  /// Whether the difference touches what is said or only how.
  public enum Weight: String, Hashable, Codable, Sendable { case meaning, wording }

  /// One answer, with the passages that hold it.
  public struct Side: Hashable, Codable, Sendable {
    /// The answer, normalised: "2002", "Ada Vell".
    public var value: String

    /// The passages, sorted by publication date, outlet, file and position.
    public var passages: [Passage]

    /// How many independent outlets hold it: wire copies and passages that credit one origin
    /// count once.
    public var independent: Int

    /// Creates a side.
    public init(value: String, passages: [Passage], independent: Int) {
      self.value = value
      self.passages = passages
      self.independent = independent
    }
  }

  /// A short handle, the same for the same kind and passages; never the key of a ruling.
  public var fingerprint: String

  /// What the sides differ in.
  public var kind: Kind

  /// How sure it is that not all sides can stand.
  public var grade: Grade

  /// Whether the difference touches what is said or only how.
  public var weight: Weight

  /// Whom or what it is about.
  public var about: String

  /// One line: "Founding of the Treaty Organisation: 1992 ↔ 2002".
  public var summary: String

  /// Two or more answers.
  public var sides: [Side]

  /// Passages in which some source states both answers and so resolves them.
  public var reconciledBy: [Passage]

  /// What a person decided about it, if anyone did.
  public var ruling: Ruling?

  /// Creates a conflict.
  public init(
    fingerprint: String, kind: Kind, grade: Grade, weight: Weight, about: String, summary: String,
    sides: [Side], reconciledBy: [Passage] = [], ruling: Ruling? = nil
  ) {
    self.fingerprint = fingerprint
    self.kind = kind
    self.grade = grade
    self.weight = weight
    self.about = about
    self.summary = summary
    self.sides = sides
    self.reconciledBy = reconciledBy
    self.ruling = ruling
  }
}

/// A person's decision about a conflict, as the log keeps it.
///
/// A ruling attaches to the conflict of its kind whose sides overlap the passages that it was made
/// on, so that it survives a new analysis.
public struct Ruling: Hashable, Codable, Sendable {
  /// What was decided.
  public enum Decision: String, Hashable, Codable, Sendable, CaseIterable {
    case confirmed, reconciled, dismissed
  }

  /// A side's passage at the time of the ruling.
  public struct Target: Hashable, Codable, Sendable {
    /// The id of the source document.
    public var source: Digest
    /// The digest of the text that the span counts in.
    public var textDigest: Digest
    /// The words in question, or the passage where no words are singled out.
    public var span: TextSpan
    /// The words at the time of the ruling, for anchoring in a later text.
    public var exact: String
    /// The words before them.
    public var prefix: String?
    /// The words after them.
    public var suffix: String?

    /// Creates a target.
    public init(
      source: Digest, textDigest: Digest, span: TextSpan, exact: String, prefix: String? = nil,
      suffix: String? = nil
    ) {
      self.source = source
      self.textDigest = textDigest
      self.span = span
      self.exact = exact
      self.prefix = prefix
      self.suffix = suffix
    }
  }

  /// The id of the record that holds it.
  public var record: Digest

  /// The kind of conflict that was ruled on.
  public var kind: Conflict.Kind

  /// What was decided.
  public var decision: Decision

  /// Why.
  public var reason: String

  /// Who decided: a claim, not a proof.
  public var author: String

  /// When, in UTC (RFC 3339); never used for order.
  public var time: String

  /// The passages of each side.
  public var sides: [[Target]]

  /// Creates a ruling.
  public init(
    record: Digest, kind: Conflict.Kind, decision: Decision, reason: String, author: String,
    time: String, sides: [[Target]]
  ) {
    self.record = record
    self.kind = kind
    self.decision = decision
    self.reason = reason
    self.author = author
    self.time = time
    self.sides = sides
  }
}
