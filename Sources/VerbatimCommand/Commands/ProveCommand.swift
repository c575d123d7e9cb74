import ArgumentParser
import Verbatim

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Print a proof that a record is in the log.",
    discussion:
      "The proof holds the record's place, the hashes up to the root, and the signed checkpoint.")

  @Argument(help: "The record's id or the beginning of it; a source's id is that of its record.")
  var record: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let proof = try archive.prove(record)
    Terminal.print(global.json ? proof.json.indented : proof.text, terminator: "")
  }
}
