import ArgumentParser
import Foundation
import Synchronization
import Verbatim

/// The root command.
///
/// Parse, call the façade, print; errors become exit codes in one place.
@main
struct VerbatimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Keep sources, check quotations, list where outlets contradict each other.",
    discussion: """
      Start with `verbatim init`, then `verbatim add` your articles, reports and transcripts, and \
      read `verbatim quotes` and `verbatim conflicts`. Everything stays on this machine.

      Exit codes: 0 fine, 1 findings, 2 usage, 3 the archive is damaged, 4 some input could not be \
      read (what could be is kept, the rest is listed).
      """,
    version: "verbatim " + number,
    groupedSubcommands: [
      CommandGroup(
        name: "Sources",
        subcommands: [
          InitCommand.self, AddCommand.self, SetCommand.self, ListCommand.self, ShowCommand.self,
          SearchCommand.self, HistoryCommand.self,
        ]),
      CommandGroup(
        name: "Quotations and accounts",
        subcommands: [
          QuotesCommand.self, CheckCommand.self, AliasCommand.self, ConflictsCommand.self,
          RuleCommand.self, InspectCommand.self,
        ]),
      CommandGroup(
        name: "The archive itself",
        subcommands: [
          VerifyCommand.self, CheckpointCommand.self, ProveCommand.self, RetractCommand.self,
          EraseCommand.self, KeyCommand.self, ReindexCommand.self,
        ]),
    ])

  /// The program's version.
  static let number = "0.1.0"

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
      end(.fine)
    } catch {
      end(report(error))
    }
  }

  /// Ends the program; an answer that damage made incomplete is never an all-clear.
  private static func end(_ status: ExitStatus) {
    let isIncomplete = !ProgressLine.damage.withLock { $0.isEmpty }
    let answered: [ExitStatus] = [.fine, .findings]
    Foundation.exit(
      (isIncomplete && answered.contains(status) ? .damagedArchive : status).rawValue)
  }

  /// Tells a person what went wrong, and gives the exit status.
  private static func report(_ error: any Error) -> ExitStatus {
    switch error {
    case let status as ExitStatus:
      return status
    case let error as PreservationError:
      Terminal.warn("verbatim: " + TerminalText.safe(error.message, keepsLineBreaks: true))
      return error.isDamage ? .damagedArchive : error.isUnreadableInput ? .unreadableInput : .usage
    case let error as VerbatimError:
      Terminal.warn("verbatim: " + TerminalText.safe(error.message, keepsLineBreaks: true))
      return error.code == .unreadable ? .unreadableInput : .usage
    case let error as ArchiveIndexError:
      Terminal.warn("verbatim: " + TerminalText.safe(error.message, keepsLineBreaks: true))
      return .usage
    case let error as ModelError:
      Terminal.warn(
        "verbatim: \(TerminalText.safe(error.message)). Its resources must lie beside the program: "
          + "install it anew with `make install`.")
      return .usage
    default:
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        if !message.isEmpty { Terminal.print(message) }
        return .fine
      }
      Terminal.warn(TerminalText.safe(message, keepsLineBreaks: true))
      return .usage
    }
  }
}

/// What the exit status tells a script; the README prints the same table.
enum ExitStatus: Int32, Error {
  /// All is well and nothing was found.
  case fine = 0
  /// The command ran and found something: a conflict, damage that is noted, a problem.
  case findings = 1
  /// The request makes no sense or cannot be met.
  case usage = 2
  /// The archive is damaged.
  case damagedArchive = 3
  /// Some input could not be read; what could be is kept.
  case unreadableInput = 4
}
