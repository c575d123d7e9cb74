import ArgumentParser
import Verbatim

struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes", abstract: "List quotations and who is said to have said them.")

  @Argument(help: "Sources: ids, beginnings of ids, or file names. Default: all.")
  var sources: [String] = []

  @Option(help: "Only what this person or body is said to have said, under any recorded name.")
  var speaker: String?

  @OptionGroup var filter: FilterOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let archive = try global.open()
    let ids = try sources.map { try archive.resolve($0) }
    let listing = try archive.quotations(
      try filter.filter(sources: ids.isEmpty ? nil : ids), speaker: speaker)
    if global.json {
      Terminal.print(listing.json.indented, terminator: "")
      return
    }
    show(listing)
  }

  private func show(_ listing: QuotationListing) {
    let terminal = global.terminal
    var shown: Digest?
    var lines: LineIndex?
    for item in listing.quotations {
      if shown != item.source.source.id {
        if shown != nil { Terminal.print("") }
        Terminal.print(Heading.line(item.source.source, terminal))
        shown = item.source.source.id
        lines = LineIndex(item.source.text)
      }
      let quotation = item.quotation
      let words = quotation.marked.isEmpty ? quotation.spans : quotation.marked
      let text = words.map { "“\(TerminalText.line(item.source.text[$0]))”" }.joined(
        separator: " … ")
      let line = lines?.line(ofByte: quotation.extent.start) ?? 0
      Terminal.print(terminal.wrapped("line \(line)  \(text)", indent: 2, hanging: 4))
      Terminal.print("    " + terminal.styled(attribution(item), .dim))
    }
    if listing.quotations.isEmpty {
      global.note(
        speaker.map { "Nobody called \($0) is quoted here." } ?? "No quotation is listed.")
    }
  }

  private func attribution(_ item: ListedQuotation) -> String {
    let quotation = item.quotation
    var parts = [quotation.kind.rawValue]
    if quotation.speakers.isEmpty {
      parts.insert("no speaker stated", at: 0)
    } else {
      parts.insert(
        quotation.speakers.map { speaker in
          let mention = speaker.mention.map { item.source.text[$0] }
          let name = TerminalText.line(speaker.name)
          guard let mention, TerminalText.line(mention) != name else { return "— \(name)" }
          return "— \(name) (“\(TerminalText.line(mention))”)"
        }.joined(separator: ", "), at: 0)
    }
    if let utterance = item.utterance { parts.append("utterance \(utterance.prefix(8))") }
    if quotation.nestedIn != nil { parts.append("inside the one above") }
    return parts.joined(separator: " · ")
  }
}
