import Language

/// The days that a date can mean, as `YYYY-MM-DD`, which sorts as it counts.
struct DateInterval: Hashable {
  var first: String
  var last: String

  /// The days of a time expression that has a meaning.
  init?(_ time: TimeExpression) {
    guard let earliest = time.earliest, let latest = time.latest, earliest <= latest else {
      return nil
    }
    first = earliest
    last = latest
  }

  /// The month of an EDTF date known to the month.
  init?(monthOf date: String) {
    guard date.utf8.count >= 7, DocumentDistance.day(date) != nil else { return nil }
    first = date.prefix(7) + "-01"
    last = date.prefix(7) + "-31"
  }

  /// Whether the two share a day.
  func overlaps(_ other: DateInterval) -> Bool { first <= other.last && other.first <= last }

  /// The number of days, months counted as 31.
  var days: Int {
    func number(_ date: String) -> Int {
      let parts = date.split(separator: "-").map { Int($0) ?? 0 }
      return parts.count == 3 ? parts[0] * 372 + parts[1] * 31 + parts[2] : 0
    }
    // Twelve months of 31 days are 372; a whole year is to count as one of 366.
    return (number(last) - number(first) + 1) * 366 / 372
  }

  /// A TIMEX3 value as people read it: "199" is the 1990s.
  static func readable(_ value: String) -> String {
    switch value.utf8.count {
    case 2: "\(value)00s"
    case 3: "\(value)0s"
    default: value
    }
  }
}

extension DateInterval: Comparable {
  /// Orders intervals by their first day, then by their last.
  static func < (a: DateInterval, b: DateInterval) -> Bool { (a.first, a.last) < (b.first, b.last) }
}
