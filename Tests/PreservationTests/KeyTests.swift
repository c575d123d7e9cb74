import Foundation
import Preservation
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    (["VERBATIM_KEYS": "/k", "XDG_CONFIG_HOME": "/c", "HOME": "/h"], "/k"),
    (["VERBATIM_KEYS": "", "XDG_CONFIG_HOME": "/c", "HOME": "/h"], "/c/verbatim/keys"),
    (["HOME": "/h"], "/h/.config/verbatim/keys"),
  ])
  func theKeyFolderFollowsTheEnvironment(_ environment: [String: String], _ path: String) {
    #expect(KeyFolder(environment: environment).path == path)
  }

  @Test func onlyTheOwnerMayReadKeys() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    func mode(_ path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return try #require(attributes[.posixPermissions] as? Int)
    }
    let info = store.info
    let key = scratch.keys.keyFile(archiveID: info.archiveID, publicKey: info.publicKey)
    #expect(try mode(scratch.keys.path) == 0o700)
    #expect(try mode(key) == 0o600)
    #expect(
      try mode(scratch.keys.checkpointFile(archiveID: info.archiveID, publicKey: info.publicKey))
        == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let error = try #require(throws: PreservationError.self) {
      try store.addSource("a.txt", "A.\n")
    }
    #expect(error.code == .keyInvalid)
  }

  @Test func anArchiveWithoutItsKeyCanBeReadAndNotWritten() throws {
    let scratch = try ScratchFolder()
    try scratch.create().addSource("a.txt", "A.\n")
    let before = scratch.contents(of: scratch.archive)
    let store = try scratch.open(keys: scratch.otherKeys)
    #expect(!store.isWritable)
    #expect(store.whyReadOnly?.code == .keyMissing)
    #expect(try store.records().count == 4)
    let error = try #require(throws: PreservationError.self) {
      try store.addSource("b.txt", "B.\n")
    }
    #expect(error.code == .keyMissing)
    #expect(error.message.contains("key adopt"))
    #expect(scratch.contents(of: scratch.archive) == before)
  }

  @Test func aCopyGoesOnUnderAnAdoptedKey() throws {
    let scratch = try ScratchFolder()
    try scratch.create().addSource("a.txt", "A.\n")
    let copy = try ScratchFolder()
    try FileManager.default.copyItem(atPath: scratch.archive, toPath: copy.archive)
    let store = try copy.open()
    let old = store.info.publicKey
    let record = try store.adoptKey(agent: "editor")
    let change = try #require(KeyChanged(record))
    #expect(change.how == .adopt)
    #expect(change.previousKey == old)
    #expect(store.info.publicKey == change.publicKey)
    try store.addSource("b.txt", "B.\n")
    let reopened = try copy.open()
    #expect(reopened.info.publicKey != old)
    #expect(reopened.checkpoint.isSigned(by: reopened.info.publicKey))
    #expect(!reopened.checkpoint.isSigned(by: old))
    let findings = reopened.verify(deep: true)
    #expect(findings.map(\.rule) == ["key-adopted"])
    #expect(findings.allSatisfy { $0.severity == .note })
    // The original goes its own way, and knows the copy's checkpoint for what it is.
    let original = try scratch.open()
    try original.addSource("c.txt", "C.\n")
    try original.addSource("d.txt", "D.\n")
    let held = original.verify(against: reopened.checkpoint)
    #expect(held.map(\.rule).sorted() == ["checkpoint-foreign", "checkpoint-inconsistent"])
  }

  @Test func adoptingIsRefusedWhereTheKeyIsHere() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    #expect(throws: PreservationError.self) { try store.adoptKey(agent: "editor") }
    #expect(store.checkpoint.size == 1)
  }

  @Test func aRotatedKeyIsSignedByTheOldOne() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    try store.addSource("a.txt", "A.\n")
    let old = store.info.publicKey
    let beforeRotation = store.checkpoint
    let change = try #require(KeyChanged(try store.rotateKey(agent: "editor")))
    #expect(change.how == .rotate)
    #expect(change.isSigned(origin: store.info.origin))
    #expect(!change.isSigned(origin: "verbatim/other"))
    #expect(store.checkpoint.isSigned(by: old) && store.checkpoint.isSigned(by: change.publicKey))
    try store.addSource("b.txt", "B.\n")
    #expect(!store.checkpoint.isSigned(by: old))
    let reopened = try scratch.open()
    #expect(reopened.verify(deep: true, against: beforeRotation) == [])
    #expect(reopened.info.publicKey == change.publicKey)
  }

  @Test(arguments: BrokenDisk.Death.allCases, [true, false])
  func aKilledKeyChangeLeavesAWritableArchive(_ death: BrokenDisk.Death, _ rotates: Bool) throws {
    func change(_ scratch: ScratchFolder, _ disk: BrokenDisk) throws {
      let keys = rotates ? scratch.keys : scratch.otherKeys
      let store = try scratch.open(files: disk.files, keys: keys)
      if rotates {
        try store.rotateKey(agent: "editor")
      } else {
        try store.adoptKey(agent: "editor")
      }
    }
    func prepared() throws -> ScratchFolder {
      let scratch = try ScratchFolder()
      try scratch.create().addSource("a.txt", "A.\n")
      return scratch
    }
    let rehearsal = BrokenDisk(dyingAt: .max, .nothing)
    try change(try prepared(), rehearsal)
    #expect(rehearsal.operations > 20)
    for operation in rehearsal.operations(for: death) {
      for losesPower in [true, false] {
        let label = Comment("operation \(operation), power lost: \(losesPower)")
        let scratch = try prepared()
        let disk = BrokenDisk(dyingAt: operation, death)
        let wasChanged = (try? change(scratch, disk)) != nil
        if losesPower { disk.losePower() }
        let keys = rotates ? scratch.keys : scratch.otherKeys
        let store = try scratch.open(keys: keys)
        if !rotates && !store.isWritable {
          #expect(!wasChanged, label)
          try store.adoptKey(agent: "editor")
        }
        try store.addSource("b.txt", "B.\n")
        let reopened = try scratch.open(keys: keys)
        #expect(try DamageTests.sourceFiles(reopened) == ["a.txt", "b.txt"], label)
        let findings = reopened.verify(deep: true).filter { $0.severity != .note }
        #expect(findings == [], label)
        if wasChanged {
          #expect(try reopened.records().contains { $0.type == KeyChanged.type }, label)
        }
      }
    }
  }
}

/// An older copy of the archive, or another history, in the archive's place.
@Suite struct RollbackTests {
  @Test func anOlderArchiveIsReadAndNotWritten() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    try store.addSource("a.txt", "A.\n")
    let older = scratch.path + "/older"
    try FileManager.default.copyItem(atPath: scratch.archive, toPath: older)
    try store.addSource("b.txt", "B.\n")
    let held = store.checkpoint

    let behind = try ArchiveStore.open(at: older, keys: scratch.keys)
    #expect(try behind.records().count == 4)
    let before = scratch.contents(of: older + "/log")
    let error = try #require(throws: PreservationError.self) {
      try behind.addSource("c.txt", "C.\n")
    }
    #expect(error.code == .archiveBehindKey)
    #expect(error.message.contains("4") && error.message.contains("7"))
    #expect(scratch.contents(of: older + "/log") == before)
    #expect(behind.verify().map(\.rule) == ["behind-key"])
    #expect(behind.verify(against: held).contains { $0.rule == "checkpoint-inconsistent" })

    // Whoever means to go on from the older state says so.
    try behind.adoptKey(agent: "editor")
    try behind.addSource("c.txt", "C.\n")
    #expect(behind.verify(deep: true).map(\.rule) == ["key-adopted"])
    // And the newer one is none the worse for it.
    try scratch.open().addSource("d.txt", "D.\n")
  }

  @Test func anOldCheckpointUnderANewerArchiveMovesNothingAside() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    try store.addSource("a.txt", "A.\n")
    let path = scratch.archive + "/log/checkpoint"
    let old = try Data(contentsOf: URL(fileURLWithPath: path))
    try store.addSource("b.txt", "B.\n")
    try old.write(to: URL(fileURLWithPath: path))
    let before = scratch.contents(of: scratch.archive)
    let restored = try scratch.open()
    let error = try #require(throws: PreservationError.self) {
      try restored.addSource("c.txt", "C.\n")
    }
    #expect(error.code == .archiveBehindKey)
    #expect(scratch.contents(of: scratch.archive) == before)
    // Readers see the older state, and verification says that it is older.
    #expect(try restored.records().count == 4)
    let damage = restored.verify(deep: true).filter { $0.severity == .damage }
    #expect(damage.map(\.rule) == ["behind-key"])
  }

  @Test func aForkedLogIsRefused() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    try store.addSource("a.txt", "A.\n")
    let fork = scratch.path + "/fork"
    try FileManager.default.copyItem(atPath: scratch.archive, toPath: fork)
    // The fork grows with a copy of the key that does not see what the original signs.
    let forkKeys = KeyFolder(path: scratch.path + "/fork-keys")
    try FileManager.default.copyItem(atPath: scratch.keys.path, toPath: forkKeys.path)
    let forked = try ArchiveStore.open(at: fork, keys: forkKeys)
    try forked.addSource("x.txt", "X.\n")
    try forked.addSource("y.txt", "Y.\n")
    try store.addSource("b.txt", "B.\n")

    let refused = try ArchiveStore.open(at: fork, keys: scratch.keys)
    let error = try #require(throws: PreservationError.self) {
      try refused.addSource("z.txt", "Z.\n")
    }
    #expect(error.code == .logInconsistent)
    #expect(refused.verify().map(\.rule) == ["behind-key"])
    #expect(
      forked.verify(against: store.checkpoint).map(\.rule) == ["checkpoint-inconsistent"])
  }

  @Test func aLaterArchiveContinuesEveryEarlierCheckpoint() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    var held = [store.checkpoint]
    for number in 0..<5 {
      try store.addSource("\(number).txt", "Number \(number).\n")
      held.append(store.checkpoint)
    }
    for checkpoint in held {
      #expect(store.verify(against: checkpoint) == [])
      let proof = try store.consistencyProof(from: checkpoint.size)
      #expect(
        MerkleTree.verifyConsistency(
          from: checkpoint.size, checkpoint.root, to: store.checkpoint.size, store.checkpoint.root,
          proof: proof))
      #expect(try store.root(size: checkpoint.size) == checkpoint.root)
    }
  }
}
