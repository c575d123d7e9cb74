import ArgumentParser
import Foundation
import Language
import SourceText

/// Trains and measures the language models.
@main
struct TrainModels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-models",
    abstract: "Trains and measures the models under Sources/Language/Resources.",
    subcommands: [
      Syntax.self, Names.self, WordNet.self, Evaluate.self, Parse.self, Predications.self,
    ])
}

/// Writes a line to standard error.
func note(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Runs one epoch of training, showing on a terminal how far it is, and says what it came to.
func showEpoch(_ number: Int, _ run: ((Double) -> Void) throws -> Float) rethrows {
  let start = Date()
  let isShown = isatty(2) != 0
  func show(_ line: String) { FileHandle.standardError.write(Data("\r\(line)\u{1B}[K".utf8)) }
  let loss = try run { share in
    if isShown { show("epoch \(number): \(Int(share * 100)) %") }
  }
  if isShown { show("") }
  note("epoch \(number): loss \(loss), \(Int(Date().timeIntervalSince(start))) s")
}

extension TrainModels {
  /// Trains the tagger and parser.
  struct Syntax: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Trains the tagger and parser on a folder's *-train.conllu files.")

    @Argument(help: "A folder with *-train.conllu and, for scores, *-dev.conllu files.")
    var folder: String
    @Option(help: "Where to write english.syntax and its card.") var output: String
    @Option(help: "A folder for checkpoints; training goes on from the one it holds.")
    var work: String?
    @Option(help: "The date that the card states.") var date: String
    @Option var epochs = TrainingOptions().epochs
    @Option var embedding = TrainingOptions().embedding
    @Option var lower = TrainingOptions().lower
    @Option var upper = TrainingOptions().upper
    @Option var arc = TrainingOptions().arc
    @Option var relation = TrainingOptions().relation
    @Option var rate = TrainingOptions().rate
    @Option var batch = TrainingOptions().batchTokens
    @Option var inputDropout = TrainingOptions().inputDropout
    @Option var lowerDropout = TrainingOptions().lowerDropout
    @Option var upperDropout = TrainingOptions().upperDropout
    @Option var seed = TrainingOptions().seed
    @Option(help: "Train on every n-th sentence only, for trials.") var every = 1

    var options: TrainingOptions {
      var options = TrainingOptions()
      options.epochs = epochs
      options.embedding = embedding
      options.lower = lower
      options.upper = upper
      options.arc = arc
      options.relation = relation
      options.rate = rate
      options.batchTokens = batch
      options.inputDropout = inputDropout
      options.lowerDropout = lowerDropout
      options.upperDropout = upperDropout
      options.seed = seed
      return options
    }

    func run() throws {
      let source = URL(fileURLWithPath: folder)
      let files = try Treebank.files(in: source, ending: "-train.conllu")
      var sentences = try Treebank.sentences(in: files)
      guard !sentences.isEmpty else {
        throw ValidationError("\(folder) has no sentences in files named *-train.conllu")
      }
      if every > 1 {
        sentences = sentences.enumerated().filter { $0.offset % every == 0 }.map(\.element)
      }
      let trainer = SyntaxTrainer(sentences, options: options)
      let checkpoint = work.map { URL(fileURLWithPath: $0).appendingPathComponent("checkpoint") }
      if let checkpoint {
        try FileManager.default.createDirectory(
          at: checkpoint.deletingLastPathComponent(), withIntermediateDirectories: true)
        if FileManager.default.fileExists(atPath: checkpoint.path) {
          try trainer.resume(from: checkpoint)
          note("resumed after epoch \(trainer.epoch)")
        }
      }
      let tokens = sentences.reduce(0) { $0 + $1.words.count }
      note(
        "\(sentences.count) sentences, \(tokens) tokens, \(trainer.vocabulary.keys.count) features")
      let development = try Treebank.files(in: source, ending: "-dev.conllu")
      while !trainer.isFinished {
        try showEpoch(trainer.epoch + 1) { progress in
          let loss = trainer.runEpoch(progress: progress)
          if let checkpoint { try trainer.save(to: checkpoint) }
          return loss
        }
        let model = try SyntaxModel(
          ModelFile(
            bytes: trainer.modelBytes(), kind: SyntaxModel.kind, version: SyntaxModel.version))
        for file in development {
          let scores = Scores(try Treebank.sentences(in: [file]), model: model)
          note("  \(file.lastPathComponent): \(scores.line)")
        }
      }
      let target = URL(fileURLWithPath: output)
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      let bytes = trainer.modelBytes()
      try Data(bytes).write(to: target.appendingPathComponent("english.syntax"), options: .atomic)
      let card = try ModelCard.syntax(
        trainer: trainer, bytes: bytes, folder: source, files: files, date: date)
      try Data(card.utf8).write(
        to: target.appendingPathComponent("english.syntax.md"), options: .atomic)
    }
  }

  /// Scores a model on treebanks.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Scores the committed model on CoNLL-U files, on their own tokens.")

    @Argument(help: "CoNLL-U files.") var files: [String]
    @OptionGroup var models: ModelOptions

    func run() throws {
      let model = try models.load()
      for file in files {
        let sentences = try Treebank.sentences(in: [URL(fileURLWithPath: file)])
        let start = Date()
        let scores = Scores(sentences, model: model)
        let seconds = Date().timeIntervalSince(start)
        print("\(file): \(scores.line), \(Int(Double(scores.tokens) / seconds)) tokens/s")
      }
    }
  }
}
