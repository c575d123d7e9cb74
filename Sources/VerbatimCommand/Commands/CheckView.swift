import Verbatim

/// Checked quotations as a person reads them: the draft's words and the source's, one above the
/// other.
struct CheckView {
  var results: [CheckedQuotation]
  var accepted: Baseline
  var terminal: Terminal

  /// The most passages shown for one quotation.
  private static let passages = 6

  func print() {
    for (number, result) in results.enumerated() {
      if number > 0 { Terminal.print("") }
      show(result)
    }
  }

  static func count(_ results: [CheckedQuotation]) -> String {
    guard !results.isEmpty else { return "No quotation was found to check." }
    let counts = QuotationVerdict.allCases.compactMap { verdict -> String? in
      let count = results.lazy.filter { $0.check.verdict == verdict }.count
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let noun = results.count == 1 ? "quotation" : "quotations"
    return "\(results.count) \(noun): " + counts.joined(separator: ", ") + "."
  }

  private func show(_ result: CheckedQuotation) {
    let check = result.check
    var heading = [
      terminal.styled(check.verdict.rawValue.uppercased(), Self.style(check.verdict))
        + (check.grade.map { " (\($0.rawValue))" } ?? "")
    ]
    if let place = result.place {
      heading.append("\(TerminalText.line(place.file)), line \(place.start.line)")
    }
    if let speaker = result.draft.speaker {
      heading.append("given to \(TerminalText.line(speaker))")
    }
    heading.append("speaker: \(check.speakerCheck.rawValue)")
    if accepted.contains(result.fingerprint) { heading.append("accepted in the baseline") }
    Terminal.print(heading.joined(separator: " · "))
    let edits = check.matches.first?.edits ?? []
    let quote = result.draft.text
    line("draft ", "“" + marked(quote, quote.span, edits.map(\.draft)) + "”")
    let shown = check.matches.prefix(Self.passages)
    for match in shown { show(match, of: result) }
    if check.matches.count > shown.count {
      Terminal.print("    … and \(check.matches.count - shown.count) more passages (--json)")
    }
    for finding in check.findings where finding.verdict != .verbatim {
      Terminal.print(
        terminal.wrapped("- " + TerminalText.line(finding.message), indent: 2, hanging: 4))
    }
  }

  private func show(_ match: QuotationMatch, of result: CheckedQuotation) {
    let source = result.sources[match.source]
    let text = source.text.text
    let around = text.surroundings(of: match.extent, bytes: 60)
    let before = TextSpan(start: around.start, end: match.extent.start)
    let after = TextSpan(start: match.extent.end, end: around.end)
    let words = marked(text, match.extent, match.edits.map(\.source))
    let label = result.check.verdict == .notFound ? "near  " : "source"
    line(
      label,
      (before.isEmpty ? "" : dimmed("…" + marked(text, before, []))) + words
        + (after.isEmpty ? "" : dimmed(marked(text, after, []) + "…")))
    let name = source.label(of: match, speaker: result.speaker(of: match))
    Terminal.print("          " + terminal.styled(TerminalText.line(name), .dim))
  }

  /// Each word by itself, so that line breaks fall outside the colour.
  private func dimmed(_ words: String) -> String {
    guard terminal.isColored else { return words }
    return words.split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : terminal.styled(String($0), .dim) }.joined(separator: " ")
  }

  private func line(_ label: String, _ text: String) {
    Terminal.print(
      "  " + terminal.styled(label, .dim) + "  "
        + terminal.wrapped(text, indent: 0, hanging: 10))
  }

  /// The words of a span on one line, with some of its parts marked.
  private func marked(_ text: DocumentText, _ span: TextSpan, _ parts: [TextSpan]) -> String {
    var result = ""
    var place = span.start
    func add(_ part: TextSpan) {
      let words = text[part]
      let line = TerminalText.line(words)
      result +=
        (words.first?.isWhitespace == true ? " " : "") + line
        + (words.last?.isWhitespace == true && !line.isEmpty ? " " : "")
    }
    for part in parts.sorted() where part.start >= place && part.end <= span.end && !part.isEmpty {
      add(TextSpan(start: place, end: part.start))
      let words = TerminalText.line(text[part])
      result +=
        terminal.isColored
        ? words.split(separator: " ").map { terminal.styled(String($0), .marked) }
          .joined(separator: " ") : "⟦\(words)⟧"
      place = part.end
    }
    add(TextSpan(start: place, end: span.end))
    return result
  }

  private static func style(_ verdict: QuotationVerdict) -> Terminal.Style {
    switch verdict {
    case .notFound, .spliced, .misattributed, .truncated: .red
    case .altered, .unquoted: .yellow
    case .adjusted: .blue
    case .verbatim: .green
    }
  }
}
