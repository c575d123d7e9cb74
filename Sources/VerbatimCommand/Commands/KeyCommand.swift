import ArgumentParser
import Verbatim

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Manage the key that signs the log.",
    subcommands: [KeyAdoptCommand.self, KeyRotateCommand.self])
}

struct KeyAdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Make a copy of an archive, which comes without its key, one that you can write to.",
    discussion:
      "Makes a new key and records it. The old key did not sign it: the record says so, and `verify` shows it."
  )

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    try archive.adoptKey(agent: global.agentName)
    if global.json { Terminal.print(archive.keyJSON.indented, terminator: "") }
    global.note("The archive now has a key of its own: \(archive.store.keyPath)")
  }
}

struct KeyRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "Replace the key by a new one, signed by the old one.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let old = archive.store.keyPath
    try archive.rotateKey(agent: global.agentName)
    if global.json { Terminal.print(archive.keyJSON.indented, terminator: "") }
    global.note("The new key is \(archive.store.keyPath)")
    global.note("The old one is left in \(old): delete it if it may be known to others.")
  }
}
