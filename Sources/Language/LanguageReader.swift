public import SourceText

/// Reads a text: sentences and words, names and what stands for them, offices, times, quantities.
public enum LanguageReader {
  /// Names what the analysis finds; part of the key that cached results are kept under.
  public static let version = "language-3"

  /// The languages that a text is recognised to be in (BCP 47); English alone has resources.
  public static let languages = ["en"] + LanguageProfile.all.map(\.code)

  /// Reads a text.
  ///
  /// A text in a language without resources gets its sentences and nothing more.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - documentDate: The day relative dates count from, as `YYYY-MM-DD` (longer EDTF date-times
  ///     are read too), or nil where it is not known.
  ///   - language: The text's language where it is known; nil lets the text tell.
  ///     One of ``languages``.
  ///   - isParsed: Whether sentences get their words, and the reading its predications. The parse
  ///     takes nine tenths of the time; quotations and names do without it.
  /// - Throws: ``ModelError`` where the program's resources are missing or of another version.
  /// - Complexity: O(n) in the text's bytes.
  public static func read(
    _ text: DocumentText, documentDate: String?, language stated: String? = nil,
    isParsed: Bool = true
  ) throws(ModelError) -> Reading {
    let lexemes = lexemes(in: text)
    let language: String
    if let stated {
      language = stated
    } else {
      language = LanguageRecognizer.language(of: lexemes, vocabulary: try SyntaxModel.english())
    }
    var reading = Reading(language: language, sentences: sentences(of: lexemes))
    guard language == "en" else { return reading }
    if isParsed {
      let words = try SyntaxReader.syntax(
        of: UDTokenizer.words(of: reading.sentences, in: text), in: text)
      for index in words.indices { reading.sentences[index].words = words[index] }
      reading.predications = predications(of: reading.sentences, in: text)
    }
    let phrases = OfficeFinder(text: text, lexemes: lexemes).phrases()
    let candidates = NameFinder(lexemes: lexemes, offices: phrases).candidates()
    let resolver = MentionResolver(
      text: text, lexemes: lexemes, phrases: phrases, candidates: candidates,
      speech: SpeechMask(
        lexemes: lexemes, runs: MarkPairing.runs(in: text, lexemes: lexemes)))
    reading.names = resolver.names
    reading.entities = resolver.entities
    reading.offices = resolver.offices
    reading.references = resolver.references
    reading.times = TimeFinder.times(
      in: text, sentences: reading.sentences, documentDate: documentDate)
    reading.quantities = QuantityFinder.quantities(
      in: text, sentences: reading.sentences, times: reading.times)
    return reading
  }

  /// The sentences of a text with their tokens, without words.
  ///
  /// The cheap part of a reading, for whoever has kept the rest.
  ///
  /// - Complexity: O(n).
  public static func sentences(in text: DocumentText) -> [Sentence] {
    sentences(of: lexemes(in: text))
  }

  /// The polarity, modality and reporters of the predicates of parsed English sentences, in order.
  ///
  /// - Complexity: O(n log n) in the words of a sentence, linear in the sentences.
  package static func predications(
    of sentences: [Sentence], in text: DocumentText
  ) -> [Predication] {
    sentences.enumerated().flatMap { number, sentence in
      PredicationFinder.predications(of: sentence, number: number, in: text)
    }
  }

  /// The tokens of a text, with their sentences and paragraphs.
  ///
  /// - Complexity: O(n).
  package static func lexemes(in text: DocumentText) -> [Lexeme] {
    var lexemes = Tokenizer.lexemes(in: text)
    SentenceSplitter.split(&lexemes)
    return lexemes
  }

  private static func sentences(of lexemes: [Lexeme]) -> [Sentence] {
    var result: [Sentence] = []
    var start = 0
    while start < lexemes.count {
      var end = start
      while end < lexemes.count, lexemes[end].sentence == lexemes[start].sentence { end += 1 }
      result.append(
        Sentence(
          span: TextSpan(start: lexemes[start].span.start, end: lexemes[end - 1].span.end),
          tokens: lexemes[start..<end].map { Token(span: $0.span, kind: $0.kind) },
          paragraph: lexemes[start].paragraph))
      start = end
    }
    return result
  }
}
