package import SourceText

/// Words outside a cut that bear on what is inside it.
package struct OutsideCue: Hashable, Sendable {
  /// What the words do.
  package enum Kind: Hashable, Sendable {
    case factuality(FactualityCue.Kind)
    case report
  }

  /// The words left outside.
  package var span: TextSpan

  /// What they do.
  package var kind: Kind
}

extension Reading {
  /// The cues outside a span, in the same sentence, that have part of the span in their scope.
  ///
  /// Cues inside the span are left out, and each cue is given once, in order of position. Where
  /// the span crosses sentences, each sentence's cues count for its own part.
  ///
  /// - Complexity: O(log n + k), where k counts the predicates of the sentences that the span
  ///   meets, with their cues.
  package func cues(outside span: TextSpan) -> [OutsideCue] {
    let first = sentences.firstSorted { $0.span.end > span.start }
    let start = predications.firstSorted { $0.sentence >= first }
    var found: [OutsideCue] = []
    func add(_ cue: TextSpan, _ kind: OutsideCue.Kind, _ scope: [TextSpan]) {
      guard !span.overlaps(cue), scope.contains(where: span.overlaps) else { return }
      found.append(OutsideCue(span: cue, kind: kind))
    }
    for predication in predications[start...] {
      guard sentences[predication.sentence].span.start < span.end else { break }
      for cue in predication.cues { add(cue.span, .factuality(cue.kind), cue.scope) }
      for report in predication.reports { add(report.cue, .report, report.content) }
    }
    found.sort { ($0.span, $0.kind.rank) < ($1.span, $1.kind.rank) }
    return found.enumerated().filter { $0 == 0 || found[$0 - 1] != $1 }.map(\.element)
  }
}

extension OutsideCue.Kind {
  fileprivate var rank: String {
    switch self {
    case .factuality(let kind): kind.rawValue
    case .report: "report"
    }
  }
}
