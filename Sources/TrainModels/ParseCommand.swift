import ArgumentParser
import Foundation
import Language
import SourceText

extension TrainModels {
  /// Prints what the committed model says of a text.
  struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the syntax of a text, or of a CoNLL-U file's own tokens, as CoNLL-U.")

    @Argument(help: "A UTF-8 text, or a file named *.conllu.") var file: String
    @OptionGroup var models: ModelOptions
    @Flag(help: "Print the number of tokens a second instead.") var speed = false

    func run() throws {
      let begin = ContinuousClock.now
      let model = try models.load()
      let loaded = ContinuousClock.now
      let url = URL(fileURLWithPath: file)
      if file.hasSuffix(".conllu") {
        for sentence in try Treebank.sentences(in: [url]) {
          let (text, read) = sentence.asText
          let syntax = SyntaxReader.syntax(of: [read], in: text, model: model)
          print(ConlluText.lines(syntax[0], in: text), terminator: "\n\n")
        }
        return
      }
      guard let text = DocumentText(validating: Array(try Data(contentsOf: url))) else {
        throw ValidationError("\(file) is not UTF-8")
      }
      let start = ContinuousClock.now
      let sentences = UDTokenizer.sentences(in: text)
      let cut = ContinuousClock.now
      let syntax = SyntaxReader.syntax(of: sentences, in: text, model: model)
      let end = ContinuousClock.now
      if speed {
        let tokens = syntax.reduce(0) { $0 + $1.count }
        print(
          "\(tokens) tokens; models loaded in \(loaded - begin), cut in \(cut - start), read in \(end - cut)"
        )
      } else {
        for sentence in syntax { print(ConlluText.lines(sentence, in: text), terminator: "\n\n") }
      }
    }
  }
}

/// Which model to use.
struct ModelOptions: ParsableArguments {
  @Option(help: "Another english.syntax file than the committed one.") var model: String?

  func load() throws -> SyntaxModel {
    guard let path = model else { return try SyntaxModel.english() }
    return try SyntaxModel(
      ModelFile(mapping: path, kind: SyntaxModel.kind, version: SyntaxModel.version))
  }
}

/// Writes syntax as CoNLL-U.
enum ConlluText {
  /// The lines of one sentence, without the empty one after it.
  static func lines(_ sentence: [TokenSyntax], in text: DocumentText) -> String {
    sentence.enumerated().map { at, token in
      let isTight = at + 1 < sentence.count && sentence[at + 1].span.start == token.span.end
      return [
        "\(at + 1)", text[token.span], token.lemma, token.upos.rawValue, token.xpos,
        token.features.isEmpty ? "_" : token.features, "\((token.head ?? -1) + 1)",
        token.relation, "_", isTight ? "SpaceAfter=No" : "_",
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }
}
