import ArgumentParser
import Foundation
import Verbatim

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Keep source files.",
    discussion: """
      Files, folders (with all folders in them), or - for standard input. All are kept in one commit; \
      a file that cannot be read is listed and does not stop the others. Title, author, outlet, date \
      and URL are read from front matter, HTML and Source: lines; what you state here wins.
      """)

  @Argument(help: "Files, folders, or - for standard input.")
  var paths: [String]

  @OptionGroup var metadata: MetadataOptions

  @Option(help: "The source that the file is a new capture of.")
  var replaces: String?

  @Option(help: "The name to keep standard input under.")
  var name: String = "standard-input.txt"

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let inputs = try paths.map { path -> Input in
      guard path == "-" else { return .path(path) }
      let bytes = try FileHandle.standardInput.readToEnd() ?? Data()
      return .bytes(Array(bytes), name: InputName.clean(name))
    }
    let report = try archive.add(
      inputs, stating: metadata.metadata(), replacing: replaces.map { try archive.resolve($0) },
      agent: global.agentName)
    if global.json {
      Terminal.print(report.json.indented, terminator: "")
    } else {
      show(report)
    }
    if !report.problems.isEmpty { throw ExitStatus.unreadableInput }
  }

  private func show(_ report: AddReport) {
    let terminal = global.terminal
    for addition in report.additions {
      let id = terminal.styled(addition.source.short, .yellow)
      let file = TerminalText.line(addition.file)
      switch addition.outcome {
      case .added:
        let kind =
          addition.hasText
          ? "" : terminal.styled("  kept without text (\(addition.mediaType))", .dim)
        Terminal.print("\(id)  \(file)\(kind)")
      case .captured:
        Terminal.print("\(id)  \(file)  new capture")
      case .present:
        Terminal.print("\(id)  \(file)  already there")
      }
      for note in addition.notes { global.note("         " + note) }
    }
    for name in report.skipped {
      global.note(
        "passed over: \(TerminalText.line(name)) holds no text that can be read; name it to keep it"
      )
    }
    for problem in report.problems {
      Terminal.warn("\(TerminalText.line(problem.path)): \(TerminalText.line(problem.message))")
    }
    func count(_ outcome: Addition.Outcome) -> Int {
      report.additions.filter { $0.outcome == outcome }.count
    }
    let parts = [
      (count(.added), "added"), (count(.captured), "new captures"),
      (count(.present), "already there"),
      (report.problems.count, "could not be read"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    global.note(parts.isEmpty ? "Nothing was added." : parts.joined(separator: ", ") + ".")
  }
}

/// What a person states about sources on the command line.
struct MetadataOptions: ParsableArguments {
  @Option(help: "Who published it.") var outlet: String?
  @Option(help: "Its title.") var title: String?
  @Option(help: "Who wrote it.") var author: String?
  @Option(help: "When it was published: 2025, 2025-07, 2025-07-18 or 2025-07-18T09:30:00Z.")
  var published: String?
  @Option(help: "Where it stood.") var url: String?
  @Option(help: "A tag; may be given several times.") var tag: [String] = []

  func metadata() -> Metadata {
    Metadata(
      outlet: outlet, title: title, author: author, published: published, url: url,
      tags: tag.isEmpty ? nil : tag)
  }
}
