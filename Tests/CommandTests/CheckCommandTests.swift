import ArchiveTestSupport
import Foundation
import Testing

/// `verbatim check` as a user runs it.
@Suite struct CheckCommandTests {
  let folder: TemporaryFolder
  let verbatim: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    verbatim = CommandRunner(in: folder)
    try verbatim.run("init")
    try write(
      "The pier is shut. “The old pier is not safe this winter,” said Mayor Tilde Askerby.\n",
      to: "article.txt")
    try verbatim.run("add", "article.txt", "--outlet", "Orvesund <b>Post</b>")
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.url.appendingPathComponent(name))
  }

  @Test func exitCodesFollowTheVerdict() throws {
    #expect(
      try verbatim.run("check", "--quote", "The old pier is not safe this winter").status == 0)
    #expect(try verbatim.run("check", "--quote", "The old pier is safe this winter").status == 1)
    #expect(
      try verbatim.run(
        "check", "--quote", "The old pier is safe this winter", "--fail-on", "not_found"
      ).status == 0)
    #expect(try verbatim.run("check").status == 2)
    #expect(try verbatim.run("check", "no-such-draft.md").status == 4)
  }

  @Test func aBaselineAcceptsWhatAnEditorAccepted() throws {
    try write("“The old pier is safe this winter,” said Askerby.\n", to: "draft.md")
    #expect(try verbatim.run("check", "draft.md").status == 1)
    let written = try verbatim.run(
      "check", "draft.md", "--baseline", "accepted.txt", "--write-baseline")
    #expect(written.status == 0)
    #expect(try verbatim.run("check", "draft.md", "--baseline", "accepted.txt").status == 0)
    try write("A line.\n\n“The old pier is safe this winter,” said Askerby.\n", to: "draft.md")
    #expect(try verbatim.run("check", "draft.md", "--baseline", "accepted.txt").status == 0)
  }

  @Test func wordDocumentsAreRefusedClearly() throws {
    try Data([0x50, 0x4B, 3, 4, 0, 0, 0, 0]).write(
      to: folder.url.appendingPathComponent("draft.docx"))
    let result = try verbatim.run("check", "draft.docx")
    #expect(result.status == 4)
    #expect(result.errors.contains("Word documents are not read yet"))
  }

  @Test func nothingFromASourceIsPrintedUnescaped() throws {
    try write(
      "“The old pier is <script>alert(1)</script> \u{1B}[31m safe \u{202E} this winter,” said \"><img>.\n",
      to: "draft.txt")
    let page = try verbatim.run("check", "draft.txt", "--format", "html").output
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>Post"))
    for format in ["text", "json", "sarif", "html"] {
      let output = try verbatim.run("check", "draft.txt", "--format", format, "--color", "never")
      #expect(
        !output.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(format)")
    }
  }

  @Test func aBatchAnswersLineByLine() throws {
    let batch = """
      {"id":"a","quote":"The old pier is not safe this winter","speaker":"Askerby"}

      no JSON
      {"id":2,"quote":"The old pier is safe this winter"}
      """
    let result = try verbatim.run("check", "--batch", "-", input: Array(batch.utf8))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("\"verdict\":\"verbatim\"") == true)
    #expect(lines.last?.contains("\"verdict\":\"altered\"") == true)
    #expect(result.status == 4)
    #expect(result.errors.contains("Line 3"))
  }

  @Test func olderCapturesAreCheckedToo() throws {
    try write("“The old pier is as good as new,” said Mayor Tilde Askerby.\n", to: "later.txt")
    let listed = try verbatim.run("list", "--json").output
    let source = try #require(
      (try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [String: Any])?["source"]
        as? String)
    let added = try verbatim.run("add", "later.txt", "--replaces", source)
    #expect(added.status == 0, "\(added.errors)")
    let result = try verbatim.run("check", "--quote", "The old pier is not safe this winter")
    #expect(result.status == 0)
    #expect(result.output.contains("an older capture"))
  }

  @Test func oddDraftsDoNotStopIt() throws {
    let drafts = [
      "", "“", "”“", "“”", "“…”", String(repeating: "“", count: 5_000), "<p>“a</q><blockquote>",
      "“" + String(repeating: "word ", count: 10_000) + "”", "“👩‍👩‍👧‍👦,” said 🏳️‍🌈.",
      "«مرحبا بالعالم» קרא „שלום“ 「港は閉鎖」",
    ]
    for (number, text) in drafts.enumerated() {
      for ending in ["md", "html", "txt"] {
        try write(text, to: "odd-\(number).\(ending)")
        let result = try verbatim.run("check", "odd-\(number).\(ending)")
        #expect([0, 1, 4].contains(result.status), "\(number) \(ending) \(result.errors)")
      }
    }
  }
}
