import Foundation
import Preservation
import Testing

/// Bytes that are put again take the place of an object that was lost.
@Suite struct RepairTests {
  static let capture = Array("<p>The lamp was lit at six.</p>".utf8)
  static let text = Array("The lamp was lit at six.".utf8)
  static let map = Array("0 3 24".utf8)

  enum Harm: String, CaseIterable, Sendable {
    case missing, altered

    func befall(_ path: String) throws {
      switch self {
      case .missing: try FileManager.default.removeItem(atPath: path)
      case .altered: try DamageTests.flip(path, byte: 2)
      }
    }
  }

  static func isLeftOver(_ finding: Finding) -> Bool {
    finding.rule == "left-over" && finding.severity == .note
      && finding.target.hasPrefix("staging/left-over/0001/objects/")
  }

  @Test(arguments: Harm.allCases, [capture, text, map])
  func anObjectThatWasLostIsPutBackWithoutARecord(_ harm: Harm, _ bytes: [UInt8]) throws {
    let scratch = try DamageTests.prepared()
    let store = try scratch.open()
    let before = store.checkpoint
    let digest = Digest(of: bytes)
    try harm.befall(store.objectPath(digest))
    let altered = try? Data(contentsOf: URL(fileURLWithPath: store.objectPath(digest)))
    #expect(store.verify(deep: true).map(\.rule) == ["object-\(harm.rawValue)"])

    try store.write(agent: "tester") { transaction in
      #expect(!transaction.replacesFile(of: digest))
      try transaction.put(bytes)
      #expect(transaction.replacesFile(of: digest))
      try transaction.put(Array("No record names this.\n".utf8))
    }
    #expect(try store.object(digest) == bytes)
    #expect(store.checkpoint == before)
    let findings = try scratch.open().verify(deep: true)
    #expect(findings.allSatisfy(Self.isLeftOver), "\(findings)")
    let aside = scratch.archive + "/staging/left-over/0001/objects/sha256"
    #expect(
      scratch.contents(of: aside).values.map { Data($0) } == (altered.map { [$0] } ?? []))

    // Once it is back, there is nothing more to do.
    try store.write(agent: "tester") { transaction in
      try transaction.put(bytes)
      #expect(!transaction.replacesFile(of: digest))
    }
    #expect(try scratch.open().verify(deep: true) == findings)
  }

  @Test func aFileIsPutBackAsBytesAre() throws {
    let scratch = try DamageTests.prepared()
    let store = try scratch.open()
    let input = scratch.path + "/lamp.html"
    try Data(Self.capture).write(to: URL(fileURLWithPath: input))
    let path = store.objectPath(Digest(of: Self.capture))
    try Harm.missing.befall(path)
    try store.write(agent: "tester") { _ = try $0.put(contentsOf: input) }
    #expect(try scratch.open().verify(deep: true) == [])
  }

  @Test func whatWasErasedIsNotPutBackByAWriteWithoutRecords() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let source = try store.addSource("secret.txt", "The witness lives on Gull Street.\n")
    try store.erase(source: source.id, reason: "court order", agent: "editor")
    try store.write(agent: "tester") {
      _ = try $0.put(Array("The witness lives on Gull Street.\n".utf8))
    }
    #expect(ErasureTests.holds("Gull Street", scratch) == [])
  }

  @Test(arguments: BrokenDisk.Death.allCases, Harm.allCases)
  func aKilledRepairLosesNothing(_ death: BrokenDisk.Death, _ harm: Harm) throws {
    let digest = Digest(of: Self.text)
    func prepared() throws -> ScratchFolder {
      let scratch = try ScratchFolder()
      let store = try scratch.create()
      try store.addSource("lamp.txt", String(decoding: Self.text, as: UTF8.self))
      try store.addSource("other.txt", "The lamp was out.\n")
      try harm.befall(store.objectPath(digest))
      return scratch
    }
    func repair(_ scratch: ScratchFolder, _ disk: BrokenDisk) throws {
      try scratch.open(files: disk.files).write(agent: "tester") { _ = try $0.put(Self.text) }
    }
    let rehearsal = BrokenDisk(dyingAt: .max, .nothing)
    try repair(try prepared(), rehearsal)
    #expect(rehearsal.operations > 5)
    for operation in rehearsal.operations(for: death) {
      for losesPower in [true, false] {
        let label = Comment("operation \(operation), power lost: \(losesPower)")
        let scratch = try prepared()
        let path = try scratch.open().objectPath(digest)
        let altered = FileManager.default.contents(atPath: path).map(Array.init)
        let log = scratch.contents(of: scratch.archive + "/log")
        let disk = BrokenDisk(dyingAt: operation, death)
        let wasRepaired = (try? repair(scratch, disk)) != nil
        if losesPower { disk.losePower() }

        // The log is untouched, and the object is as it was, away, or back.
        #expect(scratch.contents(of: scratch.archive + "/log") == log, label)
        let between = try scratch.open()
        let damage = between.verify(deep: true).filter { $0.severity == .damage }
        #expect(damage.isEmpty || !wasRepaired, label)
        #expect(
          damage.allSatisfy {
            ["object-missing", "object-altered"].contains($0.rule)
              && $0.target.hasSuffix(digest.hex)
          }, label)
        // The altered bytes are still somewhere.
        if let altered {
          #expect(scratch.contents(of: scratch.archive).values.contains(altered), label)
        }
        // Another try ends it.
        try repair(scratch, BrokenDisk(dyingAt: .max, .nothing))
        #expect(try scratch.open().object(digest) == Self.text, label)
        #expect(
          try scratch.open().verify(deep: true).filter { $0.severity != .note } == [], label)
      }
    }
  }
}
