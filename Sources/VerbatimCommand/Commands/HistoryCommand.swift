import ArgumentParser
import Verbatim

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show everything that was recorded about a source.")

  @Argument(help: "The source: its id, the beginning of it, or its file name.")
  var source: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let history = try archive.history(of: try archive.resolveEvenRetracted(source))
    if global.json {
      Terminal.print(history.json.indented, terminator: "")
      return
    }
    Terminal.print(Heading.line(history.source, global.terminal))
    RecordTable.print(history.records, global.terminal)
  }
}
