import ArchiveTestSupport
import Foundation
import Testing

/// The JSON that commands print is what `Schema/output` says.
@Suite struct OutputSchemaTests {
  let folder: TemporaryFolder
  let verbatim: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    verbatim = CommandRunner(in: folder)
  }

  private func check(_ result: CommandRunner.Result, against name: String) throws {
    try check(result.output, against: name)
  }

  private func check(_ output: String, against name: String) throws {
    let schema = try SchemaChecker.schema("output/\(name).schema.json")
    #expect(!schema.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    #expect(SchemaChecker.problems(value, schema: schema) == [], "\(name)")
  }

  @Test func everyCommandPrintsWhatItsSchemaSays() throws {
    try check(try verbatim.run("init", "--json"), against: "init")
    let articles = SharedData.repository.appendingPathComponent("Tests/SampleArticles")
    let files = try FileManager.default.contentsOfDirectory(atPath: articles.path).sorted()
      .filter { !$0.hasSuffix(".json") }
    for (number, file) in files.enumerated() {
      let result = try verbatim.run(
        "add", articles.appendingPathComponent(file).path, "--outlet", "Outlet \(number)", "--json")
      try check(result, against: "add")
    }
    let listed = try verbatim.run("list", "--json")
    let lines = listed.output.split(separator: "\n")
    #expect(lines.count == files.count)
    for line in lines {
      try check(String(line), against: "list")
    }
    try check(try verbatim.run("quotes", "--json"), against: "quotes")
    let conflicts = try verbatim.run("conflicts", "--json", "--pairs")
    #expect(conflicts.status == 1)
    try check(conflicts, against: "conflicts")
    let article = articles.appendingPathComponent(files[0]).path
    try check(try verbatim.run("inspect", article, "--json"), against: "inspect")
    try check(try verbatim.run("search", "gate", "--json"), against: "search")
    try check(try verbatim.run("check", article, "--json"), against: "check")
    try check(
      try verbatim.run("check", "--quote", "I was told about the cracks", "--json"),
      against: "check")
    try check(try verbatim.run("show", files[0], "--json"), against: "show")
    try check(try verbatim.run("history", files[0], "--json"), against: "history")
    try check(try verbatim.run("verify", "--json"), against: "verify")
    try check(try verbatim.run("checkpoint", "--json"), against: "checkpoint")
    try check(
      try verbatim.run("alias", "add", "Ilse D.", "Ilse Dorvane", "--json"), against: "aliases")
    let id = try #require(
      (try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])?["source"]
        as? String)
    try check(try verbatim.run("prove", id, "--json"), against: "prove")
    try check(try verbatim.run("reindex", "--json"), against: "reindex")
    try check(try verbatim.run("key", "rotate", "--json"), against: "key")
    let found = try JSONSerialization.jsonObject(with: Data(conflicts.output.utf8))
    let first = ((found as? [String: Any])?["conflicts"] as? [[String: Any]])?.first
    let handle = try #require(first?["fingerprint"] as? String)
    let ruling = try verbatim.run("rule", handle, "confirm", "--reason", "Seen.", "--json")
    try check(ruling, against: "record")
    try check(try verbatim.run("erase", id, "--yes", "--json"), against: "erase")
  }

  @Test func theCheckerFindsWhatIsWrong() throws {
    let schema = try SchemaChecker.schema("output/init.schema.json")
    let wrong: [String: Any] = ["path": 4, "archive_id": "a", "origin": "o", "more": true]
    let problems = SchemaChecker.problems(wrong, schema: schema)
    #expect(
      problems.sorted() == [
        "$.path: is no string", "$: has more, which is not described", "$: has no format",
      ])
  }
}
