import Language

/// The tables of English that tell names, as lists of a name tagger.
enum EnglishNameLists {
  /// The lists in order.
  static let all: [(name: String, entries: [String])] = [
    ("organization-head", sorted(English.organizationHeads)),
    ("place-head", sorted(English.placeHeads)),
    ("courtesy-title", sorted(English.courtesyTitles)),
    ("calendar", sorted(English.calendar)),
    ("nationality", sorted(English.countryOfAdjective.keys)),
    ("country", sorted(English.countries.keys)),
    ("office", sorted(English.officeHeads.keys)),
    ("direction", sorted(English.directions)),
    ("given-name", sorted(English.givenNames)),
    ("report", sorted(English.sayingVerbs)),
  ]

  private static func sorted(_ entries: some Sequence<String>) -> [String] {
    entries.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
