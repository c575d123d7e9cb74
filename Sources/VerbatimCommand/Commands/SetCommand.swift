import ArgumentParser
import Verbatim

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "State a source's outlet, title, author, date, URL, tags, role or status.",
    discussion:
      "What you state wins over what the source says of itself. An empty value says that nobody states it. Tags take the place of those it had."
  )

  @Argument(help: "The source: its id, the beginning of it, or its file name.")
  var source: String

  @OptionGroup var metadata: MetadataOptions

  @Option(help: "primary (transcript, recording, document, release) or secondary (article).")
  var role: String?

  @Option(help: "A note on its state, such as checked or embargoed.")
  var status: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    var stated = metadata.metadata()
    stated.role = role
    stated.status = status
    let archive = try global.open()
    let source = try archive.resolve(source)
    try archive.set(stated, of: source, agent: global.agentName)
    if global.json {
      Terminal.print(try archive.sheet(of: source).json.indented, terminator: "")
    } else {
      global.note("\(source.short) is set.")
    }
  }
}
