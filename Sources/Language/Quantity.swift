public import SourceText

/// The words that say how many or how much.
public struct Quantity: Hashable, Codable, Sendable {
  /// What kind of quantity the words name.
  public enum Kind: String, Hashable, Codable, Sendable {
    /// A bare number, or a number of things.
    case count
    /// A place in a row: "third".
    case ordinal
    /// A part of a whole: "two thirds", "one in five".
    case fraction
    /// A percentage, and a difference between two: "3 percentage points".
    case percent, percentagePoints
    case money, age
    case length, area, volume, mass, speed, temperature, angle, power, energy, pressure
    case information, time
    /// The result of a game or of a vote: "3-2", "52–48".
    case score, vote
  }

  /// How the words bound the value.
  public enum Approximation: String, Hashable, Codable, Sendable {
    /// "about", "around", "roughly": the value is near.
    case about
    /// "nearly", "almost": near and below.
    case nearly
    /// "at least", "or more": the value or more.
    case atLeast
    /// "more than", "over": more than the value.
    case moreThan
    /// "at most", "up to": the value or less.
    case atMost
    /// "fewer than", "under": less than the value.
    case lessThan
    /// "dozens", "tens of thousands": the order of magnitude.
    case magnitude
  }

  /// What a quantity is for each of: "a day" in "$5 a day", "per 100,000 people".
  public struct Rate: Hashable, Codable, Sendable {
    /// The words.
    public var span: TextSpan

    /// How many of the unit: 100,000; 1 where none is stated.
    public var amount: Rational

    /// The unit by a fixed name where it measures ("day", "litre"); nil where it counts.
    public var unit: String?

    /// Creates a rate.
    public init(span: TextSpan, amount: Rational, unit: String? = nil) {
      self.span = span
      self.amount = amount
      self.unit = unit
    }
  }

  /// The words, from the bound or sign to the unit, without what is counted.
  public var span: TextSpan

  /// The kind.
  public var kind: Kind

  /// The number in ``unit``; nil for ranges, scores, votes and orders of magnitude.
  public var value: Rational?

  /// The unit by a fixed name: "USD", "dollar", "percent", "kilometre", "year"; nil for counts.
  public var unit: String?

  /// The least it can be, where the words bound it; the value itself where they are exact.
  public var lower: Rational?

  /// The greatest it can be, where the words bound it; the value itself where they are exact.
  public var upper: Rational?

  /// How the words bound the value; nil where they are exact, and for ranges.
  public var approximation: Approximation?

  /// The words for what is counted: "people" in "at least 40 people".
  public var counted: TextSpan?

  /// What the quantity is for each of, where the words make it a rate.
  public var rate: Rate?

  /// The numbers of a score or vote in order.
  public var parts: [Rational] = []

  /// Creates a quantity.
  public init(
    span: TextSpan, kind: Kind, value: Rational?, unit: String? = nil, lower: Rational? = nil,
    upper: Rational? = nil, approximation: Approximation? = nil, counted: TextSpan? = nil,
    parts: [Rational] = []
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.unit = unit
    self.lower = lower
    self.upper = upper
    self.approximation = approximation
    self.counted = counted
    self.parts = parts
  }
}

extension Quantity {
  /// This quantity in another unit of its kind, or nil where there is no exact factor.
  ///
  /// Only value and bounds change; the span stays that of the words.
  public func converted(to unit: String) -> Quantity? {
    guard let from = self.unit.flatMap(QuantityUnit.named), let to = QuantityUnit.named(unit),
      from.kind == to.kind
    else { return nil }
    func convert(_ number: Rational?) -> Rational?? {
      guard let number else { return .some(nil) }
      return from.convert(number, to: to).map { .some($0) }
    }
    guard let value = convert(value), let lower = convert(lower), let upper = convert(upper) else {
      return nil
    }
    var result = self
    (result.value, result.lower, result.upper) = (value, lower, upper)
    result.unit = to.name
    return result
  }
}
