public import Checking
public import SourceText

/// Writes checked quotations as one HTML page for the fact-checker's desk.
///
/// The page needs no script and loads nothing; every text in it is escaped.
public enum CheckPage {
  /// The page.
  public static func html(_ results: [CheckedQuotation]) -> String {
    var page = head(results)
    for (number, result) in results.enumerated() { page += section(result, number: number + 1) }
    return page + "</main>\n</body>\n</html>\n"
  }

  /// Text made safe inside an element or a quoted attribute: characters of markup as entities,
  /// control and direction characters shown as escapes.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in TerminalText.safe(text, keepsLineBreaks: true).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func head(_ results: [CheckedQuotation]) -> String {
    let counts = QuotationVerdict.allCases.compactMap { verdict -> String? in
      let count = results.lazy.filter { $0.check.verdict == verdict }.count
      return count == 0
        ? nil : "<span class=\"\(verdict.rawValue)\">\(count) \(name(verdict))</span>"
    }.joined(separator: " ")
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Quotations checked</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 1rem/1.5 Georgia, serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      header span, .verdict { font: bold .8rem sans-serif; padding: .1rem .5rem; border-radius: .2rem;
        color: #fff; background: #555; white-space: nowrap; }
      section { border-left: .4rem solid #555; margin: 1.5rem 0; padding: .2rem 1rem; }
      .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
      @media (max-width: 44rem) { .sides { grid-template-columns: 1fr; } }
      blockquote { margin: .3rem 0; } .meta, h3 { font: .85rem sans-serif; margin: .2rem 0; opacity: .8; }
      ul { font: .9rem sans-serif; } del { background: #f9c0c0; color: #600; } ins { background: #c4ecc4; color: #040; }
      .not_found, .spliced, .misattributed { background: #a11 !important; }
      .truncated, .altered { background: #b45309 !important; } .unquoted { background: #7a5c00 !important; }
      .adjusted { background: #2a5db0 !important; } .verbatim { background: #20713a !important; }
      section.not_found, section.spliced, section.misattributed { background: none !important; border-color: #a11; }
      section.truncated, section.altered { background: none !important; border-color: #b45309; }
      section.unquoted { background: none !important; border-color: #7a5c00; }
      section.adjusted { background: none !important; border-color: #2a5db0; }
      section.verbatim { background: none !important; border-color: #20713a; }
      </style>
      </head>
      <body>
      <header><h1>Quotations checked</h1><p>\(counts)</p></header>
      <main>

      """
  }

  private static func name(_ verdict: QuotationVerdict) -> String {
    verdict.rawValue.replacing("_", with: " ")
  }

  private static func section(_ result: CheckedQuotation, number: Int) -> String {
    let check = result.check
    let grade = check.grade.map { " · \($0.rawValue)" } ?? ""
    let place =
      result.place.map { " · \(escaped($0.file)), line \($0.start.line)" } ?? ""
    let speaker = result.draft.speaker.map { " · given to \(escaped($0))" } ?? ""
    let edits = check.matches.first?.edits ?? []
    var html = """
      <section class="\(check.verdict.rawValue)" id="q\(number)">
      <p><span class="verdict \(check.verdict.rawValue)">\(name(check.verdict))\(grade)</span> \
      <span class="meta">\(number)\(place)\(speaker) · speaker: \(check.speakerCheck.rawValue)</span></p>
      <div class="sides"><div><h3>The draft</h3>
      <blockquote>“\(marked(result.draft.text, result.draft.text.span, edits.map(\.draft), "ins"))”</blockquote>

      """
    if !check.findings.isEmpty {
      html += "<ul>\n"
      for finding in check.findings {
        html += "<li><b>\(name(finding.verdict))</b>: \(escaped(finding.message))</li>\n"
      }
      html += "</ul>\n"
    }
    html +=
      "</div><div><h3>\(check.verdict == .notFound ? "The nearest passages" : "The sources")</h3>\n"
    for match in check.matches.prefix(12) { html += passage(match, of: result) }
    if check.matches.isEmpty { html += "<p class=\"meta\">No source has anything like it.</p>\n" }
    if check.matches.count > 12 {
      html += "<p class=\"meta\">and \(check.matches.count - 12) more</p>\n"
    }
    return html + "</div></div>\n</section>\n"
  }

  private static func passage(_ match: QuotationMatch, of result: CheckedQuotation) -> String {
    let source = result.sources[match.source]
    let around = source.text.text.surroundings(of: match.extent, bytes: 160)
    let text = source.text.text
    let words =
      escaped(text[TextSpan(start: around.start, end: match.extent.start)])
      + "<mark>" + marked(text, match.extent, match.edits.map(\.source), "del") + "</mark>"
      + escaped(text[TextSpan(start: match.extent.end, end: around.end)])
    return """
      <blockquote>…\(words)…</blockquote>
      <p class="meta">\(escaped(source.label(of: match, speaker: result.speaker(of: match))))</p>

      """
  }

  /// A span with some of its parts inside elements.
  private static func marked(
    _ text: DocumentText, _ span: TextSpan, _ parts: [TextSpan], _ element: String
  ) -> String {
    var html = ""
    var place = span.start
    for part in parts.sorted() where !part.isEmpty && part.start >= place && part.end <= span.end {
      html += escaped(text[TextSpan(start: place, end: part.start)])
      html += "<\(element)>\(escaped(text[part]))</\(element)>"
      place = part.end
    }
    return html + escaped(text[TextSpan(start: place, end: span.end)])
  }
}

extension MatchedSource {
  /// The line that says whose words a passage is, where and when.
  public func label(of match: QuotationMatch, speaker: String?) -> String {
    let line = lines.line(ofByte: match.extent.start)
    var parts = [
      reference.outlet ?? "outlet not stated", reference.published ?? "undated",
      "\(reference.file), line \(line)",
    ]
    if match.quotation == nil {
      parts.append("not between quotation marks")
    } else {
      parts.append(speaker.map { "said by \($0)" } ?? "no speaker stated")
    }
    if role == "primary" { parts.append("primary source") }
    if !isCurrent { parts.append("an older capture") }
    return parts.joined(separator: " · ")
  }
}

extension DocumentText {
  /// A span with some bytes around it, cut at white space where there is any, at code points anyway,
  /// and never past an empty line.
  public func surroundings(of span: TextSpan, bytes: Int) -> TextSpan {
    var start = max(0, span.start - bytes)
    while start < span.start, !isBoundary(start) { start += 1 }
    if let line = (start..<span.start).last(where: { utf8[$0] == 0x0A }) {
      start = line + 1
    } else if start > 0, let space = (start..<span.start).first(where: { utf8[$0] == 0x20 }) {
      start = space + 1
    }
    var end = min(utf8.count, span.end + bytes)
    while end > span.end, !isBoundary(end) { end -= 1 }
    if let line = (span.end..<end).first(where: { utf8[$0] == 0x0A }) {
      end = line
    } else if end < utf8.count, let space = (span.end..<end).last(where: { utf8[$0] == 0x20 }) {
      end = space
    }
    return TextSpan(start: start, end: end)
  }
}
