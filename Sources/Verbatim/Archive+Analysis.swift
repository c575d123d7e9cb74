import Accounts
public import ArchiveIndex
import Foundation
import Interchange
public import Preservation
public import Quotation
public import SourceText

/// A source with its newest text and what analysis finds there.
public struct AnalysedSource: Sendable {
  /// The source.
  public var source: IndexedSource
  /// The digest of the text that all spans count in.
  public var textDigest: Digest
  /// The text.
  public var text: DocumentText
  /// The quotations.
  public var quotations: [Quotation]
}

extension Archive {
  /// Analyses what has no current analysis yet.
  ///
  /// Each text's analysis is kept when it is done, so an interrupted run goes on where it stopped.
  public func analyseAll() throws {
    let index = try index()
    try analyse(try index.sources(), index: index)
  }

  /// The sources that pass a filter and have a text that can be analysed.
  ///
  /// A source whose text is missing or damaged is left out: `verify` names it.
  public func analysedSources(_ filter: SourceFilter = SourceFilter()) throws -> [AnalysedSource] {
    let index = try index()
    let sources = try index.sources(filter)
    try analyse(sources, index: index)
    return try sources.compactMap { try analysed($0, index: index) }
  }

  /// Analyses those of the sources that have no current analysis yet.
  private func analyse(_ sources: [IndexedSource], index: ArchiveIndex) throws {
    let waiting = try sources.filter { source in
      guard let key = Self.analysisKey(of: source) else { return false }
      return try !index.hasAnalysis(key)
    }
    guard !waiting.isEmpty else { return }
    progress.begin("Analysing", total: waiting.count)
    defer { progress.end() }
    for source in waiting {
      // What is lost is told of where it is asked for.
      if let text = source.text, store.hasObject(text.digest) {
        _ = try analysed(source, index: index)
      }
      progress.advance()
    }
  }

  private static func analysisKey(
    of source: IndexedSource, text: Digest? = nil
  ) -> ArchiveIndex.AnalysisKey? {
    guard let digest = text ?? source.text?.digest else { return nil }
    return ArchiveIndex.AnalysisKey(
      text: digest, analyser: Analysis.analyser, date: source.published ?? "")
  }

  /// One source with what analysis finds in its newest text, or in an older one.
  func analysed(
    _ source: IndexedSource, text: Digest? = nil, index: ArchiveIndex
  ) throws -> AnalysedSource? {
    guard let key = Self.analysisKey(of: source, text: text) else { return nil }
    guard let bytes = try? store.object(key.text) else {
      progress.tellDamage(
        "The text of \(source.file) is lost or altered, and what it says is missing here: see "
          + "`verbatim verify --deep`.")
      return nil
    }
    guard bytes.count <= Analysis.largestText, let text = DocumentText(validating: bytes) else {
      return nil
    }
    let analysis: Analysis
    if let cached = try index.analysis(key), let decoded = try? Analysis(decoding: cached) {
      analysis = decoded
    } else {
      analysis = try Analysis(of: text, date: source.published)
      try index.keep([(key, analysis.encoded())])
    }
    return AnalysedSource(
      source: source, textDigest: key.text, text: text, quotations: analysis.quotations)
  }
}

extension IndexedSource {
  /// How JSON output names the source.
  var reference: SourceReference {
    SourceReference(source: id, file: file, outlet: outlet, published: published)
  }
}
