import ArgumentParser
import Foundation
import Verbatim

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing in the archive was lost or altered.",
    discussion: """
      Checks the checkpoint's signature, every entry and tile of the log against its root, and that \
      every object a record names is there; with --deep, the digest of every object. With \
      --checkpoint, holds the archive against a checkpoint that someone kept elsewhere. Exit code 3 \
      when something is damaged.
      """)

  @Flag(help: "Also compute the digest of every object.") var deep = false
  @Option(help: "A file with a checkpoint kept elsewhere.") var checkpoint: String?
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let held = try checkpoint.map { path in
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ValidationError("There is no checkpoint to read in \(path.debugDescription).")
      }
      return Array(data)
    }
    let report = try Archive.verify(at: global.archivePath, isDeep: deep, against: held)
    if global.json {
      Terminal.print(report.json.indented, terminator: "")
    } else {
      show(report)
    }
    if report.isDamaged { throw ExitStatus.damagedArchive }
  }

  private func show(_ report: VerificationReport) {
    let terminal = global.terminal
    // Files that cost nothing share one line, after all that may cost something.
    let strangers = report.findings.filter { $0.rule == "unknown-file" && $0.cost == "nothing" }
    for finding in report.findings where !strangers.contains(finding) {
      let label: String
      switch finding.severity {
      case .damage: label = terminal.styled("damage ", .red)
      case .warning: label = terminal.styled("warning", .yellow)
      case .note: label = terminal.styled("note   ", .dim)
      }
      Terminal.print(
        terminal.wrapped(
          "\(label) \(TerminalText.line(finding.target)): \(TerminalText.line(finding.message))",
          hanging: 8))
      if !finding.cost.isEmpty, finding.cost != "nothing" {
        Terminal.print(terminal.wrapped("It costs: \(TerminalText.line(finding.cost))", indent: 8))
      }
    }
    if !strangers.isEmpty {
      let names = strangers.map { TerminalText.line($0.target) }.joined(separator: ", ")
      Terminal.print(
        terminal.wrapped("Not the archive's own, and left alone: \(names).", hanging: 2))
    }
    let entries = report.size.map { "\($0) log entries. " } ?? ""
    Terminal.print(
      terminal.wrapped(
        report.isDamaged
          ? "The archive is damaged; what is not listed above is sound. \(report.summary)"
          : "Nothing is lost or altered: \(entries)\(report.summary)"))
  }
}
