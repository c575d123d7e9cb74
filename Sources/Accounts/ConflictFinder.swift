/// Lists where documents contradict each other.
public enum ConflictFinder {
  /// Names the rules; part of the key that cached results are kept under.
  public static let version = "accounts-1"

  /// Finds the conflicts among documents and attaches what people decided about them.
  ///
  /// A pure function: the result depends neither on the order of the documents nor on anything
  /// but its arguments. Conflicts come sorted by grade, weight and support, then by the place of
  /// their first passage (date, outlet, file, position) and their fingerprint. Dismissed conflicts
  /// are listed too, with their ruling.
  ///
  /// - Parameters:
  ///   - documents: The documents. One that is given twice counts once.
  ///   - rulings: The rulings in the order of the log; of two on one conflict, the later counts.
  /// - Complexity: About linear in the bytes of the texts: pairs come from inverted indexes.
  public static func conflicts(
    in documents: [AccountDocument], rulings: [Ruling] = []
  ) -> [Conflict] {
    let corpus = AccountCorpus(documents)
    let rules: [any ConflictRule] = [
      QuoteWordingRule(), DateRule(), NameRule(), TitleRule(),
    ]
    var seen: Set<String> = []
    let conflicts =
      rules
      .flatMap { $0.findings(in: corpus) }
      .compactMap { ConflictBuilder(corpus: corpus).conflict(from: $0) }
      .filter { seen.insert($0.conflict.fingerprint).inserted }
      .sorted(by: precedes)
      .map(\.conflict)
    return RulingAttachment(corpus: corpus).attach(rulings, to: conflicts)
  }

  private static func precedes(_ a: ConflictBuilder.Placed, _ b: ConflictBuilder.Placed) -> Bool {
    for (left, right) in zip(a.sortKey, b.sortKey) where left != right { return left < right }
    return a.conflict.fingerprint < b.conflict.fingerprint
  }
}

extension Conflict.Grade {
  /// The place of the grade in a list: what cannot be true first.
  var rank: Int {
    switch self {
    case .conflict: 0
    case .possible: 1
    case .disagreement: 2
    case .update: 3
    }
  }
}
