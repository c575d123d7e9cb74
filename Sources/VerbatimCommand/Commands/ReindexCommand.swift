import ArgumentParser
import Verbatim

struct ReindexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex", abstract: "Make the index anew from objects and log.",
    discussion:
      "The index is derived: deleting it loses nothing, and every command makes it anew when it is missing."
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    try archive.reindex()
    try archive.analyseAll()
    let count = try archive.list().count
    if global.json {
      Terminal.print(JSONValue.object(["sources": .integer(count)]).indented, terminator: "")
    }
    global.note("The index was made anew: \(count) sources.")
  }
}
