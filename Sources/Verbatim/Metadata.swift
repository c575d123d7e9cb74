import Preservation

/// What a person states about a source.
///
/// A field that is nil is not stated; one that is empty says
/// that nobody states it.
public struct Metadata: Hashable, Sendable {
  /// Who published it.
  public var outlet: String?
  /// Its title.
  public var title: String?
  /// Who wrote it.
  public var author: String?
  /// When it was published, as an EDTF date: `2025`, `2025-07`, `2025-07-18`, or with a time.
  public var published: String?
  /// Where it stood.
  public var url: String?
  /// Whether it settles a wording: `primary` (transcript, recording, document, release) or
  /// `secondary` (article).
  public var role: String?
  /// A note on its state, such as `checked` or `embargoed`.
  public var status: String?
  /// Its tags, in place of those it had.
  public var tags: [String]?

  /// Creates a statement.
  public init(
    outlet: String? = nil, title: String? = nil, author: String? = nil, published: String? = nil,
    url: String? = nil, role: String? = nil, status: String? = nil, tags: [String]? = nil
  ) {
    self.outlet = outlet
    self.title = title
    self.author = author
    self.published = published
    self.url = url
    self.role = role
    self.status = status
    self.tags = tags
  }
}

extension Metadata {
  /// Whether nothing is stated.
  public var isEmpty: Bool { self == Metadata() }

  /// The stated fields as a record has them.
  var fields: [MetadataSet.Field: [String]] {
    let single: [(MetadataSet.Field, String?)] = [
      (.outlet, outlet), (.title, title), (.author, author), (.published, published), (.url, url),
      (.role, role), (.status, status),
    ]
    var fields = single.reduce(into: [:]) { fields, field in
      fields[field.0] = field.1.map { $0.isEmpty ? [] : [$0] }
    }
    fields[.tag] = tags
    return fields
  }

  /// The largest number of code points in a value.
  static let longestValue = 1_000

  /// The statement with white space trimmed.
  ///
  /// - Throws: ``VerbatimError`` when a date is not EDTF, a role is unknown, or a value is too long
  ///   or has control characters.
  func validated() throws -> Metadata {
    var result = self
    func clean(_ value: String?, _ name: String) throws -> String? {
      guard let value else { return nil }
      let trimmed = value.trimmingWhitespace
      guard trimmed.unicodeScalars.count <= Self.longestValue else {
        throw VerbatimError(
          .invalid,
          "--\(name) has \(trimmed.unicodeScalars.count) characters; at most \(Self.longestValue) are kept."
        )
      }
      guard !trimmed.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
        throw VerbatimError(.invalid, "--\(name) has control characters; leave them out.")
      }
      return trimmed
    }
    result.outlet = try clean(outlet, "outlet")
    result.title = try clean(title, "title")
    result.author = try clean(author, "author")
    result.published = try clean(published, "published")
    result.url = try clean(url, "url")
    result.role = try clean(role, "role")
    result.status = try clean(status, "status")
    result.tags = try tags?.compactMap { tag in
      let tag = try clean(tag, "tag")
      return tag?.isEmpty == false ? tag : nil
    }
    if let date = result.published, !date.isEmpty {
      result.published = try PublicationDate.parse(date, as: "--published")
    }
    if let role = result.role, !role.isEmpty, role != "primary", role != "secondary" {
      throw VerbatimError(
        .invalid,
        "--role \(role.debugDescription) is not known. Write primary (transcript, recording, "
          + "document, release) or secondary (article).")
    }
    return result
  }
}

extension String {
  var trimmingWhitespace: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
