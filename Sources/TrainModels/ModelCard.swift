import Foundation
import Language

/// Says what a model was made of, under which licence, and how well it does.
enum ModelCard {
  static func syntax(
    trainer: SyntaxTrainer, bytes: [UInt8], folder: URL, files: [URL], date: String
  ) throws -> String {
    let model = try SyntaxModel(
      ModelFile(bytes: bytes, kind: SyntaxModel.kind, version: SyntaxModel.version))
    var lines = [
      "# english.syntax", "",
      "English tagger, lemmatizer and dependency parser (Universal Dependencies 2).", "",
      "- Date: \(date)",
      "- Format: `ModelFile`, kind `\(SyntaxModel.kind)`, version \(SyntaxModel.version); "
        + "\(bytes.count) bytes",
      "- Licence: CC BY-SA 4.0, as derived from the treebanks; attribution in `NOTICE`",
      "- Trained by `train-models syntax` on:",
    ]
    for file in files {
      let sentences = try Treebank.sentences(in: [file])
      let tokens = sentences.reduce(0) { $0 + $1.words.count }
      lines.append("  - `\(file.lastPathComponent)`: \(sentences.count) sentences, \(tokens) words")
    }
    let options = trainer.options
    let shape = trainer.network.shape
    lines += [
      "- Network: embeddings of \(trainer.vocabulary.keys.count) words, affixes and shapes "
        + "(\(shape.embedding)), two bidirectional LSTM layers (\(shape.lower), \(shape.upper) "
        + "cells a direction), tags over the lower one, biaffine heads (\(shape.arc)) and "
        + "relations (\(shape.relation)) over the upper one",
      "- Training: Adam, rate \(options.rate) falling to 0, \(options.epochs) epochs, batches of "
        + "\(options.batchTokens) tokens, dropout \(options.inputDropout), "
        + "\(options.lowerDropout), \(options.upperDropout), seed \(options.seed)",
      "- Made by `train-models syntax FOLDER --output … --date \(date) "
        + "--epochs \(options.epochs) --embedding \(shape.embedding) --lower \(shape.lower) "
        + "--upper \(shape.upper) --arc \(shape.arc) --relation \(shape.relation)`; the same data, "
        + "options and C library (its `exp` and `log`) give the same bytes",
      "",
      "Scores in per cent on the treebanks' own tokens. LAS compares universal relations "
        + "(`nsubj` for `nsubj:pass`), as the CoNLL 2018 shared task did.", "",
    ]
    for ending in ["-dev.conllu", "-test.conllu"] {
      for file in try Treebank.files(in: folder, ending: ending) {
        let scores = Scores(try Treebank.sentences(in: [file]), model: model)
        lines.append("- `\(file.lastPathComponent)`: \(scores.line)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
