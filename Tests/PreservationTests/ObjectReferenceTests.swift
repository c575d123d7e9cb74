import Foundation
import Preservation
import Testing

/// Which strings of a record are references to objects, and which are words.
@Suite struct ObjectReferenceTests {
  /// The digest of bytes that no archive here holds.
  static let elsewhere = Digest(of: Array("kept nowhere".utf8))

  @Test func wordsThatLookLikeADigestNameNoObject() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let words = Self.elsewhere.description
    let source = try store.addSource(words, "The ferry was late.\n")
    try store.write(agent: "tester") { transaction in
      try transaction.append(
        CaptureAdded(
          source: source.id, object: Digest(of: Array("The ferry was late.\n".utf8)), size: 20,
          mediaType: words, url: words, retrieved: words, file: words))
      let set = try transaction.append(MetadataSet(source: source.id, [.title: [words]]))
      try transaction.append(Retracted(target: set.id, reason: words))
      try transaction.append(AliasRecorded(name: words, alias: words, relation: .same))
      try transaction.append(ClaimRecorded(statement: words, speaker: words, note: words))
      try transaction.append(
        RulingMade(
          kind: words, decision: .dismissed, reason: words, sides: [], fingerprint: words))
    }
    #expect(store.verify(deep: true) == [])
  }

  @Test func aFileNameThatIsASecretsDigestDoesNotKeepTheSecret() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let secret = "The witness lives on Gull Street.\n"
    let digest = Digest(of: Array(secret.utf8))
    let source = try store.addSource("secret.txt", secret)
    let other = try store.addSource(digest.description, "The ferry was late.\n")
    try store.write(agent: "tester") {
      _ = try $0.append(MetadataSet(source: other.id, [.title: [digest.description]]))
    }
    let report = try store.erase(source: source.id, reason: "court order", agent: "editor")
    #expect(report.objects == [digest])
    #expect(report.sharedObjects == [])
    #expect(!store.hasObject(digest))
    #expect(store.verify(deep: true) == [])
  }

  @Test func aRulingAndAClaimOutliveTheTextTheyQuote() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let text = "The ferry was late.\n"
    let digest = Digest(of: Array(text.utf8))
    let source = try store.addSource("ferry.txt", text)
    let passage = RecordedPassage(
      source: source.id, text: digest, start: 4, end: 9, exact: "ferry")
    try store.write(agent: "tester") { transaction in
      try transaction.append(
        RulingMade(kind: "date", decision: .confirmed, reason: "seen", sides: [[passage]]))
      try transaction.append(ClaimRecorded(statement: "It was late.", passages: [passage]))
    }
    // The capture and the text go; the ruling and the claim are not among what was named.
    let ids = try store.records()
      .filter { [CaptureAdded.type, TextExtracted.type].contains($0.type) }.map(\.id)
    let report = try store.erase(records: ids, reason: "asked to", agent: "editor")
    #expect(report.objects == [digest])
    #expect(store.verify(deep: true) == [])
    #expect(try store.records().compactMap(RulingMade.init).first?.sides == [[passage]])
  }

  @Test func anObjectOfAnUnknownRecordIsMissedWithAWarning() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let kept = Array("A picture.".utf8)
    try store.write(agent: "tester") { transaction in
      let picture = try transaction.put(kept)
      try transaction.append(
        type: "future.picture",
        ["parts": .array([.string(picture.description), .string(Self.elsewhere.description)])])
    }
    let findings = store.verify(deep: true)
    #expect(findings.map(\.rule) == ["object-missing"])
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings.first?.target.hasSuffix(Self.elsewhere.hex) == true)
    #expect(findings.first?.message.contains("record 1") == true)
    // What it may use is kept: it can be neither erased beside it nor left unrestored.
    let error = try #require(throws: PreservationError.self) {
      try store.erase(records: [], objects: [Digest(of: kept)], reason: "no", agent: "editor")
    }
    #expect(error.code == .notErasable)
    try FileManager.default.removeItem(atPath: store.objectPath(Digest(of: kept)))
    try store.write(agent: "tester") { _ = try $0.put(kept) }
    #expect(try store.object(Digest(of: kept)) == kept)
  }

  @Test func sizesAreCheckedWhereTheyAreRecorded() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let parts = ["capture", "headers", "text", "map", "unsized"].map { Array($0.utf8) }
    try store.write(agent: "tester") { transaction in
      for part in parts { try transaction.put(part) }
      let source = try transaction.append(SourceAdded(file: "a.html"))
      let capture = try transaction.append(
        CaptureAdded(
          source: source.id, object: Digest(of: parts[0]), size: 7,
          headers: Digest(of: parts[1])))
      for (text, size) in [(parts[2], 4), (parts[4], nil)] {
        try transaction.append(
          TextExtracted(
            source: source.id, capture: capture.id, text: Digest(of: text),
            map: Digest(of: parts[3]), extractor: "html", version: 1, size: size))
      }
    }
    #expect(store.verify(deep: true) == [])
    for (part, isSized) in zip(parts, [true, false, true, false, false]) {
      let path = store.objectPath(Digest(of: part))
      try Data(part + [0x21]).write(to: URL(fileURLWithPath: path))
      let label = Comment("\(String(decoding: part, as: UTF8.self))")
      #expect(store.verify().map(\.rule) == (isSized ? ["object-altered"] : []), label)
      #expect(store.verify(deep: true).map(\.rule) == ["object-altered"], label)
      try Data(part).write(to: URL(fileURLWithPath: path))
    }
    let scope = ArchiveStore.verificationScope(deep: false)
    #expect(scope.contains("captures and texts; not maps and headers"))
  }
}
