import Language
import Quotation
import SourceText

/// What must hold of every reading, whatever the text.
struct AnalysisFaults {
  private let text: DocumentText
  private var found: [String] = []

  /// The faults of an analysis, in plain words; none where it is sound.
  ///
  /// - Complexity: O(n) in what was found.
  static func faults(
    of reading: Reading, quotations: [Quotation], in text: DocumentText
  ) -> [String] {
    var faults = Self(text)
    faults.check(reading)
    faults.check(quotations)
    return faults.found
  }

  private init(_ text: DocumentText) { self.text = text }

  private mutating func require(_ condition: Bool, _ what: @autoclosure () -> String) {
    // One fault says as much as a thousand of its kind.
    if !condition, found.count < 8 { found.append(what()) }
  }

  private mutating func check(_ span: TextSpan, _ what: String, isEmptyAllowed: Bool = false) {
    require(text.span.contains(span), "\(what) \(span) outside the text")
    require(isEmptyAllowed || !span.isEmpty, "\(what) at \(span.start) is empty")
    require(
      text.isBoundary(span.start) && text.isBoundary(span.end), "\(what) \(span) cuts a code point")
  }

  /// Spans that follow each other, apart.
  private mutating func checkApart(
    _ spans: some Sequence<TextSpan>, _ what: String, isEmptyAllowed: Bool = false
  ) {
    var end = 0
    for span in spans {
      check(span, what, isEmptyAllowed: isEmptyAllowed)
      require(span.start >= end, "\(what) \(span) begins before \(end), where the last one ends")
      end = span.end
    }
  }

  /// Spans in order, of which some may lie inside others.
  private mutating func checkOrdered(_ spans: some Sequence<TextSpan>, _ what: String) {
    var start = 0
    for span in spans {
      check(span, what)
      require(span.start >= start, "\(what) \(span) stands before the last one")
      start = span.start
    }
  }
}

// MARK: - Readings

extension AnalysisFaults {
  private mutating func check(_ reading: Reading) {
    checkApart(reading.sentences.lazy.map(\.span), "sentence")
    var paragraph = 0
    for sentence in reading.sentences {
      require(sentence.paragraph >= paragraph, "paragraph \(sentence.paragraph) after \(paragraph)")
      paragraph = sentence.paragraph
      checkApart(sentence.tokens.lazy.map(\.span), "token")
      checkApart(sentence.words.lazy.map(\.span), "word")
      for span in sentence.tokens.lazy.map(\.span) + sentence.words.lazy.map(\.span) {
        require(sentence.span.contains(span), "\(span) outside its sentence \(sentence.span)")
      }
      checkTree(sentence.words)
    }
    checkApart(reading.names.lazy.map(\.span), "name")
    checkOrdered(reading.offices.lazy.map(\.span), "office")
    checkOrdered(reading.references.lazy.map(\.span), "reference")
    checkApart(reading.times.lazy.map(\.span), "time")
    checkApart(reading.quantities.lazy.map(\.span), "quantity")
    checkOrdered(reading.predications.lazy.map(\.span), "predicate")
    for predication in reading.predications {
      let word = reading.sentences[predication.sentence].words[predication.word].span
      require(word == predication.span, "predicate \(predication.span) is no word")
      checkApart(predication.scope, "scope of predicate \(predication.span)")
      checkOrdered(predication.cues.lazy.map(\.span), "cue of predicate \(predication.span)")
      for report in predication.reports {
        checkApart(report.content, "content of report \(report.cue)")
      }
    }
    for entity in reading.names.map(\.entity) + reading.references.map(\.entity) {
      require(reading.entities.indices.contains(entity), "no entity \(entity)")
    }
    for holder in reading.offices.compactMap(\.holder) {
      require(reading.names.indices.contains(holder), "no name \(holder)")
    }
    for time in reading.times {
      guard let earliest = time.earliest, let latest = time.latest else { continue }
      require(earliest <= latest, "\(time.span) lasts from \(earliest) to \(latest)")
    }
    for quantity in reading.quantities {
      guard let lower = quantity.lower, let upper = quantity.upper else { continue }
      require(lower <= upper, "\(quantity.span) reaches from \(lower) to \(upper)")
    }
  }

  /// Every sentence is one tree: one root, and heads that lead to it.
  private mutating func checkTree(_ words: [TokenSyntax]) {
    guard !words.isEmpty else { return }
    require(words.count { $0.head == nil } == 1, "a sentence has not one root")
    // 0 is unseen, 1 on the way, 2 known to lead to the root.
    var state = [UInt8](repeating: 0, count: words.count)
    for start in words.indices where state[start] == 0 {
      var path: [Int] = []
      var at = start
      while state[at] == 0 {
        state[at] = 1
        path.append(at)
        guard let head = words[at].head else { break }
        guard words.indices.contains(head) else {
          require(false, "head \(head) of \(words.count) words")
          break
        }
        at = head
      }
      require(state[at] == 2 || words[at].head == nil, "heads run in a circle")
      for step in path { state[step] = 2 }
    }
    for word in words {
      require((word.head == nil) == (word.relation == "root"), "a root and its relation differ")
      require(!word.lemma.isEmpty, "a word without lemma at \(word.span)")
    }
  }
}

// MARK: - Quotations

extension AnalysisFaults {
  private mutating func check(_ quotations: [Quotation]) {
    for (number, quotation) in quotations.enumerated() {
      require(!quotation.spans.isEmpty, "quotation \(number) has no content")
      checkApart(quotation.spans, "content of quotation \(number)", isEmptyAllowed: true)
      checkApart(quotation.marked, "marked run of quotation \(number)", isEmptyAllowed: true)
      if let cue = quotation.cue { check(cue, "cue") }
      for mention in quotation.speakers.compactMap(\.mention) { check(mention, "speaker") }
      guard let outer = quotation.nestedIn else { continue }
      require(quotations.indices.contains(outer), "quotation \(number) stands inside no other")
      var steps = 0
      var at: Int? = outer
      // What stands inside itself never ends; what is deep is not followed to its end.
      while let next = at, quotations.indices.contains(next), steps < 64 {
        require(next != number, "quotation \(number) stands inside itself")
        at = quotations[next].nestedIn
        steps += 1
      }
    }
  }
}
