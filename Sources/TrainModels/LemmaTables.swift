import Language

/// Gathers the tables of `Lemmatizer` from a training set.
struct LemmaTables {
  private(set) var scripts: [String] = []
  private(set) var features: [String] = []
  private(set) var words: [(hash: UInt64, value: Int)] = []
  private(set) var endings: [(hash: UInt64, value: Int)] = []
  private(set) var wordFeatures: [(hash: UInt64, value: Int)] = []
  private(set) var tagFeatures: [(hash: UInt64, value: Int)] = []

  /// How often each value was seen; the most frequent wins, of equals the one seen first.
  private struct Tally {
    private var counts: [(value: Int, count: Int)] = []

    mutating func add(_ value: Int) {
      if let at = counts.firstIndex(where: { $0.value == value }) {
        counts[at].count += 1
      } else {
        counts.append((value, 1))
      }
    }

    var best: (value: Int, count: Int) {
      var top = counts[0]
      for entry in counts where entry.count > top.count { top = entry }
      return top
    }
  }

  /// Tallies in the order in which their keys were first seen.
  private struct Tallies {
    private(set) var keys: [UInt64] = []
    private var tallies: [UInt64: Tally] = [:]

    mutating func add(_ value: Int, _ key: UInt64) {
      if tallies[key] == nil { keys.append(key) }
      tallies[key, default: Tally()].add(value)
    }

    func best(_ key: UInt64) -> (value: Int, count: Int)? { tallies[key]?.best }
  }

  init(_ sentences: [TreebankSentence], _ vocabulary: Vocabulary) {
    var form = WordForm()
    var scriptNumbers: [String: Int] = [:]
    var featureNumbers: [String: Int] = [:]
    var wordTally = Tallies()
    var endingTallies = [Tallies](repeating: Tallies(), count: Lemmatizer.longestEnding + 1)
    var featureTally = Tallies()
    var tagTally = Tallies()
    // For each word key: the keys of its endings, longest first, and of its tag.
    var parts: [UInt64: (endings: [UInt64], tag: UInt64)] = [:]
    for sentence in sentences {
      for word in sentence.words {
        form.read(word.form)
        let lower = form.lower
        guard !lower.isEmpty, let upos = vocabulary.numbers.upos[word.upos],
          let xpos = vocabulary.numbers.xpos[word.xpos]
        else { continue }
        let rule = Self.script(word, lower)
        let script = rule.line
        let number = scriptNumbers[script] ?? scripts.count
        if number == scripts.count {
          scriptNumbers[script] = number
          scripts.append(script)
        }
        let feature = featureNumbers[word.features] ?? features.count
        if feature == features.count {
          featureNumbers[word.features] = feature
          features.append(word.features)
        }
        let key = Lemmatizer.wordKey(lower, upos: upos, xpos: xpos)
        let tag = Lemmatizer.endingKey([], upos: upos, xpos: xpos)
        let lengths = 0...min(Lemmatizer.longestEnding, lower.count - 1)
        let keys = lengths.map {
          Lemmatizer.endingKey(lower.suffix($0), upos: upos, xpos: xpos)
        }
        // A word counts once for its endings, however often it stands: rules are for new words.
        if wordTally.best(key) == nil {
          // An ending answers only for what it shows: nothing is dropped that it does not hold.
          for (length, ending) in keys.enumerated() where rule.drop <= length {
            endingTallies[length].add(number, ending)
          }
        }
        wordTally.add(number, key)
        featureTally.add(feature, key)
        tagTally.add(feature, tag)
        parts[key] = (keys.reversed(), tag)
      }
    }
    var chosen: [UInt64: Int] = [:]
    var shorter: [UInt64: UInt64] = [:]
    for part in parts.values {
      for (longer, next) in zip(part.endings, part.endings.dropFirst()) { shorter[longer] = next }
    }
    for length in 0...Lemmatizer.longestEnding {
      for key in endingTallies[length].keys {
        guard let best = endingTallies[length].best(key), length == 0 || best.count >= 2 else {
          continue
        }
        // An ending that a shorter one already answers needs no entry.
        var at = shorter[key]
        while let next = at, chosen[next] == nil { at = shorter[next] }
        if length > 0, let at, chosen[at] == best.value { continue }
        chosen[key] = best.value
        endings.append((key, best.value))
      }
    }
    for key in wordTally.keys {
      guard let best = wordTally.best(key), let part = parts[key] else { continue }
      if part.endings.lazy.compactMap({ chosen[$0] }).first != best.value {
        words.append((key, best.value))
      }
    }
    for key in tagTally.keys {
      if let best = tagTally.best(key) { tagFeatures.append((key, best.value)) }
    }
    for key in featureTally.keys {
      guard let best = featureTally.best(key), let part = parts[key] else { continue }
      if tagTally.best(part.tag)?.value != best.value { wordFeatures.append((key, best.value)) }
    }
  }

  /// How a word's lemma is made from its form.
  private static func script(_ word: TreebankWord, _ lower: [UInt8]) -> Lemmatizer.Script {
    let form = Array(word.form.utf8)
    let lemma = Array(word.lemma.utf8)
    func common(_ base: [UInt8]) -> Int {
      var length = 0
      while length < min(base.count, lemma.count), base[length] == lemma[length] { length += 1 }
      // Not inside a code point.
      while length > 0,
        length < base.count && base[length] & 0xC0 == 0x80
          || length < lemma.count && lemma[length] & 0xC0 == 0x80
      { length -= 1 }
      return length
    }
    let keeps = form != lower && common(form) > common(lower)
    let base = keeps ? form : lower
    let length = common(base)
    return Lemmatizer.Script(
      keepsCase: keeps, drop: base.count - length,
      suffix: String(decoding: lemma[length...], as: UTF8.self))
  }
}
