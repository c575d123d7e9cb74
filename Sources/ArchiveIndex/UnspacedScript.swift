/// Scripts that do not part their words by spaces: Han, Kana, Thai, Lao, Burmese, Khmer.
///
/// In the index each of their characters is a word of its own, and what is searched for is a run of
/// them, so that words of any length are found without knowing where words end.
enum UnspacedScript {
  /// Parts characters in the index: a zero-width space, which snippets lose again.
  private static let separator: Unicode.Scalar = "\u{200B}"

  /// The text with every character of such a script parted from the next.
  ///
  /// - Complexity: O(n).
  static func spaced(_ text: String) -> String {
    // All of these scripts lie above U+0E00, and most texts do not.
    guard text.utf8.contains(where: { $0 >= 0xE0 }), text.unicodeScalars.contains(where: contains)
    else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if contains(scalar) { result.append(separator) }
    }
    return String(result)
  }

  /// The text without what ``spaced(_:)`` put in.
  static func joined(_ text: String) -> String {
    guard text.unicodeScalars.contains(separator) else { return text }
    var scalars = text.unicodeScalars
    scalars.removeAll { $0 == separator }
    return String(scalars)
  }

  private static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
