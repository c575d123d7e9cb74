/// A word, number or mark of a text, as comparing wordings sees it.
public struct Word: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: Hashable, Sendable {
    /// Letters, with the apostrophes between them.
    case word
    /// Something that begins with a digit: `12`, `1,000.5`, `3rd`.
    case number
    /// A mark, a run of dashes or a run of full stops.
    case mark
  }

  /// Where it stands.
  public let span: TextSpan

  /// The characters themselves.
  public let text: String

  /// The characters without what print and letter case may change: what is compared.
  public let key: String

  /// What it is made of.
  public let kind: Kind

  /// Creates a token.
  public init(span: TextSpan, text: String, key: String, kind: Kind) {
    self.span = span
    self.text = text
    self.key = key
    self.kind = kind
  }
}

extension DocumentText {
  /// The words, numbers and marks of a span, in order; white space lies between them.
  ///
  /// Hyphens and dashes are marks of their own, so that `long-term` and `long term` differ in a
  /// mark only. This is no linguistic tokeniser: it serves to compare two wordings in any
  /// language that puts spaces between words.
  ///
  /// - Precondition: the span ends on code points inside the text.
  /// - Complexity: O(n log n) at worst, for the look-up of folded words.
  public func words(in span: TextSpan) -> [Word] {
    let folded = FoldedText(self, within: span, options: .all)
    var scanner = WordScanner(text: self, end: span.end, offset: span.start)
    var words: [Word] = []
    while let (found, kind) = scanner.next() {
      let key = folded.utf8[folded.foldedRange(of: found)]
      words.append(
        Word(
          span: found, text: self[found], key: String(decoding: key, as: UTF8.self), kind: kind))
    }
    return words
  }
}

private struct WordScanner {
  let text: DocumentText
  let end: Int
  var offset: Int

  mutating func next() -> (TextSpan, Word.Kind)? {
    while offset < end {
      let start = offset
      let value = text.scalar(at: offset)
      step()
      let row =
        value < FoldTable.limit ? FoldTable.shared.rows[Int(value)] : FoldTable.entry(beyond: value)
      if row & (FoldTable.space | FoldTable.invisible) != 0 { continue }
      if isWordPart(value) {
        finishWord()
        let isNumber = 0x30...0x39 ~= value
        return (TextSpan(start: start, end: offset), isNumber ? .number : .word)
      }
      finishMark(value, isDash: row & FoldTable.dash != 0)
      return (TextSpan(start: start, end: offset), .mark)
    }
    return nil
  }

  private mutating func step() { offset = text.boundary(atOrAfter: offset + 1) }

  private var value: UInt32? { offset < end ? text.scalar(at: offset) : nil }

  /// Goes on to the end of a word: apostrophes between letters, points and commas between digits
  /// and marks without width belong to it.
  private mutating func finishWord() {
    while let value {
      if isWordPart(value) {
        step()
        continue
      }
      let previous = text.scalar(at: text.offsetBefore(offset))
      let joint = offset
      step()
      guard let next = self.value, isWordPart(next), joins(value, previous, next) else {
        offset = joint
        return
      }
    }
  }

  private func joins(_ value: UInt32, _ previous: UInt32, _ next: UInt32) -> Bool {
    switch value {
    case 0x27, 0x2018, 0x2019, 0xAD, 0x200B, 0x2060, 0xB7: true
    case 0x2C, 0x2E: 0x30...0x39 ~= previous && 0x30...0x39 ~= next
    default: false
    }
  }

  private mutating func finishMark(_ first: UInt32, isDash: Bool) {
    while let value {
      let row = value < FoldTable.limit ? FoldTable.shared.rows[Int(value)] : value
      guard (isDash && row & FoldTable.dash != 0) || (first == 0x2E && value == 0x2E) else {
        return
      }
      step()
    }
  }
}
