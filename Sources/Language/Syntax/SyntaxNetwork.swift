import LanguageKernels

/// A table of weights as it lies in a model's file.
package struct WeightTable {
  package let values: UnsafePointer<Float>
  package let rows: Int
  package let columns: Int
  package let stride: Int

  init(_ file: ModelFile, _ label: String, rows: Int, columns: Int) throws(ModelError) {
    let table = try file.table(label, elementSize: 4)
    guard table.rows == rows, table.columns == columns,
      table.stride >= NetworkShape.padded(columns)
    else {
      throw ModelError(
        code: .malformed,
        message: "the model file \(file.name) has \(table.rows) by \(table.columns) weights "
          + "in \(label) where \(rows) by \(columns) are expected")
    }
    values = table.base.assumingMemoryBound(to: Float.self)
    self.rows = rows
    self.columns = columns
    stride = table.stride
  }
}

/// What the network says of some sentences, token by token.
package struct SentenceScores {
  /// Universal and Penn tag.
  package var tags: [(upos: Int, xpos: Int)] = []
  /// Head: 0 for the root, else 1 + the index in the sentence.
  package var heads: [Int] = []
  /// Relation.
  package var relations: [Int] = []
}

/// The network: embeddings of words, affixes and shapes, two bidirectional recurrent layers, a
/// layer of tags over the lower one, and scores of heads and relations over the upper one.
///
/// - SeeAlso: Kiperwasser and Goldberg (2016), Dozat and Manning (2017), whose parts these are.
package struct SyntaxNetwork {
  package let shape: NetworkShape
  let index: HashIndex
  let embeddings: UnsafePointer<Int16>
  let embeddingStride: Int
  let embeddingCount: Int
  let embeddingScale: Float
  let lowerInput: WeightTable
  let lowerBias: WeightTable
  let lowerForward: WeightTable
  let lowerBackward: WeightTable
  let upperInput: WeightTable
  let upperBias: WeightTable
  let upperForward: WeightTable
  let upperBackward: WeightTable
  let tag: WeightTable
  let tagBias: WeightTable
  let projection: WeightTable
  let projectionBias: WeightTable
  let root: WeightTable
  let arc: WeightTable
  let headBias: WeightTable
  let distance: WeightTable
  let relation: WeightTable
  let relationBias: WeightTable
  let tagPairs: [(upos: Int, xpos: Int)]

  /// Reads a network from a model.
  package init(_ file: ModelFile) throws(ModelError) {
    let numbers = try file.table("shape", elementSize: 4)
    let values = (0..<numbers.rows).map { row in
      UInt32(littleEndian: numbers.base.loadUnaligned(fromByteOffset: 4 * row, as: UInt32.self))
    }
    guard let shape = NetworkShape(numbers: values) else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) states no sensible layer sizes")
    }
    self.shape = shape
    index = try HashIndex(file, "feature-index")
    let table = try file.table("embeddings", elementSize: 2)
    guard table.columns == shape.embedding else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) has embeddings of another size")
    }
    embeddings = table.base.assumingMemoryBound(to: Int16.self)
    embeddingStride = table.stride
    embeddingCount = table.rows
    embeddingScale = try WeightTable(file, "embedding-scale", rows: 1, columns: 1).values[0]
    func weights(_ label: String, _ rows: Int, _ columns: Int) throws(ModelError) -> WeightTable {
      try WeightTable(file, label, rows: rows, columns: columns)
    }
    lowerInput = try weights("lower-input", shape.embedding, 8 * shape.lower)
    lowerBias = try weights("lower-bias", 1, 8 * shape.lower)
    lowerForward = try weights("lower-forward", shape.lower, 4 * shape.lower)
    lowerBackward = try weights("lower-backward", shape.lower, 4 * shape.lower)
    upperInput = try weights("upper-input", 2 * shape.lower, 8 * shape.upper)
    upperBias = try weights("upper-bias", 1, 8 * shape.upper)
    upperForward = try weights("upper-forward", shape.upper, 4 * shape.upper)
    upperBackward = try weights("upper-backward", shape.upper, 4 * shape.upper)
    tag = try weights("tag", 2 * shape.lower, shape.tags)
    tagBias = try weights("tag-bias", 1, shape.tags)
    projection = try weights("projection", 2 * shape.upper, shape.projection)
    projectionBias = try weights("projection-bias", 1, shape.projection)
    root = try weights("root", 1, shape.arc + shape.relation)
    arc = try weights("arc", shape.arc, shape.arc)
    headBias = try weights("head-bias", 1, shape.arc)
    distance = try weights("distance", 1, 2 * NetworkShape.farthest + 1)
    relation = try weights("relation", shape.relation, shape.relations)
    relationBias = try weights("relation-bias", 1, shape.relations)
    let pairs = try file.table("tag-pairs", elementSize: 2)
    let pairValues = pairs.base.assumingMemoryBound(to: UInt16.self)
    tagPairs = (0..<(pairs.stride == 2 ? pairs.rows : 0)).compactMap { row in
      let upos = Int(UInt16(littleEndian: pairValues[2 * row]))
      let xpos = Int(UInt16(littleEndian: pairValues[2 * row + 1]))
      return upos < shape.upos && xpos < shape.xpos ? (upos, xpos) : nil
    }
    guard !tagPairs.isEmpty else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) has no pairs of tags")
    }
  }

  /// The row of an embedding, where the feature is known.
  func row(_ key: UInt64) -> Int? {
    guard let row = index(key), row < embeddingCount else { return nil }
    return row
  }
}

extension SyntaxNetwork {
  /// Reads some sentences together.
  ///
  /// What is said of a sentence does not depend on the others, to the last bit.
  ///
  /// - Parameters:
  ///   - tokens: where the rows of each token's embeddings stand in `rows`; all sentences one after
  ///     another.
  ///   - starts: where each sentence starts among the tokens, and where the last one ends.
  /// - Precondition: no sentence has more than ``SyntaxReader/longestSentence`` tokens.
  package func scores(
    of tokens: [Range<Int>], starts: [Int], rows: [Int32], root: Int, in workspace: SyntaxWorkspace
  ) -> SentenceScores {
    let count = tokens.count
    guard count > 0 else { return SentenceScores() }
    workspace.reserve(count)
    embed(tokens, rows, workspace)
    recur(
      starts, from: workspace.input, lowerInput, lowerBias, lowerForward, lowerBackward,
      shape.lower, gates: workspace.lowerGates, cells: workspace.cells, to: workspace.lower)
    recur(
      starts, from: workspace.lower, upperInput, upperBias, upperForward, upperBackward,
      shape.upper, gates: workspace.upperGates, cells: workspace.cells, to: workspace.upper)
    var result = SentenceScores()
    result.tags = tagPairs(count, workspace)
    project(count, workspace)
    for (start, end) in zip(starts, starts.dropFirst()) {
      result.heads += heads(from: start, count: end - start, workspace)
    }
    result.relations = relations(result.heads, starts, root: root, workspace)
    return result
  }

  private func embed(_ tokens: [Range<Int>], _ rows: [Int32], _ workspace: SyntaxWorkspace) {
    let width = shape.embedding
    workspace.sums.withUnsafeMutableBufferPointer { sums in
      for (at, token) in tokens.enumerated() {
        sums.update(repeating: 0)
        for row in rows[token] {
          vk_add_row(width, embeddings + Int(row) * embeddingStride, sums.baseAddress!)
        }
        vk_scale_int32(width, sums.baseAddress!, embeddingScale, workspace.input[at])
      }
    }
  }

  private func recur(
    _ starts: [Int], from input: FloatRows, _ weights: WeightTable, _ bias: WeightTable,
    _ forward: WeightTable, _ backward: WeightTable, _ size: Int, gates: FloatRows,
    cells: FloatRows, to output: FloatRows
  ) {
    let count = starts[starts.count - 1]
    gates.fill(count, with: bias.values, columns: bias.columns)
    vk_multiply(
      count, weights.columns, weights.rows, input.base, input.stride, 1, weights.values,
      weights.stride, gates.base, gates.stride, 1)
    vk_lstm_forward_many(
      starts.count - 1, starts, size, gates.base, gates.stride, forward.values, forward.stride,
      cells.base, cells.stride, output.base, output.stride, 0)
    vk_lstm_forward_many(
      starts.count - 1, starts, size, gates.base + 4 * size, gates.stride, backward.values,
      backward.stride, cells.base + size, cells.stride, output.base + size, output.stride, 1)
  }

  private func tagPairs(
    _ count: Int, _ workspace: SyntaxWorkspace
  ) -> [(upos: Int, xpos: Int)] {
    let tags = workspace.tags
    tags.fill(count, with: tagBias.values, columns: NetworkShape.padded(shape.tags))
    vk_multiply(
      count, NetworkShape.padded(shape.tags), tag.rows, workspace.lower.base,
      workspace.lower.stride, 1, tag.values, tag.stride, tags.base, tags.stride, 1)
    return (0..<count).map { at in
      let row = tags[at]
      var top = -Float.infinity
      var best = tagPairs[0]
      for pair in tagPairs {
        let score = row[pair.upos] + row[shape.upos + pair.xpos]
        if score > top { (top, best) = (score, pair) }
      }
      return best
    }
  }

  private func project(_ count: Int, _ workspace: SyntaxWorkspace) {
    let rows = workspace.projection
    vk_multiply(
      count, projection.columns, projection.rows, workspace.upper.base, workspace.upper.stride, 1,
      projection.values, projection.stride, rows.base, rows.stride, 0)
    vk_bias_relu(count, 2 * shape.arc, rows.base, rows.stride, projectionBias.values, 1)
    vk_bias_relu(
      count, 2 * shape.relation, rows.base + 2 * shape.arc, rows.stride,
      projectionBias.values + 2 * shape.arc, 0)
  }

  /// The heads of one sentence, counted from 1 at its own start.
  private func heads(from start: Int, count: Int, _ workspace: SyntaxWorkspace) -> [Int] {
    guard count > 0 else { return [] }
    let width = shape.arc
    let rows = workspace.projection
    let columns = NetworkShape.padded(count + 1)
    let transposed = workspace.headsTransposed
    for dimension in 0..<width {
      let row = transposed[dimension]
      row[0] = root.values[dimension]
      for at in 0..<count { row[at + 1] = rows[start + at][dimension] }
      for at in count + 1..<columns { row[at] = 0 }
    }
    vk_multiply(
      count, width, width, rows[start] + width, rows.stride, 1, arc.values, arc.stride,
      workspace.compared.base, workspace.compared.stride, 0)
    let scores = workspace.scores
    // Every row starts with the heads' own scores.
    vk_multiply(
      1, columns, width, headBias.values, headBias.stride, 1, transposed.base, transposed.stride,
      scores.base, scores.stride, 0)
    for at in 1..<max(1, count) { scores[at].update(from: scores[0], count: columns) }
    vk_multiply(
      count, columns, width, workspace.compared.base, workspace.compared.stride, 1,
      transposed.base, transposed.stride, scores.base, scores.stride, 1)
    let farthest = NetworkShape.farthest
    return TreeDecoder.heads(count) { dependent, head in
      let away = head == 0 ? 0 : max(-farthest, min(farthest, head - dependent))
      return scores[dependent - 1][head] + distance.values[away + farthest]
    }
  }

  /// The best relation of each word to its head: `root` for those without, and for no other.
  private func relations(
    _ heads: [Int], _ starts: [Int], root: Int, _ workspace: SyntaxWorkspace
  ) -> [Int] {
    let width = shape.relation
    let count = heads.count
    let input = workspace.relationInput
    let rows = workspace.projection
    for (start, end) in zip(starts, starts.dropFirst()) {
      for at in start..<end {
        let head =
          heads[at] == 0
          ? self.root.values + shape.arc
          : UnsafePointer(rows[start + heads[at] - 1] + 2 * shape.arc)
        let to = input[at]
        to.update(from: rows[at] + 2 * shape.arc + width, count: width)
        vk_bias_relu(1, width, to, input.stride, head, 1)
      }
    }
    let scores = workspace.relationScores
    let columns = NetworkShape.padded(shape.relations)
    scores.fill(count, with: relationBias.values, columns: columns)
    vk_multiply(
      count, columns, width, input.base, input.stride, 1, relation.values, relation.stride,
      scores.base, scores.stride, 1)
    return (0..<count).map { at in
      guard heads[at] != 0 else { return root }
      let row = scores[at]
      var best = root == 0 ? 1 : 0
      for relation in best + 1..<max(best + 1, shape.relations)
      where relation != root && row[relation] > row[best] { best = relation }
      return best
    }
  }
}
