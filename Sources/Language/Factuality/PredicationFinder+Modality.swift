import SourceText

extension PredicationFinder {
  /// Reads a predicate's auxiliaries: "may", "will", "is to".
  func readAuxiliaries(of word: Int, into state: inout State) {
    let children = tree.children(word)
    let hasPerfect = children.contains { relation($0) == "aux" && lower[$0] == "have" }
    for child in children where relation(child) == "aux" || relation(child) == "cop" {
      let form = lower[child]
      if var modality = EnglishFactuality.auxiliaries[form]
        ?? EnglishFactuality.auxiliaries[tree.words[child].lemma]
      {
        // "Must have left" concludes; it does not oblige.
        if hasPerfect, form == "must" { modality = .possible }
        raise(&state, to: modality)
        state.cues.append((tree.words[child].span, .modal))
      } else if form == "would" || form == "'d" && tree.words[child].lemma == "would" {
        raise(&state, to: conditional(of: word, state))
        state.cues.append((tree.words[child].span, .modal))
      } else if tree.words[child].lemma == "be", isInfinitive(word), relation(word) != "xcomp",
        child + 1 < lower.count
      {
        // "The court is to rule."
        raise(&state, to: .predicted)
        state.cues.append((tree.words[child].span, .modal))
      }
    }
  }

  /// What "would" means: a condition's outcome, the future of a past report, or something imagined.
  private func conditional(of word: Int, _ state: State) -> Predication.Modality {
    if tree.children(word).contains(where: { relation($0) == "advcl" && isCondition($0) }) {
      return .conditional
    }
    // Parsers also make the condition the main clause: "had she known, she would have left".
    if relation(word) == "parataxis", let head = tree.heads[word], isInvertedCondition(head) {
      return .conditional
    }
    return state.reports.isEmpty && outerReports[word] == nil ? .hypothetical : .predicted
  }

  /// Reads adverbs, conditions and attributes.
  func readModifiers(of word: Int, into state: inout State) {
    for child in tree.children(word) {
      switch relation(child) {
      case "advmod", "discourse":
        if let modality = EnglishFactuality.adverbs[lower[child]] {
          raise(&state, to: modality)
          state.cues.append((tree.words[child].span, .hedge))
        }
      case "amod":
        if tree.words[word].upos == .noun, let modality = EnglishFactuality.attributes[lower[child]]
        {
          raise(&state, to: modality)
          state.cues.append((tree.words[child].span, modality == .possible ? .hedge : .modal))
        }
      case "advcl":
        // The outcome of a condition; a reporting verb before "if" is not one.
        if let mark = conditionMark(child), !isAsIf(mark) {
          raise(&state, to: .conditional)
          state.cues.append((tree.words[mark].span, .condition))
        } else if isInvertedCondition(child) {
          raise(&state, to: .conditional)
          state.cues.append((tree.words[tree.extents[child].lowerBound].span, .condition))
        }
      case "obl":
        if let first = tree.children(child).first(where: { isInCase($0) }) {
          raise(&state, to: .conditional)
          state.cues.append((span(first...(first + 1)), .condition))
        }
      default: break
      }
    }
    let clauses: [Substring] = ["advcl", "ccomp", "acl", "root", "parataxis"]
    guard clauses.contains(relation(word)) else { return }
    if let mark = conditionMark(word), state.modality != .asked {
      raise(&state, to: isAsIf(mark) ? .hypothetical : .conditional)
      state.cues.append((tree.words[mark].span, .condition))
    } else if isInvertedCondition(word) {
      raise(&state, to: .conditional)
      state.cues.append((tree.words[tree.extents[word].lowerBound].span, .condition))
    }
  }

  /// Whether "in case" begins at a word.
  private func isInCase(_ word: Int) -> Bool {
    lower[word] == "in" && word + 1 < lower.count && lower[word + 1] == "case"
  }

  private func isCondition(_ word: Int) -> Bool {
    conditionMark(word).map { !isAsIf($0) } ?? isInvertedCondition(word)
  }

  /// The conjunction that makes a clause a condition.
  private func conditionMark(_ word: Int) -> Int? {
    tree.children(word).first { child in
      guard relation(child) == "mark" || relation(child) == "advmod" else { return false }
      if EnglishFactuality.conditions.contains(lower[child]) {
        // "Even if" is a condition; "as if" and "as though" imagine.
        return true
      }
      if isInCase(child) { return true }
      return lower[child] == "as" && child + 1 < lower.count
        && (lower[child + 1] == "if" || lower[child + 1] == "though")
    }
  }

  private func isAsIf(_ mark: Int) -> Bool {
    if lower[mark] == "as" { return true }
    return lower[mark] == "if" && mark > 0 && lower[mark - 1] == "as"
  }

  /// "Had she known", "were he to ask", "should it rain" before the main clause.
  private func isInvertedCondition(_ word: Int) -> Bool {
    guard relation(word) == "advcl" || relation(word) == "root", lower.last != "?" else {
      return false
    }
    let first = tree.extents[word].lowerBound
    guard ["had", "were", "should"].contains(lower[first]),
      tree.heads[first] == word || first == word,
      let subject = child(of: word, "nsubj")
    else { return false }
    return subject > first
  }

  /// "Stop the war", "do not open it".
  func isImperative(_ word: Int, _ state: State) -> Bool {
    let token = tree.words[word]
    guard token.upos == .verb, token.xpos == "VB" || token.feature("Mood") == "Imp" else {
      return false
    }
    guard
      relation(word) == "root" || relation(word) == "parataxis" || relation(word) == "conj"
        || relation(word) == "ccomp",
      child(of: word, "nsubj") == nil
    else { return false }
    if relation(word) == "conj", let head = tree.heads[word], states[head]?.modality != .commanded {
      return false
    }
    return !tree.children(word).contains { child in
      switch relation(child) {
      case "aux": tree.words[child].lemma != "do"
      case "mark", "cop": true
      default: false
      }
    }
  }

  /// Makes questions of the clauses before a question mark.
  mutating func readQuestions() {
    for mark in lower.indices where lower[mark] == "?" {
      var clause = tree.heads[mark] ?? tree.order.first { tree.heads[$0] == nil }
      while let word = clause, !isPredicate[word] { clause = governors[word] }
      // "“Did he leave?” she asked": the mark belongs to the words before it.
      guard let asked = clause else { continue }
      ask(asked, before: mark)
    }
  }

  private mutating func ask(_ root: Int, before mark: Int) {
    // A mark inside the sentence, under a reporting verb behind it, asks the reported clause.
    var top = root
    if root > mark,
      let content = tree.children(root).first(where: {
        (relation($0) == "ccomp" || relation($0) == "parataxis") && $0 < mark && isPredicate($0)
      })
    {
      top = content
    }
    var queue = [top]
    var at = 0
    while at < queue.count {
      let word = queue[at]
      at += 1
      guard var state = states[word], state.modality != .asked else { continue }
      state.modality = .asked
      if state.cues.count < Predication.longestList {
        state.cues.append((tree.words[mark].span, .question))
      }
      states[word] = state
      for child in tree.children(word) where isPredicate(child) {
        if ["conj", "ccomp", "xcomp", "csubj"].contains(relation(child)) { queue.append(child) }
      }
    }
  }

  private func isPredicate(_ word: Int) -> Bool { isPredicate[word] }

  /// Adds the negations found for a predicate.
  func readNegations(of word: Int, into state: inout State) {
    let own = negations[word] ?? []
    let hasOther = state.negations > 0 || own.contains { !$0.isNor && $0.kind == .negation }
    for negation in own {
      if state.cues.contains(where: { $0.span == negation.span && $0.kind == negation.kind }) {
        continue
      }
      switch negation.kind {
      case .partialNegation: state.isPartial = true
      // "Neither drank nor smoked", "did not eat nor drink": one negation in two words.
      case .negation where negation.isNor && hasOther: break
      default: state.negations += 1
      }
      if state.cues.count < 2 * Predication.longestList {
        state.cues.append((negation.span, negation.kind))
      }
    }
  }
}
