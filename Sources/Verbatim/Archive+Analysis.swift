import Accounts
public import ArchiveIndex
import Foundation
import Language
import Interchange
public import Preservation
public import Quotation
public import SourceText
import Synchronization

/// A source with its newest text and what analysis finds there.
public struct AnalysedSource: Sendable {
  /// The source.
  public var source: IndexedSource
  /// The digest of the text that all spans count in.
  public var textDigest: Digest
  /// The text.
  public var text: DocumentText
  let analysis: Analysis
  /// The quotations.
  public var quotations: [Quotation] { analysis.quotations }
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
    var keys = Set<ArchiveIndex.AnalysisKey>()
    let waiting = try sources.filter { source in
      guard let key = Self.analysisKey(of: source) else { return false }
      return try !index.hasAnalysis(key) && keys.insert(key).inserted
    }
    guard !waiting.isEmpty else { return }
    progress.begin("Analysing", total: waiting.count)
    defer { progress.end() }
    // Some at a time, on all cores; what is done is kept before the next are begun.
    let cores = ProcessInfo.processInfo.activeProcessorCount
    for start in stride(from: 0, to: waiting.count, by: cores * 4) {
      try keepAnalyses(of: waiting[start..<min(start + cores * 4, waiting.count)], index: index)
    }
  }

  /// Analyses some sources at once and keeps what was found, in their order.
  private func keepAnalyses(of sources: ArraySlice<IndexedSource>, index: ArchiveIndex) throws {
    // What is lost is told of where it is asked for.
    let work = sources.compactMap {
      source -> (key: ArchiveIndex.AnalysisKey, text: DocumentText)? in
      guard let key = Self.analysisKey(of: source), store.hasObject(key.text),
        let text = text(key.text, of: source)
      else {
        progress.advance()
        return nil
      }
      return (key, text)
    }
    let results = Mutex([Int: Result<Analysis, any Error>]())
    DispatchQueue.concurrentPerform(iterations: work.count) { number in
      let (key, text) = work[number]
      let result = Result<Analysis, any Error> {
        try Analysis(of: text, date: key.date.isEmpty ? nil : key.date)
      }
      results.withLock { $0[number] = result }
      progress.advance()
    }
    let analyses = results.withLock { $0 }
    try index.keep(
      work.indices.compactMap { number in
        try analyses[number].map { (work[number].key, try $0.get().encoded()) }
      })
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
    _ source: IndexedSource, text digest: Digest? = nil, index: ArchiveIndex
  ) throws -> AnalysedSource? {
    guard let key = Self.analysisKey(of: source, text: digest),
      let text = text(key.text, of: source)
    else { return nil }
    let analysis: Analysis
    if let cached = try index.analysis(key), let decoded = try? Analysis(decoding: cached) {
      analysis = decoded
    } else {
      analysis = try Analysis(of: text, date: source.published)
      try index.keep([(key, analysis.encoded())])
    }
    return AnalysedSource(source: source, textDigest: key.text, text: text, analysis: analysis)
  }

  /// A text; nil where it is too large, and, told of, where it is lost.
  private func text(_ digest: Digest, of source: IndexedSource) -> DocumentText? {
    guard let bytes = try? store.object(digest) else {
      progress.tellDamage(
        "The text of \(source.file) is lost or altered, and what it says is missing here: see "
          + "`verbatim verify --deep`.")
      return nil
    }
    guard bytes.count <= Analysis.largestText else { return nil }
    return DocumentText(validating: bytes)
  }
}

extension IndexedSource {
  /// How JSON output names the source.
  var reference: SourceReference {
    SourceReference(source: id, file: file, outlet: outlet, published: published)
  }
}
