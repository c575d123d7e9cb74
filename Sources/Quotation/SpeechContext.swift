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
  /// The first token of each token's sentence, and the one past its last.
  private let sentenceStart: [Int]
  private let sentenceEnd: [Int]

  /// How far a clause is looked for: a longer sentence is a list, a table or an attack, and time
  /// for a run must not grow with it.
  private static let reach = 160

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
    var starts = [Int](repeating: 0, count: lexemes.count)
    var ends = [Int](repeating: lexemes.count, count: lexemes.count)
    for at in lexemes.indices.dropFirst() {
      starts[at] = lexemes[at].sentence == lexemes[at - 1].sentence ? starts[at - 1] : at
    }
    for at in lexemes.indices.dropLast().reversed() {
      ends[at] = lexemes[at].sentence == lexemes[at + 1].sentence ? ends[at + 1] : at + 1
    }
    sentenceStart = starts
    sentenceEnd = ends
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

  /// The tokens before a token that belong to its sentence, runs included.
  func left(of token: Int) -> Range<Int> {
    max(sentenceStart[token], token - SpeechContext.reach)..<token
  }

  /// The tokens after a token that belong to its sentence.
  func right(of token: Int) -> Range<Int> {
    token + 1..<max(token + 1, min(sentenceEnd[token], token + SpeechContext.reach))
  }

  /// The entity a token's mention names.
  func entity(at token: Int) -> Entity? {
    guard lexemes.indices.contains(token), nameAt[token] >= 0 else { return nil }
    return reading.entities[reading.names[nameAt[token]].entity]
  }
}
