import Checking
import Testing

@Suite struct SpeakerComparisonTests {
  @Test(arguments: [
    ("Ilse Dorvane", "Dorvane", SpeakerCheck.same),
    ("Transport Minister Ilse Dorvane", "Ilse Dorvane", .same),
    ("Dorvane, who resigned", "Ilse Dorvane", .same),
    ("Ilse Dorvane", "Oswin Tarrel", .different),
    ("Mira Dorvane", "Ilse Dorvane", .different),
    ("Dorvane campaign aide Pell Ostrin", "Pell Ostrin", .same),
    ("Dorvane campaign aide Pell Ostrin", "Dorvane", .different),
    ("CSDO", "Collective Sea Defence Organisation", .same),
    ("she", "Ilse Dorvane", .unresolved),
    ("a spokesman", "Ilse Dorvane", .unresolved),
    ("José Marén", "Jose Maren", .same),
    ("Bill Harrow", "William Harrow", .same),
  ])
  func names(claimed: String, stated: String, expected: SpeakerCheck) {
    #expect(SpeakerComparison().check(claimed, against: [stated]) == expected)
  }

  @Test func nobodyNamedIsUnstated() {
    #expect(SpeakerComparison().check(nil, against: ["Ilse Dorvane"]) == .unstated)
    #expect(SpeakerComparison().check("Ilse Dorvane", against: []) == .unstated)
  }

  @Test func whatPeopleRecordedWins() {
    let comparison = SpeakerComparison(
      aliases: { $0 == "the Iron Lady" ? ["Ilse Dorvane"] : [] },
      areParted: { $0 == "Dorvane" && $1 == "Mira Dorvane" })
    #expect(comparison.check("the Iron Lady", against: ["Dorvane"]) == .same)
    #expect(comparison.check("Dorvane", against: ["Mira Dorvane"]) == .different)
  }

  @Test func theSameDescriptionIsTheSameSpeaker() {
    let check = SpeakerComparison().check(
      "the harbour master", against: ["Jory Kelm"], mentions: ["the harbour master"])
    #expect(check == .same)
  }
}
