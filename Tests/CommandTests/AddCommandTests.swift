import ArchiveTestSupport
import Foundation
import Testing

/// “Café” in encodings that are read.
private let encodings: [(String, [UInt8])] = {
  let cafe = Array("Caf".utf8) + [0xE9]
  let pairs: [UInt8] = "Café in pairs.\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  let quoted: [UInt8] = Array(" with ".utf8) + [0x93, 0x94, 0x0A]
  return [
    ("utf-8", Array("Café “quoted”.\n".utf8)),
    ("utf-8", [0xEF, 0xBB, 0xBF] + Array("Café with a mark.\n".utf8)),
    ("utf-16le", [0xFF, 0xFE] + pairs),
    ("windows-1252", cafe + quoted),
    ("iso-8859-1", cafe + Array(" without curly marks.\n".utf8)),
  ]
}()

/// What `verbatim add` says and does with files that a user may come with.
@Suite struct AddCommandTests {
  let folder: TemporaryFolder
  let verbatim: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    verbatim = CommandRunner(in: folder)
    #expect(try verbatim.run("init").status == 0)
  }

  /// The lines of `list --json`, parsed.
  func list() throws -> [[String: Any]] {
    try verbatim.run("list", "--json").output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func aMissingPathIsNamedAndTheRestIsKept() throws {
    try folder.write("The ferry was late.\n", to: "ferry.txt")
    let result = try verbatim.run("add", "ferry.txt", "nowhere.txt")
    #expect(result.status == 4)
    #expect(result.errors.contains("nowhere.txt: There is no such file."))
    #expect(try list().count == 1)
  }

  @Test func aFolderWithoutReadableFilesSaysSo() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("empty"), withIntermediateDirectories: true)
    let result = try verbatim.run("add", "empty")
    #expect(result.status == 4)
    #expect(result.errors.contains("empty: The folder has no file in it that can be added."))
    #expect(try list().isEmpty)
  }

  @Test func aFolderIsReadWithTheFoldersInIt() throws {
    try folder.write("One.\n", to: "story/one.txt")
    try folder.write("Two.\n", to: "story/deep/two.md")
    try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], to: "story/map.png")
    try folder.write("Hidden.\n", to: "story/.hidden.txt")
    let result = try verbatim.run("add", "story")
    #expect(result.status == 0)
    #expect(result.errors.contains("passed over: story/map.png"))
    #expect(try list().map { $0["file"] as? String } == ["story/deep/two.md", "story/one.txt"])
  }

  @Test func aNamedBinaryFileIsKeptWithoutText() throws {
    try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], to: "map.png")
    let result = try verbatim.run("add", "map.png")
    #expect(result.status == 0)
    #expect(result.output.contains("kept without text (image/png)"))
    #expect(try list().first?["text_digest"] is NSNull)
  }

  @Test func anEmptyFileIsRefused() throws {
    try folder.write("", to: "empty.txt")
    let result = try verbatim.run("add", "empty.txt")
    #expect(result.status == 4)
    #expect(result.errors.contains("empty.txt: The file is empty"))
    #expect(try list().isEmpty)
  }

  @Test func aFileThatMayNotBeOpenedIsNamed() throws {
    try folder.write("Locked.\n", to: "link-target.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling.txt"), withDestinationPath: "gone.txt")
    let result = try verbatim.run("add", "dangling.txt", "link-target.txt")
    #expect(result.status == 4)
    #expect(result.errors.contains("dangling.txt: This is a link to a file that is not there."))
    #expect(try list().count == 1)
  }

  @Test func namesAndTitlesFullOfEscapesNeverReachTheTerminal() throws {
    let name = "a\u{1B}[31mred\u{1B}]0;title\u{07}\u{202E}.txt"
    try folder.write("Plain words, \u{1B}[2Jcleared.\n", to: name)
    let added = try verbatim.run("add", name, "--title", "Red")
    #expect(added.status == 0)
    var outputs = [added.output, added.errors]
    for command in [
      ["list"], ["list", "--json"], ["show", name], ["show", name, "--json"], ["history", name],
      ["search", "plain"], ["search", "plain", "--json"], ["quotes"], ["conflicts"],
      ["add", "missing\u{1B}[31m.txt"],
    ] {
      let result = try verbatim.run(command)
      outputs += [result.output, result.errors]
    }
    for output in outputs {
      #expect(!output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    }
    let titled = try verbatim.run("add", name, "--title", "Red\u{1B}[31m")
    #expect(titled.status == 2)
    #expect(titled.errors.contains("control characters"))
  }

  @Test func theSameBytesFromTwoOutletsAreTwoSources() throws {
    try folder.write("The harbour is closed.\n", to: "wire.txt")
    #expect(try verbatim.run("add", "wire.txt", "--outlet", "North Post").status == 0)
    #expect(try verbatim.run("add", "wire.txt", "--outlet", "South Post").status == 0)
    let again = try verbatim.run("add", "wire.txt", "--outlet", "North Post")
    #expect(again.output.contains("already there"))
    #expect(try list().map { $0["outlet"] as? String } == ["North Post", "South Post"])
    #expect(Set(try list().map { $0["object"] as? String }).count == 1)
  }

  @Test func standardInputIsKeptUnderTheNameGiven() throws {
    let result = try verbatim.run(
      "add", "-", "--name", "call.txt", input: Array("She said yes.\n".utf8))
    #expect(result.status == 0)
    #expect(try list().first?["file"] as? String == "call.txt")
  }

  @Test func anAbsolutePathLosesItsFolders() throws {
    let path = try folder.write("Absolute.\n", to: "papers/absolute.txt")
    #expect(try verbatim.run("add", path).status == 0)
    #expect(try list().first?["file"] as? String == "absolute.txt")
  }

  @Test(arguments: encodings)
  func encodingsAreDetectedAndRecorded(charset: String, bytes: [UInt8]) throws {
    try folder.write(bytes, to: "encoded.txt")
    #expect(try verbatim.run("add", "encoded.txt").status == 0)
    let source = try #require(try list().first)
    #expect((source["charset"] as? String)?.lowercased() == charset)
    #expect(try verbatim.run("show", "encoded.txt").output.contains("Café"))
  }

  @Test func aFileOf200MegabytesIsKeptAndSearched() throws {
    let path = folder.path("large.txt")
    let line = Data(
      "The tide tables of the northern harbours fill many pages of small print.\n".utf8)
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    var block = Data()
    while block.count < 10_000_000 { block.append(line) }
    for _ in 0..<20 { try handle.write(contentsOf: block) }
    try handle.write(contentsOf: Data("A porpoise was seen.\n".utf8))
    try handle.close()
    let result = try verbatim.run("add", "large.txt")
    #expect(result.status == 0)
    #expect(result.errors.contains("it can be searched, and is not analysed"))
    #expect(try verbatim.run("search", "porpoise").output.contains("«porpoise»"))
  }
}
