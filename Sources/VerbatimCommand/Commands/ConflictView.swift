import Verbatim

/// Conflicts as a person reads them: the question, each answer, and the words of each side.
struct ConflictView {
  var listing: ConflictListing
  var terminal: Terminal

  func print() {
    for (number, conflict) in listing.conflicts.enumerated() {
      if number > 0 { Terminal.print("") }
      show(conflict, number: number + 1)
    }
  }

  static func count(_ listing: ConflictListing) -> String {
    let total = listing.conflicts.count
    let hidden =
      listing.dismissed > 0
      ? " Dismissed and not shown: \(listing.dismissed) (--status dismissed)." : ""
    switch total {
    case 0: return "No conflict is listed." + hidden
    case 1:
      return "1 conflict. Rule on it: verbatim rule ID confirm|reconcile|dismiss --reason \"…\""
        + hidden
    default:
      return
        "\(total) conflicts. Rule on one: verbatim rule ID confirm|reconcile|dismiss --reason \"…\""
        + hidden
    }
  }

  private func show(_ conflict: Conflict, number: Int) {
    let grade = terminal.styled(conflict.grade.rawValue.uppercased(), Self.style(conflict.grade))
    let handle = terminal.styled(conflict.fingerprint, .yellow)
    Terminal.print("\(handle)  \(grade) · \(conflict.kind.rawValue) · \(conflict.weight.rawValue)")
    Terminal.print(
      terminal.wrapped(terminal.styled(TerminalText.line(conflict.summary), .bold), indent: 2))
    for side in conflict.sides {
      let outlets = support(of: side)
      Terminal.print(
        "  \(terminal.styled("▪", .cyan)) \(TerminalText.line(side.value))  "
          + terminal.styled("(\(outlets))", .dim))
      for passage in side.passages { show(passage) }
    }
    if !conflict.reconciledBy.isEmpty {
      Terminal.print("  \(terminal.styled("✓", .green)) What may reconcile them:")
      for passage in conflict.reconciledBy { show(passage) }
    }
    if let ruling = conflict.ruling {
      Terminal.print(
        terminal.wrapped(
          "Ruling: \(ruling.decision.rawValue) by \(TerminalText.line(ruling.author)): \(TerminalText.line(ruling.reason))",
          indent: 2, hanging: 4))
    }
  }

  private func support(of side: Conflict.Side) -> String {
    let isStated = side.passages.allSatisfy { listing.place(of: $0)?.source.outlet != nil }
    let noun = isStated ? "outlet" : "source"
    return "\(side.independent) independent \(noun)" + (side.independent == 1 ? "" : "s")
  }

  private func show(_ passage: Passage) {
    guard let place = listing.place(of: passage) else { return }
    var parts = [
      TerminalText.line(place.source.outlet ?? "outlet not stated"),
      TerminalText.line(place.source.published ?? "undated"),
      TerminalText.line(place.source.file) + ", line \(place.line)",
    ]
    if let speaker = passage.saidBy { parts.append("said by " + TerminalText.line(speaker)) }
    Terminal.print(terminal.wrapped(place.marked(passage, terminal), indent: 6))
    Terminal.print("      " + terminal.styled(parts.joined(separator: " · "), .dim))
  }

  private static func style(_ grade: Conflict.Grade) -> Terminal.Style {
    switch grade {
    case .conflict: .red
    case .possible: .yellow
    case .disagreement: .blue
    case .update: .dim
    }
  }
}

extension PassagePlace {
  /// The passage on one line, its focus marked.
  func marked(_ passage: Passage, _ terminal: Terminal) -> String {
    func words(_ start: Int, _ end: Int) -> String {
      // White space at the ends is kept as one space, so that the marks stand right.
      let part = text[TextSpan(start: start, end: end)]
      let line = TerminalText.line(part)
      let before = part.first?.isWhitespace == true ? " " : ""
      let after = part.last?.isWhitespace == true && !line.isEmpty ? " " : ""
      return before + line + after
    }
    let focus = words(passage.focus.start, passage.focus.end)
    return words(passage.span.start, passage.focus.start)
      + (terminal.isColored
        ? focus.split(separator: " ").map { terminal.styled(String($0), .marked) }.joined(
          separator: " ")
        : "⟦\(focus)⟧") + words(passage.focus.end, passage.span.end)
  }
}
