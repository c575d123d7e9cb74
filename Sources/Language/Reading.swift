public import SourceText

/// What the analysis sees in one text, before any judgement.
///
/// A reading is a pure function of the text, its language and the document's date.
public struct Reading: Hashable, Sendable {
  /// The text's language (BCP 47), or `und` when it was not recognised.
  ///
  /// A text in a language without resources has sentences and no more.
  public var language: String

  /// The sentences in order; headlines and list items count as sentences.
  public var sentences: [Sentence]

  /// Mentions of persons, organisations and places in order of their position.
  public var names: [NameMention]

  /// What the mentions refer to; ``NameMention/entity`` and ``OfficeMention/holder`` index it.
  public var entities: [Entity]

  /// Mentions of an office ("Parliament Speaker", "Deputy Foreign Minister") in order.
  public var offices: [OfficeMention]

  /// Dates, durations and other time expressions in order.
  public var times: [TimeExpression]

  /// Counts, measures, money, percentages and other quantities in order.
  public var quantities: [Quantity] = []

  /// What the sentences say of events and states: polarity, modality, reporters; in order of
  /// position.
  public var predications: [Predication] = []

  /// Titles and pronouns that stand for a person ("the analyst", "she"), in order.
  public var references: [Reference]

  /// Creates a reading.
  public init(
    language: String, sentences: [Sentence] = [], names: [NameMention] = [],
    entities: [Entity] = [], offices: [OfficeMention] = [], times: [TimeExpression] = [],
    references: [Reference] = []
  ) {
    self.language = language
    self.sentences = sentences
    self.names = names
    self.entities = entities
    self.offices = offices
    self.times = times
    self.references = references
  }
}

/// One sentence and its tokens.
public struct Sentence: Hashable, Sendable {
  /// The sentence's extent, without the white space around it.
  public var span: TextSpan

  /// The tokens in order.
  ///
  /// White space belongs to no token. Contractions and possessives are one token here, and two of
  /// ``words``.
  public var tokens: [Token]

  /// The words as Universal Dependencies cuts them, each with its part of speech, base form and
  /// head; empty where the text was not parsed, as in a language without a model.
  public var words: [TokenSyntax] = []

  /// The number of the paragraph that the sentence stands in, counted from 0.
  public var paragraph: Int

  /// Creates a sentence.
  public init(span: TextSpan, tokens: [Token], paragraph: Int) {
    self.span = span
    self.tokens = tokens
    self.paragraph = paragraph
  }
}

/// One word, number, or mark of punctuation.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: String, Hashable, Sendable { case word, number, punctuation, symbol }

  /// The token's bytes.
  public var span: TextSpan

  /// What the token is made of.
  public var kind: Kind

  /// Creates a token.
  public init(span: TextSpan, kind: Kind) {
    self.span = span
    self.kind = kind
  }
}

/// The words that name a person, organisation or place.
public struct NameMention: Hashable, Codable, Sendable {
  /// The name alone, without titles before it.
  public var span: TextSpan

  /// The index of the entity in ``Reading/entities``.
  public var entity: Int

  /// Why a short form is taken for the entity, in plain words; nil for the full name.
  public var reason: String?

  /// Creates a mention.
  public init(span: TextSpan, entity: Int, reason: String? = nil) {
    self.span = span
    self.entity = entity
    self.reason = reason
  }
}

/// Words that stand for a person without naming it.
public struct Reference: Hashable, Codable, Sendable {
  /// The words: "the analyst", "she".
  public var span: TextSpan

  /// The index of the person in ``Reading/entities``.
  public var entity: Int

  /// Why it is taken for that person, in plain words.
  public var reason: String

  /// Creates a reference.
  public init(span: TextSpan, entity: Int, reason: String) {
    self.span = span
    self.entity = entity
    self.reason = reason
  }
}

/// A person, organisation or place as one document knows it.
public struct Entity: Hashable, Codable, Sendable {
  /// What a name can name.
  public enum Kind: String, Hashable, Codable, Sendable { case person, organization, place }

  /// What the entity is.
  public var kind: Kind

  /// The fullest name the document gives, white space folded to single spaces.
  public var name: String

  /// Other names the document uses for it: surname, acronym, short form; sorted.
  public var aliases: [String]

  /// Creates an entity.
  public init(kind: Kind, name: String, aliases: [String] = []) {
    self.kind = kind
    self.name = name
    self.aliases = aliases
  }
}

/// The words that name an office, whose it is, and who is said to hold it.
///
/// "Norwegian Parliament Speaker Ada Vell" and "Speaker of Norway’s National Assembly, Ida Vell," are
/// mentions of one office with two holders' names.
public struct OfficeMention: Hashable, Codable, Sendable {
  /// The title with its jurisdiction, without the holder's name.
  public var span: TextSpan

  /// The office, normalised: "speaker of parliament", "president", "deputy foreign minister".
  public var office: String

  /// The country, body or company, normalised ("Norway"), where one is stated.
  public var jurisdiction: String?

  /// The index in ``Reading/names`` of the adjacent name of the holder, if there is one.
  public var holder: Int?

  /// Creates a mention.
  public init(span: TextSpan, office: String, jurisdiction: String?, holder: Int?) {
    self.span = span
    self.office = office
    self.jurisdiction = jurisdiction
    self.holder = holder
  }
}

/// The words that name a time.
public struct TimeExpression: Hashable, Codable, Sendable {
  /// TIMEX3's types.
  public enum Kind: String, Hashable, Codable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  /// How finely an expression says when.
  public enum Granularity: String, Hashable, Codable, Sendable {
    case century, decade, year, halfYear, season, quarter, month, week, weekend, day, partOfDay
    case hour, minute, second
    /// The present, the past or the future at large.
    case unspecified
  }

  /// TIMEX3's modifiers that the finder knows.
  public enum Modifier: String, Hashable, Codable, Sendable {
    case start = "START"
    case mid = "MID"
    case end = "END"
    case approximate = "APPROX"
  }

  /// The words.
  public var span: TextSpan

  /// The TIMEX3 value ("1992", "2024-02", "199"), or nil where nothing anchors the expression.
  public var value: String?

  /// The first day it can mean, as `YYYY-MM-DD`.
  public var earliest: String?

  /// The last day it can mean, as `YYYY-MM-DD`; a night is counted to the day that it begins on.
  public var latest: String?

  /// What it is; known also where the value is not.
  public var type: Kind = .date

  /// The value as an EDTF date, date and time, or interval; nil for durations and sets.
  ///
  /// - SeeAlso: ISO 8601-2, <https://www.loc.gov/standards/datetime/>
  public var edtf: String?

  /// How finely it says when; nil where it has no value.
  public var granularity: Granularity?

  /// Which part of the period is meant, or that it is meant roughly.
  public var modifier: Modifier?

  /// The first second it can mean, as `YYYY-MM-DDThh:mm:ss` in the text's own time.
  public var earliestInstant: String?

  /// The last second it can mean, as `YYYY-MM-DDThh:mm:ss` in the text's own time.
  public var latestInstant: String?

  /// The day that counting by the calendar leads to, as `YYYY-MM-DD`; nil where nothing is counted.
  ///
  /// "Two weeks ago" names a week, as TIMEX3 reads it; this is the day fourteen days before.
  public var countedTo: String?

  /// How far the stated zone's time is from UTC, as `+hh:mm`, or `Z`; nil where no zone is stated
  /// or where its name has several meanings ("IST").
  public var utcOffset: String?

  /// Creates a time expression.
  public init(span: TextSpan, value: String?, earliest: String?, latest: String?) {
    self.span = span
    self.value = value
    self.earliest = earliest
    self.latest = latest
  }
}
