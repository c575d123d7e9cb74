import ArchiveIndex
import Extraction
import Foundation
public import Preservation
import SourceText

/// Something to keep.
public enum Input: Hashable, Sendable {
  /// A file, or a folder with all files in it.
  case path(String)
  /// Bytes from elsewhere, such as standard input, with the name to keep them under.
  case bytes([UInt8], name: String)
}

/// What came of adding one file.
public struct Addition: Hashable, Sendable {
  /// What came of it.
  public enum Outcome: String, Hashable, Sendable {
    /// A new source.
    case added
    /// A new capture of a source that was there.
    case captured
    /// The same bytes from the same outlet and URL were there already.
    case present
  }

  /// What came of it.
  public var outcome: Outcome
  /// The name it was added under.
  public var file: String
  /// The source.
  public var source: Digest
  /// The digest of its bytes.
  public var object: Digest
  /// How many bytes there are.
  public var size: Int
  /// The media type, detected or declared.
  public var mediaType: String
  /// The character encoding, where there is text.
  public var charset: String?
  /// Whether there is a text in it that this version can read.
  public var hasText: Bool
  /// Things a person should know.
  public var notes: [String]
}

/// What came of adding files.
public struct AddReport: Hashable, Sendable {
  /// What was kept, or was there already, in the order of the input.
  public var additions: [Addition] = []
  /// What could not be read; everything else is kept.
  public var problems: [InputProblem] = []
  /// Files in folders that were passed over because they hold no text; named one by one, they are
  /// kept.
  public var skipped: [String] = []
}

extension Archive {
  /// The largest capture that text is extracted from.
  static let largestCapture = 1 << 30

  /// Keeps files under their digests, all in one commit, and then analyses them.
  ///
  /// A file that cannot be read is reported and does not stop the others. Nothing is kept when the
  /// archive itself cannot be written to.
  ///
  /// - Parameters:
  ///   - inputs: Files, folders, or bytes.
  ///   - stated: What the person who adds them states about all of them.
  ///   - replaced: The source that the one file is a new capture of.
  ///   - agent: Who adds them: a claim, not a proof.
  public func add(
    _ inputs: [Input], stating stated: Metadata = Metadata(), replacing replaced: Digest? = nil,
    agent: String
  ) throws -> AddReport {
    let stated = try stated.validated()
    var report = AddReport()
    var files: [(name: String, isNamed: Bool, content: Content)] = []
    for input in inputs {
      if case .bytes(let bytes, let name) = input { files.append((name, true, .bytes(bytes))) }
    }
    let paths = inputs.compactMap { input -> String? in
      if case .path(let path) = input { path } else { nil }
    }
    let found = InputFiles.expand(paths)
    files += found.files.map { ($0.name, $0.isNamed, .file($0.path)) }
    report.problems += found.problems
    if replaced != nil, files.count != 1 {
      throw VerbatimError(
        .invalid, "--replaces takes one file, and \(files.count) were named.")
    }
    guard !files.isEmpty else { return report }
    progress.begin("Adding", total: files.count)
    do {
      defer { progress.end() }
      try write(agent: agent) { transaction in
        // Under the lock, so that what another writer has just added counts.
        let adder = Adder(index: try index(), stated: stated, replaced: replaced)
        for file in files {
          do {
            let addition = try adder.add(
              file.content, name: file.name, isNamed: file.isNamed, in: transaction)
            if let addition {
              report.additions.append(addition)
            } else {
              report.skipped.append(file.name)
            }
          } catch let error as VerbatimError where error.code == .unreadable {
            report.problems.append(
              InputProblem(path: file.content.path ?? file.name, message: error.message))
          }
          progress.advance()
        }
      }
    }
    do {
      try analyseAll()
    } catch {
      // Everything is kept; what is derived can be derived later.
      progress.warn("The sources are kept, and not analysed yet: \(Self.message(of: error))")
    }
    return report
  }
}

/// Where a file's bytes are.
enum Content {
  case file(String)
  case bytes([UInt8])

  var path: String? {
    if case .file(let path) = self { path } else { nil }
  }
}

/// A source as far as identity goes.
private struct Known {
  var source: Digest
  var object: Digest?
  var outlet: String?
  var url: String?

  /// Whether outlet and URL are the same, as far as both sides state them.
  func agrees(outlet: String?, url: String?) -> Bool {
    func agree(_ a: String?, _ b: String?) -> Bool {
      guard let a, let b, !a.isEmpty, !b.isEmpty else { return true }
      return a == b
    }
    return agree(self.outlet, outlet) && agree(self.url, url)
  }

  /// How many of outlet and URL are stated by both sides and the same.
  func agreement(outlet: String?, url: String?) -> Int {
    [(self.outlet, outlet), (self.url, url)].filter { $0.0 != nil && $0.0 == $0.1 }.count
  }
}

/// Adds files one by one in a transaction, and remembers what it added, so that repeats inside one
/// commit are found too.
private final class Adder {
  private let index: ArchiveIndex
  private let stated: Metadata
  private let replaced: Digest?
  private var pending: [Known] = []

  init(index: ArchiveIndex, stated: Metadata, replaced: Digest?) {
    self.index = index
    self.stated = stated
    self.replaced = replaced
  }

  /// Adds one file; nil where it was found in a folder and holds no text.
  func add(
    _ content: Content, name: String, isNamed: Bool, in transaction: WriteTransaction
  ) throws -> Addition? {
    let bytes = try read(content)
    guard !bytes.isEmpty else {
      throw VerbatimError(.unreadable, "The file is empty: there is nothing to keep.")
    }
    let extraction = Extractor.extract(bytes, file: name)
    if extraction.text == nil, !isNamed { return nil }
    // Objects that were lost or altered since are put back in this way too.
    let object = try transaction.put(bytes)
    let derived = try putDerived(extraction, of: object, in: transaction)
    var addition = Addition(
      outcome: .added, file: name, source: object, object: object, size: bytes.count,
      mediaType: extraction.mediaType, charset: extraction.charset,
      hasText: extraction.text != nil, notes: extraction.notes)
    let said = Self.first(extraction.metadata)
    if replaced == nil,
      let same = try known(holding: object, outlet: stated.outlet, url: stated.url)
    {
      addition.outcome = .present
      addition.source = same.source
      if transaction.replacesFile(of: object) {
        addition.notes.append("Its bytes were lost or altered, and are put back.")
      }
      try complete(same, &addition, in: transaction)
      return addition
    }
    if let text = extraction.text, text.utf8.count > Analysis.largestText {
      addition.notes.append(
        "The text has \(text.utf8.count / 1_000_000) MB: it can be searched, and is not analysed "
          + "(the limit is \(Analysis.largestText >> 20) MiB).")
    }

    let earlier = try replaced ?? known(at: stated.url, outlet: stated.outlet)?.source
    if let earlier {
      addition.outcome = .captured
      addition.source = earlier
    } else {
      addition.source = try transaction.append(SourceAdded(file: name)).id
      try warn(of: said[.url], &addition)
    }
    let capture = try transaction.append(
      CaptureAdded(
        source: addition.source, object: object, size: bytes.count,
        mediaType: extraction.mediaType))
    if let derived {
      _ = try transaction.append(
        TextExtracted(
          source: addition.source, capture: capture.id, text: derived.text, map: derived.map,
          extractor: extraction.extractor, version: extraction.version,
          charset: extraction.charset, size: derived.size))
    }
    if !stated.isEmpty {
      _ = try transaction.append(MetadataSet(source: addition.source, stated.fields))
    }
    pending.append(
      Known(
        source: addition.source, object: object, outlet: stated.outlet ?? said[.outlet],
        url: stated.url ?? said[.url]))
    return addition
  }

  /// Puts the text and its map; nil where there is no text.
  private func putDerived(
    _ extraction: Extraction, of object: Digest, in transaction: WriteTransaction
  ) throws -> (text: Digest, map: Digest?, size: Int)? {
    guard let text = extraction.text else { return nil }
    // A capture that is its own text needs neither.
    if extraction.isIdentity { return (object, nil, text.utf8.count) }
    return (
      try transaction.put(text.utf8), try transaction.put(MapObject.bytes(extraction.map)),
      text.utf8.count
    )
  }

  /// Records what the person states now of a source that is there already, as far as it is new: which
  /// of two statements came first makes no difference.
  private func complete(
    _ known: Known, _ addition: inout Addition, in transaction: WriteTransaction
  ) throws {
    guard !stated.isEmpty else { return }
    let source = try index.source(known.source)
    let fields = stated.fields.filter { field, values in
      guard let source else { return true }
      if field == .tag { return values.sorted() != source.tags }
      return source.values[field.rawValue] != values.first
    }
    guard !fields.isEmpty else { return }
    _ = try transaction.append(MetadataSet(source: known.source, fields))
    addition.notes.append(
      "What you state of it is recorded: \(fields.keys.map(\.rawValue).sorted().joined(separator: ", "))."
    )
    if let place = pending.firstIndex(where: { $0.source == known.source }) {
      pending[place].outlet = stated.outlet ?? pending[place].outlet
      pending[place].url = stated.url ?? pending[place].url
    } else {
      pending.append(
        Known(
          source: known.source, object: known.object, outlet: stated.outlet ?? known.outlet,
          url: stated.url ?? known.url))
    }
  }

  /// A page says of itself where it stands, and may be wrong: that alone makes it no capture of another
  /// source.
  private func warn(of url: String?, _ addition: inout Addition) throws {
    guard stated.url == nil, let url, let other = try known(at: url, outlet: nil) else { return }
    addition.notes.append(
      "It names the same URL as \(other.source.short). If it is a newer version of that, add it with "
        + "--replaces \(other.source.short).")
  }

  private func read(_ content: Content) throws -> [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .file(let path): try FileReader.bytes(at: path, limit: Archive.largestCapture)
    }
  }

  /// The source with these bytes that agrees in most of what both sides state; the first of several.
  private func known(holding object: Digest, outlet: String?, url: String?) throws -> Known? {
    let updated = Set(pending.map(\.source))
    let candidates =
      try index.sources(holding: object).filter { !updated.contains($0.id) }.map {
        Known(source: $0.id, object: object, outlet: $0.outlet, url: $0.url)
      } + pending.filter { $0.object == object }
    return candidates.filter { $0.agrees(outlet: outlet, url: url) }.enumerated().max { a, b in
      let (first, second) = (
        a.element.agreement(outlet: outlet, url: url), b.element.agreement(outlet: outlet, url: url)
      )
      return first == second ? a.offset > b.offset : first < second
    }?.element
  }

  /// The source that stood at a URL.
  private func known(at url: String?, outlet: String?) throws -> Known? {
    guard let url, !url.isEmpty else { return nil }
    let known =
      try index.sources(at: url).map {
        Known(source: $0.id, object: nil, outlet: $0.outlet, url: $0.url)
      } + pending.filter { $0.url == url }
    return known.first { $0.agrees(outlet: outlet, url: url) }
  }

  private static func first(_ values: [MetadataValue]) -> [MetadataValue.Field: String] {
    values.reduce(into: [:]) { if $0[$1.field] == nil { $0[$1.field] = $1.value } }
  }
}

/// The map from a text back to its capture, as it is stored: one line a run, five fields.
///
/// `text-start text-end capture-start capture-end kind`, all bytes, ends exclusive; kind is `=` for
/// an identical run and `~` for a replaced one. `Schema/archive-format.md` describes the same.
enum MapObject {
  static func bytes(_ runs: [MappedRun]) -> [UInt8] {
    var bytes: [UInt8] = []
    for run in runs {
      let line =
        "\(run.text.start) \(run.text.end) \(run.capture.start) \(run.capture.end) "
        + (run.isIdentical ? "=" : "~") + "\n"
      bytes.append(contentsOf: line.utf8)
    }
    return bytes
  }
}
