import Foundation
import Testing

@testable import Preservation

@Suite struct WritingTests {
  @Test func aWriteWithoutRecordsWritesNothing() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let before = scratch.contents(of: scratch.archive)
    let result = try store.write(agent: "tester") { transaction in
      try transaction.put(Array("unused".utf8))
      return transaction.baseSize
    }
    #expect(result == 1)
    #expect(scratch.contents(of: scratch.archive) == before)
  }

  struct Change: Error {}

  @Test func aWriteThatThrowsAddsNothing() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let before = scratch.contents(of: scratch.archive)
    #expect(throws: Change.self) {
      try store.write(agent: "tester") { transaction in
        try transaction.addSource("a.txt", "A.\n")
        throw Change()
      }
    }
    #expect(scratch.contents(of: scratch.archive) == before)
    #expect(store.checkpoint.size == 1)
  }

  @Test func theIDsOfAWriteAreKnownAtOnce() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let appended = try store.write(agent: "tester") { transaction in
      try transaction.addSource("a.txt", "A.\n")
      return transaction.records
    }
    #expect(try store.records(from: 1) == appended)
    #expect(Set(appended.map(\.nonce)).count == 3)
    #expect(appended.allSatisfy { $0.time == "2025-06-15T15:06:40Z" && $0.agent == "tester" })
  }

  @Test func recordsThatBreakARuleAreRefused() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    func code(_ body: (WriteTransaction) throws -> Void) throws -> PreservationError.Code {
      try #require(throws: PreservationError.self) {
        try store.write(agent: "tester", body)
      }.code
    }
    let long = String(repeating: "x", count: 60_000)
    #expect(try code { try $0.append(SourceAdded(file: long)) } == .recordTooLarge)
    #expect(try code { try $0.append(SourceAdded(file: "/etc/hosts")) } == .recordInvalid)
    #expect(try code { try $0.append(type: "x.y", ["time": .null]) } == .recordInvalid)
    #expect(try code { try $0.append(type: "source.added", [:]) } == .recordInvalid)
    #expect(try code { try $0.append(type: "x.y", ["é": .null]) } == .recordInvalid)
    #expect(try code { try $0.append(type: "x.y", ["n": .integer(1 << 60)]) } == .recordInvalid)
    #expect(store.checkpoint.size == 1)
  }

  @Test func theLargestRecordIsKept() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let empty = try store.write(agent: "tester") { try $0.append(SourceAdded(file: "")) }
    let file = String(repeating: "n", count: Record.maximumSize - empty.bytes.count)
    let record = try store.write(agent: "tester") { try $0.append(SourceAdded(file: file)) }
    #expect(record.bytes.count == 60_000)
    #expect(try scratch.open().records().last == record)
  }

  @Test func unknownTypesAndFieldsAreKeptAndIgnored() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let record = try store.write(agent: "tester") { transaction in
      try transaction.append(type: "future.thing", ["a": .array([.integer(1)])])
      return try transaction.append(
        type: "source.added", ["file": .string("a.txt"), "mood": .string("calm")])
    }
    let read = try #require(try scratch.open().records().last)
    #expect(read == record)
    #expect(SourceAdded(read)?.file == "a.txt")
    #expect(read.json["mood"] == .string("calm"))
    #expect(store.verify(deep: true) == [])
  }

  @Test func filesStreamIn() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let path = scratch.path + "/input"
    let content = [UInt8]((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 3) })
    try Data(content).write(to: URL(fileURLWithPath: path))
    let (digest, size) = try store.write(agent: "tester") { transaction in
      let limit = try #require(throws: PreservationError.self) {
        try transaction.put(contentsOf: path, limit: 2_999_999)
      }
      #expect(limit.code == .inputTooLarge)
      let missing = try #require(throws: PreservationError.self) {
        try transaction.put(contentsOf: path + "-gone")
      }
      #expect(missing.code == .inputUnreadable)
      let folder = try #require(throws: PreservationError.self) {
        try transaction.put(contentsOf: scratch.path)
      }
      #expect(folder.code == .inputUnreadable)
      let put = try transaction.put(contentsOf: path, limit: 3_000_000)
      #expect(try transaction.put(contentsOf: path).digest == put.digest)
      let source = try transaction.append(SourceAdded(file: "input"))
      try transaction.append(
        CaptureAdded(source: source.id, object: put.digest, size: put.size))
      return put
    }
    #expect(size == 3_000_000)
    #expect(digest == Digest(of: content))
    var read = 0
    try store.readObject(digest) { read += $0.count }
    #expect(read == size)
    #expect(store.verify(deep: true) == [])
  }

  @Test(arguments: [ENOSPC, EDQUOT, EROFS, EACCES, EIO])
  func aDiskThatRefusesChangesNothing(_ code: Int32) throws {
    let scratch = try ScratchFolder()
    try scratch.create().addSource("a.txt", "A.\n")
    let rehearsal = BrokenDisk(dyingAt: .max, .nothing)
    let copy = try ScratchFolder()
    for name in ["archive", "keys"] {
      try FileManager.default.copyItem(
        atPath: scratch.path + "/" + name, toPath: copy.path + "/" + name)
    }
    try copy.open(files: rehearsal.files).addSource("b.txt", "B.\n")
    func evidence() -> [String: [UInt8]] {
      scratch.contents(of: scratch.archive).filter { !$0.key.hasPrefix("staging/lock") }
    }
    for operation in 0..<rehearsal.operations {
      let label = Comment("operation \(operation)")
      let before = try scratch.open().checkpoint
      let disk = BrokenDisk(dyingAt: operation, .nothing, code: code, recovers: true)
      let store = try scratch.open(files: disk.files)
      do {
        try store.addSource("b\(operation).txt", "B \(operation).\n")
        #expect(try scratch.open().checkpoint.size == before.size + 3, label)
      } catch let error as PreservationError {
        let expected: PreservationError.Code =
          [ENOSPC, EDQUOT].contains(code)
          ? .outOfSpace : [EROFS, EACCES].contains(code) ? .readOnly : .ioFailure
        #expect(error.code == expected, label)
        if !error.message.contains("uncertain") {
          #expect(try scratch.open().checkpoint == before, label)
        }
      }
      #expect(
        try scratch.open().verify(deep: true).filter { $0.severity == .damage } == [], label)
    }
    // With room again, the next write works and puts the rest away.
    try scratch.open().addSource("c.txt", "C.\n")
    let findings = try scratch.open().verify(deep: true).filter { $0.severity != .note }
    #expect(findings == [])
    #expect(!evidence().isEmpty)
  }

  @Test func aReadOnlyFolderSaysSoAndCanBeRead() throws {
    let scratch = try ScratchFolder()
    try scratch.create().addSource("a.txt", "A.\n")
    // Root may write everywhere, so the disk itself refuses.
    let files = DurableFiles { _ in .fail(errno: EROFS, persisted: .nothing) }
    let before = scratch.contents(of: scratch.archive)
    let store = try scratch.open(files: files)
    #expect(store.whyReadOnly?.code == .readOnly)
    #expect(try store.records().count == 4)
    let error = try #require(throws: PreservationError.self) {
      try store.addSource("b.txt", "B.\n")
    }
    #expect(error.code == .readOnly)
    #expect(error.message.contains(scratch.archive))
    #expect(scratch.contents(of: scratch.archive) == before)
    let creation = try #require(throws: PreservationError.self) {
      try ArchiveStore.create(
        at: scratch.path + "/new", name: nil, agent: "tester", keys: scratch.keys, files: files)
    }
    #expect(creation.code == .readOnly)
  }

  @Test(arguments: ["Zeitungen e\u{301}\u{308}", "\u{301}combining", "a b'c\"d", "trailing/"])
  func anArchiveMayLieInAFolderOfAnyName(_ name: String) throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/deep/" + name
    let store = try ArchiveStore.create(at: path, name: nil, agent: "tester", keys: scratch.keys)
    let source = try store.addSource("a.txt", "A.\n")
    let object = Digest(of: Array("A.\n".utf8))
    try DamageTests.flip(store.objectPath(object), byte: 0)
    #expect(
      store.verify(deep: true).map(\.target)
        == ["objects/sha256/\(object.hex.prefix(2))/\(object.hex)"])
    try store.addSource("b.txt", "A.\n")
    #expect(store.verify(deep: true).map(\.rule) == ["left-over"])
    try store.erase(source: source.id, reason: "asked to", agent: "tester")
    #expect(store.verify(deep: true).filter { $0.severity != .note } == [])
  }

  @Test func aWriteToALongLogCostsNoMoreThanToAShortOne() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    func cost() throws -> Int {
      let disk = BrokenDisk(dyingAt: .max, .nothing)
      try scratch.open(files: disk.files).addSource("a.txt", "\(store.checkpoint.size)\n")
      try store.reload()
      return disk.operations
    }
    let short = try cost()
    try store.write(agent: "tester") { transaction in
      for number in 0..<700 {
        try transaction.append(AliasRecorded(name: "\(number)", alias: "B", relation: .same))
      }
    }
    let long = try cost()
    // A log of more than 256 records has one level more, which this write does not widen.
    #expect(long <= short + 2, "\(short) operations, then \(long)")
  }

  @Test func aReaderGoesOnWhileAWriterReplacesTiles() throws {
    let scratch = try ScratchFolder()
    let writer = try scratch.create()
    try writer.addSource("a.txt", "A.\n")
    let reader = try scratch.open()
    for number in 0..<4 {
      try writer.write(agent: "tester") { transaction in
        for _ in 0..<90 {
          try transaction.append(AliasRecorded(name: "\(number)", alias: "B", relation: .same))
        }
      }
      #expect(try reader.records().count == 4)
      #expect(try reader.inclusionProof(2).count == 2)
    }
    try reader.reload()
    #expect(try reader.records().count == 364)
  }
}

@Suite struct OpeningTests {
  @Test func aFolderThatIsNoArchiveSaysSo() throws {
    let scratch = try ScratchFolder()
    for path in [scratch.path, scratch.path + "/missing"] {
      let error = try #require(throws: PreservationError.self) {
        try ArchiveStore.open(at: path, keys: scratch.keys)
      }
      #expect(error.code == .notAnArchive)
    }
    #expect(
      ArchiveStore.verify(at: scratch.path, keys: scratch.keys).map(\.rule) == ["notAnArchive"])
  }

  @Test func anArchiveIsNotMadeOverAnother() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.create()
    let before = scratch.contents(of: scratch.archive)
    let error = try #require(throws: PreservationError.self) { try scratch.create() }
    #expect(error.code == .alreadyAnArchive)
    try FileManager.default.removeItem(atPath: scratch.archive + "/archive.json")
    let second = try #require(throws: PreservationError.self) { try scratch.create() }
    #expect(second.code == .alreadyAnArchive)
    #expect(scratch.contents(of: scratch.archive).count == before.count - 1)
  }

  @Test func aFolderWithOtherFilesCanBecomeAnArchive() throws {
    let scratch = try ScratchFolder()
    try FileManager.default.createDirectory(
      atPath: scratch.archive, withIntermediateDirectories: true)
    try Data("*.bak\n".utf8).write(to: URL(fileURLWithPath: scratch.archive + "/.gitignore"))
    let store = try scratch.create()
    let contents = scratch.contents(of: scratch.archive)
    #expect(contents[".gitignore"] == Array("*.bak\n".utf8))
    #expect(contents[".gitattributes"] == Array("* -text\n".utf8))
    #expect(store.verify(deep: true) == [])
  }

  @Test func aNewerFormatIsRefusedWithAdvice() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.create()
    let path = scratch.archive + "/archive.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let newer = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":2")
    try newer.write(toFile: path, atomically: true, encoding: .utf8)
    let error = try #require(throws: PreservationError.self) { try scratch.open() }
    #expect(error.code == .formatTooNew)
    #expect(error.message.contains("format 2") && error.message.contains("newer version"))
    let findings = ArchiveStore.verify(at: scratch.archive, keys: scratch.keys)
    #expect(findings.map(\.rule) == ["format-too-new"])
  }

  @Test func unknownFieldsOfTheDescriptionAreIgnored() throws {
    let scratch = try ScratchFolder()
    _ = try scratch.create()
    let path = scratch.archive + "/archive.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let newer = text.replacingOccurrences(of: "\"format\":1", with: "\"colour\":2,\"format\":1")
    try Data(newer.utf8).write(to: URL(fileURLWithPath: path))
    let findings = try scratch.open().verify(deep: true)
    // The members are no longer in order: the file is not as it was written.
    #expect(findings.isEmpty)
  }
}

@Suite struct LockTests {
  @Test func aSecondWriterIsToldWhoWrites() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let other = try scratch.open()
    try store.write(agent: "tester") { transaction in
      try transaction.addSource("a.txt", "A.\n")
      let error = try #require(throws: PreservationError.self) {
        try other.addSource("b.txt", "B.\n")
      }
      #expect(error.code == .locked)
      #expect(error.message.contains("process \(ProcessInfo.processInfo.processIdentifier)"))
      // Readers are not kept waiting.
      #expect(try other.records().count == 1)
    }
    try other.addSource("b.txt", "B.\n")
    #expect(other.checkpoint.size == 7)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
  func theLockDiesWithItsProcess() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    holder.arguments = [
      "--no-fork", scratch.archive + "/staging/lock", "/bin/sh", "-c", "echo held; exec sleep 60",
    ]
    let output = Pipe()
    holder.standardOutput = output
    try holder.run()
    _ = output.fileHandleForReading.availableData
    let error = try #require(throws: PreservationError.self) {
      try store.addSource("a.txt", "A.\n")
    }
    #expect(error.code == .locked)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    try store.addSource("a.txt", "A.\n")
    #expect(store.checkpoint.size == 4)
  }

  @Test func writersInManyThreadsTakeTurns() async throws {
    let scratch = try ScratchFolder()
    _ = try scratch.create()
    let path = scratch.archive
    let keys = scratch.keys
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        group.addTask {
          let store = try ArchiveStore.open(at: path, keys: keys, files: .system, patience: 60)
          try store.addSource("\(number).txt", "Number \(number).\n")
        }
      }
      try await group.waitForAll()
    }
    let store = try scratch.open()
    #expect(Set(try DamageTests.sourceFiles(store)) == ["0.txt", "1.txt", "2.txt", "3.txt"])
    #expect(store.verify(deep: true) == [])
  }
}
