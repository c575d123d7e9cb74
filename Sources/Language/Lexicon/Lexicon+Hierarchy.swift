extension Lexicon {
  /// The most steps that a hierarchy is followed: more than the longest of English nouns has.
  public static let farthest = 20

  /// A wider meaning.
  public struct Hypernym: Hashable, Sendable {
    /// The words for it, by their order in the lexicon.
    public let lemmas: [String]

    /// The number of its set of synonyms.
    public let synset: Int

    /// How many steps it is away: 1 for the next wider meaning.
    public let distance: Int
  }

  /// The wider meanings of a lemma's frequent senses, nearest first: "stringed instrument", then
  /// "musical instrument" for "guitar".
  ///
  /// Verbs have them too: to march is to walk. Adjectives and adverbs have none.
  ///
  /// - Parameter distance: The most steps to go, at most ``farthest``.
  /// - Complexity: O(log n + k) in the k meanings found, a few dozen at most.
  public func hypernyms(
    of lemma: String, as lexicalClass: LexicalClass, within distance: Int = farthest
  ) -> [Hypernym] {
    reached(
      from: senses(of: lemma, as: lexicalClass).map(\.synset), within: distance,
      by: [.hypernym, .instanceHypernym]
    ).map { synset, distance in
      Hypernym(
        lemmas: self.synset(synset).lemmas.map { self.lemma($0) }, synset: synset,
        distance: distance)
    }
  }

  /// How many steps a meaning of the second lemma is wider than one of the first.
  ///
  /// 0 for synonyms, nil where none is wider. Only frequent senses of the first count, and all of
  /// the second: who says "instrument" of a guitar means one of them, however rare.
  ///
  /// - Complexity: that of ``hypernyms(of:as:within:)``.
  public func distance(
    from lemma: String, toWider wider: String, as lexicalClass: LexicalClass,
    within distance: Int = farthest
  ) -> Int? {
    self.distance(
      from: senses(of: lemma, as: lexicalClass), to: allSenses(of: wider, as: lexicalClass),
      within: distance, by: [.hypernym, .instanceHypernym])
  }

  /// Whether what the first noun names is one of what the second names: "guitar", "instrument".
  ///
  /// - Complexity: that of ``hypernyms(of:as:within:)``.
  public func isA(_ noun: String, _ wider: String, within distance: Int = farthest) -> Bool {
    self.distance(from: noun, toWider: wider, as: .noun, within: distance) != nil
  }

  /// In how many steps the first verb entails the second; 0 for synonyms, nil where it does not.
  ///
  /// A verb entails what it is a manner of ("march", "walk"), what it cannot happen without
  /// ("snore", "sleep") and what it brings about ("kill", "die"). Only frequent senses count.
  ///
  /// - Complexity: that of ``hypernyms(of:as:within:)``.
  public func entailment(
    from verb: String, to other: String, within distance: Int = farthest
  ) -> Int? {
    self.distance(
      from: senses(of: verb, as: .verb), to: Array(senses(of: other, as: .verb)),
      within: distance, by: [.hypernym, .entailment, .cause])
  }

  /// The lemmas of the meaning right above both words, where the two are different kinds of it and
  /// neither is a kind of the other: candidates for what cannot both be true of one thing.
  ///
  /// "guitar" and "banjo" are two stringed instruments. The lexicon does not say whether they
  /// exclude each other; "employee" and "skilled worker" do not.
  ///
  /// - Complexity: that of ``hypernyms(of:as:within:)``.
  public func commonParent(
    _ lemma: String, _ other: String, as lexicalClass: LexicalClass
  ) -> [String]? {
    let first = senses(of: lemma, as: lexicalClass).map(\.synset)
    let second = senses(of: other, as: lexicalClass).map(\.synset)
    guard distance(from: lemma, toWider: other, as: lexicalClass) == nil,
      distance(from: other, toWider: lemma, as: lexicalClass) == nil
    else { return nil }
    let parents = reached(from: first, within: 1, by: [.hypernym]).map(\.synset)
    let shared = reached(from: second, within: 1, by: [.hypernym]).map(\.synset)
    return parents.first { shared.contains($0) }.map { synset($0).lemmas.map { self.lemma($0) } }
  }
}

extension Lexicon {
  private func distance(
    from senses: ArraySlice<Sense>, to wider: [Sense], within distance: Int,
    by relations: [LexicalRelation]
  ) -> Int? {
    let starts = senses.map(\.synset)
    let ends = Set(wider.map(\.synset))
    if ends.isEmpty { return nil }
    if starts.contains(where: ends.contains) { return 0 }
    return reached(from: starts, within: distance, by: relations)
      .first { ends.contains($0.synset) }?.distance
  }

  /// The synsets that relations lead to, breadth first; the starts are not among them.
  private func reached(
    from starts: [Int], within distance: Int, by relations: [LexicalRelation]
  ) -> [(synset: Int, distance: Int)] {
    var seen = Set(starts)
    var found: [(synset: Int, distance: Int)] = []
    var edge = starts
    for step in 1...max(1, min(distance, Self.farthest)) where distance > 0 {
      var next: [Int] = []
      for at in edge {
        for pointer in synset(at).pointers
        where relations.contains(pointer.relation) && seen.insert(pointer.synset).inserted {
          next.append(pointer.synset)
          found.append((pointer.synset, step))
        }
      }
      if next.isEmpty { break }
      edge = next
    }
    return found
  }
}
