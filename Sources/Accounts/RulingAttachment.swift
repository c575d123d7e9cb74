import Preservation
import SourceText

/// Ties rulings to the conflicts they were made on, after whatever the analysis found anew.
struct RulingAttachment {
  let corpus: AccountCorpus

  /// The conflicts, each with the last ruling that attaches to it.
  ///
  /// A ruling attaches to a conflict of its kind when each of its sides has a passage whose words in
  /// question overlap those of a side of the conflict, no two on one side. Passages and sides that
  /// joined later do no harm, except that a dismissal or reconciliation does not cover a side that
  /// nobody ruled on.
  ///
  /// - Complexity: O(n) in the conflicts' passages and the rulings' targets, and in the texts that
  ///   have to be searched.
  func attach(_ rulings: [Ruling], to conflicts: [Conflict]) -> [Conflict] {
    guard !rulings.isEmpty else { return conflicts }
    var places: [Place: [(conflict: Int, side: Int, focus: TextSpan)]] = [:]
    for (number, conflict) in conflicts.enumerated() {
      for (side, answer) in conflict.sides.enumerated() {
        for passage in answer.passages {
          places[Place(kind: conflict.kind, source: passage.source), default: []].append(
            (number, side, passage.focus))
        }
      }
    }
    var articles: [Digest: Int] = [:]
    for (index, article) in corpus.articles.enumerated() {
      articles[article.document.source] = index
    }

    var ruled = conflicts
    for ruling in rulings {
      // For each conflict, the sides that each side of the ruling lies on.
      var sides: [Int: [Int: Set<Int>]] = [:]
      for (number, targets) in ruling.sides.enumerated() {
        for target in targets {
          guard let article = articles[target.source],
            let span = anchor(target, in: corpus.articles[article])
          else { continue }
          let place = Place(kind: ruling.kind, source: target.source)
          for entry in places[place] ?? [] where entry.focus.overlaps(span) {
            sides[entry.conflict, default: [:]][number, default: []].insert(entry.side)
          }
        }
      }
      for (conflict, found) in sides
      where ruling.sides.count > 1 && found.count == ruling.sides.count {
        let held = found.keys.sorted().map { found[$0] ?? [] }
        let covered = Set(held.joined())
        guard covered.count >= ruling.sides.count else { continue }
        let isComplete = covered.count == conflicts[conflict].sides.count
        if ruling.decision == .confirmed || isComplete { ruled[conflict].ruling = ruling }
      }
    }
    return ruled
  }

  private struct Place: Hashable {
    var kind: Conflict.Kind
    var source: Digest
  }

  /// Where a target's words stand now: at their place in the same text, else at the nearest place
  /// where the very words stand; nil where they stand no more.
  private func anchor(_ target: Ruling.Target, in article: Article) -> TextSpan? {
    if target.textDigest == article.document.textDigest {
      return article.document.text.span.contains(target.span) ? target.span : nil
    }
    let quote = TextQuoteSelector(
      exact: target.exact, prefix: target.prefix ?? "", suffix: target.suffix ?? "")
    // Words that changed are other words: a ruling does not follow them.
    let options = AnchoringOptions(maximumErrors: 0)
    return article.document.text.anchor(quote, options: options)
      .filter { $0.way != .approximate }.map(\.span)
      .min { (abs($0.start - target.span.start), $0) < (abs($1.start - target.span.start), $1) }
  }
}
