import ArchiveIndex
import ArchiveTestSupport
import Foundation
import Preservation
import Testing
import Verbatim

/// The index follows the log, whatever happens to either.
@Suite struct CatchUpTests {
  let folder: TemporaryFolder
  let keys: KeyFolder
  let archive: Archive

  init() throws {
    folder = try TemporaryFolder()
    keys = KeyFolder(path: folder.path("keys"))
    archive = try Archive.create(at: folder.path("Archive"), agent: "tester", keys: keys)
  }

  private func reopened() throws -> Archive {
    try Archive.open(at: folder.path("Archive"), keys: keys)
  }

  private func add(_ text: String, as name: String) throws {
    let file = try folder.write(text, to: name)
    _ = try archive.add([.path(file)], agent: "tester")
  }

  @Test func aReaderSeesWhatAnotherProcessAdds() throws {
    let reader = try reopened()
    for number in 1...5 {
      try add("Report \(number).\n", as: "report-\(number).txt")
      #expect(try reader.list().count == number)
    }
  }

  @Test func anIndexNeverGoesBack() throws {
    try add("One.\n", as: "one.txt")
    let early = try archive.store.slots().map(\.record)
    let before = ArchiveIndex.State(
      size: archive.store.checkpoint.size, root: archive.store.checkpoint.root)
    try add("Two.\n", as: "two.txt")
    let index = try archive.index()
    let state = try index.state()
    try index.apply(early, from: 0, to: before, isComplete: true)
    #expect(try index.state() == state)
    #expect(try archive.list().count == 2)
  }

  @Test func whatWasDamagedIsBackWhenItIsRestored() throws {
    try add("One.\n", as: "one.txt")
    try add("Two.\n", as: "two.txt")
    let entries = folder.url.appendingPathComponent("Archive/log/tile/entries")
    let names = try FileManager.default.subpathsOfDirectory(atPath: entries.path)
    let bundle = try #require(
      names.map { entries.appendingPathComponent($0) }.first {
        (try? Data(contentsOf: $0)) != nil
      })
    let sound = try Data(contentsOf: bundle)
    var altered = sound
    altered[altered.count - 40] ^= 1
    try altered.write(to: bundle)
    ArchiveIndex.delete(archive.indexPath)
    let damaged = try reopened()
    let listed = (try? damaged.list().count) ?? 0
    #expect(listed <= 2)
    try sound.write(to: bundle)
    let restored = try reopened()
    #expect(try restored.list().count == 2)
    #expect(try restored.search("two").results.count == 1)
  }

  @Test func anObjectThatWasAwayIsReadWhenItIsBack() throws {
    try add("---\ntitle: The gate\n---\n\nIt is shut.\n", as: "gate.md")
    let object = try #require(try archive.list().first?.source.capture?.object)
    let path = archive.store.objectPath(object)
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    ArchiveIndex.delete(archive.indexPath)
    #expect(try reopened().list().map(\.source.title) == [nil])
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    #expect(try reopened().list().map(\.source.title) == ["The gate"])
  }

  @Test func aFolderInPlaceOfTheIndexIsAnErrorThatSaysWhatToDo() throws {
    try add("One.\n", as: "one.txt")
    ArchiveIndex.delete(archive.indexPath)
    try FileManager.default.createDirectory(
      atPath: archive.indexPath + "/inside", withIntermediateDirectories: true)
    let error = #expect(throws: ArchiveIndexError.self) { try reopened().list() }
    #expect(error?.code == .unusable)
    #expect(error?.message.contains("permissions") == true)
  }

  @Test func aRulingStaysWithItsConflictAndIsTakenBack() throws {
    for (name, outlet, year) in [("a.txt", "North Post", "1978"), ("b.txt", "South Post", "1987")] {
      let file = try folder.write(
        "The Orvane Harbour Authority was founded in \(year).\n", to: name)
      _ = try archive.add([.path(file)], stating: Metadata(outlet: outlet), agent: "tester")
    }
    let conflict = try #require(try archive.conflicts().conflicts.first)
    #expect(conflict.kind == .date)
    let ruling = try archive.rule(
      String(conflict.fingerprint.prefix(5)), .dismissed, reason: "Two bodies.", agent: "Anna")
    #expect(try archive.conflicts().conflicts.isEmpty)
    #expect(try archive.conflicts().dismissed == 1)
    let dismissed = try archive.conflicts(ConflictFilter(status: .dismissed)).conflicts
    #expect(dismissed.map(\.ruling?.reason) == ["Two bodies."])
    #expect(dismissed.map(\.ruling?.author) == ["Anna"])
    try archive.reindex()
    #expect(try archive.conflicts().dismissed == 1)
    _ = try archive.retract(ruling.short, reason: "hasty", agent: "Anna")
    #expect(try archive.conflicts().conflicts.map(\.fingerprint) == [conflict.fingerprint])
    #expect(throws: VerbatimError.self) {
      try archive.rule("zzzz", .confirmed, reason: "No.", agent: "Anna")
    }
    #expect(throws: VerbatimError.self) {
      try archive.rule(conflict.fingerprint, .confirmed, reason: " ", agent: "Anna")
    }
  }

  @Test func filtersNarrowLists() throws {
    let items: [(String, Metadata)] = [
      ("a.txt", Metadata(outlet: "Ärzteblatt", published: "2025-03-10", tags: ["Sea"])),
      ("b.txt", Metadata(outlet: "North Post", published: "2025-04", tags: ["sea", "law"])),
      ("c.txt", Metadata(outlet: "North Post", published: "2024")),
      ("d.txt", Metadata()),
    ]
    for (name, stated) in items {
      let file = try folder.write("The tide, as \(name) has it.\n", to: name)
      _ = try archive.add([.path(file)], stating: stated, agent: "tester")
    }
    func files(_ filter: SourceFilter) throws -> [String] {
      try archive.list(filter).map(\.source.file)
    }
    #expect(try files(SourceFilter()) == ["c.txt", "a.txt", "b.txt", "d.txt"])
    #expect(try files(SourceFilter(outlet: "ärzteblatt")) == ["a.txt"])
    #expect(try files(SourceFilter(tags: ["SEA"])) == ["a.txt", "b.txt"])
    #expect(try files(SourceFilter(tags: ["sea", "law"])) == ["b.txt"])
    #expect(try files(SourceFilter(from: "2025-03-11")) == ["b.txt"])
    #expect(try files(SourceFilter(from: "2025-04-02", to: "2025-04-30")) == ["b.txt"])
    #expect(try files(SourceFilter(to: "2024-05-01")) == ["c.txt"])
    let found = try archive.search("tide", filter: SourceFilter(outlet: "north post"))
    #expect(Set(found.results.map(\.source.file)) == ["b.txt", "c.txt"])
  }

  @Test(arguments: [
    "tide OR moon", "NEAR(tide moon)", "tide*", "\"the tide\"", "title:tide",
    "tide'; DROP TABLE source; --",
    "(tide", "tide\"", "-tide", "^tide",
  ])
  func whatIsSearchedForIsNeverAQueryLanguage(words: String) throws {
    try add("The tide is high, and Drop Table is a source.\n", as: "tide.txt")
    _ = try archive.search(words)
    #expect(try archive.list().count == 1)
  }

  @Test(arguments: [
    ("港口", true), ("港", true), ("封闭了", true), ("闭港", false), ("港口 Olt", true), ("Olt", true),
    ("ท่าเรือ", true), ("ท่าปิด", false),
  ])
  func wordsOfScriptsWithoutSpacesAreFound(words: String, isFound: Bool) throws {
    try add("港口今天封闭了。Mara Olt 说。ท่าเรือปิด\n", as: "port.txt")
    let results = try archive.search(words).results
    #expect(results.count == (isFound ? 1 : 0))
    #expect(results.allSatisfy { !$0.hit.snippet.unicodeScalars.contains("\u{200B}") })
  }

  @Test func aLongTextIsSearchedInPieces() throws {
    let line = "The keeper said that the tide was high, and said it again.\n"
    let text =
      String(repeating: line, count: 12_000) + "A porpoise passed the lock.\n"
      + String(repeating: line, count: 3_000)
    try add(text, as: "long.txt")
    try add("A porpoise, said the keeper.\n", as: "short.txt")
    let found = try archive.search("porpoise lock").results
    #expect(found.map(\.source.file) == ["long.txt"])
    #expect(found[0].hit.snippet.contains("porpoise\(SearchHit.close) passed"))
    #expect(
      try Set(archive.search("said").results.map(\.source.file)) == ["long.txt", "short.txt"])
    let unbroken = String(repeating: "é", count: 400_000) + " seal"
    try add(unbroken, as: "unbroken.txt")
    #expect(try archive.search("seal").results.map(\.source.file) == ["unbroken.txt"])
  }

  @Test func searchNeedsAWord() throws {
    #expect(throws: ArchiveIndexError.self) { try archive.search("*** !!") }
  }
}
