package import SourceText

/// A token as the rules of a language see it: folded, with its shape and place.
package struct Lexeme: Sendable {
  /// How a word is capitalised.
  package enum Shape: Sendable { case lower, capital, allCapitals, other }

  /// The token's bytes.
  package var span: TextSpan
  /// What the token is made of.
  package var kind: Token.Kind
  /// The token in lower case, typographic apostrophes straightened, soft hyphens dropped.
  package var lower: String
  /// How it is capitalised.
  package var shape: Shape
  /// Whether white space stands before it.
  package var spaced: Bool
  /// The paragraph, counted from 0.
  package var paragraph: Int
  /// The sentence, counted from 0; set once sentences are known.
  package var sentence = 0

  /// Whether it starts with a capital letter.
  package var isCapitalized: Bool { shape == .capital || shape == .allCapitals }

  /// Whether it is a word.
  package var isWord: Bool { kind == .word }
}
