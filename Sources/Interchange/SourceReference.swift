public import Preservation

/// How JSON output names a source: by id, file, outlet and date.
public struct SourceReference: Hashable, Sendable {
  /// The id of the source.
  public var source: Digest
  /// The name it was added under.
  public var file: String
  /// Who published it.
  public var outlet: String?
  /// When it was published.
  public var published: String?

  /// Creates a reference.
  public init(source: Digest, file: String, outlet: String?, published: String?) {
    self.source = source
    self.file = file
    self.outlet = outlet
    self.published = published
  }

  /// The members of a JSON object that names the source.
  package var members: [String: JSONValue] {
    [
      "source": .string(source.hex), "file": .string(file), "outlet": JSONValue(outlet),
      "published": JSONValue(published),
    ]
  }
}

extension JSONValue {
  /// A string, or null.
  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
}
