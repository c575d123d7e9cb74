import Accounts
import Language

/// Whether two ways of naming a speaker name one person or body.
///
/// Compared are the names themselves, without titles and descriptions: a surname stands for a full
/// name, an acronym for what it abbreviates, a nickname for its given name. A description without a
/// name ("a spokesman", "she") is told apart from nobody.
public struct SpeakerComparison: Sendable {
  /// The other names that people recorded for a name.
  private let aliases: @Sendable (String) -> [String]
  /// Whether people recorded that two names are not one.
  private let arePartedByRecord: @Sendable (String, String) -> Bool

  /// Creates a comparison.
  ///
  /// - Parameters:
  ///   - aliases: The other names that people recorded for a name.
  ///   - areParted: Whether people recorded that two names are not one.
  public init(
    aliases: @escaping @Sendable (String) -> [String] = { _ in [] },
    areParted: @escaping @Sendable (String, String) -> Bool = { _, _ in false }
  ) {
    self.aliases = aliases
    arePartedByRecord = areParted
  }

  /// Compares the speaker that a quotation is given to with those a source states.
  ///
  /// - Parameters:
  ///   - claimed: Who the quotation is given to; nil where nobody is named.
  ///   - stated: The names that the source has for its speakers.
  ///   - mentions: The words that stand for them beside the quotation: the same words are the same
  ///     speaker, and other words say nothing.
  public func check(
    _ claimed: String?, against stated: [String], mentions: [String] = []
  ) -> SpeakerCheck {
    guard let claimed else { return .unstated }
    return check(
      names(of: claimed), against: stated.map(SpeakerName.init),
      mentions: mentions.map(SpeakerName.init))
  }

  /// A name with the other names that people recorded for it, the name itself first.
  func names(of name: String) -> [SpeakerName] {
    ([name] + aliases(name)).map(SpeakerName.init)
  }

  /// Compares names that were read before.
  func check(
    _ names: [SpeakerName], against stated: [SpeakerName], mentions: [SpeakerName]
  ) -> SpeakerCheck {
    guard let claimed = names.first, !stated.isEmpty else { return .unstated }
    var isUnresolved = false
    for other in stated where !arePartedByRecord(claimed.printed, other.printed) {
      for mine in names {
        switch compare(mine, other) {
        case .same: return .same
        case .unresolved: isUnresolved = true
        case .different, .unstated: break
        }
      }
    }
    let isMentioned = mentions.contains { other in
      !other.isPronoun && names.contains { compare($0, other) == .same }
    }
    return isMentioned ? .same : isUnresolved ? .unresolved : .different
  }

  private func compare(_ a: SpeakerName, _ b: SpeakerName) -> SpeakerCheck {
    if a.folded == b.folded { return .same }
    if a.isPronoun || b.isPronoun { return .unresolved }
    if a.name.isEmpty || b.name.isEmpty {
      // "the union" against "the Dockers’ Union".
      let (plain, other) = a.name.isEmpty ? (a, b) : (b, a)
      if plain.name.isEmpty, other.name.isEmpty {
        return plain.words.isDisjoint(with: other.words) ? .unresolved : .same
      }
      return .unresolved
    }
    if a.isAcronym(of: b) || b.isAcronym(of: a) { return .same }
    if a.isBody || b.isBody { return compareBodies(a, b) }
    return comparePersons(a, b)
  }

  /// Two names of which one at least is a body's.
  private func compareBodies(_ a: SpeakerName, _ b: SpeakerName) -> SpeakerCheck {
    let shared = Set(a.name).intersection(b.name)
    if shared.isEmpty { return .different }
    if Set(a.name).isSubset(of: b.name) || Set(b.name).isSubset(of: a.name) {
      // "Vell" and "the Vell campaign" share a word and are two speakers, or one.
      return a.isBody == b.isBody ? .same : .unresolved
    }
    return .unresolved
  }

  private func comparePersons(_ a: SpeakerName, _ b: SpeakerName) -> SpeakerCheck {
    let (short, long) = a.name.count <= b.name.count ? (a, b) : (b, a)
    guard let last = short.name.last, let otherLast = long.name.last else { return .unresolved }
    if short.name.count == 1 {
      // A surname; or a given name by itself, as a text calls a child or a singer.
      return last == otherLast || long.name.first == last || long.name.contains(last)
        ? .same : .different
    }
    let given = short.name[short.name.count - 2]
    if last != otherLast {
      // A second surname, or a name with words after it: "Ada Vell Lorne".
      return long.name.contains(last) && long.name.contains(given) ? .same : .different
    }
    let others = long.name.dropLast()
    let isShared = short.name.dropLast().contains { mine in
      others.contains {
        mine == $0 || GivenNames.areVariants(mine, $0)
          || (mine.count == 1 || $0.count == 1) && mine.first == $0.first
      }
    }
    return isShared ? .same : .different
  }
}

/// The parts of what a speaker is called.
struct SpeakerName: Sendable {
  /// The whole, as printed.
  var printed: String
  /// The whole, folded.
  var folded: String
  /// The words of the name itself, folded; empty for a description.
  var name: [String] = []
  /// The content words of a description.
  var words: Set<String> = []
  /// Whether the name is a body's rather than a person's.
  var isBody = false
  /// Whether it is a pronoun.
  var isPronoun = false

  private static let pronouns: Set<String> = [
    "he", "she", "they", "him", "her", "them", "it", "i", "we", "who", "his", "their",
  ]
  private static let bodies: Set<String> = [
    "campaign", "committee", "department", "ministry", "office", "party", "union", "council",
    "court", "commission", "company", "group", "association", "platform", "government", "agency",
    "university", "institute", "foundation", "police", "board", "bank", "house", "administration",
    "report", "statement", "poll", "times", "post", "journal", "news", "congress", "senate",
    "parliament", "organization", "organisation", "league", "federation", "authority", "service",
    "corporation", "inc", "ltd", "llc", "spokesman", "spokeswoman", "spokesperson", "officials",
    "republicans", "democrats", "headline", "website", "ad", "letter", "survey", "study",
  ]
  private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
  private static let joiners: Set<String> = [
    "of", "the", "and", "for", "de", "van", "von", "al", "bin", "da", "di", "la", "le", "el",
  ]
  private static let stops: Set<String> = [
    "who", "whose", "which", "that", "in", "at", "with", "from", "on", "of", "for", "to", "by",
    "told", "said",
  ]
  private static let titles: Set<String> = [
    "rev", "prof", "sgt", "maj", "adm", "hon", "pres", "vice", "former", "ex", "mr", "mrs", "ms",
  ]

  init(_ text: String) {
    printed = text
    folded = Self.fold(text)
    let plain = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    isPronoun = plain.count == 1 && Self.pronouns.contains(plain[0])
    words = Set(plain).subtracting(English.functionWords)
    if isPronoun { return }
    // "the mayor, Ada Vell": the first part that names somebody.
    for part in text.split(whereSeparator: { ",;()".contains($0) || $0 == "\u{2014}" }) {
      let found = Self.name(in: part)
      if !found.words.isEmpty {
        name = found.words
        isBody = found.isBody
        return
      }
    }
  }

  /// Whether this name is made of the initials of another's words.
  func isAcronym(of other: SpeakerName) -> Bool {
    guard name.count == 1, other.name.count >= 2, let letters = name.first else { return false }
    let initials = String(other.name.compactMap(\.first))
    let content = String(other.name.filter { !Self.joiners.contains($0) }.compactMap(\.first))
    return letters.count >= 2 && (letters == initials || letters == content)
  }

  /// The last group of capitalised words of a phrase, before what describes it.
  private static func name(in part: Substring) -> (words: [String], isBody: Bool) {
    var group: [String] = []
    var last: [String] = []
    var hasBody = false
    var hasEnded = false
    for raw in part.split(whereSeparator: { $0.isWhitespace }) {
      let printed = raw.filter { $0.isLetter || $0.isNumber || "-'’.&".contains($0) }
      guard !printed.isEmpty else { continue }
      let isPossessive = printed.hasSuffix("'s") || printed.hasSuffix("’s")
      var word = fold(printed).filter { $0 != "." }
      if isPossessive { word = String(word.dropLast(2)) }
      let isCapital = printed.first?.isUppercase == true
      if isCapital, !English.functionWords.contains(word) {
        if hasEnded { break }
        if isPossessive {
          // "Kallisund’s Ada Vell".
          if bodies.contains(word) { hasBody = true }
          last = group + [word]
          group = []
          continue
        }
        // "Vell campaign spokesman Ada Lorne": the person is meant, not the body.
        if group.isEmpty, !last.isEmpty { hasBody = false }
        if bodies.contains(word) { hasBody = true }
        if !isTitle(word) { group.append(word) }
      } else {
        if stops.contains(word), !(group + last).isEmpty { hasEnded = true }
        if bodies.contains(word), !hasEnded { hasBody = true }
        if joiners.contains(word), !group.isEmpty, word.count > 2 || word == "de" { continue }
        if !group.isEmpty, !hasEnded {
          last = group
          group = []
        }
      }
    }
    let found = (group.isEmpty ? last : group).filter { !suffixes.contains($0) }
    return (found, hasBody)
  }

  private static func isTitle(_ word: String) -> Bool {
    English.courtesyTitles.contains(word) || English.officeHeads[word] != nil
      || English.officeHeads[word + "."] != nil || titles.contains(word)
      || word.hasSuffix("-in-chief")
  }

  /// Small letters without diacritics and typographic apostrophes.
  static func fold(_ text: some StringProtocol) -> String {
    FoldedName.fold(String(text))
  }
}
