import SourceText

extension PredicationFinder {
  /// Reads one predicate, whose governor has been read.
  mutating func read(_ word: Int) {
    var state = State()
    state.subject = child(of: word, "nsubj", "csubj")
    let head = tree.heads[word]
    if let head, relation(word) == "conj", isPredicate[head], let first = states[head] {
      state.incoming = first.incoming
      if isEntity(word) { state.subject = nil }
      take(state.incoming, into: &state)
      shareWithConjunct(word, of: head, first, into: &state)
    } else {
      state.incoming = incoming(word)
      take(state.incoming, into: &state)
    }
    if state.subject == nil, let governor = governors[word],
      ["conj", "xcomp", "advcl"].contains(relation(word))
    {
      state.subject = states[governor]?.subject
    }
    readAuxiliaries(of: word, into: &state)
    readModifiers(of: word, into: &state)
    readNegations(of: word, into: &state)
    readOuterReports(of: word, into: &state)
    if isImperative(word, state) { raise(&state, to: .commanded) }
    if state.cues.count > Predication.longestList {
      state.cues.removeLast(state.cues.count - Predication.longestList)
    }
    states[word] = state
  }

  private func isEntity(_ word: Int) -> Bool {
    tree.words[word].upos == .noun && child(of: word, "cop") == nil
  }

  /// Keeps the modality that is further from an assertion.
  func raise(_ state: inout State, to modality: Predication.Modality) {
    if modality.rank > state.modality.rank { state.modality = modality }
  }

  private func take(_ incoming: Incoming, into state: inout State) {
    state.negations += incoming.negations
    state.isPartial = state.isPartial || incoming.isPartial
    raise(&state, to: incoming.modality)
    for cue in incoming.cues { state.cues.append(cue) }
    state.reports = incoming.reports
  }

  /// Gives a conjunct what it shares with the first of its row.
  private func shareWithConjunct(_ word: Int, of head: Int, _ first: State, into state: inout State)
  {
    // A clause with a subject or an auxiliary of its own stands alone.
    guard child(of: word, "nsubj", "aux", "cop") == nil else { return }
    let conjunction = child(of: word, "cc").map { lower[$0] } ?? ""
    if conjunction == "but" || conjunction == "yet" { return }
    let (own, other) = (tree.words[word], tree.words[head])
    let isAlike =
      own.xpos == other.xpos
      || (own.upos != .verb && other.upos != .verb)
    let hasAuxiliary = child(of: head, "aux", "cop") != nil
    let isAlternative = conjunction == "or" || conjunction == "nor"
    guard isAlike && hasAuxiliary || isAlternative || first.subject.map(isNegativeSubject) == true
    else { return }
    state.negations = first.negations
    state.isPartial = first.isPartial
    raise(&state, to: first.modality)
    state.cues = first.cues
  }

  private func isNegativeSubject(_ word: Int) -> Bool {
    let first = tree.extents[word].lowerBound
    return EnglishFactuality.negativePronouns.contains(lower[word]) || lower[first] == "no"
  }

  // MARK: What a clause receives

  private func incoming(_ word: Int) -> Incoming {
    var result = Incoming()
    guard let governor = governors[word], let above = states[governor] else {
      // A noun whose event is in doubt may govern a clause without being in one itself.
      result.modality = attribute(word) ?? .asserted
      return result
    }
    let relation = relation(word)
    let isDirect = tree.heads[word] == governor
    result.reports = above.reports
    switch relation {
    case "ccomp", "xcomp", "csubj", "obj", "obl", "advcl", "nsubj", "acl", "nmod":
      guard let source = source(of: word, governor: governor, isDirect: isDirect) else { break }
      complete(word, by: source, above, into: &result)
      return result
    case "parataxis":
      return result
    default:
      break
    }
    if relation == "ccomp" || relation == "xcomp" || relation == "csubj" {
      inheritDoubt(of: above, isReport: false, into: &result)
    } else if (relation == "acl" || relation == "advcl"), isInfinitive(word) {
      result.modality = .predicted
    }
    return result
  }

  /// The word whose complement a clause or noun is, where it has an effect on it.
  private func source(of word: Int, governor: Int, isDirect: Bool) -> Int? {
    let relation = relation(word)
    switch relation {
    case "ccomp", "xcomp", "csubj":
      return isDirect && effect(governor) != nil ? governor : nil
    case "advcl":
      guard isDirect, let effect = effect(governor) else { return nil }
      if tree.words[governor].upos != .verb { return isInfinitive(word) ? governor : nil }
      if hasMark(word, "from") { return effect.negates ? governor : nil }
      // "Called on rebels to surrender", "was set to begin": the infinitive completes the verb.
      guard isInfinitive(word), effect.modality == .obliged || effect.modality == .predicted else {
        return nil
      }
      return governor
    case "acl":
      guard tree.words[word].relation != "acl:relcl" else { return nil }
      if isDirect { return effect(governor) != nil ? governor : nil }
      guard isInfinitive(word), let effect = effect(governor), effect.modality == .obliged else {
        return nil
      }
      return governor
    case "obj", "nsubj":
      guard isDirect, relation == "obj" || tree.words[word].relation == "nsubj:pass" else {
        return nil
      }
      guard let effect = effect(governor) else { return nil }
      return effect.negatesObjects || isGerund(word) && effect.negates ? governor : nil
    case "nmod":
      guard isDirect, hasCase(word, "of"), let effect = effect(governor) else { return nil }
      return effect.negatesObjects ? governor : nil
    case "obl":
      return isDirect && hasCase(word, "from") && effect(governor)?.negates == true
        && tree.words[word].upos == .verb ? governor : nil
    default: return nil
    }
  }

  private func complete(
    _ word: Int, by source: Int, _ above: State, into result: inout Incoming
  ) {
    guard let effect = effect(source) else { return }
    let isNoun = tree.words[source].upos == .noun
    if isNoun, effect.negates, EnglishFactuality.affirmedNouns.contains(tree.words[source].lemma),
      isDenied(source)
    {
      return
    }
    if effect.negates {
      result.negations += 1
      result.cues.append((cueSpan(source), .negation))
    }
    if effect.negates || effect.passesNegation {
      // "Unlikely" is its own negation, and denies its complement once.
      let own =
        effect.negates && EnglishFactuality.negatedAdjectives.contains(lower[source]) ? 1 : 0
      result.negations += above.negations - min(own, above.negations)
      result.isPartial = above.isPartial
      for cue in above.cues where cue.kind.isNegating && cue.span != cueSpan(source) {
        result.cues.append(cue)
      }
    }
    // What is denied is reported too, also where it is an infinitive or a noun.
    let isReport = effect.reports && isFinite(word, source) || effect.reports && effect.negates
    if let modality = effect.modality {
      result.modality = modality
      let isHedge = modality == .possible
      if !effect.negates { result.cues.append((cueSpan(source), isHedge ? .hedge : .modal)) }
    }
    if isReport, !(isNoun && relation(word) == "nmod") {
      result.reports.append(report(of: word, by: source, above))
      if result.reports.count > Predication.longestList { result.reports.removeFirst() }
    }
    if let mark = mark(of: word),
      lower[mark] == "whether"
        || lower[mark] == "if" && EnglishFactuality.askingVerbs.contains(tree.words[source].lemma)
    {
      result.modality = .asked
      result.cues.append((tree.words[mark].span, .question))
    } else if tree.words[source].lemma == "ask" || tree.words[source].lemma == "wonder",
      !isInfinitive(word)
    {
      result.modality = .asked
    }
    inheritDoubt(of: above, isReport: isReport, into: &result)
  }

  /// A clause inside one that is not asserted is not asserted either.
  private func inheritDoubt(of above: State, isReport: Bool, into result: inout Incoming) {
    let isStrong = [.asked, .conditional, .hypothetical].contains(above.modality)
    guard above.modality != .asserted, isStrong || !isReport else { return }
    if above.modality.rank > result.modality.rank { result.modality = above.modality }
    for cue in above.cues where !cue.kind.isNegating { result.cues.append(cue) }
  }

  private func isDenied(_ noun: Int) -> Bool {
    let first = tree.extents[noun].lowerBound
    return noun > 0
      && (lower[first] == "no" || lower[noun - 1] == "no" || lower[first] == "without")
  }

  /// Whether a clause has a verb form or subject of its own, as reported speech has; infinitives
  /// count where the reporting verb's subject speaks: "claimed to own".
  private func isFinite(_ word: Int, _ source: Int) -> Bool {
    tree.words[source].upos != .noun || !isInfinitive(word)
  }

  // MARK: Forms

  func mark(of word: Int) -> Int? {
    tree.children(word).first { relation($0) == "mark" && lower[$0] != "to" }
  }

  private func hasMark(_ word: Int, _ form: String) -> Bool {
    tree.children(word).contains {
      (relation($0) == "mark" || relation($0) == "case") && lower[$0] == form
    }
  }

  func isInfinitive(_ word: Int) -> Bool {
    tree.children(word).contains { relation($0) == "mark" && lower[$0] == "to" }
  }

  private func isGerund(_ word: Int) -> Bool { tree.words[word].xpos == "VBG" }

  func attribute(_ word: Int) -> Predication.Modality? {
    guard tree.words[word].upos == .noun else { return nil }
    for child in tree.children(word) where relation(child) == "amod" {
      if let modality = EnglishFactuality.attributes[lower[child]] { return modality }
    }
    return nil
  }
}

extension Predication.Modality {
  /// How far it is from an assertion.
  var rank: Int {
    Self.allCases.firstIndex(of: self) ?? 0
  }
}

extension FactualityCue.Kind {
  /// Whether it bears on polarity.
  var isNegating: Bool {
    self == .negation || self == .partialNegation || self == .exception
  }
}
