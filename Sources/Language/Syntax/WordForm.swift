/// What the models see of one token: hashes of the word, its affixes and its shape.
package struct WordForm {
  /// The keys of the features, the word's own first.
  package private(set) var keys: [UInt64] = []

  /// The form in lower case, typographic apostrophes straightened.
  package private(set) var lower: [UInt8] = []

  /// The key of the word's shape, one of ``keys``.
  package private(set) var shapeKey: UInt64 = 0

  /// The key of the last three letters.
  package var suffixKey: UInt64 {
    guard !starts.isEmpty else { return 0 }
    var hash = StableHash(Feature.suffix + 3)
    hash.add(lower[starts[max(0, starts.count - 3)]...])
    return hash.value
  }

  /// Whether the first letter is a capital.
  package private(set) var isCapitalized = false

  private var starts: [Int] = []
  private var shape: [UInt8] = []

  /// What a key stands for.
  private enum Feature {
    static let word: UInt8 = 1
    static let exact: UInt8 = 2
    static let shape: UInt8 = 3
    static let prefix: UInt8 = 16
    static let suffix: UInt8 = 32
  }

  /// Longer words are read up to here: no affix or shape needs more.
  static let limit = 256

  /// Creates a reader of forms.
  package init() {}

  /// Reads a token's bytes; whatever they are, valid UTF-8 or not.
  ///
  /// - Complexity: O(n).
  package mutating func read(_ form: UnsafeBufferPointer<UInt8>) {
    keys.removeAll(keepingCapacity: true)
    lower.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    shape.removeAll(keepingCapacity: true)
    isCapitalized = false
    fold(form)
    var hash = StableHash(Feature.word)
    // All numbers of one length are one word.
    for byte in lower { hash.add(0x30...0x39 ~= byte ? 0x30 : byte) }
    keys.append(hash.value)
    if isCapitalized || shape.contains(Character.upper) {
      hash = StableHash(Feature.exact)
      hash.add(form.prefix(Self.limit))
      keys.append(hash.value)
    }
    hash = StableHash(Feature.shape)
    hash.add(shape)
    shapeKey = hash.value
    keys.append(shapeKey)
    affixes()
  }

  private enum Character {
    static let upper = UInt8(ascii: "X")
    static let lower = UInt8(ascii: "x")
    static let digit = UInt8(ascii: "d")
  }

  private mutating func fold(_ form: UnsafeBufferPointer<UInt8>) {
    var at = 0
    let end = min(form.count, Self.limit)
    while at < end {
      let (value, length) = Self.scalar(form, at, end)
      at += length
      let kind = ScalarClass(value)
      starts.append(lower.count)
      let mark: UInt8
      switch kind {
      case .upper:
        mark = Character.upper
        if starts.count == 1 { isCapitalized = true }
      case .lower, .letter: mark = Character.lower
      case .digit: mark = Character.digit
      default: mark = value < 0x80 ? UInt8(value) : 0x7F
      }
      // Runs of three and more count as three: "Xxx", "ddd".
      let run = shape.suffix(3)
      if run.count < 3 || !run.allSatisfy({ $0 == mark }) { shape.append(mark) }
      append(value == 0x2019 || value == 0x2BC ? 0x27 : kind.lowercased(value))
    }
  }

  private mutating func affixes() {
    let count = starts.count
    var hash = StableHash(0)
    for length in 1...3 where length < count {
      hash = StableHash(Feature.prefix + UInt8(length))
      hash.add(lower[0..<starts[length]])
      keys.append(hash.value)
    }
    for length in 1...5 where length < count {
      hash = StableHash(Feature.suffix + UInt8(length))
      hash.add(lower[starts[count - length]...])
      keys.append(hash.value)
    }
  }

  private mutating func append(_ value: UInt32) {
    if value < 0x80 {
      lower.append(UInt8(value))
    } else if let scalar = Unicode.Scalar(value), let bytes = Unicode.UTF8.encode(scalar) {
      lower.append(contentsOf: bytes)
    }
  }

  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> (UInt32, Int) {
    let first = bytes[at]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first < 0xF5, at + length <= end else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for next in 1..<length {
      guard bytes[at + next] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(bytes[at + next] & 0x3F)
    }
    return Unicode.Scalar(value) == nil ? (0xFFFD, 1) : (value, length)
  }
}
