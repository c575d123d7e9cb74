import Foundation
import Preservation
import Testing

@Suite struct ArchiveStoreTests {
  @Test func aNewArchiveHoldsItsFirstRecordAndASignedCheckpoint() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    #expect(store.checkpoint.size == 1)
    #expect(store.checkpoint.isSigned(by: store.info.publicKey))
    let record = try #require(try store.records().first)
    let created = try #require(ArchiveCreated(record))
    #expect(created.archiveID == store.info.archiveID)
    #expect(created.origin == store.info.origin)
    #expect(store.checkpoint.root == record.id)
    #expect(store.isWritable)
  }

  @Test func sourcesAreThereAfterReopening() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let first = try store.addSource("one.txt", "The harbour opens at dawn.\n")
    let second = try store.addSource("two.txt", "The harbour opens at noon.\n")
    let reopened = try scratch.open()
    #expect(reopened.checkpoint == store.checkpoint)
    let records = try reopened.records()
    #expect(records.map(\.type).filter { $0 == "source.added" }.count == 2)
    #expect(records.compactMap(SourceAdded.init).map(\.file) == ["one.txt", "two.txt"])
    #expect(try reopened.index(of: first.id) == 1)
    #expect(try reopened.index(of: second.id) == 4)
    let text = try #require(records.compactMap(TextExtracted.init).first?.text)
    #expect(try reopened.object(text) == Array("The harbour opens at dawn.\n".utf8))
  }

  @Test func aLogOfSixHundredEntriesInSeveralCommitsKeepsOnlyCurrentTiles() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    for count in [1, 200, 54, 1, 300, 43] {
      try store.write(agent: "tester") { transaction in
        for number in 0..<count {
          try transaction.append(
            AliasRecorded(name: "Name \(number)", alias: "Alias", relation: .same))
        }
      }
    }
    let reopened = try scratch.open()
    #expect(reopened.checkpoint.size == 600)
    let records = try reopened.records()
    #expect(records.count == 600)
    #expect(MerkleTree.root(records.map(\.id)) == reopened.checkpoint.root)
    let files = scratch.contents(of: scratch.archive + "/log/tile").keys.sorted()
    #expect(
      files == [
        "0/000", "0/001", "0/002.p/88", "1/000.p/2", "entries/000", "entries/001",
        "entries/002.p/88",
      ])
  }
}
