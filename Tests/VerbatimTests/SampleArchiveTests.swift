import ArchiveTestSupport
import Foundation
import Testing
import Verbatim

/// The archive that comes with the code: opened and verified by every run, and held against the list
/// of what was planted in it.
@Suite struct SampleArchiveTests {
  let folder: TemporaryFolder
  let archive: Archive

  init() throws {
    folder = try TemporaryFolder()
    // A copy: the index and its caches are written beside the evidence.
    let copy = folder.path("Archive")
    try FileManager.default.copyItem(
      atPath: SharedData.repository.appendingPathComponent("Archive").path, toPath: copy)
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + "/index.sqlite" + suffix)
    }
    archive = try Archive.open(at: copy, keys: KeyFolder(path: folder.path("keys")))
  }

  @Test func isSoundDownToEveryObject() throws {
    let report = try Archive.verify(
      at: archive.store.path, isDeep: true, keys: KeyFolder(path: folder.path("keys")))
    #expect(report.findings.filter { $0.severity == .damage }.isEmpty)
    #expect(!report.isDamaged)
  }

  @Test func holdsTheArticlesAsTheyStandBesideTheTests() throws {
    let articles = try Planted.manifest()
    let sources = try archive.list().map(\.source)
    #expect(sources.count == articles.count)
    for article in articles {
      let source = try #require(sources.first { $0.file == article.file })
      let bytes = try Data(contentsOf: Planted.folder.appendingPathComponent(article.file))
      #expect(try archive.capture(of: source.id) == Array(bytes))
      #expect(source.outlet == article.outlet)
      #expect(source.title == article.title)
      #expect(source.author == article.author)
      #expect(source.published == article.published)
      #expect(source.url == article.url)
      #expect(source.tags == article.tags.sorted())
    }
  }

  /// What is not found yet is listed here, and shrinks.
  static let conflictsNotFoundYet: Set<String> = [
    "C05", "C10", "C11", "C12", "C15", "C16", "C17", "C18", "C19", "C20", "C21", "C22",
  ]

  @Test func listsThePlantedConflictsThatItIsKnownToFind() throws {
    let planted = try Planted.list()
    let listing = try archive.conflicts()
    let missed = planted.conflicts.filter { Planted.listed($0, in: listing, archive) == nil }
    #expect(Set(missed.map(\.id)) == Self.conflictsNotFoundYet)
  }

  @Test func listsNoFalseFriendAndNoAgreement() throws {
    let planted = try Planted.list()
    let listing = try archive.conflicts()
    let real = Set(
      planted.conflicts.compactMap { Planted.listed($0, in: listing, archive)?.fingerprint })
    for pair in planted.falseFriends + planted.agreements {
      guard let conflict = Planted.listed(pair, in: listing, archive),
        !real.contains(conflict.fingerprint)
      else { continue }
      #expect(
        pair.toleratedGrades.contains(conflict.grade.rawValue),
        "\(pair.id) is listed: \(conflict.summary)")
    }
  }

  /// Runs that are not found yet.
  static let quotationsNotFoundYet: Set<String> = []

  /// The smallest number of planted runs with the right speaker, or rightly without one; it grows.
  static let speakersRight = 80

  @Test func listsThePlantedQuotationsWithTheirSpeakers() throws {
    let planted = try Planted.list()
    let listing = try archive.quotations()
    var missed: Set<String> = []
    var right = 0
    for gold in planted.quotations {
      let wanted = Planted.key(gold.text)
      let found = listing.quotations.first { item in
        guard item.source.source.file == gold.file else { return false }
        let runs = item.quotation.marked.map { Planted.key(item.source.text[$0]) }
        // Speech over several paragraphs is one run with the words of all of them.
        return runs.contains { $0 == wanted || (wanted.count > 30 && $0.contains(wanted)) }
      }
      guard let found else {
        missed.insert(gold.text)
        continue
      }
      let said = Set(found.quotation.speakers.flatMap { Planted.words($0.name) })
      let accepted = [gold.speaker] + (gold.also_accepted ?? [])
      if accepted.contains(where: { name in
        name.map { !said.isDisjoint(with: Planted.words($0)) } ?? said.isEmpty
      }) {
        right += 1
      }
    }
    #expect(missed == Self.quotationsNotFoundYet)
    #expect(right >= Self.speakersRight)
  }
}

/// What was planted in the sample archive, as `Archive/planted.json` lists it.
enum Planted {
  struct Words: Decodable {
    var file: String
    var text: String
    var side: String?
  }

  struct Pair: Decodable {
    var id: String
    var a: Words
    var b: Words
    var also: [Words]?
    var tolerated_grades: [String]?

    var toleratedGrades: [String] { tolerated_grades ?? [] }
  }

  struct Quotation: Decodable {
    var file: String
    var text: String
    var speaker: String?
    var also_accepted: [String?]?
  }

  struct List: Decodable {
    var conflicts: [Pair]
    var agreements: [Pair]
    var false_friends: [Pair]
    var quotations: [Quotation]

    var falseFriends: [Pair] { false_friends }
  }

  struct Article: Decodable {
    var file: String
    var outlet: String
    var title: String
    var author: String?
    var published: String
    var url: String
    var tags: [String]
  }

  static let folder = SharedData.repository.appendingPathComponent("Tests/SampleArticles")

  static func list() throws -> List {
    let file = SharedData.repository.appendingPathComponent("Archive/planted.json")
    return try JSONDecoder().decode(List.self, from: Data(contentsOf: file))
  }

  static func manifest() throws -> [Article] {
    let file = folder.appendingPathComponent("manifest.json")
    return try JSONDecoder().decode([Article].self, from: Data(contentsOf: file))
  }

  /// Letters and digits alone, so that end punctuation may fall in or out.
  static func key(_ text: String) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }

  /// The words that tell names apart.
  static func words(_ name: String) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter }.map(String.init)).subtracting(["the", "of"])
  }

  /// The conflict that has the words of both sides on different sides.
  static func listed(
    _ pair: Pair, in listing: ConflictListing, _ archive: Archive
  ) -> Conflict? {
    listing.conflicts.first { conflict in
      func sides(with words: [Words]) -> Set<Int> {
        Set(
          conflict.sides.indices.filter { index in
            conflict.sides[index].passages.contains { passage in
              guard let place = listing.place(of: passage) else { return false }
              let text = key(place.text[passage.span])
              return words.contains {
                $0.file == place.source.file
                  && (text.contains(key($0.text)) || key($0.text).contains(text))
              }
            }
          })
      }
      let a = sides(with: [pair.a] + (pair.also ?? []).filter { $0.side != "b" })
      let b = sides(with: [pair.b] + (pair.also ?? []).filter { $0.side == "b" })
      return a.contains { first in b.contains { $0 != first } }
    }
  }
}
