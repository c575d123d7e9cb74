import Verbatim

/// A text with line numbers and marked spans.
struct TextView {
  var text: DocumentText
  var marked: [TextSpan]
  var terminal: Terminal
  /// Whether marks are also shown without colour.
  var brackets: Bool

  func print() {
    let lines = LineIndex(text)
    let digits = String(lines.lineCount).count
    for number in 1...max(1, lines.lineCount) {
      guard let span = lines.span(ofLine: number) else { continue }
      let label = String(repeating: " ", count: digits - String(number).count) + String(number)
      Terminal.print(
        terminal.styled(label, .dim) + "  "
          + terminal.wrapped(content(span), indent: 0, hanging: digits + 2).trimmingLineEnd)
    }
  }

  private func content(_ line: TextSpan) -> String {
    var result = ""
    var place = line.start
    for run in runs(in: line) {
      result += safe(TextSpan(start: place, end: run.start))
      result += highlighted(safe(run))
      place = run.end
    }
    return result + safe(TextSpan(start: place, end: line.end))
  }

  /// The marked bytes of a line, as runs that neither overlap nor touch.
  private func runs(in line: TextSpan) -> [TextSpan] {
    var runs: [TextSpan] = []
    for span in marked.sorted() where span.overlaps(line) {
      let cut = TextSpan(start: max(span.start, line.start), end: min(span.end, line.end))
      if let last = runs.last, cut.start <= last.end {
        runs[runs.count - 1] = last.union(cut)
      } else {
        runs.append(cut)
      }
    }
    return runs
  }

  private func highlighted(_ words: String) -> String {
    if brackets { return "⟦" + words + "⟧" }
    guard terminal.isColored else { return words }
    // Each word by itself, so that line breaks fall outside the colour.
    return words.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : terminal.styled(String($0), .cyan) }.joined(separator: " ")
  }

  private func safe(_ span: TextSpan) -> String {
    TerminalText.safe(text[span].replacing("\t", with: "  "))
  }
}

extension String {
  /// The string without spaces at its end.
  var trimmingLineEnd: String {
    var result = self
    while result.hasSuffix(" ") { result.removeLast() }
    return result
  }
}
