package import SourceText

// Unchecked, and safe to share: everything it holds is mapped read-only.
/// A trained tagger of names: a conditional random field over the words of a sentence.
///
/// Weights are mapped, not read. They are integers, so that every machine decides alike.
///
/// - SeeAlso: Lafferty, McCallum and Pereira (2001), “Conditional Random Fields”.
package final class NameModel: @unchecked Sendable {
  /// The version of the layout of the weights.
  package static let version: UInt32 = 1
  /// The kind of the file of weights.
  package static let kind = "NAME"
  /// The number of weights that a feature has: one for each label, and zeros up to a power of 2.
  package static let stride = 16

  /// The lists of names that the features look up.
  package let lists: NameLists
  private let features: HashIndex
  private let weights: UnsafePointer<SIMD16<Int16>>
  private let count: Int
  /// What it counts for one label to stand after another, by the earlier one.
  private let transitions: [[Int32]]
  // Owns the memory that the tables above point into.
  private let file: ModelFile

  /// Creates a model over weights.
  package init(_ file: ModelFile) throws(ModelError) {
    lists = try NameLists(file)
    features = try HashIndex(file, "features")
    let weights = try file.table("weights", elementSize: 2)
    let transitions = try file.table("transitions", elementSize: 4)
    guard weights.stride == Self.stride, weights.columns == NameLabels.count,
      transitions.stride == NameLabels.count, transitions.rows == NameLabels.count
    else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) has other labels than names have")
    }
    count = weights.rows
    self.weights = weights.base.assumingMemoryBound(to: SIMD16<Int16>.self)
    let values = transitions.base.assumingMemoryBound(to: Int32.self)
    self.transitions = (0..<NameLabels.count).map { row in
      (0..<NameLabels.count).map { Int32(littleEndian: values[row * NameLabels.count + $0]) }
    }
    self.file = file
  }

  /// The English model that comes with the program.
  ///
  /// - Throws: ``ModelError`` where the program's resources are missing or of another version.
  package static func english() throws(ModelError) -> NameModel { try loaded.get() }

  private static let loaded = Result<NameModel, ModelError> { () throws(ModelError) in
    try NameModel(
      ModelFile(
        mapping: LanguageResources.path("english.names"), kind: kind, version: version))
  }
}

extension NameModel {
  /// The names of every sentence, in order.
  ///
  /// - Precondition: the words' spans lie inside the text.
  /// - Complexity: O(n) in the number of words.
  package func names(of sentences: [[TokenSyntax]], in text: DocumentText) -> [[TaggedName]] {
    text.utf8.withUnsafeBufferPointer { utf8 in
      var reader = NameFeatures(lists: lists)
      var decoder = NameDecoder(transitions: transitions)
      return sentences.map { sentence in
        reader.read(sentence, in: utf8)
        for at in sentence.indices {
          decoder.add(emission(of: reader.keys[reader.starts[at]..<reader.starts[at + 1]]))
        }
        return NameLabels.names(decoder.finish())
      }
    }
  }

  /// The score of each label for a word, from its features.
  @inline(__always)
  private func emission(of keys: ArraySlice<UInt64>) -> SIMD16<Int32> {
    var sum = SIMD16<Int32>.zero
    for key in keys {
      guard let row = features(key), row < count else { continue }
      // Weights lie in the file as on the little-endian machines that we run on.
      sum &+= SIMD16<Int32>(truncatingIfNeeded: weights[row])
    }
    return sum
  }
}

/// Finds the best sequence of labels (Viterbi).
struct NameDecoder {
  private let transitions: [[Int32]]
  private var best: [Int32] = []
  private var next: [Int32] = []
  /// For each word and label, the best label before it.
  private var before: [UInt8] = []
  private var count = 0

  /// The labels that may stand before each label.
  private static let predecessors: [[Int]] = (0..<NameLabels.count).map { label in
    (0..<NameLabels.count).filter { NameLabels.mayFollow(label, after: $0) }
  }

  /// Far below any score, and far from overflow.
  private static let never = Int32.min / 4

  init(transitions: [[Int32]]) {
    self.transitions = transitions
    best = [Int32](repeating: 0, count: NameLabels.count)
    next = best
  }

  /// Adds a word by the scores of its labels.
  mutating func add(_ emission: SIMD16<Int32>) {
    if count == 0 {
      for label in 0..<NameLabels.count {
        best[label] = NameLabels.mayStart(label) ? emission[label] : Self.never
        before.append(0)
      }
      count = 1
      return
    }
    var top = Self.never
    for label in 0..<NameLabels.count {
      var score = Self.never
      var from = 0
      for previous in Self.predecessors[label] {
        let value = best[previous] &+ transitions[previous][label]
        if value > score {
          score = value
          from = previous
        }
      }
      next[label] = max(Self.never, score &+ emission[label])
      top = max(top, next[label])
      before.append(UInt8(from))
    }
    // Only differences count: kept small, they never overflow.
    for label in 0..<NameLabels.count { best[label] = max(Self.never, next[label] &- top) }
    count += 1
  }

  /// Ends the sentence and gives its labels.
  mutating func finish() -> [Int] {
    guard count > 0 else { return [] }
    var label = 0
    for other in 1..<NameLabels.count
    where NameLabels.mayEnd(other) && best[other] > best[label] {
      label = other
    }
    var labels = [Int](repeating: 0, count: count)
    for at in stride(from: count - 1, through: 0, by: -1) {
      labels[at] = label
      label = Int(before[at * NameLabels.count + label])
    }
    before.removeAll(keepingCapacity: true)
    count = 0
    return labels
  }
}
