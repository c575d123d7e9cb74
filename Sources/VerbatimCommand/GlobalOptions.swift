import ArgumentParser
import Foundation
import Verbatim

/// When to colour output.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The archive's folder.",
      discussion:
        "Default: $VERBATIM_ARCHIVE, else the nearest archive, or Archive/ folder with one, in or above the working folder."
    ))
  var archive: String?

  @Option(help: "Your name in records. Default: your account's name.")
  var agent: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print only results and errors: no progress, no notes.")
  var quiet = false

  @Option(help: "When to use colour: auto, always or never.")
  var color: ColorChoice = .auto
}

extension GlobalOptions {
  var terminal: Terminal { Terminal(color: color) }

  /// Where the archive is, or would be made.
  var archivePath: String {
    if let archive, !archive.isEmpty { return archive }
    if let path = ProcessInfo.processInfo.environment["VERBATIM_ARCHIVE"], !path.isEmpty {
      return path
    }
    let files = FileManager.default
    var folder = files.currentDirectoryPath
    while true {
      for place in [folder, folder + "/Archive"]
      where files.fileExists(atPath: place + "/archive.json") {
        return place
      }
      if folder == "/" || folder.isEmpty { break }
      folder = (folder as NSString).deletingLastPathComponent
    }
    return files.currentDirectoryPath + "/Archive"
  }

  /// Who makes a record.
  var agentName: String {
    if let agent, !agent.isEmpty { return agent }
    let name = NSUserName()
    return name.isEmpty ? "unknown" : name
  }

  func open() throws -> Archive {
    try Archive.open(at: archivePath, progress: progress)
  }

  /// Shows long work on a terminal, and only warnings elsewhere.
  var progress: WorkProgress {
    ProgressLine(isShown: !quiet && isatty(STDERR_FILENO) == 1).progress
  }

  func note(_ text: String) {
    if !quiet { Terminal.warn(TerminalText.safe(text, keepsLineBreaks: true)) }
  }
}

/// The filters of commands that list sources or what stands in them.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only this outlet.")
  var outlet: String?

  @Option(help: "Only sources with this tag; may be given several times.")
  var tag: [String] = []

  @Option(help: "Only what was published on this day or later (2025, 2025-07 or 2025-07-18).")
  var from: String?

  @Option(help: "Only what was published on this day or earlier.")
  var to: String?
}

extension FilterOptions {
  func filter(sources: [Digest]? = nil) throws -> SourceFilter {
    // Only the day counts.
    func day(_ date: String?, as name: String) throws -> String? {
      try date.map { String(try PublicationDate.parse($0, as: name).prefix(10)) }
    }
    return SourceFilter(
      outlet: outlet, tags: tag, from: try day(from, as: "--from"), to: try day(to, as: "--to"),
      sources: sources)
  }
}
