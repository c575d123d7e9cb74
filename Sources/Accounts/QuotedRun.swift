import Language
import Quotation
import SourceText

/// The words of one stretch between quotation marks, ready to be aligned with another outlet's.
struct QuotedRun {
  /// One word of a run.
  struct Word {
    /// The word as it is compared: folded, in one spelling.
    var text: String
    var span: TextSpan
    /// The number of the article's sentence that it stands in.
    var sentence: Int
    /// Whether a sentence begins with it.
    var opensSentence = false
    /// Whether a sentence ends with it.
    var closesSentence = false
    /// Whether bracketed words, which an editor put in, stand before it.
    var followsBracket = false
    /// Whether the word begins with a capital letter.
    var isCapital = false
  }

  /// The number of the article in the corpus.
  var article: Int
  /// The words; none that stand in brackets, and no hesitations.
  var words: [Word]
  /// Whether bracketed words stand behind the last word.
  var endsInBracket = false
  /// The speakers, as they are compared.
  var speakers: [PersonName]
  /// The persons named beside the marks, who may be the speaker where none is known by name.
  var bystanders: [PersonName]

  /// The most words of a run that are compared: alignment takes time by their square.
  static let longest = 300

  /// The runs of an article, each cut where an ellipsis stands: what an ellipsis leaves out, and
  /// what stands on its other side, is no difference.
  static func runs(of article: Article) -> [QuotedRun] {
    article.document.quotations.flatMap { quotation -> [QuotedRun] in
      switch quotation.kind {
      case .direct, .mixed, .indirect, .scare: break
      case .title, .term: return []
      }
      // "the press release" names nobody whom another outlet could name otherwise.
      let speakers = quotation.speakers.filter { isName($0.name) }.compactMap {
        PersonName($0.name)
      }
      return quotation.marked.flatMap { marked -> [QuotedRun] in
        let bystanders = speakers.isEmpty ? persons(beside: marked, in: article) : []
        return segments(of: marked, in: article).map { segment in
          QuotedRun(
            article: article.order, words: Array(segment.words.prefix(longest)),
            endsInBracket: segment.endsInBracket, speakers: speakers, bystanders: bystanders)
        }
      }
    }
  }

  /// The persons named in the sentences of a marked run, outside it.
  private static func persons(beside marked: TextSpan, in article: Article) -> [PersonName] {
    let reading = article.document.reading
    guard let first = article.sentence(at: marked.start),
      let last = article.sentence(at: max(marked.start, marked.end - 1))
    else { return [] }
    return Set([first, last]).sorted().flatMap { sentence in
      article.indices(of: reading.names, inSentence: sentence, span: { $0.span })
    }
    .compactMap { index in
      let entity = reading.entities[reading.names[index].entity]
      guard entity.kind == .person, !reading.names[index].span.overlaps(marked) else { return nil }
      return PersonName(entity.name)
    }
  }

  private static func isName(_ words: String) -> Bool {
    let folded = FoldedWord.fold(words)
    let first = folded.split(separator: " ").first.map(String.init) ?? ""
    return folded.unicodeScalars.first != words.unicodeScalars.first
      && !["the", "a", "an"].contains(first)
  }

  private struct Segment {
    var words: [Word] = []
    var endsInBracket = false
  }

  private static func segments(of marked: TextSpan, in article: Article) -> [Segment] {
    guard let first = article.sentence(at: marked.start) else { return [] }
    var segments = [Segment()]
    var depth = 0
    var opens = true
    func cut() {
      if !segments[segments.count - 1].words.isEmpty { segments.append(Segment()) }
      segments[segments.count - 1].endsInBracket = false
    }
    for number in first..<article.sentences.count {
      guard article.document.reading.sentences[number].span.start < marked.end else { break }
      opens = true
      let tokens = article.sentences[number]
      for token in tokens[min(article.token(at: marked.start, in: number), tokens.count)...] {
        guard token.span.start < marked.end else { break }
        let last = segments.count - 1
        switch token.text {
        case "[", "(":
          depth += 1
        case "]", ")":
          depth = max(0, depth - 1)
          segments[last].endsInBracket = true
        case "…", "...", "....":
          cut()
        default:
          if token.text == ".", segments[last].words.isEmpty == false {
            segments[last].words[segments[last].words.count - 1].closesSentence = true
          }
          guard token.isWord || token.text == "&", depth == 0, !hesitations.contains(token.text)
          else { continue }
          for part in parts(of: token.text) {
            segments[last].words.append(
              Word(
                text: part, span: token.span, sentence: number, opensSentence: opens,
                followsBracket: segments[last].endsInBracket, isCapital: token.isCapital))
            segments[last].endsInBracket = false
            opens = false
          }
        }
      }
      if let last = segments.indices.last, !segments[last].words.isEmpty {
        segments[last].words[segments[last].words.count - 1].closesSentence = true
      }
    }
    return segments.filter { !$0.words.isEmpty }
  }

  private static let hesitations: Set<String> = ["uh", "um", "er", "ah", "eh", "erm"]

  /// A word in one spelling, contractions spelled out.
  private static func parts(of word: String) -> [String] {
    if let known = contractions[word] { return known }
    for (ending, full) in [
      ("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'d", "would"),
    ] {
      if word.hasSuffix(ending), word.utf8.count > ending.utf8.count {
        return [String(word.dropLast(ending.count)), full]
      }
    }
    if let number = numbers[word] { return [number] }
    return [EnglishSpelling.normalized(word)]
  }

  private static let contractions: [String: [String]] = [
    "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"],
    "shan't": ["shall", "not"], "i'm": ["i", "am"], "'s": ["is"], "let's": ["let", "us"],
    "&": ["and"],
    "gonna": ["going", "to"], "wanna": ["want", "to"], "gotta": ["got", "to"],
    "'cause": ["because"], "'em": ["them"], "cause": ["because"],
  ]

  private static let numbers: [String: String] = [
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
  ]
}
