/// Dates as documents print them, in the Extended Date/Time Format.
///
/// - SeeAlso: <https://www.loc.gov/standards/datetime/>
package enum EDTFDate {
  /// What a printed date means.
  package enum Reading: Equatable {
    /// A date in EDTF: `2025`, `2025-07`, `2025-07-18`, or RFC 3339 with time and zone.
    case date(String)

    /// Day and month cannot be told apart.
    case ambiguous

    /// No date.
    case none
  }

  /// Reads a date.
  ///
  /// Time is kept where it comes with a zone. `25/12/2025` has one reading, `03/04/2025` two;
  /// with full stops the day comes first.
  package static func read(_ printed: String) -> Reading {
    // The longest form is “Wednesday, 24 September 2025 10:00:00 +0200 (…)”.
    guard printed.utf8.count <= 100 else { return .none }
    let tokens = tokens(printed)
    if let reading = numeric(tokens) ?? named(tokens) {
      guard case .date(let day) = reading, day.utf8.count == 10 else { return reading }
      return .date(day + (time(printed) ?? ""))
    }
    return .none
  }

  /// Whether a word is the name of a month, whole or cut to three letters.
  static func isMonth(_ word: some StringProtocol) -> Bool {
    let word = word.lowercased().filter { $0 != "." && $0 != "," }
    return monthNames.contains { $0 == word || word.utf8.count == 3 && $0.hasPrefix(word) }
  }

  /// The date in the path of an address: `/2025/07/18/`, `/2025/07/` or `/2025-07-18/`.
  static func inPath(of url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let path = url[scheme.upperBound...].prefix { !"?#".contains($0) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0)
    }
    for (index, part) in parts.enumerated() {
      if part.utf8.count == 4, let year = plausibleYear(part) {
        guard index + 1 < parts.count, 1...3 ~= parts[index + 1].utf8.count,
          let month = month(parts[index + 1]), 1...12 ~= month
        else { continue }
        if index + 2 < parts.count, 1...2 ~= parts[index + 2].utf8.count,
          let day = Int(parts[index + 2]), isDay(day, month, year)
        {
          return format(year, month, day)
        }
        return format(year, month, nil)
      }
      if part.utf8.count >= 10 {
        let head = part.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
        let next = part.dropFirst(10).first
        if head.count == 3, head[0].utf8.count == 4, head[1].utf8.count == 2,
          head[2].utf8.count == 2, next == nil || next == "-",
          let year = plausibleYear(String(head[0])), let month = Int(head[1]),
          let day = Int(head[2]), isDay(day, month, year)
        {
          return format(year, month, day)
        }
      }
    }
    return nil
  }
}

extension EDTFDate {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt8)
  }

  /// The date's numbers, words and marks, up to its time of day.
  private static func tokens(_ printed: String) -> [Token] {
    var tokens: [Token] = []
    let bytes = Array(printed.utf8)
    var index = 0
    while index < bytes.count {
      let start = index
      let byte = bytes[index]
      if ASCII.isDigit(byte) {
        while index < bytes.count, ASCII.isDigit(bytes[index]) { index += 1 }
        if index < bytes.count, bytes[index] == 0x3A, index - start <= 2 { break }
        guard index - start <= 8 else { return [] }
        let number = bytes[start..<index].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        tokens.append(.number(number, digits: index - start))
      } else if ASCII.isLetter(byte) || byte >= 0x80 {
        while index < bytes.count, ASCII.isLetter(bytes[index]) || bytes[index] >= 0x80 {
          index += 1
        }
        let word = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if word == "t", !tokens.isEmpty { break }
        tokens.append(.word(word))
      } else {
        index += 1
        if byte == 0x28 { break }
        if byte == 0x2D || byte == 0x2F || byte == 0x2E { tokens.append(.mark(byte)) }
      }
    }
    return tokens
  }

  /// `2025-07-18`, `2025/7/18`, `20250718`, `2025-07`, `2025`, `18.07.2025`, `25/12/2025`.
  private static func numeric(_ tokens: [Token]) -> Reading? {
    var numbers: [(value: Int, digits: Int)] = []
    var marks: [UInt8] = []
    for token in tokens {
      switch token {
      case .number(let value, let digits): numbers.append((value, digits))
      case .mark(let mark): marks.append(mark)
      case .word(let word):
        if !weekdays.contains(where: { word.hasPrefix($0) }) || !numbers.isEmpty { return nil }
      }
    }
    guard let first = numbers.first, numbers.count <= 3, marks.count == numbers.count - 1,
      Set(marks).count <= 1
    else { return nil }
    switch (numbers.count, first.digits) {
    case (1, 8):
      return date(first.value / 10_000, first.value / 100 % 100, first.value % 100)
    case (1, 4):
      return 1_000...2_999 ~= first.value ? .date(format(first.value, nil, nil)) : Optional.none
    case (2, 4):
      return date(first.value, numbers[1].value, nil)
    case (3, 4):
      return date(first.value, numbers[1].value, numbers[2].value)
    case (3, 1...2) where numbers[2].digits == 4:
      let (a, b, year) = (first.value, numbers[1].value, numbers[2].value)
      if marks[0] == 0x2E { return date(year, b, a) }
      switch (isDay(a, b, year), isDay(b, a, year)) {
      case (true, true): return a == b ? date(year, a, b) : .ambiguous
      case (true, false): return date(year, b, a)
      case (false, true): return date(year, a, b)
      case (false, false): return nil
      }
    default:
      return nil
    }
  }

  /// `18 July 2025`, `July 18th, 2025`, `Fri, 18 Jul 2025`, `July 2025`.
  private static func named(_ tokens: [Token]) -> Reading? {
    var month: Int?
    var day: Int?
    var year: Int?
    var isSeenEnough = false
    for token in tokens where !isSeenEnough {
      switch token {
      case .number(let value, 4) where year == nil: year = value
      case .number(let value, 1...2) where day == nil && year == nil: day = value
      case .word(let word):
        if month == nil, let named = months[String(word.prefix(3))],
          monthNames[named - 1].hasPrefix(word) || word == "sept"
        {
          month = named
        } else if ["st", "nd", "rd", "th", "of", "on", "at", "the"].contains(word)
          || weekdays.contains(where: { word.hasPrefix($0) })
        {
          continue
        } else if year != nil, month != nil {
          isSeenEnough = true
        } else {
          return nil
        }
      case .mark: continue
      case .number:
        if year == nil || month == nil { return nil }
        isSeenEnough = true
      }
    }
    guard let month, let year else { return nil }
    return date(year, month, day)
  }

  /// The time and zone of RFC 3339, from ISO 8601 or a mail's date.
  private static func time(_ printed: String) -> String? {
    let bytes = Array(printed.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A), colon >= 1 else { return nil }
    func two(_ start: Int) -> Int? {
      guard start >= 0, start + 1 < bytes.count, ASCII.isDigit(bytes[start]),
        ASCII.isDigit(bytes[start + 1])
      else { return nil }
      return Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30)
    }
    guard let hour = two(colon - 2), let minute = two(colon + 1), hour < 24, minute < 60 else {
      return nil
    }
    var index = colon + 3
    var second = 0
    if index < bytes.count, bytes[index] == 0x3A {
      guard let value = two(index + 1), value <= 60 else { return nil }
      second = value
      index += 3
      if index < bytes.count, bytes[index] == 0x2E || bytes[index] == 0x2C {
        index += 1
        while index < bytes.count, ASCII.isDigit(bytes[index]) { index += 1 }
      }
    }
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return nil }
    let zone: String
    let rest = String(decoding: bytes[index...].prefix { $0 != 0x20 }, as: UTF8.self).uppercased()
    if ["Z", "GMT", "UTC", "UT"].contains(rest) {
      zone = "Z"
    } else if bytes[index] == 0x2B || bytes[index] == 0x2D, let hours = two(index + 1), hours < 24 {
      let sign = bytes[index] == 0x2B ? "+" : "-"
      let next = index + 3 < bytes.count && bytes[index + 3] == 0x3A ? index + 4 : index + 3
      let minutes = two(next) ?? 0
      guard minutes < 60 else { return nil }
      zone = "\(sign)\(padded(hours)):\(padded(minutes))"
    } else {
      return nil
    }
    return "T\(padded(hour)):\(padded(minute)):\(padded(second))\(zone)"
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int?) -> Reading? {
    guard 1_000...2_999 ~= year, 1...12 ~= month else { return nil }
    if let day, !isDay(day, month, year) { return nil }
    return .date(format(year, month, day))
  }

  private static func isDay(_ day: Int, _ month: Int, _ year: Int) -> Bool {
    guard 1...12 ~= month, day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// A year in which there was a web: a path's other numbers are no years.
  private static func plausibleYear(_ part: String) -> Int? {
    guard part.utf8.allSatisfy(ASCII.isDigit), let year = Int(part), 1990...2099 ~= year else {
      return nil
    }
    return year
  }

  private static func month(_ part: String) -> Int? { Int(part) ?? months[part.lowercased()] }

  private static func format(_ year: Int, _ month: Int?, _ day: Int?) -> String {
    "\(year)" + [month, day].compactMap { $0 }.map { "-" + padded($0) }.joined()
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private static let monthNames = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let months: [String: Int] = Dictionary(
    uniqueKeysWithValues: monthNames.enumerated().map { (String($1.prefix(3)), $0 + 1) })
}
