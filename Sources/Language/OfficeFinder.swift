import SourceText

/// Finds the words that name an office: a head ("speaker"), what narrows it ("parliament"), and
/// whose it is ("Norland's").
struct OfficeFinder {
  /// An office before its holder is known, in numbers of tokens.
  struct Phrase {
    var tokens: Range<Int>
    var head: Int
    var office: String
    var jurisdiction: String?
    /// The tokens of the jurisdiction, which may be a name of their own.
    var jurisdictionTokens: Range<Int>?
    /// Whether "the", "a" or "an" stands before it.
    var article: String?
  }

  private let text: DocumentText
  private let lexemes: [Lexeme]

  init(text: DocumentText, lexemes: [Lexeme]) {
    self.text = text
    self.lexemes = lexemes
  }

  /// The offices of the text in order, without overlaps.
  ///
  /// - Complexity: O(n).
  func phrases() -> [Phrase] {
    var result: [Phrase] = []
    var at = 0
    var free = 0
    while at < lexemes.count {
      guard let phrase = phrase(headAt: at, from: free) else {
        at += 1
        continue
      }
      result.append(phrase)
      at = phrase.tokens.upperBound
      free = at
    }
    return result
  }

  private func same(_ a: Int, _ b: Int) -> Bool {
    lexemes.indices.contains(b) && lexemes[a].sentence == lexemes[b].sentence
  }

  private func phrase(headAt at: Int, from free: Int) -> Phrase? {
    guard var office = English.officeHeads[lexemes[at].lower], lexemes[at].isWord,
      !isAdjective(at), !English.tradeHeads.contains(lexemes[at].lower) || isTrade(at)
    else { return nil }
    // The last of several heads in a row is the head: "chief prosecutor", "Secretary General".
    if same(at, at + 1), let next = English.officeHeads[lexemes[at + 1].lower], next != "general",
      lexemes[at + 1].shape == .lower || lexemes[at].shape != .lower,
      !English.surnameHeads.contains(lexemes[at + 1].lower) || lexemes[at + 1].shape == .lower
    {
      return nil
    }
    var head = at
    var end = at + 1
    if ["secretary", "attorney", "director"].contains(lexemes[at].lower), same(at, at + 1),
      lexemes[at + 1].lower == "general"
    {
      office += " general"
      end += 1
      head = at
    }
    var start = at
    var domains: [String] = []
    var modifiers: [String] = []
    while start > free, same(at, start - 1), at - start < 10 {
      let word = lexemes[start - 1]
      if start == at, isTradeDomain(at - 1, head: at) {
        domains.insert(word.lower, at: 0)
      } else if English.officeDomains.contains(word.lower), modifiers.isEmpty {
        // "General Minister Bell" is odd; "the general said" has no domain to take.
        domains.insert(word.lower, at: 0)
      } else if English.officeModifiers.contains(word.lower)
        || word.lower == "-" && start - 2 >= free
      {
        modifiers.insert(word.lower, at: 0)
      } else {
        break
      }
      start -= 1
    }
    if isSurname(at, start: start) { return nil }

    var phrase = Phrase(
      tokens: start..<end, head: head, office: office, jurisdiction: nil, jurisdictionTokens: nil,
      article: nil)
    takeJurisdictionBefore(&phrase, free: free)
    let body = takeBody(&phrase)
    phrase.office = normalized(head: office, domains: domains, modifiers: modifiers, body: body)
    let first = phrase.tokens.lowerBound
    if first > 0, same(at, first - 1), ["the", "a", "an"].contains(lexemes[first - 1].lower) {
      phrase.article = lexemes[first - 1].lower
    }
    return phrase
  }

  /// "Deputy Foreign Minister", "in general", "chief concern": heads that only narrow another.
  private func isAdjective(_ at: Int) -> Bool {
    let next = same(at, at + 1) ? lexemes[at + 1] : nil
    switch lexemes[at].lower {
    case "deputy":
      guard let next else { return false }
      return English.officeDomains.contains(next.lower) || English.officeHeads[next.lower] != nil
    case "general":
      let before = at > 0 && same(at, at - 1) ? lexemes[at - 1].lower : ""
      let isHeld = next.map { $0.shape == .capital } ?? false
      return !(lexemes[at].isCapitalized && isHeld) && !["the", "a"].contains(before)
        || next?.lower == "staff"
    case "chief", "head", "executive", "official", "host":
      guard let next, next.isWord, next.shape == .lower else { return false }
      return !["of", "for", "to", "and", "who", "in", "at"].contains(next.lower)
        && !English.reports(next.lower)
        && (English.officeHeads[next.lower] == nil || lexemes[at].lower != "chief")
    default:
      return false
    }
  }

  /// Whether a trade's word is said of a person: not "a pilot project", not "the Master Plan".
  private func isTrade(_ at: Int) -> Bool {
    guard same(at, at + 1) else { return lexemes[at].shape == .lower }
    let next = lexemes[at + 1]
    if lexemes[at].shape == .lower {
      return !next.isWord || next.isCapitalized || English.functionWords.contains(next.lower)
        || English.reports(next.lower) || next.lower.hasSuffix("ed") || next.lower == "'s"
        || next.lower.hasSuffix("ly")
    }
    guard lexemes[at].shape == .capital, next.shape == .capital else { return false }
    return !(at > 0 && same(at, at - 1) && lexemes[at - 1].isCapitalized)
      || isTradeDomain(at - 1, head: at)
  }

  /// Whether a word narrows the trade behind it: "harbour master", "ferry captain".
  private func isTradeDomain(_ at: Int, head: Int) -> Bool {
    guard at >= 0, same(head, at), lexemes[at].isWord,
      English.tradeHeads.contains(lexemes[head].lower) || lexemes[head].lower == "captain"
    else { return false }
    let lower = lexemes[at].lower
    if lexemes[at].shape != .lower {
      // "Harbour master Bo Lunden", "Harbour Master Bo Lunden".
      return English.placeHeads.contains(lower)
        || lexemes[head].shape == .lower && !(at > 0 && same(at, at - 1))
          && !English.isSentenceOpener(lower)
    }
    return !English.isSentenceOpener(lower) && !English.reports(lower)
      && !English.officeModifiers.contains(lower) && !English.officeDomains.contains(lower)
      && English.officeHeads[lower] == nil && !lower.hasSuffix("ly") && !lower.hasSuffix("ed")
      && !lower.hasSuffix("ing") && lower != "'s"
  }

  /// Whether a capitalised head is part of a person's name: "Tessa King said".
  private func isSurname(_ at: Int, start: Int) -> Bool {
    guard start == at, lexemes[at].shape == .capital, at > 0, same(at, at - 1),
      English.surnameHeads.contains(lexemes[at].lower)
    else { return false }
    let before = lexemes[at - 1]
    return before.isCapitalized && English.countryOfAdjective[before.lower] == nil
      && !English.isSentenceOpener(before.lower)
      && !(same(at, at + 1) && lexemes[at + 1].shape == .capital)
  }

  /// "Norlandic president", "Norland's president", "NTO chief".
  private func takeJurisdictionBefore(_ phrase: inout Phrase, free: Int) {
    let start = phrase.tokens.lowerBound
    guard start > free, same(start, start - 1) else { return }
    let word = lexemes[start - 1]
    if let country = English.countryOfAdjective[word.lower], word.isCapitalized {
      phrase.jurisdiction = country
      phrase.tokens = start - 1..<phrase.tokens.upperBound
      phrase.jurisdictionTokens = start - 1..<start
      return
    }
    if word.lower == "'s" || word.lower == "'" {
      guard let name = capitalRun(endingAt: start - 1, free: free) else { return }
      phrase.tokens = name.lowerBound..<phrase.tokens.upperBound
      setJurisdiction(&phrase, name)
      return
    }
    guard word.isCapitalized, word.isWord, !English.isSentenceOpener(word.lower),
      !English.calendar.contains(word.lower), !English.courtesyTitles.contains(word.lower)
    else { return }
    // A name straight before the head is a body's ("NTO chief") or a demonym ("Norlandic
    // president"), not a person's.
    if word.shape == .allCapitals || isDemonym(word.lower)
      || English.organizationHeads.contains(word.lower) || English.countries[word.lower] != nil
      || word.lower == "kremlin"
    {
      let run =
        word.shape == .allCapitals || isDemonym(word.lower)
        ? start - 1..<start : capitalRun(endingAt: start, free: free) ?? start - 1..<start
      phrase.tokens = run.lowerBound..<phrase.tokens.upperBound
      setJurisdiction(&phrase, run)
    }
  }

  private func isDemonym(_ lower: String) -> Bool {
    lower.utf8.count > 5 && !English.plainAdjectives.contains(lower)
      && ["ian", "ish", "ese", "ean", "ic", "ani", "can"].contains { lower.hasSuffix($0) }
  }

  private func setJurisdiction(_ phrase: inout Phrase, _ tokens: Range<Int>) {
    phrase.jurisdictionTokens = tokens
    let lower = lexemes[tokens].map(\.lower).joined(separator: " ")
    phrase.jurisdiction =
      English.countries[lower] ?? English.countryOfAdjective[lower] ?? string(tokens)
  }

  private func string(_ tokens: Range<Int>) -> String {
    foldedSpaces(
      text[
        TextSpan(
          start: lexemes[tokens.lowerBound].span.start, end: lexemes[tokens.upperBound - 1].span.end
        )
      ])
  }

  private func capitalRun(endingAt end: Int, free: Int) -> Range<Int>? {
    var start = end
    while start > free, start - 1 >= 0, same(max(end - 1, 0), start - 1),
      lexemes[start - 1].isCapitalized, lexemes[start - 1].isWord, end - start < 6
    {
      start -= 1
    }
    if start < end, English.isSentenceOpener(lexemes[start].lower) { start += 1 }
    return start < end ? start..<end : nil
  }

  /// "of the National Assembly of Norland", "for Norland's Foreign Ministry", in lower case.
  private func takeBody(_ phrase: inout Phrase) -> [String] {
    var at = phrase.tokens.upperBound
    guard same(at - 1, at), ["of", "for", "to"].contains(lexemes[at].lower) else { return [] }
    let preposition = lexemes[at].lower
    at += 1
    var body: [String] = []
    var started = at
    var capitals = at
    func closeRun() {
      guard capitals < at else { return }
      let run = capitals..<at
      let words = lexemes[run].map(\.lower)
      if phrase.jurisdiction == nil || English.countries[words.joined(separator: " ")] != nil {
        setJurisdiction(&phrase, run)
      }
    }
    while same(phrase.head, at), at - started < 10 {
      let word = lexemes[at]
      if ["the", "of", "'s", "'", "’", "and"].contains(word.lower) {
        // "of Norland and the president" goes no further than Norland.
        if at > capitals, let end = compound(capitals, joiner: at) {
          at = end
          continue
        }
        if word.lower == "and",
          !(same(at, at + 1) && lexemes[at + 1].isCapitalized && !body.isEmpty)
        {
          break
        }
        if word.lower != "and" {
          closeRun()
          capitals = at + 1
        }
        at += 1
        continue
      }
      let isBodyWord =
        English.officeDomains.contains(word.lower)
        || ["staff", "forces", "armed", "representatives"].contains(word.lower)
      if let country = English.countryOfAdjective[word.lower], word.isCapitalized {
        phrase.jurisdiction = country
        phrase.jurisdictionTokens = at..<at + 1
        at += 1
        capitals = at
        continue
      }
      if isBodyWord, word.isCapitalized || preposition == "of" || body.isEmpty {
        closeRun()
        body.append(word.lower)
        at += 1
        capitals = at
        continue
      }
      guard word.isCapitalized, word.isWord else { break }
      at += 1
    }
    closeRun()
    // Give back what trails: "of the", "of".
    while at > phrase.tokens.upperBound,
      ["the", "of", "'s", "'", "’", "and", "for", "to"].contains(lexemes[at - 1].lower)
    {
      at -= 1
    }
    started = phrase.tokens.upperBound
    if preposition != "of", at - started < 2 { return [] }
    phrase.tokens = phrase.tokens.lowerBound..<at
    return body
  }

  private func compound(_ start: Int, joiner: Int) -> Int? {
    CompoundName.end(lexemes, start: start, joiner: joiner) { lexemes[$0].isCapitalized }
  }

  private func normalized(
    head: String, domains: [String], modifiers: [String], body: [String]
  ) -> String {
    var office = head
    let narrowing = domains + body
    switch head {
    case "speaker":
      if narrowing.contains(where: English.parliaments.contains) {
        office = "speaker of parliament"
      } else if narrowing.contains("house") {
        office = "speaker of the house"
      } else if narrowing.contains("senate") {
        office = "speaker of the senate"
      }
    case "minister", "secretary":
      let kept = narrowing.filter {
        !["affairs", "and", "press", "general", "relations"].contains($0)
          || $0 == "press" && head == "secretary" || $0 == "general"
      }
      if head == "secretary", body == ["state"] {
        office = "secretary of state"
      } else if kept == ["general"] {
        office = "secretary general"
      } else if !kept.isEmpty {
        office = (kept.map(spelling) + [head]).joined(separator: " ")
      }
    case "chief" where narrowing.contains("staff") || body.contains("general"):
      office = body.contains("general") ? "chief of the general staff" : "chief of staff"
    default:
      let kept = narrowing.filter { $0 != "affairs" }
      if !kept.isEmpty { office = (kept.map(spelling) + [head]).joined(separator: " ") }
    }
    let telling = modifiers.compactMap { word -> String? in
      switch word {
      case "deputy", "vice", "acting", "assistant", "interim": word
      case "former", "ex", "then", "late": "former"
      case "chief": "chief"
      default: nil
      }
    }
    return (telling + [office]).joined(separator: " ")
  }

  private func spelling(_ word: String) -> String {
    switch word {
    case "defense": "defence"
    case "harbor": "harbour"
    case "labor": "labour"
    default: word
    }
  }
}

/// A string with every run of white space, no-break spaces included, as one space.
package func foldedSpaces(_ string: String) -> String {
  var scalars = String.UnicodeScalarView()
  var space = false
  for scalar in string.unicodeScalars {
    switch ScalarClass(scalar.value) {
    case .space, .newline: space = scalar.value != 0xAD || space
    default:
      if space, !scalars.isEmpty { scalars.append(" ") }
      space = false
      scalars.append(scalar)
    }
  }
  return String(scalars)
}
