import ArchiveIndex
public import Checking
import Foundation
public import Interchange
import Language
public import Preservation
import Quotation
import SourceText

/// Checks quotations against an archive, one after the other.
///
/// Candidates come from the index; their texts and analyses are kept while they are used, so that many
/// quotations from one place cost little more than one. It belongs to one thread.
public final class ArchiveChecker {
  private let archive: Archive
  private let index: ArchiveIndex
  private let finder: PassageFinder
  private let checker: QuotationChecker
  private var prepared: [PassageCandidate: Prepared] = [:]
  private var order: [PassageCandidate] = []
  private var size = 0

  private struct Prepared {
    var source: CheckedSource
    var matched: MatchedSource
  }

  /// The bytes of text that are kept; their words take about twenty times as much.
  private static let cacheLimit = 12 << 20

  /// Prepares to check quotations.
  ///
  /// - Throws: What ``Archive/index()`` throws.
  public init(_ archive: Archive) throws {
    self.archive = archive
    index = try archive.index()
    finder = PassageFinder(index)
    let names = RecordedNames(try archive.aliasListing().aliases)
    checker = QuotationChecker(
      speakers: SpeakerComparison(
        aliases: { names.aliases(of: $0) }, areParted: { names.areParted($0, $1) }))
  }

  /// Checks one quotation.
  ///
  /// - Throws: ``ArchiveIndex/ArchiveIndexError`` when the index fails, `ModelError` where the
  ///   program's resources are missing.
  public func check(
    _ draft: DraftQuotation, id: JSONValue? = nil, place: DraftPlace? = nil
  ) throws -> CheckedQuotation {
    let found = try finder.candidates(for: draft.runs, speaker: draft.speaker)
    let sources = try found.compactMap(prepare).sorted { Self.precedes($0, $1) }
    return CheckedQuotation(
      id: id, draft: draft, place: place, check: checker.check(draft, in: sources.map(\.source)),
      sources: sources.map(\.matched))
  }

  /// Checks all quotations of a draft, and tells how far it is.
  public func check(
    _ draft: DraftDocument, progress: WorkProgress = .none
  ) throws -> [CheckedQuotation] {
    progress.begin("Checking", total: draft.items.count)
    defer { progress.end() }
    return try draft.items.map { item in
      defer { progress.advance() }
      return try check(item.quotation, place: item.place)
    }
  }

  /// The order in which equals are listed: newest texts first, then date, outlet, file and text.
  private static func precedes(_ a: Prepared, _ b: Prepared) -> Bool {
    func key(_ item: Prepared) -> [String] {
      let reference = item.matched.reference
      return [
        item.matched.isCurrent ? "0" : "1", reference.published ?? "~", reference.outlet ?? "~",
        reference.file, item.matched.text.digest.hex, reference.source.hex,
      ]
    }
    return key(a).lexicographicallyPrecedes(key(b)) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func prepare(_ candidate: PassageCandidate) throws -> Prepared? {
    if let known = prepared[candidate] { return known }
    guard let source = try index.source(candidate.source),
      let analysed = try archive.analysed(source, text: candidate.digest, index: index)
    else { return nil }
    let role = source.values["role"]
    let text = analysed.text
    let result = Prepared(
      source: CheckedSource(
        text: text, quotations: analysed.quotations, isPrimary: role == "primary",
        references: analysed.analysis.resolvedReferences),
      matched: MatchedSource(
        reference: source.reference, text: PositionedText(text, digest: candidate.digest),
        quotations: analysed.quotations, isCurrent: candidate.isCurrent, role: role))
    prepared[candidate] = result
    order.append(candidate)
    size += text.utf8.count
    var dropped = 0
    while size > Self.cacheLimit, dropped < order.count - 1 {
      size -= prepared.removeValue(forKey: order[dropped])?.matched.text.text.utf8.count ?? 0
      dropped += 1
    }
    order.removeFirst(dropped)
    return result
  }
}
