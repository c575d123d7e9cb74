import ArchiveTestSupport
import Foundation
import Testing

/// What the command does with the archive as a whole.
@Suite struct ArchiveCommandTests {
  let folder: TemporaryFolder
  let verbatim: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    verbatim = CommandRunner(in: folder)
    #expect(try verbatim.run("init").status == 0)
  }

  private func object(_ result: CommandRunner.Result) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func source(_ file: String) throws -> String {
    for line in try verbatim.run("list", "--json").output.split(separator: "\n") {
      let item = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      if item?["file"] as? String == file, let id = item?["source"] as? String { return id }
    }
    Issue.record("\(file) is not listed")
    return ""
  }

  @Test func aStrangerChecksAQuotationWithHeadTailAndSha256sum() throws {
    try folder.write(
      "The gate held — so far.\r\n“Café Orla stays shut,” said Mara Olt, the harbour master.\r\n",
      to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let listing = try object(try verbatim.run("quotes", "--json"))
    let quotation = try #require((listing["quotations"] as? [[String: Any]])?.first)
    let digest = try #require(quotation["text_digest"] as? String).dropFirst("sha256:".count)
    let start = try #require(quotation["byte_start"] as? Int)
    let end = try #require(quotation["byte_end"] as? Int)
    // The commands are those of Schema/archive-format.md, as printed.
    let blocks = try Self.shellBlocks(of: "Schema/archive-format.md")
    #expect(blocks.count == 3)
    let values = "cd Archive; TEXT=\(digest); START=\(start); END=\(end)\n"
    let span = try verbatim.shell(values + blocks[0])
    #expect(span.status == 0 && span.errors == "")
    let lines = span.output.split(separator: "\n", maxSplits: 1)
    #expect(lines.first == "\(digest)  objects/sha256/\(digest.prefix(2))/\(digest)")
    #expect(lines.last == "Café Orla stays shut,")
    #expect(quotation["text"] as? String == lines.last.map(String.init))
    // Which source the text belongs to, and which record that is.
    let id = try source("gate.txt")
    let owner = try verbatim.shell(values + blocks[1])
    #expect(owner.output.hasPrefix("\"source\":\"\(id)\",\"text\":\"sha256:\(digest)\""))
    let bundle = "BUNDLE=$(ls log/tile/entries/000.p/*)\n"
    let records = try verbatim.shell(values + bundle + blocks[2])
    #expect(records.status == 0 && records.errors == "")
    let record = try #require(records.output.components(separatedBy: "\(id)  -\n").last)
    #expect(records.output.contains("\(id)  -\n"))
    #expect(record.hasPrefix("{") && record.prefix { $0 != "\n" }.contains("\"file\":\"gate.txt\""))
  }

  /// The fenced `sh` blocks of a document, in order.
  private static func shellBlocks(of document: String) throws -> [String] {
    let text = try String(
      contentsOf: SharedData.repository.appendingPathComponent(document), encoding: .utf8)
    return text.components(separatedBy: "```sh\n").dropFirst().map { rest in
      String(rest.components(separatedBy: "\n```")[0]) + "\n"
    }
  }

  @Test func aNewerFormatIsLeftAloneWithAdvice() throws {
    let path = folder.path("Archive/archive.json")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let newer = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":99")
    #expect(newer != text)
    try newer.write(toFile: path, atomically: true, encoding: .utf8)
    for command in [["list"], ["verify"], ["add", "."]] {
      let result = try verbatim.run(command)
      #expect(result.status == 2)
      #expect(result.errors.contains("99"))
      #expect(result.errors.lowercased().contains("newer"))
    }
  }

  @Test func twoWritersAtOnceBothGetThrough() throws {
    for number in 1...20 {
      try folder.write("North report \(number).\n", to: "north/report-\(number).txt")
      try folder.write("South report \(number).\n", to: "south/report-\(number).txt")
    }
    let writers = [try verbatim.start(["add", "north"]), try verbatim.start(["add", "south"])]
    for writer in writers {
      let result = try writer.finish()
      #expect(result.status == 0, "\(result.errors)")
    }
    let lines = try verbatim.run("list", "--json").output.split(separator: "\n")
    #expect(lines.count == 40)
    #expect(try verbatim.run("verify", "--deep").status == 0)
  }

  @Test func aKilledAddLeavesAllOrNothing() throws {
    for number in 1...60 {
      try folder.write("Report \(number) of the lock keepers.\n", to: "files/report-\(number).txt")
    }
    try folder.write("The first one.\n", to: "first.txt")
    #expect(try verbatim.run("add", "first.txt").status == 0)
    for delay in [2, 5, 10, 15, 20, 30, 50, 80] {
      let adding = try verbatim.start(["add", "files"])
      usleep(useconds_t(delay * 1_000))
      adding.process.kill()
      _ = try adding.finish()
      let count = try verbatim.run("list", "--json").output.split(separator: "\n").count
      #expect([1, 61].contains(count), "after \(delay) ms: \(count) sources")
      #expect(try verbatim.run("verify", "--deep").status == 0)
    }
    #expect(try verbatim.run("add", "files").status == 0)
    #expect(try verbatim.run("list", "--json").output.split(separator: "\n").count == 61)
  }

  @Test func whatIsErasedIsNowhereLeft() throws {
    try folder.write("The informant is Pelle Quistermark.\n", to: "secret.txt")
    try folder.write("The gate is shut.\n", to: "public.txt")
    #expect(try verbatim.run("add", "secret.txt", "--title", "Zyxwvut").status == 0)
    #expect(try verbatim.run("add", "public.txt").status == 0)
    #expect(try verbatim.run("search", "informant").output.contains("secret.txt"))
    let refused = try verbatim.run("erase", "secret.txt", input: [])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--yes"))
    #expect(try verbatim.run("erase", "secret.txt", "--yes").status == 0)
    for word in ["Quistermark", "Zyxwvut", "secret.txt"] {
      let left = try verbatim.shell("grep -rlaF \(word) Archive")
      #expect(left.output == "", "\(word) is left in \(left.output)")
    }
    #expect(try verbatim.run("verify", "--deep").status == 0)
    #expect(try verbatim.run("list").output.contains("public.txt"))
  }

  @Test func whatIsRetractedIsHiddenAndComesBack() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let id = try source("gate.txt")
    let retraction = try object(try verbatim.run("retract", id, "--reason", "wrong file", "--json"))
    #expect(try verbatim.run("list", "--json").output == "")
    #expect(try verbatim.run("search", "gate").output == "")
    let record = try #require(retraction["record"] as? String)
    #expect(try verbatim.run("retract", record).status == 0)
    #expect(try source("gate.txt") == id)
    #expect(try verbatim.run("search", "gate").output.contains("gate.txt"))
  }

  @Test func whatAPersonSetsWinsAndShowsWhereItIsFrom() throws {
    try folder.write(
      "---\ntitle: Gate shut\noutlet: North Post\n---\n\nThe gate is shut for the winter.\n",
      to: "gate.md")
    #expect(try verbatim.run("add", "gate.md").status == 0)
    #expect(try verbatim.run("show", "gate.md").output.contains("North Post  (front matter)"))
    #expect(
      try verbatim.run("set", "gate.md", "--outlet", "South Post", "--agent", "Anna").status == 0)
    #expect(try verbatim.run("show", "gate.md").output.contains("South Post  (set by Anna)"))
    #expect(try verbatim.run("set", "gate.md", "--outlet", "").status == 0)
    let sheet = try object(try verbatim.run("show", "gate.md", "--json"))
    #expect(sheet["outlet"] is NSNull)
    #expect(sheet["title"] as? String == "Gate shut")
    let refused = try verbatim.run("set", "gate.md", "--published", "03/04/2025")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("2025-07-18"))
  }

  @Test func aCopyWithoutItsKeyIsReadAndAdopted() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let elsewhere = ["VERBATIM_KEYS": folder.path("other-keys")]
    #expect(try verbatim.run(["list"], environment: elsewhere).output.contains("gate.txt"))
    try folder.write("Another.\n", to: "another.txt")
    let refused = try verbatim.run(["add", "another.txt"], environment: elsewhere)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("key adopt"))
    #expect(try verbatim.run(["key", "adopt"], environment: elsewhere).status == 0)
    #expect(try verbatim.run(["add", "another.txt"], environment: elsewhere).status == 0)
    #expect(try verbatim.run(["verify", "--deep"], environment: elsewhere).status == 0)
  }

  @Test func aCheckpointKeptElsewhereIsHeldAgainstTheArchive() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let held = try verbatim.run("checkpoint").output
    try folder.write(held, to: "held.txt")
    try folder.write("Another.\n", to: "another.txt")
    #expect(try verbatim.run("add", "another.txt").status == 0)
    let good = try verbatim.run("verify", "--checkpoint", "held.txt")
    #expect(good.status == 0)
    #expect(good.output.contains("Nothing is lost or altered"))
    let json = try object(try verbatim.run("verify", "--checkpoint", "held.txt", "--json"))
    #expect((json["summary"] as? String)?.contains("held against the checkpoint of") == true)
    var lines = held.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[2] = "AAAA" + lines[2].dropFirst(4)
    try folder.write(lines.joined(separator: "\n"), to: "forged.txt")
    #expect(try verbatim.run("verify", "--checkpoint", "forged.txt").status == 3)
  }

  @Test func aDamagedObjectIsNamedWithWhatItCosts() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    _ = try verbatim.shell(
      "f=$(find Archive/objects -type f | head -1); chmod u+w \"$f\"; printf X | dd of=\"$f\" conv=notrunc 2>/dev/null"
    )
    let result = try verbatim.run("verify", "--deep")
    #expect(result.status == 3)
    #expect(result.output.contains("objects/sha256/"))
    #expect(result.output.contains("gate.txt"))
  }

  @Test func aSpanTheBytesAndTheRecordsAreShown() throws {
    try folder.write("“Café Orla stays shut,” said Mara Olt.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    #expect(try verbatim.run("show", "gate.txt", "--span", "3-8").output == "Café\n")
    #expect(try verbatim.run("show", "gate.txt", "--span", "3-7").status == 2)
    #expect(try verbatim.run("show", "gate.txt", "--span", "8-3").status == 2)
    #expect(
      try verbatim.run("show", "gate.txt", "--marks").output.contains("“⟦Café Orla stays shut,⟧”"))
    #expect(
      try verbatim.run("show", "gate.txt", "--raw").output
        == "“Café Orla stays shut,” said Mara Olt.\n")
    #expect(try verbatim.run("show", "gate.txt", "--records").output.contains("capture.added"))
  }

  @Test func aRetractedSourceHasAHistory() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let id = try source("gate.txt")
    #expect(try verbatim.run("retract", id, "--reason", "wrong file").status == 0)
    let history = try verbatim.run("history", String(id.prefix(8)))
    #expect(history.status == 0)
    #expect(history.output.contains("wrong file"))
  }

  @Test func aRotatedKeyGoesOn() throws {
    #expect(try verbatim.run("key", "rotate").status == 0)
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    #expect(try verbatim.run("verify", "--deep").status == 0)
    #expect(try verbatim.run("reindex").status == 0)
    #expect(try verbatim.run("list").output.contains("gate.txt"))
  }

  @Test func whatOneAddsWhileOthersReadIsSeenByAll() throws {
    for number in 1...40 {
      try folder.write("Report \(number) of the lock keepers.\n", to: "files/report-\(number).txt")
    }
    let adding = try verbatim.start(["add", "files"])
    for _ in 1...8 {
      let listed = try verbatim.run("list", "--json")
      #expect(listed.status == 0, "\(listed.errors)")
      #expect([0, 40].contains(listed.output.split(separator: "\n").count))
    }
    #expect(try adding.finish().status == 0)
    #expect(try verbatim.run("list", "--json").output.split(separator: "\n").count == 40)
  }

  @Test func anArchiveIsNoSource() throws {
    let result = try verbatim.run("add", "Archive")
    #expect(result.status == 4)
    #expect(result.errors.contains("This is an archive, not a source."))
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", ".").status == 0)
    let listed = try verbatim.run("list", "--json").output
    #expect(listed.contains("\"gate.txt\""))
    #expect(!listed.contains("archive.json"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func anArchiveThatCannotBeWrittenToIsReadAndRefusesToBeWritten() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    _ = try verbatim.shell("rm -f Archive/index.sqlite*; chmod -R a-w Archive")
    defer { _ = try? verbatim.shell("chmod -R u+w Archive") }
    #expect(try verbatim.run("list").output.contains("gate.txt"))
    #expect(try verbatim.shell("find cache -name '*.sqlite'").output.contains("cache/verbatim/"))
    try folder.write("Another.\n", to: "another.txt")
    let refused = try verbatim.run("add", "another.txt")
    #expect(refused.status == 2)
    #expect(!refused.errors.isEmpty)
  }

  @Test func anAnswerThatDamageMadeIncompleteIsNoAllClear() throws {
    try folder.write("“The gate is shut,” said Mara Olt.\n", to: "gate.txt")
    try folder.write("“The lock is open,” said Ida Vell.\n", to: "lock.txt")
    #expect(try verbatim.run("add", "gate.txt", "lock.txt").status == 0)
    _ = try verbatim.shell(
      "f=$(grep -rl Mara Archive/objects); chmod u+w \"$f\"; printf X | dd of=\"$f\" conv=notrunc 2>/dev/null"
    )
    for command in ["quotes", "conflicts"] {
      let result = try verbatim.run(command)
      #expect(result.status == 3)
      #expect(result.errors.contains("gate.txt is lost or altered"))
    }
    #expect(try verbatim.run("quotes").output.contains("Ida Vell"))
  }

  @Test func aMisspeltOutletIsNoAllClear() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt", "--outlet", "North Post").status == 0)
    for command in [
      ["list", "--outlet", "Nort Post"], ["quotes", "--outlet", "Nort Post"],
      ["search", "gate", "--outlet", "Nort Post"],
      ["conflicts", "--between", "North Post,Nort Post"],
    ] {
      let result = try verbatim.run(command)
      #expect(result.status == 2)
      #expect(result.errors.contains("No source has the outlet \"Nort Post\""))
    }
  }

  @Test func anArchiveInAParentFolderIsFound() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let result = try verbatim.shell(
      "mkdir -p sub/deep && cd sub/deep && \(CommandRunner.command.path) list")
    #expect(result.output.contains("gate.txt"))
  }

  @Test func aNameThatIsNotUTF8IsAProblemAndNotPassedOver() throws {
    _ = try verbatim.shell(
      "mkdir odd && printf 'Words.' > \"odd/$(printf 'bad\\377.txt')\"; printf 'More.' > odd/good.txt"
    )
    let result = try verbatim.run("add", "odd")
    #expect(result.status == 4)
    #expect(result.errors.contains("Its name is not in UTF-8"))
    #expect(try verbatim.run("list").output.contains("odd/good.txt"))
  }

  @Test func whatTheAnalysisSeesIsShownWithoutAnArchive() throws {
    let elsewhere = CommandRunner(in: try TemporaryFolder())
    try elsewhere.folder.write(
      "The council said on Monday that the lock cost 2.6 million euros. “It leaks,” said Mayor Mara Olt.\n",
      to: "lock.txt")
    let result = try elsewhere.run("inspect", "lock.txt", "--date", "2025-07-18")
    #expect(result.status == 0)
    for words in ["2025-07-14", "2600000", "Mara Olt", "mayor", "It leaks"] {
      #expect(result.output.contains(words), "\(words)")
    }
    #expect(try elsewhere.run("inspect", "gone.txt").status == 4)
    #expect(try elsewhere.run("inspect", "lock.txt", "--date", "soon").status == 2)
  }

  @Test func aLanguageThatIsStatedIsNotGuessedAt() throws {
    let elsewhere = CommandRunner(in: try TemporaryFolder())
    try elsewhere.folder.write("Ormvell Tarn 2024-05-06\n", to: "short.txt")
    #expect(try !elsewhere.run("inspect", "short.txt").output.contains("DATE"))
    let stated = try elsewhere.run("inspect", "short.txt", "--language", "en-GB")
    #expect(stated.status == 0 && stated.output.contains("2024-05-06"))
    let wrong = try elsewhere.run("inspect", "short.txt", "--language", "klingon")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--language klingon: there is no such language here"))
  }

  @Test func addingTheFileAgainPutsBackWhatWasLost() throws {
    try folder.write("# The gate\n\nIt is *shut*.\n", to: "gate.md")
    #expect(try verbatim.run("add", "gate.md").status == 0)
    // The capture, its text and the map back: all that the source rests on.
    _ = try verbatim.shell("find Archive/objects -type f -exec rm -f {} +")
    #expect(try verbatim.run("verify").status == 3)
    let again = try verbatim.run("add", "gate.md")
    #expect(again.status == 0)
    #expect(again.errors.contains("put back"))
    #expect(try verbatim.run("verify", "--deep").status == 0)
    #expect(try verbatim.run("show", "gate.md").output.contains("It is shut."))
  }

  @Test func filesBesideTheArchivesOwnAreNamedOnOneLine() throws {
    try folder.write("Notes.\n", to: "Archive/notes.md")
    try folder.write("More.\n", to: "Archive/more\u{1B}[31m.md")
    let result = try verbatim.run("verify")
    #expect(result.status == 0)
    #expect(
      result.output.contains("Not the archive's own, and left alone: more\\u{1b}[31m.md, notes.md.")
    )
  }

  @Test func withoutAnArchiveTheAdviceIsToMakeOne() throws {
    let elsewhere = CommandRunner(in: try TemporaryFolder())
    let result = try elsewhere.run("list")
    #expect(result.status == 2)
    #expect(result.errors.contains("verbatim init"))
  }

  @Test func idsAreShortenedAsWithGit() throws {
    try folder.write("The gate is shut.\n", to: "gate.txt")
    #expect(try verbatim.run("add", "gate.txt").status == 0)
    let id = try source("gate.txt")
    #expect(try verbatim.run("show", String(id.prefix(6))).status == 0)
    let unknown = try verbatim.run("show", "0000000000")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("verbatim list"))
  }
}
