import Accounts
import Testing

@Suite struct TitleRuleTests {
  static let conflicts: [RuleCase] = [
    RuleCase(
      "two presidents of one country",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Norland's President Edda Lindqvist was at the meeting in the north.",
      expect: ["possible meaning title: Who is president of Norland: Edda Lindqvist ↔ Arno Veldman"]
    ),
    RuleCase(
      "the undated caption of a photo",
      "NORHAVN, NORLAND – MAY 3: Norland's President Arno Veldman at the gate of his house.",
      "Norland's President Edda Lindqvist was at the meeting in the north.",
      expect: ["possible meaning title: Who is president of Norland: Edda Lindqvist ↔ Arno Veldman"]
    ),
  ]

  static let none: [RuleCase] = [
    RuleCase(
      "a former holder",
      "Norland's former President Arno Veldman was at the meeting in the north.",
      "Norland's President Edda Lindqvist was at the meeting in the north.", expect: []),
    RuleCase(
      "a holder whom another outlet calls the former one",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Norland's President Edda Lindqvist was at the meeting with Norland's former President "
        + "Arno Veldman.", expect: []),
    RuleCase(
      "a deputy, and several of them",
      "Norland's Deputy Foreign Minister Arno Veldman was at the meeting in the north.",
      "Norland's Deputy Foreign Minister Edda Lindqvist was at the meeting in the north.",
      "Norland's Foreign Minister Bo Askeland was at the meeting in the north.", expect: []),
    RuleCase(
      "many hold the office",
      "Norland's Ambassador Arno Veldman was at the meeting in the north.",
      "Norland's Ambassador Edda Lindqvist was at the meeting in the north.", expect: []),
    RuleCase(
      "another country",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Sudmark's President Edda Lindqvist was at the meeting in the north.", expect: []),
    RuleCase(
      "a sentence about an earlier year",
      "In 2015, Norland's President Arno Veldman was at the meeting in the north.",
      "Norland's President Edda Lindqvist was at the meeting in the north.", expect: []),
    RuleCase(
      "a party is no jurisdiction",
      "The Democratic Governor Arno Veldman was at the meeting in the north.",
      "The Democratic Governor Edda Lindqvist was at the meeting in the north.", expect: []),
    RuleCase(
      "one name with an article grown on to it, and one with a month in it",
      "Norland's President Edda May was at the meeting in the north.",
      "Norland's President May was at the meeting with Sudmark's President Arno al-Kadim.",
      "Sudmark's President al-Kadim was at the meeting in the north.", expect: []),
    RuleCase(
      "one person by two forms of the name",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Norland's President Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "a holder to come",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Norland's President-elect Edda Lindqvist was at the meeting in the north.", expect: []),
  ]

  @Test(arguments: conflicts + none)
  func `two holders of one office are listed, and those who followed each other are not`(
    _ example: RuleCase
  ) {
    #expect(Newsstand.listing(example.texts) == example.expected)
  }
}
