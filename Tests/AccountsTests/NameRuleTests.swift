import Accounts
import Testing

@Suite struct NameRuleTests {
  static let conflicts: [RuleCase] = [
    RuleCase(
      "another given name, the office told in other words",
      "It is cold in Norland. Norlandic Parliament Speaker Arno Veldman declared it was over.",
      "Speaker of Norland’s National Assembly, Edvin Veldman, urged them to stop. Norland is small.",
      expect: [
        "conflict meaning name: Name of the speaker of parliament of Norland: "
          + "Edvin Veldman ↔ Arno Veldman"
      ]),
    RuleCase(
      "an office that several may hold is only possible",
      "Norland's Deputy Foreign Minister Arno Veldman declared that it was over.",
      "Norland's Deputy Foreign Minister Edvin Veldman declared that it was over.",
      expect: [
        "possible meaning name: Name of the deputy foreign minister of Norland: "
          + "Edvin Veldman ↔ Arno Veldman"
      ]),
    RuleCase(
      "an office whose place is not said, inside one story",
      "Edda Lindqvist and Ivo Strand looked on as Mayor Henrik Solheim spoke to the coast guard of "
        + "the North Harbour Council.",
      "Mayor Helga Solheim spoke to the North Harbour Council; Edda Lindqvist and Ivo Strand left.",
      expect: ["conflict meaning name: Name of the mayor: Helga Solheim ↔ Henrik Solheim"]),
    RuleCase(
      "a given name in the surname's place",
      "Norland's President Sadur skipped the meeting in the north.",
      "Norland's President Sadur Veldman was at the meeting in the north.",
      expect: ["possible wording name: Name of the president of Norland: Sadur ↔ Sadur Veldman"]),
  ]

  static let none: [RuleCase] = [
    RuleCase(
      "one name in another transliteration",
      "Norland's President Aleksandr Veldman was at the meeting in the north.",
      "Norland's President Alexander Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "one name in two languages",
      "Norland's President Vladimir Veldman was at the meeting in the north.",
      "Norland's President Volodymyr Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "a short form, an initial, a middle name",
      "Norland's President William Veldman was at the meeting in the north.",
      "Norland's President Bill Veldman was at the meeting in the north.",
      "Norland's President W. Veldman was at the meeting in the north.",
      "Norland's President William Arno Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "the same surname in another country",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Sudmark's President Edvin Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "an office whose place is not said, in two stories",
      "It rained on the harbour when Mayor Henrik Solheim spoke to the people.",
      "It rained on the hills when Mayor Helga Solheim spoke to the farmers.", expect: []),
    RuleCase(
      "the same surname in another office",
      "Norland's President Arno Veldman was at the meeting in the north.",
      "Norland's Foreign Minister Edvin Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "a surname alone",
      "Norland's President Veldman was at the meeting in the north.",
      "Norland's President Edvin Veldman was at the meeting in the north.", expect: []),
    RuleCase(
      "a family name that stands first",
      "Norland's President Kim was at the meeting in the north.",
      "Norland's President Kim Doro was at the meeting in the north.", expect: []),
    RuleCase(
      "an article that calls a person by the first of two names",
      "Norland's President Sadur skipped the meeting in the north.",
      "Norland's President Sadur Veldman was at the meeting. Sadur was late.", expect: []),
  ]

  @Test(arguments: conflicts + none)
  func `two names of one office-holder are listed, and forms of one name are not`(
    _ example: RuleCase
  ) {
    #expect(Newsstand.listing(example.texts) == example.expected)
  }
}
