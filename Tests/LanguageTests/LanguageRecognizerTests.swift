import ArchiveTestSupport
import Language
import SourceText
import Testing

@Suite struct LanguageRecognizerTests {
  @Test(
    "A language is recognised by its function words",
    arguments: [
      ("The mayor said that it was time for the town to act.", "en"),
      ("Der Rat hat das nicht mit der Stadt und dem Hafen besprochen.", "de"),
      ("Le maire a dit que la ville est dans une situation des plus graves.", "fr"),
      ("Городской совет не сказал, что это было на площади и в парке.", "ru"),
      ("Ormvell 7 Tarn", "und"),
      ("", "und"),
      ("漢字", "und"),
    ])
  func recognises(sample: String, language: String) throws {
    #expect(try LanguageReader.read(DocumentText(sample), documentDate: nil).language == language)
  }

  @Test func aTextInAnotherLanguageHasSentencesAndNothingMore() throws {
    let text = DocumentText(
      "Der Präsident Bo Lunden hat das nicht gesagt. Und die Stadt ist mit dem.")
    let reading = try LanguageReader.read(text, documentDate: nil)
    #expect(reading.sentences.count == 2)
    #expect(reading.names.isEmpty && reading.offices.isEmpty && reading.times.isEmpty)
  }

  @Test(
    "Headlines and phrases of a few words are recognised as English",
    arguments: [
      "Talks on port strike resume Monday",
      "Quake kills 14 in coastal town",
      "Two dozen injured",
      "20 percent",
      "$5 million",
      "one in five",
      "Vellmar council rejects Osterfeld bid",
      "The mayor resigned.",
      "Orm ferry sinks; 12 feared dead",
      "Fire in port kills three",
      "three weeks ago",
      "next Monday",
      "June 2024",
      "Government Plans Reform in Berlin",
      "Vell prime minister quits amid scandal",
      "Ministers to meet on Tuesday",
      "Ada Vell: “We will not leave”",
      "UN envoy urges truce",
      "Oil prices fall 3%",
      "Markets rally as inflation cools",
      "Strikers block Tarn harbour, police say",
      "Death toll rises to 40",
      "Bank cuts rates",
      "Rebel leader surrenders",
    ])
  func recognisesShortEnglish(sample: String) throws {
    #expect(try LanguageReader.read(DocumentText(sample), documentDate: nil).language == "en")
  }

  @Test(
    "Sentences and headlines in other languages are not taken for English",
    arguments: [
      "Regierung plant Reform in Berlin",
      "Bundestag stimmt für Gesetz",
      "Minister tritt zurück",
      "Die Stadt hat am Montag eine neue Brücke eröffnet, sagte der Bürgermeister.",
      "Streik im Hafen: Gewerkschaft will weiter verhandeln",
      "Drei Tote bei Brand in Altersheim",
      "Rat sagt Nein zum Hafenausbau",
      "Gobierno aprueba reforma fiscal",
      "Tres muertos en un accidente de tren",
      "El alcalde dijo el lunes que la ciudad no tiene dinero para reparar el puente.",
      "Huelga general paraliza el puerto de Vellmar",
      "Le ministre annonce une reforme",
      "Grève nationale : trains supprimés",
      "Le maire a déclaré lundi que la ville ne disposait pas des fonds nécessaires.",
      "Un mort dans un incendie en centre-ville",
      "Governo approva riforma fiscale",
      "Tre morti in un incidente a Vellmar",
      "Il sindaco ha detto lunedì che la città non ha i soldi per riparare il ponte.",
      "Sciopero dei treni, disagi in tutta la regione",
      "Brand in haven van Vellmar",
      "Minister wil nieuwe wet",
      "De burgemeester zei maandag dat de stad geen geld heeft voor de brug.",
      "Drie doden bij ongeluk op snelweg",
      "Premier stapt op na schandaal",
      "Governo anuncia corte de impostos",
      "O presidente da câmara disse na segunda-feira que não há dinheiro para a ponte.",
      "Greve geral para o porto de Vellmar",
      "Правительство объявило о реформе",
      "Мэр сказал в понедельник, что у города нет денег на ремонт моста.",
      "Три человека погибли при пожаре в порту",
      "Minister rezygnuje po skandalu",
      "Burmistrz powiedział w poniedziałek, że miasto nie ma pieniędzy na most.",
      "Trzy osoby zginęły w pożarze portu",
      "Bakan istifa etti",
      "Belediye başkanı pazartesi günü kentin köprü için parası olmadığını söyledi.",
      "Limanda yangın: üç ölü",
      "Ministern avgår efter skandal",
      "Borgmästaren sade i måndags att staden inte har pengar till bron.",
      "Brand i hamnen i Vellmar",
      "Tre döda i olycka",
      "Ministeren går af efter skandale",
      "Borgmesteren sagde mandag, at byen ikke har penge til broen.",
      "Ministeri eroaa skandaalin vuoksi",
      "Kaupunginjohtaja sanoi maanantaina, että kaupungilla ei ole rahaa siltaan.",
      "Ministr odstoupil po skandálu",
      "Starosta v pondělí řekl, že město nemá peníze na most.",
      "Menteri mundur setelah skandal",
      "Guvernul anunță o reformă fiscală",
      "A miniszter lemondott a botrány után",
      "Statsministeren går av etter skandale",
    ])
  func isNotEnglish(sample: String) throws {
    #expect(try LanguageReader.read(DocumentText(sample), documentDate: nil).language != "en")
  }

  @Test(
    "Other languages are named",
    arguments: [
      ("Die Stadt hat am Montag eine neue Brücke eröffnet, sagte der Bürgermeister.", "de"),
      ("El alcalde dijo el lunes que la ciudad no tiene dinero para reparar el puente.", "es"),
      ("Le maire a déclaré lundi que la ville ne disposait pas des fonds nécessaires.", "fr"),
      ("Il sindaco ha detto lunedì che la città non ha i soldi per riparare il ponte.", "it"),
      ("De burgemeester zei maandag dat de stad geen geld heeft voor de brug.", "nl"),
      ("O presidente da câmara disse na segunda-feira que não há dinheiro para a ponte.", "pt"),
      ("Мэр сказал в понедельник, что у города нет денег на ремонт моста.", "ru"),
      ("Burmistrz powiedział w poniedziałek, że miasto nie ma pieniędzy na most.", "pl"),
      ("Belediye başkanı pazartesi günü kentin köprü için parası olmadığını söyledi.", "tr"),
      ("Borgmästaren sade i måndags att staden inte har pengar till bron.", "sv"),
      ("Un mort dans un incendie en centre-ville", "fr"),
      ("Drie doden bij ongeluk op snelweg", "nl"),
      ("Brand in haven van Vellmar", "nl"),
      ("Tre döda i olycka", "sv"),
      ("Три человека погибли при пожаре в порту", "ru"),
      ("Trzy osoby zginęły w pożarze portu", "pl"),
      ("Limanda yangın: üç ölü", "tr"),
      ("Tre morti in un incidente a Vellmar", "it"),
      ("Drei Tote bei Brand in Altersheim", "de"),
      ("Huelga general paraliza el puerto de Vellmar", "es"),
    ])
  func namesTheLanguage(sample: String, language: String) throws {
    #expect(try LanguageReader.read(DocumentText(sample), documentDate: nil).language == language)
  }

  @Test func aStatedLanguageIsNotGuessedAt() throws {
    let text = DocumentText("Ormvell 7")
    #expect(try LanguageReader.read(text, documentDate: nil).quantities.isEmpty)
    let english = try LanguageReader.read(
      DocumentText("12 tarn 2024-05-06"), documentDate: nil, language: "en")
    #expect(english.language == "en" && english.times.map(\.value) == ["2024-05-06"])
    let german = try LanguageReader.read(
      DocumentText("He left in May 2024."), documentDate: nil, language: "de")
    #expect(german.language == "de" && german.times.isEmpty)
  }
}
