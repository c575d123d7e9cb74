/// Offices and titles: the words that head them, narrow them and qualify them.
extension English {
  /// Offices and professions by the word that heads them, in the form they are compared in.
  package static let officeHeads: [String: String] = {
    var result: [String: String] = [:]
    let plain = words(
      """
      president chancellor minister secretary speaker ambassador governor mayor senator director
      head chief commander king queen prince princess emperor judge justice general commissioner
      envoy lawmaker representative sheriff leader captain colonel admiral adviser aide professor
      analyst expert historian economist lawyer attorney prosecutor founder co-founder editor
      author journalist bishop archbishop rabbi imam diplomat politician scientist researcher
      strategist pollster consultant activist commentator columnist reporter correspondent
      delegate candidate nominee manager organizer organiser detective lieutenant sergeant
      superintendent principal dean coach physician surgeon veteran blogger propagandist host
      orientalist sociologist scholar observer premier ombudsman treasurer deputy mp
      official executive vice-president
      """)
    for word in plain { result[word] = word }
    for word in ["spokesman", "spokeswoman", "spokesperson"] { result[word] = "spokesperson" }
    for word in ["chairman", "chairwoman", "chairperson", "chair"] { result[word] = "chair" }
    for word in ["congressman", "congresswoman", "rep."] { result[word] = "representative" }
    for word in ["ceo"] { result[word] = "chief executive" }
    result["premier"] = "prime minister"
    result["advisor"] = "adviser"
    result["sen."] = "senator"
    result["gov."] = "governor"
    result["gen."] = "general"
    result["col."] = "colonel"
    result["lt."] = "lieutenant"
    result["sgt."] = "sergeant"
    result["capt."] = "captain"
    result["adm."] = "admiral"
    result["prof."] = "professor"
    result["pres."] = "president"
    result["co-chair"] = "co-chair"
    result["secretary-general"] = "secretary general"
    result["director-general"] = "director general"
    result["attorney-general"] = "attorney general"
    for word in tradeHeads { result[word] = word }
    for word in ["harbourmaster", "harbormaster"] { result[word] = "harbour master" }
    result["stationmaster"] = "station master"
    return result
  }()

  /// Trades: heads only where they are said of a person.
  static let tradeHeads: Set<String> = words(
    """
    master headmaster postmaster harbourmaster harbormaster stationmaster keeper inspector engineer
    pilot skipper warden surveyor planner driver operator owner teacher nurse farmer fisherman
    deckhand curator architect forecaster meteorologist geologist biologist seismologist
    psychologist archaeologist epidemiologist broker shopkeeper clerk librarian firefighter
    conductor carpenter mechanic steward
    """)

  /// Adjectives that end as demonyms do, and say whose a thing is of no country.
  static let plainAdjectives: Set<String> = words(
    """
    democratic republican public catholic economic academic strategic historic domestic civic
    athletic electric atomic political islamic nordic olympic organic pragmatic charismatic
    enthusiastic energetic iconic christian lutheran anglican
    presbyterian vegetarian humanitarian libertarian veteran civilian guardian historian librarian
    technician politician musician physician electrician pedestrian custodian foolish
    selfish
    """)

  /// Heads that persons also bear as a surname.
  static let surnameHeads: Set<String> = words(
    "king judge bishop prince pope chancellor justice coach dean principal head chief host page")

  /// Words that narrow an office, between jurisdiction and head.
  package static let officeDomains: Set<String> = words(
    """
    foreign defence defense interior finance justice health education economy economic energy
    labor labour trade transport transportation agriculture culture environment industry
    information internal external affairs security state home national press military police
    parliament parliamentary assembly ministry party campaign opposition general executive senate
    house majority minority government presidential political prime department office policy
    communications intelligence human rights council union legal international relations attorney
    fisheries housing sports tourism planning science technology development climate welfare water
    supreme court city county bureau committee commission independent television socio-political
    """)

  /// Words before an office that say how or when it is held.
  package static let officeModifiers: Set<String> = words(
    """
    deputy vice first former ex acting interim then outgoing assistant senior current late chief
    lead new incoming longtime long-time veteran prominent leading top associate special
    """)

  /// Words for a parliament, as a speaker has one.
  static let parliaments: Set<String> = words(
    "parliament parliamentary assembly majlis legislature congress verkhovna rada sejm storting")

  /// Offices that one person at a time holds in a jurisdiction.
  private static let singleHolder: Set<String> = words(
    "president chancellor governor mayor king queen emperor speaker chair pope")

  /// Whether one person at a time holds the office (in one jurisdiction): a president, a foreign
  /// minister; not a senator, an ambassador, an analyst.
  package static func hasOneHolder(_ office: String) -> Bool {
    let parts = office.split(separator: " ").map(String.init)
    guard let last = parts.last, parts.first != "former", parts.first != "deputy",
      parts.first != "assistant"
    else { return false }
    if parts[0] == "speaker" || office == "secretary general" || office == "secretary of state" {
      return true
    }
    if ["harbour master", "station master", "headmaster", "director general", "attorney general"]
      .contains(office)
    {
      return true
    }
    if office.hasPrefix("chief of the") || office == "chief executive" { return true }
    if last == "minister" { return parts.count > 1 }
    return parts.count == 1 && singleHolder.contains(last)
  }
}
