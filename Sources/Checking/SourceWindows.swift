import SourceText

/// The parts of a source that may hold a quotation: around runs of words that both have.
///
/// A text that is short enough is taken whole. Of a long one only the places around common runs are
/// aligned, so that the time does not grow with quotation times text.
struct SourceWindows {
  private let draft: ComparedWords
  private let source: ComparedWords

  /// Up to this many cells a text is aligned whole: about a millisecond.
  private static let wholeLimit = 300_000

  /// The most cells for the windows together.
  private static let limit = 12_000_000

  init(draft: ComparedWords, source: ComparedWords) {
    self.draft = draft
    self.source = source
  }

  /// Aligns the quotation with what of the source is near enough.
  func align(reluctance: [UInt8]) -> PassageAlignment? {
    let rows = draft.words.count
    let columns = source.words.count
    guard rows > 0, columns > 0 else { return nil }
    if rows * columns <= Self.wholeLimit {
      return PassageAlignment(draft: draft, source: source.hashes, reluctance: reluctance)
    }
    let windows = windows()
    guard !windows.isEmpty else { return nil }
    // A word that no text has keeps what stands on either side of a cut apart.
    var hashes: [UInt64] = []
    var costs: [UInt8] = []
    var places: [Int] = []
    for window in windows {
      if !hashes.isEmpty {
        for _ in 0..<6 {
          hashes.append(0)
          costs.append(0)
          places.append(window.lowerBound)
        }
      }
      hashes += source.hashes[window]
      costs += reluctance[window]
      places += window
    }
    guard
      let found = PassageAlignment(draft: draft, source: hashes, reluctance: costs)
    else { return nil }
    return found.moved(to: places)
  }

  /// The places around common runs of three words, as ranges that neither overlap nor touch.
  private func windows() -> [Range<Int>] {
    let length = min(3, draft.words.count)
    var wanted: Set<UInt64> = []
    for start in 0...draft.words.count - length { wanted.insert(key(draft.hashes, start, length)) }
    let margin = draft.words.count + 30
    let budget = max(Self.limit / (draft.words.count + 1), 64)
    var windows: [Range<Int>] = []
    var total = 0
    guard source.words.count >= length else { return [] }
    for start in 0...source.words.count - length
    where wanted.contains(key(source.hashes, start, length)) {
      let low = max(windows.last?.upperBound ?? 0, start - margin)
      let high = min(source.words.count, start + length + margin)
      guard low < high else { continue }
      guard total + high - low <= budget else { break }
      total += high - low
      if let last = windows.last, last.upperBound == low {
        windows[windows.count - 1] = last.lowerBound..<high
      } else {
        windows.append(low..<high)
      }
    }
    return windows
  }

  private func key(_ hashes: [UInt64], _ start: Int, _ length: Int) -> UInt64 {
    var key: UInt64 = 0
    for offset in 0..<length { key = (key ^ hashes[start + offset]) &* 0x100_0000_01b3 }
    return key
  }
}

extension PassageAlignment {
  /// The same alignment with the source's words numbered otherwise.
  fileprivate func moved(to places: [Int]) -> PassageAlignment {
    PassageAlignment(
      cost: cost,
      stretches: stretches.map { stretch in
        Stretch(
          draft: stretch.draft,
          source: places[stretch.source.lowerBound]..<places[stretch.source.upperBound - 1] + 1,
          pairs: stretch.pairs.map { ($0.draft, places[$0.source]) })
      })
  }
}
