import Foundation
import Preservation
import Testing

/// An `add` of two sources is killed at every operation on the disk.
@Suite struct InterruptedWriteTests {
  enum Aftermath: String, CaseIterable, Sendable { case killed, powerLost }

  /// An archive with some sources, made once and copied for every kill.
  struct Prepared {
    let scratch: ScratchFolder
    let before: Checkpoint
    let acknowledged: [String]

    init(entries: Int) throws {
      scratch = try ScratchFolder()
      let store = try scratch.create()
      try store.addSource("kept.txt", "The bridge was closed on Monday.\n")
      // So many records that the add fills a bundle and begins the next.
      try store.write(agent: "tester") { transaction in
        while transaction.baseSize + transaction.records.count < entries {
          try transaction.append(AliasRecorded(name: "A", alias: "B", relation: .different))
        }
      }
      before = store.checkpoint
      acknowledged = ["kept.txt"]
    }

    func copy() throws -> ScratchFolder {
      let copy = try ScratchFolder()
      for name in ["archive", "keys"] {
        try FileManager.default.copyItem(
          atPath: scratch.path + "/" + name, toPath: copy.path + "/" + name)
      }
      return copy
    }
  }

  func add(_ scratch: ScratchFolder, _ disk: BrokenDisk) throws {
    let store = try scratch.open(files: disk.files)
    try store.write(agent: "tester") { transaction in
      try transaction.addSource("new-1.txt", "The bridge was closed on Tuesday.\n")
      try transaction.addSource("new-2.txt", "The bridge stayed open.\n")
    }
  }

  /// The files of sources whose capture and text can be read, and of those that are half there.
  func sources(_ store: ArchiveStore) throws -> (whole: [String], half: [String]) {
    let records = try store.records()
    var whole: [String] = []
    var half: [String] = []
    for record in records {
      guard let source = SourceAdded(record) else { continue }
      let texts = records.compactMap(TextExtracted.init).filter { $0.source == record.id }
      let captures = records.compactMap(CaptureAdded.init).filter { $0.source == record.id }
      let isWhole =
        texts.count == 1 && captures.count == 1
        && (try? store.object(texts[0].text)) != nil
        && (try? store.object(captures[0].object)) != nil
      if isWhole { whole.append(source.file) } else { half.append(source.file) }
    }
    return (whole, half)
  }

  @Test(arguments: BrokenDisk.Death.allCases)
  func aKilledAddLeavesAllOrNothing(_ death: BrokenDisk.Death) throws {
    try killEverywhere(entries: 5, death, Aftermath.allCases)
  }

  @Test func soDoesOneThatFillsABundleAndBeginsTheNext() throws {
    try killEverywhere(entries: 254, .nothing, [.powerLost])
  }

  func killEverywhere(entries: Int, _ death: BrokenDisk.Death, _ aftermaths: [Aftermath]) throws {
    let prepared = try Prepared(entries: entries)
    let rehearsal = BrokenDisk(dyingAt: .max, .nothing)
    try add(try prepared.copy(), rehearsal)
    #expect(rehearsal.operations > 30)
    for aftermath in aftermaths {
      for operation in rehearsal.operations(for: death) {
        try check(prepared, operation, death, aftermath)
      }
    }
  }

  func check(
    _ prepared: Prepared, _ operation: Int, _ death: BrokenDisk.Death, _ aftermath: Aftermath
  ) throws {
    let label = Comment("operation \(operation), \(death.rawValue), \(aftermath.rawValue)")
    let scratch = try prepared.copy()
    let before = scratch.contents(of: scratch.archive)
    let disk = BrokenDisk(dyingAt: operation, death)
    var acknowledged = prepared.acknowledged
    var wasAcknowledged = false
    do {
      try add(scratch, disk)
      wasAcknowledged = true
      acknowledged += ["new-1.txt", "new-2.txt"]
    } catch {
      #expect(error is PreservationError, label)
    }
    if aftermath == .powerLost { disk.losePower() }

    // Reopened for reading: every acknowledged source, and none by half.
    let reopened = try scratch.open()
    let found = try sources(reopened)
    #expect(found.half.isEmpty, label)
    #expect(Set(found.whole).isSuperset(of: acknowledged), label)
    #expect(found.whole.count == 1 || found.whole.count == 3, label)
    #expect(reopened.verify(deep: true).filter { $0.severity == .damage } == [], label)

    // Nothing acknowledged was deleted: each old file is there, or a fuller one in its place.
    if !wasAcknowledged {
      let now = scratch.contents(of: scratch.archive)
      for (name, bytes) in before where name.hasPrefix("objects/") {
        #expect(now[name] == bytes, label)
      }
    }

    // The next write works, and leaves an archive that is in order.
    try reopened.addSource("after.txt", "The bridge opened again.\n")
    let last = try scratch.open()
    let end = try sources(last)
    #expect(end.half.isEmpty, label)
    #expect(Set(end.whole).isSuperset(of: found.whole + ["after.txt"]), label)
    let findings = last.verify(deep: true).filter {
      !$0.target.hasPrefix("staging/left-over/") && $0.rule != "object-unreferenced"
    }
    #expect(findings == [], label)
  }

  @Test(arguments: BrokenDisk.Death.allCases)
  func aKilledCreationIsNoArchiveOrAWholeOne(_ death: BrokenDisk.Death) throws {
    let rehearsal = BrokenDisk(dyingAt: .max, .nothing)
    _ = try ScratchFolder().create(files: rehearsal.files)
    for aftermath in Aftermath.allCases {
      for operation in rehearsal.operations(for: death) {
        let label = Comment("operation \(operation), \(death.rawValue), \(aftermath.rawValue)")
        let scratch = try ScratchFolder()
        let disk = BrokenDisk(dyingAt: operation, death)
        var wasMade = false
        if (try? scratch.create(files: disk.files)) != nil { wasMade = true }
        if aftermath == .powerLost { disk.losePower() }
        let store: ArchiveStore
        do {
          store = try scratch.open()
        } catch let error as PreservationError {
          #expect(!wasMade, label)
          #expect(error.code == .notAnArchive, label)
          store = try scratch.create()
        }
        try store.addSource("after.txt", "The bridge opened again.\n")
        #expect(
          try scratch.open().verify(deep: true).filter { $0.severity != .note } == [], label)
      }
    }
  }
}
