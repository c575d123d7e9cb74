import Language

/// Lays out a WordNet as the file of a ``Lexicon``.
struct LexiconBuilder {
  /// What the file holds, for its card.
  struct Contents {
    var lemmas = 0
    var senses = 0
    var synsets = 0
    var pointers: [LexicalRelation: Int] = [:]
  }

  private(set) var contents = Contents()
  private(set) var bytes: [UInt8] = []

  /// A pointer or sense that leads to no set of synonyms.
  struct LostTarget: Error, CustomStringConvertible {
    var address: WordNetDatabase.Address
    var description: String {
      "there is no \(address.lexicalClass) at \(address.offset), which another line names"
    }
  }

  /// Lays out a database; the same one always gives the same bytes.
  init(_ database: WordNetDatabase) throws {
    var numbers: [WordNetDatabase.Address: Int] = [:]
    for (number, synset) in database.synsets.enumerated() { numbers[synset.address] = number }
    func number(_ address: WordNetDatabase.Address) throws -> Int {
      guard let number = numbers[address] else { throw LostTarget(address: address) }
      return number
    }
    var senses: [String: [(synset: Int, count: Int)]] = [:]
    for entry in database.entries {
      senses[entry.lemma, default: []] += try entry.senses.map {
        (try number($0.address), $0.count)
      }
    }
    // By bytes, not by a locale's rules.
    let lemmas = Set(database.synsets.flatMap(\.lemmas)).union(senses.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var places: [String: Int] = [:]
    for (place, lemma) in lemmas.enumerated() { places[lemma] = place }

    var writer = ModelFileWriter()
    let starts = LexicalClass.allCases.map { lexicalClass in
      database.synsets.count { $0.address.lexicalClass.rawValue < lexicalClass.rawValue }
    }
    writer.add(
      "classes", rows: starts.count + 1, columns: 1, stride: 1,
      (starts + [database.synsets.count]).map { UInt32($0).littleEndian })
    writer.add("lemmas", records: Self.records(lemmas, senses))
    writer.add(
      "synsets",
      records: try database.synsets.enumerated().map { own, synset in
        var record = RecordWriter()
        record.append([UInt8(synset.field) | (synset.isSatellite ? 0x80 : 0)])
        record.number(synset.lemmas.count)
        for lemma in synset.lemmas { record.number(places[lemma] ?? 0) }
        record.number(synset.pointers.count)
        for pointer in synset.pointers {
          record.append([pointer.relation.rawValue | (pointer.lemmas == nil ? 0 : 0x80)])
          if let (source, target) = pointer.lemmas {
            record.append([UInt8(truncatingIfNeeded: source), UInt8(truncatingIfNeeded: target)])
          }
          record.signed(try number(pointer.target) - own)
          contents.pointers[pointer.relation, default: 0] += 1
        }
        return record.bytes
      })
    contents.lemmas = lemmas.count
    contents.senses = senses.values.reduce(0) { $0 + $1.count }
    contents.synsets = database.synsets.count
    bytes = writer.bytes(kind: Lexicon.kind, version: Lexicon.version)
  }

  /// The lemmas, each without what it shares with the one before it in its block.
  private static func records(
    _ lemmas: [String], _ senses: [String: [(synset: Int, count: Int)]]
  ) -> [[UInt8]] {
    var last: [UInt8] = []
    return lemmas.enumerated().map { place, lemma in
      let bytes = Array(lemma.utf8)
      var shared = 0
      if !place.isMultiple(of: ModelFileWriter.recordsPerBlock) {
        shared = zip(last, bytes).prefix { $0 == $1 }.count
      }
      last = bytes
      var record = RecordWriter()
      record.number(shared)
      record.number(bytes.count - shared)
      record.append(bytes[shared...])
      let senses = senses[lemma] ?? []
      record.number(senses.count)
      for sense in senses {
        record.number(sense.synset)
        record.number(sense.count)
      }
      return record.bytes
    }
  }
}
