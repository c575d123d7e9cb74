import Language
import Preservation
import SourceText

/// The documents under comparison, in one order whatever order they came in.
struct AccountCorpus {
  /// The documents by publication date, outlet, file and source; those that do not say last.
  let articles: [Article]

  /// What the names in the articles refer to, across articles.
  let subjects: SubjectIndex

  /// Prepares documents for comparison; a source that is given twice counts once.
  ///
  /// - Complexity: O(n log n) in the bytes of the texts.
  init(_ documents: [AccountDocument]) {
    var seen: Set<Digest> = []
    let ordered = documents.sorted(by: AccountCorpus.precedes).filter {
      seen.insert($0.source).inserted
    }
    let outlets = WireCopies.outlets(of: ordered)
    let accounts = WireCopies.joining(outlets, of: ordered)
    articles = ordered.indices.map { index in
      Article(ordered[index], order: index, outlet: outlets[index], account: accounts[index])
    }
    subjects = SubjectIndex(articles)
  }

  private static func precedes(_ a: AccountDocument, _ b: AccountDocument) -> Bool {
    // A document that does not say comes after those that do.
    let pairs: [(String?, String?)] = [
      (a.published, b.published), (a.outlet, b.outlet), (a.file, b.file),
      // The ids, which are random, decide only between documents that are alike in all else.
      (a.textDigest.hex, b.textDigest.hex), (a.source.hex, b.source.hex),
    ]
    for case let (left, right) in pairs
    where left.map({ Array($0.utf8) }) != right.map({ Array($0.utf8) }) {
      guard let left else { return false }
      guard let right else { return true }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return false
  }

  /// Whether two articles are of two outlets, which can contradict each other even where one
  /// printed the other's text with a change.
  func areOfTwoOutlets(_ a: Int, _ b: Int) -> Bool { articles[a].outlet != articles[b].outlet }
}

/// One document with what the rules ask of it again and again.
struct Article {
  /// The document.
  let document: AccountDocument

  /// The place in the corpus.
  let order: Int

  /// The number of the first article of the same outlet.
  let outlet: Int

  /// The number of the first article of those that count as one account: of one outlet, or copies
  /// of one text.
  let account: Int

  /// Whether the rules for English may read it.
  let isEnglish: Bool

  /// The folded tokens of each sentence.
  let sentences: [[FoldedWord]]

  /// Which words are somebody's speech.
  let speech: SpeechIndex

  init(_ document: AccountDocument, order: Int, outlet: Int, account: Int) {
    self.document = document
    self.order = order
    self.outlet = outlet
    self.account = account
    speech = SpeechIndex(document.quotations)
    isEnglish = document.reading.language == "en" || document.reading.language.hasPrefix("en-")
    sentences = document.reading.sentences.map { sentence in
      sentence.tokens.map { token in
        let text = document.text[token.span]
        let first = text.unicodeScalars.first
        let folded = FoldedWord.fold(text)
        return FoldedWord(
          text: folded, span: token.span, isWord: token.kind == .word || token.kind == .number,
          isCapital: token.kind == .word && first != folded.unicodeScalars.first)
      }
    }
  }

  /// The number of the sentence that holds an offset, or that stands nearest before it.
  func sentence(at offset: Int) -> Int? {
    let sentences = document.reading.sentences
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.start <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  /// The number of the first token of a sentence that ends behind an offset.
  func token(at offset: Int, in sentence: Int) -> Int {
    let words = sentences[sentence]
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].span.end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The elements of a sorted list of spans that lie inside a sentence, by index.
  func indices<Element>(
    of list: [Element], inSentence sentence: Int, span: (Element) -> TextSpan
  ) -> Range<Int> {
    let bounds = document.reading.sentences[sentence].span
    func firstIndex(startingAt offset: Int) -> Int {
      var low = 0
      var high = list.count
      while low < high {
        let middle = (low + high) / 2
        if span(list[middle]).start < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let first = firstIndex(startingAt: bounds.start)
    return first..<max(first, firstIndex(startingAt: bounds.end))
  }
}
