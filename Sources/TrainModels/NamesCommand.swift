import ArgumentParser
import Foundation
import Language
import SourceText

extension TrainModels {
  /// Trains and runs the name tagger.
  struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Trains and runs the tagger of persons, organisations and places.",
      subcommands: [Train.self, Tag.self, Gold.self])
  }
}

extension TrainModels.Names {
  /// Trains the tagger.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Trains on uner-ewt-dev.iob2 with ewt-dev.conllu, and on GUM's entities.")

    @Argument(help: "A folder with the treebanks.") var folder: String
    @Option(help: "A folder of lists of names, one a line.") var lists: String
    @Option(help: "Where to write english.names and its card.") var output: String?
    @Option(help: "The date that the card states.") var date = ""
    @Option(help: "Train this many times, each time on all but a part, and score the parts.")
    var folds = 0
    @Option var epochs = NameTrainingOptions().epochs
    @Option var rate = NameTrainingOptions().rate
    @Option var decay = NameTrainingOptions().decay
    @Option var leastFeatures = NameTrainingOptions().leastFeatures
    @Option var pruning = NameTrainingOptions().pruning
    @Option var dropout = NameTrainingOptions().dropout
    @Option var seed = NameTrainingOptions().seed

    var options: NameTrainingOptions {
      var options = NameTrainingOptions()
      options.epochs = epochs
      options.rate = rate
      options.decay = decay
      options.leastFeatures = leastFeatures
      options.pruning = pruning
      options.dropout = dropout
      options.seed = seed
      return options
    }

    func run() throws {
      let syntax = try SyntaxModel.english()
      let data = try NameData(
        folder: URL(fileURLWithPath: folder), lists: URL(fileURLWithPath: lists), syntax: syntax)
      note(data.line)
      if folds > 1 { try crossValidate(data) }
      guard let output else { return }
      let trainer = try train(data.examples(data.universal + data.gum), data)
      let target = URL(fileURLWithPath: output)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      let bytes = trainer.modelBytes()
      try Data(bytes).write(to: target.appendingPathComponent("english.names"), options: .atomic)
      let card = try NameCard.text(
        data: data, options: options, bytes: bytes, folder: URL(fileURLWithPath: folder),
        syntax: syntax, date: date)
      try Data(card.utf8).write(
        to: target.appendingPathComponent("english.names.md"), options: .atomic)
    }

    private func train(_ examples: [NameExample], _ data: NameData) throws -> NameTrainer {
      let trainer = NameTrainer(examples, lists: data.lists, options: options)
      note("\(examples.count) sentences, \(trainer.features) features")
      while !trainer.isFinished {
        showEpoch(trainer.epoch + 1) { trainer.runEpoch($0) }
      }
      return trainer
    }

    private func crossValidate(_ data: NameData) throws {
      var universal = NameScores()
      var gum = NameScores()
      for fold in 0..<folds {
        let kept = data.universal.filter { data.part($0, of: folds) != fold }
        let held = data.universal.filter { data.part($0, of: folds) == fold }
        let trainer = try train(data.examples(kept + data.gum), data)
        let model = try trainer.model()
        NameData.score(held, model, &universal)
        NameData.score(data.gumDevelopment, model, &gum)
        note("after \(fold + 1) of \(folds): UNER \(universal.line)")
        note("  GUM dev \(gum.line)")
      }
    }
  }

  /// Prints what the tagger finds.
  struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the names of a CoNLL-U file's words in IOB2.")

    @Argument(help: "A CoNLL-U file; only its words are read.") var file: String
    @Option(help: "Another english.names file than the committed one.") var model: String?
    @Flag(help: "Print the number of words a second instead.") var speed = false

    func run() throws {
      let begin = ContinuousClock.now
      let tagger =
        try model.map {
          try NameModel(
            ModelFile(mapping: $0, kind: NameModel.kind, version: NameModel.version))
        } ?? NameModel.english()
      let loaded = ContinuousClock.now
      let sentences = try NameCorpus.named(URL(fileURLWithPath: file))
      let read = sentences.tagged(by: try SyntaxModel.english())
      let start = ContinuousClock.now
      let names = read.map { tagger.names(of: $0.words, in: $0.text) }
      let end = ContinuousClock.now
      if speed {
        let words = sentences.reduce(0) { $0 + $1.sentence.words.count }
        print("\(words) words; model loaded in \(loaded - begin), names found in \(end - start)")
        return
      }
      for (sentence, names) in zip(sentences, names.joined()) {
        print(IOBText.lines(sentence, names), terminator: "\n\n")
      }
    }
  }

  /// Prints what a corpus says.
  struct Gold: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the names in the entities of a CoNLL-U file of GUM, in IOB2.")

    @Argument(help: "A CoNLL-U file of GUM.") var file: String

    func run() throws {
      for sentence in try NameCorpus.gum(URL(fileURLWithPath: file)) {
        print(IOBText.lines(sentence, sentence.names), terminator: "\n\n")
      }
    }
  }
}

/// Writes names in IOB2.
enum IOBText {
  /// The lines of one sentence, without the empty one after it.
  static func lines(_ sentence: NamedSentence, _ names: [TaggedName]) -> String {
    let words = sentence.sentence.words
    let labels = NameCorpus.iob(names, count: words.count)
    return
      (["# sent_id = \(sentence.identifier)"]
      + words.indices.map { "\($0 + 1)\t\(words[$0].form)\t\(labels[$0])" })
      .joined(separator: "\n")
  }
}
