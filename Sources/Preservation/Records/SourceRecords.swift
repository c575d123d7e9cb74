/// A source document enters the archive; the record's id is the source's id.
public struct SourceAdded: RecordBody {
  /// The type's name, `source.added`.
  public static let type = "source.added"

  /// The file's name as the user gave it: relative, never absolute.
  public var file: String
  /// A remark by the person who added it.
  public var note: String?

  /// Creates the body.
  public init(file: String, note: String? = nil) {
    self.file = file
    self.note = note
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let file = json["file"]?.string, isOptionalString(json, "note") else { return nil }
    self.init(file: file, note: json["note"]?.string)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    ["file": .string(file), "note": .optional(note)].compactMapValues { $0 }
  }
}

/// The bytes of a source as they were received, once.
public struct CaptureAdded: RecordBody {
  /// The type's name, `capture.added`.
  public static let type = "capture.added"

  /// The id of the source.
  public var source: Digest
  /// The object that holds the bytes.
  public var object: Digest
  /// How many bytes it has.
  public var size: Int
  /// The media type, detected or declared, such as `text/plain`.
  public var mediaType: String?
  /// Where the bytes came from.
  public var url: String?
  /// When the bytes were fetched, as the person or the fetcher said.
  public var retrieved: String?
  /// The name of the file, where it differs from the source's.
  public var file: String?
  /// The object that holds the response's headers.
  public var headers: Digest?

  /// Creates the body.
  public init(
    source: Digest, object: Digest, size: Int, mediaType: String? = nil, url: String? = nil,
    retrieved: String? = nil, file: String? = nil, headers: Digest? = nil
  ) {
    self.source = source
    self.object = object
    self.size = size
    self.mediaType = mediaType
    self.url = url
    self.retrieved = retrieved
    self.file = file
    self.headers = headers
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let source = json["source"]?.recordID, let object = json["object"]?.objectDigest,
      let size = json["size"]?.integer, size >= 0,
      isOptionalString(json, "media_type", "url", "retrieved", "file", "headers")
    else { return nil }
    self.init(
      source: source, object: object, size: size, mediaType: json["media_type"]?.string,
      url: json["url"]?.string, retrieved: json["retrieved"]?.string, file: json["file"]?.string,
      headers: json["headers"]?.objectDigest)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "source": .record(source), "object": .object(object), "size": .integer(size),
      "media_type": .optional(mediaType), "url": .optional(url),
      "retrieved": .optional(retrieved), "file": .optional(file),
      "headers": headers.map(JSONValue.object),
    ].compactMapValues { $0 }
  }
}

/// The text that an extractor made of a capture; spans count in it.
public struct TextExtracted: RecordBody {
  /// The type's name, `text.extracted`.
  public static let type = "text.extracted"

  /// The id of the source.
  public var source: Digest
  /// The id of the `capture.added` record.
  public var capture: Digest
  /// The object that holds the text, in UTF-8; the capture's own where that is its text.
  public var text: Digest
  /// The object that maps the text back to the capture's bytes; none for an identity.
  public var map: Digest?
  /// The extractor's name.
  public var extractor: String
  /// The extractor's version.
  public var version: Int
  /// The capture's character encoding by its IANA name.
  public var charset: String?
  /// How many bytes the text has.
  public var size: Int?

  /// Creates the body.
  public init(
    source: Digest, capture: Digest, text: Digest, map: Digest? = nil, extractor: String,
    version: Int, charset: String? = nil, size: Int? = nil
  ) {
    self.source = source
    self.capture = capture
    self.text = text
    self.map = map
    self.extractor = extractor
    self.version = version
    self.charset = charset
    self.size = size
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let source = json["source"]?.recordID, let capture = json["capture"]?.recordID,
      let text = json["text"]?.objectDigest, let extractor = json["extractor"]?.string,
      let version = json["version"]?.integer, isOptionalString(json, "charset", "map"),
      json["size"] == nil || json["size"]?.integer != nil
    else { return nil }
    self.init(
      source: source, capture: capture, text: text, map: json["map"]?.objectDigest,
      extractor: extractor, version: version, charset: json["charset"]?.string,
      size: json["size"]?.integer)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    [
      "source": .record(source), "capture": .record(capture), "text": .object(text),
      "map": map.map(JSONValue.object), "extractor": .string(extractor),
      "version": .integer(version), "charset": .optional(charset),
      "size": size.map(JSONValue.integer),
    ].compactMapValues { $0 }
  }
}

/// What a person states about a source: it wins over what was derived, and the last one wins.
public struct MetadataSet: RecordBody {
  /// The type's name, `metadata.set`.
  public static let type = "metadata.set"

  /// The fields that this version knows: `tag` holds a list, the others one string.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    /// A thing that may be stated of a source; dates are in EDTF.
    case outlet, title, author, published, updated, url, tag, role, status, language
  }

  /// The id of the source.
  public var source: Digest

  /// Value by field name: a string, a list of strings, or null to clear; unknown names are kept.
  public var values: [String: JSONValue]

  /// Creates the body.
  public init(source: Digest, values: [String: JSONValue]) {
    self.source = source
    self.values = values
  }

  /// Creates the body from lists of strings; an empty list clears the field.
  public init(source: Digest, _ fields: [Field: [String]]) {
    self.source = source
    values = [:]
    for (field, strings) in fields {
      switch (field, strings.count) {
      case (_, 0): values[field.rawValue] = .null
      case (.tag, _): values[field.rawValue] = .array(strings.map(JSONValue.string))
      default: values[field.rawValue] = .string(strings[0])
      }
    }
  }

  /// The strings of a field: nil where the record does not speak of it, none where it clears it.
  public func strings(_ field: Field) -> [String]? {
    switch values[field.rawValue] {
    case nil: nil
    case .string(let text)?: text.isEmpty ? [] : [text]
    case .array(let values)?: values.compactMap(\.string)
    default: []
    }
  }

  /// Reads the body.
  public init?(json: JSONValue) {
    guard let source = json["source"]?.recordID, let values = json["values"]?.object,
      values.values.allSatisfy({ value in
        value == .null || value.string != nil
          || value.array?.allSatisfy({ $0.string != nil }) == true
      })
    else { return nil }
    self.init(source: source, values: values)
  }

  /// The members of the record.
  public var json: [String: JSONValue] {
    ["source": .record(source), "values": .object(values)]
  }
}
