import SourceText

/// Finds the predicates of one sentence with their polarity, modality and reporters.
///
/// Words are visited from heads to dependents, so that what governs a clause is known when the
/// clause is read, however deep the tree is.
struct PredicationFinder {
  /// What is known of one predicate.
  struct State {
    /// The negations that bear on it, before double ones cancel.
    var negations = 0
    var isPartial = false
    var modality = Predication.Modality.asserted
    /// The cues with their kinds; scopes are filled in at the end.
    var cues: [(span: TextSpan, kind: FactualityCue.Kind)] = []
    var reports: [Report] = []
    /// The word that the predicate is said of, for the reporters of embedded verbs.
    var subject: Int?
    /// What its own governor did to it, which its conjuncts share.
    var incoming = Incoming()
  }

  /// What a clause receives from the one that it completes.
  struct Incoming {
    var negations = 0
    var isPartial = false
    var modality = Predication.Modality.asserted
    var cues: [(span: TextSpan, kind: FactualityCue.Kind)] = []
    var reports: [Report] = []
  }

  /// A negation, by the word that carries it.
  struct Negation {
    var span: TextSpan
    var kind: FactualityCue.Kind
    var isNor = false
  }

  let tree: SentenceTree
  /// The words in lower case.
  let lower: [String]
  var states: [State?]
  /// The nearest predicate above each word.
  var governors: [Int?]
  /// The negations of each word, found before the walk.
  var negations: [Int: [Negation]] = [:]
  /// Members of a contrast that "not" negates, by their governor.
  var contrasts: [Int: [FactualityCue]] = [:]
  /// Reports that stand beside the clause they report: "the dam broke, he said", "according to".
  var outerReports: [Int: [OuterReport]] = [:]

  /// The predications of one sentence, in order of position.
  ///
  /// - Complexity: O(n log n) in the sentence's words.
  static func predications(
    of sentence: Sentence, number: Int, in text: DocumentText
  ) -> [Predication] {
    guard !sentence.words.isEmpty else { return [] }
    var finder = PredicationFinder(sentence, in: text)
    finder.findPredicates()
    finder.findNegations()
    finder.findOuterReports()
    for word in finder.tree.order where finder.isPredicate[word] { finder.read(word) }
    finder.readQuestions()
    return finder.predications(sentence: number)
  }

  /// Whether each word is a predicate.
  var isPredicate: [Bool]

  private init(_ sentence: Sentence, in text: DocumentText) {
    tree = SentenceTree(sentence.words)
    lower = sentence.words.map { text[$0.span].lowercased() }
    states = Array(repeating: nil, count: lower.count)
    governors = Array(repeating: nil, count: lower.count)
    isPredicate = Array(repeating: false, count: lower.count)
  }

  private func predications(sentence: Int) -> [Predication] {
    tree.words.indices.compactMap { word in
      guard let state = states[word] else { return nil }
      let scope = scope(of: word)
      var cues: [FactualityCue] = state.cues.map {
        FactualityCue(span: $0.span, kind: $0.kind, scope: scope)
      }
      cues += (contrasts[word] ?? []).prefix(Predication.longestList)
      cues.sort { ($0.span, $0.kind.rawValue) < ($1.span, $1.kind.rawValue) }
      let isNegative = state.negations % 2 == 1
      return Predication(
        span: tree.words[word].span, lemma: tree.words[word].lemma, sentence: sentence, word: word,
        polarity: state.isPartial ? .partial : isNegative ? .negative : .positive,
        modality: state.modality, cues: Array(cues.prefix(Predication.longestList)), scope: scope,
        reports: state.reports, isDoublyNegated: !isNegative && state.negations > 0)
    }
  }
}

// MARK: - Words and trees

extension PredicationFinder {
  /// The relation of a word to its head, without its subtype.
  func relation(_ word: Int) -> Substring { tree.words[word].universalRelation }

  /// The first dependent of a word in one of some relations.
  func child(of word: Int, _ relations: Substring...) -> Int? {
    tree.children(word).first { relations.contains(relation($0)) }
  }

  /// The bytes from one word to another.
  func span(_ words: ClosedRange<Int>) -> TextSpan {
    tree.words[words.lowerBound].span.union(tree.words[words.upperBound].span)
  }

  /// The spans of a word and some of its dependents with all that hangs on them, joined where
  /// they touch.
  func spans(of word: Int, where isKept: (Int) -> Bool) -> [TextSpan] {
    var ranges = tree.children(word).filter(isKept).map { tree.extents[$0] }
    ranges.append(word...word)
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var joined: [ClosedRange<Int>] = []
    for range in ranges {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined.map(span)
  }

  /// What a negation of a predicate bears on.
  func scope(of word: Int) -> [TextSpan] {
    spans(of: word) { child in
      switch relation(child) {
      case "nsubj", "csubj", "conj", "cc", "parataxis", "punct", "discourse", "vocative", "expl":
        return false
      case "advcl":
        let mark = self.child(of: child, "mark", "advmod")
        return mark.map { !EnglishFactuality.outerConjunctions.contains(lower[$0]) } ?? true
      default:
        return true
      }
    }
  }

  /// The base form with the particle or preposition that makes another verb of it: "rule out".
  func verbKey(_ word: Int) -> String {
    var lemma = tree.words[word].lemma
    // The lemmatizer drops the last letter of some verbs: "ruled" becomes "rul".
    if tree.words[word].xpos.hasPrefix("VB"), lower[word].hasSuffix("ed"),
      lower[word] == lemma + "ed"
    {
      let whole = lemma + "e"
      if whole == "rule" || EnglishFactuality.verbs[whole] != nil { lemma = whole }
    }
    if let particle = tree.children(word).first(where: { tree.words[$0].relation == "compound:prt" }
    ) {
      let key = "\(lemma) \(lower[particle])"
      if EnglishFactuality.verbs[key] != nil { return key }
    }
    if lemma == "call", word + 1 < lower.count, lower[word + 1] == "on" { return "call on" }
    return lemma
  }

  /// The words of a cue that a predicate is: "ruled out", "called on".
  func cueSpan(_ word: Int) -> TextSpan {
    if let particle = tree.children(word).first(where: { tree.words[$0].relation == "compound:prt" }
    ),
      particle == word + 1
    {
      return span(word...particle)
    }
    return tree.words[word].span
  }

  /// What a word does to its complement.
  func effect(_ word: Int) -> EnglishFactuality.Effect? {
    let token = tree.words[word]
    switch token.upos {
    case .verb, .auxiliary:
      let key = verbKey(word)
      // "Going to" looks ahead; "went to see" does not.
      if key == "go" && lower[word] != "going" { return nil }
      return EnglishFactuality.verbs[key]
        ?? EnglishFactuality.adjectives[lower[word]]
    case .adjective, .adverb, .adposition:
      return EnglishFactuality.adjectives[lower[word]] ?? EnglishFactuality.verbs[token.lemma]
    case .noun: return EnglishFactuality.nouns[token.lemma]
    default: return nil
    }
  }
}

// MARK: - Predicates

extension PredicationFinder {
  /// Marks predicates and finds every word's governor.
  private mutating func findPredicates() {
    for word in tree.order {
      if let head = tree.heads[word] {
        governors[word] = isPredicate[head] ? head : governors[head]
      }
      isPredicate[word] = qualifies(word)
    }
  }

  private static let modifiers: Set<Substring> = [
    "amod", "case", "mark", "fixed", "compound", "flat", "punct", "cc", "det", "aux", "cop",
    "goeswith", "discourse",
  ]

  private func qualifies(_ word: Int) -> Bool {
    let token = tree.words[word]
    let relation = relation(word)
    guard !Self.modifiers.contains(relation), token.upos != .punctuation else { return false }
    if isTag(word) { return false }
    if token.upos == .verb { return true }
    if child(of: word, "cop") != nil { return true }
    let isClause = ["root", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis"].contains(
      relation)
    switch token.upos {
    case .auxiliary: return isClause
    case .adjective:
      if ["root", "ccomp", "xcomp", "csubj", "advcl"].contains(relation) { return true }
      if isBehindFarFrom(word) { return true }
      return relation == "conj" && tree.heads[word].map { isPredicate[$0] } == true
    case .noun:
      if relation == "conj", let head = tree.heads[word], isPredicate[head] { return true }
      if isClause, relation != "conj", child(of: word, "nsubj") != nil { return true }
      return isEvent(word)
    case .adverb, .adposition:
      return child(of: word, "xcomp", "advcl") != nil && isClause
    default: return false
    }
  }

  /// Whether an adjective stands behind "far from".
  private func isBehindFarFrom(_ word: Int) -> Bool {
    word > 1 && lower[word - 1] == "from" && lower[word - 2] == "far"
  }

  /// Whether a noun is governed by, or is, a word that says whether its event took place.
  private func isEvent(_ word: Int) -> Bool {
    let token = tree.words[word]
    if token.xpos.hasPrefix("NNP") { return false }
    if EnglishFactuality.nouns[token.lemma] != nil,
      tree.children(word).contains(where: { ["acl", "ccomp", "nmod"].contains(self.relation($0)) })
    {
      return true
    }
    for child in tree.children(word) {
      if self.relation(child) == "amod", EnglishFactuality.attributes[lower[child]] != nil {
        return true
      }
      if self.relation(child) == "case", lower[child] == "without",
        !EnglishFactuality.affirmedNouns.contains(token.lemma)
      {
        return true
      }
    }
    guard let head = tree.heads[word], let effect = effect(head), effect.negatesObjects else {
      return false
    }
    switch tree.words[word].relation {
    case "obj", "nsubj:pass": return tree.words[head].upos == .verb
    case "nmod": return tree.words[head].upos == .noun && hasCase(word, "of")
    default: return false
    }
  }

  /// Whether a noun stands behind a preposition.
  func hasCase(_ word: Int, _ preposition: String) -> Bool {
    tree.children(word).contains { relation($0) == "case" && lower[$0] == preposition }
  }

  /// Whether a clause is a tag: "…, didn’t he?", an auxiliary and a pronoun before the end.
  func isTag(_ word: Int) -> Bool {
    guard tree.words[word].upos == .auxiliary || relation(word) == "parataxis" else { return false }
    let extent = tree.extents[word]
    guard extent.count <= 4, extent.lowerBound > 0 else { return false }
    let own = extent.filter { tree.words[$0].upos != .punctuation && $0 >= word - 2 }
    guard let first = own.first, let last = own.last, tree.words[first].upos == .auxiliary,
      tree.words[last].upos == .pronoun
    else { return false }
    let next = last + 1
    return next < lower.count && lower[next] == "?"
  }
}
