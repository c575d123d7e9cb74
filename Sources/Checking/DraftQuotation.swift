public import SourceText

/// A quotation to check: its words, who it is given to, and what stands around it.
public struct DraftQuotation: Sendable {
  /// The words, without the quotation marks around them.
  public let text: DocumentText
  /// Who is said to have said them; nil where nobody is named.
  public let speaker: String?
  /// The words of the draft's sentence outside the quotation, in small letters.
  ///
  /// A draft that writes the negation itself has not cut it off.
  let context: Set<String>
  /// Where the draft's own words ("she said") part the quotation, as offsets in the text: what marks
  /// stand there is the draft's style.
  let seams: [Int]
  let compared: ComparedWords

  /// Creates a quotation.
  ///
  /// - Parameters:
  ///   - quote: The words; quotation marks around them are no part of them.
  ///   - speaker: Who is said to have said them.
  ///   - context: What stands around them in the draft's sentence.
  ///   - seams: The offsets, in bytes, where the draft's own words part the quotation.
  public init(
    _ quote: String, speaker: String? = nil, context: String = "", seams: [Int] = []
  ) {
    text = DocumentText(quote)
    let name = speaker?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    self.speaker = name.isEmpty ? nil : name
    let around = DocumentText(context)
    self.context = Set(around.words(in: around.span).map(\.key))
    self.seams = seams
    compared = ComparedWords(text)
  }

  /// The number of words.
  public var wordCount: Int { compared.words.count }

  /// The words as they are compared, in order, for finding sources that may hold them.
  ///
  /// What an editor inserted in brackets is left out, and each ellipsis parts one list from the next.
  public var runs: [[String]] {
    var runs: [[String]] = [[]]
    for (index, word) in compared.words.enumerated() {
      if compared.hasEllipsisBefore[index] || compared.isBracketed[index], runs.last != [] {
        runs.append([])
      }
      if !compared.isBracketed[index] { runs[runs.count - 1].append(word.text) }
    }
    return runs.filter { !$0.isEmpty }
  }
}
