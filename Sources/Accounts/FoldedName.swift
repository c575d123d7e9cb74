/// A name as names are compared: small letters, no diacritics, straight apostrophes.
package enum FoldedName {
  /// Folds a name; white space is folded to single spaces.
  package static func fold(_ name: String) -> String {
    FoldedWord.withoutDiacritics(FoldedWord.fold(name)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
