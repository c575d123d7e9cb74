import Language
import LanguageKernels

/// A table of weights under training, with its gradient and the optimiser's state.
final class Parameter {
  let name: String
  let rows: Int
  let columns: Int
  let stride: Int
  let value: UnsafeMutablePointer<Float>
  let gradient: UnsafeMutablePointer<Float>
  let mean: UnsafeMutablePointer<Float>
  let variance: UnsafeMutablePointer<Float>
  /// The weights with rows and columns exchanged, as backward steps need them.
  private(set) var transposed: UnsafeMutablePointer<Float>?
  private(set) var transposedStride = 0

  var count: Int { rows * stride }

  /// Creates weights, uniform in ±`range`.
  init(
    _ name: String, rows: Int, columns: Int, range: Float, transposes: Bool = false,
    generator: inout SeededGenerator
  ) {
    self.name = name
    self.rows = rows
    self.columns = columns
    stride = NetworkShape.stride(columns)
    func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
      let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    value = zeros(rows * stride)
    gradient = zeros(rows * stride)
    mean = zeros(rows * stride)
    variance = zeros(rows * stride)
    for row in 0..<rows where range > 0 {
      for column in 0..<columns {
        value[row * stride + column] = (generator.unit() * 2 - 1) * range
      }
    }
    if transposes {
      transposedStride = NetworkShape.stride(rows)
      // As many rows as a product over padded columns reads; those past the last stay zero.
      transposed = zeros(NetworkShape.padded(columns) * transposedStride)
      transpose()
    }
  }

  deinit {
    value.deallocate()
    gradient.deallocate()
    mean.deallocate()
    variance.deallocate()
    transposed?.deallocate()
  }

  func transpose() {
    guard let transposed else { return }
    for row in 0..<rows {
      for column in 0..<columns {
        transposed[column * transposedStride + row] = value[row * stride + column]
      }
    }
  }

  subscript(row: Int) -> UnsafeMutablePointer<Float> { value + row * stride }

  /// The weights as a model's file has them.
  var values: [Float] { Array(UnsafeBufferPointer(start: value, count: count)) }
}

/// How a step follows the gradient (Kingma and Ba, 2015).
struct Adam {
  var meanDecay: Float = 0.9
  var varianceDecay: Float = 0.95
  var epsilon: Float = 1e-8
  var meanPower: Float = 1
  var variancePower: Float = 1

  /// Begins a step; to be called once for all parameters.
  mutating func begin() {
    meanPower *= meanDecay
    variancePower *= varianceDecay
  }

  /// Moves some rows of a parameter and clears their gradient.
  func move(_ parameter: Parameter, row: Int, rows: Int, rate: Float) {
    let at = row * parameter.stride
    let count = rows * parameter.stride
    let corrected = rate * (1 - variancePower).squareRoot() / (1 - meanPower)
    vk_adam(
      count, parameter.value + at, parameter.gradient + at, parameter.mean + at,
      parameter.variance + at, corrected, meanDecay, varianceDecay, epsilon)
    (parameter.gradient + at).update(repeating: 0, count: count)
  }
}
