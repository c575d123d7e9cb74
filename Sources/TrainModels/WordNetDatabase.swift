import Foundation
import Language

/// Princeton's database files as they are in a folder: `data.noun`, `index.noun`, …, `cntlist.rev`.
///
/// - SeeAlso: <https://wordnet.princeton.edu/documentation/wndb5wn>,
///   <https://wordnet.princeton.edu/documentation/cntlist5wn>
struct WordNetDatabase {
  /// A set of synonyms, by its class and its offset in the file of that class.
  struct Address: Hashable {
    var lexicalClass: LexicalClass
    var offset: Int
  }

  struct Synset {
    var address: Address
    var field: Int
    var isSatellite: Bool
    /// The lemmas in lower case, parted by spaces.
    var lemmas: [String]
    var pointers: [Pointer]
  }

  struct Pointer {
    var relation: LexicalRelation
    var target: Address
    /// The places of the two lemmas, counted from 0; nil where all lemmas are related.
    var lemmas: (source: Int, target: Int)?
  }

  /// The senses of a lemma in one class, in order.
  struct Entry {
    var lemma: String
    var senses: [(address: Address, count: Int)]
  }

  /// A line that is not as the format has it.
  struct MalformedLine: Error, CustomStringConvertible {
    var file: String
    var line: Int
    var description: String { "\(file), line \(line) is not as WordNet's format has it" }
  }

  /// By class, in the files' order.
  private(set) var synsets: [Synset] = []
  /// By class, in the files' order.
  private(set) var entries: [Entry] = []
  /// The licence, as the first lines of `data.noun` have it.
  private(set) var licence: [String] = []

  /// Reads a folder.
  ///
  /// - Throws: `MalformedLine`, or Foundation's error where a file is absent.
  init(folder: URL) throws {
    let counts = try Self.counts(folder)
    for lexicalClass in LexicalClass.allCases {
      let name = Self.names[lexicalClass.rawValue]
      for (line, number, file) in try Self.lines(folder, "data." + name) {
        if line.hasPrefix("  ") {
          if lexicalClass == .noun { licence.append(Self.withoutNumber(line)) }
          continue
        }
        guard let synset = Self.synset(line, lexicalClass) else {
          throw MalformedLine(file: file, line: number)
        }
        synsets.append(synset)
      }
      for (line, number, file) in try Self.lines(folder, "index." + name)
      where !line.hasPrefix("  ") {
        guard let entry = Self.entry(line, lexicalClass, counts) else {
          throw MalformedLine(file: file, line: number)
        }
        entries.append(entry)
      }
    }
  }
}

extension WordNetDatabase {
  private static let names = ["noun", "verb", "adj", "adv"]

  private static func lines(
    _ folder: URL, _ name: String
  ) throws -> [(line: Substring, number: Int, file: String)] {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    let text = String(decoding: data, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.isEmpty }.map { ($0.element, $0.offset + 1, name) }
  }

  /// How often each sense was tagged, by lemma, class and number of the sense.
  private static func counts(_ folder: URL) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for (line, number, file) in try lines(folder, "cntlist.rev") {
      // lemma%class:field:id:head:id sense count
      let parts = line.split(separator: " ")
      guard parts.count == 3, let sense = Int(parts[1]), let count = Int(parts[2]),
        let percent = parts[0].lastIndex(of: "%"),
        let digit = Int(parts[0][parts[0].index(after: percent)...].prefix { $0 != ":" }),
        1...5 ~= digit
      else { throw MalformedLine(file: file, line: number) }
      // 5 is an adjective's satellite.
      counts[key(parts[0][..<percent], digit == 5 ? 2 : digit - 1, sense)] = count
    }
    return counts
  }

  private static func key(_ lemma: Substring, _ lexicalClass: Int, _ sense: Int) -> String {
    "\(lemma) \(lexicalClass) \(sense)"
  }

  private static func synset(_ line: Substring, _ lexicalClass: LexicalClass) -> Synset? {
    var fields = Fields(line.prefix { $0 != "|" })
    guard let offset = fields.number(), let field = fields.number(), 0..<128 ~= field,
      let type = fields.next(), let words = fields.number(radix: 16)
    else { return nil }
    var lemmas: [String] = []
    for _ in 0..<words {
      guard let word = fields.next(), fields.next() != nil else { return nil }
      lemmas.append(lemma(word.prefix { $0 != "(" }))
    }
    guard let count = fields.number() else { return nil }
    var pointers: [Pointer] = []
    for _ in 0..<count {
      guard let symbol = fields.next(), let target = fields.number(), let letter = fields.next(),
        let classOfTarget = classes[letter], let places = fields.next(),
        let numbers = Int(places, radix: 16), places.count == 4
      else { return nil }
      guard let relation = relations[symbol] else { continue }
      pointers.append(
        Pointer(
          relation: relation, target: Address(lexicalClass: classOfTarget, offset: target),
          lemmas: numbers == 0 ? nil : (numbers >> 8 - 1, numbers & 0xFF - 1)))
    }
    return Synset(
      address: Address(lexicalClass: lexicalClass, offset: offset), field: field,
      isSatellite: type == "s", lemmas: lemmas, pointers: pointers)
  }

  private static func entry(
    _ line: Substring, _ lexicalClass: LexicalClass, _ counts: [String: Int]
  ) -> Entry? {
    var fields = Fields(line)
    guard let word = fields.next(), fields.next() != nil, let senses = fields.number(),
      let symbols = fields.number()
    else { return nil }
    for _ in 0..<symbols where fields.next() == nil { return nil }
    // The number of senses again, and how many of them are ranked.
    guard fields.number() != nil, fields.number() != nil else { return nil }
    var entry = Entry(lemma: lemma(word), senses: [])
    for sense in 0..<senses {
      guard let offset = fields.number() else { return nil }
      entry.senses.append(
        (
          Address(lexicalClass: lexicalClass, offset: offset),
          counts[key(word, lexicalClass.rawValue, sense + 1)] ?? 0
        ))
    }
    return entry
  }

  private static func lemma(_ word: Substring) -> String {
    String(word.map { $0 == "_" ? " " : $0 }).lowercased()
  }

  /// A line of the licence without the number before it and the spaces behind.
  private static func withoutNumber(_ line: Substring) -> String {
    let text = line.drop { $0 == " " }.drop { $0.isNumber }.dropFirst()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static let classes: [Substring: LexicalClass] = [
    "n": .noun, "v": .verb, "a": .adjective, "s": .adjective, "r": .adverb,
  ]

  /// The symbols of the relations that are kept.
  ///
  /// - SeeAlso: <https://wordnet.princeton.edu/documentation/wninput5wn>
  private static let relations: [Substring: LexicalRelation] = [
    "!": .antonym, "@": .hypernym, "@i": .instanceHypernym, "&": .similar, "*": .entailment,
    ">": .cause, "+": .derivation, "\\": .pertainym,
  ]

  /// What stands between the spaces of a line.
  private struct Fields {
    private var rest: Substring
    init(_ line: Substring) { rest = line }

    mutating func next() -> Substring? {
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { return nil }
      let field = rest.prefix { $0 != " " }
      rest = rest[field.endIndex...]
      return field
    }

    mutating func number(radix: Int = 10) -> Int? { next().flatMap { Int($0, radix: radix) } }
  }
}
