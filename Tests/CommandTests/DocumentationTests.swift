import ArchiveTestSupport
import Foundation
import Testing

/// What the documents say of the command is what the command says of itself.
@Suite struct DocumentationTests {
  private func read(_ name: String) throws -> String {
    try String(contentsOf: SharedData.repository.appendingPathComponent(name), encoding: .utf8)
  }

  private func help(_ arguments: String...) throws -> String {
    let runner = CommandRunner(in: try TemporaryFolder())
    let result = try runner.run(arguments + ["--help"], environment: ["COLUMNS": "400"])
    #expect(result.status == 0)
    return result.output
  }

  private func commands(in help: String) -> [String] {
    help.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("  "), let first = line.dropFirst(2).first, first.isLowercase else {
        return nil
      }
      return line.split(separator: " ").first.map(String.init)
    }
  }

  @Test func everyCommandIsInTheReadme() throws {
    let readme = try read("README.md")
    let names = commands(in: try help())
    #expect(names.count > 15)
    for name in names { #expect(readme.contains("| `\(name)` |"), "\(name)") }
    let listed = readme.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(listed.count == names.count)
  }

  @Test func everyCommandHasAnAbstractAndDescribesItsArguments() throws {
    for name in commands(in: try help()) {
      let text = try help(name)
      #expect(text.hasPrefix("OVERVIEW: "), "\(name)")
      #expect(text.contains("USAGE: verbatim \(name)"), "\(name)")
    }
  }

  @Test func everyLinkInTheDocumentsLeadsToAFile() throws {
    var count = 0
    for name in ["README.md", "DESIGN.md", "CHANGELOG.md", "EVALUATION.md", "Archive/README.md"] {
      let folder = SharedData.repository.appendingPathComponent(name).deletingLastPathComponent()
      for part in try read(name).components(separatedBy: "](").dropFirst() {
        let target = String(part.prefix { $0 != ")" && $0 != "#" })
        guard !target.isEmpty, !target.contains("://") else { continue }
        count += 1
        let file = folder.appendingPathComponent(target).path
        #expect(FileManager.default.fileExists(atPath: file), "\(name): \(target)")
      }
    }
    #expect(count > 5)
  }

  @Test func everyExitCodeIsInTheReadme() throws {
    let readme = try read("README.md")
    for code in 0...4 { #expect(readme.contains("| \(code) |")) }
  }

  @Test func everyMakeTargetOfTheReadmeExists() throws {
    let readme = try read("README.md")
    let makefile = try read("Makefile")
    var count = 0
    for part in readme.components(separatedBy: "make ").dropFirst() {
      let target = part.prefix { $0.isLetter }
      guard readme.contains("`make \(target)`") || readme.contains("    make \(target)") else {
        continue
      }
      count += 1
      #expect(makefile.contains("\n\(target):"), "make \(target)")
    }
    #expect(count >= 3)
  }
}
