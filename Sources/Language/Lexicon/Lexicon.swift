// Unchecked, and safe to share: everything it holds is mapped read-only.
/// Which words mean the same, the opposite, or something wider, and which are made from which.
///
/// A lemma is looked up in lower case, its words parted by single spaces ("prime minister").
/// The lexicon is mapped, not read: it costs no time to load, and its memory is shared between
/// processes. A look-up is a binary search among the lemmas, O(log n), and then reads as many
/// records as it returns; no relation is followed farther than its documentation says.
///
/// What is said of words is said of their frequent senses (see ``senses(of:as:)``): that the car of
/// an airship is its gondola makes no synonym worth trusting.
///
/// - SeeAlso: Miller (1995), “WordNet: A Lexical Database for English”;
///   <https://wordnet.princeton.edu>
public final class Lexicon: @unchecked Sendable {
  /// The version of the layout.
  package static let version: UInt32 = 1
  /// The kind of the file.
  package static let kind = "LEXI"

  /// A sense of a lemma: one of the sets of synonyms that it is in.
  public struct Sense: Hashable, Sendable {
    /// The number of the set of synonyms; equal where two words mean the same.
    public let synset: Int

    /// How often the sense was met in the texts that WordNet's makers tagged; 0 where it was not.
    public let count: Int
  }

  /// A lemma and its class.
  public struct Word: Hashable, Sendable {
    /// The base form in lower case, its words parted by spaces.
    public let lemma: String

    /// The class.
    public let lexicalClass: LexicalClass

    /// Creates a word.
    public init(_ lemma: String, _ lexicalClass: LexicalClass) {
      self.lemma = lemma
      self.lexicalClass = lexicalClass
    }
  }

  private let lemmas: RecordTable
  private let synsets: RecordTable
  // Where the synsets of each class begin, and where the last class ends.
  private let classStarts: [Int]
  // Owns the memory that the tables point into.
  private let file: ModelFile

  /// Creates a lexicon over a file.
  package init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    lemmas = try RecordTable(file, "lemmas")
    synsets = try RecordTable(file, "synsets")
    let starts = try file.table("classes", elementSize: 4)
    let numbers = starts.base.assumingMemoryBound(to: UInt32.self)
    classStarts = (0..<starts.rows * starts.stride).map { Int(UInt32(littleEndian: numbers[$0])) }
    guard classStarts.count == LexicalClass.allCases.count + 1, classStarts[0] == 0,
      zip(classStarts, classStarts.dropFirst()).allSatisfy({ $0 <= $1 }),
      classStarts[classStarts.count - 1] == synsets.count
    else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) has damaged classes")
    }
  }

  /// The English lexicon that comes with the program.
  ///
  /// - Throws: ``ModelError`` where the program's resources are missing or of another version.
  public static func english() throws(ModelError) -> Lexicon { try loaded.get() }

  private static let loaded = Result<Lexicon, ModelError> { () throws(ModelError) in
    try Lexicon(
      ModelFile(
        mapping: LanguageResources.path("english.lexicon"), kind: kind, version: version))
  }
}

// MARK: - Senses

extension Lexicon {
  /// Whether the lexicon has a lemma in a class.
  ///
  /// - Complexity: O(log n).
  public func contains(_ lemma: String, as lexicalClass: LexicalClass) -> Bool {
    !allSenses(of: lemma, as: lexicalClass).isEmpty
  }

  /// All senses of a lemma in a class, the most frequent first; empty for unknown words.
  ///
  /// - Complexity: O(log n).
  public func allSenses(of lemma: String, as lexicalClass: LexicalClass) -> [Sense] {
    guard let index = index(of: lemma) else { return [] }
    return senses(ofLemma: index, as: lexicalClass)
  }

  /// The frequent senses: the first one, and those that were met in at least one of ten places
  /// where the word stands; where none was met, the first two.
  ///
  /// - Complexity: O(log n).
  public func senses(of lemma: String, as lexicalClass: LexicalClass) -> ArraySlice<Sense> {
    Self.frequent(allSenses(of: lemma, as: lexicalClass))
  }

  /// The fields of a word's frequent senses, the most frequent first, each once.
  ///
  /// - Complexity: O(log n).
  public func fields(
    of lemma: String, as lexicalClass: LexicalClass
  ) -> [LexicographerField] {
    senses(of: lemma, as: lexicalClass).reduce(into: []) { fields, sense in
      let field = synset(sense.synset).field
      if !fields.contains(field) { fields.append(field) }
    }
  }

  /// The class that a synset's words are of.
  func lexicalClass(of synset: Int) -> LexicalClass {
    LexicalClass.allCases.last { classStarts[$0.rawValue] <= synset } ?? .noun
  }

  private func senses(ofLemma index: Int, as lexicalClass: LexicalClass) -> [Sense] {
    let range = classStarts[lexicalClass.rawValue]..<classStarts[lexicalClass.rawValue + 1]
    var record = lemmas.record(index)
    _ = record.number()
    _ = record.take(record.number())
    var senses: [Sense] = []
    for _ in 0..<record.number() {
      let sense = Sense(synset: record.number(), count: record.number())
      if range.contains(sense.synset) { senses.append(sense) }
    }
    return senses
  }

  /// Whether a sense is frequent among those of a lemma.
  func isFrequent(_ synset: Int, ofLemma index: Int) -> Bool {
    Self.frequent(senses(ofLemma: index, as: lexicalClass(of: synset)))
      .contains { $0.synset == synset }
  }

  private static func frequent(_ senses: [Sense]) -> ArraySlice<Sense> {
    let total = senses.reduce(0) { $0 + $1.count }
    if total == 0 { return senses.prefix(2) }
    return senses.prefix(1) + senses.dropFirst().filter { $0.count * 10 >= total }
  }
}

// MARK: - Records

extension Lexicon {
  /// A set of synonyms with its pointers to others.
  struct Synset {
    var field: LexicographerField
    /// Whether it is an adjective that has its opposite through a similar one.
    var isSatellite: Bool
    /// Its lemmas' indices.
    var lemmas: [Int]
    var pointers: [Pointer]
  }

  /// A relation to another synset, or between two lemmas.
  struct Pointer {
    var relation: LexicalRelation
    var synset: Int
    /// The places of the related lemmas in their synsets; nil where all are related.
    var source: Int?
    var target: Int?
  }

  /// Reads a synset.
  func synset(_ index: Int) -> Synset {
    var record = synsets.record(index)
    let head = record.byte()
    var synset = Synset(
      field: LexicographerField(rawValue: Int(head & 0x7F)) ?? .top, isSatellite: head >= 0x80,
      lemmas: (0..<record.number()).map { _ in min(record.number(), lemmas.count - 1) },
      pointers: [])
    for _ in 0..<record.number() {
      let mark = record.byte()
      let isLexical = mark & 0x80 != 0
      let source = isLexical ? Int(record.byte()) : nil
      let target = isLexical ? Int(record.byte()) : nil
      let other = index + record.signed()
      guard let relation = LexicalRelation(rawValue: mark & 0x7F), 0..<synsets.count ~= other else {
        continue
      }
      synset.pointers.append(
        Pointer(relation: relation, synset: other, source: source, target: target))
    }
    return synset
  }

  /// A lemma's text.
  func lemma(_ index: Int) -> String {
    var reader = lemmas.block(index / RecordTable.blockLength)
    var bytes: [UInt8] = []
    for _ in 0...index % RecordTable.blockLength { Self.readLemma(&reader, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The index of a lemma.
  ///
  /// - Complexity: O(log n).
  func index(of lemma: String) -> Int? {
    let key = Array(lemma.utf8)
    guard !key.isEmpty, key.count < 128 else { return nil }
    // The last block whose first lemma does not stand behind the key.
    var low = 0
    var high = lemmas.blocks
    var bytes: [UInt8] = []
    while low < high {
      let middle = (low + high) / 2
      var reader = lemmas.block(middle)
      bytes.removeAll(keepingCapacity: true)
      Self.readLemma(&reader, into: &bytes)
      if key.lexicographicallyPrecedes(bytes) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    let first = (low - 1) * RecordTable.blockLength
    var reader = lemmas.block(low - 1)
    bytes.removeAll(keepingCapacity: true)
    for index in first..<min(first + RecordTable.blockLength, lemmas.count) {
      Self.readLemma(&reader, into: &bytes)
      if bytes == key { return index }
    }
    return nil
  }

  /// Reads a lemma's record: how much it shares with the one before it, and what follows.
  private static func readLemma(_ reader: inout RecordReader, into bytes: inout [UInt8]) {
    var record = reader.record()
    let shared = min(record.number(), bytes.count)
    bytes.removeSubrange(shared...)
    bytes.append(contentsOf: record.take(record.number()))
  }
}

/// The relations that the lexicon keeps of those that WordNet has.
package enum LexicalRelation: UInt8, CaseIterable, Sendable {
  case antonym, hypernym, instanceHypernym, similar, entailment, cause, derivation, pertainym
}
