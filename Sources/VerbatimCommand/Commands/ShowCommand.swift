import ArgumentParser
import Foundation
import Verbatim

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a source: what is known of it and its text.",
    discussion:
      "The words between quotation marks are marked: in colour on a terminal, with ⟦ and ⟧ with --marks."
  )

  @Argument(help: "The source: its id, the beginning of it, or its file name.")
  var source: String

  @Flag(help: "Mark quotations with ⟦ and ⟧, also without colour.")
  var marks = false

  @Flag(help: "Write the bytes of the newest capture as they were received.")
  var raw = false

  @Flag(help: "Show the records about the source.")
  var records = false

  @Option(
    help: ArgumentHelp(
      "Print one span: START-END in bytes of the text, end exclusive.", valueName: "start-end"))
  var span: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let id = try archive.resolve(source)
    if raw {
      guard isatty(STDOUT_FILENO) == 0 else {
        throw ValidationError("Raw bytes may upset a terminal: redirect them, as in `> file`.")
      }
      Terminal.write(try archive.capture(of: id))
      return
    }
    let sheet = try archive.sheet(of: id)
    if let span {
      try show(span: span, of: sheet)
    } else if global.json {
      Terminal.print(sheet.json.indented, terminator: "")
    } else {
      show(sheet)
    }
  }

  private func show(_ sheet: SourceSheet) {
    let terminal = global.terminal
    let source = sheet.source
    Terminal.print(terminal.styled(TerminalText.line(source.title ?? source.file), .bold))
    var rows: [(String, String)] = [
      ("id", source.id.hex), ("file", TerminalText.line(source.file)),
    ]
    for field in ["outlet", "author", "published", "updated", "url", "language", "role", "status"] {
      guard let value = source.values[field] else { continue }
      let origin = TerminalText.line(source.origins[field] ?? "")
      rows.append((field, TerminalText.line(value) + terminal.styled("  (\(origin))", .dim)))
    }
    if !source.tags.isEmpty {
      rows.append(("tags", TerminalText.line(source.tags.joined(separator: ", "))))
    }
    if let capture = source.capture {
      rows.append(
        (
          "capture",
          "\(capture.object) · \(capture.size) bytes · \(TerminalText.line(capture.mediaType))"
        ))
    }
    if let text = source.text {
      rows.append(
        (
          "text",
          text.map == nil
            ? "the capture itself"
            : "\(text.digest) · \(TerminalText.line(text.extractor)) \(text.version)"
        ))
      if let charset = text.charset { rows.append(("encoding", TerminalText.line(charset))) }
    }
    for (name, value) in rows {
      let label = name + String(repeating: " ", count: 10 - name.count)
      Terminal.print(terminal.styled(label, .dim) + value)
    }
    Terminal.print("")
    if records {
      RecordTable.print(sheet.records, terminal)
    } else if let text = sheet.text {
      TextView(
        text: text, marked: sheet.quotations.flatMap(\.marked), terminal: terminal, brackets: marks
      )
      .print()
    } else if source.text != nil {
      Terminal.print("The text is missing or damaged: `verbatim verify --deep` says more.")
    } else {
      Terminal.print(
        "There is no text in it that can be read. `verbatim show --raw` writes its bytes.")
    }
  }

  private func show(span: String, of sheet: SourceSheet) throws {
    let ends = span.split(separator: "-").compactMap { Int($0) }
    guard ends.count == 2, ends[0] <= ends[1] else {
      throw ValidationError(
        "--span \(span.debugDescription) is not START-END in bytes, such as 120-180.")
    }
    guard let text = sheet.text, ends[1] <= text.utf8.count, text.isBoundary(ends[0]),
      text.isBoundary(ends[1])
    else {
      throw ValidationError(
        "--span \(span) does not lie on code points of this text of \(sheet.text?.utf8.count ?? 0) bytes."
      )
    }
    Terminal.print(
      TerminalText.safe(text[TextSpan(start: ends[0], end: ends[1])], keepsLineBreaks: true))
  }
}
