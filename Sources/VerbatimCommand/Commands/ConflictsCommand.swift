public import ArgumentParser
import Foundation
public import Verbatim

extension Conflict.Kind: ExpressibleByArgument {}
extension Conflict.Grade: ExpressibleByArgument {}
extension ConflictStatus: ExpressibleByArgument {}

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "List where outlets' accounts contradict each other.",
    discussion: """
      Each conflict is one question with two or more answers, shown with the passages that give them. \
      Grades: conflict (both cannot be true as printed), possible (it is in doubt whether both speak \
      of one fact), disagreement (named speakers oppose each other), update (a later report \
      supersedes an earlier one). Exit code 1 when any is listed.
      """)

  @Option(help: "Only this kind; may be given several times.") var kind: [Conflict.Kind] = []
  @Option(help: "Only this grade; may be given several times.") var grade: [Conflict.Grade] = []
  @Option(help: "Only between these two outlets: \"Outlet A,Outlet B\".") var between: String?
  @Option(help: "Only about this name.") var about: String?
  @Option(
    help: "open (not ruled on), confirmed, reconciled or dismissed. Default: all but dismissed.")
  var status: ConflictStatus?
  @Flag(help: "With --json: print every two passages of different sides, too.") var pairs = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let listing = try archive.conflicts(
      ConflictFilter(
        kinds: kind, grades: grade, between: try outlets(), about: about, status: status))
    if global.json {
      Terminal.print(listing.json(isPaired: pairs).indented, terminator: "")
    } else {
      ConflictView(listing: listing, terminal: global.terminal).print()
      global.note(ConflictView.count(listing))
    }
    if !listing.conflicts.isEmpty { throw ExitStatus.findings }
  }

  private func outlets() throws -> [String] {
    guard let between else { return [] }
    let outlets = between.split(separator: ",").map {
      String($0).trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    guard outlets.count == 2 else {
      throw ValidationError(
        "--between takes two outlets with a comma between them: \"Outlet A,Outlet B\".")
    }
    return outlets
  }
}
