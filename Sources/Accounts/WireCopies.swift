import Language
import SourceText

/// Finds articles that count as one account: those of one outlet, and near copies of one text.
enum WireCopies {
  /// Words in a row that make one shingle.
  private static let width = 5

  /// The share of an article's shingles, in hundredths, that make it a copy of another.
  ///
  /// Two reports of their own that quote one statement at length stay well below a half.
  private static let share = 50

  /// The fewest sampled shingles that are evidence: about fifty words.
  private static let fewest = 12

  /// The number of the group of each document, where those that `groups` has in one stay in one.
  ///
  /// - Complexity: O(n) in the words: a shingle is compared with the first few texts that hold it.
  static func joining(_ groups: [Int], of documents: [AccountDocument]) -> [Int] {
    var sets = DisjointSets(count: documents.count)
    for (index, group) in groups.enumerated() { sets.join(index, group) }
    joinCopies(documents, in: &sets)
    return documents.indices.map { sets.root(of: $0) }
  }

  /// The number of the first document of each document's outlet; a document whose outlet is not
  /// known is of its own.
  static func outlets(of documents: [AccountDocument]) -> [Int] {
    var firstOfOutlet: [String: Int] = [:]
    return documents.enumerated().map { index, document in
      guard let outlet = document.outlet.map(FoldedWord.fold) else { return index }
      if let first = firstOfOutlet[outlet] { return first }
      firstOfOutlet[outlet] = index
      return index
    }
  }

  private static func joinCopies(_ documents: [AccountDocument], in groups: inout DisjointSets) {
    var holders: [UInt64: [Int]] = [:]
    let samples = documents.map { sample(of: $0) }
    for (index, sample) in samples.enumerated() {
      var shared: [Int: Int] = [:]
      for shingle in sample {
        for holder in holders[shingle, default: []] { shared[holder, default: 0] += 1 }
      }
      for (holder, count) in shared where count >= fewest {
        let smaller = min(sample.count, samples[holder].count)
        if count * 100 >= smaller * share { groups.join(holder, index) }
      }
      // The first texts stand for all their copies.
      for shingle in sample where holders[shingle, default: []].count < 8 {
        holders[shingle, default: []].append(index)
      }
    }
  }

  /// A sample of the shingles of a text: a fourth of them, the same in every text.
  private static func sample(of document: AccountDocument) -> Set<UInt64> {
    var hashes: [UInt64] = []
    for sentence in document.reading.sentences {
      for token in sentence.tokens where token.kind == .word || token.kind == .number {
        hashes.append(hash(FoldedWord.fold(document.text[token.span])))
      }
    }
    guard hashes.count >= width else { return [] }
    var sample: Set<UInt64> = []
    for start in 0...hashes.count - width {
      var value: UInt64 = 0xCBF2_9CE4_8422_2325
      for word in hashes[start..<start + width] { value = (value ^ word) &* 0x100_0000_01B3 }
      // The low bits of this hash mix poorly.
      value ^= value >> 29
      if value % 4 == 0 { sample.insert(value) }
    }
    return sample
  }

  /// The FNV-1a hash, which is the same on every run.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
