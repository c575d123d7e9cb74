public import ArchiveIndex
import Foundation
import Interchange
public import Preservation
public import Quotation
public import SourceText

/// A source in a list.
public struct ListedSource: Hashable, Sendable {
  /// The source.
  public var source: IndexedSource

  /// The source as `list --json` prints it, on one line.
  public var json: JSONValue { .object(source.members) }
}

/// All that is known of one source.
public struct SourceSheet: Sendable {
  /// The source.
  public var source: IndexedSource
  /// Its captures, oldest first.
  public var captures: [IndexedCapture]
  /// Its texts, oldest first.
  public var texts: [IndexedText]
  /// Its newest text, if there is one and it is sound.
  public var text: DocumentText?
  /// The quotations in it.
  public var quotations: [Quotation]
  /// The records about it, oldest first.
  public var records: [IndexedRecord]

  /// The sheet as `show --json` prints it.
  public var json: JSONValue {
    var members = source.members
    members["origins"] = .object(source.origins.mapValues(JSONValue.string))
    members["captures"] = .array(captures.map(\.json))
    members["texts"] = .array(texts.map(\.json))
    members["records"] = .array(records.map(\.json))
    members["text"] = JSONValue(text.map { $0[$0.span] })
    return .object(members)
  }
}

/// All that was recorded about a source.
public struct SourceHistory: Sendable {
  /// The source.
  public var source: IndexedSource
  /// The records about it, oldest first.
  public var records: [IndexedRecord]
  /// Its captures, oldest first.
  public var captures: [IndexedCapture]

  /// The history as `history --json` prints it.
  public var json: JSONValue {
    var members = source.reference.members
    members["records"] = .array(records.map(\.json))
    members["captures"] = .array(captures.map(\.json))
    return .object(members)
  }
}

/// What a search found, best first.
public struct SearchResults: Sendable {
  /// A source in which the words were found.
  public struct Result: Sendable {
    /// The source.
    public var source: IndexedSource
    /// Where the words were found.
    public var hit: SearchHit
  }

  /// The sources in which the words were found, best first.
  public var results: [Result]

  /// The results as `search --json` prints them: in a snippet, `marked` are the found words, in code
  /// points of the snippet.
  public var json: JSONValue {
    .object([
      "results": .array(
        results.map { result in
          var members = result.source.reference.members
          let (snippet, marked) = Self.unmarked(result.hit.snippet)
          members["title"] = JSONValue(result.source.title)
          members["snippet"] = .string(snippet)
          members["marked"] = .array(
            marked.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })
          members["text_digest"] = JSONValue(result.source.text.map(\.digest.description))
          return .object(members)
        })
    ])
  }

  private static func unmarked(_ snippet: String) -> (String, [Range<Int>]) {
    var text = String.UnicodeScalarView()
    var marked: [Range<Int>] = []
    var start: Int?
    for scalar in snippet.unicodeScalars {
      if String(scalar) == SearchHit.open {
        start = text.count
      } else if String(scalar) == SearchHit.close {
        if let first = start { marked.append(first..<text.count) }
        start = nil
      } else {
        text.append(scalar)
      }
    }
    return (String(text), marked)
  }
}

extension Archive {
  /// The sources that pass a filter, sorted by publication date (undated last), outlet and file.
  public func list(_ filter: SourceFilter = SourceFilter()) throws -> [ListedSource] {
    try check(filter)
    return try index().sources(filter).map(ListedSource.init(source:))
  }

  /// All that is known of one source.
  public func sheet(of id: Digest) throws -> SourceSheet {
    let index = try index()
    guard let source = try index.source(id) else { throw Self.noSuchSource(id.short) }
    let text = source.text.flatMap { text in
      (try? store.object(text.digest)).flatMap(DocumentText.init(validating:))
    }
    let filter = SourceFilter(sources: [id])
    return SourceSheet(
      source: source, captures: try index.captures(of: id), texts: try index.texts(of: id),
      text: text, quotations: try analysedSources(filter).first?.quotations ?? [],
      records: try index.records(about: id))
  }

  /// The bytes of a source's newest capture.
  public func capture(of id: Digest) throws -> [UInt8] {
    guard let capture = try index().source(id)?.capture else { throw Self.noSuchSource(id.short) }
    return try store.object(capture.object)
  }

  /// All that was recorded about a source.
  public func history(of id: Digest) throws -> SourceHistory {
    let index = try index()
    guard let record = try index.record(id), let body = record.body(SourceAdded.self) else {
      throw Self.noSuchSource(id.short)
    }
    // A retracted source is known by its records alone.
    let source =
      try index.source(id)
      ?? IndexedSource(id: id, position: record.position, file: body.file)
    return SourceHistory(
      source: source, records: try index.records(about: id), captures: try index.captures(of: id))
  }

  /// Searches texts and titles, best first.
  public func search(
    _ words: String, filter: SourceFilter = SourceFilter(), limit: Int = 20
  ) throws -> SearchResults {
    try check(filter)
    let index = try index()
    return SearchResults(
      results: try index.search(words, filter: filter, limit: limit).compactMap { hit in
        try index.source(hit.source).map { SearchResults.Result(source: $0, hit: hit) }
      })
  }
}

// MARK: - Names that do not occur

extension Archive {
  /// Refuses a filter that nothing can pass because of a name that does not occur: a misspelt outlet must
  /// not look like an all-clear.
  func check(_ filter: SourceFilter) throws {
    if let outlet = filter.outlet { try check(outlets: [outlet]) }
  }

  /// Refuses outlets that no source has.
  func check(outlets: [String]) throws {
    let known = Set(try index().sources().compactMap { $0.outlet?.lowercased() })
    for outlet in outlets where !known.contains(outlet.lowercased()) {
      throw VerbatimError(
        .notFound,
        "No source has the outlet \(outlet.debugDescription). `verbatim list` shows all.")
    }
  }
}

// MARK: - Names for sources

extension Archive {
  /// The source that a user means: by its id, by at least four digits of it that fit no other, or by
  /// the name of its file where only one has that name.
  ///
  /// - Throws: ``VerbatimError`` when none or several fit.
  public func resolve(_ text: String) throws -> Digest {
    let index = try index()
    if let prefix = Self.prefix(text) {
      let found = try index.identifiers(beginning: prefix, ofSources: true)
      if found.count == 1 { return found[0] }
      if found.count > 1 { throw Self.ambiguous(text, found.map(\.short)) }
    }
    let sources = try index.sources()
    let exact = sources.filter { $0.file == text }
    let named =
      exact.isEmpty
      ? sources.filter { ($0.file as NSString).lastPathComponent == text } : exact
    if named.count == 1 { return named[0].id }
    if named.count > 1 { throw Self.ambiguous(text, named.map(\.id.short)) }
    throw Self.noSuchSource(text)
  }

  /// The source that a user means, also when it was retracted: then by its id alone.
  public func resolveEvenRetracted(_ text: String) throws -> Digest {
    if let source = try? resolve(text) { return source }
    let record = try resolveRecord(text)
    guard record.type == SourceAdded.type else { throw Self.noSuchSource(text) }
    return record.id
  }

  /// The record that a user means, by its id or at least four digits of it that fit no other.
  func resolveRecord(_ text: String) throws -> IndexedRecord {
    let index = try index()
    if let prefix = Self.prefix(text) {
      let found = try index.identifiers(beginning: prefix, ofSources: false)
      if found.count == 1, let record = try index.record(found[0]) { return record }
      if found.count > 1 { throw Self.ambiguous(text, found.map(\.short)) }
    }
    throw VerbatimError(
      .notFound,
      "No record's id begins with \(text.debugDescription). `verbatim history SOURCE` lists records."
    )
  }

  private static func prefix(_ text: String) -> String? {
    let digits = text.lowercased()
    guard (4...64).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 })
    else { return nil }
    return digits
  }

  private static func ambiguous(_ text: String, _ ids: [String]) -> VerbatimError {
    VerbatimError(
      .ambiguous,
      "\(text.debugDescription) fits several: \(ids.joined(separator: ", ")). Write more of the id."
    )
  }

  static func noSuchSource(_ text: String) -> VerbatimError {
    VerbatimError(
      .notFound,
      "There is no source \(text.debugDescription) in this archive. `verbatim list` shows all; write "
        + "at least four digits of an id, or a file name.")
  }
}

extension Digest {
  /// The first eight hexadecimal digits, as people are shown ids.
  public var short: String { String(hex.prefix(8)) }
}

// MARK: - JSON

extension IndexedSource {
  var members: [String: JSONValue] {
    var members = reference.members
    for field in ["title", "author", "updated", "url", "language", "role", "status"] {
      members[field] = JSONValue(values[field])
    }
    members["tags"] = .array(tags.map(JSONValue.string))
    members["object"] = JSONValue(capture.map(\.object.description))
    members["size"] = capture.map { .integer($0.size) } ?? .null
    members["media_type"] = JSONValue(capture?.mediaType)
    members["charset"] = JSONValue(text?.charset)
    members["text_digest"] = JSONValue(text.map(\.digest.description))
    return members
  }
}

extension IndexedCapture {
  var json: JSONValue {
    .object([
      "record": .string(id.hex), "object": .string(object.description), "size": .integer(size),
      "media_type": .string(mediaType), "url": JSONValue(url),
    ])
  }
}

extension IndexedText {
  var json: JSONValue {
    .object([
      "record": .string(id.hex), "capture": .string(capture.hex),
      "text_digest": .string(digest.description), "map": JSONValue(map?.description),
      "extractor": .string(extractor), "version": .integer(version), "charset": JSONValue(charset),
    ])
  }
}

extension IndexedRecord {
  var json: JSONValue {
    .object([
      "id": .string(id.hex), "position": .integer(position), "retracted": .bool(isHidden),
      "record": content,
    ])
  }
}
