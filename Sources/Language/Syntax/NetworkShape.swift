/// The sizes of a network's layers; all but the numbers of classes are multiples of 16.
package struct NetworkShape: Hashable, Sendable {
  /// The dimensions of a token's embedding.
  package var embedding: Int
  /// The cells of one direction of the first recurrent layer.
  package var lower: Int
  /// The cells of one direction of the second recurrent layer.
  package var upper: Int
  /// The dimensions in which heads and dependents are compared.
  package var arc: Int
  /// The hidden units that name a relation.
  package var relation: Int
  /// The numbers of classes.
  package var upos: Int
  package var xpos: Int
  package var relations: Int

  /// Creates a shape.
  package init(
    embedding: Int, lower: Int, upper: Int, arc: Int, relation: Int, upos: Int, xpos: Int,
    relations: Int
  ) {
    self.embedding = embedding
    self.lower = lower
    self.upper = upper
    self.arc = arc
    self.relation = relation
    self.upos = upos
    self.xpos = xpos
    self.relations = relations
  }

  /// The largest distance between head and dependent that has a weight of its own.
  package static let farthest = 16

  /// The number of columns rounded up to what the kernels take at once.
  package static func padded(_ columns: Int) -> Int { (columns + 15) / 16 * 16 }

  /// A row's length in memory: an odd number of cache lines, so that columns do not share sets.
  package static func stride(_ columns: Int) -> Int {
    let padded = padded(columns)
    return padded / 16 % 2 == 0 ? padded + 16 : padded
  }

  /// The columns of the tags' layer: universal tags, then Penn tags.
  package var tags: Int { upos + xpos }

  /// The columns of the layer that prepares heads and dependents:
  /// heads and dependents of arcs, heads and dependents of relations.
  package var projection: Int { 2 * arc + 2 * relation }

  /// The shape as numbers; the sixth is no longer used and always 0.
  package var numbers: [UInt32] {
    [embedding, lower, upper, arc, relation, 0, upos, xpos, relations].map(UInt32.init)
  }

  /// Reads a shape from numbers; nil where they make none.
  package init?(numbers: [UInt32]) {
    let values = numbers.map(Int.init)
    guard values.count == 9, values.allSatisfy({ $0 < 4_096 }),
      values[0..<5].allSatisfy({ $0 > 0 && $0 % 16 == 0 }), values[5] == 0,
      values[6...].allSatisfy({ $0 > 0 })
    else { return nil }
    self.init(
      embedding: values[0], lower: values[1], upper: values[2], arc: values[3],
      relation: values[4], upos: values[6], xpos: values[7],
      relations: values[8])
  }
}
