/// Base forms and morphological features, looked up by word, ending and tag.
///
/// A lemma is the form with some bytes dropped from its end and others appended. Known words have
/// an entry of their own where their ending would mislead; others go by their longest known ending.
package struct Lemmatizer {
  /// How a lemma is made from a form.
  package struct Script: Hashable {
    /// Whether capitals stay.
    package var keepsCase: Bool
    /// The number of bytes to drop at the end.
    package var drop: Int
    /// What to append.
    package var suffix: String

    /// Creates a script.
    package init(keepsCase: Bool, drop: Int, suffix: String) {
      self.keepsCase = keepsCase
      self.drop = drop
      self.suffix = suffix
    }

    /// Reads a script as a model's lines have it: "l3+y" turns "Cities" into "city".
    package init?(line: String) {
      guard let first = line.utf8.first, let plus = line.firstIndex(of: "+"),
        let drop = Int(line[line.index(after: line.startIndex)..<plus]), drop >= 0
      else { return nil }
      self.init(
        keepsCase: first == UInt8(ascii: "k"), drop: drop,
        suffix: String(line[line.index(after: plus)...]))
    }

    /// The script as a model's lines have it.
    package var line: String { "\(keepsCase ? "k" : "l")\(drop)+\(suffix)" }

    /// The lemma of a form.
    package func lemma(form: UnsafeBufferPointer<UInt8>, lower: [UInt8]) -> String {
      if keepsCase { return String(decoding: form.dropLast(drop), as: UTF8.self) + suffix }
      return String(decoding: lower.dropLast(drop), as: UTF8.self) + suffix
    }
  }

  /// The longest ending that is looked up, in bytes.
  package static let longestEnding = 6

  private let scripts: [Script]
  private let features: [String]
  private let words: HashIndex
  private let endings: HashIndex
  private let wordFeatures: HashIndex
  private let tagFeatures: HashIndex

  /// Reads the tables from a model.
  package init(_ file: ModelFile) throws(ModelError) {
    var read: [Script] = []
    for line in try file.lines("lemma-scripts") {
      guard let script = Script(line: line) else {
        throw ModelError(
          code: .malformed, message: "the model file \(file.name) has a damaged lemma script")
      }
      read.append(script)
    }
    scripts = read
    features = try file.lines("features")
    words = try HashIndex(file, "lemma-words")
    endings = try HashIndex(file, "lemma-endings")
    wordFeatures = try HashIndex(file, "feature-words")
    tagFeatures = try HashIndex(file, "feature-tags")
  }

  /// The key of a whole word under a tag.
  package static func wordKey(_ lower: [UInt8], upos: Int, xpos: Int) -> UInt64 {
    var hash = StableHash(101)
    hash.add(UInt8(truncatingIfNeeded: upos))
    hash.add(UInt8(truncatingIfNeeded: xpos))
    hash.add(lower)
    return hash.value
  }

  /// The key of an ending under a tag; the empty ending is the tag's own.
  package static func endingKey(_ ending: ArraySlice<UInt8>, upos: Int, xpos: Int) -> UInt64 {
    var hash = StableHash(102)
    hash.add(UInt8(truncatingIfNeeded: upos))
    hash.add(UInt8(truncatingIfNeeded: xpos))
    hash.add(ending)
    return hash.value
  }

  /// The lemma of a form.
  package func lemma(
    form: UnsafeBufferPointer<UInt8>, lower: [UInt8], upos: Int, xpos: Int
  ) -> String {
    var script = words(Self.wordKey(lower, upos: upos, xpos: xpos))
    // The whole word is no ending: at least one byte must stand before it.
    var length = min(Self.longestEnding, lower.count - 1)
    while script == nil, length >= 0 {
      script = endings(Self.endingKey(lower.suffix(length), upos: upos, xpos: xpos))
      length -= 1
    }
    // What was read of a very long form only in part has no script, and neither has a dropped
    // apostrophe that was straightened: both would be cut in the wrong place.
    if let script, script < scripts.count, form.count <= WordForm.limit,
      form.count == lower.count || !lower.suffix(scripts[script].drop).contains(0x27)
    {
      let lemma = scripts[script].lemma(form: form, lower: lower)
      if !lemma.isEmpty { return lemma }
    }
    return String(decoding: form, as: UTF8.self)
  }

  /// The morphological features of a form.
  package func features(lower: [UInt8], upos: Int, xpos: Int) -> String {
    let found =
      wordFeatures(Self.wordKey(lower, upos: upos, xpos: xpos))
      ?? tagFeatures(Self.endingKey([], upos: upos, xpos: xpos))
    guard let found, found < features.count else { return "" }
    return features[found]
  }
}
