import ArgumentParser
import Foundation
import Language

extension TrainModels {
  /// Makes the lexicon.
  struct WordNet: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "wordnet",
      abstract: "Makes english.lexicon and its card from WordNet's database files.")

    @Argument(help: "The folder of data.noun, index.noun and so on, and cntlist.rev.")
    var folder: String
    @Argument(help: "The folder to write english.lexicon and its card into.") var output: String
    @Option(help: "The date that the card states.") var date: String

    func run() throws {
      let database = try WordNetDatabase(folder: URL(fileURLWithPath: folder))
      let lexicon = try LexiconBuilder(database)
      let target = URL(fileURLWithPath: output)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      try Data(lexicon.bytes).write(
        to: target.appendingPathComponent("english.lexicon"), options: .atomic)
      let card = ModelCard.lexicon(lexicon, licence: database.licence, date: date)
      try Data(card.utf8).write(
        to: target.appendingPathComponent("english.lexicon.md"), options: .atomic)
    }
  }
}

extension ModelCard {
  /// Says what the lexicon was made of, and under which licence.
  static func lexicon(_ lexicon: LexiconBuilder, licence: [String], date: String) -> String {
    let contents = lexicon.contents
    let pointers = LexicalRelation.allCases
      .map { "\(contents.pointers[$0] ?? 0) \($0)" }.joined(separator: ", ")
    let copyright = licence.first { $0.contains("Copyright") } ?? ""
    let version = copyright.components(separatedBy: " Copyright")[0]
    let lines = [
      "# english.lexicon", "",
      "English words, their meanings, and how these are related.", "",
      "- Source: the database files of \(version), Princeton University, "
        + "<https://wordnet.princeton.edu>",
      "- Date: \(date)",
      "- Format: `ModelFile`, kind `\(Lexicon.kind)`, version \(Lexicon.version); "
        + "\(lexicon.bytes.count) bytes",
      "- Licence: WordNet's, below; the copyright of what is taken over stays with Princeton "
        + "University",
      "- Contents: \(contents.lemmas) lemmas, \(contents.senses) senses with the number of places "
        + "where they were tagged, \(contents.synsets) sets of synonyms with their lexicographers' "
        + "files",
      "- Relations (pointers): \(pointers)",
      "- Left out: definitions, examples, parts and wholes, topics, verb groups, sentence frames; "
        + "hyponyms, as the reverse of hypernyms",
      "- Made by `train-models wordnet FOLDER OUTPUT --date \(date)`; the same files give the same "
        + "bytes", "", "## Licence", "", "```text",
    ]
    return (lines + licence + ["```"]).joined(separator: "\n") + "\n"
  }
}
