import SourceText

/// The random choices of one sample: the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var generator: SplitMix64

  /// Starts the numbers of one sample of one run.
  init(seed: UInt64, sample: Int = 0) {
    generator = SplitMix64(
      state: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(bitPattern: Int64(sample)))
    // Neighbouring samples start far apart.
    generator = SplitMix64(state: generator.next())
  }

  mutating func next() -> UInt64 { generator.next() }

  /// A number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int { generator.below(bound) }

  /// One of some values.
  ///
  /// - Precondition: there is one.
  mutating func one<Element>(of values: [Element]) -> Element { values[below(values.count)] }

  /// Whether one chance in so many came true.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}
