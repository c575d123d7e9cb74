import SourceText
import Testing

struct ApproximateSearchTests {
  /// Every range of the text with the least distance to the pattern, by the definition.
  static func naive(
    _ pattern: [UInt32], _ text: [UInt32], _ maximumErrors: Int
  ) -> [ApproximateSearch.Match] {
    let limit = min(maximumErrors, pattern.count - 1)
    var all: [ApproximateSearch.Match] = []
    for start in 0...text.count {
      // One row of the distance matrix for each symbol of the text from here on.
      var row = Array(0...pattern.count)
      var end = start
      while true {
        if row[pattern.count] <= limit {
          all.append(.init(range: start..<end, errors: row[pattern.count]))
        }
        guard end < text.count else { break }
        var next = [row[0] + 1]
        for column in 1...pattern.count {
          let same = row[column - 1] + (pattern[column - 1] == text[end] ? 0 : 1)
          next.append(min(same, row[column] + 1, next[column - 1] + 1))
        }
        row = next
        end += 1
      }
    }
    guard let least = all.map(\.errors).min() else { return [] }
    return all.filter { $0.errors == least }.sorted {
      ($0.range.upperBound, $0.range.lowerBound) < ($1.range.upperBound, $1.range.lowerBound)
    }
  }

  @Test(arguments: [(1, 3), (2, 2), (3, 8), (4, 26)])
  func shortPatternsAreFoundWhereTheDefinitionFindsThem(seed: UInt64, letters: Int) {
    var random = SplitMix64(state: seed)
    for _ in 0..<150 {
      let pattern = (0..<1 + random.below(12)).map { _ in UInt32(random.below(letters)) }
      let text = (0..<random.below(40)).map { _ in UInt32(random.below(letters)) }
      let errors = random.below(8)
      let result = ApproximateSearch.bestMatches(of: pattern, in: text, maximumErrors: errors)
      #expect(result.matches == Self.naive(pattern, text, errors), "\(pattern) \(text) \(errors)")
      #expect(result.isComplete)
    }
  }

  @Test(arguments: [63, 64, 65, 127, 128, 129, 200])
  func patternsOfSeveralBlocksAreFoundWhereTheDefinitionFindsThem(length: Int) {
    var random = SplitMix64(state: UInt64(length))
    for round in 0..<4 {
      let pattern = (0..<length).map { _ in UInt32(random.below(4)) }
      var copy = pattern
      for _ in 0..<random.below(length / 4) {
        let place = random.below(copy.count)
        switch random.below(3) {
        case 0: copy.remove(at: place)
        case 1: copy.insert(UInt32(random.below(4)), at: place)
        default: copy[place] = UInt32(random.below(4))
        }
      }
      let around = (0..<30).map { _ in UInt32(random.below(4)) }
      let text = around + copy + around.reversed()
      let errors = round.isMultiple(of: 2) ? length / 3 : length
      let result = ApproximateSearch.bestMatches(of: pattern, in: text, maximumErrors: errors)
      #expect(result.matches == Self.naive(pattern, text, errors))
    }
  }

  @Test func rangesInUTF8AreInBytesAndErrorsInCodePoints() {
    let result = ApproximateSearch.bestMatches(
      ofUTF8: Array("Málaga".utf8), inUTF8: Array("über Malága 🇪🇸".utf8), maximumErrors: 3)
    #expect(result.matches == [.init(range: 6..<13, errors: 2)])
  }

  @Test func nothingIsFoundBeyondTheBoundAndNothingMatchesNothing() {
    func search(_ pattern: String, _ text: String, _ errors: Int) -> [ApproximateSearch.Match] {
      ApproximateSearch.bestMatches(
        ofUTF8: Array(pattern.utf8), inUTF8: Array(text.utf8), maximumErrors: errors
      ).matches
    }
    #expect(search("harbour", "market", 3).isEmpty)
    #expect(search("", "market", 3).isEmpty)
    #expect(search("ab", "", 9).isEmpty)
    #expect(search("ab", "xyz", 9).isEmpty)
    #expect(search("ab", "xab", -1).isEmpty)
    #expect(search("ab", "xab", 0) == [.init(range: 1..<3, errors: 0)])
  }

  @Test func tooLongAPatternAndTooManyTiesAreSaidSo() {
    let long = [UInt8](repeating: 7, count: ApproximateSearch.maximumPatternLength + 1)
    #expect(
      ApproximateSearch.bestMatches(of: long, in: long, maximumErrors: 3)
        == .init(matches: [], isComplete: false))
    let ties = ApproximateSearch.bestMatches(
      of: [UInt8](repeating: 1, count: 40), in: [UInt8](repeating: 1, count: 60_000),
      maximumErrors: 3)
    #expect(!ties.isComplete)
    #expect(ties.matches.count == ApproximateSearch.maximumMatches)
    #expect(ties.matches.first == .init(range: 0..<40, errors: 0))
  }
}
