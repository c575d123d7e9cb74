import ArgumentParser
import Verbatim

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the sources.")

  @OptionGroup var filter: FilterOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let listing = try global.open().list(try filter.filter())
    if global.json {
      for source in listing { Terminal.print(source.json.line, terminator: "") }
      return
    }
    guard !listing.isEmpty else {
      global.note("No source is listed. Add some: verbatim add FILE…")
      return
    }
    let rows = listing.map { item in
      let source = item.source
      return [
        source.id.short, source.published ?? "—", source.outlet ?? "—",
        source.file,
        source.title ?? (source.text == nil ? "(no text)" : "—"),
      ]
    }
    Terminal.print(
      global.terminal.table(rows, heading: ["id", "published", "outlet", "file", "title"]))
  }
}
