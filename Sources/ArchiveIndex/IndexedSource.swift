public import Preservation

/// A source document as the index knows it, with each thing known of it and where that is from.
public struct IndexedSource: Hashable, Sendable {
  /// The id of its `source.added` record.
  public var id: Digest

  /// The position of that record in the log.
  public var position: Int

  /// The name it was added under.
  public var file: String

  /// What is known of it, by field name: outlet, title, author, published, updated, url, language,
  /// role, status.
  public var values: [String: String]

  /// Where each value is from, by field name: `set by ANNA`, `front matter`, ….
  public var origins: [String: String]

  /// Its tags, sorted.
  public var tags: [String]

  /// Its newest capture.
  public var capture: IndexedCapture?

  /// The newest text of its newest capture.
  public var text: IndexedText?

  /// Creates a source of which nothing more is known.
  public init(id: Digest, position: Int, file: String) {
    self.id = id
    self.position = position
    self.file = file
    values = [:]
    origins = [:]
    tags = []
  }
}

extension IndexedSource {
  /// Who published it.
  public var outlet: String? { values["outlet"] }

  /// Its title.
  public var title: String? { values["title"] }

  /// Who wrote it.
  public var author: String? { values["author"] }

  /// When it was published, as an EDTF date or date and time.
  public var published: String? { values["published"] }

  /// Where it stood.
  public var url: String? { values["url"] }
}

/// The bytes of a source as they were received once.
public struct IndexedCapture: Hashable, Sendable {
  /// The id of its `capture.added` record.
  public var id: Digest
  /// The id of the source.
  public var source: Digest
  /// The position of its record in the log.
  public var position: Int
  /// The digest of the bytes.
  public var object: Digest
  /// How many bytes there are.
  public var size: Int
  /// The media type, detected or declared.
  public var mediaType: String
  /// Where the bytes were received from, if that was recorded.
  public var url: String?
}

/// A text that was extracted from a capture.
public struct IndexedText: Hashable, Sendable {
  /// The id of its `text.extracted` record.
  public var id: Digest
  /// The id of the source.
  public var source: Digest
  /// The id of the capture.
  public var capture: Digest
  /// The position of its record in the log.
  public var position: Int
  /// The digest of the text.
  public var digest: Digest
  /// The digest of the map back to the capture; nil where the capture is the text.
  public var map: Digest?
  /// The extractor.
  public var extractor: String
  /// The extractor's version.
  public var version: Int
  /// The character encoding of the capture.
  public var charset: String?
}

/// Which sources to list.
public struct SourceFilter: Hashable, Sendable {
  /// Only this outlet, compared without regard to case.
  public var outlet: String?
  /// Only sources with all these tags.
  public var tags: [String]
  /// Only sources published on this day or later (EDTF; undated sources are left out).
  public var from: String?
  /// Only sources published on this day or earlier (EDTF; undated sources are left out).
  public var to: String?
  /// Only these sources; nil for all.
  public var sources: [Digest]?

  /// Creates a filter; without arguments it lets everything pass.
  public init(
    outlet: String? = nil, tags: [String] = [], from: String? = nil, to: String? = nil,
    sources: [Digest]? = nil
  ) {
    self.outlet = outlet
    self.tags = tags
    self.from = from
    self.to = to
    self.sources = sources
  }
}
