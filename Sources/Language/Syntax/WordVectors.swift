/// Word vectors in 8-bit numbers, mapped from a file; trained elsewhere and never changed here.
package struct WordVectors: Sendable {
  /// The layout's version.
  package static let version: UInt32 = 1
  /// The layout's kind.
  package static let kind = "VECT"

  /// The number of dimensions.
  package let dimensions: Int
  // Safe to share: mapped, read-only.
  nonisolated(unsafe) private let index: HashIndex
  nonisolated(unsafe) private let rows: UnsafePointer<Int8>
  nonisolated(unsafe) private let scales: UnsafePointer<Float>
  private let stride: Int
  private let count: Int
  private let file: ModelFile

  /// Reads vectors from a file.
  package init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    index = try HashIndex(file, "index")
    let table = try file.table("vectors", elementSize: 1)
    let scale = try file.table("scales", elementSize: 4)
    guard scale.rows == table.rows, scale.stride == 1 else {
      throw ModelError(
        code: .malformed, message: "the model file \(file.name) has vectors without scales")
    }
    rows = table.base.assumingMemoryBound(to: Int8.self)
    scales = scale.base.assumingMemoryBound(to: Float.self)
    dimensions = table.columns
    stride = table.stride
    count = table.rows
  }

  /// The row of a word, by the hash of its lower-case form; see ``WordForm/vectorKey``.
  package func row(_ key: UInt64) -> Int? {
    guard let row = index(key), row < count else { return nil }
    return row
  }

  /// A row's numbers and what to multiply them by.
  package subscript(row: Int) -> (values: UnsafePointer<Int8>, scale: Float) {
    (rows + row * stride, scales[row])
  }
}
