import ArgumentParser
import Foundation
import Verbatim

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Create an archive.",
    discussion:
      "Makes the folder, the log with its first record, and a signing key, which is kept outside the archive."
  )

  @Argument(help: "The folder. Default: $VERBATIM_ARCHIVE, else Archive/ in the working folder.")
  var directory: String?

  @Option(help: "A name for the archive.")
  var name: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let stated = ProcessInfo.processInfo.environment["VERBATIM_ARCHIVE"] ?? ""
    let path = directory ?? global.archive ?? (stated.isEmpty ? "Archive" : stated)
    let archive = try Archive.create(at: path, name: name, agent: global.agentName)
    if global.json {
      Terminal.print(archive.summary.indented, terminator: "")
      return
    }
    Terminal.print("Created an archive in \(TerminalText.safe(path)).")
    global.note(
      """
      Its signing key is \(archive.store.keyPath).
      Keep a copy of the key: without it the archive can be read and not written to.
      Next: verbatim add FILE… --archive \(path)
      """)
  }
}
