import Foundation
import Language
import SourceText

/// Trains the tagger and parser on a treebank.
///
/// Everything happens in one thread and in one order, so that the same treebank and options give
/// the same bytes.
final class SyntaxTrainer {
  let options: TrainingOptions
  let sentences: [TreebankSentence]
  let vocabulary: Vocabulary
  let lemmas: LemmaTables
  let network: TrainingNetwork
  private(set) var epoch = 0
  private var adam = Adam()
  private var generator: SeededGenerator
  private let examples: [TrainingSentence]

  /// Prepares training; nothing is learned yet.
  init(_ sentences: [TreebankSentence], options: TrainingOptions) {
    self.options = options
    self.sentences = sentences
    let vocabulary = Vocabulary(
      sentences, leastWords: options.leastWords, leastFeatures: options.leastFeatures)
    self.vocabulary = vocabulary
    lemmas = LemmaTables(sentences, vocabulary)
    examples = sentences.map { TrainingSentence($0, vocabulary) }
    generator = SeededGenerator(state: options.seed)
    network = TrainingNetwork(
      shape: NetworkShape(
        embedding: options.embedding, lower: options.lower, upper: options.upper,
        arc: options.arc, relation: options.relation, upos: vocabulary.upos.count,
        xpos: vocabulary.xpos.count, relations: vocabulary.relations.count),
      features: vocabulary.keys.count, options: options, generator: &generator)
  }

  /// Whether all epochs are done.
  var isFinished: Bool { epoch >= options.epochs }

  /// Learns every sentence once.
  ///
  /// - Parameter progress: called now and then with the share that is done.
  /// - Returns: the mean loss of a token.
  func runEpoch(progress: (Double) -> Void = { _ in }) -> Float {
    // The order depends on seed and epoch alone, so that a resumed run takes the same.
    var order = Array(examples.indices)
    generator = SeededGenerator(state: options.seed &* 1_000_003 &+ UInt64(epoch) &+ 1)
    generator.shuffle(&order)
    let total = examples.reduce(0) { $0 + $1.tokens.count }
    var done = 0
    var loss: Double = 0
    var batch = 0
    for (at, number) in order.enumerated() {
      let example = examples[number]
      loss += Double(network.learn(example, generator: &generator))
      batch += example.tokens.count
      done += example.tokens.count
      if batch >= options.batchTokens || at == order.count - 1 {
        let share = (Double(epoch) + Double(done) / Double(total)) / Double(options.epochs)
        network.step(&adam, tokens: batch, rate: rate(share))
        batch = 0
        progress(Double(done) / Double(total))
      }
    }
    epoch += 1
    return Float(loss / Double(max(1, total)))
  }

  /// The step's size: it rises over the first twentieth of training and falls to nothing.
  private func rate(_ share: Double) -> Float {
    options.rate * Float(min(share * 20, (1 - share) / 0.95, 1))
  }

  /// The model as it stands.
  func modelBytes() -> [UInt8] {
    ModelExport.bytes(
      network: network, vocabulary: vocabulary, lemmas: lemmas, sentences: sentences)
  }
}

// MARK: - Checkpoints

extension SyntaxTrainer {
  /// A failure to resume.
  struct OtherRun: Error, CustomStringConvertible {
    var description: String
  }

  /// What a checkpoint must agree in with the run that resumes from it.
  private var fingerprint: [UInt8] {
    var hash = StableHash(7)
    hash.add(Array("\(options)".utf8))
    for sentence in sentences {
      for word in sentence.words { hash.add(Array("\(word)".utf8)) }
    }
    return withUnsafeBytes(of: hash.value.littleEndian) { Array($0) }
  }

  private var parameters: [Parameter] { network.dense + [network.embeddings] }

  /// Writes all that is needed to go on.
  func save(to file: URL) throws {
    var data = Data(fingerprint)
    withUnsafeBytes(of: UInt64(epoch).littleEndian) { data.append(contentsOf: $0) }
    for number in [adam.meanPower, adam.variancePower] {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    for parameter in parameters {
      for values in [parameter.value, parameter.mean, parameter.variance] {
        data.append(Data(buffer: UnsafeBufferPointer(start: values, count: parameter.count)))
      }
    }
    try data.write(to: file, options: .atomic)
  }

  /// Goes on from a checkpoint.
  ///
  /// - Throws: ``OtherRun`` where the checkpoint was made from other data or options.
  func resume(from file: URL) throws {
    let data = try Data(contentsOf: file)
    let expected = 24 + parameters.reduce(0) { $0 + 12 * $1.count }
    guard data.count == expected, Array(data.prefix(8)) == fingerprint else {
      throw OtherRun(
        description: "\(file.path) is a checkpoint of a run with other data or options")
    }
    data.withUnsafeBytes { bytes in
      epoch = Int(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      adam.meanPower = bytes.loadUnaligned(fromByteOffset: 16, as: Float.self)
      adam.variancePower = bytes.loadUnaligned(fromByteOffset: 20, as: Float.self)
      var at = 24
      for parameter in parameters {
        for values in [parameter.value, parameter.mean, parameter.variance] {
          UnsafeMutableRawPointer(values).copyMemory(
            from: bytes.baseAddress! + at, byteCount: 4 * parameter.count)
          at += 4 * parameter.count
        }
        parameter.transpose()
      }
    }
  }
}
