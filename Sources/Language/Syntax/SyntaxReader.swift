public import SourceText

/// Reads parts of speech, lemmas and dependencies of the sentences of a text.
public enum SyntaxReader {
  /// Names what the reading depends on; part of the key that cached results are kept under.
  public static let version = "syntax-1"

  /// The most tokens that are parsed as one sentence.
  ///
  /// A longer one is read in pieces, each hung on the first one's root, so that time stays linear
  /// in the text.
  public static let longestSentence = 192

  /// The syntax of every token of the sentences, in order.
  ///
  /// Heads are indices into the sentence's own tokens.
  ///
  /// - Throws: ``ModelError`` where the program's resources are missing or of another version.
  /// - Precondition: the tokens' spans lie inside the text.
  /// - Complexity: O(n) in the number of tokens.
  public static func syntax(
    of sentences: [Sentence], in text: DocumentText
  ) throws(ModelError) -> [[TokenSyntax]] {
    syntax(of: sentences, in: text, model: try SyntaxModel.english())
  }

  /// The syntax of every token of the sentences, by a given model.
  public static func syntax(
    of sentences: [Sentence], in text: DocumentText, model: SyntaxModel
  ) -> [[TokenSyntax]] {
    let workspace = SyntaxWorkspace(model.network.shape)
    var form = WordForm()
    var result: [[TokenSyntax]] = []
    result.reserveCapacity(sentences.count)
    text.utf8.withUnsafeBufferPointer { utf8 in
      var pieces: [ArraySlice<TextSpan>] = []
      // The sentence of each piece.
      var owners: [Int] = []
      var tokens = 0
      func readPieces() {
        let read = model.syntax(of: pieces, in: utf8, form: &form, workspace: workspace)
        for (owner, piece) in zip(owners, read) { append(piece, to: &result[owner]) }
        pieces.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
        tokens = 0
      }
      for (number, sentence) in sentences.enumerated() {
        result.append([])
        let spans = sentence.tokens.map(\.span)
        var start = 0
        while start < spans.count {
          let end = pieceEnd(spans, from: start, in: utf8)
          pieces.append(spans[start..<end])
          owners.append(number)
          tokens += end - start
          start = end
          if pieces.count == 9 || tokens >= longestSentence { readPieces() }
        }
      }
      readPieces()
    }
    return result
  }

  /// Appends a further piece of a sentence.
  private static func append(_ piece: [TokenSyntax], to sentence: inout [TokenSyntax]) {
    guard !sentence.isEmpty else {
      sentence = piece
      return
    }
    let start = sentence.count
    let root = sentence.firstIndex { $0.head == nil }
    for var token in piece {
      if let head = token.head {
        token.head = head + start
      } else {
        token.head = root
        token.relation = "parataxis"
      }
      sentence.append(token)
    }
  }

  /// Where the next piece of a sentence ends: after a mark of punctuation in its last quarter,
  /// if there is one.
  private static func pieceEnd(
    _ spans: [TextSpan], from start: Int, in utf8: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard spans.count - start > longestSentence else { return spans.count }
    let limit = start + longestSentence
    for at in stride(from: limit - 1, to: limit - longestSentence / 4, by: -1)
    where spans[at].count == 1 {
      switch utf8[spans[at].start] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        return at + 1
      default: continue
      }
    }
    return limit
  }
}
