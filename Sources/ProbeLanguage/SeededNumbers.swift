/// Random numbers that are the same in every run: SplitMix64.
///
/// - SeeAlso: <https://prng.di.unimi.it/splitmix64.c>
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the numbers of one sample of one run.
  init(seed: UInt64, sample: Int = 0) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(bitPattern: Int64(sample))
    // Neighbouring samples start far apart.
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// One of some values.
  ///
  /// - Precondition: there is one.
  mutating func one<Element>(of values: [Element]) -> Element { values[below(values.count)] }

  /// Whether one chance in so many came true.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}
