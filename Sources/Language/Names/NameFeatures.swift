import SourceText

/// What the name tagger sees of the words of one sentence: the word, its neighbours, its tags and
/// head, the run of capitalised words that it stands in, and the lists it is on.
package struct NameFeatures {
  /// The keys of the features of all words, one word's after the other's.
  package private(set) var keys: [UInt64] = []
  /// Where each word's keys start, and where the last one's end.
  package private(set) var starts: [Int] = []

  private var form = WordForm()
  private var words: [Word] = []
  private let lists: NameLists

  /// Creates a reader of sentences.
  package init(lists: NameLists) { self.lists = lists }

  private struct Word {
    var key: UInt64 = 0
    var shape: UInt64 = 0
    var suffix: UInt64 = 0
    var xpos: UInt64 = 0
    var relation: UInt64 = 0
    var isCapitalized = false
    var isRun = false
    /// The lists that the word is on by itself, and those that words around it are on with it.
    var lists: UInt32 = 0
    var phrase: UInt32 = 0
    /// Whether the word is the phrase's first, last or an inner word.
    var place: UInt64 = 0
    /// The keys of its form.
    var forms = 0..<0
  }

  /// Kinds of features.
  private enum Template {
    static let form: UInt64 = 1
    static let word: UInt64 = 2
    static let pair: UInt64 = 3
    static let shape: UInt64 = 4
    static let tag: UInt64 = 5
    static let head: UInt64 = 6
    static let run: UInt64 = 7
    static let list: UInt64 = 8
    static let sentence: UInt64 = 9
  }

  private static let edge: UInt64 = 0x5EED

  @inline(__always)
  private static func mix(_ kind: UInt64, _ place: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    var mixed = (a ^ (kind << 8 | place) &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    mixed ^= mixed >> 32
    mixed = (mixed ^ b) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 29
  }

  /// Reads a sentence.
  ///
  /// - Complexity: O(n).
  package mutating func read(_ sentence: [TokenSyntax], in utf8: UnsafeBufferPointer<UInt8>) {
    keys.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    var forms: [UInt64] = []
    var lower: [[UInt8]] = []
    var long = 0
    var capitals = 0
    for token in sentence {
      form.read(UnsafeBufferPointer(rebasing: utf8[token.span.range]))
      var word = Word()
      word.key = form.keys[0]
      word.shape = form.shapeKey
      word.suffix = form.suffixKey
      word.isCapitalized = form.isCapitalized
      word.xpos = Self.hash(token.xpos)
      word.relation = Self.hash(token.relation)
      word.isRun = form.isCapitalized && (token.xpos.hasPrefix("NNP") || token.upos != .pronoun)
      word.forms = forms.count..<forms.count + form.keys.count
      forms += form.keys
      lower.append(form.lower)
      if token.span.count > 3 {
        long += 1
        if form.isCapitalized { capitals += 1 }
      }
      words.append(word)
    }
    findListed(lower)
    let isHeadline: UInt64 = long >= 4 && capitals * 10 >= long * 7 ? 1 : 0
    var run = 0..<0
    for at in words.indices {
      starts.append(keys.count)
      if at >= run.upperBound { run = runStart(at) }
      addForms(at, forms)
      addTags(at, sentence)
      addRun(at, run, isHeadline)
      addLists(at)
    }
    starts.append(keys.count)
  }

  private static func hash(_ string: String) -> UInt64 {
    var hash = StableHash(121)
    hash.add(string.utf8)
    return hash.value
  }

  /// The run of capitalised words that starts here, of length 0 where none does.
  private func runStart(_ at: Int) -> Range<Int> {
    var end = at
    while end < words.count, words[end].isRun { end += 1 }
    return at..<max(end, at + 1)
  }

  private mutating func findListed(_ lower: [[UInt8]]) {
    for at in words.indices {
      var hash = NameLists.key
      hash.add(lower[at])
      var found = lists.find(hash.value)
      words[at].lists = found.lists
      var end = at + 1
      var best: (end: Int, lists: UInt32)?
      while found.goesOn, end < words.count {
        hash.add(0x20)
        hash.add(lower[end])
        found = lists.find(hash.value)
        end += 1
        if found.lists != 0 { best = (end, found.lists) }
      }
      guard let best else { continue }
      for inside in at..<best.end where words[inside].phrase == 0 {
        words[inside].phrase = best.lists
        words[inside].place = inside == at ? 1 : inside + 1 == best.end ? 2 : 3
      }
    }
  }

  @inline(__always)
  private func word(_ at: Int) -> UInt64 { words.indices.contains(at) ? words[at].key : Self.edge }

  @inline(__always)
  private func shape(_ at: Int) -> UInt64 {
    words.indices.contains(at) ? words[at].shape : Self.edge
  }

  @inline(__always)
  private func tag(_ at: Int) -> UInt64 { words.indices.contains(at) ? words[at].xpos : Self.edge }

  @inline(__always)
  private mutating func add(_ kind: UInt64, _ place: UInt64, _ a: UInt64, _ b: UInt64 = 0) {
    keys.append(Self.mix(kind, place, a, b))
  }

  private mutating func addForms(_ at: Int, _ forms: [UInt64]) {
    for key in forms[words[at].forms] { add(Template.form, 0, key) }
    add(Template.word, 1, word(at - 1))
    add(Template.word, 2, word(at + 1))
    add(Template.word, 3, word(at - 2))
    add(Template.word, 4, word(at + 2))
    add(Template.pair, 1, word(at - 1), word(at))
    add(Template.pair, 2, word(at), word(at + 1))
    add(Template.pair, 3, word(at - 1), shape(at))
    add(Template.pair, 4, shape(at), word(at + 1))
    add(Template.shape, 1, shape(at - 1), shape(at))
    add(Template.shape, 2, shape(at), shape(at + 1))
    add(Template.shape, 3, shape(at) &+ shape(at - 1) &* 3, shape(at + 1))
    if at > 0 { add(Template.shape, 4, words[at - 1].suffix) }
    if at + 1 < words.count { add(Template.shape, 5, words[at + 1].suffix) }
  }

  private mutating func addTags(_ at: Int, _ sentence: [TokenSyntax]) {
    let token = sentence[at]
    let own = tag(at)
    add(Template.tag, 1, own)
    add(Template.tag, 2, tag(at - 1), own)
    add(Template.tag, 3, own, tag(at + 1))
    add(Template.tag, 4, own &+ tag(at - 1) &* 3, tag(at + 1))
    add(Template.tag, 5, own, shape(at))
    add(Template.tag, 6, tag(at - 1) &+ tag(at - 2) &* 3, own)
    add(Template.head, 1, words[at].relation, own)
    let head = token.head ?? -1
    add(Template.head, 2, word(head), words[at].relation)
    add(Template.head, 3, tag(head), words[at].relation)
    add(Template.head, 4, word(head), shape(at))
  }

  private mutating func addRun(_ at: Int, _ run: Range<Int>, _ isHeadline: UInt64) {
    add(Template.sentence, 0, 0)
    add(Template.sentence, 1, isHeadline, shape(at))
    add(Template.sentence, 2, at == 0 ? 1 : 0, shape(at))
    guard words[at].isRun else { return }
    let place: UInt64 = at == run.lowerBound ? 1 : at + 1 == run.upperBound ? 2 : 3
    let length = UInt64(min(run.count, 5))
    add(Template.run, 1, word(run.upperBound - 1), place)
    add(Template.run, 2, word(run.lowerBound), place)
    add(Template.run, 3, word(run.lowerBound - 1), place)
    add(Template.run, 4, word(run.upperBound), place)
    add(Template.run, 5, length, place)
    add(Template.run, 6, word(run.lowerBound - 1), word(run.upperBound))
    add(Template.run, 7, tag(run.lowerBound - 1), tag(run.upperBound))
  }

  private mutating func addLists(_ at: Int) {
    let own = words[at]
    if own.lists != 0 {
      add(Template.list, 1, UInt64(own.lists), own.shape)
      for list in 0..<NameLists.limit where own.lists >> list & 1 == 1 {
        add(Template.list, 2, UInt64(list), own.isCapitalized ? 1 : 0)
      }
    }
    if own.phrase != 0 {
      add(Template.list, 3, UInt64(own.phrase), own.place)
      add(Template.list, 4, own.place, own.isCapitalized ? 1 : 0)
    }
    let listed = UInt64(own.lists) << 1 | (own.isRun ? 1 : 0)
    if at > 0 {
      add(Template.list, 5, UInt64(words[at - 1].lists), listed)
    }
    if at + 1 < words.count {
      add(Template.list, 6, UInt64(words[at + 1].lists), listed)
    }
  }
}
