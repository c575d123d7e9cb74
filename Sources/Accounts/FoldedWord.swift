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
  ///
  /// Letters outside Latin, Greek and Cyrillic stay as they are: the fold depends on no system
  /// table.
  static func fold(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F:
        scalars.append(Unicode.Scalar(scalar.value + 0x20)!)
      case 0x400...0x40F:
        scalars.append(Unicode.Scalar(scalar.value + 0x50)!)
      case 0x100...0x137, 0x14A...0x177:
        scalars.append(Unicode.Scalar(scalar.value | 1)!)
      case 0x139...0x148, 0x179...0x17E:
        scalars.append(Unicode.Scalar(scalar.value + (scalar.value & 1))!)
      case 0x2018, 0x2019, 0x2BC: scalars.append("'")
      case 0x2010, 0x2011: scalars.append("-")
      case 0xAD, 0x2060, 0x200B, 0xFEFF: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

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
