import Language
public import Quotation
public import SourceText

/// Words of a text that stand for somebody, with the names of whom.
public struct ResolvedReference: Hashable, Sendable {
  /// The words: "she", "the analyst".
  public var span: TextSpan
  /// The fullest name that the text gives.
  public var name: String
  /// Its other names.
  public var aliases: [String]

  /// Creates a reference.
  public init(span: TextSpan, name: String, aliases: [String]) {
    self.span = span
    self.name = name
    self.aliases = aliases
  }
}

/// A source's text and quotations, laid out for checking quotations against it.
///
/// - Complexity: O(n log n) to build; keep it where several quotations are checked.
public struct CheckedSource: Sendable {
  /// The text.
  public let text: DocumentText
  /// Who it quotes.
  public let quotations: [Quotation]
  /// Whether it is a transcript, recording, document or release, whose own words count as said.
  public let isPrimary: Bool
  /// Whom the text's pronouns and titles stand for.
  let references: [ResolvedReference]
  let compared: ComparedWords
  /// For each quotation the names of its speakers, read.
  let speakerNames: [[SpeakerName]]
  /// For each quotation the words beside it that stand for its speakers, read as names.
  let mentionNames: [[SpeakerName]]
  /// For each word the innermost quotation whose marks it stands between, or -1.
  let quotationOfWord: [Int]
  /// For each word the number of the run between marks that it stands in, or -1.
  let runOfWord: [Int]
  /// For each word the number of its sentence.
  let sentenceOfWord: [Int]
  /// For each word the number of its paragraph.
  let paragraphOfWord: [Int]

  /// Lays out a source.
  public init(
    text: DocumentText, quotations: [Quotation], isPrimary: Bool = false,
    references: [ResolvedReference] = []
  ) {
    self.text = text
    self.quotations = quotations
    self.isPrimary = isPrimary
    self.references = references
    compared = ComparedWords(text)
    var known: [String: SpeakerName] = [:]
    func read(_ name: String) -> SpeakerName {
      if let name = known[name] { return name }
      let result = SpeakerName(name)
      known[name] = result
      return result
    }
    speakerNames = quotations.map { $0.speakers.map { read($0.name) } }
    mentionNames = quotations.map { $0.speakers.compactMap { $0.mention.map { read(text[$0]) } } }
    let starts = compared.words.map(\.span.start)
    func words(in span: TextSpan) -> Range<Int> {
      let low = starts.firstSorted { $0 >= span.start }
      let high = starts.firstSorted { $0 >= span.end }
      return low..<max(low, high)
    }
    var quotationOfWord = [Int](repeating: -1, count: starts.count)
    var runOfWord = quotationOfWord
    var run = 0
    // Inner quotations come after the ones around them, or are shorter: they are written last.
    let order = quotations.indices.sorted {
      (quotations[$1].extent.count, $0) < (quotations[$0].extent.count, $1)
    }
    for index in order {
      for span in quotations[index].marked {
        for word in words(in: span) {
          quotationOfWord[word] = index
          runOfWord[word] = run
        }
        run += 1
      }
    }
    self.quotationOfWord = quotationOfWord
    self.runOfWord = runOfWord
    let lexemes = LanguageReader.lexemes(in: text)
    var sentences: [Int] = []
    var paragraphs: [Int] = []
    sentences.reserveCapacity(starts.count)
    paragraphs.reserveCapacity(starts.count)
    var at = 0
    for start in starts {
      while at + 1 < lexemes.count, lexemes[at + 1].span.start <= start { at += 1 }
      sentences.append(lexemes.isEmpty ? 0 : lexemes[at].sentence)
      paragraphs.append(lexemes.isEmpty ? 0 : lexemes[at].paragraph)
    }
    sentenceOfWord = sentences
    paragraphOfWord = paragraphs
  }
}

extension CheckedSource {
  /// The names of the speakers of a quotation.
  func speakers(of quotation: Int) -> [String] {
    guard quotations.indices.contains(quotation) else { return [] }
    return quotations[quotation].speakers.map(\.name)
  }

  /// How the speakers of a quotation stand to one that has these names.
  func check(
    _ names: [SpeakerName], of quotation: Int?, by comparison: SpeakerComparison
  ) -> SpeakerCheck {
    guard let quotation, quotations.indices.contains(quotation) else { return .unstated }
    return comparison.check(
      names, against: speakerNames[quotation], mentions: mentionNames[quotation])
  }

  /// The words between two words, marks and all, as the text has them.
  func string(of words: Range<Int>) -> String {
    guard let span = span(of: words) else { return "" }
    return text[span]
  }

  /// The span of some words.
  func span(of words: Range<Int>) -> TextSpan? {
    guard let first = words.first, let last = words.last else { return nil }
    return TextSpan(
      start: compared.words[first].span.start, end: compared.words[last].span.end)
  }
}
