import SourceText

/// What a number counts, by the parse: the noun that it modifies, with what stands between.
enum CountedNoun {
  /// The words that a quantity counts, or nil where the parse shows no noun for it.
  ///
  /// "40 armed men" counts armed men, "hundreds of angry fishermen" angry fishermen.
  ///
  /// - Complexity: O(log n) in the words of the sentence.
  static func span(
    of quantity: Quantity, in words: [TokenSyntax], text: DocumentText
  ) -> TextSpan? {
    switch quantity.kind {
    case .count, .percent, .fraction: break
    default: return nil
    }
    let inside = indices(of: quantity.span, in: words)
    guard let last = inside.last, last + 1 < words.count else { return nil }
    let bytes = text.utf8
    // "12-member council": the number counts inside the compound.
    if bytes[words[last + 1].span.start] == UInt8(ascii: "-") { return nil }
    guard let noun = modified(by: inside, in: words) ?? part(of: last, in: words) else {
      return nil
    }
    var first = last + 1
    while first < noun, isSkipped(words[first]) { first += 1 }
    // A noun far from its number, or beyond a comma or verb, is the parser's slip.
    guard noun - first < 6,
      (first..<noun).allSatisfy({
        ![.punctuation, .verb, .auxiliary, .adposition].contains(words[$0].upos)
          || words[$0].universalRelation == "amod" || words[$0].xpos == "HYPH"
      })
    else { return nil }
    return TextSpan(start: words[first].span.start, end: words[noun].span.end)
  }

  /// The words that lie in a span.
  private static func indices(of span: TextSpan, in words: [TokenSyntax]) -> Range<Int> {
    let low = words.firstSorted { $0.span.start >= span.start }
    var end = low
    while end < words.count, words[end].span.end <= span.end { end += 1 }
    return low..<end
  }

  /// The noun behind the number that the number modifies.
  private static func modified(by inside: Range<Int>, in words: [TokenSyntax]) -> Int? {
    guard let last = inside.last else { return nil }
    for index in inside where words[index].universalRelation == "nummod" {
      if let head = words[index].head, head > last, isNoun(words[head]) { return head }
    }
    return nil
  }

  /// The noun behind "of": "hundreds of people", "two thirds of the voters".
  private static func part(of last: Int, in words: [TokenSyntax]) -> Int? {
    guard words[last + 1].lemma == "of" else { return nil }
    // As near as `span` allows, so that cost stays linear in a sentence of any length.
    return (last + 2..<max(last + 2, min(words.count, last + 12))).first { index in
      words[index].head == last && words[index].universalRelation == "nmod"
        && isNoun(words[index])
    }
  }

  private static func isNoun(_ word: TokenSyntax) -> Bool {
    word.upos == .noun || word.upos == .properNoun
  }

  /// Words before a noun that say nothing of what is counted.
  private static func isSkipped(_ word: TokenSyntax) -> Bool {
    [.determiner, .adposition, .pronoun, .numeral].contains(word.upos)
      || ["more", "other", "additional", "further", "extra"].contains(word.lemma)
  }
}
