/// Where the parts of a folded text came from.
///
/// Between two changes, folded and source offsets advance together. A change is one element that
/// cannot be cut: folded bytes, possibly none, and the source bytes they stand for.
struct OffsetMap: Sendable {
  struct Change: Sendable {
    var foldedStart: UInt32
    var foldedEnd: UInt32
    var sourceStart: UInt32
    var sourceEnd: UInt32
  }

  /// The changes, in order.
  var changes: [Change] = []

  /// The source offset where the element at a folded offset starts; removed elements in front of
  /// it are left outside.
  func sourceStart(ofFolded offset: Int) -> Int {
    guard let change = last(where: { $0.foldedStart <= UInt32(offset) }) else { return offset }
    if offset < Int(change.foldedEnd) { return Int(change.sourceStart) }
    return Int(change.sourceEnd) + offset - Int(change.foldedEnd)
  }

  /// The source offset where the element before a folded offset ends; removed elements after it
  /// are left outside.
  func sourceEnd(ofFolded offset: Int) -> Int {
    guard offset > 0, let change = last(where: { $0.foldedStart < UInt32(offset) }) else {
      return offset
    }
    if offset <= Int(change.foldedEnd) { return Int(change.sourceEnd) }
    return Int(change.sourceEnd) + offset - Int(change.foldedEnd)
  }

  /// The folded offset of a source offset; inside a change its start, or its end when rounding up.
  func folded(ofSource offset: Int, roundingUp: Bool) -> Int {
    guard let change = last(where: { $0.sourceStart <= UInt32(offset) }) else { return offset }
    if offset < Int(change.sourceEnd) {
      let isInside = offset > Int(change.sourceStart)
      return Int(roundingUp && isInside ? change.foldedEnd : change.foldedStart)
    }
    return Int(change.foldedEnd) + offset - Int(change.sourceEnd)
  }

  private func last(where precedes: (Change) -> Bool) -> Change? {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if precedes(changes[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : changes[low - 1]
  }
}
