/// A person's name, cut into words.
struct PersonName: Hashable {
  /// The name as printed.
  var printed: String

  /// The words, folded, without diacritics, titles, initials' full stops, and "Jr.".
  var words: [String]

  /// Reads a name; nil where it holds no word.
  init?(_ printed: String) {
    self.printed = printed
    words = FoldedWord.withoutDiacritics(FoldedWord.fold(printed))
      .split { $0 == " " || $0 == "." || $0 == "," }
      .map(String.init)
      .filter { !PersonName.suffixes.contains($0) }
    if words.isEmpty { return nil }
  }

  /// The last word.
  var surname: String { words[words.count - 1] }

  /// The first word, where there are several.
  var given: String? { words.count > 1 ? words[0] : nil }

  private static let suffixes: Set<String> = [
    "jr", "sr", "ii", "iii", "iv", "dr", "mr", "mrs", "ms", "sir",
  ]
}

extension PersonName {
  /// How two given names relate.
  enum Likeness { case same, variant, different }

  /// Whether two names with one surname can be one person's under house style: an initial, a
  /// nickname, a middle name, a hyphen, another transliteration.
  func likeness(to other: PersonName) -> Likeness {
    guard let mine = given, let theirs = other.given else { return .same }
    if mine == theirs { return .same }
    let (a, b) = (words.dropLast(), other.words.dropLast())
    // A middle name or patronymic that one of them leaves out: "Ada Mira Vell", "Mira Vell".
    if !Set(a).isDisjoint(with: b) { return .variant }
    for first in a {
      for second in b where GivenNames.areVariants(first, second) { return .variant }
    }
    return .different
  }
}
