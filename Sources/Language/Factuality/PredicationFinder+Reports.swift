import SourceText

extension PredicationFinder {
  /// A report beside what it reports.
  struct OuterReport {
    var reporter: TextSpan?
    var cue: TextSpan
    /// The dependent of the reported predicate that holds the report.
    var part: Int
    var isNegated = false
  }

  /// The report that a clause is the content of.
  func report(of word: Int, by source: Int, _ above: State) -> Report {
    Report(
      reporter: reporter(of: source, above.subject), cue: tree.words[source].span,
      content: content(of: word, without: nil), isNegated: above.negations % 2 == 1)
  }

  private func reporter(of source: Int, _ subject: Int?) -> TextSpan? {
    if tree.words[source].upos == .noun, child(of: source, "cop") == nil {
      let owner = tree.children(source).first {
        tree.words[$0].relation == "nmod:poss"
          || relation($0) == "nmod"
            && (hasCase($0, "by") || hasCase($0, "of") || hasCase($0, "from"))
      }
      return owner.map(speaker)
    }
    let isPassive = tree.children(source).contains {
      tree.words[$0].relation == "aux:pass" || tree.words[$0].relation == "nsubj:pass"
    }
    if isPassive {
      return tree.children(source).first {
        relation($0) == "obl" && hasCase($0, "by")
      }.map(speaker)
    }
    guard let subject, tree.words[subject].relation != "nsubj:pass", lower[subject] != "it" else {
      return subject.flatMap { lower[$0] == "it" ? tree.words[$0].span : nil }
    }
    return speaker(subject)
  }

  /// A noun phrase without its preposition, possessive mark and relative clauses.
  private func speaker(_ word: Int) -> TextSpan {
    let parts = spans(of: word) {
      !["case", "punct", "parataxis", "acl"].contains(relation($0))
    }
    return parts.first { $0.contains(tree.words[word].span) } ?? tree.words[word].span
  }

  private func content(of word: Int, without part: Int?) -> [TextSpan] {
    spans(of: word) { child in
      child != part && relation(child) != "punct"
        && !(relation(child) == "mark" && lower[child] == "that")
    }
  }

  /// Finds "the dam broke, he said", "according to him", "as he put it".
  mutating func findOuterReports() {
    for word in tree.order {
      guard let head = tree.heads[word] else { continue }
      if lower[word] == "according", relation(word) == "case" || relation(word) == "mark" {
        guard let target = governors[head], !isPredicate[head] else { continue }
        let last = word + 1 < lower.count && lower[word + 1] == "to" ? word + 1 : word
        outerReports[target, default: []].append(
          OuterReport(
            reporter: speaker(head), cue: span(word...last), part: clausePart(head, of: target)))
      } else if lower[word] == "according", relation(word) == "advcl" || relation(word) == "obl",
        let target = governors[word], let source = child(of: word, "obl", "obj", "nmod")
      {
        outerReports[target, default: []].append(
          OuterReport(reporter: speaker(source), cue: tree.words[word].span, part: word))
      } else if isPredicate[word], isPredicate[head], let subject = child(of: word, "nsubj"),
        isPut(word)
          || effect(word)?.reports == true && child(of: word, "ccomp", "xcomp", "obj") == nil
      {
        let isAs = child(of: word, "mark", "advmod").map { lower[$0] == "as" } ?? false
        guard relation(word) == "parataxis" || relation(word) == "advcl" && isAs else { continue }
        let isNegated = (negations[word] ?? []).count % 2 == 1
        outerReports[head, default: []].append(
          OuterReport(
            reporter: reporter(of: word, subject), cue: tree.words[word].span, part: word,
            isNegated: isNegated))
      }
    }
  }

  /// Whether a verb reports by "as he put it".
  private func isPut(_ word: Int) -> Bool {
    tree.words[word].lemma == "put" && child(of: word, "obj").map { lower[$0] == "it" } == true
  }

  /// The dependent of a predicate that a word below it hangs on.
  private func clausePart(_ word: Int, of target: Int) -> Int {
    var at = word
    for _ in 0..<4 {
      guard let head = tree.heads[at], head != target else { return at }
      at = head
    }
    return at
  }

  /// Adds the reports beside a predicate.
  func readOuterReports(of word: Int, into state: inout State) {
    for outer in (outerReports[word] ?? []).prefix(Predication.longestList) {
      state.reports.append(
        Report(
          reporter: outer.reporter, cue: outer.cue, content: content(of: word, without: outer.part),
          isNegated: outer.isNegated))
    }
    if state.reports.count > Predication.longestList {
      state.reports.removeFirst(state.reports.count - Predication.longestList)
    }
  }
}
