import Foundation
import Language
import SourceText
import Testing

@testable import TrainModels

@Suite struct SyntaxTrainerTests {
  private static var tiny: TrainingOptions {
    var options = TrainingOptions()
    options.embedding = 16
    options.lower = 16
    options.upper = 16
    options.arc = 16
    options.relation = 16
    options.epochs = 3
    options.batchTokens = 20
    options.rate = 0.01
    options.leastWords = 1
    options.leastFeatures = 1
    return options
  }

  private static func trainer(_ options: TrainingOptions = tiny) -> SyntaxTrainer {
    SyntaxTrainer(TinyTreebank.sentences, options: options)
  }

  private static func model(_ bytes: [UInt8]) throws -> SyntaxModel {
    try SyntaxModel(
      ModelFile(bytes: bytes, kind: SyntaxModel.kind, version: SyntaxModel.version))
  }

  @Test func trainingTwiceGivesTheSameBytes() {
    func bytes() -> [UInt8] {
      let trainer = Self.trainer()
      while !trainer.isFinished { _ = trainer.runEpoch() }
      return trainer.modelBytes()
    }
    let first = bytes()
    #expect(first == bytes())
    #expect(first != Self.trainer().modelBytes())
  }

  @Test func aResumedRunGivesTheSameBytes() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("syntax-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("checkpoint")
    let whole = Self.trainer()
    _ = whole.runEpoch()
    try whole.save(to: file)
    while !whole.isFinished { _ = whole.runEpoch() }
    let resumed = Self.trainer()
    try resumed.resume(from: file)
    #expect(resumed.epoch == 1)
    while !resumed.isFinished { _ = resumed.runEpoch() }
    #expect(resumed.modelBytes() == whole.modelBytes())

    var other = Self.tiny
    other.seed = 2
    #expect(throws: SyntaxTrainer.OtherRun.self) {
      try Self.trainer(other).resume(from: file)
    }
  }

  @Test func theNetworkLearnsTheTreesItIsShown() throws {
    var options = Self.tiny
    options.epochs = 40
    options.inputDropout = 0
    options.lowerDropout = 0
    options.upperDropout = 0
    let trainer = Self.trainer(options)
    var losses: [Float] = []
    while !trainer.isFinished { losses.append(trainer.runEpoch()) }
    #expect(losses.last! < losses[0] / 20)
    let scores = Scores(TinyTreebank.sentences, model: try Self.model(trainer.modelBytes()))
    #expect(scores.upos * 100 >= scores.tokens * 95)
    #expect(scores.fullRelations * 100 >= scores.tokens * 90)
    #expect(scores.lemmas * 100 >= scores.tokens * 95)
  }

  @Test func damagedWeightsAreRefusedOrRead() throws {
    let whole = Self.trainer().modelBytes()
    var generator = Numbers(state: 13)
    var refused = 0
    for round in 0..<120 {
      var bytes = whole
      for _ in 0..<4 {
        // Every second time where sections are listed.
        let limit = round % 2 == 0 ? 64 + 64 * 40 : bytes.count
        bytes[generator.below(limit)] = UInt8(generator.below(256))
      }
      guard let model = try? Self.model(bytes) else {
        refused += 1
        continue
      }
      let (text, sentence) = TinyTreebank.sentences[0].asText
      let read = SyntaxReader.syntax(of: [sentence], in: text, model: model)[0]
      #expect(read.count == sentence.tokens.count)
    }
    #expect(refused > 0)
  }

  @Test func theGradientAgreesWithDifferences() {
    var options = Self.tiny
    options.inputDropout = 0
    options.lowerDropout = 0
    options.upperDropout = 0
    let trainer = Self.trainer(options)
    let network = trainer.network
    var example = TrainingSentence(TinyTreebank.sentences[8], trainer.vocabulary)
    for at in example.tokens.indices { example.tokens[at].dropProbability = 0 }
    var generator = SeededGenerator(state: 3)
    func loss() -> Float { network.learn(example, generator: &generator) }
    _ = loss()
    let embedding = network.embeddings
    let used = Int(example.rows[3]) * embedding.stride
    let probes =
      network.dense.map { ($0, $0.stride * ($0.rows / 2) + $0.columns / 3) } + [(embedding, used)]
    let gradients = probes.map { $0.0.gradient[$0.1] }
    for ((parameter, at), gradient) in zip(probes, gradients) {
      let value = parameter.value[at]
      func moved(by distance: Float) -> Float {
        parameter.value[at] = value + distance
        parameter.transpose()
        return loss()
      }
      let step: Float = 0.01
      let difference = (moved(by: step) - moved(by: -step)) / (2 * step)
      _ = moved(by: 0)
      #expect(
        abs(difference - gradient) <= 0.01 + 0.03 * abs(gradient),
        "\(parameter.name): \(gradient), by differences \(difference)")
    }
    #expect(gradients.contains { abs($0) > 0.01 })
  }

  @Test(arguments: [
    "1\tone\tone\n", "1\ta\ta\tX\tX\t_\tx\tdep\t_\t_\n", "1\ta\ta\tX\tX\t_\t2\tdep\t_\t_\n",
  ])
  func aMalformedTreebankIsRefused(_ text: String) {
    #expect(throws: Treebank.Malformed.self) {
      try Treebank.sentences(of: text, name: "broken.conllu")
    }
  }

  @Test func rangesAndEmptyNodesArePassedOver() throws {
    let text = """
      # text = We don’t.
      1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
      2-3\tdon’t\t_\t_\t_\t_\t_\t_\t_\t_
      2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t_\t_
      3\tn’t\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
      3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t2:dep\t_

      """
    let sentences = try Treebank.sentences(of: text, name: "own.conllu")
    #expect(sentences.map { $0.words.map(\.form) } == [["We", "do", "n’t"]])
  }
}
