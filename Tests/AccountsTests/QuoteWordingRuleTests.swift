import Accounts
import Testing

@Suite struct QuoteWordingRuleTests {
  static let conflicts: [RuleCase] = [
    RuleCase(
      "a modal that turns the sentence",
      "“We can mend every net on this coast before the herring come back in spring,” Edda Lindqvist "
        + "said on Friday.",
      "“We could mend every net on this coast before the herring come back in spring,” Edda "
        + "Lindqvist told reporters.",
      expect: [
        "conflict meaning quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“We could mend” ↔ “We can mend”"
      ]),
    RuleCase(
      "small words",
      "“Every autumn they try and sell us the same rusty crane at a higher price,” Edda Lindqvist "
        + "said.",
      "Edda Lindqvist said: “Every autumn they try to sell us the same rusty crane at a higher "
        + "price.”",
      expect: [
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“try to sell” ↔ “try and sell”"
      ]),
    RuleCase(
      "the subject of a sentence",
      "“Harbour workers intend to paint the lighthouse before winter,” Edda Lindqvist said.",
      "“We intend to paint the lighthouse before winter,” Edda Lindqvist said.",
      expect: [
        "conflict meaning quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“We intend” ↔ “Harbour workers intend”"
      ]),
    RuleCase(
      "a long stretch whose speaker one outlet does not name",
      "The statement said the ferries were “painted twice with tar and ochre, even below the rails "
        + "that nobody looks at in the dark.”",
      "“The ferries are painted twice with tar and ochre, even below the rails that nobody looks "
        + "at the dark,” Edda Lindqvist said.",
      expect: [
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“at the” ↔ “at in the”"
      ]),
    RuleCase(
      "two utterances in a row are two conflicts",
      "“The old crane stood through four bad winters without a single new bolt. They mean to weigh "
        + "it within a matter of days and sell it to the scrapyard,” Edda Lindqvist said.",
      "“The old crane stood through four hard winters without a single new bolt. They mean to "
        + "weigh it within matter of days and sell it to the scrapyard,” Edda Lindqvist said.",
      expect: [
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“four hard winters” ↔ “four bad winters”",
        "conflict wording quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“within matter” ↔ “within a matter”",
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
      "“The smoke went down the street of the ropemakers sooner than anyone could cough,” said "
        + "Edda Lindqvist.",
      "“The smoke went down the street of the ropemakers later than a child can cough,” said "
        + "Edda Lindqvist.",
      expect: [
        "conflict meaning quote-wording: Wording of a quotation of Edda Lindqvist: "
          + "“ropemakers later than a child can cough” ↔ “ropemakers sooner than anyone could cough”"
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
      "“We can mend every net on this coast before the herring come back in spring,” Edda Lindqvist "
        + "said.",
      "“We could mend every net on this coast before the herring come back in spring,” Arno Veldman "
        + "said.", expect: []),
    RuleCase(
      "a phrase that the language has",
      "“At the end of the day it is up to the people,” Edda Lindqvist said.",
      "“By the end of the day it was up to the owners,” Edda Lindqvist said.", expect: []),
    RuleCase(
      "two sentences alike that one outlet prints both of",
      "“I will row my boat around the island for a loaf of bread,” Edda Lindqvist said. “I will sail "
        + "my boat around the island for a loaf of bread,” she added.",
      "“I will row my boat around the island for a loaf of bread,” Edda Lindqvist said.",
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
      "“The boat of Arno E. Veldman in the old harbour sank in a storm on Friday,” Edda Lindqvist "
        + "said.",
      "“The boat of Arno Veldman in the old harbour sank in a storm on Friday,” Edda Lindqvist said.",
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
