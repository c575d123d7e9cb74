import Foundation
import Language

/// Says what a name tagger was made of, under which licence, and how well it does.
enum NameCard {
  static func text(
    data: NameData, options: NameTrainingOptions, bytes: [UInt8], folder: URL,
    syntax: SyntaxModel, date: String
  ) throws -> String {
    let model = try NameModel(
      ModelFile(bytes: bytes, kind: NameModel.kind, version: NameModel.version))
    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
    func count(_ items: [NameData.Item]) -> String {
      "\(items.count) sentences, \(items.reduce(0) { $0 + $1.names.count }) names"
    }
    let tests = [
      (
        "uner-ewt-test.iob2",
        try NameCorpus.universal(labels: file("uner-ewt-test.iob2"), words: file("ewt-test.conllu"))
      ),
      ("gum-ccby-test.conllu", try NameCorpus.gum(file("gum-ccby-test.conllu"))),
    ]
    var lines: [String] = []
    lines.append("# english.names\n")
    lines.append(
      "English tagger of persons, organisations and places: a linear-chain conditional random field "
        + "over the words and tags that `english.syntax` reads.\n")
    lines.append("- Date: \(date)")
    lines.append(
      "- Format: `ModelFile`, kind `\(NameModel.kind)`, version \(NameModel.version); "
        + "\(bytes.count) bytes")
    lines.append("- Licence: CC BY-SA 4.0, as derived from the corpora; attribution in `NOTICE`")
    lines.append("- Trained by `train-models names train` on:")
    lines.append("  - `uner-ewt-dev.iob2` with `ewt-dev.conllu`: \(count(data.universal))")
    lines.append(
      "  - `gum-ccby-train.conllu`, the names in its entities (`GUMEntities`): \(count(data.gum))")
    let lists = data.lists.map { "\($0.name) (\($0.entries.count))" }.joined(separator: ", ")
    lines.append("- Lists: \(lists); where they come from says `Scripts/models/make_lists.py`")
    lines.append(
      "- Training: AdaGrad, rate \(options.rate), decay \(options.decay), "
        + "\(options.epochs) epochs, dropout of features \(options.dropout), ")
    lines[lines.count - 1] +=
      "features seen \(options.leastFeatures) times, weights above \(options.pruning), "
    lines[lines.count - 1] += "seed \(options.seed)"
    lines.append(
      "- The words' tags and trees are those that `english.syntax` predicts; it was trained on GUM's "
        + "train part and not on EWT's dev part\n")
    lines.append("Scores in per cent on the corpora's own words, spans and kinds exact.\n")
    var development = NameScores()
    NameData.score(data.gumDevelopment, model, &development)
    lines.append("- `gum-ccby-dev.conllu`: \(development.line)")
    for (name, sentences) in tests {
      var scores = NameScores()
      NameData.score(NameData.items(sentences, by: syntax), model, &scores)
      lines.append("- `\(name)`: \(scores.line)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
