#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where the time in new records comes from; never used for order.
public struct ArchiveClock: Sendable {
  /// The seconds since 1970-01-01T00:00:00Z.
  public let now: @Sendable () -> Int

  /// Creates a clock.
  public init(_ now: @escaping @Sendable () -> Int) { self.now = now }

  /// The system's clock.
  public static let system = ArchiveClock { Int(time(nil)) }

  /// The present time as records write it: `2025-07-18T09:30:00Z`.
  public var timestamp: String { utcTimestamp(now()) }
}

/// Writes seconds since 1970 as UTC (RFC 3339), in the proleptic Gregorian calendar.
///
/// Seconds outside the years 0 to 9999 are clamped.
package func utcTimestamp(_ seconds: Int) -> String {
  let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
  let day = Int((Double(seconds) / 86_400).rounded(.down))
  let second = seconds - day * 86_400
  // Days to civil date: years of 365.2425 days counted from 1 March of year 0.
  let shifted = day + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    + "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
}

/// Writes a number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Whether a text is a UTC time as records write it: `2025-07-18T09:30:00Z`.
func isTimestamp(_ text: String) -> Bool {
  let pattern = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
  let bytes = Array(text.utf8)
  return bytes.count == pattern.count
    && zip(bytes, pattern).allSatisfy { byte, form in
      form == UInt8(ascii: "d")
        ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == form
    }
}
