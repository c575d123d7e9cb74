public import ArgumentParser
import Foundation
public import Verbatim

extension QuotationVerdict: ExpressibleByArgument {}

struct CheckCommand: ParsableCommand {
  /// How results are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, html
  }

  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the quotations of a draft against the archive.",
    discussion: """
      Drafts are Markdown, HTML or plain text; each quotation is held against every source, also against \
      older captures, and shown with the passage that it comes from. Verdicts, the gravest first: \
      not_found, spliced, misattributed, truncated, altered, unquoted, adjusted, verbatim. Exit code 1 \
      when a verdict is at least as grave as --fail-on and is not in the baseline.
      """)

  @Argument(help: "Drafts: Markdown, HTML or plain text.") var drafts: [String] = []
  @Option(help: "Check these words instead of a draft.") var quote: String?
  @Option(help: "With --quote: who is said to have said them.") var speaker: String?
  @Option(
    help:
      "Check each line of this file, {\"id\",\"quote\",\"speaker\"?}; - is standard input. Prints one line of JSON each."
  )
  var batch: String?
  @Option(help: "text, json, sarif or html.") var format: Format?
  @Option(help: "The mildest verdict that fails.") var failOn: QuotationVerdict = .unquoted
  @Option(help: "A file of findings that were accepted: they are listed, and do not fail.")
  var baseline: String?
  @Flag(help: "Write what would fail to the baseline file.") var writeBaseline = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let ways = [!drafts.isEmpty, quote != nil, batch != nil].filter { $0 }.count
    guard ways == 1 else {
      throw ValidationError("Name drafts, or give --quote \"…\", or --batch FILE.jsonl.")
    }
    if speaker != nil, quote == nil { throw ValidationError("--speaker goes with --quote.") }
    if writeBaseline, baseline == nil {
      throw ValidationError("--write-baseline needs --baseline FILE.")
    }
  }

  func run() throws {
    let archive = try global.open()
    let accepted = try Baseline(at: baseline, mayBeMissing: writeBaseline)
    let checker = try ArchiveChecker(archive)
    if let batch {
      try run(batch: batch, checker: checker, accepted: accepted)
      return
    }
    var results: [CheckedQuotation] = []
    var hasUnread = false
    if let quote {
      results.append(try checker.check(DraftQuotation(quote, speaker: speaker)))
    }
    for path in drafts {
      do {
        let draft = try DraftDocument(at: path)
        results += try checker.check(draft, progress: global.progress)
      } catch let error as VerbatimError where error.code == .unreadable {
        Terminal.warn("verbatim: " + TerminalText.safe(error.message, keepsLineBreaks: true))
        hasUnread = true
      }
    }
    let failing = results.filter { $0.check.verdict.isAtLeast(failOn) }
    let fresh = failing.filter { !accepted.contains($0.fingerprint) }
    if writeBaseline, let baseline {
      try Baseline.write(failing, to: baseline)
      global.note("\(failing.count) findings are accepted in \(baseline).")
    }
    show(results, accepted: accepted)
    if hasUnread { throw ExitStatus.unreadableInput }
    if !fresh.isEmpty, !writeBaseline { throw ExitStatus.findings }
  }

  private func show(_ results: [CheckedQuotation], accepted: Baseline) {
    switch format ?? (global.json ? .json : .text) {
    case .json:
      Terminal.print(
        JSONValue.object(["results": .array(results.map(\.json))]).indented, terminator: "")
    case .sarif:
      Terminal.print(
        SarifLog.json(results, version: VerbatimCommand.number).indented, terminator: "")
    case .html:
      Terminal.print(CheckPage.html(results), terminator: "")
    case .text:
      CheckView(results: results, accepted: accepted, terminal: global.terminal).print()
      global.note(CheckView.count(results))
    }
  }

  /// Checks a batch, and prints each result as soon as it is there.
  private func run(batch: String, checker: ArchiveChecker, accepted: Baseline) throws {
    var hasFailed = false
    var hasUnread = false
    for (number, line) in try BatchLines(at: batch).enumerated() {
      do {
        guard let item = try BatchItem(line: line, number: number + 1) else { continue }
        let result = try checker.check(item.draft, id: item.id)
        Terminal.print(result.json.line, terminator: "")
        if result.check.verdict.isAtLeast(failOn), !accepted.contains(result.fingerprint) {
          hasFailed = true
        }
      } catch let error as VerbatimError where error.code == .unreadable {
        Terminal.warn("verbatim: " + TerminalText.safe(error.message))
        hasUnread = true
      }
    }
    if hasUnread { throw ExitStatus.unreadableInput }
    if hasFailed { throw ExitStatus.findings }
  }
}
