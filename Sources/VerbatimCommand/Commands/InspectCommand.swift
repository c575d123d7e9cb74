import ArgumentParser
import Verbatim

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what the analysis sees in one file, without an archive.",
    discussion:
      "Names, offices, dates, quantities and quotations, each with its line. Dates such as “last September” are resolved against --date, or the date that the file states."
  )

  @Argument(help: "The file.")
  var file: String

  @Option(help: "The document's date: 2025, 2025-07 or 2025-07-18.")
  var date: String?

  @Option(help: "The document's language, such as en, where its words are too few to tell.")
  var language: String?

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
      "Names", ["line", "name", "kind", "entity"],
      reading.names.map { name in
        let entity = reading.entities[name.entity]
        return (name.span, [entity.kind.rawValue, entity.name])
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
      "Quotations", ["line", "words", "kind", "speaker"],
      inspection.quotations.map { quotation in
        let speakers = quotation.speakers.map(\.name).joined(separator: ", ")
        return (quotation.extent, [quotation.kind.rawValue, speakers])
      }, in: inspection)
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
    let bounds = [quantity.lower, quantity.upper].map { $0?.description ?? "" }
    return bounds == ["", ""] ? "" : bounds.joined(separator: "…")
  }
}
