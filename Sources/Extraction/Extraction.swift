public import SourceText

/// What an extractor made of a capture's bytes.
public struct Extraction: Sendable {
  /// The extracted text, or nil when the bytes hold no text that this version can read.
  public var text: DocumentText?

  /// Whether the capture's bytes are the text: valid UTF-8 plain text, kept as it came.
  public var isIdentity: Bool

  /// Where each run of the text came from; empty for an identity.
  public var map: [MappedRun]

  /// The media type, detected or declared: `text/plain`, `text/markdown`, `text/html`, ….
  public var mediaType: String

  /// The character encoding of the capture by its IANA name, where there is text.
  public var charset: String?

  /// The extractor's name: `plain-text`.
  public var extractor: String

  /// The extractor's version; a larger number supersedes a smaller one.
  public var version: Int

  /// What the document says of itself, each with its origin.
  ///
  /// First wins.
  public var metadata: [MetadataValue]

  /// Things a person should know: undecodable bytes replaced, no text layer, ….
  public var notes: [String]

  /// Creates an extraction.
  public init(
    text: DocumentText?, isIdentity: Bool, map: [MappedRun] = [], mediaType: String,
    charset: String?, extractor: String, version: Int, metadata: [MetadataValue] = [],
    notes: [String] = []
  ) {
    self.text = text
    self.isIdentity = isIdentity
    self.map = map
    self.mediaType = mediaType
    self.charset = charset
    self.extractor = extractor
    self.version = version
    self.metadata = metadata
    self.notes = notes
  }
}

/// One run of the text and the bytes of the capture that it came from.
public struct MappedRun: Hashable, Sendable {
  /// The run in the text, in UTF-8 bytes.
  public var text: TextSpan

  /// The run in the capture, in bytes.
  ///
  /// Empty where the extractor put in a separator.
  public var capture: TextSpan

  /// Whether the capture's bytes, decoded, are the run's words; otherwise they were replaced
  /// (an entity, a line break, white space).
  public var isIdentical: Bool

  /// Creates a run.
  public init(text: TextSpan, capture: TextSpan, isIdentical: Bool) {
    self.text = text
    self.capture = capture
    self.isIdentical = isIdentical
  }
}

/// One thing that a document says of itself.
public struct MetadataValue: Hashable, Sendable {
  /// Which thing.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case title, author, outlet, published, updated, url, language, tag
  }

  /// Which thing.
  public var field: Field

  /// The value; dates in EDTF (`2025-07-18`, `2025-07`).
  public var value: String

  /// Where the document says it: `front matter`, `Source: line`, `html title`, `og:title`, ….
  public var origin: String

  /// Creates a value.
  public init(field: Field, value: String, origin: String) {
    self.field = field
    self.value = value
    self.origin = origin
  }
}
