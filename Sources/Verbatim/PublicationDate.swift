import Extraction

/// Dates as people state them.
public enum PublicationDate {
  /// The date in EDTF: `2025`, `2025-07`, `2025-07-18`, or with a time and zone.
  ///
  /// - Parameters:
  ///   - text: The date as it was typed; `18 July 2025` and `25/12/2025` are read too.
  ///   - name: What to call it in an error.
  /// - Throws: ``VerbatimError`` when it is no date, or day and month cannot be told apart.
  public static func parse(_ text: String, as name: String) throws -> String {
    switch EDTFDate.read(text) {
    case .date(let date):
      return date
    case .ambiguous:
      throw VerbatimError(
        .invalid,
        "\(name) \(text.debugDescription) can be read in two ways. Write the year first: 2025-07-18."
      )
    case .none:
      throw VerbatimError(
        .invalid,
        "\(name) \(text.debugDescription) is no date. Write 2025, 2025-07, 2025-07-18 or "
          + "2025-07-18T09:30:00Z.")
    }
  }
}
