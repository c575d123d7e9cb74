import Language
import SourceText

/// One token of a sentence, folded so that two outlets' house styles compare alike.
struct FoldedWord {
  /// The token in lower case, typographic apostrophes and hyphens straightened.
  var text: String

  /// The token's bytes.
  var span: TextSpan

  /// Whether the token is a word or a number, not a mark.
  var isWord: Bool

  /// Whether the token begins with a capital letter.
  var isCapital: Bool
}

extension FoldedWord {
  /// A string in lower case with typographic marks straightened and soft hyphens dropped.
  static func fold(_ text: String) -> String { foldedLower(text) }

  /// A folded string without diacritics on Latin letters: "josé" and "jose" alike.
  static func withoutDiacritics(_ folded: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      if let base = bases[scalar] {
        result.append(contentsOf: base.unicodeScalars)
      } else if !(0x300...0x36F ~= scalar.value) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static let bases: [Unicode.Scalar: String] = {
    let groups = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
      ("e", "ə"),
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars { bases[letter] = base }
    }
    return bases
  }()
}
