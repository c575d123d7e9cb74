import Foundation
import Language
import LanguageKernels

/// How a network is trained.
struct TrainingOptions: Hashable, Codable {
  var embedding = 96
  var lower = 96
  var upper = 96
  var arc = 64
  var relation = 96
  var epochs = 15
  var batchTokens = 400
  var rate: Float = 0.002
  var inputDropout: Float = 0.2
  var lowerDropout: Float = 0.3
  var upperDropout: Float = 0.3
  var tagWeight: Float = 0.5
  var leastWords = 2
  var leastFeatures = 3
  var seed: UInt64 = 1
}

/// The network of `SyntaxNetwork` with gradients: the same steps forwards, then backwards.
final class TrainingNetwork {
  let shape: NetworkShape
  let options: TrainingOptions
  let embeddings: Parameter
  let lowerInput: Parameter
  let lowerBias: Parameter
  let lowerForward: Parameter
  let lowerBackward: Parameter
  let upperInput: Parameter
  let upperBias: Parameter
  let upperForward: Parameter
  let upperBackward: Parameter
  let tag: Parameter
  let tagBias: Parameter
  let projection: Parameter
  let projectionBias: Parameter
  let root: Parameter
  let arc: Parameter
  let headBias: Parameter
  let distance: Parameter
  let relation: Parameter
  let relationBias: Parameter
  private let rows: Rows
  private var touched: [Bool]
  private(set) var touchedRows: [Int32] = []

  /// All parameters but the embeddings.
  var dense: [Parameter] {
    [
      lowerInput, lowerBias, lowerForward, lowerBackward, upperInput, upperBias, upperForward,
      upperBackward, tag, tagBias, projection, projectionBias, root, arc, headBias, distance,
      relation, relationBias,
    ]
  }

  init(
    shape: NetworkShape, features: Int, options: TrainingOptions,
    generator: inout SeededGenerator
  ) {
    self.shape = shape
    self.options = options
    func glorot(_ name: String, _ rows: Int, _ columns: Int, fan: Int? = nil) -> Parameter {
      Parameter(
        name, rows: rows, columns: columns,
        range: (6 / Float(rows + (fan ?? columns))).squareRoot(),
        transposes: true, generator: &generator)
    }
    func zeros(_ name: String, _ columns: Int) -> Parameter {
      Parameter(name, rows: 1, columns: columns, range: 0, generator: &generator)
    }
    embeddings = Parameter(
      "embeddings", rows: features, columns: shape.embedding, range: 0.1, generator: &generator)
    lowerInput = glorot("lower-input", shape.embedding, 8 * shape.lower, fan: shape.lower)
    lowerBias = zeros("lower-bias", 8 * shape.lower)
    lowerForward = glorot("lower-forward", shape.lower, 4 * shape.lower, fan: shape.lower)
    lowerBackward = glorot("lower-backward", shape.lower, 4 * shape.lower, fan: shape.lower)
    upperInput = glorot("upper-input", 2 * shape.lower, 8 * shape.upper, fan: shape.upper)
    upperBias = zeros("upper-bias", 8 * shape.upper)
    upperForward = glorot("upper-forward", shape.upper, 4 * shape.upper, fan: shape.upper)
    upperBackward = glorot("upper-backward", shape.upper, 4 * shape.upper, fan: shape.upper)
    tag = glorot("tag", 2 * shape.lower, shape.tags)
    tagBias = zeros("tag-bias", shape.tags)
    projection = glorot("projection", 2 * shape.upper, shape.projection, fan: shape.arc)
    projectionBias = zeros("projection-bias", shape.projection)
    root = Parameter(
      "root", rows: 1, columns: shape.arc + shape.relation, range: 0.1, generator: &generator)
    arc = glorot("arc", shape.arc, shape.arc)
    headBias = zeros("head-bias", shape.arc)
    distance = zeros("distance", 2 * NetworkShape.farthest + 1)
    relation = glorot("relation", shape.relation, shape.relations)
    relationBias = zeros("relation-bias", shape.relations)
    // Cells remember at first.
    for (bias, size) in [(lowerBias, shape.lower), (upperBias, shape.upper)] {
      for unit in 0..<size {
        bias.value[size + unit] = 1
        bias.value[5 * size + unit] = 1
      }
    }
    rows = Rows(shape)
    touched = [Bool](repeating: false, count: features)
  }

  /// The activations and gradients of one sentence.
  private final class Rows {
    let input, lowerGates, upperGates, lowerCells, upperCells, lower, upper: FloatRows
    let lowerDropped, upperDropped, tags, projection, heads: FloatRows
    let compared, hidden, relations: FloatRows
    let dInput, dLowerGates, dUpperGates, dLower, dUpper, dProjection: FloatRows
    let dHeads, dCompared, dDependents, dHidden: FloatRows
    let inputMask, lowerMask, upperMask, scratch: FloatRows
    private let shape: NetworkShape
    private(set) var wideScores: FloatRows
    private(set) var wideHeads: FloatRows

    init(_ shape: NetworkShape) {
      self.shape = shape
      input = FloatRows(columns: shape.embedding)
      lowerGates = FloatRows(columns: 8 * shape.lower)
      upperGates = FloatRows(columns: 8 * shape.upper)
      lowerCells = FloatRows(columns: 2 * shape.lower)
      upperCells = FloatRows(columns: 2 * shape.upper)
      lower = FloatRows(columns: 2 * shape.lower)
      upper = FloatRows(columns: 2 * shape.upper)
      lowerDropped = FloatRows(columns: 2 * shape.lower)
      upperDropped = FloatRows(columns: 2 * shape.upper)
      tags = FloatRows(columns: shape.tags)
      projection = FloatRows(columns: shape.projection)
      heads = FloatRows(columns: shape.arc)
      compared = FloatRows(columns: shape.arc)
      hidden = FloatRows(columns: shape.relation)
      relations = FloatRows(columns: shape.relations)
      dInput = FloatRows(columns: shape.embedding)
      dLowerGates = FloatRows(columns: 8 * shape.lower)
      dUpperGates = FloatRows(columns: 8 * shape.upper)
      dLower = FloatRows(columns: 2 * shape.lower)
      dUpper = FloatRows(columns: 2 * shape.upper)
      dProjection = FloatRows(columns: shape.projection)
      dHeads = FloatRows(columns: shape.arc)
      dCompared = FloatRows(columns: shape.arc)
      dDependents = FloatRows(columns: shape.arc)
      dHidden = FloatRows(columns: shape.relation)
      inputMask = FloatRows(columns: shape.embedding, rows: 1)
      lowerMask = FloatRows(columns: 2 * shape.lower, rows: 1)
      upperMask = FloatRows(columns: 2 * shape.upper, rows: 1)
      scratch = FloatRows(columns: 3 * max(shape.lower, shape.upper), rows: 1)
      wideScores = FloatRows(columns: 65)
      wideHeads = FloatRows(columns: 65, rows: shape.arc)
    }

    func reserve(_ count: Int) {
      for rows in [
        input, lowerGates, upperGates, lowerCells, upperCells, lower, upper, lowerDropped,
        upperDropped,
        tags, projection, compared, hidden, relations, dInput, dLowerGates,
        dUpperGates, dLower, dUpper, dProjection, dCompared, dDependents, dHidden,
      ] { rows.reserve(count) }
      heads.reserve(count + 1)
      dHeads.reserve(count + 1)
      if wideScores.stride < NetworkShape.padded(count + 1) {
        wideScores = FloatRows(columns: count + 33)
        wideHeads = FloatRows(columns: count + 33, rows: shape.arc)
      }
      wideScores.reserve(count)
    }
  }

  /// Adds a sentence's gradient and returns its loss.
  func learn(_ sentence: TrainingSentence, generator: inout SeededGenerator) -> Float {
    let count = sentence.tokens.count
    rows.reserve(count)
    for (mask, rate, columns) in [
      (rows.inputMask, options.inputDropout, shape.embedding),
      (rows.lowerMask, options.lowerDropout, 2 * shape.lower),
      (rows.upperMask, options.upperDropout, 2 * shape.upper),
    ] {
      for column in 0..<columns {
        mask[0][column] = generator.unit() < rate ? 0 : 1 / (1 - rate)
      }
    }
    let used = embed(sentence, &generator)
    recur(
      count, rows.input, lowerInput, lowerBias, lowerForward, lowerBackward, shape.lower,
      gates: rows.lowerGates, cells: rows.lowerCells, to: rows.lower)
    drop(count, rows.lower, rows.lowerMask, 2 * shape.lower, to: rows.lowerDropped)
    recur(
      count, rows.lowerDropped, upperInput, upperBias, upperForward, upperBackward, shape.upper,
      gates: rows.upperGates, cells: rows.upperCells, to: rows.upper)
    drop(count, rows.upper, rows.upperMask, 2 * shape.upper, to: rows.upperDropped)

    rows.dLower.clear(count)
    rows.dProjection.clear(count)
    var loss = learnTags(sentence)
    project(count)
    loss += learnHeads(sentence)
    loss += learnRelations(sentence)
    unproject(count)
    drop(count, rows.dUpper, rows.upperMask, 2 * shape.upper, to: rows.dUpper)
    unrecur(
      count, rows.lowerDropped, upperInput, upperBias, upperForward, upperBackward, shape.upper,
      gates: rows.upperGates, cells: rows.upperCells, output: rows.upper,
      dOutput: rows.dUpper, dGates: rows.dUpperGates, dInput: rows.dLower, accumulates: true)
    drop(count, rows.dLower, rows.lowerMask, 2 * shape.lower, to: rows.dLower)
    unrecur(
      count, rows.input, lowerInput, lowerBias, lowerForward, lowerBackward, shape.lower,
      gates: rows.lowerGates, cells: rows.lowerCells, output: rows.lower,
      dOutput: rows.dLower, dGates: rows.dLowerGates, dInput: rows.dInput, accumulates: false)
    drop(count, rows.dInput, rows.inputMask, shape.embedding, to: rows.dInput)
    unembed(sentence, used)
    return loss
  }

  /// Follows the gradient of a batch and forgets it.
  func step(_ adam: inout Adam, tokens: Int, rate: Float) {
    let scale = 1 / Float(max(1, tokens))
    var square: Float = 0
    for parameter in dense {
      for at in 0..<parameter.count {
        parameter.gradient[at] *= scale
        square += parameter.gradient[at] * parameter.gradient[at]
      }
    }
    // One unlucky batch must not undo many good ones.
    let norm = square.squareRoot()
    precondition(norm.isFinite, "the gradient is not finite: the weights would be lost")
    let clip = norm > 2 ? 2 / norm : 1
    adam.begin()
    for parameter in dense {
      if clip < 1 { for at in 0..<parameter.count { parameter.gradient[at] *= clip } }
      adam.move(parameter, row: 0, rows: parameter.rows, rate: rate)
      parameter.transpose()
    }
    for row in touchedRows {
      let gradient = embeddings.gradient + Int(row) * embeddings.stride
      for at in 0..<shape.embedding { gradient[at] *= scale * clip }
      adam.move(embeddings, row: Int(row), rows: 1, rate: rate)
      touched[Int(row)] = false
    }
    touchedRows.removeAll(keepingCapacity: true)
  }
}

// MARK: - The parts, forwards and backwards

extension TrainingNetwork {
  private func embed(
    _ sentence: TrainingSentence, _ generator: inout SeededGenerator
  ) -> [Int32] {
    var used = sentence.rows
    let width = shape.embedding
    for (at, token) in sentence.tokens.enumerated() {
      if generator.unit() < token.dropProbability { used[token.rows.lowerBound] = 0 }
      let row = rows.input[at]
      row.update(repeating: 0, count: width)
      for feature in used[token.rows] {
        let values = embeddings[Int(feature)]
        for column in 0..<width { row[column] += values[column] }
      }
    }
    drop(sentence.tokens.count, rows.input, rows.inputMask, width, to: rows.input)
    return used
  }

  private func unembed(_ sentence: TrainingSentence, _ used: [Int32]) {
    let width = shape.embedding
    for (at, token) in sentence.tokens.enumerated() {
      let from = rows.dInput[at]
      for feature in used[token.rows] {
        if !touched[Int(feature)] {
          touched[Int(feature)] = true
          touchedRows.append(feature)
        }
        let gradient = embeddings.gradient + Int(feature) * embeddings.stride
        for column in 0..<width { gradient[column] += from[column] }
      }
    }
  }

  private func drop(
    _ count: Int, _ from: FloatRows, _ mask: FloatRows, _ columns: Int, to: FloatRows
  ) {
    let factors = mask[0]
    for at in 0..<count {
      let source = from[at]
      let target = to[at]
      for column in 0..<columns { target[column] = source[column] * factors[column] }
    }
  }

  private func recur(
    _ count: Int, _ input: FloatRows, _ weights: Parameter, _ bias: Parameter,
    _ forward: Parameter, _ backward: Parameter, _ size: Int, gates: FloatRows, cells: FloatRows,
    to output: FloatRows
  ) {
    gates.fill(count, with: bias.value, columns: bias.columns)
    vk_multiply(
      count, weights.columns, weights.rows, input.base, input.stride, 1, weights.value,
      weights.stride, gates.base, gates.stride, 1)
    vk_lstm_forward(
      count, size, gates.base, gates.stride, forward.value, forward.stride, cells.base,
      cells.stride, output.base, output.stride, 0)
    vk_lstm_forward(
      count, size, gates.base + 4 * size, gates.stride, backward.value, backward.stride,
      cells.base + size, cells.stride, output.base + size, output.stride, 1)
  }

  private func unrecur(
    _ count: Int, _ input: FloatRows, _ weights: Parameter, _ bias: Parameter,
    _ forward: Parameter, _ backward: Parameter, _ size: Int, gates: FloatRows, cells: FloatRows,
    output: FloatRows, dOutput: FloatRows, dGates: FloatRows, dInput: FloatRows, accumulates: Bool
  ) {
    vk_lstm_backward(
      count, size, gates.base, gates.stride, forward.transposed!, forward.transposedStride,
      cells.base, cells.stride, dOutput.base, dOutput.stride, dGates.base, dGates.stride,
      rows.scratch.base, 0)
    vk_lstm_backward(
      count, size, gates.base + 4 * size, gates.stride, backward.transposed!,
      backward.transposedStride, cells.base + size, cells.stride, dOutput.base + size,
      dOutput.stride, dGates.base + 4 * size, dGates.stride, rows.scratch.base, 1)
    if count > 1 {
      vk_multiply(
        size, 4 * size, count - 1, output.base, 1, output.stride, dGates[1], dGates.stride,
        forward.gradient, forward.stride, 1)
      vk_multiply(
        size, 4 * size, count - 1, output[1] + size, 1, output.stride, dGates.base + 4 * size,
        dGates.stride, backward.gradient, backward.stride, 1)
    }
    vk_multiply(
      weights.rows, weights.columns, count, input.base, 1, input.stride, dGates.base,
      dGates.stride, weights.gradient, weights.stride, 1)
    addColumns(count, dGates, 0, bias.columns, to: bias.gradient)
    vk_multiply(
      count, weights.rows, weights.columns, dGates.base, dGates.stride, 1, weights.transposed!,
      weights.transposedStride, dInput.base, dInput.stride, accumulates ? 1 : 0)
  }

  private func addColumns(
    _ count: Int, _ from: FloatRows, _ first: Int, _ columns: Int,
    to: UnsafeMutablePointer<Float>
  ) {
    for at in 0..<count {
      let row = from[at] + first
      for column in 0..<columns { to[column] += row[column] }
    }
  }

  /// Turns scores into their gradient under the right class; returns the loss.
  private func softmax(
    _ scores: UnsafeMutablePointer<Float>, _ count: Int, gold: Int, weight: Float
  ) -> Float {
    var top = scores[0]
    for at in 1..<max(1, count) { top = max(top, scores[at]) }
    var sum: Float = 0
    let goldScore = scores[gold] - top
    for at in 0..<count {
      scores[at] = exp(scores[at] - top)
      sum += scores[at]
    }
    let factor = weight / sum
    for at in 0..<count { scores[at] *= factor }
    scores[gold] -= weight
    return weight * (log(sum) - goldScore)
  }

  private func learnTags(_ sentence: TrainingSentence) -> Float {
    let count = sentence.tokens.count
    let columns = NetworkShape.padded(shape.tags)
    rows.tags.fill(count, with: tagBias.value, columns: columns)
    vk_multiply(
      count, columns, tag.rows, rows.lowerDropped.base, rows.lowerDropped.stride, 1, tag.value,
      tag.stride, rows.tags.base, rows.tags.stride, 1)
    var loss: Float = 0
    for (at, token) in sentence.tokens.enumerated() {
      let row = rows.tags[at]
      loss += softmax(row, shape.upos, gold: token.upos, weight: options.tagWeight)
      loss += softmax(row + shape.upos, shape.xpos, gold: token.xpos, weight: options.tagWeight)
      for column in shape.tags..<columns { row[column] = 0 }
    }
    vk_multiply(
      tag.rows, columns, count, rows.lowerDropped.base, 1, rows.lowerDropped.stride,
      rows.tags.base, rows.tags.stride, tag.gradient, tag.stride, 1)
    addColumns(count, rows.tags, 0, shape.tags, to: tagBias.gradient)
    vk_multiply(
      count, tag.rows, columns, rows.tags.base, rows.tags.stride, 1, transposed(tag),
      tag.transposedStride, rows.dLower.base, rows.dLower.stride, 1)
    return loss
  }

  private func transposed(_ parameter: Parameter) -> UnsafePointer<Float> {
    UnsafePointer(parameter.transposed!)
  }

  private func project(_ count: Int) {
    vk_multiply(
      count, projection.columns, projection.rows, rows.upperDropped.base,
      rows.upperDropped.stride, 1, projection.value, projection.stride, rows.projection.base,
      rows.projection.stride, 0)
    vk_bias_relu(
      count, 2 * shape.arc, rows.projection.base, rows.projection.stride, projectionBias.value, 1)
    vk_bias_relu(
      count, 2 * shape.relation, rows.projection.base + 2 * shape.arc, rows.projection.stride,
      projectionBias.value + 2 * shape.arc, 0)
  }

  private func unproject(_ count: Int) {
    // What the rectifier held back has no gradient.
    for at in 0..<count {
      let value = rows.projection[at]
      let gradient = rows.dProjection[at]
      for column in 0..<2 * shape.arc where value[column] <= 0 { gradient[column] = 0 }
    }
    vk_multiply(
      projection.rows, projection.columns, count, rows.upperDropped.base, 1,
      rows.upperDropped.stride, rows.dProjection.base, rows.dProjection.stride,
      projection.gradient, projection.stride, 1)
    addColumns(count, rows.dProjection, 0, projection.columns, to: projectionBias.gradient)
    vk_multiply(
      count, projection.rows, projection.columns, rows.dProjection.base, rows.dProjection.stride, 1,
      transposed(projection), projection.transposedStride, rows.dUpper.base, rows.dUpper.stride, 0)
  }

  private func learnHeads(_ sentence: TrainingSentence) -> Float {
    let count = sentence.tokens.count
    let width = shape.arc
    let columns = NetworkShape.padded(count + 1)
    let heads = rows.heads
    let scores = rows.wideScores
    let turned = rows.wideHeads
    heads[0].update(from: root.value, count: width)
    for at in 0..<count { heads[at + 1].update(from: rows.projection[at], count: width) }
    for dimension in 0..<width {
      for head in 0...count { turned[dimension][head] = heads[head][dimension] }
      for head in count + 1..<columns { turned[dimension][head] = 0 }
    }
    vk_multiply(
      count, width, width, rows.projection.base + width, rows.projection.stride, 1, arc.value,
      arc.stride, rows.compared.base, rows.compared.stride, 0)
    vk_multiply(
      1, columns, width, headBias.value, headBias.stride, 1, turned.base, turned.stride,
      scores.base, scores.stride, 0)
    for at in 1..<max(1, count) { scores[at].update(from: scores[0], count: columns) }
    vk_multiply(
      count, columns, width, rows.compared.base, rows.compared.stride, 1, turned.base,
      turned.stride, scores.base, scores.stride, 1)
    let farthest = NetworkShape.farthest
    func away(_ dependent: Int, _ head: Int) -> Int {
      farthest + (head == 0 ? 0 : max(-farthest, min(farthest, head - dependent)))
    }
    var loss: Float = 0
    for (at, token) in sentence.tokens.enumerated() {
      let row = scores[at]
      for head in 0...count { row[head] += distance.value[away(at + 1, head)] }
      row[at + 1] = -1e9
      loss += softmax(row, count + 1, gold: token.head, weight: 1)
      for head in count + 1..<columns { row[head] = 0 }
      for head in 0...count { distance.gradient[away(at + 1, head)] += row[head] }
    }
    vk_multiply(
      count, width, count + 1, scores.base, scores.stride, 1, heads.base, heads.stride,
      rows.dCompared.base, rows.dCompared.stride, 0)
    vk_multiply(
      count + 1, width, count, scores.base, 1, scores.stride, rows.compared.base,
      rows.compared.stride, rows.dHeads.base, rows.dHeads.stride, 0)
    for head in 0...count {
      var sum: Float = 0
      for at in 0..<count { sum += scores[at][head] }
      for column in 0..<width {
        rows.dHeads[head][column] += sum * headBias.value[column]
        headBias.gradient[column] += sum * heads[head][column]
      }
    }
    vk_multiply(
      width, width, count, rows.projection.base + width, 1, rows.projection.stride,
      rows.dCompared.base, rows.dCompared.stride, arc.gradient, arc.stride, 1)
    vk_multiply(
      count, width, width, rows.dCompared.base, rows.dCompared.stride, 1, transposed(arc),
      arc.transposedStride, rows.dDependents.base, rows.dDependents.stride, 0)
    for column in 0..<width { root.gradient[column] += rows.dHeads[0][column] }
    for at in 0..<count {
      let gradient = rows.dProjection[at]
      gradient.update(from: rows.dHeads[at + 1], count: width)
      (gradient + width).update(from: rows.dDependents[at], count: width)
    }
    return loss
  }

  private func learnRelations(_ sentence: TrainingSentence) -> Float {
    let count = sentence.tokens.count
    let width = shape.relation
    let first = 2 * shape.arc
    let columns = NetworkShape.padded(shape.relations)
    for (at, token) in sentence.tokens.enumerated() {
      let head =
        token.head == 0 ? root.value + shape.arc : rows.projection[token.head - 1] + first
      let dependent = rows.projection[at] + first + width
      let hidden = rows.hidden[at]
      for column in 0..<width { hidden[column] = max(0, head[column] + dependent[column]) }
    }
    rows.relations.fill(count, with: relationBias.value, columns: columns)
    vk_multiply(
      count, columns, width, rows.hidden.base, rows.hidden.stride, 1, relation.value,
      relation.stride, rows.relations.base, rows.relations.stride, 1)
    var loss: Float = 0
    for (at, token) in sentence.tokens.enumerated() {
      let row = rows.relations[at]
      loss += softmax(row, shape.relations, gold: token.relation, weight: 1)
      for column in shape.relations..<columns { row[column] = 0 }
    }
    vk_multiply(
      width, columns, count, rows.hidden.base, 1, rows.hidden.stride, rows.relations.base,
      rows.relations.stride, relation.gradient, relation.stride, 1)
    addColumns(count, rows.relations, 0, shape.relations, to: relationBias.gradient)
    vk_multiply(
      count, width, columns, rows.relations.base, rows.relations.stride, 1, transposed(relation),
      relation.transposedStride, rows.dHidden.base, rows.dHidden.stride, 0)
    for (at, token) in sentence.tokens.enumerated() {
      let hidden = rows.hidden[at]
      let gradient = rows.dHidden[at]
      let head =
        token.head == 0 ? root.gradient + shape.arc : rows.dProjection[token.head - 1] + first
      let dependent = rows.dProjection[at] + first + width
      for column in 0..<width where hidden[column] > 0 {
        head[column] += gradient[column]
        dependent[column] += gradient[column]
      }
    }
    return loss
  }
}
