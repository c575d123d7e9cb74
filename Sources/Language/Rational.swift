/// An exact number: a fraction of two 64-bit integers in lowest terms.
///
/// Arithmetic never rounds; what does not fit is nil.
public struct Rational: Hashable, Sendable {
  /// The numerator, which carries the sign.
  public let numerator: Int

  /// The denominator, greater than zero.
  public let denominator: Int

  /// Creates a whole number; the one that has no opposite, `Int.min`, becomes the next.
  public init(_ number: Int) {
    numerator = max(number, -Int.max)
    denominator = 1
  }

  /// Creates a fraction in lowest terms; nil where the denominator is 0 or a part does not fit.
  public init?(_ numerator: Int, _ denominator: Int) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Rational.gcd(abs(numerator), abs(denominator))
    self.numerator = (denominator < 0 ? -numerator : numerator) / divisor
    self.denominator = abs(denominator) / divisor
  }

  /// Reads what ``description`` writes: "12", "-2.5", "1/3".
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let above = Int(parts[0]), let below = Int(parts[1]) {
      self.init(above, below)
      return
    }
    guard parts.count == 1 else { return nil }
    let sides = text.split(separator: ".", omittingEmptySubsequences: false)
    guard sides.count <= 2, let whole = Int(sides[0]), whole != .min else { return nil }
    guard sides.count == 2 else {
      self.init(whole)
      return
    }
    guard 1...18 ~= sides[1].utf8.count, sides[1].utf8.allSatisfy({ 48...57 ~= $0 }),
      let fraction = Int(sides[1]), let scale = Rational.power(10, sides[1].utf8.count),
      let tail = Rational(fraction, scale)
    else { return nil }
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    guard let sum = Rational(abs(whole)).adding(tail) else { return nil }
    self = isNegative ? sum.negated : sum
  }

  /// A whole power of a number, or nil where it does not fit.
  static func power(_ base: Int, _ exponent: Int) -> Int? {
    var result = 1
    for _ in 0..<exponent {
      let (next, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      result = next
    }
    return result
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}

extension Rational {
  /// The number with the other sign.
  public var negated: Rational { Rational(-numerator, denominator) ?? self }

  /// The sum, or nil where it does not fit.
  public func adding(_ other: Rational) -> Rational? {
    // Over the least common denominator, so that a sum that fits is found.
    let shared = Rational.gcd(denominator, other.denominator)
    let (a, first) = numerator.multipliedReportingOverflow(by: other.denominator / shared)
    let (b, second) = other.numerator.multipliedReportingOverflow(by: denominator / shared)
    let (above, third) = a.addingReportingOverflow(b)
    let (below, fourth) = denominator.multipliedReportingOverflow(by: other.denominator / shared)
    return first || second || third || fourth ? nil : Rational(above, below)
  }

  /// The product, or nil where it does not fit.
  public func multiplied(by other: Rational) -> Rational? {
    // Reduced crosswise first, so that a product that fits is found.
    guard let left = Rational(numerator, other.denominator),
      let right = Rational(other.numerator, denominator)
    else { return nil }
    let (above, first) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (below, second) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return first || second ? nil : Rational(above, below)
  }

  /// The quotient, or nil where it does not fit or the divisor is 0.
  public func divided(by other: Rational) -> Rational? {
    Rational(other.denominator, other.numerator).flatMap { multiplied(by: $0) }
  }
}

extension Rational: Comparable {
  /// Compares exactly.
  public static func < (a: Rational, b: Rational) -> Bool {
    let left = a.numerator.multipliedFullWidth(by: b.denominator)
    let right = b.numerator.multipliedFullWidth(by: a.denominator)
    return (left.high, left.low) < (right.high, right.low)
  }
}

extension Rational: CustomStringConvertible {
  /// The number in decimals where they end, "2.6", else as a fraction, "1/3".
  public var description: String {
    var rest = denominator
    var (twos, fives) = (0, 0)
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    let digits = max(twos, fives)
    guard rest == 1, let scale = Rational.power(10, digits) else {
      return "\(numerator)/\(denominator)"
    }
    let (scaled, overflow) = abs(numerator).multipliedReportingOverflow(by: scale / denominator)
    guard digits > 0 else { return "\(numerator)" }
    guard !overflow else { return "\(numerator)/\(denominator)" }
    let sign = numerator < 0 ? "-" : ""
    return sign + "\(scaled / scale)." + padded(scaled % scale, digits)
  }
}

extension Rational: Codable {
  /// Reads what ``encode(to:)`` wrote.
  ///
  /// - Throws: `DecodingError` for what is no number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = Rational(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a decimal number or fraction")
    }
    self = number
  }

  /// Writes the number as ``description`` has it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
