public import Accounts
public import ArchiveIndex
import Foundation
import Interchange
import Language
public import Preservation
public import SourceText

/// Whether a conflict was ruled on, and how.
public enum ConflictStatus: String, Hashable, Sendable, CaseIterable {
  case open, confirmed, reconciled, dismissed
}

/// Which conflicts to list.
public struct ConflictFilter: Hashable, Sendable {
  /// Only these kinds; empty for all.
  public var kinds: [Conflict.Kind]
  /// Only these grades; empty for all.
  public var grades: [Conflict.Grade]
  /// Only conflicts in which these outlets stand on different sides; empty for all.
  public var between: [String]
  /// Only conflicts about this name, compared without regard to case.
  public var about: String?
  /// Only conflicts with this status; nil for all that are not dismissed.
  public var status: ConflictStatus?

  /// Creates a filter; without arguments it lets all pass that are not dismissed.
  public init(
    kinds: [Conflict.Kind] = [], grades: [Conflict.Grade] = [], between: [String] = [],
    about: String? = nil, status: ConflictStatus? = nil
  ) {
    self.kinds = kinds
    self.grades = grades
    self.between = between
    self.about = about
    self.status = status
  }
}

/// Where a passage stands.
public struct PassagePlace: Sendable {
  /// The source.
  public var source: IndexedSource
  /// The text that the passage's spans count in.
  public var text: DocumentText
  /// The line on which the passage begins, counted from 1.
  public var line: Int
}

/// Conflicts, most certain first, with the texts that their passages stand in.
public struct ConflictListing: Sendable {
  /// The conflicts.
  public var conflicts: [Conflict]
  /// How many conflicts pass the filter but for being dismissed, and are not listed.
  public var dismissed: Int
  private var documents: [Digest: AnalysedSource]
  private var lines: [Digest: LineIndex]

  init(conflicts: [Conflict], dismissed: Int, documents: [AnalysedSource]) {
    self.conflicts = conflicts
    self.dismissed = dismissed
    self.documents = documents.reduce(into: [:]) { $0[$1.source.id] = $1 }
    var needed: Set<Digest> = []
    for conflict in conflicts {
      for side in conflict.sides { needed.formUnion(side.passages.map(\.source)) }
      needed.formUnion(conflict.reconciledBy.map(\.source))
    }
    lines = [:]
    for source in needed { lines[source] = self.documents[source].map { LineIndex($0.text) } }
  }

  /// Where a passage of one of the conflicts stands.
  public func place(of passage: Passage) -> PassagePlace? {
    guard let document = documents[passage.source], let index = lines[passage.source] else {
      return nil
    }
    return PassagePlace(
      source: document.source, text: document.text,
      line: index.line(ofByte: passage.span.start))
  }

  /// The listing as `conflicts --json` prints it.
  ///
  /// - Parameter isPaired: Whether every two passages of different sides are listed too.
  public func json(isPaired: Bool = false) -> JSONValue {
    let used = documents.filter { lines[$0.key] != nil }
    let writer = ConflictJSON(
      references: used.mapValues(\.source.reference),
      texts: used.values.reduce(into: [:]) {
        $0[$1.textDigest] = PositionedText($1.text, digest: $1.textDigest)
      })
    return .object([
      "conflicts": .array(conflicts.map { writer.json($0, isPaired: isPaired) })
    ])
  }
}

extension Archive {
  /// The conflicts between the accounts of all sources.
  public func conflicts(_ filter: ConflictFilter = ConflictFilter()) throws -> ConflictListing {
    try check(outlets: filter.between)
    let documents = try analysedSources()
    let all = try allConflicts(in: documents)
    var matching = all.filter { filter.matches($0, documents: documents) }
    let dismissed = matching.filter { $0.status == .dismissed }.count
    matching = matching.filter { conflict in
      filter.status.map { $0 == conflict.status } ?? (conflict.status != .dismissed)
    }
    return ConflictListing(
      conflicts: matching, dismissed: filter.status == nil ? dismissed : 0, documents: documents)
  }

  /// Rules on a conflict.
  ///
  /// The ruling is a record; it attaches by overlap when texts are analysed anew.
  ///
  /// - Parameters:
  ///   - handle: The conflict's fingerprint, or the beginning of it.
  ///   - reason: Why.
  /// - Returns: The id of the record.
  public func rule(
    _ handle: String, _ decision: Ruling.Decision, reason: String, agent: String
  ) throws -> Digest {
    let reason = reason.trimmingWhitespace
    guard !reason.isEmpty else {
      throw VerbatimError(.invalid, "A ruling needs a reason: --reason \"…\".")
    }
    let documents = try analysedSources()
    let conflicts = try allConflicts(in: documents)
    let found = conflicts.filter {
      !handle.isEmpty && $0.fingerprint.hasPrefix(handle.lowercased())
    }
    guard let conflict = found.first else {
      throw VerbatimError(
        .notFound,
        "No conflict has the handle \(handle.debugDescription). `verbatim conflicts` lists them.")
    }
    guard found.count == 1 else {
      throw VerbatimError(
        .ambiguous,
        "\(handle.debugDescription) fits several: \(found.map(\.fingerprint).joined(separator: ", "))."
      )
    }
    let texts = documents.reduce(into: [Digest: DocumentText]()) { $0[$1.textDigest] = $1.text }
    let sides = conflict.sides.map { side in
      side.passages.prefix(Self.passagesOfARuling).compactMap { passage -> RecordedPassage? in
        guard let quote = texts[passage.textDigest]?.describe(passage.focus).quote else {
          return nil
        }
        return RecordedPassage(
          source: passage.source, text: passage.textDigest, start: passage.focus.start,
          end: passage.focus.end, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix)
      }
    }
    return try write(agent: agent) { transaction in
      try transaction.append(
        RulingMade(
          kind: conflict.kind.rawValue, decision: decision.recorded, reason: reason, sides: sides,
          fingerprint: conflict.fingerprint)
      ).id
    }
  }

  /// How many passages of a side a ruling names: one would do to attach it, and a record has its limit.
  private static let passagesOfARuling = 12

  /// All conflicts, computed once for each state of the log.
  private func allConflicts(in documents: [AnalysedSource]) throws -> [Conflict] {
    let index = try index()
    let state = "\(store.checkpoint.root.hex), \(Analysis.analyser), \(ConflictFinder.version)"
    if let cached = try index.result("conflicts", for: state),
      let conflicts = try? JSONDecoder().decode([Conflict].self, from: cached)
    {
      return conflicts
    }
    progress.begin("Comparing", total: documents.count)
    let accounts = documents.map { document in
      defer { progress.advance() }
      return document.account
    }
    let conflicts = ConflictFinder.conflicts(in: accounts, rulings: try rulings())
    progress.end()
    try index.keep("conflicts", for: state, try JSONEncoder().encode(conflicts))
    return conflicts
  }

  /// The rulings in force, in the order of the log.
  func rulings() throws -> [Ruling] {
    try index().records(types: [RulingMade.type]).compactMap { record in
      guard !record.isHidden, let body = record.body(RulingMade.self),
        let kind = Conflict.Kind(rawValue: body.kind)
      else { return nil }
      return Ruling(
        record: record.id, kind: kind, decision: Ruling.Decision(body.decision),
        reason: body.reason,
        author: record.agent, time: record.time,
        sides: body.sides.map { side in
          side.map {
            Ruling.Target(
              source: $0.source, textDigest: $0.text, span: TextSpan(start: $0.start, end: $0.end),
              exact: $0.exact, prefix: $0.prefix, suffix: $0.suffix)
          }
        })
    }
  }
}

extension Conflict {
  /// Whether it was ruled on, and how.
  public var status: ConflictStatus {
    switch ruling?.decision {
    case nil: .open
    case .confirmed: .confirmed
    case .reconciled: .reconciled
    case .dismissed: .dismissed
    }
  }
}

extension AnalysedSource {
  /// The source as the comparison of accounts sees it.
  var account: AccountDocument {
    AccountDocument(
      source: source.id, file: source.file, outlet: source.outlet, published: source.published,
      textDigest: textDigest, text: text,
      reading: analysis.reading(of: text), quotations: quotations)
  }
}

extension ConflictFilter {
  fileprivate func matches(_ conflict: Conflict, documents: [AnalysedSource]) -> Bool {
    if !kinds.isEmpty, !kinds.contains(conflict.kind) { return false }
    if !grades.isEmpty, !grades.contains(conflict.grade) { return false }
    if let about, !about.isEmpty {
      let wanted = about.lowercased()
      let words = [conflict.about, conflict.summary] + conflict.sides.map(\.value)
      if !words.contains(where: { $0.lowercased().contains(wanted) }) { return false }
    }
    guard between.count == 2 else { return true }
    let outlets = documents.reduce(into: [Digest: String]()) {
      $0[$1.source.id] = $1.source.outlet?.lowercased()
    }
    let sides = conflict.sides.map { side in
      Set(side.passages.compactMap { outlets[$0.source] })
    }
    let (a, b) = (between[0].lowercased(), between[1].lowercased())
    return sides.indices.contains { i in
      sides.indices.contains { j in i != j && sides[i].contains(a) && sides[j].contains(b) }
    }
  }
}

extension Ruling.Decision {
  fileprivate init(_ recorded: RulingMade.Decision) {
    switch recorded {
    case .confirmed: self = .confirmed
    case .reconciled: self = .reconciled
    case .dismissed: self = .dismissed
    }
  }

  fileprivate var recorded: RulingMade.Decision {
    switch self {
    case .confirmed: .confirmed
    case .reconciled: .reconciled
    case .dismissed: .dismissed
    }
  }
}
