/// English-like news of invented people and places, as long as wanted.
///
/// The same numbers always write the same text. What matters to the cost of the analysis is in it:
/// names in full and in short, offices, pronouns, quotations, dates, amounts, lists, long sentences.
struct GeneratedArticle {
  private var numbers: SeededNumbers

  init(numbers: SeededNumbers) { self.numbers = numbers }

  /// Articles one after another, of at least so many bytes and ended after a paragraph.
  mutating func text(bytes count: Int) -> String {
    var text = ""
    while text.utf8.count < count {
      text += headline() + "\n\n"
      for _ in 0..<6 + numbers.below(8) where text.utf8.count < count {
        text += paragraph() + "\n\n"
      }
    }
    return text
  }

  /// One paragraph of two to four sentences.
  mutating func paragraph() -> String {
    (0..<2 + numbers.below(3)).map { _ in sentence() }.joined(separator: " ")
  }

  /// One sentence.
  mutating func sentence() -> String {
    var sentence = filled(numbers.one(of: Self.sentences))
    if let first = sentence.first {
      sentence.replaceSubrange(...sentence.startIndex, with: first.uppercased())
    }
    return sentence
  }

  private mutating func headline() -> String {
    filled("\(numbers.one(of: Self.places)) {event} {pastVerb} {noun} {place}")
  }

  /// A pattern with its slots, "{noun}", filled; what fills a slot may have slots of its own.
  private mutating func filled(_ pattern: String) -> String {
    var result = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let slot = String(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
      switch slot {
      case "n": result += "\(2 + numbers.below(900))"
      case "amount": result += "\(1 + numbers.below(90)).\(numbers.below(10))"
      case "day": result += "\(1 + numbers.below(28))"
      case "year": result += "\(1990 + numbers.below(36))"
      case "clause": result += filled(numbers.one(of: Self.clauses))
      default: result += numbers.one(of: Self.slots[slot] ?? [slot])
      }
    }
    return result + rest
  }
}

extension GeneratedArticle {
  private static let sentences = [
    "the {adjective} {event} in {place} {pastVerb} {n} {noun}s, {office} {given} {family} said on {weekday}.",
    "“{clause},” {family} told {outlet}.",
    "“{clause},” said {given} {family}, {office} of {place}. “{clause}.”",
    "{family} said that {clause}, but {given} {family} called the {noun} “{adjective}”.",
    "according to {outlet}, {clause} after {month} {day}, {year}.",
    "{office} {family} denied that {clause}.",
    "he added that {clause} and that she had not seen the {adjective} {noun}.",
    "the {noun} cost ${amount} million, up {n} percent from {year}.",
    "in {month} {year}, {n} {noun}s were {pastVerb} near {place}.",
    "it was not clear whether {clause}.",
    "the {organization}, which {pastVerb} the {noun} in {year}, did not answer questions.",
    "{clause}; {clause}, and {clause}.",
    "{given} {family}, {n}, a {adjective} {noun} from {place}, {pastVerb} the {event} last {weekday}.",
    "there were between {n} and {n} {noun}s at the {event}, the {organization} said.",
  ]
  private static let clauses = [
    "the {noun} {pastVerb} the {adjective} {noun}", "we have never {pastVerb} a {noun} like this",
    "the {organization} will not {verb} the {event}", "nobody wants to {verb} {place} again",
    "the {noun}s of {place} were {pastVerb} by the {organization}",
    "{given} {family} had {pastVerb} {n} {noun}s", "they should {verb} the {adjective} {event}",
    "it is “a {adjective} {noun}”",
  ]
  private static let places = [
    "Ostrel", "Vallmark", "North Kessen", "Port Amel", "Lindhaven", "Tarrow County", "Belmora",
    "Sankt Orven", "Greywater", "Dunmere",
  ]
  private static let slots: [String: [String]] = [
    "place": places,
    "given": [
      "Marta", "Ilian", "Greta", "Tobias", "Samira", "Henrik", "Lucía", "Amos", "Yusuf", "Petra",
      "Noor", "Edmund",
    ],
    "family": [
      "Kovash", "Hale", "Orlov-Reyes", "Brandt", "Okoye", "Lindqvist", "Varga", "Tessler", "Amadi",
      "Crane", "O’Dell", "Marchetti",
    ],
    "office": [
      "mayor", "Foreign Minister", "Deputy Governor", "spokesman", "the city’s chief engineer",
      "Senator", "police commissioner",
    ],
    "outlet": ["the Ostrel Courier", "Channel Nine", "reporters", "the Lindhaven Post"],
    "organization": [
      "Harbour Authority", "Vallmark Council", "Ministry of Works", "Union of Ferry Pilots",
      "Belmora Water Board", "National Assembly",
    ],
    "noun": [
      "bridge", "ferry", "report", "road", "school", "contract", "river", "budget", "witness",
      "farmer", "pilot", "letter", "tunnel", "vote", "harvest", "engine",
    ],
    "event": ["storm", "strike", "election", "fire", "inquiry", "trial", "flood", "festival"],
    "adjective": [
      "old", "new", "northern", "unfinished", "expensive", "secret", "quiet", "damaged", "narrow",
    ],
    "pastVerb": [
      "closed", "rejected", "repaired", "delayed", "praised", "opened", "sold", "examined",
      "damaged",
    ],
    "verb": ["close", "reject", "repair", "delay", "praise", "open", "sell", "examine", "visit"],
    "weekday": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "month": ["January", "March", "May", "July", "October", "November"],
  ]
}
