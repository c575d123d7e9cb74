import Accounts
import SourceText
import Testing

@Suite struct DateRuleTests {
  static let conflicts: [RuleCase] = [
    RuleCase(
      "two founding years, active and fronted",
      "The Northern Trade Organisation was established in 2002, and it has six members.",
      "Formed in 1992, the Northern Trade Organization was meant to last.",
      expect: [
        "conflict meaning date: Founding of Northern Trade Organization: 1992 ↔ 2002"
      ]),
    RuleCase(
      "an acronym that one outlet spells out",
      "The Northern Trade Organisation (NTO) has its seat in the north. It is old.",
      "The NTO was founded in 1992 by six states of the region.",
      "The Northern Trade Organisation was founded in 1995 by six states of the region.",
      expect: [
        "conflict meaning date: Founding of Northern Trade Organisation: 1992 ↔ 1995"
      ]),
    RuleCase(
      "a parenthesis, a relative clause, a month against a year",
      "The Northern Trade Organisation (NTO), which was set up in May 1992, is in trouble.",
      "In 1994, the Northern Trade Organisation was created by the six states.",
      expect: [
        "conflict meaning date: Founding of Northern Trade Organisation: 1992-05 ↔ 1994"
      ]),
    RuleCase(
      "a noun for the event",
      "Since the founding of the Harbour Workers Union in 1931, it has never been on strike.",
      "The Harbour Workers Union was formed in 1913 and has never been on strike.",
      expect: ["conflict meaning date: Founding of Harbour Workers Union: 1913 ↔ 1931"]),
    RuleCase(
      "a birth",
      "The painter Irma Solvang was born in 1951 in a village in the hills.",
      "The painter Irma Solvang was born in 1957 in a village in the hills.",
      expect: ["conflict meaning date: Birth of Irma Solvang: 1951 ↔ 1957"]),
    RuleCase(
      "who left what is part of the question; who leaves may come back",
      "In 2012, Norland withdrew from the Northern Trade Organisation. Ports in Norland are small.",
      "Ports in Norland are small. Norland left the Northern Trade Organisation in 2014 after a quarrel with the others.",
      expect: [
        "possible meaning date: Withdrawal of Norland from Northern Trade Organisation: "
          + "2012 ↔ 2014"
      ]),
    RuleCase(
      "a treaty's entry into force",
      "The Lakes Treaty entered into force in 1994 and has been broken since.",
      "The Lakes Treaty came into force in 1996 and has been broken since.",
      expect: ["conflict meaning date: Entry into force of Lakes Treaty: 1994 ↔ 1996"]),
    RuleCase(
      "a short form of a name that only one organisation has",
      "The Harbour Gates Authority runs the gates. The Authority, which was set up in 1978, is small.",
      "The Harbour Gates Authority, which was set up in 1987, runs the gates.",
      expect: ["conflict meaning date: Founding of Harbour Gates Authority: 1978 ↔ 1987"]),
    RuleCase(
      "a thing without a name, inside one story",
      "Edda Lindqvist, Arno Veldman and Bo Askeland met. The inquiry opened on Monday 14 July.",
      "Edda Lindqvist, Arno Veldman and Bo Askeland met. The inquiry, which opened on Tuesday "
        + "15 July, is slow.",
      expect: ["conflict meaning date: Opening of the inquiry: 2025-07-14 ↔ 2025-07-15"]),
    RuleCase(
      "a decade against a later year is only possible",
      "Little is left of the 1990s, when the Northern Trade Organisation was established.",
      "The Northern Trade Organisation was established in 2002 by the six states.",
      expect: [
        "possible meaning date: Founding of Northern Trade Organisation: 1990s ↔ 2002"
      ]),
    RuleCase(
      "a decade, a year in it and a later year are two questions",
      "In the 1990s, the Northern Trade Organisation was established by the six states.",
      "The Northern Trade Organisation was established in 1992 by the six states.",
      "The Northern Trade Organisation was established in 2002 by the six states.",
      expect: [
        "conflict meaning date: Founding of Northern Trade Organisation: 1992 ↔ 2002",
        "possible meaning date: Founding of Northern Trade Organisation: 1990s ↔ 2002",
      ]),
    RuleCase(
      "a general word for the one organisation spoken of is only possible",
      "The Northern Trade Organisation is old. In 1992, when this modest alliance was founded, "
        + "it had few friends.",
      "The Northern Trade Organisation was founded in 2002 and has few friends.",
      expect: [
        "possible meaning date: Founding of Northern Trade Organisation: 1992 ↔ 2002"
      ]),
    RuleCase(
      "what one side only quotes is only possible",
      "“The Northern Trade Organisation was founded in 1992 by people who trusted each other,” "
        + "Irma Solvang said.",
      "The Northern Trade Organisation was founded in 2002 and has few friends.",
      expect: [
        "possible meaning date: Founding of Northern Trade Organisation: 1992 ↔ 2002"
      ]),
    RuleCase(
      "two speakers against each other disagree, and no outlet errs",
      "“The Northern Trade Organisation was founded in 1992 by people who trusted each other,” "
        + "Irma Solvang said.",
      "“The Northern Trade Organisation was founded in 2002, and that was late,” said Bo Lindqvist.",
      expect: [
        "disagreement meaning date: Founding of Northern Trade Organisation: 1992 ↔ 2002"
      ]),
  ]

  static let none: [RuleCase] = [
    RuleCase(
      "a decade holds its year",
      "In the 1990s, the Northern Trade Organisation was founded by the six states.",
      "The Northern Trade Organisation was founded in 1992 by the six states.", expect: []),
    RuleCase(
      "a year holds its month",
      "The Northern Trade Organisation was founded in 1992 by the six states.",
      "The Northern Trade Organisation was founded in May 1992 by the six states.", expect: []),
    RuleCase(
      "a treaty and its organisation are two",
      "The Northern Trade Treaty was signed in 1992 and it is still in force.",
      "The Northern Trade Treaty itself dates back to 1992 and lies in a drawer.",
      "The Northern Trade Organisation was founded in 2002 by the six states.", expect: []),
    RuleCase(
      "signing and entry into force are two events",
      "The Lakes Treaty was signed in 1992 by the six states.",
      "The Lakes Treaty entered into force in 1994 for the six states.", expect: []),
    RuleCase(
      "two members left, each in its year",
      "Ports in Norland are small. In 2012, Norland withdrew from the Northern Trade Organisation.",
      "Ports in Sudmark are small. In 2014, Sudmark withdrew from the Northern Trade Organisation.",
      expect: []
    ),
    RuleCase(
      "a bound is no date, nor is where a count begins",
      "The Northern Trade Organisation was founded before 1995 by the six states.",
      "The Northern Trade Organisation was founded in 1992 and has met since 1993.", expect: []),
    RuleCase(
      "what was not, or will be",
      "The Northern Trade Organisation was not founded in 1995, whatever the books say.",
      "The Northern Trade Organisation was founded in 1992 and will be dissolved in 2030.",
      "The Northern Trade Organisation would be founded in 1990 if they had their way.", expect: []
    ),
    RuleCase(
      "a part of the thing, or its head",
      "The council of the Northern Trade Organisation was founded in 1998 in the north.",
      "The Northern Trade Organisation was founded in 1992 by the six states.",
      "The Northern Trade Organisation's court was established in 2001 in the north.", expect: []),
    RuleCase(
      "one of two things named together",
      "Norland and the Northern Trade Organisation were founded in 1990, one after the other.",
      "The Northern Trade Organisation was founded in 1992 by the six states.", expect: []),
    RuleCase(
      "a date in another clause",
      "The Northern Trade Organisation was founded by states that had met in 1987 in the north.",
      "The Northern Trade Organisation was founded in 1992 by the six states.", expect: []),
    RuleCase(
      "an alliance that may be another",
      "The Northern Trade Organisation and the Southern Customs League quarrel. The alliance was "
        + "founded in 1975 by two states.",
      "The Northern Trade Organisation was founded in 1992 by the six states.", expect: []),
    RuleCase(
      "things without a name in two stories",
      "Edda Lindqvist, Arno Veldman and Bo Askeland met. The inquiry opened on Monday 14 July.",
      "Irma Solvang, Hedda Solvang and Ivo Strand met. The inquiry opened on Tuesday 15 July.",
      expect: []),
    RuleCase(
      "two things of one noun",
      "Edda Lindqvist, Arno Veldman and Bo Askeland met. The contract was signed on 14 May 2024.",
      "Edda Lindqvist, Arno Veldman and Bo Askeland met. The contract was signed on 14 May 2024. "
        + "The other firm lost. The contract was signed in June 2025.",
      expect: []),
    RuleCase(
      "two persons of one surname",
      "The painter Irma Solvang was born in 1951 in a village in the hills.",
      "The writer Hedda Solvang was born in 1957 in a village in the hills.", expect: []),
  ]

  @Test(arguments: conflicts + none)
  func `two dates of one event are listed, and what agrees is not`(_ example: RuleCase) {
    #expect(Newsstand.listing(example.texts, published: example.published) == example.expected)
  }

  @Test func `the passage that resolves two dates is shown`() throws {
    let documents = [
      Newsstand.article(
        "Formed in 1992, the Northern Trade Organisation was meant to last.",
        outlet: "Morning Post"),
      Newsstand.article(
        "The Northern Trade Organisation was established in 2002. The Northern Trade Treaty "
          + "dates from 1992 and nobody has read it since. In 1992 it rained.",
        outlet: "Evening Star"),
    ]
    let conflict = try #require(ConflictFinder.conflicts(in: documents).first)
    #expect(conflict.summary == "Founding of Northern Trade Organisation: 1992 ↔ 2002")
    #expect(
      conflict.reconciledBy.map { documents[1].text[$0.span] } == [
        "The Northern Trade Treaty dates from 1992 and nobody has read it since."
      ])
    #expect(conflict.reconciledBy.map { documents[1].text[$0.focus] } == ["1992"])
  }
}
