import ArgumentParser
import Foundation

/// Measures the analysis of texts: what it costs, and that no input breaks it.
@main
struct ProbeLanguage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe-language",
    abstract: "Measures what the analysis of texts costs, and that no input breaks it.",
    subcommands: [Cost.self, Fuzz.self])
}

/// Writes a line to standard error.
func note(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}
