import Language
import SourceText

/// A text with its tokens, marked runs and names, laid out for looking around from a token.
struct SpeechContext {
  let text: DocumentText
  let reading: Reading
  let lexemes: [Lexeme]
  let runs: [MarkedRun]
  /// The outermost run that a token stands in, marks included, or -1.
  let runAt: [Int]
  /// The mention that a token is part of, or -1.
  let nameAt: [Int]
  /// The reference (title, pronoun) that a token is part of, or -1.
  let referenceAt: [Int]

  init(text: DocumentText, reading: Reading) {
    self.text = text
    self.reading = reading
    lexemes = LanguageReader.lexemes(in: text)
    runs = MarkPairing.runs(in: text, lexemes: lexemes)
    var runAt = [Int](repeating: -1, count: lexemes.count)
    for (index, run) in runs.enumerated() where run.nestedIn == nil {
      for token in run.whole { runAt[token] = index }
    }
    self.runAt = runAt
    nameAt = SpeechContext.tokens(lexemes, in: reading.names.map(\.span))
    referenceAt = SpeechContext.tokens(lexemes, in: reading.references.map(\.span))
  }

  private static func tokens(_ lexemes: [Lexeme], in spans: [TextSpan]) -> [Int] {
    var result = [Int](repeating: -1, count: lexemes.count)
    var at = 0
    for (index, span) in spans.enumerated() {
      while at < lexemes.count, lexemes[at].span.start < span.start { at += 1 }
      while at < lexemes.count, lexemes[at].span.end <= span.end {
        result[at] = index
        at += 1
      }
    }
    return result
  }

  func lower(_ at: Int) -> String { lexemes.indices.contains(at) ? lexemes[at].lower : "" }

  func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(
      start: lexemes[tokens.lowerBound].span.start, end: lexemes[tokens.upperBound - 1].span.end)
  }

  func string(_ tokens: Range<Int>) -> String { foldedSpaces(text[span(tokens)]) }

  func sameSentence(_ a: Int, _ b: Int) -> Bool {
    lexemes.indices.contains(a) && lexemes.indices.contains(b)
      && lexemes[a].sentence == lexemes[b].sentence
  }

  /// The tokens before a run that belong to its sentence, runs included.
  func left(of token: Int) -> Range<Int> {
    var start = token
    while start > 0, sameSentence(start - 1, token) { start -= 1 }
    return start..<token
  }

  /// The tokens after a run that belong to the sentence it ends in.
  func right(of token: Int) -> Range<Int> {
    var end = token + 1
    while end < lexemes.count, sameSentence(end, token) { end += 1 }
    return token + 1..<end
  }

  /// The entity a token's mention names.
  func entity(at token: Int) -> Entity? {
    guard lexemes.indices.contains(token), nameAt[token] >= 0 else { return nil }
    return reading.entities[reading.names[nameAt[token]].entity]
  }
}
