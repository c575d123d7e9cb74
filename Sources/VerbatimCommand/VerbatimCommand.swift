import ArgumentParser

/// Keeps sources, checks quotations, and lists where accounts contradict each other.
@main
struct VerbatimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Keep sources, check quotations, list where outlets contradict each other.")
}
