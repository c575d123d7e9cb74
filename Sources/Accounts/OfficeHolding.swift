import Language
import SourceText

/// A person's name beside the office that an article gives them.
struct OfficeHolding {
  /// The office: "speaker of parliament".
  var office: String
  /// Whose it is, in the form it is compared in; nil where the article does not say.
  var jurisdiction: String?
  /// The person's name, as fully as the article gives it.
  var name: PersonName
  /// The other names the article calls the person by.
  var aliases: [String]
  /// The name in the text.
  var mention: Finding.Mention
  /// What stands before the office and the name, in lower case: "former".
  var qualifier: OfficeQualifier
}

/// How an office is said to be held.
enum OfficeQualifier { case current, former, future, acting }

extension OfficeHolding {
  /// The offices with a named holder in one article, in order.
  static func holdings(in article: Article) -> [OfficeHolding] {
    let reading = article.document.reading
    return reading.offices.compactMap { office in
      guard let holder = office.holder, reading.names.indices.contains(holder) else { return nil }
      let mention = reading.names[holder]
      let entity = reading.entities[mention.entity]
      guard entity.kind == .person, let name = PersonName(entity.name),
        !continues(mention.span, in: article)
      else { return nil }
      let (title, qualifier) = qualified(office, in: article)
      return OfficeHolding(
        office: title, jurisdiction: office.jurisdiction.flatMap(place), name: name,
        aliases: entity.aliases.map { FoldedWord.withoutDiacritics(FoldedWord.fold($0)) },
        mention: Finding.Mention(article: article.order, focus: mention.span),
        qualifier: qualifier)
    }
  }

  /// A jurisdiction as it is compared; a party is none, for many of its members hold one office.
  private static func place(_ jurisdiction: String) -> String? {
    let key = SubjectIndex.key(jurisdiction)
    return parties.contains(key) ? nil : key
  }

  private static let parties: Set<String> = [
    "democratic", "democrat", "republican", "labor", "conservative", "tory", "liberal", "green",
    "libertarian", "socialist", "communist", "independent", "progressive", "gop", "left", "right",
  ]

  /// Whether a name goes on behind what was read of it: "Ada al-Kadim", "Ada May".
  private static func continues(_ name: TextSpan, in article: Article) -> Bool {
    guard let sentence = article.sentence(at: name.start) else { return false }
    let next = article.token(at: name.end - 1, in: sentence) + 1
    guard article.sentences[sentence].indices.contains(next) else { return false }
    let word = article.sentences[sentence][next]
    return word.isWord
      && article.document.text.utf8[word.span.range].contains { 0x41...0x5A ~= $0 }
  }

  /// An office without the words that say when it is held, and what they say.
  private static func qualified(
    _ office: OfficeMention, in article: Article
  ) -> (String, OfficeQualifier) {
    var words = office.office.split(separator: " ").map(String.init)
    var qualifier = OfficeQualifier.current
    while let first = words.first, let known = qualifiers[first], words.count > 1 {
      qualifier = known
      words.removeFirst()
    }
    guard let sentence = article.sentence(at: office.span.start) else {
      return (words.joined(separator: " "), qualifier)
    }
    let tokens = article.sentences[sentence]
    let start = article.token(at: office.span.start, in: sentence)
    // "the former Norlandic president", "then-president", "president-elect".
    for token in tokens[max(0, start - 3)..<min(start + 2, tokens.count)] {
      for part in token.text.split(separator: "-") {
        if let known = qualifiers[String(part)] { qualifier = known }
      }
    }
    let end = article.token(at: office.span.end - 1, in: sentence)
    for token in tokens[min(end, tokens.count)..<min(end + 3, tokens.count)] {
      if token.text.hasSuffix("-elect") || token.text == "elect" || token.text == "designate" {
        qualifier = .future
      }
    }
    return (words.joined(separator: " "), qualifier)
  }

  private static let qualifiers: [String: OfficeQualifier] = [
    "former": .former, "ex": .former, "then": .former, "late": .former, "outgoing": .former,
    "previous": .former, "ousted": .former, "deposed": .former, "onetime": .former,
    "ex-president": .former, "acting": .acting, "interim": .acting, "incoming": .future,
    "future": .future, "elect": .future, "next": .future,
  ]
}

extension OfficeHolding {
  /// Holdings parted by person, in order: those that a chain of likeness joins are one person's.
  static func persons(
    _ holdings: [OfficeHolding], areOne: (PersonName, PersonName) -> Bool
  ) -> [[OfficeHolding]] {
    // Few names hold one office, however often they are printed.
    var names: [PersonName] = []
    var numbers: [PersonName: Int] = [:]
    for holding in holdings where numbers[holding.name] == nil {
      numbers[holding.name] = names.count
      names.append(holding.name)
    }
    var sets = DisjointSets(count: names.count)
    for first in names.indices {
      for second in names.indices where first < second && areOne(names[first], names[second]) {
        sets.join(first, second)
      }
    }
    var persons: [Int: [OfficeHolding]] = [:]
    for holding in holdings {
      persons[sets.root(of: numbers[holding.name] ?? 0), default: []].append(holding)
    }
    return persons.keys.sorted().map { persons[$0] ?? [] }
  }

  /// One answer to who holds an office: the fullest of the names, and where they stand.
  static func side(_ holdings: [OfficeHolding]) -> Finding.Side {
    var longest = ""
    for holding in holdings where holding.name.printed.utf8.count > longest.utf8.count {
      longest = holding.name.printed
    }
    return Finding.Side(value: longest, mentions: holdings.map(\.mention))
  }
}
