package import SourceText

// Unchecked, and safe to share: everything it holds is mapped read-only.
/// A trained tagger, lemmatizer and dependency parser.
///
/// Weights are mapped, not read: creating a model takes about a millisecond, and its memory is
/// shared between processes. Reading is a pure function of the forms.
public final class SyntaxModel: @unchecked Sendable {
  /// The version of the layout of the weights.
  package static let version: UInt32 = 1
  /// The kind of the file of weights.
  package static let kind = "SYNT"

  package let network: SyntaxNetwork
  package let lemmatizer: Lemmatizer
  package let upos: [PartOfSpeech]
  package let xpos: [String]
  package let relations: [String]
  private let root: Int
  // Owns the memory that the tables above point into.
  private let file: ModelFile

  /// Creates a model over weights.
  package init(_ file: ModelFile) throws(ModelError) {
    network = try SyntaxNetwork(file)
    lemmatizer = try Lemmatizer(file)
    upos = try file.lines("upos").map { PartOfSpeech(rawValue: $0) ?? .other }
    xpos = try file.lines("xpos")
    relations = try file.lines("relations")
    let shape = network.shape
    guard upos.count == shape.upos, xpos.count == shape.xpos, relations.count == shape.relations,
      let root = relations.firstIndex(of: "root")
    else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) names other classes than it has")
    }
    self.root = root
    self.file = file
  }

  /// The English model that comes with the program.
  ///
  /// - Throws: ``ModelError`` where the program's resources are missing or of another version.
  public static func english() throws(ModelError) -> SyntaxModel { try loaded.get() }

  private static let loaded = Result<SyntaxModel, ModelError> { () throws(ModelError) in
    try SyntaxModel(
      ModelFile(
        mapping: LanguageResources.path("english.syntax"), kind: kind, version: version))
  }
}

extension SyntaxModel {
  /// Reads some sentences together.
  ///
  /// - Precondition: each has at most ``SyntaxReader/longestSentence`` tokens, and their spans lie
  ///   in the bytes.
  package func syntax(
    of sentences: [ArraySlice<TextSpan>], in utf8: UnsafeBufferPointer<UInt8>,
    form: inout WordForm, workspace: SyntaxWorkspace
  ) -> [[TokenSyntax]] {
    var rows: [Int32] = []
    var tokens: [Range<Int>] = []
    var lower: [[UInt8]] = []
    var starts = [0]
    for sentence in sentences {
      for span in sentence {
        form.read(UnsafeBufferPointer(rebasing: utf8[span.range]))
        let start = rows.count
        for (at, key) in form.keys.enumerated() {
          if let row = network.row(key) {
            rows.append(Int32(row))
          } else if at == 0 {
            // The row of all unknown words.
            rows.append(0)
          }
        }
        tokens.append(start..<rows.count)
        lower.append(form.lower)
      }
      starts.append(tokens.count)
    }
    let scores = network.scores(of: tokens, starts: starts, rows: rows, root: root, in: workspace)
    return zip(sentences, starts).map { sentence, start in
      sentence.enumerated().map { index, span in
        let at = start + index
        let tags = scores.tags[at]
        let head = scores.heads[at]
        return TokenSyntax(
          span: span, upos: upos[tags.upos], xpos: xpos[tags.xpos],
          lemma: lemmatizer.lemma(
            form: UnsafeBufferPointer(rebasing: utf8[span.range]), lower: lower[at],
            upos: tags.upos, xpos: tags.xpos),
          features: lemmatizer.features(lower: lower[at], upos: tags.upos, xpos: tags.xpos),
          head: head == 0 ? nil : head - 1,
          relation: relations[scores.relations[at]])
      }
    }
  }
}
