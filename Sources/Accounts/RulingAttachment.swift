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
    let words = Array(target.exact.utf8)
    return occurrences(of: words, in: article.document.text.utf8)
      .min { (abs($0 - target.span.start), $0) < (abs($1 - target.span.start), $1) }
      .map { TextSpan(start: $0, end: $0 + words.count) }
  }

  /// Every offset where some bytes stand (Knuth, Morris and Pratt).
  private func occurrences(of words: [UInt8], in text: [UInt8]) -> [Int] {
    guard !words.isEmpty, words.count <= text.count else { return [] }
    var borders = [0]
    for index in words.indices.dropFirst() {
      var border = borders[index - 1]
      while border > 0, words[border] != words[index] { border = borders[border - 1] }
      borders.append(words[border] == words[index] ? border + 1 : 0)
    }
    var found: [Int] = []
    var matched = 0
    for (index, byte) in text.enumerated() {
      while matched > 0, matched == words.count || words[matched] != byte {
        matched = borders[matched - 1]
      }
      if words[matched] == byte { matched += 1 }
      if matched == words.count { found.append(index + 1 - words.count) }
    }
    return found
  }
}
