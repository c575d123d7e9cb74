import ArgumentParser
import Verbatim

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search the texts.",
    discussion:
      #"All words must occur; "several words" must follow each other; begin* finds every word that begins so."#
  )

  @Argument(help: "The words.")
  var words: [String]

  @Option(help: "The source to search; may be given several times.")
  var source: [String] = []

  @Option(help: "The largest number of results.")
  var limit = 20

  @OptionGroup var filter: FilterOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a whole number from 1 on.") }
  }

  func run() throws {
    let archive = try global.open()
    let sources = try source.map { try archive.resolve($0) }
    let results = try archive.search(
      words.joined(separator: " "),
      filter: try filter.filter(sources: sources.isEmpty ? nil : sources),
      limit: limit)
    if global.json {
      Terminal.print(results.json.indented, terminator: "")
      return
    }
    let terminal = global.terminal
    for result in results.results {
      Terminal.print(Heading.line(result.source, terminal))
      let snippet = TerminalText.line(result.hit.snippet)
        .replacing(SearchHit.open, with: terminal.isColored ? "\u{1B}[1;4m" : "«")
        .replacing(SearchHit.close, with: terminal.isColored ? "\u{1B}[0m" : "»")
      Terminal.print(terminal.wrapped(snippet, indent: 4))
    }
    if results.results.isEmpty { global.note("Nothing was found.") }
  }
}
