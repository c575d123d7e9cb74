public import SourceText

/// A stretch of text reported as somebody's words.
public struct Quotation: Hashable, Codable, Sendable {
  /// How the words are reported.
  public enum Kind: String, Hashable, Codable, Sendable {
    /// Whole sentences between marks.
    case direct
    /// Reported speech of which a part stands between marks.
    case mixed
    /// Reported speech without marks.
    case indirect
    /// Marks that hold a word at a distance: ‘so-called’.
    case scare
    /// The title of a work.
    case title
    /// A term that is named or introduced.
    case term
  }

  /// How the words are reported.
  public var kind: Kind

  /// The content: all that is reported, marks excluded, in order and apart from each other.
  ///
  /// A mixed quotation's content includes the reported words outside the marks; marks between them
  /// are kept, marks at its borders are not.
  public var spans: [TextSpan]

  /// The runs that stand between marks, marks excluded; one for each pair of marks.
  public var marked: [TextSpan]

  /// Who is said to have said it.
  ///
  /// Empty where the text names nobody.
  public var speakers: [Speaker]

  /// The words that tie content to speaker: "said", "according to", "in a statement".
  public var cue: TextSpan?

  /// The index, in the same list, of the quotation that this one stands inside.
  public var nestedIn: Int?

  /// Creates a quotation.
  public init(
    kind: Kind, spans: [TextSpan], marked: [TextSpan], speakers: [Speaker] = [],
    cue: TextSpan? = nil, nestedIn: Int? = nil
  ) {
    self.kind = kind
    self.spans = spans
    self.marked = marked
    self.speakers = speakers
    self.cue = cue
    self.nestedIn = nestedIn
  }
}

extension Quotation {
  /// The whole extent, from the first byte of content to the last.
  ///
  /// - Precondition: the quotation has content.
  public var extent: TextSpan { spans.dropFirst().reduce(spans[0]) { $0.union($1) } }
}

/// Who is said to have said something, and how that is known.
public struct Speaker: Hashable, Codable, Sendable {
  /// The words next to the quotation that name or stand for the speaker: "the analyst", "He".
  public var mention: TextSpan?

  /// The name those words resolve to, or the words themselves where nothing resolves them.
  public var name: String

  /// The links from the mention to the name, in plain words, first link first.
  public var chain: [String]

  /// Creates a speaker.
  public init(mention: TextSpan?, name: String, chain: [String] = []) {
    self.mention = mention
    self.name = name
    self.chain = chain
  }
}
