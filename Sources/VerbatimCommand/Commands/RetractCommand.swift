import ArgumentParser
import Verbatim

struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Withdraw a record: it is hidden, and kept.",
    discussion:
      "A source's id withdraws the source with all that is known of it. Retracting a retraction brings the record back."
  )

  @Argument(
    help: "The id of a source, capture, alias, ruling or other record, or the beginning of it.")
  var id: String

  @Option(help: "Why.") var reason = ""
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let record = try archive.retract(id, reason: reason, agent: global.agentName)
    if global.json {
      Terminal.print(JSONValue.object(["record": .string(record.hex)]).indented, terminator: "")
    } else {
      global.note("It is hidden, and kept. To bring it back: verbatim retract \(record.short)")
    }
  }
}
