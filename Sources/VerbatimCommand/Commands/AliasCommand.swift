import ArgumentParser
import Verbatim

struct AliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Say which names are one person or body, and which are not.",
    discussion: "`quotes --speaker` finds what is said under any of the names.",
    subcommands: [AliasAddCommand.self, AliasListCommand.self],
    defaultSubcommand: AliasListCommand.self)
}

struct AliasAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Record that two names are the same, or with --different that they are not.")

  @Argument(help: "A name.") var name: String
  @Argument(help: "Another name.") var alias: String

  @Flag(help: "The two names are not one person or body.") var different = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let id = try archive.addAlias(name, alias, isSame: !different, agent: global.agentName)
    if global.json {
      Terminal.print(try archive.aliasListing().json.indented, terminator: "")
    } else {
      global.note("Recorded as \(id.short). To take it back: verbatim retract \(id.short)")
    }
  }
}

struct AliasListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the recorded names.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let listing = try global.open().aliasListing()
    if global.json {
      Terminal.print(listing.json.indented, terminator: "")
      return
    }
    let rows = listing.aliases.map { alias in
      [
        alias.record.short, alias.name, alias.isSame ? "is" : "is not",
        alias.alias, alias.agent,
      ]
    }
    guard !rows.isEmpty else {
      global.note("No name is recorded. Record one: verbatim alias add NAME ALIAS")
      return
    }
    Terminal.print(
      global.terminal.table(rows, heading: ["record", "name", "", "other name", "agent"]))
  }
}
