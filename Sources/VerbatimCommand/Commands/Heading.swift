import Verbatim

/// The line that names a source above what is said about it.
enum Heading {
  static func line(_ source: IndexedSource, _ terminal: Terminal) -> String {
    var parts = [
      terminal.styled(TerminalText.line(source.outlet ?? "outlet not stated"), .bold),
      TerminalText.line(source.published ?? "undated"),
    ]
    if let title = source.title { parts.append(TerminalText.line(title)) }
    parts.append(terminal.styled(TerminalText.line(source.file), .dim))
    return terminal.styled(source.id.short, .yellow) + "  " + parts.joined(separator: " · ")
  }
}
