package import SourceText

/// Pairs quotation marks by context, direction and nesting.
///
/// Marks pair inside a paragraph. A speech that is open when its paragraph ends goes on if the next
/// paragraph opens with a mark again, or if a later paragraph close by holds its closing mark
/// before any other. Otherwise its closing mark is taken for lost, and the run ends where the
/// sentence says so: nothing swallows a text.
package struct MarkPairing {
  /// How many paragraphs a speech may go on without a new opening mark; the longest in practice
  /// have about ten.
  private static let longestSpeech = 30

  private let text: DocumentText
  private let lexemes: [Lexeme]
  private var runs: [MarkedRun] = []
  /// The token just past each paragraph, and its first token, by paragraph.
  private var paragraphs: [Range<Int>] = []

  /// The marked runs of a text, in order of their opening marks.
  ///
  /// - Complexity: O(n log n) in the number of marks, O(n) in the text.
  package static func runs(in text: DocumentText, lexemes: [Lexeme]) -> [MarkedRun] {
    var pairing = MarkPairing(text: text, lexemes: lexemes)
    pairing.pair()
    return pairing.runs
  }

  private init(text: DocumentText, lexemes: [Lexeme]) {
    self.text = text
    self.lexemes = lexemes
    var start = 0
    for at in lexemes.indices where at > 0 && lexemes[at].paragraph != lexemes[at - 1].paragraph {
      paragraphs.append(start..<at)
      start = at
    }
    if start < lexemes.count { paragraphs.append(start..<lexemes.count) }
  }

  private mutating func pair() {
    let marks = MarkFinder(lexemes).marks()
    pairDoubles(marks.filter { $0.family != .single })
    sort()
    pairSingles(marks.filter { $0.family == .single })
    sort()
    nest()
  }

  /// Puts the runs in order and renumbers what they continue.
  private mutating func sort() {
    let order = runs.indices.sorted { runs[$0].open < runs[$1].open }
    var place = [Int](repeating: 0, count: runs.count)
    for (new, old) in order.enumerated() { place[old] = new }
    runs = order.map { old in
      var run = runs[old]
      run.continues = run.continues.map { place[$0] }
      return run
    }
  }

  private mutating func nest() {
    var open: [Int] = []
    for index in runs.indices {
      while let last = open.last, runs[last].whole.upperBound <= runs[index].open {
        open.removeLast()
      }
      runs[index].nestedIn = open.last
      open.append(index)
    }
  }

  private mutating func append(
    open: Int, close: Int?, end: Int, family: MarkedRun.Family, continues: Int? = nil
  ) {
    guard open + 1 < end else { return }
    runs.append(
      MarkedRun(
        span: TextSpan(start: lexemes[open + 1].span.start, end: lexemes[end - 1].span.end),
        open: open, close: close, tokens: open + 1..<end, family: family, continues: continues))
  }

  // MARK: Double marks

  private mutating func pairDoubles(_ marks: [MarkFinder.Mark]) {
    var pending: Pending?
    var at = 0
    while at < marks.count {
      let paragraph = lexemes[marks[at].token].paragraph
      var end = at
      while end < marks.count, lexemes[marks[end].token].paragraph == paragraph { end += 1 }
      var own = marks[at..<end]
      var continues: Int?
      if let speech = pending {
        let bound = paragraphs[speech.paragraph].upperBound
        let isLost = lostEnd(start: speech.mark.token + 1, bound: bound).isBeforeClause
        if !isLost, own[at].token == paragraphs[paragraph].lowerBound, opens(own[at], depth: 0),
          speech.paragraph + 1 == paragraph
        {
          let count = runs.count
          append(
            open: speech.mark.token, close: nil, end: bound, family: speech.mark.family,
            continues: speech.continues)
          // A mark with nothing behind it in its paragraph makes no run to go on from.
          continues = runs.count > count ? count : nil
        } else if !isLost, !opens(own[at], depth: 1),
          paragraph - speech.paragraph <= MarkPairing.longestSpeech
        {
          append(
            open: speech.mark.token, close: own[at].token, end: own[at].token,
            family: speech.mark.family, continues: speech.continues)
          own = own.dropFirst()
        } else {
          recover(speech.mark, before: bound, continues: speech.continues)
        }
      }
      pending = pairInside(own, paragraph: paragraph, continues: continues)
      at = end
    }
    if let speech = pending {
      recover(
        speech.mark, before: paragraphs[speech.paragraph].upperBound, continues: speech.continues)
    }
  }

  /// An opening mark whose partner may stand in a later paragraph.
  private struct Pending {
    var mark: MarkFinder.Mark
    var paragraph: Int
    /// The run of the paragraph before that it goes on from.
    var continues: Int?
  }

  /// Whether a mark opens, its surroundings first, then its glyph, then what is open.
  private func opens(_ mark: MarkFinder.Mark, depth: Int) -> Bool {
    if mark.canOpen != mark.canClose { return mark.canOpen }
    return mark.glyphOpens ?? (depth == 0)
  }

  /// Pairs one paragraph's marks; gives the opening mark that may go on in the next paragraph.
  private mutating func pairInside(
    _ marks: ArraySlice<MarkFinder.Mark>, paragraph: Int, continues: Int?
  ) -> Pending? {
    var stack: [MarkFinder.Mark] = []
    var corners = 0
    var pairs: [(open: Int, close: Int)] = []
    for mark in marks {
      let isCorner = mark.family == .corner
      if opens(mark, depth: stack.count) {
        stack.append(mark)
        corners += isCorner ? 1 : 0
      } else if isCorner ? corners > 0 : corners < stack.count {
        // An opener of another family that never closed gives way.
        while let last = stack.popLast() {
          corners -= last.family == .corner ? 1 : 0
          if last.family == mark.family {
            pairs.append((last.token, mark.token))
            break
          }
          recover(last, before: min(last.token + 2, mark.token))
        }
      }
    }
    let first = continues == nil ? nil : marks.first?.token
    pairs.sort { $0.open < $1.open }
    for pair in pairs {
      append(
        open: pair.open, close: pair.close, end: pair.close, family: .double,
        continues: pair.open == first ? continues : nil)
    }
    // The last opener may go on; those before it lost their partner inside the paragraph.
    guard let last = stack.popLast() else { return nil }
    for (index, lost) in stack.enumerated() {
      let next = index + 1 < stack.count ? stack[index + 1] : last
      let bound = min(next.token, firstPair(after: lost.token, pairs) ?? next.token)
      recover(lost, before: bound, continues: lost.token == first ? continues : nil)
    }
    let pending = Pending(
      mark: last, paragraph: paragraph, continues: last.token == first ? continues : nil)
    let pair = firstPair(after: last.token, pairs)
    if pair != nil || !beginsSentence(last) {
      // Pairs that came after it bound it.
      recover(
        last, before: pair ?? paragraphs[paragraph].upperBound, continues: pending.continues)
      return nil
    }
    return pending
  }

  /// The opening mark of the first pair after a token; pairs are in order of these.
  private func firstPair(after token: Int, _ pairs: [(open: Int, close: Int)]) -> Int? {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].open > token { high = middle } else { low = middle + 1 }
    }
    return low < pairs.count ? pairs[low].open : nil
  }

  /// Whether speech of several sentences can start at a mark: after a full stop, a colon or a
  /// comma, or first in its paragraph.
  private func beginsSentence(_ mark: MarkFinder.Mark) -> Bool {
    let next = mark.token + 1
    guard next < lexemes.count else { return false }
    return lexemes[next].shape != .lower
  }

  // MARK: Lost closing marks

  /// Ends a run whose closing mark is missing: before a reporting clause, a semicolon or the
  /// sentence's end if it began inside a sentence; else at the last sentence's end before `bound`.
  private mutating func recover(
    _ mark: MarkFinder.Mark, before bound: Int, continues: Int? = nil
  ) {
    let start = mark.token + 1
    guard start < bound else { return }
    let end = lostEnd(start: start, bound: bound).end
    append(open: mark.token, close: nil, end: end, family: mark.family, continues: continues)
  }

  private func lostEnd(start: Int, bound: Int) -> (end: Int, isBeforeClause: Bool) {
    guard start < bound else { return (bound, false) }
    let isWhole = lexemes[start].shape != .lower
    var lastStop: Int?
    for at in start..<bound {
      let lower = lexemes[at].lower
      if lower == ",", at + 1 < bound, startsReportingClause(at + 1) { return (at + 1, true) }
      if !isWhole, lower == ";" { return (at, false) }
      if at > start, SentenceSplitter.isTerminator(lexemes[at]),
        at + 1 >= bound || lexemes[at + 1].sentence != lexemes[at].sentence
          || lexemes[at + 1].kind == .punctuation
      {
        if !isWhole { return (at + 1, false) }
        lastStop = at + 1
      }
    }
    // A paragraph that breaks off without a stop breaks off inside the speech.
    let breaksOff =
      lexemes[bound - 1].isWord
      && (bound >= lexemes.count || lexemes[bound].paragraph != lexemes[bound - 1].paragraph)
    return (breaksOff ? bound : lastStop ?? bound, false)
  }

  /// "he said", "said Ada Vell", "Ada Vell said".
  private func startsReportingClause(_ at: Int) -> Bool {
    let limit = min(at + 6, lexemes.count)
    let sentence = lexemes[at].sentence
    let first = lexemes[at]
    if English.sayingVerbs.contains(first.lower) {
      return at + 1 < limit && (lexemes[at + 1].isCapitalized || lexemes[at + 1].lower == "the")
    }
    guard first.isCapitalized || ["he", "she", "they", "the", "it"].contains(first.lower) else {
      return false
    }
    for next in at + 1..<max(at + 1, limit) where lexemes[next].sentence == sentence {
      if lexemes[next].kind == .punctuation { return false }
      if English.sayingVerbs.contains(lexemes[next].lower) {
        // A clause of its own, not "he said that he would".
        let after = next + 1
        return after >= lexemes.count || lexemes[after].sentence != sentence
          || lexemes[after].kind == .punctuation
      }
    }
    return false
  }

  // MARK: Single marks

  private mutating func pairSingles(_ marks: [MarkFinder.Mark]) {
    let doubles = runs
    var zone = ZoneFinder(runs: doubles)
    var zones: [Int] = []
    for mark in marks { zones.append(zone.zone(of: mark.token)) }
    var at = 0
    while at < marks.count {
      let mark = marks[at]
      guard canOpenSingle(mark) else {
        at += 1
        continue
      }
      guard let close = closer(for: at, marks: marks, zones: zones) else {
        at += 1
        continue
      }
      append(
        open: mark.token, close: marks[close].token, end: marks[close].token, family: .single)
      // Runs of single marks do not nest in each other.
      at = close + 1
    }
  }

  private func canOpenSingle(_ mark: MarkFinder.Mark) -> Bool {
    guard mark.canOpen, mark.token + 1 < lexemes.count, !lexemes[mark.token + 1].spaced else {
      return false
    }
    if mark.glyphOpens == false {
      // ’ opens only where a word follows and open space lies before.
      return !mark.canClose && (lexemes[mark.token + 1].isWord)
    }
    return !mark.canClose || mark.glyphOpens == true
  }

  /// The mark that closes a single opening mark.
  ///
  /// It is the nearest that is certain, else the first of the possible ones before the next
  /// opener: "the players’ union" offers a doubtful one.
  private func closer(for opener: Int, marks: [MarkFinder.Mark], zones: [Int]) -> Int? {
    let paragraph = lexemes[marks[opener].token].paragraph
    var doubtful: Int?
    var at = opener + 1
    // A quotation in single marks holds few others; the bound keeps hostile input linear.
    while at < min(marks.count, opener + 12), lexemes[marks[at].token].paragraph == paragraph {
      defer { at += 1 }
      guard zones[at] == zones[opener] else { continue }
      let mark = marks[at]
      if mark.glyphOpens == true, mark.canOpen, !mark.canClose { break }
      guard mark.canClose else {
        if mark.canOpen, mark.glyphOpens != false { break }
        continue
      }
      if isPossessive(mark) {
        doubtful = doubtful ?? at
        continue
      }
      return at
    }
    return doubtful
  }

  /// A plural's apostrophe: after an s, before a lower-case word.
  private func isPossessive(_ mark: MarkFinder.Mark) -> Bool {
    guard mark.maybeApostrophe, mark.token > 0, mark.token + 1 < lexemes.count else { return false }
    return lexemes[mark.token - 1].lower.utf8.last == 0x73
      && lexemes[mark.token + 1].isWord && lexemes[mark.token + 1].spaced
  }
}

/// Which double run each token stands in: a single mark never pairs across a double one's border.
private struct ZoneFinder {
  private let runs: [MarkedRun]
  private var next = 0
  private var open: [Int] = []

  init(runs: [MarkedRun]) { self.runs = runs }

  /// The number of the innermost run around a token, or -1.
  ///
  /// Tokens are asked for in order.
  mutating func zone(of token: Int) -> Int {
    while next < runs.count, runs[next].open < token {
      open.append(next)
      next += 1
    }
    while let last = open.last, runs[last].whole.upperBound <= token { open.removeLast() }
    return open.last ?? -1
  }
}
