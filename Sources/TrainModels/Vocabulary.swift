import Language

/// The classes and features that a training set has.
struct Vocabulary {
  /// Universal tags, Penn tags, relations; sorted.
  var upos: [String]
  var xpos: [String]
  var relations: [String]
  /// The classes' numbers.
  let numbers: (upos: [String: Int], xpos: [String: Int], relations: [String: Int])
  /// The rows of the embeddings, by the features' keys.
  var rows: [UInt64: Int32]
  /// The keys in the order of their rows.
  var keys: [UInt64]
  /// How often a word stands in the training set, by its key.
  var wordCounts: [UInt64: Int]

  /// The row that stands for every word that has none.
  static let unknownKey = StableHash(0xFF).value

  /// Counts a training set.
  ///
  /// - Parameters:
  ///   - leastWords: how often a word must occur to have an embedding.
  ///   - leastFeatures: the same for affixes and shapes.
  init(_ sentences: [TreebankSentence], leastWords: Int, leastFeatures: Int) {
    var counts: [UInt64: Int] = [:]
    var words: [UInt64: Int] = [:]
    var order: [UInt64] = []
    var form = WordForm()
    for sentence in sentences {
      for word in sentence.words {
        form.read(word.form)
        for (at, key) in form.keys.enumerated() {
          if counts[key] == nil { order.append(key) }
          counts[key, default: 0] += 1
          if at == 0 { words[key, default: 0] += 1 }
        }
      }
    }
    wordCounts = words
    keys = [Self.unknownKey]
    for key in order where counts[key]! >= (words[key] == nil ? leastFeatures : leastWords) {
      keys.append(key)
    }
    rows = Dictionary(
      keys.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    func classes(_ path: KeyPath<TreebankWord, String>) -> [String] {
      var seen: Set<String> = []
      for sentence in sentences { for word in sentence.words { seen.insert(word[keyPath: path]) } }
      return seen.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    upos = classes(\.upos)
    xpos = classes(\.xpos)
    relations = classes(\.relation)
    func numbered(_ classes: [String]) -> [String: Int] {
      Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    }
    numbers = (numbered(upos), numbered(xpos), numbered(relations))
  }
}

extension WordForm {
  /// Reads a form.
  mutating func read(_ form: String) {
    var copy = form
    copy.withUTF8 { read($0) }
  }
}

/// One token as the network learns it.
struct TrainingToken {
  var rows: Range<Int>
  /// The row of the unknown word where the word is known and may be taken for unknown.
  var dropProbability: Float
  var upos: Int
  var xpos: Int
  var head: Int
  var relation: Int
}

/// One sentence as the network learns it.
struct TrainingSentence {
  var tokens: [TrainingToken] = []
  /// Rows of embeddings; each token's first is its word's.
  var rows: [Int32] = []

  init(_ sentence: TreebankSentence, _ vocabulary: Vocabulary) {
    var form = WordForm()
    for word in sentence.words {
      form.read(word.form)
      let start = rows.count
      for (at, key) in form.keys.enumerated() {
        if let row = vocabulary.rows[key] {
          rows.append(row)
        } else if at == 0 {
          rows.append(0)
        }
      }
      let count = Float(vocabulary.wordCounts[form.keys[0]] ?? 0)
      tokens.append(
        TrainingToken(
          rows: start..<rows.count, dropProbability: 0.25 / (0.25 + count),
          upos: vocabulary.numbers.upos[word.upos] ?? 0,
          xpos: vocabulary.numbers.xpos[word.xpos] ?? 0, head: word.head,
          relation: vocabulary.numbers.relations[word.relation] ?? 0))
    }
  }
}
