import SourceText

/// Says which mentions name the same person, organisation or place inside one text, and what a
/// title or a pronoun stands for.
///
/// Says nothing where two answers are as good.
struct MentionResolver {
  private let text: DocumentText
  private let lexemes: [Lexeme]
  private let phrases: [OfficeFinder.Phrase]
  private var candidates: [NameFinder.Candidate]
  private let speech: SpeechMask

  private(set) var entities: [Entity] = []
  private(set) var names: [NameMention] = []
  private(set) var offices: [OfficeMention] = []
  private(set) var references: [Reference] = []

  /// The mention made from each candidate, where one was.
  private var mentionOf: [Int?] = []
  private var aliases: [Set<String>] = []
  private var entityOfKey: [String: Int] = [:]
  /// Persons by each word they can be called by, in order of their introduction.
  private var personsByWord: [String: [Int]] = [:]
  /// The offices each person is introduced with, by number of the phrase.
  private var officesOf: [Int: [Int]] = [:]
  /// Whether each entity is a "he", where its names and titles tell.
  private var gender: [Bool?] = []

  init(
    text: DocumentText, lexemes: [Lexeme], phrases: [OfficeFinder.Phrase],
    candidates: [NameFinder.Candidate], speech: SpeechMask
  ) {
    self.text = text
    self.speech = speech
    self.lexemes = lexemes
    self.phrases = phrases
    self.candidates = candidates
    shareKinds()
    introduceFullNames()
    findAcronyms()
    mention()
    resolveOffices()
    readGenders()
    resolveReferences()
  }

  /// A name judged in one place keeps its kind in all; its own surroundings count more.
  private mutating func shareKinds() {
    var kinds: [String: Entity.Kind] = [:]
    for candidate in candidates where candidate.isCued {
      if let kind = candidate.kind, kinds[candidate.key] != .person { kinds[candidate.key] = kind }
    }
    for candidate in candidates where !candidate.isCued {
      if let kind = candidate.kind, kinds[candidate.key] == nil { kinds[candidate.key] = kind }
    }
    for index in candidates.indices {
      if let kind = kinds[candidates[index].key] { candidates[index].kind = kind }
    }
  }

  private func string(_ tokens: Range<Int>) -> String {
    foldedSpaces(text[span(tokens)])
  }

  private func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(
      start: lexemes[tokens.lowerBound].span.start, end: lexemes[tokens.upperBound - 1].span.end)
  }

  private mutating func entity(kind: Entity.Kind, key: String, name: String) -> Int {
    if let known = entityOfKey[key] { return known }
    entities.append(Entity(kind: kind, name: name))
    aliases.append([])
    entityOfKey[key] = entities.count - 1
    return entities.count - 1
  }

  /// Names of two words and more.
  private mutating func introduceFullNames() {
    for candidate in candidates where candidate.tokens.count > 1 {
      guard let kind = candidate.kind, entityOfKey[candidate.key] == nil else { continue }
      var name = string(candidate.tokens)
      if kind == .place { name = English.countries[candidate.key] ?? name }
      let index = entity(kind: kind, key: candidate.key, name: name)
      guard kind == .person else { continue }
      let words = lexemes[candidate.tokens].map(\.lower)
      // A surname may have two words and particles; the first word is a given name.
      for word in [words[0], words[words.count - 1]]
      where !English.nameParticles.contains(word) && !word.hasSuffix(".") {
        if personsByWord[word]?.last != index { personsByWord[word, default: []].append(index) }
      }
    }
  }

  /// "Long Form (LF)", and capitals that spell an organisation's initials.
  private mutating func findAcronyms() {
    for (number, candidate) in candidates.enumerated() {
      guard candidate.tokens.count == 1, lexemes[candidate.tokens.lowerBound].shape == .allCapitals,
        entityOfKey[candidate.key] == nil
      else { continue }
      let at = candidate.tokens.lowerBound
      if at > 0, lexemes[at - 1].lower == "(", number > 0,
        candidates[number - 1].tokens.upperBound == at - 1,
        let long = entityOfKey[candidates[number - 1].key],
        initials(candidates[number - 1].tokens).hasSuffix(candidate.key)
          || initials(candidates[number - 1].tokens).hasPrefix(candidate.key)
      {
        entityOfKey[candidate.key] = long
        aliases[long].insert(string(candidate.tokens))
      }
    }
  }

  /// The first letters of a name's words, joiners left out.
  private func initials(_ tokens: Range<Int>) -> String {
    var result = ""
    for lexeme in lexemes[tokens] where !English.nameJoiners.contains(lexeme.lower) {
      for part in lexeme.lower.split(separator: "-") { result += part.prefix(1) }
    }
    return result
  }

  private mutating func mention() {
    mentionOf = Array(repeating: nil, count: candidates.count)
    var recent: [String: Int] = [:]
    for (number, candidate) in candidates.enumerated() {
      var target: Int?
      var reason: String?
      if let known = entityOfKey[candidate.key] {
        target = known
        if foldedLower(entities[known].name) != candidate.key, entities[known].kind != .place {
          reason = "“\(string(candidate.tokens))” stands for \(entities[known].name)"
        }
      } else if candidate.tokens.count == 1, candidate.kind != .organization,
        let persons = personsByWord[candidate.key]
      {
        if persons.count == 1 {
          target = persons[0]
        } else {
          target = recent[candidate.key]
        }
        if let target {
          reason = "“\(string(candidate.tokens))” is a name of \(entities[target].name)"
        }
      }
      if target == nil, let kind = candidate.kind {
        var name = string(candidate.tokens)
        if kind == .place { name = English.countries[candidate.key] ?? name }
        target = entity(kind: kind, key: candidate.key, name: name)
        if kind == .person, let target, candidate.tokens.count == 1 {
          personsByWord[candidate.key, default: []].append(target)
        }
      }
      guard let target else { continue }
      mentionOf[number] = names.count
      names.append(NameMention(span: span(candidate.tokens), entity: target, reason: reason))
      if entities[target].kind == .person {
        for word in lexemes[candidate.tokens] { recent[word.lower] = target }
        if let office = candidate.office { officesOf[target, default: []].append(office) }
      }
      let own = string(candidate.tokens)
      if foldedLower(own) != foldedLower(entities[target].name) { aliases[target].insert(own) }
    }
    for index in entities.indices { entities[index].aliases = aliases[index].sorted(by: bytewise) }
  }

  /// "Mr Vell", "spokeswoman Ada Vell", a given name.
  private mutating func readGenders() {
    gender = Array(repeating: nil, count: entities.count)
    for (number, candidate) in candidates.enumerated() {
      guard let mention = mentionOf[number], candidate.kind == .person else { continue }
      let person = names[mention].entity
      let start = candidate.tokens.lowerBound
      var told = start > 0 ? English.isHe(title: lexemes[start - 1].lower) : nil
      if told == nil, let office = candidate.office {
        told = English.isHe(title: lexemes[phrases[office].head].lower)
      }
      if let told {
        gender[person] = told
      } else if gender[person] == nil, candidate.tokens.count > 1 {
        gender[person] = English.isHe(givenName: lexemes[start].lower)
      }
    }
  }

  private mutating func resolveOffices() {
    var holders: [Int: Int] = [:]
    for (number, candidate) in candidates.enumerated() {
      if let office = candidate.office, let mention = mentionOf[number] {
        holders[office] = mention
      }
    }
    for (number, candidate) in candidates.enumerated() where candidate.kind == .person {
      guard let mention = mentionOf[number] else { continue }
      for office in introductions(of: candidate.tokens) where holders[office] == nil {
        holders[office] = mention
      }
    }
    offices = phrases.enumerated().map { index, phrase in
      OfficeMention(
        span: span(phrase.tokens), office: phrase.office,
        jurisdiction: phrase.jurisdiction.map(jurisdiction), holder: holders[index])
    }
  }

  /// The offices that lead up to a name that is a subject.
  ///
  /// "Norlandic scientist and traveller, an expert on the coast, Ada Vell argues": no other person
  /// and no verb stands between.
  private func introductions(of name: Range<Int>) -> [Int] {
    let end = name.upperBound
    guard lexemes.indices.contains(end), English.sayingVerbs.contains(lexemes[end].lower) else {
      return []
    }
    var start = name.lowerBound
    while start > 0, lexemes[start - 1].sentence == lexemes[name.lowerBound].sentence,
      name.lowerBound - start < 40, !English.reports(lexemes[start - 1].lower),
      !SentenceSplitter.isTerminator(lexemes[start - 1]), lexemes[start - 1].lower != ";"
    {
      start -= 1
    }
    guard start < name.lowerBound, !personStands(in: start..<name.lowerBound) else { return [] }
    var result: [Int] = []
    var at = firstPhrase(from: start)
    while at < phrases.count, phrases[at].tokens.upperBound <= name.lowerBound {
      if phrases[at].article != "the" { result.append(at) }
      at += 1
    }
    return result
  }

  private func firstPhrase(from token: Int) -> Int {
    var low = 0
    var high = phrases.count
    while low < high {
      let middle = (low + high) / 2
      if phrases[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func personStands(in tokens: Range<Int>) -> Bool {
    let bytes = span(tokens)
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle].span.start < bytes.start { low = middle + 1 } else { high = middle }
    }
    while low < names.count, names[low].span.end <= bytes.end {
      if entities[names[low].entity].kind == .person { return true }
      low += 1
    }
    return false
  }

  /// "Norlandic" is Norland where the text names it; an acronym is its long form.
  private func jurisdiction(_ name: String) -> String {
    let key = foldedLower(name)
    if let known = entityOfKey[key] {
      return entities[known].name
    }
    guard key.utf8.count > 5, !key.contains(" ") else { return name }
    for entity in entities.prefix(500) where entity.kind == .place {
      let place = foldedLower(entity.name)
      let shared = zip(place.utf8, key.utf8).prefix { $0 == $1 }.count
      // "Norland", "Norlandic": all but an ending of three letters is shared.
      if shared >= 4, place.utf8.count - shared <= 3, key.utf8.count - shared <= 4 {
        return entity.name
      }
    }
    return name
  }

  // MARK: Titles and pronouns

  private mutating func resolveReferences() {
    var office = 0
    var name = 0
    var introduced: [(person: Int, phrase: Int)] = []
    var described: [String: Int] = [:]
    /// Persons of the sentences read so far, most recent last, subjects marked.
    var memory = SubjectMemory()
    let holders = offices.map(\.holder)
    for at in lexemes.indices {
      let start = lexemes[at].span.start
      let isSpeech = speech.isSpeech[at]
      memory.turn(to: speech.sentence[at], paragraph: lexemes[at].paragraph)
      while name < names.count, names[name].span.start <= start {
        // Whom a speaker speaks of is not whom the text speaks of.
        let entity = names[name].entity
        if entities[entity].kind == .person, !isSpeech {
          memory.see(entity)
          if let noun = description(after: names[name].span, from: at) { described[noun] = entity }
        }
        name += 1
      }
      if office < phrases.count, phrases[office].tokens.lowerBound == at {
        let phrase = phrases[office]
        if let holder = holders[office] {
          introduced.append((names[holder].entity, office))
        } else if phrase.article == "the" {
          let words = string(phrase.tokens.lowerBound - 1..<phrase.tokens.upperBound)
          var found: (person: Int, why: String)?
          if let match = match(office, among: introduced) {
            let known = string(phrases[match.phrase].tokens)
            found = (match.person, "introduced as “\(known)”")
          } else if !isSpeech, memory.isSubjectPlace || isSaid(phrase),
            let person = memory.onlyPerson, canHold(phrase, person),
            !memory.hasOffice(phrase.office)
          {
            found = (person, "the only person this paragraph speaks of")
          }
          if let found {
            references.append(
              Reference(
                span: span(phrase.tokens.lowerBound - 1..<phrase.tokens.upperBound),
                entity: found.person,
                reason: "“\(words)” is \(entities[found.person].name), \(found.why)"))
            if !isSpeech { memory.see(found.person) }
          } else if !isSpeech {
            memory.see(office: phrase.office)
          }
        }
        office += 1
      }
      let lower = lexemes[at].lower
      if lower == "the", !isSpeech, let reference = byDescription(at, in: described) {
        references.append(reference)
        memory.see(reference.entity)
      }
      if !isSpeech, isFiniteVerb(at) { memory.seeVerb() }
      guard lower == "he" || lower == "she", !isSpeech else { continue }
      let isHe = lower == "he"
      if let person = memory.antecedent(
        where: { gender[$0].map { $0 == isHe } ?? true }, surely: { gender[$0] == isHe })
      {
        references.append(
          Reference(
            span: lexemes[at].span, entity: person,
            reason:
              "“\(string(at..<at + 1))” is \(entities[person].name), the last person spoken of"
          ))
        memory.see(person)
      }
    }
    references.sort { $0.span.start < $1.span.start }
  }

  /// Whether a title with "the" may mean a person introduced without an office.
  ///
  /// A head of state is known without a name: "the president" is nobody of the paragraph.
  private func canHold(_ phrase: OfficeFinder.Phrase, _ person: Int) -> Bool {
    officesOf[person] == nil
      && ![
        "president", "premier", "pope", "king", "queen", "chancellor", "spokesperson", "official",
        "emperor", "prime minister", "leader", "executive", "secretary of state",
      ].contains(phrase.office)
  }

  /// "said the professor".
  private func isSaid(_ phrase: OfficeFinder.Phrase) -> Bool {
    let verb = phrase.tokens.lowerBound - 2
    return verb >= 0 && English.sayingVerbs.contains(lexemes[verb].lower)
  }

  /// A word that ends the part of a sentence where its subject stands.
  private func isFiniteVerb(_ at: Int) -> Bool {
    guard lexemes[at].shape == .lower else { return false }
    let lower = lexemes[at].lower
    return English.auxiliaries.contains(lower) || English.sayingVerbs.contains(lower)
      || lower.hasSuffix("ed")
  }

  /// What an apposition calls a person: "Ada Vell, a deckhand of 34," is a deckhand.
  private func description(after name: TextSpan, from token: Int) -> String? {
    var at = token
    while at < lexemes.count, lexemes[at].span.end <= name.end { at += 1 }
    guard at + 2 < lexemes.count, lexemes[at].lower == ",",
      ["a", "an", "the"].contains(lexemes[at + 1].lower)
    else { return nil }
    at += 2
    var noun: String?
    let limit = min(at + 6, lexemes.count)
    while at < limit, lexemes[at].isWord, lexemes[at].shape == .lower,
      !English.functionWords.contains(lexemes[at].lower)
    {
      noun = lexemes[at].lower
      at += 1
    }
    return noun
  }

  /// "the deckhand", where somebody was called a deckhand.
  private func byDescription(_ at: Int, in known: [String: Int]) -> Reference? {
    for noun in at + 1...at + 2 where noun < lexemes.count {
      guard lexemes[noun].shape == .lower, let person = known[lexemes[noun].lower],
        English.officeHeads[lexemes[noun].lower] == nil
      else { continue }
      if noun + 1 < lexemes.count, lexemes[noun + 1].isWord {
        let next = lexemes[noun + 1].lower
        guard English.functionWords.contains(next) || English.reports(next) || next.hasSuffix("ed")
        else { continue }
      }
      let words = string(at..<noun + 1)
      return Reference(
        span: span(at..<noun + 1), entity: person,
        reason: "“\(words)” is \(entities[person].name), introduced as “\(lexemes[noun].lower)”")
    }
    return nil
  }

  /// The last person introduced with an office that the title fits.
  private func match(
    _ office: Int, among introduced: [(person: Int, phrase: Int)]
  ) -> (person: Int, phrase: Int)? {
    let wanted = offices[office]
    let head = lexemes[phrases[office].head].lower
    // A title means somebody of the last pages, if anybody.
    return introduced.suffix(200).last { entry in
      let known = offices[entry.phrase]
      if let jurisdiction = wanted.jurisdiction, let other = known.jurisdiction,
        jurisdiction != other
      {
        return false
      }
      if known.office == wanted.office { return true }
      let knownHead = lexemes[phrases[entry.phrase].head].lower
      if wanted.office == English.officeHeads[head] {
        // A bare "the minister", "the spokesman".
        return English.officeHeads[head] == English.officeHeads[knownHead]
          || English.heads(like: head).contains(knownHead)
          || head == "diplomat" && (known.office.contains("foreign") || knownHead == "ambassador")
      }
      return false
    }
  }
}

/// Which tokens are quoted speech, and the number of each token's sentence with all speech left out.
struct SpeechMask {
  private(set) var isSpeech: [Bool]
  private(set) var sentence: [Int]

  /// Marks off the runs of some length; a word or three between marks belong to the sentence.
  init(lexemes: [Lexeme], runs: [MarkedRun]) {
    isSpeech = Array(repeating: false, count: lexemes.count)
    for run in runs where run.nestedIn == nil && run.tokens.count > 3 {
      for token in run.tokens { isSpeech[token] = true }
    }
    sentence = []
    sentence.reserveCapacity(lexemes.count)
    var number = 0
    var last = -1
    for at in lexemes.indices {
      if !isSpeech[at], lexemes[at].sentence != last {
        if last >= 0 { number += 1 }
        last = lexemes[at].sentence
      }
      sentence.append(number)
    }
  }
}

extension English {
  private static let expertHeads: Set<String> = words(
    "analyst expert scientist researcher scholar commentator observer orientalist historian "
      + "economist sociologist strategist professor consultant")

  private static let lawmakerHeads: Set<String> = words(
    "lawmaker senator representative congressman congresswoman sen. rep. mp deputy delegate "
      + "politician")

  private static let leaderHeads: Set<String> = words("president premier leader chancellor")

  /// Heads a bare head may stand for: "the analyst" for one introduced as an expert.
  static func heads(like head: String) -> Set<String> {
    if expertHeads.contains(head) { return expertHeads }
    if lawmakerHeads.contains(head) { return lawmakerHeads }
    if leaderHeads.contains(head) { return leaderHeads }
    return []
  }
}

private func bytewise(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}

/// A string in lower case, by the same table as tokens.
package func foldedLower(_ string: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in string.unicodeScalars {
    switch scalar.value {
    case 0x2019, 0x2BC, 0x2018: scalars.append("'")
    case 0x2010, 0x2011: scalars.append("-")
    case 0xAD, 0x2060: continue
    default:
      let lower = ScalarClass(scalar.value).lowercased(scalar.value)
      scalars.append(Unicode.Scalar(lower) ?? scalar)
    }
  }
  return String(scalars)
}
