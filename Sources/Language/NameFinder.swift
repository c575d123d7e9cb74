import SourceText

/// Finds capitalised words that name somebody or something, and what kind of thing they name.
struct NameFinder {
  /// Words that name something, in numbers of tokens.
  struct Candidate {
    var tokens: Range<Int>
    var kind: Entity.Kind?
    /// The key two mentions of one name share: lower case, single spaces.
    var key: String
    /// The title that stands right before the name or after it, by number of the phrase.
    var office: Int?
    /// Whether the name's own surroundings told the kind, not its words alone.
    var isCued = false
  }

  private let lexemes: [Lexeme]
  private let offices: [OfficeFinder.Phrase]
  private var officeAt: [Int: Int] = [:]
  private var officeEnding: [Int: Int] = [:]
  private var inOffice: [Bool]
  private var lowerWords: Set<String> = []
  private var headlines: Set<Int> = []

  init(lexemes: [Lexeme], offices: [OfficeFinder.Phrase]) {
    self.lexemes = lexemes
    self.offices = offices
    inOffice = Array(repeating: false, count: lexemes.count)
    for (index, phrase) in offices.enumerated() {
      officeAt[phrase.tokens.lowerBound] = index
      officeEnding[phrase.tokens.upperBound] = index
      for token in phrase.tokens { inOffice[token] = true }
      for token in phrase.jurisdictionTokens ?? 0..<0 { inOffice[token] = false }
    }
    for lexeme in lexemes where lexeme.shape == .lower { lowerWords.insert(lexeme.lower) }
    findHeadlines()
  }

  /// A sentence without a full stop of which most longer words are capitalised.
  private mutating func findHeadlines() {
    var start = 0
    while start < lexemes.count {
      var end = start
      var long = 0
      var capitals = 0
      while end < lexemes.count, lexemes[end].sentence == lexemes[start].sentence {
        if lexemes[end].isWord, lexemes[end].span.count > 3 {
          long += 1
          if lexemes[end].isCapitalized { capitals += 1 }
        }
        end += 1
      }
      if long >= 4, capitals * 10 >= long * 7, !SentenceSplitter.isTerminator(lexemes[end - 1]) {
        headlines.insert(lexemes[start].sentence)
      }
      start = end
    }
  }

  /// The names of the text in order.
  ///
  /// - Complexity: O(n).
  func candidates() -> [Candidate] {
    var result: [Candidate] = []
    var at = 0
    while at < lexemes.count {
      guard !headlines.contains(lexemes[at].sentence), opensName(at) else {
        at += 1
        continue
      }
      let end = runEnd(from: at)
      result += judged(at..<end)
      at = max(end, at + 1)
    }
    let known = Dictionary(
      result.map { ($0.key, $0) }, uniquingKeysWith: { $0.kind == nil ? $1 : $0 })
    result += inHeadlines(known)
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func isNameWord(_ at: Int) -> Bool {
    let word = lexemes[at]
    return word.isWord && word.isCapitalized && !inOffice[at]
      && !English.calendar.contains(word.lower) && !English.courtesyTitles.contains(word.lower)
      && word.lower != "i" && word.lower != "'s"
  }

  private func same(_ a: Int, _ b: Int) -> Bool {
    lexemes.indices.contains(b) && lexemes[a].sentence == lexemes[b].sentence
  }

  /// Whether the token is the first word of its sentence, of a quotation, or after a colon.
  private func isFirst(_ at: Int) -> Bool {
    guard at > 0, lexemes[at - 1].sentence == lexemes[at].sentence else { return true }
    return lexemes[at - 1].kind != .word && lexemes[at - 1].kind != .number
      && ![",", "-", "(", "$", "—", "–", "--"].contains(lexemes[at - 1].lower)
  }

  private func opensName(_ at: Int) -> Bool {
    guard isNameWord(at) else { return false }
    let lower = lexemes[at].lower
    if English.isSentenceOpener(lower), lexemes[at].shape == .capital || lower.utf8.count < 3 {
      return false
    }
    guard isFirst(at) else { return true }
    // "Talks resumed": the word occurs in lower case, and no capitalised word follows.
    let continues = same(at, at + 1) && isNameWord(at + 1)
    return continues || !lowerWords.contains(lower)
  }

  private func runEnd(from start: Int) -> Int {
    var end = start + 1
    while same(start, end), end - start < 9 {
      if isNameWord(end) || isMonthSurname(end) {
        end += 1
      } else if let next = afterParticles(end, start: start) {
        end = next + 1
      } else if English.nameJoiners.contains(lexemes[end].lower),
        lexemes[start..<end].contains(where: { English.organizationHeads.contains($0.lower) }),
        let next = afterJoiners(end, start: start)
      {
        end = next + 1
      } else if let next = CompoundName.end(lexemes, start: start, joiner: end, isWord: isNameWord)
      {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// "Ada May", "Bo March": a month after a given name or another name that reports, with no
  /// number behind it.
  private func isMonthSurname(_ at: Int) -> Bool {
    guard English.monthSurnames.contains(lexemes[at].lower), lexemes[at].isCapitalized,
      !(same(at, at + 1) && lexemes[at + 1].kind == .number)
    else { return false }
    if English.givenNames.contains(lexemes[at - 1].lower)
      || English.courtesyTitles.contains(lexemes[at - 1].lower)
    {
      return true
    }
    guard isNameWord(at - 1), same(at, at + 1) else { return false }
    if at > 1, inOffice[at - 2], officeEnding[at - 1] != nil { return true }
    let next = lexemes[at + 1].lower
    let reports =
      English.sayingVerbs.contains(next) && !English.mentalVerbs.contains(next) || next == "'s"
      || next == "," && same(at, at + 2) && ["who", "a", "the"].contains(lexemes[at + 2].lower)
    let before = at > 1 && same(at, at - 2) ? lexemes[at - 2].lower : ""
    return reports && !["in", "on", "at", "of", "since", "from", "the"].contains(before)
  }

  /// The capitalised word that one or two particles lead to: "van der Lunden".
  private func afterParticles(_ at: Int, start: Int) -> Int? {
    guard English.nameParticles.contains(lexemes[at].lower), same(start, at + 1) else { return nil }
    if isNameWord(at + 1) { return at + 1 }
    return English.nameParticles.contains(lexemes[at + 1].lower) && same(start, at + 2)
      && isNameWord(at + 2) ? at + 2 : nil
  }

  /// The capitalised word that one or two joiners lead to: "Ministry of the Interior".
  private func afterJoiners(_ at: Int, start: Int) -> Int? {
    // "the Senate and Ada Vell" are two; only "of", "for" and "on" may be doubled by "the".
    guard lexemes[at].lower != "the" else { return nil }
    if lexemes[at].lower == "and" {
      return same(start, at + 1) && isNameWord(at + 1)
        && lexemes[start..<at].contains {
          $0.lower == "of" || $0.lower == "for"
        } && !English.givenNames.contains(lexemes[at + 1].lower) ? at + 1 : nil
    }
    if same(start, at + 1), isNameWord(at + 1) { return at + 1 }
    return same(start, at + 2) && lexemes[at + 1].lower == "the" && isNameWord(at + 2)
      ? at + 2 : nil
  }

  /// One run's names: a nationality before a person is cut off.
  private func judged(_ run: Range<Int>) -> [Candidate] {
    var run = run
    var result: [Candidate] = []
    if run.count > 1, English.countryOfAdjective[lexemes[run.lowerBound].lower] != nil,
      !hasHead(run, English.organizationHeads), !hasHead(run, English.placeHeads)
    {
      run = run.lowerBound + 1..<run.upperBound
    }
    if isFirst(run.lowerBound), run.count > 1,
      English.isSentenceOpener(lexemes[run.lowerBound].lower)
    {
      run = run.lowerBound + 1..<run.upperBound
    }
    guard !run.isEmpty else { return [] }
    if run.count == 1, isDemonym(lexemes[run.lowerBound].lower) { return [] }
    var candidate = Candidate(tokens: run, kind: nil, key: key(run), office: office(of: run))
    judge(&candidate)
    result.append(candidate)
    return result
  }

  /// "Armenian", "Armenians", "Western", "Soviet-led": they name nothing by themselves.
  private func isDemonym(_ lower: String) -> Bool {
    guard English.countries[lower] == nil else { return false }
    return English.countryOfAdjective[lower] != nil
      || lower.hasSuffix("s") && English.countryOfAdjective[String(lower.dropLast())] != nil
      || English.directions.contains(lower) || lower.hasSuffix("-led") || lower.hasSuffix("-style")
      || lower.hasSuffix("-backed") || lower.hasSuffix("-based")
  }

  func key(_ run: Range<Int>) -> String {
    lexemes[run].map(\.lower).joined(separator: " ")
  }

  private func hasHead(_ run: Range<Int>, _ heads: Set<String>) -> Bool {
    heads.contains(lexemes[run.upperBound - 1].lower)
      || run.contains { at in
        heads.contains(lexemes[at].lower) && at + 1 < run.upperBound
          && ["of", "for", "on"].contains(lexemes[at + 1].lower)
      }
  }

  /// The office that stands right before a name, with or without a comma, or after it.
  private func office(of run: Range<Int>) -> Int? {
    let start = run.lowerBound
    guard English.countries[key(run)] == nil else { return nil }
    if let index = officeEnding[start], same(start, start - 1) { return index }
    // "Speaker of Norland's parliament, Ada Vell,"; "the professor, Ada Vell".
    if start > 0, lexemes[start - 1].lower == ",", let index = officeEnding[start - 1],
      same(start, start - 2), endsApposition(run.upperBound, in: start),
      offices[index].article != "a", !followsName(offices[index])
    {
      return index
    }
    let end = run.upperBound
    guard same(start, end + 1), lexemes[end].lower == ",", !followsArticle(run) else { return nil }
    var at = end + 1
    if same(start, at + 1), ["the", "a", "an"].contains(lexemes[at].lower) { at += 1 }
    if let index = officeAt[at], same(start, at) { return index }
    // "Ada Vell, Norland's foreign minister": the phrase starts with the jurisdiction.
    return nil
  }

  /// "a woman named Ada", "a man who gave his name only as Bo": a person by one name.
  private func isIntroducedPerson(_ start: Int) -> Bool {
    guard start > 2, same(start, start - 2) else { return false }
    let before = lexemes[start - 1].lower
    let isNamed = before == "named" || before == "called"
    var at = start - 2
    if !isNamed {
      // "gave his name only as", "wanted to be known only as".
      guard before == "as" else { return false }
      while at > start - 5, at > 0, ["only", "simply", "just"].contains(lexemes[at].lower) {
        at -= 1
      }
      guard same(start, at),
        ["name", "names", "identified", "himself", "herself", "known"].contains(lexemes[at].lower)
      else { return false }
    }
    while at >= 0, start - at < 14, same(start, at) {
      if English.persons.contains(lexemes[at].lower)
        || English.officeHeads[lexemes[at].lower] != nil
      {
        return true
      }
      if isNamed, start - at > 3 { return false }
      at -= 1
    }
    return false
  }

  private func endsApposition(_ end: Int, in start: Int) -> Bool {
    guard same(start, end) else { return true }
    let lower = lexemes[end].lower
    return lexemes[end].kind == .punctuation || English.reports(lower) || lower == "'s"
      || lower == "who"
  }

  /// Whether an office is itself an apposition to a name before it: "Ada Vell, the speaker, Bo Lun".
  private func followsName(_ phrase: OfficeFinder.Phrase) -> Bool {
    var before = phrase.tokens.lowerBound - 1
    if phrase.article != nil { before -= 1 }
    guard same(phrase.head, before), before > 0, lexemes[before].lower == "," else { return false }
    guard isNameWord(before - 1), same(phrase.head, before - 1) else { return false }
    var start = before - 1
    while start > 0, same(start, start - 1), isNameWord(start - 1) { start -= 1 }
    return !followsArticle(start..<before)
  }

  /// "the Daily Vell": a name of several words behind "the" is no person's.
  private func followsArticle(_ run: Range<Int>) -> Bool {
    let before = run.lowerBound - 1
    return run.count > 1 && before >= 0 && same(run.lowerBound, before)
      && lexemes[before].lower == "the"
  }

  private func judge(_ candidate: inout Candidate) {
    let run = candidate.tokens
    let start = run.lowerBound
    let end = run.upperBound
    let first = lexemes[start]
    let isOrganization = hasHead(run, English.organizationHeads)
    if English.countries[candidate.key] != nil {
      candidate.kind = .place
      return
    }
    if candidate.office != nil, !isOrganization {
      candidate.kind = .person
      candidate.isCued = true
      return
    }
    if start > 0, same(start, start - 1), English.courtesyTitles.contains(lexemes[start - 1].lower),
      !isOrganization
    {
      candidate.kind = .person
      candidate.isCued = true
      return
    }
    if isOrganization {
      candidate.kind = .organization
      return
    }
    if run.count == 1, first.shape == .allCapitals, first.span.count <= 6,
      !first.lower.contains(".") || first.lower.utf8.count > 5
    {
      candidate.kind = .organization
      return
    }
    if hasHead(run, English.placeHeads) && run.count > 1 {
      candidate.kind = .place
      return
    }
    let before = start > 0 && same(start, start - 1) ? lexemes[start - 1].lower : ""
    let after = same(start, end) ? lexemes[end].lower : ""
    if isIntroducedPerson(start) {
      candidate.kind = .person
      candidate.isCued = true
      return
    }
    if run.count > 1, first.lower == "st." || first.lower == "st", !English.reports(after) {
      candidate.kind = .place
      return
    }
    if run.count > 1,
      English.directions.contains(first.lower) || English.placeOpeners.contains(first.lower)
    {
      candidate.kind = .place
      return
    }
    if run.count > 1, English.givenNames.contains(first.lower) {
      candidate.kind = .person
      return
    }
    if English.sayingVerbs.contains(before) || English.sayingVerbs.contains(after), run.count <= 4 {
      candidate.kind = .person
      candidate.isCued = true
      return
    }
    if ["in", "at", "near", "across", "outside", "throughout", "inside"].contains(before) {
      candidate.kind = .place
      candidate.isCued = true
      return
    }
    if before == "the" {
      if run.count > 1 { candidate.kind = .organization }
      return
    }
    // Two to four capitalised words that occur in lower case nowhere else.
    if run.count > 1, run.count <= 4,
      !run.contains(where: { at in
        English.nameJoiners.contains(lexemes[at].lower) || lexemes[at].shape == .allCapitals
          || lowerWords.contains(lexemes[at].lower)
            && !English.nameParticles.contains(lexemes[at].lower)
      })
    {
      candidate.kind = .person
    }
  }

  /// In headlines nearly every word is capitalised: only names known from elsewhere are seen.
  private func inHeadlines(_ known: [String: Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    var at = 0
    while at < lexemes.count {
      guard headlines.contains(lexemes[at].sentence), lexemes[at].isWord else {
        at += 1
        continue
      }
      var length = 0
      for count in stride(from: 5, through: 1, by: -1) where same(at, at + count - 1) {
        if let found = known[key(at..<at + count)], found.kind != nil {
          result.append(Candidate(tokens: at..<at + count, kind: found.kind, key: found.key))
          length = count
          break
        }
      }
      at += max(1, length)
    }
    return result
  }
}
