import ArgumentParser
import Foundation
import Verbatim

struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Remove a source for good, where the law or someone's safety demands it.",
    discussion: """
      Removes the source's bytes and texts, unless another source uses them, and empties its records. \
      What remains is that records stood there, so that proofs of all else hold. It cannot be undone; \
      copies and backups elsewhere are not reached.
      """)

  @Argument(help: "The source: its id or the beginning of it.")
  var source: String

  @Option(help: "Why, for the record that remains. Leave out what must not be kept.")
  var reason = ""

  @Flag(help: "Do not ask.") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let plan = try archive.planErasure(of: source)
    if !yes {
      guard isatty(STDIN_FILENO) == 1 else {
        throw ValidationError(
          "Erasure cannot be undone. Add --yes to erase \(plan.file.debugDescription).")
      }
      Terminal.warn(
        "This removes “\(TerminalText.line(plan.file))” for good: \(plan.report.records.count) records, \(plan.report.objects.count) objects."
          + "\nType the first eight characters of its id to go on:")
      guard readLine() == plan.source.short else {
        Terminal.warn("Nothing was erased.")
        throw ExitStatus.usage
      }
    }
    try archive.erase(plan, reason: reason, agent: global.agentName)
    if global.json {
      Terminal.print(plan.json.indented, terminator: "")
    } else {
      global.note(
        "Erased: \(plan.report.records.count) records, \(plan.report.objects.count) objects.")
      if !plan.report.sharedObjects.isEmpty {
        global.note(
          "\(plan.report.sharedObjects.count) objects are kept because another source uses them.")
      }
    }
  }
}
