/// The labels that mark names in a sentence, a label a word, and which may follow which.
///
/// "O" is no name; "B-", "I-", "L-" and "U-" are a name's first, inner, last and only word.
package struct NameLabels: Sendable {
  /// What a label says of a word's place in a name.
  package enum Part: UInt8, Sendable { case outside, first, inner, last, only }

  /// The kinds in the order of their labels.
  package static let kinds: [Entity.Kind] = [.person, .organization, .place]

  /// The number of labels: one for no name and four for each kind.
  package static let count = 1 + 4 * kinds.count

  /// The label of a word.
  package static func label(_ part: Part, _ kind: Int) -> Int {
    part == .outside ? 0 : kind * 4 + Int(part.rawValue)
  }

  /// What a label says of its word's place.
  package static func part(_ label: Int) -> Part {
    label == 0 ? .outside : Part(rawValue: UInt8((label - 1) % 4 + 1)) ?? .outside
  }

  /// The number of the kind that a label names; 0 for no name.
  package static func kind(_ label: Int) -> Int { label == 0 ? 0 : (label - 1) / 4 }

  /// Whether one label may stand right before another.
  package static func mayFollow(_ next: Int, after label: Int) -> Bool {
    let isOpen = part(label) == .first || part(label) == .inner
    let goesOn = part(next) == .inner || part(next) == .last
    return isOpen == goesOn && (!isOpen || kind(label) == kind(next))
  }

  /// Whether a label may stand first in a sentence.
  package static func mayStart(_ label: Int) -> Bool {
    part(label) != .inner && part(label) != .last
  }

  /// Whether a label may stand last in a sentence.
  package static func mayEnd(_ label: Int) -> Bool {
    part(label) != .first && part(label) != .inner
  }

  /// The labels of a sentence's words, from its names.
  package static func labels(_ names: [TaggedName], count: Int) -> [Int] {
    var result = [Int](repeating: 0, count: count)
    for name in names {
      let kind = kinds.firstIndex(of: name.kind) ?? 0
      if name.words.count == 1 {
        result[name.words.lowerBound] = label(.only, kind)
        continue
      }
      for at in name.words { result[at] = label(.inner, kind) }
      result[name.words.lowerBound] = label(.first, kind)
      result[name.words.upperBound - 1] = label(.last, kind)
    }
    return result
  }

  /// The names that a sequence of labels marks.
  package static func names(_ labels: some Sequence<Int>) -> [TaggedName] {
    var result: [TaggedName] = []
    var start = 0
    for (at, label) in labels.enumerated() {
      switch part(label) {
      case .first: start = at
      case .only: result.append(TaggedName(words: at..<at + 1, kind: kinds[kind(label)]))
      case .last: result.append(TaggedName(words: start..<at + 1, kind: kinds[kind(label)]))
      case .inner, .outside: break
      }
    }
    return result
  }
}

/// Words of one sentence that name something.
package struct TaggedName: Hashable, Sendable {
  /// The words, by their index in the sentence.
  package var words: Range<Int>
  /// What they name.
  package var kind: Entity.Kind

  /// Creates a name.
  package init(words: Range<Int>, kind: Entity.Kind) {
    self.words = words
    self.kind = kind
  }
}
