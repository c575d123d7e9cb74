/// The differences between two wordings, word by word.
///
/// The draft is what somebody wrote, the source what it is held against. Words are compared
/// without what print and letter case may change; where only that differs, the edit says so.
public struct WordDiff: Hashable, Sendable {
  /// What an edit does to the source's words.
  public enum Operation: String, Hashable, Sendable {
    /// Both sides have the same words.
    case equal
    /// The draft has words that the source has not.
    case insert
    /// The draft leaves words of the source out.
    case delete
    /// The draft has other words.
    case replace
  }

  /// A stretch of both wordings.
  public struct Edit: Hashable, Sendable {
    /// What was done.
    public let operation: Operation

    /// The words in the draft; for a deletion the place where they are missing, an empty span.
    public let draft: TextSpan

    /// The words in the source; for an insertion the place where they are missing.
    public let source: TextSpan

    /// What the difference is about; nil for equal words.
    public let editClass: EditClass?

    /// Creates an edit.
    public init(
      operation: Operation, draft: TextSpan, source: TextSpan, editClass: EditClass? = nil
    ) {
      self.operation = operation
      self.draft = draft
      self.source = source
      self.editClass = editClass
    }
  }

  /// All stretches in order, the equal ones too.
  ///
  /// Together they cover every word of both sides.
  public let edits: [Edit]

  /// Compares two spans of text.
  ///
  /// - Parameters:
  ///   - draft: the text and span that somebody wrote.
  ///   - source: the text and span it is held against.
  ///   - classifier: the rules of the language.
  /// - Complexity: near-linear in the number of words, with at most 1,000 edits times the words.
  public init(
    draft: DocumentText, in draftSpan: TextSpan? = nil, source: DocumentText,
    in sourceSpan: TextSpan? = nil, classifier: some EditClassifier
  ) {
    self.init(
      draft: draft.words(in: draftSpan ?? draft.span),
      source: source.words(in: sourceSpan ?? source.span),
      draftStart: draftSpan?.start ?? 0, sourceStart: sourceSpan?.start ?? 0,
      classifier: classifier)
  }

  /// Compares two sequences of words.
  ///
  /// - Parameters:
  ///   - draft: the words that somebody wrote.
  ///   - source: the words they are held against.
  ///   - draftStart: where the draft starts: the place of a deletion before its first word.
  ///   - sourceStart: where the source starts.
  ///   - classifier: the rules of the language.
  public init(
    draft: [Word], source: [Word], draftStart: Int = 0, sourceStart: Int = 0,
    classifier: some EditClassifier
  ) {
    var builder = WordDiffBuilder(
      draft: draft, source: source, draftStart: draftStart, sourceStart: sourceStart,
      classifier: classifier)
    edits = builder.run()
  }
}

extension WordDiff {
  /// The edits that change anything.
  public var changes: [Edit] { edits.filter { $0.operation != .equal } }

  /// The classes of the edits, each once, in the order of ``EditClass/allCases``.
  public var classes: [EditClass] {
    EditClass.allCases.filter { editClass in edits.contains { $0.editClass == editClass } }
  }

  /// Whether an edit changes what is said, rather than how.
  public var changesMeaning: Bool { edits.contains { $0.editClass?.changesMeaning == true } }
}

/// Builds the edits of a diff from left to right.
private struct WordDiffBuilder<Classifier: EditClassifier> {
  /// Words on each side up to which a replaced block is looked at pair by pair.
  private static var pairingLimit: Int { 64 }

  let draft: [Word]
  let source: [Word]
  let draftStart: Int
  let sourceStart: Int
  let classifier: Classifier
  private var edits: [Edit] = []

  /// An edit in indices of words.
  private struct Edit {
    var operation: WordDiff.Operation
    var draft: Range<Int>
    var source: Range<Int>
    var editClass: EditClass?
  }

  init(
    draft: [Word], source: [Word], draftStart: Int, sourceStart: Int, classifier: Classifier
  ) {
    self.draft = draft
    self.source = source
    self.draftStart = draftStart
    self.sourceStart = sourceStart
    self.classifier = classifier
  }

  mutating func run() -> [WordDiff.Edit] {
    var numbers: [String: Int] = [:]
    func number(_ word: Word) -> Int {
      if let known = numbers[word.key] { return known }
      numbers[word.key] = numbers.count
      return numbers.count - 1
    }
    let draftNumbers = draft.map(number)
    let alignment = SequenceAlignment(draftNumbers, source.map(number))
    var next = (draft: 0, source: 0)
    for pair in alignment.pairs {
      addBlock(next.draft..<pair.left, next.source..<pair.right)
      addPair(pair.left, pair.right)
      next = (pair.left + 1, pair.right + 1)
    }
    addBlock(next.draft..<draft.count, next.source..<source.count)
    return edits.map { edit in
      WordDiff.Edit(
        operation: edit.operation, draft: span(edit.draft, of: draft, startingAt: draftStart),
        source: span(edit.source, of: source, startingAt: sourceStart), editClass: edit.editClass)
    }
  }

  private func span(_ range: Range<Int>, of words: [Word], startingAt start: Int) -> TextSpan {
    guard let first = range.first, let last = range.last else {
      let place = range.lowerBound > 0 ? words[range.lowerBound - 1].span.end : start
      return TextSpan(start: place, end: place)
    }
    return TextSpan(start: words[first].span.start, end: words[last].span.end)
  }

  /// Adds an edit, or widens the last one if it is of the same kind.
  private mutating func add(
    _ operation: WordDiff.Operation, _ draft: Range<Int>, _ source: Range<Int>,
    _ editClass: EditClass? = nil
  ) {
    if let last = edits.last, last.operation == operation, last.editClass == editClass {
      edits[edits.count - 1].draft = last.draft.lowerBound..<draft.upperBound
      edits[edits.count - 1].source = last.source.lowerBound..<source.upperBound
    } else {
      edits.append(
        Edit(operation: operation, draft: draft, source: source, editClass: editClass))
    }
  }

  /// Adds two words with the same key.
  private mutating func addPair(_ draftIndex: Int, _ sourceIndex: Int) {
    let mine = draft[draftIndex].text
    let theirs = source[sourceIndex].text
    let ranges = (draftIndex..<draftIndex + 1, sourceIndex..<sourceIndex + 1)
    if mine.utf8.elementsEqual(theirs.utf8) {
      add(.equal, ranges.0, ranges.1)
    } else {
      let isCase = FoldedText(mine).utf8 != FoldedText(theirs).utf8
      add(.replace, ranges.0, ranges.1, isCase ? .letterCase : .typography)
    }
  }

  /// Adds words that were not aligned.
  private mutating func addBlock(_ mine: Range<Int>, _ theirs: Range<Int>) {
    if mine.isEmpty || theirs.isEmpty {
      for index in mine { addInsertion(index, theirs.lowerBound) }
      for index in theirs { addDeletion(mine.lowerBound, index) }
    } else if let whole = classifier.editClass(replacing: source[theirs], with: draft[mine]) {
      add(.replace, mine, theirs, whole)
    } else if max(mine.count, theirs.count) <= Self.pairingLimit {
      addPairs(mine, theirs)
    } else {
      for index in theirs { addDeletion(mine.lowerBound, index) }
      for index in mine { addInsertion(index, theirs.upperBound) }
    }
  }

  private mutating func addInsertion(_ index: Int, _ place: Int) {
    add(
      .insert, index..<index + 1, place..<place,
      classifier.editClass(of: WordInContext(draft, index)))
  }

  private mutating func addDeletion(_ place: Int, _ index: Int) {
    add(
      .delete, place..<place, index..<index + 1,
      classifier.editClass(of: WordInContext(source, index)))
  }

  /// Pairs the words of a block at the least cost, so that a number stands against a number.
  private mutating func addPairs(_ mine: Range<Int>, _ theirs: Range<Int>) {
    let myClasses = mine.map { classifier.editClass(of: WordInContext(draft, $0)) }
    let theirClasses = theirs.map { classifier.editClass(of: WordInContext(source, $0)) }
    let pairClasses = mine.flatMap { row in
      theirs.map { column in
        classifier.editClass(
          replacing: WordInContext(source, column), with: WordInContext(draft, row))
      }
    }
    func pairClass(_ row: Int, _ column: Int) -> EditClass {
      pairClasses[row * theirs.count + column]
    }
    let isSinglePair = mine.count == 1 && theirs.count == 1
    func pairCost(_ row: Int, _ column: Int) -> Int {
      // A pair costs less than leaving one word out and putting the other in, which is 4, the less
      // the more the two have in common.
      let words = (draft[mine.lowerBound + row], source[theirs.lowerBound + column])
      if [.spelling, .typography, .tense].contains(pairClass(row, column)) { return 1 }
      if (words.0.kind == .mark) != (words.1.kind == .mark) { return 5 }
      if words.0.key.commonPrefix(with: words.1.key) >= 3 { return 2 }
      if myClasses[row] != theirClasses[column] { return isSinglePair ? 3 : 5 }
      return myClasses[row] == .wording ? 3 : 2
    }
    let width = theirs.count + 1
    var costs = [Int](repeating: 0, count: (mine.count + 1) * width)
    for column in 0...theirs.count {
      costs[mine.count * width + column] = 2 * (theirs.count - column)
    }
    for row in stride(from: mine.count - 1, through: 0, by: -1) {
      costs[row * width + theirs.count] = 2 * (mine.count - row)
      for column in stride(from: theirs.count - 1, through: 0, by: -1) {
        costs[row * width + column] = min(
          costs[(row + 1) * width + column + 1] + pairCost(row, column),
          costs[(row + 1) * width + column] + 2, costs[row * width + column + 1] + 2)
      }
    }
    var row = 0
    var column = 0
    while row < mine.count || column < theirs.count {
      let cost = costs[row * width + column]
      let indices = (mine.lowerBound + row, theirs.lowerBound + column)
      if row < mine.count, column < theirs.count,
        cost == costs[(row + 1) * width + column + 1] + pairCost(row, column)
      {
        add(
          .replace, indices.0..<indices.0 + 1, indices.1..<indices.1 + 1, pairClass(row, column))
        row += 1
        column += 1
      } else if column < theirs.count, cost == costs[row * width + column + 1] + 2 {
        addDeletion(indices.0, indices.1)
        column += 1
      } else {
        addInsertion(indices.0, indices.1)
        row += 1
      }
    }
  }
}

extension String {
  /// The number of bytes that two strings begin with in common.
  fileprivate func commonPrefix(with other: String) -> Int {
    zip(utf8, other.utf8).prefix { $0 == $1 }.count
  }
}
