/// Rows of floats that are written anew for every sentence.
package final class FloatRows {
  package private(set) var base: UnsafeMutablePointer<Float>
  package let stride: Int
  private var capacity: Int

  /// Creates rows of at least so many columns.
  package init(columns: Int, rows: Int = 64) {
    stride = NetworkShape.stride(columns)
    capacity = max(1, rows)
    base = .allocate(capacity: capacity * stride)
    base.initialize(repeating: 0, count: capacity * stride)
  }

  deinit { base.deallocate() }

  /// Makes room; the contents are lost where the rows must grow.
  package func reserve(_ rows: Int) {
    guard rows > capacity else { return }
    base.deallocate()
    capacity = max(rows, capacity * 2)
    base = .allocate(capacity: capacity * stride)
    base.initialize(repeating: 0, count: capacity * stride)
  }

  /// The first element of a row.
  package subscript(row: Int) -> UnsafeMutablePointer<Float> { base + row * stride }

  /// Sets rows to one row of values.
  package func fill(_ rows: Int, with row: UnsafePointer<Float>, columns: Int) {
    for at in 0..<rows { self[at].update(from: row, count: columns) }
  }

  /// Sets rows to zero.
  package func clear(_ rows: Int) {
    base.update(repeating: 0, count: rows * stride)
  }
}

/// The memory that a network needs to read sentences, used again for each.
package final class SyntaxWorkspace {
  let input: FloatRows
  let lowerGates: FloatRows
  let upperGates: FloatRows
  let cells: FloatRows
  let lower: FloatRows
  let upper: FloatRows
  let tags: FloatRows
  let projection: FloatRows
  let compared: FloatRows
  let headsTransposed: FloatRows
  let scores: FloatRows
  let relationInput: FloatRows
  let relationScores: FloatRows
  var sums: [Int32]

  /// Creates a workspace for sentences of up to ``SyntaxReader/longestSentence`` tokens.
  package init(_ shape: NetworkShape) {
    input = FloatRows(columns: shape.embedding)
    lowerGates = FloatRows(columns: 8 * shape.lower)
    upperGates = FloatRows(columns: 8 * shape.upper)
    cells = FloatRows(columns: 2 * max(shape.lower, shape.upper))
    lower = FloatRows(columns: 2 * shape.lower)
    upper = FloatRows(columns: 2 * shape.upper)
    tags = FloatRows(columns: shape.tags)
    projection = FloatRows(columns: shape.projection)
    compared = FloatRows(columns: shape.arc)
    headsTransposed = FloatRows(columns: SyntaxReader.longestSentence + 1, rows: shape.arc)
    scores = FloatRows(columns: SyntaxReader.longestSentence + 1)
    relationInput = FloatRows(columns: shape.relation)
    relationScores = FloatRows(columns: shape.relations)
    sums = [Int32](repeating: 0, count: shape.embedding)
  }

  func reserve(_ count: Int) {
    for rows in [
      input, lowerGates, upperGates, cells, lower, upper, tags, projection, compared,
      scores, relationInput, relationScores,
    ] { rows.reserve(count) }
  }
}
