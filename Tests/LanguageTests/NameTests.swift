import ArchiveTestSupport
import Language
import SourceText
import Testing

@Suite struct NameTests {
  private func read(_ sample: String) throws -> (text: DocumentText, reading: Reading) {
    let text = DocumentText(sample)
    return (text, try LanguageReader.read(text, documentDate: nil))
  }

  private func entity(_ name: String, in reading: Reading) -> Entity? {
    reading.entities.first { $0.name == name }
  }

  @Test(
    "A name's kind is told by its words and its neighbours",
    arguments: [
      ("The mayor spoke with Mr. Ormund Vell about it.", "Ormund Vell", Entity.Kind.person),
      ("It is late, Tessa Marr said on the quay.", "Tessa Marr", .person),
      ("It is the best plan, said Bo van der Lunden of the club.", "Bo van der Lunden", .person),
      ("They wrote to the Harbour Ministry about it.", "Harbour Ministry", .organization),
      ("The Ministry of Fisheries and the town agreed.", "Ministry of Fisheries", .organization),
      ("They met in Ormstadt and then they left.", "Ormstadt", .place),
      ("The ferry is on Lake Orm and it is late.", "Lake Orm", .place),
      ("They came from North Tarn to the sea.", "North Tarn", .place),
      ("It was Anna May who said it was late.", "Anna May", .person),
      ("President Edda May was late for it.", "Edda May", .person),
      ("It is late, Tove March said on the quay.", "Tove March", .person),
      ("It is late, Tove al-Marri said on the quay.", "Tove al-Marri", .person),
      ("It is late, Tove d’Orm said on the quay.", "Tove d’Orm", .person),
      ("It is late, Tove von der Mark said on the quay.", "Tove von der Mark", .person),
      (
        "They wrote to the Lock and Quay Workers’ Union.", "Lock and Quay Workers’ Union",
        .organization
      ),
      ("They wrote to the Pilots’ Guild about it.", "Pilots’ Guild", .organization),
      ("They wrote to the Fishermen’s League about it.", "Fishermen’s League", .organization),
      ("A woman named Tove was there.", "Tove", .person),
      ("Boats lay at St. Tova and it was late.", "St. Tova", .place),
    ])
  func kind(sample: String, name: String, kind: Entity.Kind) throws {
    let reading = try read(sample).reading
    #expect(entity(name, in: reading)?.kind == kind, "\(reading.entities)")
  }

  @Test(
    "Capitals that name nothing are no names",
    arguments: [
      "Meanwhile the talks went on. Talks are slow, and the town is small.",
      "On Monday and in March it was the same.",
      "It was late. Nobody knew why. Perhaps they were tired.",
    ])
  func noNames(sample: String) throws {
    #expect(try read(sample).reading.names.isEmpty)
  }

  @Test func aSurnameIsTheFullNameAndSaysWhy() throws {
    let (text, reading) = try read(
      "Tessa Marr, the mayor, spoke first. Then Marr left. It was late, Marr said.")
    let person = try #require(reading.entities.firstIndex { $0.name == "Tessa Marr" })
    let mentions = reading.names.filter { $0.entity == person }
    #expect(mentions.map { text[$0.span] } == ["Tessa Marr", "Marr", "Marr"])
    #expect(mentions[0].reason == nil)
    #expect(mentions[1].reason == "“Marr” is a name of Tessa Marr")
    #expect(reading.entities[person].aliases == ["Marr"])
  }

  @Test func aSurnameOfTwoIsTheOneNamedLast() throws {
    let (text, reading) = try read(
      "Tessa Marr spoke to the town. It is late, Marr said. Then Bo Marr spoke to it. "
        + "It is not, Marr said.")
    let names = reading.names.map { (text[$0.span], reading.entities[$0.entity].name) }
    #expect(names.map(\.1) == ["Tessa Marr", "Tessa Marr", "Bo Marr", "Bo Marr"])
  }

  @Test func anAcronymStandsForItsLongForm() throws {
    let (_, reading) = try read(
      "The Northern Trade Union (NTU) met. It was the NTU that called for a vote.")
    let union = try #require(entity("Northern Trade Union", in: reading))
    #expect(union.aliases == ["NTU"])
    #expect(reading.names.count == 3)
    #expect(Set(reading.names.map(\.entity)).count == 1)
  }

  @Test func capitalsInBracketsThatSpellSomethingElseAreTheirOwn() throws {
    let (_, reading) = try read("The Northern Trade Union (XYZ) met, and it was late.")
    #expect(try #require(entity("Northern Trade Union", in: reading)).aliases.isEmpty)
  }

  @Test(
    "A title or a pronoun stands for the person it fits",
    arguments: [
      (
        "Norlandic scientist and traveller, an expert on the coast, Ada Vell argues that it is late. "
          + "But the analyst is not sure.", "the analyst", "Ada Vell"
      ),
      (
        "Professor Bo Lunden was there with the mayor, Tessa Marr. The professor left.",
        "The professor", "Bo Lunden"
      ),
      (
        "Norlandic Prime Minister Ada Vell met the Tarnish Prime Minister Bo Lunden. "
          + "The Norlandic prime minister was late.", "The Norlandic prime minister", "Ada Vell"
      ),
      ("Ada Vell met the press. She was late.", "She", "Ada Vell"),
      (
        "Ada Vell met the press. “Bo Lunden has no idea of what it is like,” she said.", "she",
        "Ada Vell"
      ),
    ])
  func reference(sample: String, words: String, person: String) throws {
    let (text, reading) = try read(sample)
    let reference = try #require(
      reading.references.first { text[$0.span] == words }, "\(reading.references)")
    #expect(reading.entities[reference.entity].name == person)
    #expect(reference.reason.contains(person))
  }

  @Test(
    "Where nothing was introduced, a title or a pronoun stands for nobody",
    arguments: ["The analyst is not sure of it.", "She was late for the vote, and so it was lost."])
  func abstains(sample: String) throws {
    #expect(try read(sample).reading.references.isEmpty)
  }
}

@Suite struct OfficeTests {
  @Test(
    "An office is found with its jurisdiction and its holder",
    arguments: [
      (
        "They met in Norland. ⟦Norlandic Parliament Speaker⟧ Ada Vell was there.",
        "speaker of parliament", "Norland", "Ada Vell"
      ),
      (
        "⟦Speaker of Norland’s National Assembly⟧, Ada Vell, urged the town to wait.",
        "speaker of parliament", "Norland", "Ada Vell"
      ),
      (
        "It is late, said Ada Vell, the ⟦speaker of the parliament of Norland⟧.",
        "speaker of parliament", "Norland", "Ada Vell"
      ),
      (
        "It was ⟦Norland’s foreign minister⟧ Bo Lunden who said that it was late.",
        "foreign minister", "Norland", "Bo Lunden"
      ),
      (
        "The ⟦Minister of Foreign Affairs of Norland⟧, Bo Lunden, was there.",
        "foreign minister", "Norland", "Bo Lunden"
      ),
      (
        "It was ⟦Deputy Foreign Minister⟧ Bo Lunden who was there.",
        "deputy foreign minister", nil, "Bo Lunden"
      ),
      (
        "The ⟦Norlandic president⟧ was there with the mayor.", "president", "Norlandic", nil
      ),
      (
        "The ⟦former president of Norland⟧, Tessa Marr, was there.",
        "former president", "Norland", "Tessa Marr"
      ),
      (
        "Ada Vell, a ⟦spokeswoman for Norland’s Foreign Ministry⟧, said that it was late.",
        "foreign ministry spokesperson", "Norland", "Ada Vell"
      ),
      (
        "The ⟦Chief of the General Staff of Norland’s Armed Forces⟧, Bo Lunden, hinted at it.",
        "chief of the general staff", "Norland", "Bo Lunden"
      ),
      ("It was ⟦Defense Minister⟧ Ada Vell who left.", "defence minister", nil, "Ada Vell"),
      ("⟦Harbour master⟧ Bo Lunden was late.", "harbour master", nil, "Bo Lunden"),
      ("The ⟦harbor master⟧, Bo Lunden, was late.", "harbour master", nil, "Bo Lunden"),
      ("It is late, said Bo Lunden, a ⟦ferry captain⟧.", "ferry captain", nil, "Bo Lunden"),
      ("The ⟦school inspector⟧, Ada Vell, was there.", "school inspector", nil, "Ada Vell"),
      ("⟦Judge⟧ Ada Vell was late.", "judge", nil, "Ada Vell"),
      (
        "Ada Vell, ⟦general secretary of the Lock and Quay Workers’ Union⟧, was there.",
        "secretary general", "Lock and Quay Workers’ Union", "Ada Vell"
      ),
      ("Democratic ⟦Gov.⟧ Ada Vell was there.", "governor", nil, "Ada Vell"),
    ] as [(String, String, String?, String?)])
  func office(sample: String, office: String, jurisdiction: String?, holder: String?) throws {
    let marked = MarkedText(sample)
    let reading = try LanguageReader.read(marked.text, documentDate: nil)
    let found = try #require(
      reading.offices.first { $0.span == marked.spans[0] },
      "\(reading.offices.map { marked.text[$0.span] })")
    #expect(found.office == office)
    #expect(found.jurisdiction == jurisdiction)
    #expect(
      found.holder.map { reading.entities[reading.names[$0].entity].name } == holder)
  }

  @Test(
    "Words that only look like an office are none",
    arguments: [
      "In general it was late, and the member states agreed.",
      "Tessa King said that it was late.",
      "They declined to host the meeting of the club.",
      "It was a pilot project, and the master plan was late.",
    ])
  func noOffice(sample: String) throws {
    #expect(try LanguageReader.read(DocumentText(sample), documentDate: nil).offices.isEmpty)
  }
}
