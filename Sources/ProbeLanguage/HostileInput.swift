import SourceText

/// Inputs that nobody would write: random bytes, broken and disturbed English, endless repetition.
///
/// Sample `n` of a seed is always the same, whatever was drawn before it.
struct HostileInput {
  private var numbers: SeededNumbers

  /// Prepares one sample.
  init(seed: UInt64, sample: Int) { numbers = SeededNumbers(seed: seed, sample: sample) }

  /// The sample's bytes: mostly up to a few hundred, one sample in twenty thousand 100 kB and more.
  mutating func bytes() -> [UInt8] {
    if numbers.oneIn(20_000) { return long() }
    switch numbers.below(16) {
    case 0...6: return (0..<length(200)).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    case 7...9: return scalars(length(80))
    case 10: return repeated(length(600))
    case 11...12: return words(length(30))
    default: return disturbed()
    }
  }

  /// The text that a user's file of these bytes is read as: UTF-8 where it is valid, else with
  /// every fault replaced, or byte by byte.
  mutating func text() -> DocumentText {
    let bytes = bytes()
    if let text = DocumentText(validating: bytes) { return text }
    if numbers.oneIn(3) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: bytes.map { Unicode.Scalar($0) })
      return DocumentText(String(view))
    }
    return DocumentText(String(decoding: bytes, as: UTF8.self))
  }
}

extension HostileInput {
  /// A length in `0..<bound`, short ones more often.
  private mutating func length(_ bound: Int) -> Int { numbers.below(1 + numbers.below(bound)) }

  private mutating func long() -> [UInt8] {
    let count = 100_000 + numbers.below(20_000)
    switch numbers.below(4) {
    case 0: return (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    case 1: return repeated(count)
    case 2: return words(count / 6)
    default:
      var article = GeneratedArticle(numbers: numbers)
      var bytes = Array(article.text(bytes: count).utf8)
      for _ in 0..<numbers.below(400) { disturb(&bytes) }
      return bytes
    }
  }

  private mutating func scalars(_ count: Int) -> [UInt8] {
    var view = String.UnicodeScalarView()
    for _ in 0..<count {
      let value: UInt32
      switch numbers.below(6) {
      case 0: value = UInt32(numbers.below(0x11_0000))
      case 1: value = UInt32(numbers.below(0x3000))
      case 2...3: value = UInt32(0x20 + numbers.below(0x5F))
      default: value = numbers.one(of: Self.marks)
      }
      view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return Array(String(view).utf8)
  }

  /// A short unit again and again, in English surroundings or not.
  private mutating func repeated(_ count: Int) -> [UInt8] {
    var unit: [UInt8] = []
    for _ in 0..<1 + numbers.below(3) {
      unit += Array((numbers.one(of: Self.fragments) + numbers.one(of: Self.joints)).utf8)
    }
    var bytes: [UInt8] =
      numbers.oneIn(2) ? Array("The mayor of the town said that it was ".utf8) : []
    while bytes.count < count { bytes += unit }
    return bytes
  }

  /// Words and marks that the rules know, in any order.
  private mutating func words(_ count: Int) -> [UInt8] {
    var text = ""
    for _ in 0..<count {
      text += numbers.one(of: Self.fragments)
      text += numbers.oneIn(5) ? numbers.one(of: Self.joints) : " "
    }
    return Array(text.utf8)
  }

  private mutating func disturbed() -> [UInt8] {
    var article = GeneratedArticle(numbers: numbers)
    var bytes = Array(numbers.oneIn(4) ? article.paragraph().utf8 : article.sentence().utf8)
    for _ in 0..<numbers.below(7) { disturb(&bytes) }
    return bytes
  }

  /// Changes one place: a byte, a cut, a copy, a mark, a word.
  private mutating func disturb(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = numbers.below(bytes.count)
    let end = min(bytes.count, at + 1 + numbers.below(12))
    switch numbers.below(8) {
    case 0: bytes[at] = UInt8(truncatingIfNeeded: numbers.next())
    case 1: bytes.removeSubrange(at..<end)
    case 2: bytes.insert(contentsOf: Array(bytes[at..<end]), at: numbers.below(bytes.count + 1))
    case 3: bytes.removeSubrange(at...)
    case 4:
      let mark = Unicode.Scalar(numbers.one(of: Self.marks)) ?? "\u{FFFD}"
      bytes.insert(contentsOf: Array(String(Character(mark)).utf8), at: at)
    case 5:
      bytes.insert(contentsOf: Array((" " + numbers.one(of: Self.fragments) + " ").utf8), at: at)
    case 6: bytes[at] ^= 0x20
    default: bytes.insert(contentsOf: Array(numbers.one(of: Self.joints).utf8), at: at)
    }
  }

  /// Marks, spaces, invisible and combining characters, and letters that change with their case.
  private static let marks: [UInt32] = [
    0x0, 0x9, 0xA, 0xB, 0xC, 0xD, 0x1B, 0x20, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x3A, 0x3B,
    0x7F, 0x85, 0xA0, 0xAB, 0xAD, 0xBB, 0xBD, 0x130, 0x131, 0x149, 0x1C5, 0x1E9E, 0x300, 0x301,
    0x345, 0x600, 0x5D0, 0x627, 0x661, 0xE33, 0x1100, 0x1161, 0x2009, 0x200B, 0x200D, 0x200E,
    0x2010,
    0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2026, 0x2028, 0x2029, 0x202E,
    0x2032, 0x2039, 0x203A, 0x2060, 0x20AC, 0x2160, 0x3000, 0x300C, 0x300D, 0x4E2D, 0xAC00, 0xD7A3,
    0xFB01, 0xFE0F, 0xFEFF, 0xFF02, 0xFF11, 0xFFFD, 0xFFFF, 0x1_0400, 0x1_D7CE, 0x1_F1E9, 0x1_F468,
    0x1_F600, 0xE_0001, 0x10_FFFF,
  ]

  private static let joints = ["", " ", "\n", "\n\n", "\t", ", ", ". ", "-", "“", "” ", "\"", "’"]

  private static let fragments = [
    "the", "of", "and", "a", "in", "that", "was", "were", "not", "he", "she", "they", "it", "said",
    "told", "says", "according to", "Mr", "Mr.", "Dr", "president", "President", "Prime Minister",
    "former", "deputy", "Marta Kovash", "Kovash", "Ostrel", "Harbour Authority", "St.", "van der",
    "O’Dell", "U.S.", "1", "12", "2024", "99999999999999999999", "1/2", "½", "third", "million",
    "percent", "%", "$", "€5", "km", "years", "ago", "May", "Monday", "last", "next", "week",
    "noon",
    "p.m.", "between", "at least", "more than", "quarter", "'90s", "Q3", "“", "”", "‘", "’", "\"",
    "'", "(", ")", "[", "]", "—", "–", "-", "...", "…", ".", ",", ";", ":", "!", "?", "/", "*", "#",
    "@", "http://", "a@b", "x", "I", "didn’t", "cannot", "who", "which", "whose", "its", "their",
    "A", "aa", "Aa", "AAA", "\u{301}", "\u{200B}", "中", "ß",
  ]
}
