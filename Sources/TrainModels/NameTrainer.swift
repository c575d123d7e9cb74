import Foundation
import Language
import SourceText

/// How a name tagger is trained.
struct NameTrainingOptions: Sendable {
  /// How often all sentences are gone through.
  var epochs = 5
  /// The step of the first update.
  var rate: Float = 0.1
  /// How strongly weights are drawn towards 0.
  var decay: Float = 1e-4
  /// How often a feature must occur to have weights.
  var leastFeatures = 3
  /// The largest weight a feature may have and still be left out of the model.
  var pruning: Float = 0.04
  /// The share of a word's features that is left out at random each time it is seen.
  ///
  /// The parser was trained on GUM's train part, so that its tags are better there than in the
  /// texts to come: no feature is to be relied on alone.
  var dropout: Float = 0.3
  /// Seeds the order of the sentences and what is left out.
  var seed: UInt64 = 1
}

/// One sentence as the tagger learns it.
struct NameExample {
  /// The features' keys, and where each word's start.
  var keys: [UInt64]
  var starts: [Int]
  var labels: [Int]
  /// How much the sentence counts.
  var weight: Float = 1
}

/// Trains a linear-chain conditional random field with AdaGrad.
///
/// - SeeAlso: Duchi, Hazan and Singer (2011), “Adaptive Subgradient Methods”.
final class NameTrainer {
  private let options: NameTrainingOptions
  private let lists: [(name: String, entries: [String])]
  private let examples: [Encoded]
  /// The features' keys in the order of their rows.
  private var keys: [UInt64] = []
  private var weights: [SIMD16<Float>]
  private var squares: [SIMD16<Float>]
  private var transitions: [Float]
  private var transitionSquares: [Float]
  private var generator: SeededGenerator
  private(set) var epoch = 0

  private static let labels = NameLabels.count

  private struct Encoded {
    var rows: [Int32]
    var starts: [Int]
    var labels: [Int]
    var weight: Float
  }

  init(
    _ examples: [NameExample], lists: [(name: String, entries: [String])],
    options: NameTrainingOptions
  ) {
    self.options = options
    self.lists = lists
    generator = SeededGenerator(state: options.seed)
    var counts: [UInt64: Int] = [:]
    for example in examples { for key in example.keys { counts[key, default: 0] += 1 } }
    var rows: [UInt64: Int32] = [:]
    var encoded: [Encoded] = []
    for example in examples {
      var code = Encoded(rows: [], starts: [0], labels: example.labels, weight: example.weight)
      for at in example.labels.indices {
        for key in example.keys[example.starts[at]..<example.starts[at + 1]] {
          if let row = rows[key] {
            code.rows.append(row)
          } else if counts[key]! >= options.leastFeatures {
            rows[key] = Int32(keys.count)
            code.rows.append(Int32(keys.count))
            keys.append(key)
          }
        }
        code.starts.append(code.rows.count)
      }
      encoded.append(code)
    }
    self.examples = encoded
    weights = [SIMD16<Float>](repeating: .zero, count: keys.count)
    squares = [SIMD16<Float>](repeating: SIMD16(repeating: 1e-2), count: keys.count)
    transitions = [Float](repeating: 0, count: Self.labels * Self.labels)
    transitionSquares = [Float](repeating: 1e-2, count: Self.labels * Self.labels)
  }

  var features: Int { keys.count }
  var isFinished: Bool { epoch >= options.epochs }

  /// Goes once through all sentences; gives the mean loss a word.
  func runEpoch(_ progress: (Double) -> Void = { _ in }) -> Float {
    var order = Array(examples.indices)
    generator.shuffle(&order)
    var loss: Double = 0
    var words = 0
    for (done, at) in order.enumerated() {
      if done % 500 == 0 { progress(Double(done) / Double(order.count)) }
      loss += Double(learn(examples[at]))
      words += examples[at].labels.count
    }
    epoch += 1
    return Float(loss / Double(max(1, words)))
  }

  private func learn(_ example: Encoded) -> Float {
    let count = example.labels.count
    let size = Self.labels
    guard count > 0 else { return 0 }
    var emissions: [[Float]] = []
    var kept: [Int] = []
    var starts = [0]
    let share = 1 / (1 - options.dropout)
    for at in 0..<count {
      var sum = SIMD16<Float>.zero
      for row in example.rows[example.starts[at]..<example.starts[at + 1]]
      where options.dropout == 0 || generator.unit() >= options.dropout {
        kept.append(Int(row))
        sum += weights[Int(row)]
      }
      starts.append(kept.count)
      emissions.append((0..<size).map { sum[$0] * share })
    }
    let marginals = NameLattice(emissions: emissions, transitions: transitions)
    var loss = marginals.logPartition
    let rate = options.rate * example.weight
    for at in 0..<count {
      loss -= emissions[at][example.labels[at]]
      var gradient = SIMD16<Float>.zero
      for label in 0..<size { gradient[label] = marginals.words[at][label] }
      gradient[example.labels[at]] -= 1
      gradient *= share
      for row in kept[starts[at]..<starts[at + 1]] {
        let full = gradient + options.decay * weights[row]
        squares[row] += full * full
        weights[row] -= rate * full / squares[row].squareRoot()
      }
    }
    var gradient = marginals.pairs
    for at in 1..<max(1, count) {
      let pair = example.labels[at - 1] * size + example.labels[at]
      gradient[pair] -= 1
      loss -= transitions[pair]
    }
    for pair in 0..<size * size where gradient[pair] != 0 {
      let full = gradient[pair] + options.decay * transitions[pair]
      transitionSquares[pair] += full * full
      transitions[pair] -= rate * full / transitionSquares[pair].squareRoot()
    }
    return loss
  }

  /// The bytes of the model.
  func modelBytes() -> [UInt8] {
    let size = Self.labels
    // Of a transition's and a feature's weights the largest takes 15 bits.
    var largest = transitions.reduce(Float(0)) { max($0, abs($1)) }
    for row in weights { largest = max(largest, max(row.max(), -row.min())) }
    let scale = 32_000 / max(largest, 1e-6)
    var kept: [(hash: UInt64, value: Int)] = []
    var values: [Int16] = []
    for (key, row) in zip(keys, weights) {
      guard max(row.max(), -row.min()) > options.pruning else { continue }
      kept.append((key, kept.count))
      for label in 0..<NameModel.stride {
        values.append(label < size ? Int16((row[label] * scale).rounded()).littleEndian : 0)
      }
    }
    var writer = ModelFileWriter()
    writer.add("list-names", lines: lists.map(\.name))
    writer.add("lists", index: NameLists.entries(lists.map(\.entries)))
    writer.add("features", index: kept)
    writer.add(
      "weights", rows: kept.count, columns: size, stride: NameModel.stride, values)
    writer.add(
      "transitions", rows: size, columns: size, stride: size,
      transitions.map { Int32(($0 * scale).rounded()).littleEndian })
    return writer.bytes(kind: NameModel.kind, version: NameModel.version)
  }

  /// A model of the present weights.
  func model() throws -> NameModel {
    try NameModel(ModelFile(bytes: modelBytes(), kind: NameModel.kind, version: NameModel.version))
  }
}

/// The chances of labels, by the forward-backward algorithm.
struct NameLattice {
  /// The logarithm of the sum over all sequences.
  private(set) var logPartition: Float = 0
  /// The chance of each label of each word.
  private(set) var words: [[Float]] = []
  /// For each pair of labels, how often one is expected to stand before the other.
  private(set) var pairs: [Float]

  private static let predecessors: [[Int]] = (0..<NameLabels.count).map { label in
    (0..<NameLabels.count).filter { NameLabels.mayFollow(label, after: $0) }
  }

  init(emissions: [[Float]], transitions: [Float]) {
    let size = NameLabels.count
    let count = emissions.count
    pairs = [Float](repeating: 0, count: size * size)
    let moves = transitions.map { exp($0) }
    // Sums are scaled to 1 word by word.
    var forward: [[Float]] = []
    var factors: [[Float]] = []
    var scales: [Float] = []
    for at in 0..<count {
      let top = emissions[at].max() ?? 0
      let factor = emissions[at].map { exp($0 - top) }
      var row = [Float](repeating: 0, count: size)
      for label in 0..<size {
        if at == 0 {
          row[label] = NameLabels.mayStart(label) ? factor[label] : 0
        } else {
          var sum: Float = 0
          for previous in Self.predecessors[label] {
            sum += forward[at - 1][previous] * moves[previous * size + label]
          }
          row[label] = sum * factor[label]
        }
        if at + 1 == count, !NameLabels.mayEnd(label) { row[label] = 0 }
      }
      let sum = max(row.reduce(0, +), Float.leastNormalMagnitude)
      for label in 0..<size { row[label] /= sum }
      logPartition += log(sum) + top
      forward.append(row)
      factors.append(factor)
      scales.append(sum)
    }
    var backward = (0..<size).map { NameLabels.mayEnd($0) ? Float(1) : 0 }
    words = forward
    for at in stride(from: count - 1, through: 0, by: -1) {
      for label in 0..<size { words[at][label] = forward[at][label] * backward[label] }
      guard at > 0 else { break }
      var earlier = [Float](repeating: 0, count: size)
      for label in 0..<size {
        let ahead = factors[at][label] * backward[label] / scales[at]
        guard ahead > 0 else { continue }
        for previous in Self.predecessors[label] {
          let step = moves[previous * size + label] * ahead
          earlier[previous] += step
          pairs[previous * size + label] += forward[at - 1][previous] * step
        }
      }
      backward = earlier
    }
  }
}
