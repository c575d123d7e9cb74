import Verbatim

/// Records, one a line.
enum RecordTable {
  static func print(_ records: [IndexedRecord], _ terminal: Terminal) {
    let rows = records.map { record in
      [
        record.id.short, record.time, record.agent,
        record.type + (record.isHidden ? " (retracted)" : ""),
        RecordSummary.text(record),
      ]
    }
    Terminal.print(
      terminal.table(rows, heading: ["record", "time (UTC)", "agent", "type", "what"]))
  }
}
