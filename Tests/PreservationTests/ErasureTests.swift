import Foundation
import Testing

@testable import Preservation

@Suite struct ErasureTests {
  static let secret = "The witness lives on Gull Street.\n"
  static let shared = "The ferry was late.\n"

  struct Prepared {
    let scratch: ScratchFolder
    let source: Digest
    let others: [String]
  }

  /// A source with words that must go, a wire copy pair, a ruling that quotes, and a left-over.
  static func prepared() throws -> Prepared {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let source = try store.write(agent: "tester") { transaction in
      let source = try transaction.addSource("secret.txt", secret)
      // The same source has the ferry's text as a second capture, as another source does.
      let object = try transaction.put(Array(shared.utf8))
      try transaction.append(
        CaptureAdded(source: source.id, object: object, size: shared.utf8.count))
      return source.id
    }
    try store.addSource("ferry.txt", shared)
    try store.write(agent: "tester") { transaction in
      let text = Digest(of: Array(secret.utf8))
      let passage = RecordedPassage(
        source: source, text: text, start: 4, end: 11, exact: "witness")
      try transaction.append(
        RulingMade(
          kind: "place", decision: .dismissed, reason: "no conflict", sides: [[passage], []]))
      let set = try transaction.append(MetadataSet(source: source, [.title: ["A witness"]]))
      try transaction.append(Retracted(target: set.id, reason: "wrong title"))
      try transaction.append(AliasRecorded(name: "A", alias: "B", relation: .same))
    }
    // An interrupted write left a copy of the object and of the bundle.
    let aside = scratch.archive + "/staging/left-over/0001"
    let folder = aside + "/objects/sha256/aa"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(secret.utf8).write(to: URL(fileURLWithPath: folder + "/copy"))
    let entries = aside + "/log/tile/entries/000.p"
    try FileManager.default.createDirectory(atPath: entries, withIntermediateDirectories: true)
    let size = store.checkpoint.size
    try FileManager.default.copyItem(
      atPath: scratch.archive + "/log/tile/entries/000.p/\(size)", toPath: entries + "/99")
    return Prepared(scratch: scratch, source: source, others: ["ferry.txt"])
  }

  /// Whether the bytes of a word stand in any file of the archive.
  static func holds(_ word: String, _ scratch: ScratchFolder) -> [String] {
    scratch.contents(of: scratch.archive).filter { _, bytes in
      String(decoding: bytes, as: UTF8.self).contains(word)
    }.keys.sorted()
  }

  @Test func anErasedSourceIsGoneAndTheProofsOfAllElseHold() throws {
    let prepared = try Self.prepared()
    let scratch = prepared.scratch
    let store = try scratch.open()
    let before = store.checkpoint
    let records = try store.records()
    let report = try store.erase(source: prepared.source, reason: "court order", agent: "editor")

    #expect(
      report.records.map { records[$0.index].type } == [
        "source.added", "capture.added", "text.extracted", "capture.added", "ruling.made",
        "metadata.set", "retracted",
      ])
    #expect(report.objects == [Digest(of: Array(Self.secret.utf8))])
    #expect(report.sharedObjects == [Digest(of: Array(Self.shared.utf8))])
    for word in ["Gull Street", "secret.txt", "A witness", "wrong title"] {
      #expect(Self.holds(word, scratch) == [], "\(word)")
    }
    #expect(!store.hasObject(Digest(of: Array(Self.secret.utf8))))
    #expect(try store.object(Digest(of: Array(Self.shared.utf8))) == Array(Self.shared.utf8))

    let reopened = try scratch.open()
    let findings = reopened.verify(deep: true, against: before)
    #expect(findings.allSatisfy { $0.target.hasPrefix("staging/left-over/") }, "\(findings)")
    #expect(try DamageTests.sourceFiles(reopened) == prepared.others)
    let slots = try reopened.slots()
    #expect(slots.count == reopened.checkpoint.size)
    for record in records {
      #expect(try reopened.prove(record.id).isValid(forLeaf: record.id, key: store.info.publicKey))
      let isErased = report.records.contains { $0.index == record.index }
      #expect((slots[record.index].record == nil) == isErased)
    }
    // The emptied bundle is widened by the next write.
    try reopened.addSource("after.txt", "The ferry came.\n")
    #expect(
      reopened.verify(deep: true).allSatisfy { $0.target.hasPrefix("staging/left-over/") })
  }

  @Test func anAbsenceThatNoRecordNamesIsDamage() throws {
    let prepared = try Self.prepared()
    let store = try prepared.scratch.open()
    let path = prepared.scratch.archive + "/log/tile/entries/000.p/\(store.checkpoint.size)"
    var entries = EntryBundle.split(try readFile(path))
    entries[1] = []
    try Data(EntryBundle.encode(entries)).write(to: URL(fileURLWithPath: path))
    let damage = store.verify().filter { $0.severity == .damage }
    #expect(damage.map(\.rule) == ["record-missing"])
    #expect(damage.first?.message.contains("record 1 ") == true)
  }

  @Test func whatTheLogNeedsCannotBeErased() throws {
    let prepared = try Self.prepared()
    let store = try prepared.scratch.open()
    let first = try #require(try store.records().first)
    let error = try #require(throws: PreservationError.self) {
      try store.erase(records: [first.id], reason: "why not", agent: "editor")
    }
    #expect(error.code == .notErasable)
    let unknown = try #require(throws: PreservationError.self) {
      try store.erase(source: first.id, reason: "why not", agent: "editor")
    }
    #expect(unknown.code == .notFound)
    let used = try #require(throws: PreservationError.self) {
      try store.erase(
        records: [], objects: [Digest(of: Array(Self.shared.utf8))], reason: "no", agent: "editor")
    }
    #expect(used.code == .notErasable)
  }

  @Test func aSourceOfManyRecordsIsErasedInSeveral() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let source = try store.addSource("many.txt", "Many.\n")
    try store.write(agent: "tester") { transaction in
      for number in 0..<400 {
        try transaction.append(MetadataSet(source: source.id, [.title: ["Title \(number)"]]))
      }
    }
    let report = try store.erase(source: source.id, reason: "asked to", agent: "editor")
    #expect(report.records.count == 403)
    #expect(try store.records().map(\.type) == ["archive.created", "erased", "erased"])
    #expect(store.verify(deep: true) == [])
  }

  @Test(arguments: BrokenDisk.Death.allCases)
  func aKilledErasureIsFinishedByTheNextWrite(_ death: BrokenDisk.Death) throws {
    func erase(_ prepared: Prepared, _ disk: BrokenDisk) throws {
      try prepared.scratch.open(files: disk.files)
        .erase(source: prepared.source, reason: "court order", agent: "editor")
    }
    let rehearsal = BrokenDisk(dyingAt: .max, .nothing)
    try erase(try Self.prepared(), rehearsal)
    #expect(rehearsal.operations > 40)
    for operation in rehearsal.operations(for: death) {
      for losesPower in [true, false] {
        let label = Comment("operation \(operation), power lost: \(losesPower)")
        let prepared = try Self.prepared()
        let scratch = prepared.scratch
        let disk = BrokenDisk(dyingAt: operation, death)
        let wasErased = (try? erase(prepared, disk)) != nil
        if losesPower { disk.losePower() }
        let between = try scratch.open()
        #expect(between.verify(deep: true).filter { $0.severity == .damage } == [], label)
        try between.addSource("after.txt", "The ferry came.\n")
        let reopened = try scratch.open()
        let isRecorded = try reopened.records().contains { $0.type == Erased.type }
        #expect(isRecorded || !wasErased, label)
        if isRecorded {
          #expect(Self.holds("Gull Street", scratch) == [], label)
          #expect(Self.holds("A witness", scratch) == [], label)
        } else {
          #expect(try DamageTests.sourceFiles(reopened).contains("secret.txt"), label)
        }
        let findings = reopened.verify(deep: true).filter { $0.severity != .note }
        #expect(findings == [], label)
      }
    }
  }
}
