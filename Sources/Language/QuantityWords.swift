/// The words that a language counts and measures with.
struct QuantityWords: Sendable {
  /// Cardinals below one hundred.
  var cardinals: [String: Int]

  /// Words that multiply what stands before them.
  var scales: [String: Int]

  /// Letters that stand for a scale right behind an amount of money: "$5m".
  var moneyScales: [String: Int]

  /// Ordinals below one hundred, and of scales.
  var ordinals: [String: Int]

  /// Denominators, singular and plural.
  var denominators: [String: Int]

  /// Scales without a number: "dozens", "tens of thousands".
  var magnitudes: [String: Int]

  /// Words that bound what follows, longest first.
  var boundsBefore: [(words: [String], meaning: Quantity.Approximation)]

  /// Words that bound what stands before them.
  var boundsAfter: [(words: [String], meaning: Quantity.Approximation)]

  /// Currency signs and codes with the unit's name.
  var currencySigns: [String: String]
  var currencyCodes: [String: String]

  /// Names of currencies; the country before "dollar" and its like.
  var currencies: [String: String]
  var currencyCountries: [String: [String: String]]

  /// Units of measure, as words in lower case, with the fixed name.
  var units: [String: String]

  /// Units by signs that count only right behind digits or a space: "km", "kg".
  var unitSigns: [String: String]

  /// Words before a number that make it a name: "room 12".
  var identifiers: Set<String>

  /// Words that cannot be what is counted.
  var functionWords: Set<String>

  /// Plurals that do not end in s.
  var plurals: Set<String>

  /// Words before two amounts that make them a change and where it led: "fell $1 to $108".
  var changeCues: Set<String>

  /// Words near which "52–48" is a vote.
  var voteCues: Set<String>
}
