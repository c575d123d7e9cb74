import ArgumentParser
import Foundation
import Verbatim

struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the log's signed checkpoint.",
    discussion:
      "Keep it where the archive's owner cannot reach it: `verify --checkpoint FILE` later proves that nothing before it was changed or taken out."
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    if global.json {
      Terminal.print(archive.checkpointJSON.indented, terminator: "")
    } else {
      // To a file as it is, to a terminal made safe.
      let note = archive.store.checkpoint.text
      let isTerminal = isatty(STDOUT_FILENO) == 1
      Terminal.print(
        isTerminal ? TerminalText.safe(note, keepsLineBreaks: true) : note, terminator: "")
    }
  }
}
