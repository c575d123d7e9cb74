import Language

/// Writes a trained network as a model's file.
struct ModelExport {
  /// The bytes of the model.
  static func bytes(
    network: TrainingNetwork, vocabulary: Vocabulary, lemmas: LemmaTables,
    sentences: [TreebankSentence]
  ) -> [UInt8] {
    var writer = ModelFileWriter()
    let numbers = network.shape.numbers.map(\.littleEndian)
    writer.add("shape", rows: numbers.count, columns: 1, stride: 1, numbers)
    writer.add("upos", lines: vocabulary.upos)
    writer.add("xpos", lines: vocabulary.xpos)
    writer.add("relations", lines: vocabulary.relations)
    let pairs = tagPairs(sentences, vocabulary)
    writer.add("tag-pairs", rows: pairs.count / 2, columns: 2, stride: 2, pairs)
    writer.add(
      "feature-index", index: vocabulary.keys.enumerated().map { (hash: $1, value: $0) })
    let embeddings = network.embeddings
    let values = embeddings.values
    let largest = values.reduce(0) { max($0, abs($1)) }
    let scale = max(largest, 1e-6) / 32_767
    writer.add(
      "embeddings", rows: embeddings.rows, columns: embeddings.columns, stride: embeddings.stride,
      values.map { Int16(($0 / scale).rounded()).littleEndian })
    writer.add(
      "embedding-scale", rows: 1, columns: 1, stride: 16,
      [scale] + [Float](repeating: 0, count: 15))
    for parameter in network.dense {
      writer.add(
        parameter.name, rows: parameter.rows, columns: parameter.columns,
        stride: parameter.stride, parameter.values)
    }
    writer.add("lemma-scripts", lines: lemmas.scripts)
    writer.add("lemma-words", index: lemmas.words)
    writer.add("lemma-endings", index: lemmas.endings)
    writer.add("features", lines: lemmas.features)
    writer.add("feature-words", index: lemmas.wordFeatures)
    writer.add("feature-tags", index: lemmas.tagFeatures)
    return writer.bytes(kind: SyntaxModel.kind, version: SyntaxModel.version)
  }

  /// The pairs of universal and Penn tag that stand together at least twice, or all if none does.
  private static func tagPairs(
    _ sentences: [TreebankSentence], _ vocabulary: Vocabulary
  ) -> [UInt16] {
    var counts: [Int: Int] = [:]
    for sentence in sentences {
      for word in sentence.words {
        guard let upos = vocabulary.numbers.upos[word.upos],
          let xpos = vocabulary.numbers.xpos[word.xpos]
        else { continue }
        counts[upos << 16 | xpos, default: 0] += 1
      }
    }
    var kept = counts.filter { $0.value >= 2 }.keys.sorted()
    if kept.isEmpty { kept = counts.keys.sorted() }
    return kept.flatMap { [UInt16($0 >> 16).littleEndian, UInt16($0 & 0xFFFF).littleEndian] }
  }
}
