import Preservation
import SourceText

/// Makes a conflict of what a rule found: cuts passages, counts supporters, takes the fingerprint.
struct ConflictBuilder {
  let corpus: AccountCorpus

  /// A conflict and where it stands in a list.
  struct Placed {
    var conflict: Conflict
    /// Grade, weight, support, and the place of the first passage.
    var sortKey: [Int]
  }

  /// Makes the conflict, or nothing where one account alone holds two sides.
  func conflict(from finding: Finding) -> Placed? {
    let outlets = finding.sides.map { side in
      Set(side.mentions.map { corpus.articles[$0.article].outlet })
    }
    let isBetweenAccounts = outlets.indices.contains { first in
      outlets.indices.contains { second in
        first < second && outlets[first].union(outlets[second]).count > 1
      }
    }
    guard finding.sides.count > 1, isBetweenAccounts else { return nil }
    let sides = finding.sides.map { side in
      let mentions = sorted(side.mentions)
      return Conflict.Side(
        value: side.value, passages: mentions.map(passage), independent: independent(mentions))
    }
    let conflict = Conflict(
      fingerprint: fingerprint(of: finding), kind: finding.kind, grade: grade(finding, sides),
      weight: finding.weight, about: finding.about,
      summary: finding.question + ": " + sides.map(\.value).joined(separator: " ↔ "),
      sides: sides, reconciledBy: reconciling(finding.reconciledBy))
    let first = sorted(finding.sides.flatMap(\.mentions))[0]
    return Placed(
      conflict: conflict,
      sortKey: [
        conflict.grade.rank, conflict.weight == .meaning ? 0 : 1,
        -sides.map(\.independent).reduce(0, +), first.article, first.focus.start,
      ])
  }

  /// Speech makes a finding softer: what named speakers say against each other is their
  /// disagreement, and what one side only quotes is not its outlet's error.
  private func grade(_ finding: Finding, _ sides: [Conflict.Side]) -> Conflict.Grade {
    guard finding.kind != .quoteWording else { return finding.grade }
    let speakers = sides.map { side in
      side.passages.contains { $0.saidBy == nil } ? nil : Set(side.passages.compactMap(\.saidBy))
    }
    let attributed = speakers.compactMap { $0 }
    guard !attributed.isEmpty, finding.grade == .conflict || finding.grade == .possible else {
      return finding.grade
    }
    if attributed.count == sides.count, Set(attributed).count == sides.count {
      return .disagreement
    }
    return .possible
  }

  private func sorted(_ mentions: [Finding.Mention]) -> [Finding.Mention] {
    Set(mentions).sorted { ($0.article, $0.focus) < ($1.article, $1.focus) }
  }

  private func passage(_ mention: Finding.Mention) -> Passage {
    let article = corpus.articles[mention.article]
    let cut = PassageCutter.cut(around: mention.focus, in: article)
    return Passage(
      source: article.document.source, textDigest: article.document.textDigest, span: cut.span,
      focus: cut.focus, saidBy: article.speaker(of: mention.focus))
  }

  /// One passage for each sentence, however many of its words resolve the sides.
  private func reconciling(_ mentions: [Finding.Mention]) -> [Passage] {
    var seen: Set<[Int]> = []
    return sorted(mentions).filter { mention in
      let sentence = corpus.articles[mention.article].sentence(at: mention.focus.start) ?? -1
      return seen.insert([mention.article, sentence]).inserted
    }
    .map(passage)
  }

  private func independent(_ mentions: [Finding.Mention]) -> Int {
    Independence(corpus: corpus).count(mentions)
  }

  /// Twelve hexadecimal digits over the kind and the words in question.
  private func fingerprint(of finding: Finding) -> String {
    let lines = Set(
      finding.sides.flatMap(\.mentions).map { mention in
        let digest = corpus.articles[mention.article].document.textDigest.hex
        return "\(digest) \(mention.focus.start) \(mention.focus.end)"
      })
    let text = ([finding.kind.rawValue] + lines.sorted()).joined(separator: "\n")
    return String(Digest(of: Array(text.utf8)).hex.prefix(12))
  }
}
