import ArchiveTestSupport
import Foundation
import Testing

@testable import Preservation

/// The JSON Schemas under `Schema/` and the code say the same.
@Suite struct SchemaTests {
  static let id = MerkleTree.leafHash(Array("a record".utf8))
  static let object = Digest(of: Array("an object".utf8))
  static let passage = RecordedPassage(
    source: id, text: object, start: 3, end: 9, exact: "harbour", prefix: "the ", suffix: " is")

  /// One body of each type with every member, and one with as few as may be.
  static let samples: [(whole: any RecordBody, least: any RecordBody)] = {
    let key = SigningKey().publicKey
    let archiveID = String(repeating: "0a", count: 16)
    return [
      (
        ArchiveCreated(archiveID: archiveID, origin: "o", publicKey: key, name: "n"),
        ArchiveCreated(archiveID: archiveID, origin: "o", publicKey: key)
      ),
      (SourceAdded(file: "a", note: "n"), SourceAdded(file: "a")),
      (
        CaptureAdded(
          source: id, object: object, size: 1, mediaType: "m", url: "u", retrieved: "r",
          file: "f", headers: object), CaptureAdded(source: id, object: object, size: 1)
      ),
      (
        TextExtracted(
          source: id, capture: id, text: object, map: object, extractor: "e", version: 1,
          charset: "c", size: 1),
        TextExtracted(source: id, capture: id, text: object, extractor: "e", version: 1)
      ),
      (
        MetadataSet(source: id, [.outlet: ["The Gull"], .tag: ["a", "b"], .title: []]),
        MetadataSet(source: id, values: [:])
      ),
      (
        ClaimRecorded(statement: "s", speaker: "p", date: "2025", passages: [passage], note: "n"),
        ClaimRecorded(statement: "s")
      ),
      (
        AliasRecorded(name: "n", alias: "a", relation: .same),
        AliasRecorded(name: "n", alias: "a", relation: .different)
      ),
      (
        RulingMade(
          kind: "k", decision: .confirmed, reason: "r", sides: [[passage], [passage]],
          fingerprint: "f"), RulingMade(kind: "k", decision: .dismissed, reason: "r", sides: [])
      ),
      (Retracted(target: id, reason: "r"), Retracted(target: id, reason: "r")),
      (
        Erased(records: [.init(index: 4, id: id)], objects: [object], reason: "r"),
        Erased(records: [], objects: [], reason: "r")
      ),
      (
        KeyChanged(
          publicKey: key, previousKey: key, how: .rotate,
          signature: [UInt8](repeating: 7, count: 64)),
        KeyChanged(publicKey: key, previousKey: key, how: .adopt)
      ),
    ]
  }()

  static func schema(_ name: String) throws -> JSONValue {
    let file = SharedData.repository.appendingPathComponent("Schema/\(name).schema.json")
    return try JSONValue(parsing: Data(contentsOf: file))
  }

  static func record(_ body: any RecordBody) -> JSONValue {
    let common: [String: JSONValue] = [
      "type": .string(type(of: body).type), "time": .string("2025-07-18T09:30:00Z"),
      "agent": .string("tester"), "nonce": .string(String(repeating: "0", count: 32)),
    ]
    return .object(body.json.merging(common) { own, _ in own })
  }

  @Test func everyTypeHasASchemaAndASample() throws {
    let folder = SharedData.repository.appendingPathComponent("Schema/records").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(files == recordTypes.map { $0.type + ".schema.json" }.sorted())
    #expect(Self.samples.map { type(of: $0.whole).type } == recordTypes.map { $0.type })
  }

  @Test func schemasListTheMembersThatTheCodeWrites() throws {
    for (whole, least) in Self.samples {
      let name = type(of: whole).type
      let schema = try Self.schema("records/" + name)
      let all = try #require(Self.record(whole).object)
      let required = try #require(Self.record(least).object)
      #expect(schema["properties"]?.object?.keys.sorted() == all.keys.sorted(), "\(name)")
      #expect(schema["required"]?.array?.compactMap(\.string) == required.keys.sorted(), "\(name)")
      for sample in [whole, least] {
        #expect(violations(of: schema, by: Self.record(sample), at: name) == [])
        // And the code reads what it writes.
        let read = try #require(type(of: sample).init(json: Self.record(sample)))
        #expect(read.json == sample.json, "\(name)")
      }
    }
  }

  @Test func theCodeRefusesWhatTheSchemasRefuse() throws {
    for (whole, _) in Self.samples {
      let name = type(of: whole).type
      let schema = try Self.schema("records/" + name)
      for (member, value) in whole.json {
        let broken: [JSONValue] = [.bool(true), .integer(-5), .string("§"), .array([.bool(true)])]
        for other in broken {
          var members = try #require(Self.record(whole).object)
          members[member] = other
          let isValid = violations(of: schema, by: .object(members), at: name).isEmpty
          let isRead = type(of: whole).init(json: .object(members)) != nil
          // What the code takes for sound, the schema must too.
          #expect(isValid || !isRead || isLenient(name, member), "\(name).\(member) = \(other)")
          if value == other { #expect(isValid) }
        }
        if case .array(let required)? = schema["required"], required.contains(.string(member)) {
          var members = try #require(Self.record(whole).object)
          members[member] = nil
          #expect(type(of: whole).init(json: .object(members)) == nil, "\(name) without \(member)")
        }
      }
    }
  }

  /// Members whose form is held by the writer and by `verify`, not by reading the body.
  func isLenient(_ type: String, _ member: String) -> Bool {
    [
      "archive.created.archive_id", "archive.created.format", "capture.added.headers",
      "text.extracted.map", "text.extracted.size", "key.changed.signature",
    ].contains("\(type).\(member)")
  }

  @Test func theDescriptionOfAnArchiveHasItsSchema() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let schema = try Self.schema("archive")
    let json = try JSONValue(parsing: readFile(scratch.archive + "/archive.json"))
    #expect(violations(of: schema, by: json, at: "archive.json") == [])
    #expect(schema["properties"]?.object?.keys.sorted() == json.object?.keys.sorted())
    #expect(store.info.name == "Trial")
    for record in try store.records() {
      let schema = try Self.schema("records/" + record.type)
      #expect(violations(of: schema, by: record.json, at: record.type) == [])
    }
  }

  @Test func theFormatNamesEveryTypeAndTheVersion() throws {
    let file = SharedData.repository.appendingPathComponent("Schema/archive-format.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# The archive format, version \(ArchiveInfo.newestFormat)\n"))
    for type in recordTypes {
      #expect(text.contains("[`\(type.type)`](records/\(type.type).schema.json)"))
    }
    #expect(text.contains("at most 60,000 bytes") && Record.maximumSize == 60_000)
    #expect(text.contains("nesting stays below 64") || JSONValue.deepestNesting != 64)
    #expect(text.contains("`verbatim key.changed v1`"))
  }

  /// What of a value a schema refuses: the few keywords that our schemas use, and no others.
  func violations(of schema: JSONValue, by value: JSONValue, at path: String) -> [String] {
    var found: [String] = []
    for (keyword, rule) in schema.object ?? [:] {
      switch keyword {
      case "$schema", "title", "description": continue
      case "type":
        let names = rule.array?.compactMap(\.string) ?? [rule.string ?? ""]
        if !names.contains(kind(value)) { found.append("\(path) is no \(names)") }
      case "const": if value != rule { found.append("\(path) is not \(rule)") }
      case "enum":
        if rule.array?.contains(value) != true { found.append("\(path) is none of \(rule)") }
      case "minimum":
        if let number = value.integer, let least = rule.integer, number < least {
          found.append("\(path) is below \(least)")
        }
      case "pattern":
        if let text = value.string, let pattern = rule.string,
          text.range(of: pattern, options: .regularExpression) == nil
        {
          found.append("\(path) does not match \(pattern)")
        }
      case "required":
        for name in rule.array?.compactMap(\.string) ?? [] where value[name] == nil {
          found.append("\(path).\(name) is missing")
        }
      case "properties":
        for (name, inner) in rule.object ?? [:] {
          if let member = value[name] {
            found += violations(of: inner, by: member, at: "\(path).\(name)")
          }
        }
      case "additionalProperties":
        for (name, member) in value.object ?? [:] {
          found += violations(of: rule, by: member, at: "\(path).\(name)")
        }
      case "items":
        for element in value.array ?? [] {
          found += violations(of: rule, by: element, at: "\(path)[]")
        }
      default: found.append("the schema uses \(keyword), which this test does not know")
      }
    }
    return found.sorted()
  }

  func kind(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

/// A stranger checks a span and a record with the commands of `Schema/archive-format.md`.
@Suite struct StrangerTests {
  func shell(_ command: String, in folder: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func headTailAndSha256sumShowAnySpan() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    let parts = [
      "\u{FEFF}Élodie said:\r\n“We were ", "never told", " of the ", "naïve plan 🌊", ".”\r\n",
    ]
    let source = try store.addSource("a.txt", parts.joined())
    let digest = Digest(of: Array(parts.joined().utf8))
    let path = "objects/sha256/\(digest.hex.prefix(2))/\(digest.hex)"
    let sum = try shell("sha256sum \(path)", in: scratch.archive)
    #expect(sum.prefix(64) == digest.hex)
    for part in [1, 3] {
      let end = parts[...part].joined().utf8.count
      let count = parts[part].utf8.count
      let words = try shell("head -c \(end) \(path) | tail -c \(count)", in: scratch.archive)
      #expect(Array(words.utf8) == Array(parts[part].utf8))
    }
    let found = try shell(
      "grep -arho '\"source\":\"[0-9a-f]*\",\"text\":\"\(digest)[^}]*' log/tile/entries",
      in: scratch.archive)
    #expect(found.hasPrefix("\"source\":\"\(source.id.hex)\""))
  }

  @Test func headTailAndSha256sumGiveARecordsID() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    try store.addSource("a.txt", "A.\n")
    let records = try store.records()
    let bundle = "log/tile/entries/000.p/4"
    var position = 0
    for record in records {
      let end = position + 2 + record.bytes.count
      let id = try shell(
        "(printf '\\000'; head -c \(end) \(bundle) | tail -c \(record.bytes.count)) | sha256sum",
        in: scratch.archive)
      #expect(id.prefix(64) == record.id.hex)
      position = end
    }
  }

  @Test func aProofIsCheckedWithoutTheArchive() throws {
    let scratch = try ScratchFolder()
    let store = try scratch.create()
    for number in 0..<5 { try store.addSource("\(number).txt", "Number \(number).\n") }
    for record in try store.records() {
      let text = try store.prove(record.id).text
      #expect(text.hasPrefix("c2sp.org/tlog-proof@v1\nindex \(record.index)\n"))
      let proof = try InclusionProof(parsing: text)
      #expect(proof.text == text)
      #expect(proof.isValid(for: record.bytes, key: store.info.publicKey))
      #expect(!proof.isValid(for: record.bytes + [0x20], key: store.info.publicKey))
      #expect(!proof.isValid(for: record.bytes, key: SigningKey().publicKey))
      var wrong = proof
      wrong = InclusionProof(
        index: (proof.index + 1) % 16, hashes: proof.hashes, checkpoint: proof.checkpoint)
      #expect(!wrong.isValid(for: record.bytes, key: store.info.publicKey))
    }
    for text in ["", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex 01\n\n"] {
      #expect(throws: PreservationError.self) { try InclusionProof(parsing: text) }
    }
  }
}

@Suite struct SignedNoteTests {
  static let key = SigningKey()
  static let name = "verbatim/test"

  @Test func aNoteIsTextEmptyLineAndSignature() throws {
    let note = try SignedNote(text: "first\n\nthird\n", name: Self.name, keys: [Self.key])
    let lines = note.note.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6 && lines[3] == "" && lines[5] == "")
    #expect(lines[4].hasPrefix("— verbatim/test "))
    let content = try #require(base64Decoded(lines[4].dropFirst(16)))
    #expect(content.count == 68)
    let hashed = Array("verbatim/test\n".utf8) + [1] + Self.key.publicKey.bytes
    #expect(Array(content[..<4]) == Array(Digest(of: hashed).bytes[..<4]))
    let read = try SignedNote(parsing: note.note)
    #expect(read == note)
    #expect(read.isSigned(by: Self.key.publicKey, name: Self.name))
    #expect(!read.isSigned(by: Self.key.publicKey, name: "verbatim/other"))
    #expect(!read.isSigned(by: SigningKey().publicKey, name: Self.name))
  }

  @Test func unknownSignaturesAreIgnoredAndAFalseOneSpoilsTheNote() throws {
    let other = SigningKey()
    let both = try SignedNote(text: "text\n", name: Self.name, keys: [Self.key, other])
    #expect(both.isSigned(by: Self.key.publicKey, name: Self.name))
    #expect(both.isSigned(by: other.publicKey, name: Self.name))
    let forged = both.note.replacingOccurrences(of: "text\n\n", with: "next\n\n")
    #expect(!(try SignedNote(parsing: forged)).isSigned(by: other.publicKey, name: Self.name))
  }

  @Test func theSmallestNoteIsRead() throws {
    // What the texts below are, but for one fault each.
    #expect(try SignedNote(parsing: "text\n\n— name AAAAAAA=\n").text == "text\n")
  }

  @Test(arguments: [
    "", "text\n", "text\n\n", "text\n\n- name AAAAAAA=\n", "text\n\n— name AAAAAAA=",
    "text\n\n— name\n", "text\n\n— na+me AAAAAAA=\n", "text\n\n— name AAAA\n", "text\n\n— name A\n",
    "te\u{9}xt\n\n— name AAAAAAA=\n", "text\r\n\r\n— name AAAAAAA=\r\n", "\n\n",
    "te\u{85}xt\n\n— name AAAAAAA=\n", "te\u{7F}xt\n\n— name AAAAAAA=\n",
    "text\n\n— na\u{9B}me AAAAAAA=\n", "text\n\n— na\u{A0}me AAAAAAA=\n",
    "text\n\n— na\u{202E}me AAAAAAA=\n", "text\n\n— na\u{2066}me AAAAAAA=\n",
    "text\n\n— na\u{200F}me AAAAAAA=\n", "text\n\n— na\u{2028}me AAAAAAA=\n",
  ])
  func otherTextsAreNoNotes(_ text: String) {
    #expect(throws: PreservationError.self) { try SignedNote(parsing: text) }
  }

  @Test func anOriginMayHaveLettersOfAnyScriptAndSpaces() throws {
    for origin in ["origin", "the log of Żółw", "журнал"] {
      let text = origin + "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
      let note = try SignedNote(text: text, name: "name", keys: [Self.key])
      #expect(try Checkpoint(parsing: note.note).origin == origin)
    }
  }

  @Test(arguments: [
    "origin\n1\n", "origin\n01\nAAAA\n", "origin\n-1\nAAAA\n", "origin\n1\nAAAA\n",
    "origin\nx\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "ori\u{202E}gin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "ori\u{2069}gin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "ori\u{9B}gin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "ori\u{2029}gin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "origin\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
  ])
  func otherNotesAreNoCheckpoints(_ text: String) throws {
    let note = try SignedNote(text: text, name: "origin", keys: [Self.key])
    #expect(throws: PreservationError.self) { try Checkpoint(parsing: note.note) }
  }
}
