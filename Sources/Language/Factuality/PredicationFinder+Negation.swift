import SourceText

extension PredicationFinder {
  /// Finds the words that negate, and the predicate or the member of a contrast each belongs to.
  mutating func findNegations() {
    for word in lower.indices {
      if isNegator(word) {
        negate(by: word)
      } else if EnglishFactuality.paucals.contains(lower[word]),
        !(word > 0 && lower[word - 1] == "a"), let target = target(of: word)
      {
        add(Negation(span: tree.words[word].span, kind: .partialNegation), to: target)
      }
      if EnglishFactuality.negatedAdjectives.contains(lower[word]), isPredicate[word] {
        add(Negation(span: tree.words[word].span, kind: .negation), to: word)
      }
      if lower[word] == "without", let head = tree.heads[word], isPredicate[head],
        relation(word) == "mark" || relation(word) == "case"
      {
        add(Negation(span: tree.words[word].span, kind: .negation), to: head)
      }
      if lower[word] == "unless", let head = tree.heads[word], isPredicate[head] {
        add(Negation(span: tree.words[word].span, kind: .negation), to: head)
      }
      if lower[word] == "far", word + 1 < lower.count, lower[word + 1] == "from",
        let target = [tree.heads[word + 1], tree.heads[word]].compactMap({ $0 })
          .first(where: { isPredicate[$0] && $0 > word })
      {
        add(Negation(span: span(word...(word + 1)), kind: .negation), to: target)
      }
    }
  }

  private func isNegator(_ word: Int) -> Bool {
    EnglishFactuality.negators.contains(lower[word])
      || EnglishFactuality.negativePronouns.contains(lower[word])
      || EnglishFactuality.negativeDeterminers.contains(lower[word])
      || (lower[word] == "no" && word + 1 < lower.count && lower[word + 1] == "one")
  }

  private mutating func negate(by word: Int) {
    let next = word + 1 < lower.count ? lower[word + 1] : ""
    if EnglishFactuality.correlatives.contains(next), lower[word] == "not" || lower[word] == "n't" {
      return
    }
    if lower[word] == "no" || lower[word] == "nothing" || lower[word] == "not" {
      if EnglishFactuality.affirmedNouns.contains(next) { return }
      if relation(word) == "discourse" || relation(word) == "intj" { return }
    }
    var last = word
    var kind = FactualityCue.Kind.negation
    if lower[word] == "no", next == "longer" || next == "one" { last = word + 1 }
    if lower[word] == "not" || lower[word] == "n't" || lower[word] == "n’t",
      EnglishFactuality.universals.contains(next)
    {
      kind = .partialNegation
      last = word + 1
    }
    if kind == .partialNegation, let target = target(of: last) ?? target(of: word) {
      add(Negation(span: span(word...last), kind: kind), to: target)
      return
    }
    if let member = contrasted(by: word) {
      if let governor = governors[member] {
        contrasts[governor, default: []].append(
          FactualityCue(
            span: tree.words[word].span, kind: .contrast,
            scope: spans(of: member) { relation($0) != "conj" && $0 != word }))
      }
      return
    }
    guard let target = target(of: word) else { return }
    if lower[word] == "nothing", next == "but", let other = tree.heads[word + 1],
      isPredicate[other], other != target
    {
      add(Negation(span: tree.words[word].span, kind: .negation), to: other)
      add(Negation(span: tree.words[word + 1].span, kind: .exception), to: other)
    }
    add(
      Negation(span: span(word...last), kind: kind, isNor: lower[word] == "nor"), to: target)
    if let exception = exception(to: word, in: target) {
      add(Negation(span: tree.words[exception].span, kind: .exception), to: target)
    }
  }

  private mutating func add(_ negation: Negation, to word: Int) {
    negations[word, default: []].append(negation)
  }

  /// The member of a contrast that "not" stands before, where that is no predicate.
  private func contrasted(by word: Int) -> Int? {
    guard lower[word] == "not", let head = tree.heads[word] else { return nil }
    if !isPredicate[head] {
      switch tree.words[head].upos {
      case .noun, .properNoun, .pronoun, .numeral: return head
      default: return nil
      }
    }
    // Parsers also hang "not A but B" on the verb before it: "met not the king but the queen".
    guard word > head, tree.words[head].upos == .verb, word + 1 < lower.count else { return nil }
    let object = tree.children(head).first {
      tree.extents[$0].lowerBound == word + 1 && ["obj", "obl"].contains(relation($0))
    }
    return object.flatMap { object in
      tree.children(object).contains {
        relation($0) == "conj" && tree.children($0).contains { lower[$0] == "but" }
      } ? object : nil
    }
  }

  /// The predicate that a negating or partly negating word belongs to.
  private func target(of word: Int) -> Int? {
    if isPredicate[word] { return word }
    var at = word
    // From a determiner to its noun, from the noun to its verb; longer ways are no scope.
    for _ in 0..<6 {
      guard let head = tree.heads[at] else { return nil }
      switch relation(at) {
      case "det", "advmod", "cc", "nsubj", "csubj", "obj", "iobj", "obl", "conj", "nummod", "mark",
        "aux", "discourse", "fixed", "dep", "expl", "compound":
        break
      case "amod" where EnglishFactuality.paucals.contains(lower[at]): break
      default: return nil
      }
      if isPredicate[head] {
        // "No" before an event's own noun denies the clause, as before any other.
        if tree.words[head].upos == .noun, relation(at) == "det", child(of: head, "cop") == nil,
          ["nsubj", "obj", "obl"].contains(relation(head)), let above = governors[head]
        {
          return above
        }
        return head
      }
      at = head
    }
    return nil
  }

  /// The word that takes a negation back: "not until", "nothing but", "cannot but".
  private func exception(to word: Int, in target: Int) -> Int? {
    if word + 1 < lower.count, EnglishFactuality.exceptions.contains(lower[word + 1]) {
      return word + 1
    }
    for child in tree.children(target) where child > word {
      guard ["obl", "advcl"].contains(relation(child)) else { continue }
      if let mark = tree.children(child).first(where: {
        ["case", "mark"].contains(relation($0)) && ["until", "till"].contains(lower[$0])
      }) {
        return mark
      }
    }
    return nil
  }
}
