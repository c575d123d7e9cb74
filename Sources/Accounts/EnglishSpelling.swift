/// British and American spellings of one word.
enum EnglishSpelling {
  /// A folded word in one spelling, for comparison only: the result need not be a word.
  static func normalized(_ word: String) -> String {
    if let known = pairs[word] { return known }
    var word = word
    for (british, american) in endings where word.utf8.count > british.utf8.count + 2 {
      if word.hasSuffix(british) {
        word = String(word.dropLast(british.count)) + american
        break
      }
    }
    return word
  }

  private static let endings = [
    ("isation", "ization"), ("isations", "izations"), ("isational", "izational"),
    ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("yse", "yze"),
    ("ysed", "yzed"), ("ouring", "oring"), ("oured", "ored"), ("ourable", "orable"),
    ("ours", "ors"), ("our", "or"), ("elled", "eled"), ("elling", "eling"),
  ]

  private static let pairs: [String: String] = [
    "defence": "defense", "defences": "defenses", "offence": "offense", "offences": "offenses",
    "licence": "license", "centre": "center", "centres": "centers", "theatre": "theater",
    "theatres": "theaters", "metre": "meter", "metres": "meters", "kilometre": "kilometer",
    "kilometres": "kilometers", "programme": "program", "programmes": "programs", "grey": "gray",
    "cheque": "check", "tyre": "tire", "tyres": "tires", "judgement": "judgment",
    "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "aluminium": "aluminum", "ageing": "aging",
    "catalogue": "catalog", "dialogue": "dialog", "fulfil": "fulfill", "fulfils": "fulfills",
    "enrol": "enroll", "sceptical": "skeptical", "sceptic": "skeptic", "plough": "plow",
    "whilst": "while", "amongst": "among", "towards": "toward", "learnt": "learned",
    "burnt": "burned", "ok": "okay", "percent": "%",
  ]
}
