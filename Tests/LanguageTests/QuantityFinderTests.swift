import ArchiveTestSupport
import Language
import SourceText
import Testing

@Suite struct QuantityFinderTests {
  /// A sentence with the expected quantities marked, and "kind value unit lower…upper counted" of
  /// each, a dash for what is not there.
  struct Case: Sendable, CustomTestStringConvertible {
    var sample: String
    var expected: [String]
    var testDescription: String { sample }

    init(_ sample: String, _ expected: String...) {
      self.sample = sample
      self.expected = expected
    }
  }

  static let numbers: [Case] = [
    Case("⟦Two⟧ people died.", "count 2 - 2…2 people"),
    Case("⟦1,234,567⟧ ships sank.", "count 1234567 - 1234567…1234567 ships"),
    Case("⟦2.6 million⟧ people fled.", "count 2600000 - 2600000…2600000 people"),
    Case("⟦two dozen⟧ victims.", "count 24 - 24…24 victims"),
    Case("⟦a hundred and six⟧ houses.", "count 106 - 106…106 houses"),
    Case("⟦half a million⟧ eggs.", "count 500000 - 500000…500000 eggs"),
    Case("⟦3 million and a half⟧ eggs.", "count 3500000 - 3500000…3500000 eggs"),
    Case("⟦five and a half million⟧ eggs.", "count 5500000 - 5500000…5500000 eggs"),
    Case(
      "⟦twenty-one trillion⟧ stars.", "count 21000000000000 - 21000000000000…21000000000000 stars"),
    Case("⟦4 thousand 3 hundred and 21⟧ votes.", "count 4321 - 4321…4321 votes"),
    Case("⟦minus five⟧ points.", "count -5 - -5…-5 points"),
    Case("The ⟦12⟧-member council.", "count 12 - 12…12 -"),
    Case("The ⟦third⟧ man.", "ordinal 3 - 3…3 man"),
    Case("The ⟦21st⟧ floor.", "ordinal 21 - 21…21 floor"),
    Case("The ⟦one hundred twenty-fifth⟧.", "ordinal 125 - 125…125 -"),
    Case("⟦One in five⟧ voters.", "fraction 0.2 - 0.2…0.2 voters"),
    Case("⟦Two thirds⟧ of the votes.", "fraction 2/3 - 2/3…2/3 votes"),
    Case("⟦One-third⟧ of the votes.", "fraction 1/3 - 1/3…1/3 votes"),
    Case("⟦Three quarters⟧ of the votes.", "fraction 0.75 - 0.75…0.75 votes"),
    Case("⟦Three hundred and two dozen⟧ eggs.", "count 324 - 324…324 eggs"),
    Case("⟦2mil⟧ votes.", "count 2000000 - 2000000…2000000 votes"),
    Case("The ⟦nineth⟧ man.", "ordinal 9 - 9…9 man"),
    Case("They ate ⟦2 1/2⟧ pies.", "count 2.5 - 2.5…2.5 pies"),
    Case("They ate ⟦2½⟧ pies.", "count 2.5 - 2.5…2.5 pies"),
    Case("⟦Dozens⟧ of civilians died.", "count - - 24…- civilians"),
    Case("⟦Tens of thousands⟧ of soldiers.", "count - - 20000…- soldiers"),
  ]

  static let bounds: [Case] = [
    Case("⟦At least 40⟧ people died.", "count 40 - 40…- people"),
    Case("⟦More than 40⟧ people died.", "count 40 - 40…- people"),
    Case("⟦Fewer than 40⟧ people died.", "count 40 - -…40 people"),
    Case("⟦Up to 40⟧ people died.", "count 40 - -…40 people"),
    Case("⟦Nearly 40⟧ people died.", "count 40 - -…40 people"),
    Case("⟦About 40⟧ people died.", "count 40 - -…- people"),
    Case("⟦No fewer than 40⟧ people died.", "count 40 - 40…- people"),
    Case("⟦40 or more⟧ people died.", "count 40 - 40…- people"),
    Case("⟦More than half⟧ of the ships sank.", "fraction 0.5 - 0.5…- ships"),
    Case("⟦Between 10 and 15⟧ ships sank.", "count - - 10…15 ships"),
    Case("⟦10-15⟧ ships sank.", "count - - 10…15 ships"),
    Case("⟦3 to 4 million⟧ people fled.", "count - - 3000000…4000000 people"),
    Case("It fell by ⟦5 to 7 percent⟧.", "percent - percent 5…7 -"),
  ]

  static let measures: [Case] = [
    Case("It cost ⟦$2.6 million⟧.", "money 2600000 dollar 2600000…2600000 -"),
    Case(
      "It cost ⟦US$5m⟧ and ⟦€3bn⟧.", "money 5000000 USD 5000000…5000000 -",
      "money 3000000000 EUR 3000000000…3000000000 -"),
    Case("It cost ⟦about 300 Swiss francs⟧.", "money 300 CHF -…- -"),
    Case("It cost ⟦thirteen dollars and forty-five cents⟧.", "money 13.45 dollar 13.45…13.45 -"),
    Case("It cost ⟦$3–4 billion⟧.", "money - dollar 3000000000…4000000000 -"),
    Case(
      "It cost ⟦$12.5 M⟧ and ⟦US$1MM⟧.", "money 12500000 dollar 12500000…12500000 -",
      "money 1000000 USD 1000000…1000000 -"),
    Case("⟦Percent of 12⟧", "percent 12 percent 12…12 -"),
    Case("A large percent of ⟦12⟧ ships.", "count 12 - 12…12 ships"),
    Case("Weight: ⟦20 (kg)⟧", "mass 20 kilogram 20…20 -"),
    Case("It rose to ⟦52%⟧.", "percent 52 percent 52…52 -"),
    Case("It rose ⟦3.5 percentage points⟧.", "percentagePoints 3.5 percentage point 3.5…3.5 -"),
    Case(
      "Shares fell ⟦$1.625⟧ to ⟦$108.625⟧.", "money 1.625 dollar 1.625…1.625 -",
      "money 108.625 dollar 108.625…108.625 -"),
    Case("⟦6 of 10⟧ voters agree.", "fraction 0.6 - 0.6…0.6 voters"),
    Case("It lies ⟦25km⟧ away.", "length 25 kilometre 25…25 -"),
    Case("He is ⟦5 feet 2 inches⟧ tall.", "length 31/6 foot 31/6…31/6 -"),
    Case("It spans ⟦12,000 square kilometres⟧.", "area 12000 square kilometre 12000…12000 -"),
    Case("It spans ⟦190 km2⟧.", "area 190 square kilometre 190…190 -"),
    Case("It weighs ⟦291 metric tons⟧.", "mass 291 tonne 291…291 -"),
    Case("It was ⟦-5 degrees Celsius⟧.", "temperature -5 degree Celsius -5…-5 -"),
    Case("It was ⟦98.6°F⟧.", "temperature 98.6 degree Fahrenheit 98.6…98.6 -"),
    Case("It flew at ⟦188 miles an hour⟧.", "speed 188 mile per hour 188…188 -"),
    Case("A ⟦40-year-old⟧ man.", "age 40 year 40…40 -"),
    Case("The child is ⟦eight months old⟧.", "age 8 month 8…8 -"),
    Case("Ilse Vantongeren, ⟦52⟧, said so.", "age 52 year 52…52 -"),
    Case("A woman ⟦aged 87⟧ said so.", "age 87 year 87…87 -"),
  ]

  static let none: [Case] = [
    Case("Call +44 20 7946 0958 or 555-2000 or 212-555-0199."),
    Case("The F-16, the T-1990 and Covid-19."),
    Case("A Boeing 737 crashed, as did flight 19."),
    Case("Resolution 1973, article 5 and room 12."),
    Case("It was 2019, at 10:35 a.m. on 5 May."),
    Case("See 192.168.1.2 and version 2.3.1."),
    Case("See https://a.example/123/45?x=6."),
    Case("That one is good, and no one came."),
    Case("They met in 1992 and for two years."),
    Case("#5 and No. 7."),
    Case("First Harbour Bank and the Third Way."),
    Case("She lives at 42 Mill Lane and works at 1600 Harbour Avenue."),
    Case("Call +1 (212) 555-0199."),
    Case("A Boeing 737-800 landed, said bill H.R. 1234."),
    Case("Masts for 5G and an iPhone 15."),
    Case("Under § 12 and Article 5(2) of the act."),
  ]

  @Test(arguments: numbers + bounds + measures + none)
  func `the quantities of a sentence are found with value, unit and bounds`(_ example: Case) {
    let sample = MarkedText(example.sample)
    let found = quantities(sample.text)
    #expect(found.map { sample.text[$0.span] } == sample.spans.map { sample.text[$0] })
    let described = found.map { quantity in
      [
        quantity.kind.rawValue, quantity.value?.description ?? "-", quantity.unit ?? "-",
        "\(quantity.lower?.description ?? "-")…\(quantity.upper?.description ?? "-")",
        quantity.counted.map { sample.text[$0] } ?? "-",
      ].joined(separator: " ")
    }
    #expect(described == example.expected)
  }

  @Test func `a rate says what the quantity is for each of`() {
    func rates(_ sample: String) -> [String] {
      let text = DocumentText(sample)
      return quantities(text).map { quantity in
        guard let rate = quantity.rate else { return "\(text[quantity.span]): none" }
        return "\(text[quantity.span]): \(text[rate.span]), \(rate.amount) \(rate.unit ?? "-")"
      }
    }
    #expect(rates("They earn $5 a day.") == ["$5: a day, 1 day"])
    #expect(rates("They pump 40 barrels an hour.") == ["40 barrels: an hour, 1 hour"])
    #expect(rates("It costs 60 cents per litre.") == ["60 cents: per litre, 1 litre"])
    #expect(
      rates("There were 12 cases per 100,000 people.") == ["12: per 100,000 people, 100000 -"])
    #expect(rates("They offered $40 a share.") == ["$40: a share, 1 -"])
    #expect(rates("They paid $40 for a share.") == ["$40: none"])
    #expect(rates("They paid $40 a few times.") == ["$40: none"])
  }

  @Test(arguments: [
    ("Some 40 armed men fled.", "armed men"),
    ("Hundreds of angry fishermen came.", "angry fishermen"),
    ("Two thirds of the registered voters stayed home.", "registered voters"),
    ("The storm destroyed 31 wooden houses in the valley.", "wooden houses"),
    ("More than half of the 300 delegates left.", "delegates"),
    ("The vote was 12 hours late and 3 people left.", "people"),
  ])
  func `what is counted is the noun phrase that the parse shows`(
    _ sample: String, _ counted: String
  ) throws {
    let text = DocumentText(sample)
    let reading = try LanguageReader.read(text, documentDate: nil, language: "en")
    let found = reading.quantities.compactMap(\.counted).map { text[$0] }
    #expect(!found.isEmpty && found.allSatisfy { $0 == counted })
  }

  @Test func `scores and votes keep their numbers`() {
    let vote = quantities(DocumentText("The council passed the bill 52–48."))
    #expect(vote.map(\.kind) == [.vote])
    #expect(vote.first?.parts == [Rational(52), Rational(48)])
    let score = quantities(DocumentText("The home side won 3-2."))
    #expect(score.map(\.kind) == [.score])
    #expect(score.first?.parts == [Rational(3), Rational(2)])
  }

  @Test(arguments: [
    ("5 km", "mile", "15625/5029.2"), ("100 miles", "kilometre", "160.9344"),
    ("212°F", "degree Celsius", "100"), ("0°C", "kelvin", "273.15"),
    ("2 hectares", "square metre", "20000"), ("1 pound of salt", "gram", "453.59237"),
    ("36 km/h", "metre per second", "10"),
  ])
  func `a quantity converts exactly`(_ sample: String, _ unit: String, _ expected: String) {
    let found = quantities(DocumentText(sample))
    #expect(found.count == 1)
    let value = found.first?.converted(to: unit)?.value
    if expected.contains("/") {
      // 5 km in miles does not end in decimals: compare by going back.
      let back = found.first?.converted(to: unit)?.converted(to: "kilometre")?.value
      #expect(back == Rational(5))
    } else {
      #expect(value?.description == expected)
    }
  }

  @Test func `units without one exact factor do not convert`() {
    let tons = quantities(DocumentText("They shipped 40 tons."))
    #expect(tons.first?.unit == "ton")
    #expect(tons.first?.converted(to: "kilogram") == nil)
    let money = quantities(DocumentText("It cost $5."))
    #expect(money.first?.converted(to: "EUR") == nil)
    #expect(money.first?.converted(to: "metre") == nil)
  }

  private func quantities(_ text: DocumentText) -> [Quantity] {
    let sentences = [Sentence(span: text.span, tokens: [], paragraph: 0)]
    let times = TimeFinder.times(in: text, sentences: sentences, documentDate: nil)
    return QuantityFinder.quantities(in: text, sentences: sentences, times: times)
  }
}
