import ArchiveTestSupport
import Foundation
import Language
import Testing

@testable import TrainModels

@Suite struct LexiconBuilderTests {
  /// A database of a few invented words, as the format has it.
  private static let files = [
    "data.noun": """
      1 Licence of a database that has eight words.
      2 TinyNet 1.0 Copyright by nobody.
    00000100 03 n 01 thing 0 000 | all there is
    00000200 06 n 02 tool 0 implement 0 001 @ 00000100 n 0000 | what helps
    00000300 06 n 01 Zim_hammer 1 001 @ 00000200 n 0000 | a tool
    00000400 15 n 01 Zimport 0 001 @i 00000100 n 0000 | a town
    00000500 04 n 01 hammering 0 001 + 00000700 v 0101 | an act
    """,
    "index.noun": """
      1 Licence of a database that has eight words.
    hammering n 1 1 + 1 0 00000500
    implement n 1 1 @ 1 0 00000200
    thing n 1 0 1 1 00000100
    tool n 2 1 @ 2 1 00000200 00000100
    zim_hammer n 1 1 @ 1 0 00000300
    zimport n 1 1 @i 1 0 00000400
    """,
    "data.verb": """
      1 Licence of a database that has eight words.
    00000600 35 v 01 hit 0 000 01 + 08 00 | strike
    00000700 35 v 01 hammer 0 003 @ 00000600 v 0000 + 00000500 n 0101 $ 00000600 v 0000 01 + 08 00 | hit
    """,
    "index.verb": """
    hammer v 1 3 @ + $ 1 0 00000700
    hit v 1 0 1 1 00000600
    """,
    "data.adj": """
    00000800 00 a 01 hot(p) 0 002 ! 00000900 a 0101 & 00001000 a 0000 | hot
    00000900 00 a 01 cold 0 001 ! 00000800 a 0101 | cold
    00001000 00 s 01 red-hot 0 001 & 00000800 a 0000 | very hot
    """,
    "index.adj": """
    cold a 1 1 ! 1 0 00000900
    hot a 1 2 ! & 1 0 00000800
    red-hot a 1 1 & 1 0 00001000
    """,
    "data.adv": "",
    "index.adv": "",
    "cntlist.rev": "hot%3:00:00:: 1 9\nred-hot%5:00:00:hot:00 1 2\ntool%1:06:00:: 1 4\n",
  ]

  private func database(_ files: [String: String] = Self.files) throws -> WordNetDatabase {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("wordnet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return try WordNetDatabase(folder: folder)
  }

  private func lexicon(_ bytes: [UInt8]) throws -> Lexicon {
    try Lexicon(ModelFile(bytes: bytes, kind: Lexicon.kind, version: Lexicon.version))
  }

  @Test func `the same database gives the same bytes`() throws {
    let first = try LexiconBuilder(database())
    let second = try LexiconBuilder(database())
    #expect(first.bytes == second.bytes)
    #expect(first.contents.lemmas == 11 && first.contents.synsets == 10)
    #expect(first.contents.senses == 12)
    #expect(first.contents.pointers[.hypernym] == 3)
  }

  @Test func `every relation comes back as the files have it`() throws {
    let lexicon = try lexicon(LexiconBuilder(database()).bytes)
    #expect(lexicon.synonyms(of: "implement", as: .noun) == ["tool"])
    #expect(lexicon.allSenses(of: "tool", as: .noun).map(\.count) == [4, 0])
    #expect(lexicon.senses(of: "tool", as: .noun).count == 1)
    #expect(lexicon.isA("zim hammer", "tool", within: 1))
    #expect(lexicon.isA("zim hammer", "thing") && lexicon.isA("zimport", "thing"))
    #expect(lexicon.fields(of: "zimport", as: .noun) == [.location])
    #expect(lexicon.entailment(from: "hammer", to: "hit") == 1)
    #expect(
      lexicon.derivations(of: "hammer", as: .verb) == [Lexicon.Word("hammering", .noun)])
    #expect(lexicon.opposition("hot", "cold", as: .adjective) == .direct)
    #expect(lexicon.opposition("red-hot", "cold", as: .adjective) == .indirect)
    #expect(lexicon.allSenses(of: "red-hot", as: .adjective).map(\.count) == [2])
    #expect(!lexicon.contains("hammer", as: .noun))
  }

  @Test func `the card has the licence and the contents`() throws {
    let database = try database()
    let card = ModelCard.lexicon(
      try LexiconBuilder(database), licence: database.licence, date: "2026-01-02")
    #expect(card.contains("Licence of a database that has eight words."))
    #expect(card.contains("the database files of TinyNet 1.0"))
    #expect(card.contains("11 lemmas, 12 senses"))
    #expect(card.contains("- Date: 2026-01-02"))
  }

  @Test(arguments: ["data.noun", "index.verb", "cntlist.rev", "data.adj"])
  func `a malformed line is named`(_ name: String) throws {
    var files = Self.files
    files[name] = "00000100 x\n"
    let error = #expect(throws: WordNetDatabase.MalformedLine.self) { try database(files) }
    #expect(error?.file == name && error?.line == 1)
  }

  @Test func `a pointer to nothing is refused`() throws {
    var files = Self.files
    files["data.adv"] = "00001100 02 r 01 hotly 0 001 \\ 00009999 a 0101 | so\n"
    let database = try database(files)
    #expect(throws: LexiconBuilder.LostTarget.self) { try LexiconBuilder(database) }
  }

  @Test func `a damaged file is refused or read`() throws {
    let whole = try LexiconBuilder(database()).bytes
    var numbers = Numbers(state: 17)
    var refused = 0
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<3 { bytes[numbers.below(bytes.count)] = UInt8(numbers.below(256)) }
      guard let lexicon = try? lexicon(bytes) else {
        refused += 1
        continue
      }
      for lemma in ["tool", "zim hammer", "hammer", "hot", "red-hot", "zz"] {
        for lexicalClass in LexicalClass.allCases {
          #expect(lexicon.synonyms(of: lemma, as: lexicalClass).count < 200)
          #expect(lexicon.antonyms(of: lemma, as: lexicalClass).count < 200)
          #expect(lexicon.hypernyms(of: lemma, as: lexicalClass).count < 200)
          #expect(lexicon.derivations(of: lemma, as: lexicalClass).count < 200)
        }
      }
    }
    #expect(refused > 0)
  }
}
