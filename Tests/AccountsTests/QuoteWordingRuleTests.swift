import Accounts
import Testing

@Suite struct QuoteWordingRuleTests {
  static let conflicts: [RuleCase] = [
    RuleCase(
      "a modal that turns the sentence",
      "“We can do nothing but speak for the fishermen of this coast, because that is who we are,” "
        + "Edda Lindqvist said on Friday.",
      "“We could do nothing but speak for the fishermen of this coast, because that is who we "
        + "are,” Edda Lindqvist told reporters.",
      expect: [
        "conflict meaning quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“We could do” ↔ “We can do”"
      ]),
    RuleCase(
      "small words",
      "“If we have to spend money to try and keep the harbour open this winter, we will,” "
        + "Edda Lindqvist said.",
      "Edda Lindqvist said: “If we have to spend money to try to keep the harbour open this "
        + "winter, we will.”",
      expect: [
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“try to keep” ↔ “try and keep”"
      ]),
    RuleCase(
      "the subject of a sentence",
      "“Harbour workers continue to negotiate in good faith,” Edda Lindqvist said.",
      "“We continue to negotiate in good faith,” Edda Lindqvist said.",
      expect: [
        "conflict meaning quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“We continue” ↔ “Harbour workers continue”"
      ]),
    RuleCase(
      "a long stretch whose speaker one outlet does not name",
      "The statement said the ferries were “kept safe from storms and ice, including on the "
        + "routes currently open in the north.”",
      "“The ferries are kept safe from storms and ice, including on the routes currently open "
        + "the north,” Edda Lindqvist said.",
      expect: [
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“open the” ↔ “open in the”"
      ]),
    RuleCase(
      "two utterances in a row are two conflicts",
      "“I had a long talk with the captain about the state of the harbour. I will meet the owners "
        + "in a couple of weeks to speak about the cranes,” Edda Lindqvist said.",
      "“I had a short talk with the captain about the state of the harbour. I will meet the "
        + "owners in a couple weeks to speak about the cranes,” Edda Lindqvist said.",
      expect: [
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“a short talk” ↔ “a long talk”",
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“couple weeks” ↔ “couple of weeks”",
      ]),
    RuleCase(
      "content words for content words may be two translations",
      "“The council is a broken boat, and no honest sailor would ever board it at night,” "
        + "Edda Lindqvist said.",
      "“The council is a ruined boat, and no decent sailor would ever board it at dusk,” "
        + "Edda Lindqvist said.",
      expect: [
        "possible wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“a ruined boat, and no decent sailor would ever board it at dusk” ↔ "
          + "“a broken boat, and no honest sailor would ever board it at night”"
      ]),
    RuleCase(
      "words that an outlet says were translated",
      "“We will not leave the harbour to the owners of the cranes,” Edda Lindqvist said in Norlandic.",
      "“We will not leave the harbour to the masters of the cranes,” Edda Lindqvist said, according "
        + "to a translation.",
      expect: [
        "possible wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“the masters of” ↔ “the owners of”"
      ]),
    RuleCase(
      "a sentence told freely, its last word alike",
      "“The water came up the street of the ropemakers quicker than anyone could run,” said "
        + "Edda Lindqvist.",
      "“The water came up the street of the ropemakers faster than a child can run,” said "
        + "Edda Lindqvist.",
      expect: [
        "conflict meaning quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“ropemakers faster than a child can run” ↔ “ropemakers quicker than anyone could run”"
      ]),
    RuleCase(
      "a short phrase with one word changed, given to one person in one month",
      "In May 2025, Edda Lindqvist described the talks as a “bridge of no use” for the city.",
      "Edda Lindqvist went further in May 2025, calling the talks a “ladder of no use” for the city.",
      expect: []),
    RuleCase(
      "a short phrase with one word changed that stays telling",
      "In May 2025, Edda Lindqvist described the talks as a “place of no shelter” for the city.",
      "Edda Lindqvist went further in May 2025, calling the talks a “port of no shelter” for all.",
      expect: [
        "possible wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“port of no shelter” ↔ “place of no shelter”"
      ]),
    RuleCase(
      "a short phrase with another end, said of the same thing",
      "Edda Lindqvist called the inquiry “a lantern in daylight” and said she would appeal.",
      "Edda Lindqvist had called the inquiry “a lantern in the sunshine” and left.",
      expect: [
        "possible wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“a lantern in the sunshine” ↔ “a lantern in daylight”"
      ]),
  ]

  static let none: [RuleCase] = [
    RuleCase(
      "brackets, ellipsis, typography, spelling, case, contractions",
      "\"We can't labour on, and [the harbour's owners] know it . . . or should know it by now, "
        + "as the two captains do,\" Edda Lindqvist said.",
      "“we cannot labor on, and they know it or should know it by now, as the 2 captains do,” "
        + "Edda Lindqvist said.", expect: []),
    RuleCase(
      "an ellipsis that leaves words out",
      "“We will stand by the fishermen of this coast … and we will pay for the new boats,” "
        + "Edda Lindqvist said.",
      "“We will stand by the fishermen of this coast, whatever the owners say, and we will pay "
        + "for the new boats,” Edda Lindqvist said.", expect: []),
    RuleCase(
      "a part of the whole",
      "“We will stand by the fishermen of this coast, whatever the owners say,” Edda Lindqvist "
        + "said.",
      "Edda Lindqvist promised to “stand by the fishermen of this coast” whatever came.", expect: []
    ),
    RuleCase(
      "two speakers",
      "“We can do nothing but speak for the fishermen of this coast, because that is who we are,” "
        + "Edda Lindqvist said.",
      "“We could do nothing but speak for the fishermen of this coast, because that is who we "
        + "are,” Arno Veldman said.", expect: []),
    RuleCase(
      "a phrase that the language has",
      "“At the end of the day it is up to the people,” Edda Lindqvist said.",
      "“By the end of the day it was up to the owners,” Edda Lindqvist said.", expect: []),
    RuleCase(
      "two sentences alike that one outlet prints both of",
      "“I am not going to waste my time on a debate about the harbour,” Edda Lindqvist said. “I am "
        + "not going to lose my time on a debate about the harbour,” she added.",
      "“I am not going to waste my time on a debate about the harbour,” Edda Lindqvist said.",
      expect: []),
    RuleCase(
      "a short phrase in another month",
      "In May 2025, Edda Lindqvist described the talks as a “place of no shelter” for the city.",
      "Edda Lindqvist went further in June 2025, calling the talks a “port of no shelter” for all.",
      expect: []),
    RuleCase(
      "a short phrase with another end, said of another thing",
      "Edda Lindqvist called the inquiry “a lantern in daylight” and said she would appeal.",
      "Edda Lindqvist had called the harbour “a lantern in the dark” and left.", expect: []),
    RuleCase(
      "a short phrase of another person",
      "In May 2025, Edda Lindqvist described the talks as a “place of no shelter” for the city.",
      "Arno Veldman went further in May 2025, calling the talks a “port of no shelter” for all.",
      expect: []),
    RuleCase(
      "an initial in a name",
      "“The house of Arno E. Veldman in the old harbour was robbed on Friday,” Edda Lindqvist "
        + "said.",
      "“The house of Arno Veldman in the old harbour was robbed on Friday,” Edda Lindqvist said.",
      expect: []),
  ]

  @Test(arguments: conflicts + none)
  func `one utterance in two wordings is listed, and what quoting allows is not`(
    _ example: RuleCase
  ) {
    #expect(Newsstand.listing(example.texts) == example.expected)
  }

  @Test func `reports of different months are two occasions`() {
    let first =
      "“We can do nothing but speak for the fishermen of this coast,” Edda Lindqvist said."
    let second =
      "“We could do nothing but speak for the fishermen of this coast,” Edda Lindqvist said."
    func listing(_ published: String) -> [String] {
      Newsstand.listing([
        Newsstand.article(first, outlet: "Morning Post", published: "2025-01-10"),
        Newsstand.article(second, outlet: "Evening Star", published: published),
      ])
    }
    #expect(listing("2025-01-11").count == 1)
    #expect(listing("2025-01-25").map { $0.hasPrefix("possible") } == [true])
    #expect(listing("2025-04-11").isEmpty)
  }
}
