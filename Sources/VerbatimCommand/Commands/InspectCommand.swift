import ArgumentParser
import Verbatim

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what the analysis sees in one file, without an archive.",
    discussion:
      "Names and what stands for them, offices, dates, quantities and quotations, each with its line. Dates such as “last September” are resolved against --date, or the date that the file states. --words adds every word with its part of speech, base form and the word it depends on (Universal Dependencies)."
  )

  @Argument(help: "The file.")
  var file: String

  @Option(help: "The document's date: 2025, 2025-07 or 2025-07-18.")
  var date: String?

  @Option(help: "The document's language, such as en, where its words are too few to tell.")
  var language: String?

  @Flag(help: "Show the words too, each with what it does in its sentence.")
  var words = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let inspection = try Inspection(of: file, date: date, language: language)
    if global.json {
      Terminal.print(inspection.json.indented, terminator: "")
      return
    }
    let reading = inspection.reading
    let date = inspection.date.map { ", dated \($0)" } ?? ", undated"
    Terminal.print(
      "language \(reading.language)\(TerminalText.line(date)), \(reading.sentences.count) sentences, \(inspection.quotations.count) quotations"
    )
    show(
      "Names", ["line", "name", "kind", "entity", "because"],
      reading.names.map { name in
        let entity = reading.entities[name.entity]
        return (name.span, [entity.kind.rawValue, entity.name, name.reason ?? ""])
      }, in: inspection)
    show(
      "References", ["line", "words", "stand for", "because"],
      reading.references.map { reference in
        (reference.span, [reading.entities[reference.entity].name, reference.reason])
      }, in: inspection)
    show(
      "Offices", ["line", "office", "normalised", "of", "holder"],
      reading.offices.map { office in
        let holder = office.holder.map { reading.entities[reading.names[$0].entity].name }
        return (office.span, [office.office, office.jurisdiction ?? "", holder ?? ""])
      }, in: inspection)
    show(
      "Times", ["line", "time", "type", "value", "earliest", "latest"],
      reading.times.map { time in
        (
          time.span,
          [time.type.rawValue, time.value ?? "unresolved", time.earliest ?? "", time.latest ?? ""]
        )
      }, in: inspection)
    show(
      "Quantities", ["line", "quantity", "kind", "value", "unit", "of"],
      reading.quantities.map { quantity in
        (
          quantity.span,
          [
            quantity.kind.rawValue, Self.value(quantity), quantity.unit ?? "",
            quantity.counted.map { inspection.text[$0] } ?? "",
          ]
        )
      }, in: inspection)
    show(
      "Not plainly so", ["line", "word", "polarity", "modality", "because of", "according to"],
      reading.predications.compactMap { predication in
        guard
          predication.polarity != .positive || predication.modality != .asserted
            || !predication.reports.isEmpty
        else { return nil }
        let cues = predication.cues.map { inspection.text[$0.span] }
        let reporters = predication.reports.map { report in
          inspection.text[report.reporter ?? report.cue]
        }
        return (
          predication.span,
          [
            predication.polarity.rawValue, predication.modality.rawValue,
            cues.joined(separator: ", "), reporters.joined(separator: ", "),
          ]
        )
      }, in: inspection)
    show(
      "Quotations", ["line", "words", "kind", "speaker"],
      inspection.quotations.map { quotation in
        let speakers = quotation.speakers.map(\.name).joined(separator: ", ")
        return (quotation.extent, [quotation.kind.rawValue, speakers])
      }, in: inspection)
    if words { showWords(of: inspection) }
  }

  /// One table a sentence: the head of a word is the number of another, 0 for none, as in CoNLL-U.
  private func showWords(of inspection: Inspection) {
    let lines = LineIndex(inspection.text)
    for sentence in inspection.reading.sentences {
      let rows = sentence.words.enumerated().map { number, word in
        [
          String(number + 1), inspection.text[word.span], word.lemma, word.upos.rawValue,
          word.xpos, String(word.head.map { $0 + 1 } ?? 0), word.relation,
        ]
      }
      guard !rows.isEmpty else { continue }
      let line = lines.line(ofByte: sentence.span.start)
      Terminal.print("\n" + global.terminal.styled("Words of line \(line)", .bold))
      Terminal.print(
        global.terminal.table(
          rows, heading: ["", "word", "base form", "tag", "Penn", "head", "relation"]))
    }
  }

  private func show(
    _ title: String, _ heading: [String], _ items: [(TextSpan, [String])], in inspection: Inspection
  ) {
    guard !items.isEmpty else { return }
    let lines = LineIndex(inspection.text)
    let rows = items.map { span, cells in
      [String(lines.line(ofByte: span.start)), inspection.text[span]] + cells
    }
    Terminal.print("\n" + global.terminal.styled(title, .bold))
    Terminal.print(global.terminal.table(rows, heading: heading))
  }

  private static func value(_ quantity: Quantity) -> String {
    if let value = quantity.value { return value.description }
    if !quantity.parts.isEmpty {
      return quantity.parts.map(\.description).joined(separator: " to ")
    }
    let bounds = [quantity.lower, quantity.upper].map { $0?.description ?? "" }
    return bounds == ["", ""] ? "" : bounds.joined(separator: "…")
  }
}
