/// Lists of known names and of words that tell names, as a model holds them: given names,
/// surnames, cities, titles.
///
/// A list says that a word can be of a kind, never that it is.
package struct NameLists {
  /// The most lists that a model may have.
  package static let limit = 24
  /// Marks an entry that longer ones start with.
  private static let goesOn = 1 << limit
  /// The most words of an entry.
  package static let longest = 5

  private let index: HashIndex
  // Owns the memory that the index points into.
  private let file: ModelFile

  /// Reads the lists of a model.
  package init(_ file: ModelFile) throws(ModelError) {
    index = try HashIndex(file, "lists")
    self.file = file
  }

  /// The lists that words are on, a bit a list, and whether longer entries start with them.
  @inline(__always)
  package func find(_ key: UInt64) -> (lists: UInt32, goesOn: Bool) {
    guard let value = index(key) else { return (0, false) }
    return (UInt32(truncatingIfNeeded: value & (Self.goesOn - 1)), value & Self.goesOn != 0)
  }

  /// The start of the key of an entry; add the words in lower case, with a space between them.
  @inline(__always)
  package static var key: StableHash { StableHash(120) }

  /// Lays out lists, each a set of entries in lower case.
  package static func entries(_ lists: [[String]]) -> [(hash: UInt64, value: Int)] {
    var values: [UInt64: Int] = [:]
    var order: [UInt64] = []
    func add(_ key: UInt64, _ value: Int) {
      if values[key] == nil { order.append(key) }
      values[key, default: 0] |= value
    }
    for (number, list) in lists.enumerated() {
      for entry in list {
        let words = entry.split(separator: " ")
        guard !words.isEmpty, words.count <= longest else { continue }
        var hash = key
        for (at, word) in words.enumerated() {
          if at > 0 { hash.add(0x20) }
          hash.add(word.utf8)
          add(hash.value, at + 1 == words.count ? 1 << number : goesOn)
        }
      }
    }
    return order.map { ($0, values[$0] ?? 0) }
  }
}
