import Foundation
import Language

/// Turns word vectors in text form into the 8-bit form that models use.
enum VectorFile {
  /// What is wrong with a file of vectors.
  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  /// The bytes of the first `count` vectors of a file that has one word and its numbers a line,
  /// as GloVe writes them, most frequent words first.
  ///
  /// Every dimension is shifted and scaled to mean 0 and deviation 1 over these words; each vector
  /// is then rounded to 8 bits under a factor of its own.
  static func bytes(of text: Data, count: Int) throws -> [UInt8] {
    var entries: [(hash: UInt64, value: Int)] = []
    var values: [Float] = []
    var dimensions = 0
    var form = WordForm()
    for line in text.split(separator: 0x0A).prefix(count) {
      let fields = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      let numbers = fields.dropFirst().compactMap(Float.init)
      if dimensions == 0 { dimensions = numbers.count }
      guard !numbers.isEmpty, numbers.count == dimensions, fields.count == dimensions + 1 else {
        throw Malformed(
          description: "the vector of line \(entries.count + 1) has not \(dimensions) numbers")
      }
      form.read(fields[0])
      entries.append((form.vectorKey, entries.count))
      values += numbers
    }
    guard !entries.isEmpty else { throw Malformed(description: "there are no vectors") }
    standardize(&values, dimensions)
    let stride = (dimensions + 15) / 16 * 16
    var rows = [Int8](repeating: 0, count: entries.count * stride)
    var scales: [Float] = []
    for row in entries.indices {
      let vector = values[row * dimensions..<(row + 1) * dimensions]
      let scale = max(vector.reduce(0) { max($0, abs($1)) }, 1e-6) / 127
      scales.append(scale)
      for (column, value) in vector.enumerated() {
        rows[row * stride + column] = Int8((value / scale).rounded())
      }
    }
    var writer = ModelFileWriter()
    writer.add("index", index: entries)
    writer.add("vectors", rows: entries.count, columns: dimensions, stride: stride, rows)
    writer.add("scales", rows: scales.count, columns: 1, stride: 1, scales)
    return writer.bytes(kind: WordVectors.kind, version: WordVectors.version)
  }

  private static func standardize(_ values: inout [Float], _ dimensions: Int) {
    let rows = values.count / dimensions
    for column in 0..<dimensions {
      var sum: Double = 0
      var squares: Double = 0
      for row in 0..<rows {
        let value = Double(values[row * dimensions + column])
        sum += value
        squares += value * value
      }
      let mean = sum / Double(rows)
      let deviation = max(1e-6, (squares / Double(rows) - mean * mean).squareRoot())
      for row in 0..<rows {
        let at = row * dimensions + column
        values[at] = Float((Double(values[at]) - mean) / deviation)
      }
    }
  }
}
