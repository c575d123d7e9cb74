/// A unit of measure and its place on the scale of its kind.
public struct QuantityUnit: Hashable, Sendable {
  /// The unit's fixed name: "kilometre".
  public let name: String

  /// What it measures.
  public let kind: Quantity.Kind

  /// How many of the kind's base unit one of this is, exactly; nil where the name is ambiguous
  /// ("ton", "gallon") or there is no fixed rate.
  public let factor: Rational?

  /// What is added after multiplying, for temperatures.
  public let offset: Rational

  /// The unit of a name, or nil.
  public static func named(_ name: String) -> QuantityUnit? { byName[name] }

  /// A number of this unit in another of the same kind, exactly.
  public func convert(_ number: Rational, to other: QuantityUnit) -> Rational? {
    if name == other.name { return number }
    guard kind == other.kind, let factor, let own = other.factor else { return nil }
    return number.multiplied(by: factor)?.adding(offset)?.adding(other.offset.negated)?
      .divided(by: own)
  }
}

extension QuantityUnit {
  private static let byName: [String: QuantityUnit] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })

  private static func unit(
    _ name: String, _ kind: Quantity.Kind, _ above: Int? = nil, _ below: Int = 1,
    offset: Rational = Rational(0)
  ) -> QuantityUnit {
    QuantityUnit(
      name: name, kind: kind, factor: above.flatMap { Rational($0, below) }, offset: offset)
  }

  /// The units.
  ///
  /// Base units: metre, square metre, cubic metre, gram, metre a second, kelvin,
  /// degree of arc, watt, joule, pascal, byte, second.
  ///
  /// SI prefixes and units: BIPM, The International System of Units, 9th edition (2019), tables 4
  /// to 8. Yard and pound: the agreement of 1 July 1959 (1 yd = 0.9144 m, 1 lb = 0.453 592 37 kg;
  /// Federal Register 59-5442). Customary units: NIST Special Publication 811 (2008), appendix B
  /// (US gallon 231 cubic inches, barrel of oil 42 gallons, acre of 4840 square yards).
  static let all: [QuantityUnit] = [
    unit("nanometre", .length, 1, 1_000_000_000), unit("micrometre", .length, 1, 1_000_000),
    unit("millimetre", .length, 1, 1000), unit("centimetre", .length, 1, 100),
    unit("decimetre", .length, 1, 10), unit("metre", .length, 1), unit("kilometre", .length, 1000),
    unit("inch", .length, 254, 10_000), unit("foot", .length, 3048, 10_000),
    unit("yard", .length, 9144, 10_000), unit("mile", .length, 1_609_344, 1000),
    unit("nautical mile", .length, 1852), unit("light-year", .length, 9_460_730_472_580_800),
    unit("picometre", .length, 1, 1_000_000_000_000),

    unit("square metre", .area, 1), unit("square kilometre", .area, 1_000_000),
    unit("square centimetre", .area, 1, 10_000), unit("hectare", .area, 10_000),
    unit("square inch", .area, 64_516, 100_000_000),
    unit("square foot", .area, 9_290_304, 100_000_000),
    unit("square yard", .area, 83_612_736, 100_000_000),
    unit("square mile", .area, 2_589_988_110_336, 1_000_000),
    unit("acre", .area, 40_468_564_224, 10_000_000),

    unit("cubic metre", .volume, 1), unit("cubic centimetre", .volume, 1, 1_000_000),
    unit("cubic kilometre", .volume, 1_000_000_000), unit("litre", .volume, 1, 1000),
    unit("millilitre", .volume, 1, 1_000_000), unit("centilitre", .volume, 1, 100_000),
    unit("hectolitre", .volume, 1, 10),
    unit("cubic foot", .volume, 28_316_846_592, 1_000_000_000_000),
    unit("cubic inch", .volume, 16_387_064, 1_000_000_000_000),
    unit("barrel", .volume, 158_987_294_928, 1_000_000_000_000),
    unit("gallon", .volume), unit("pint", .volume), unit("quart", .volume),
    unit("teaspoon", .volume), unit("tablespoon", .volume), unit("cup", .volume),
    unit("cubic yard", .volume), unit("bushel", .volume),

    unit("microgram", .mass, 1, 1_000_000), unit("milligram", .mass, 1, 1000),
    unit("gram", .mass, 1), unit("kilogram", .mass, 1000), unit("tonne", .mass, 1_000_000),
    unit("pound", .mass, 45_359_237, 100_000), unit("ounce", .mass, 45_359_237, 1_600_000),
    unit("stone", .mass, 635_029_318, 100_000), unit("short ton", .mass, 90_718_474, 100),
    unit("long ton", .mass, 1_016_046_908_800, 1_000_000), unit("ton", .mass),
    unit("carat", .mass, 1, 5), unit("dram", .mass),

    unit("metre per second", .speed, 1), unit("kilometre per hour", .speed, 5, 18),
    unit("mile per hour", .speed, 44_704, 100_000), unit("knot", .speed, 1852, 3600),
    unit("foot per second", .speed, 3048, 10_000), unit("kilometre per second", .speed, 1000),

    unit("kelvin", .temperature, 1),
    unit("degree Celsius", .temperature, 1, offset: Rational(27_315, 100) ?? Rational(0)),
    unit("degree Fahrenheit", .temperature, 5, 9, offset: Rational(45_967, 180) ?? Rational(0)),
    unit("degree", .angle, 1), unit("turn", .angle, 360),

    unit("watt", .power, 1), unit("kilowatt", .power, 1000), unit("megawatt", .power, 1_000_000),
    unit("gigawatt", .power, 1_000_000_000), unit("horsepower", .power),
    unit("joule", .energy, 1), unit("kilojoule", .energy, 1000),
    unit("kilowatt-hour", .energy, 3_600_000), unit("megawatt-hour", .energy, 3_600_000_000),
    unit("gigawatt-hour", .energy, 3_600_000_000_000),
    unit("terawatt-hour", .energy, 3_600_000_000_000_000), unit("calorie", .energy),
    unit("kiloton", .energy), unit("megaton", .energy),
    unit("pascal", .pressure, 1), unit("hectopascal", .pressure, 100),
    unit("millibar", .pressure, 100), unit("bar", .pressure, 100_000),

    unit("bit", .information, 1, 8), unit("byte", .information, 1),
    unit("kilobyte", .information, 1000), unit("megabyte", .information, 1_000_000),
    unit("gigabyte", .information, 1_000_000_000),
    unit("terabyte", .information, 1_000_000_000_000),
    unit("megabit", .information, 125_000), unit("gigabit", .information, 125_000_000),
    unit("kilobit", .information, 125),

    unit("millisecond", .time, 1, 1000), unit("second", .time, 1), unit("minute", .time, 60),
    unit("hour", .time, 3600),

    unit("day", .age), unit("week", .age), unit("month", .age), unit("year", .age),
  ]
}
