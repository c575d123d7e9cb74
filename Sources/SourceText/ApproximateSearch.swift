/// Finds where a text comes closest to a pattern, in insertions, deletions and substitutions.
///
/// The bit-parallel algorithm of Myers, in blocks of 64 symbols, of which only those are computed
/// that can still lead to a match (Ukkonen's cut-off). What a symbol is, the caller decides: a
/// byte, a code point, a UTF-16 code unit.
///
/// - SeeAlso: G. Myers, “A fast bit-vector algorithm for approximate string matching based on
///   dynamic programming”, Journal of the ACM 46 (3), 1999.
public enum ApproximateSearch {
  /// A range of the text and how far it is from the pattern.
  public struct Match: Hashable, Sendable {
    /// The range, in the offsets of the text that was searched.
    public let range: Range<Int>

    /// The fewest symbols to insert, delete or replace to turn one into the other.
    public let errors: Int

    /// Creates a match.
    public init(range: Range<Int>, errors: Int) {
      self.range = range
      self.errors = errors
    }
  }

  /// What a search found.
  public struct Result: Hashable, Sendable {
    /// All ranges with the fewest errors, by end, then by start; empty where the bound was passed.
    public let matches: [Match]

    /// Whether those are all.
    ///
    /// False for a pattern over ``maximumPatternLength`` and where ties are too many to follow up:
    /// then the first of them are there.
    public let isComplete: Bool

    /// Creates a result.
    public init(matches: [Match], isComplete: Bool) {
      self.matches = matches
      self.isComplete = isComplete
    }
  }

  /// The longest pattern that is searched for.
  ///
  /// Longer ones have no result.
  ///
  /// It bounds the memory of a search whose pattern is hostile (no symbol twice) to 32 MB.
  public static let maximumPatternLength = 16_384

  /// The most matches that a result has.
  public static let maximumMatches = 10_000

  /// Finds all ranges of a text that are as near to a pattern as any is.
  ///
  /// - Parameters:
  ///   - pattern: what to look for.
  ///   - text: where to look.
  ///   - maximumErrors: the most errors a match may have. It is lowered to one less than the
  ///     pattern has symbols, for with as many as that, nothing at all would be a match.
  /// - Complexity: O(n · (1 + k/64)) for n symbols of text and k errors in prose; at worst, where
  ///   pattern and text repeat one symbol, O(n · m/64) for m symbols of pattern. The ends of matches
  ///   cost O((m + k) · m/64) each; only as many are followed up as cost no more than the search.
  public static func bestMatches<Symbol: FixedWidthInteger & UnsignedInteger>(
    of pattern: [Symbol], in text: [Symbol], maximumErrors: Int
  ) -> Result {
    guard pattern.count <= maximumPatternLength else {
      return Result(matches: [], isComplete: false)
    }
    guard !pattern.isEmpty, maximumErrors >= 0 else { return Result(matches: [], isComplete: true) }
    let alphabet = Alphabet(of: pattern)
    let codes = text.map(alphabet.code(of:))
    var forward = BitParallelMatcher(pattern.map(alphabet.code(of:)), symbols: alphabet.count)
    let limit = min(maximumErrors, pattern.count - 1)
    let (ends, errors) = forward.bestEnds(in: codes, maximumErrors: limit)
    guard !ends.isEmpty else { return Result(matches: [], isComplete: true) }

    // Each end is followed back to its starts by the reversed pattern, anchored at the end.
    var backward = BitParallelMatcher(
      pattern.reversed().map(alphabet.code(of:)), symbols: alphabet.count)
    var budget = max(8 * text.count, 1 << 26)
    var matches: [Match] = []
    for end in ends {
      let window = codes[max(0, end - pattern.count - errors)..<end].reversed()
      budget -= window.count * backward.blocks
      guard budget >= 0, matches.count < maximumMatches else {
        return Result(matches: matches, isComplete: false)
      }
      for length in backward.lengths(in: Array(window), errors: errors).reversed() {
        matches.append(Match(range: end - length..<end, errors: errors))
      }
    }
    return Result(matches: matches, isComplete: true)
  }

  /// Finds all ranges of a UTF-8 text that are as near to a pattern as any is, counting errors in
  /// code points.
  ///
  /// Ranges are in bytes and end on code points.
  public static func bestMatches(
    ofUTF8 pattern: [UInt8], inUTF8 text: [UInt8], maximumErrors: Int
  ) -> Result {
    let found = bestMatches(
      of: scalars(of: pattern), in: scalars(of: text), maximumErrors: maximumErrors)
    guard !found.matches.isEmpty else { return found }
    // The offsets asked for, ascending, are met one after the other while counting code points.
    let wanted = Set(found.matches.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted()
    var bytes: [Int: Int] = [:]
    var codePoint = 0
    var next = 0
    for offset in text.indices where !isContinuation(text[offset]) {
      if next < wanted.count, codePoint == wanted[next] {
        bytes[codePoint] = offset
        next += 1
      }
      codePoint += 1
    }
    func byte(_ codePoint: Int) -> Int { bytes[codePoint] ?? text.count }
    return Result(
      matches: found.matches.map {
        Match(range: byte($0.range.lowerBound)..<byte($0.range.upperBound), errors: $0.errors)
      }, isComplete: found.isComplete)
  }
}

/// The symbols of a pattern, numbered from 1; 0 stands for all others.
private struct Alphabet<Symbol: FixedWidthInteger & UnsignedInteger> {
  /// The numbers of small symbols, by symbol.
  private var direct = [UInt16](repeating: 0, count: 1)
  private var others: [Symbol: UInt16] = [:]
  private(set) var count = 1

  init(of pattern: [Symbol]) {
    let largest = pattern.lazy.filter { UInt64($0) < 0x3000 }.max() ?? 0
    direct = [UInt16](repeating: 0, count: Int(largest) + 1)
    for symbol in pattern where code(of: symbol) == 0 {
      if UInt64(symbol) < 0x3000 {
        direct[Int(symbol)] = UInt16(count)
      } else {
        others[symbol] = UInt16(count)
      }
      count += 1
    }
  }

  func code(of symbol: Symbol) -> UInt16 {
    if UInt64(symbol) < 0x3000 {
      return Int(symbol) < direct.count ? direct[Int(symbol)] : 0
    }
    return others.isEmpty ? 0 : others[symbol] ?? 0
  }
}
