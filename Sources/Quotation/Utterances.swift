import Language
public import SourceText

/// One source's quotations, for comparing them with others'.
public struct UtteranceDocument: Sendable {
  /// The source's id. Decides, with the position, what an utterance is called.
  public var source: String

  /// What documents are sorted by before anything else: publication date, outlet, file.
  public var order: String

  /// The text the quotations stand in.
  public var text: DocumentText

  /// The quotations.
  public var quotations: [Quotation]

  /// Creates a document.
  public init(source: String, order: String, text: DocumentText, quotations: [Quotation]) {
    self.source = source
    self.order = order
    self.text = text
    self.quotations = quotations
  }
}

/// One thing said, with every quotation that prints it.
public struct Utterance: Hashable, Sendable {
  /// A quotation, by the number of its document and its own number there.
  public struct Member: Hashable, Sendable {
    /// The number of the document in the list that was clustered.
    public var document: Int
    /// The number of the quotation in the document.
    public var quotation: Int

    /// Creates a member.
    public init(document: Int, quotation: Int) {
      self.document = document
      self.quotation = quotation
    }
  }

  /// A short handle, the same for the same first member: 16 hexadecimal digits.
  public var id: String

  /// The quotations that print it, by the documents' order, source and position.
  public var members: [Member]
}

/// Finds quotations that print one utterance.
///
/// Two quotations print one utterance if the words of one are, nearly all and in order, among the
/// other's. Few words decide only where the speaker is the same too.
public enum Utterances {
  /// A trigram that more runs share than this is a common phrase, and brings no pairs together;
  /// exact repetitions are found all the same.
  private static let commonest = 64

  /// Clusters quotations; every quotation is in exactly one cluster.
  ///
  /// The result does not depend on the order of the documents, but for their numbers.
  ///
  /// - Returns: The clusters, by their first members.
  /// - Complexity: about linear in the number of words quoted.
  public static func cluster(_ documents: [UtteranceDocument]) -> [Utterance] {
    let order = documents.indices.sorted {
      (documents[$0].order, documents[$0].source) < (documents[$1].order, documents[$1].source)
    }
    var members: [Utterance.Member] = []
    var units: [Unit] = []
    for number in order {
      let document = documents[number]
      let words = QuotedWords(text: document.text)
      for (index, quotation) in document.quotations.enumerated() {
        units += Unit.units(of: quotation, member: members.count, words: words)
        members.append(Utterance.Member(document: number, quotation: index))
      }
    }
    var sets = DisjointSets(count: members.count)
    joinRepetitions(units, &sets)
    joinNeighbours(units, &sets)
    var groups: [Int: [Utterance.Member]] = [:]
    for (index, member) in members.enumerated() {
      groups[sets.root(index), default: []].append(member)
    }
    return members.indices.compactMap { index in
      // A set's root is its first member.
      guard sets.root(index) == index, let group = groups[index] else { return nil }
      let first = members[index]
      let document = documents[first.document]
      let start = document.quotations[first.quotation].extent.start
      return Utterance(id: handle("\(document.source)#\(start)"), members: group)
    }
  }

  /// The words of two runs that match in order: the longest common subsequence.
  ///
  /// - Returns: The numbers of matching words, in `a` and in `b`.
  /// - Complexity: O(a·b); meant for two quotations of one utterance.
  public static func alignment(_ a: [String], _ b: [String]) -> [(a: Int, b: Int)] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    let width = b.count + 1
    var lengths = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        lengths[i * width + j] =
          a[i] == b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var result: [(a: Int, b: Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        result.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  private static func joinRepetitions(_ units: [Unit], _ sets: inout DisjointSets) {
    var first: [String: Int] = [:]
    for unit in units where unit.isSpeech {
      var key = unit.words.joined(separator: " ")
      // Few words are repeated by chance: the speaker is part of the key.
      if unit.words.count < 6 {
        guard let speaker = unit.speaker, unit.hasContent else { continue }
        key += "|" + speaker
      }
      if let other = first[key] {
        sets.join(unit.member, other)
      } else {
        first[key] = unit.member
      }
    }
  }

  private static func joinNeighbours(_ units: [Unit], _ sets: inout DisjointSets) {
    var postings: [UInt64: [Int]] = [:]
    for (index, unit) in units.enumerated() where unit.isSpeech {
      for key in Set(unit.trigrams) { postings[key, default: []].append(index) }
    }
    var compared: Set<Pair> = []
    for (index, unit) in units.enumerated() where unit.isSpeech {
      for key in unit.trigrams {
        guard let others = postings[key], others.count <= commonest else { continue }
        for other in others where other < index && units[other].member != unit.member {
          guard sets.root(units[other].member) != sets.root(unit.member),
            compared.insert(Pair(a: other, b: index)).inserted
          else { continue }
          if units[other].printsSame(as: unit) { sets.join(units[other].member, unit.member) }
        }
      }
    }
  }

  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  /// FNV-1a, 64 bits: short and the same everywhere; nothing secret hangs on it.
  private static func handle(_ string: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in string.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The words of a text by position, folded for comparison.
public struct QuotedWords: Sendable {
  private let lexemes: [Lexeme]

  /// Reads a text's words.
  public init(text: DocumentText) {
    lexemes = LanguageReader.lexemes(in: text).filter { $0.kind == .word || $0.kind == .number }
  }

  /// The words inside a span, in order, with their spans.
  public func words(in span: TextSpan) -> [(word: String, span: TextSpan)] {
    var low = 0
    var high = lexemes.count
    while low < high {
      let middle = (low + high) / 2
      if lexemes[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    var result: [(word: String, span: TextSpan)] = []
    while low < lexemes.count, lexemes[low].span.end <= span.end {
      result.append((lexemes[low].lower, lexemes[low].span))
      low += 1
    }
    return result
  }
}

/// What is compared: one marked run, or the whole content of a quotation.
private struct Unit {
  var member: Int
  var words: [String]
  var speaker: String?
  var isSpeech: Bool
  /// Whether these are the words outside the marks too.
  var isContent: Bool

  /// Longer units are compared by their beginnings: a speech of five hundred words is known by
  /// them, and the time for a pair stays bounded.
  private static let longest = 500

  static func units(of quotation: Quotation, member: Int, words: QuotedWords) -> [Unit] {
    // What a speaker quotes is part of what the speaker said, unless it is reported by itself.
    let isSpeech =
      (quotation.kind == .direct || quotation.kind == .mixed)
      && (quotation.nestedIn == nil || !quotation.speakers.isEmpty)
    let speaker = quotation.speakers.first.flatMap { surname($0.name) }
    func unit(_ spans: [TextSpan], isContent: Bool) -> Unit {
      Unit(
        member: member,
        words: Array(spans.flatMap { words.words(in: $0).map(\.word) }.prefix(longest)),
        speaker: speaker, isSpeech: isSpeech, isContent: isContent)
    }
    var result = [unit(quotation.marked, isContent: false)]
    if quotation.marked.count > 1 {
      result += quotation.marked.map { unit([$0], isContent: false) }
    }
    if quotation.kind == .mixed { result.append(unit(quotation.spans, isContent: true)) }
    return result.filter { $0.words.count > 1 }
  }

  /// The last word of a name; nil for "she", "the analyst", "a spokesman".
  private static func surname(_ name: String) -> String? {
    guard let first = name.unicodeScalars.first, ScalarClass(first.value) == .upper else {
      return nil
    }
    let words = foldedLower(name).split(separator: " ").map(String.init)
    guard let last = words.last,
      !["he", "she", "they", "the", "a", "an", "it", "i", "we"].contains(words[0])
    else { return nil }
    return last
  }

  var hasContent: Bool { words.contains { Unit.isTelling($0) } }

  private static func isTelling(_ word: String) -> Bool {
    !English.functionWords.contains(word) && word != "'s"
  }

  /// Three words in a row of which one at least tells something, as hashes.
  var trigrams: [UInt64] {
    guard words.count > 2 else { return [] }
    return (0..<words.count - 2).compactMap { at in
      let three = words[at..<at + 3]
      guard three.contains(where: Unit.isTelling) else { return nil }
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for word in three {
        for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0x20) &* 0x100_0000_01b3
      }
      return hash
    }
  }

  func printsSame(as other: Unit) -> Bool {
    let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
    let matches = Utterances.alignment(short.words, long.words)
    let shared = matches.count
    let telling = matches.count { Unit.isTelling(short.words[$0.a]) }
    let size = short.words.count
    // How many words in a row.
    var longestRun = 0
    var run = 0
    for (index, match) in matches.enumerated() {
      let follows =
        index > 0 && matches[index - 1].a + 1 == match.a && matches[index - 1].b + 1 == match.b
      run = follows ? run + 1 : 1
      longestRun = max(longestRun, run)
    }
    let sameSpeaker = speaker != nil && speaker == other.speaker
    let otherSpeaker = speaker != nil && other.speaker != nil && !sameSpeaker
    if size <= 5, long.words.count <= size + 2, !short.isContent, !long.isContent {
      // "a point of no return", "a path of no return".
      return sameSpeaker && telling > 0 && shared >= 3 && shared * 5 >= size * 3
    }
    if otherSpeaker { return longestRun >= 6 && telling >= 3 && shared * 10 >= size * 8 }
    if sameSpeaker {
      return size >= 4 && telling >= 2 && longestRun >= min(4, size - 1)
        && (shared * 10 >= size * 7 || shared * 2 >= size && longestRun >= 5 && size >= 8)
    }
    return longestRun >= 5 && telling >= 2 && shared * 10 >= size * 8
  }
}

/// Union by least root.
private struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(_ element: Int) -> Int {
    var at = element
    while parent[at] != at {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(a), root(b))
    if first < second { parent[second] = first } else { parent[first] = second }
  }
}
