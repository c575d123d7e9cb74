import ArgumentParser
import Verbatim

/// What a person decides about a conflict, as a verb.
enum RulingVerb: String, ExpressibleByArgument, CaseIterable {
  case confirm, reconcile, dismiss

  var decision: Ruling.Decision {
    switch self {
    case .confirm: .confirmed
    case .reconcile: .reconciled
    case .dismiss: .dismissed
    }
  }
}

struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule", abstract: "Rule on a conflict: confirm, reconcile or dismiss it.",
    discussion:
      "The ruling is kept in the log. It stays with the passages when they are analysed anew or another outlet joins a side."
  )

  @Argument(help: "The conflict's handle, or the beginning of it, as `conflicts` shows it.")
  var conflict: String

  @Argument(help: "confirm, reconcile or dismiss.")
  var verb: RulingVerb

  @Option(help: "Why.")
  var reason: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let id = try archive.rule(conflict, verb.decision, reason: reason, agent: global.agentName)
    if global.json {
      Terminal.print(JSONValue.object(["record": .string(id.hex)]).indented, terminator: "")
    } else {
      global.note("Recorded as \(id.short). To take it back: verbatim retract \(id.short)")
    }
  }
}
