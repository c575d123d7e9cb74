#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds a byte pattern wherever it stands.
enum ByteSearch {
  /// The offset of every occurrence, overlapping ones too, in order.
  ///
  /// Looks for the pattern's rarest byte and compares around it. Where comparing costs more than
  /// reading (a text of one repeated letter), the algorithm of Knuth, Morris and Pratt takes over.
  ///
  /// - Precondition: the pattern is not empty.
  /// - Complexity: O(n + m).
  static func offsets(of pattern: [UInt8], in text: [UInt8]) -> [Int] {
    precondition(!pattern.isEmpty, "an empty pattern stands everywhere")
    guard pattern.count <= text.count else { return [] }
    let rarest = rarestOffset(in: pattern)
    var result: [Int] = []
    text.withUnsafeBytes { bytes in
      pattern.withUnsafeBytes { wanted in
        guard let base = bytes.baseAddress else { return }
        let last = bytes.count - wanted.count
        var start = 0
        var compared = 0
        while start <= last {
          guard
            let hit = memchr(base + start + rarest, Int32(wanted[rarest]), last - start + 1)
          else { return }
          start = UnsafeRawPointer(hit) - base - rarest
          var length = 0
          while length < wanted.count, bytes[start + length] == wanted[length] { length += 1 }
          if length == wanted.count { result.append(start) }
          start += 1
          compared += length
          // Eight comparisons for a byte read are more than prose ever needs.
          if compared > 8 * start + 4096 {
            appendOffsets(of: wanted, in: bytes, from: start, to: &result)
            return
          }
        }
      }
    }
    return result
  }

  /// The search of Knuth, Morris and Pratt.
  private static func appendOffsets(
    of wanted: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer, from start: Int,
    to result: inout [Int]
  ) {
    let table = failureFunction(of: wanted)
    var matched = 0
    for index in start..<bytes.count {
      while matched > 0, wanted[matched] != bytes[index] { matched = table[matched - 1] }
      if wanted[matched] == bytes[index] { matched += 1 }
      if matched == wanted.count {
        result.append(index + 1 - wanted.count)
        matched = table[matched - 1]
      }
    }
  }

  /// For every prefix of the pattern the length of its longest proper border.
  private static func failureFunction(of pattern: UnsafeRawBufferPointer) -> [Int] {
    var table = [Int](repeating: 0, count: pattern.count)
    var matched = 0
    for index in 1..<max(1, pattern.count) {
      while matched > 0, pattern[index] != pattern[matched] { matched = table[matched - 1] }
      if pattern[index] == pattern[matched] { matched += 1 }
      table[index] = matched
    }
    return table
  }

  /// Where the byte stands that prose has least often.
  ///
  /// A guess only costs time.
  private static func rarestOffset(in pattern: [UInt8]) -> Int {
    var best = 0
    var lowest = Int.max
    for (offset, byte) in pattern.enumerated() {
      let commonness: Int
      if byte >= 0xC0 {
        commonness = 40
      } else if byte >= 0x80 {
        commonness = 10
      } else {
        commonness = byteCommonness[Int(byte)]
      }
      if commonness < lowest { (best, lowest) = (offset, commonness) }
    }
    return best
  }
}

/// How common the ASCII bytes are in European prose, roughly; 0 is rare.
private let byteCommonness: [Int] = {
  var table = [Int](repeating: 0, count: 128)
  for (rank, byte) in " etaonisrhldcumfpgwybvk,.".utf8.enumerated() {
    table[Int(byte)] = 30 - rank
  }
  return table
}()
