/// Random numbers that are the same in every run, for training and for tests.
///
/// - SeeAlso: Steele, Lea and Flood (2014), “Fast Splittable Pseudorandom Number Generators”.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the numbers.
  package init(state: UInt64) { self.state = state }

  /// The next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in `0..<bound`; the bias is far below what training or tests could notice.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
