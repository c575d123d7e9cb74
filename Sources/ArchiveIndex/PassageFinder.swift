import Foundation
import GRDB
public import Preservation

/// A text that may hold the words that are looked for.
public struct PassageCandidate: Hashable, Sendable {
  /// The source.
  public var source: Digest
  /// The digest of the text.
  public var digest: Digest
  /// Whether it is the source's newest text.
  public var isCurrent: Bool
}

/// Finds the texts in which quotations may stand, altered or not, without reading any text.
///
/// Short runs of words around the rarest ones are looked up as phrases; the texts that have most of
/// them come first. How rare a word is, is counted up to a limit and remembered, so that no query
/// goes through more than a few hundred entries however large the archive is.
public final class PassageFinder {
  private let index: ArchiveIndex
  private var counts: [String: Int] = [:]

  /// A word in this many texts is as common as any.
  private static let common = 500
  /// The words in a run that is looked up.
  private static let phrase = 3
  /// The most runs that are looked up for one quotation.
  private static let mostPhrases = 10
  /// The most texts taken from one look-up.
  private static let mostRows = 96
  /// The most texts returned that have nearly all of the runs, the most that have some, and the most
  /// where none has more than a few: they are shown as the nearest.
  private static let most = (alike: 48, others: 8, distant: 4)

  /// Creates a finder; it is meant for many quotations, one after the other.
  public init(_ index: ArchiveIndex) { self.index = index }

  /// The texts that may hold the words, the likeliest first.
  ///
  /// - Parameters:
  ///   - runs: Words that follow each other, in several runs where something parts them.
  ///   - speaker: A name that texts with few words in common should have too; nil for none.
  public func candidates(for runs: [[String]], speaker: String? = nil) throws -> [PassageCandidate]
  {
    let words = runs.reduce(0) { $0 + $1.count }
    guard words > 0 else { return [] }
    return try index.read { db in
      var scores: [Int64: Int] = [:]
      var possible = 0
      func add(_ query: String, _ score: Int) throws {
        possible += score
        for row in try Self.rows(query, in: db) { scores[row, default: 0] += score }
      }
      if words <= Self.phrase {
        let all = runs.map { Self.quoted($0.joined(separator: " ")) }.joined(separator: " AND ")
        if let speaker { try add("\(all) AND \(Self.quoted(speaker))", 2) }
        try add(all, 1)
      } else {
        let probes = try self.probes(runs, in: db)
        for probe in probes.phrases { try add(Self.quoted(probe), 3) }
        // Single words find what is altered all over; a text that has the phrases needs none.
        if (scores.values.max() ?? 0) * 10 < possible * 6 {
          for word in probes.rareWords { try add(Self.quoted(word), 2) }
        }
      }
      return try Self.best(scores, possible: possible, in: db)
    }
  }

  private static func quoted(_ words: String) -> String {
    "body : " + SearchTerm(words: words).fts
  }

  private static func rows(_ query: String, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT rowid FROM search WHERE search MATCH ? LIMIT \(mostRows)"),
      arguments: [query])
  }

  private func count(_ word: String, in db: Database) throws -> Int {
    let key = word.lowercased()
    if let known = counts[key] { return known }
    let found =
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT count(*) FROM (
              SELECT 1 FROM search WHERE search MATCH ? LIMIT \(Self.common))
            """), arguments: [Self.quoted(word)]) ?? 0
    counts[key] = found
    return found
  }

  /// The runs of words to look up, and the words that are rare enough to be looked up alone.
  private func probes(
    _ runs: [[String]], in db: Database
  ) throws -> (phrases: [String], rareWords: [String]) {
    struct Window {
      var words: ArraySlice<String>
      var rarest: Int
      var place: Int
    }
    var windows: [Window] = []
    var rare: [(count: Int, word: String)] = []
    var place = 0
    let total = runs.reduce(0) { $0 + $1.count }
    // Of a long quotation every n-th word is looked at: enough of it remains.
    let step = max(1, total / 60)
    for run in runs {
      let searchable = run.filter {
        $0.unicodeScalars.contains {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
      }
      let numbers = try searchable.enumerated().map { index, word in
        (place + index) % step == 0 ? try count(word, in: db) : Self.common
      }
      let length = min(Self.phrase, searchable.count)
      guard length > 0 else { continue }
      for start in 0...searchable.count - length {
        let rarest = numbers[start..<start + length].filter { $0 > 0 }.min() ?? Self.common
        // A word that no text has makes a run that no text has.
        guard !numbers[start..<start + length].contains(0) else { continue }
        windows.append(
          Window(words: searchable[start..<start + length], rarest: rarest, place: place + start))
      }
      for (word, number) in zip(searchable, numbers) where number > 0 && number <= 48 {
        rare.append((number, word))
      }
      place += searchable.count
    }
    // The best window of each part of the quotation, so that each half of a splice is looked up.
    let parts = min(Self.mostPhrases, max(3, total / 4))
    var best = [Window?](repeating: nil, count: parts)
    for window in windows {
      let part = min(parts - 1, window.place * parts / max(total, 1))
      if let known = best[part], known.rarest <= window.rarest { continue }
      best[part] = window
    }
    var chosen = best.compactMap { $0 }
    let telling = chosen.filter { $0.rarest < Self.common }
    // Runs of common words alone take long to look up, and tell little.
    if telling.count >= 3 {
      chosen = telling
    } else {
      chosen = telling + chosen.filter { $0.rarest >= Self.common }.prefix(3 - telling.count)
    }
    return (
      chosen.map { $0.words.joined(separator: " ") },
      rare.sorted { ($0.count, $0.word) < ($1.count, $1.word) }.prefix(6).map(\.word)
    )
  }

  private static func best(
    _ scores: [Int64: Int], possible: Int, in db: Database
  ) throws -> [PassageCandidate] {
    guard let top = scores.values.max() else { return [] }
    let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var result: [(score: Int, candidate: PassageCandidate)] = []
    var seen: Set<PassageCandidate> = []
    let statement = try db.cachedStatement(
      sql: "SELECT source, digest, current FROM searchable WHERE row = ?")
    for (row, score) in ranked {
      // Where one text has most of what was looked up, a text with one common phrase is another's.
      if top * 2 >= possible, score * 4 < top { break }
      let limit =
        top * 4 < possible ? most.distant : score * 10 >= top * 7 ? most.alike : most.others
      guard result.count < limit else { break }
      guard let found = try Row.fetchOne(statement, arguments: [row]) else { continue }
      let candidate = PassageCandidate(
        source: Digest(data: found["source"]), digest: Digest(data: found["digest"]),
        isCurrent: found["current"])
      if seen.insert(candidate).inserted { result.append((score, candidate)) }
    }
    return result.map(\.candidate)
  }
}
