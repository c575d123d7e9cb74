extension RandomAccessCollection {
  /// The first index whose element meets a condition, where no element before it does and all
  /// behind it do; the end index where none does.
  ///
  /// - Complexity: O(log n).
  package func firstSorted(where isMet: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isMet(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
