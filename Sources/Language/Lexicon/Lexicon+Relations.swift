extension Lexicon {
  /// The lemmas that share a frequent sense with a lemma, by the order of its senses.
  ///
  /// The sense must be frequent for both: "gondola" is no synonym of "car".
  ///
  /// - Complexity: O(k log n) in the k lemmas of its senses, of which there are a few dozen at most.
  public func synonyms(of lemma: String, as lexicalClass: LexicalClass) -> [String] {
    guard let own = index(of: lemma) else { return [] }
    var found: [Int] = []
    for sense in senses(of: lemma, as: lexicalClass) {
      for other in synset(sense.synset).lemmas
      where other != own && !found.contains(other) && isFrequent(sense.synset, ofLemma: other) {
        found.append(other)
      }
    }
    return found.map { self.lemma($0) }
  }

  /// Whether two lemmas share a frequent sense; every known lemma does with itself.
  ///
  /// - Complexity: O(log n).
  public func areSynonyms(
    _ lemma: String, _ other: String, as lexicalClass: LexicalClass
  ) -> Bool {
    let senses = senses(of: lemma, as: lexicalClass).map(\.synset)
    return self.senses(of: other, as: lexicalClass).contains { senses.contains($0.synset) }
  }

  /// The lemmas made from a lemma or from which it is made, in any sense: "foundation" and
  /// "founder" of the verb "found", the adverb's adjective, "legal" and "law".
  ///
  /// - Parameter target: The class wanted; nil for all.
  /// - Complexity: O(log n + k) in the k pointers of its senses.
  public func derivations(
    of lemma: String, as lexicalClass: LexicalClass, to target: LexicalClass? = nil
  ) -> [Word] {
    guard let own = index(of: lemma) else { return [] }
    var found: [Word] = []
    for sense in allSenses(of: lemma, as: lexicalClass) {
      let synset = synset(sense.synset)
      for pointer in synset.pointers
      where pointer.relation == .derivation || pointer.relation == .pertainym {
        guard isSource(own, of: pointer, in: synset) else { continue }
        let reached = self.lexicalClass(of: pointer.synset)
        guard target == nil || target == reached else { continue }
        for other in targets(of: pointer) {
          let word = Word(self.lemma(other), reached)
          if !found.contains(word), word != Word(lemma, lexicalClass) { found.append(word) }
        }
      }
    }
    return found
  }

  /// Whether a pointer goes out from a lemma of its synset.
  func isSource(_ lemma: Int, of pointer: Pointer, in synset: Synset) -> Bool {
    guard let source = pointer.source else { return true }
    return synset.lemmas.indices.contains(source) && synset.lemmas[source] == lemma
  }

  /// The lemmas that a pointer leads to.
  func targets(of pointer: Pointer) -> [Int] {
    let lemmas = synset(pointer.synset).lemmas
    guard let target = pointer.target else { return lemmas }
    return lemmas.indices.contains(target) ? [lemmas[target]] : []
  }
}

// MARK: - Opposites

extension Lexicon {
  /// How two words are opposed.
  public enum Opposition: Hashable, Sendable {
    /// The lexicon names them each other's antonyms: "wet" and "dry".
    case direct
    /// One is similar to a direct antonym of the other or of what the other is similar to:
    /// "moist" and "dry", "moist" and "arid".
    case indirect
  }

  /// A word of opposite meaning.
  public struct Antonym: Hashable, Sendable {
    /// The base form.
    public let lemma: String

    /// How it is opposed.
    public let opposition: Opposition
  }

  /// The antonyms of a lemma's frequent senses, direct ones first.
  ///
  /// Indirect ones are adjectives only.
  ///
  /// - Complexity: O(log n + k) in the k pointers of its synsets, of those similar to them and of
  ///   their antonyms: a few hundred at most.
  public func antonyms(of lemma: String, as lexicalClass: LexicalClass) -> [Antonym] {
    guard let own = index(of: lemma) else { return [] }
    var direct: [Int] = []
    var indirect: [Int] = []
    for sense in senses(of: lemma, as: lexicalClass) {
      let synset = synset(sense.synset)
      var opposites: [Int] = []
      for pointer in synset.pointers where pointer.relation == .antonym {
        opposites.append(pointer.synset)
        if isSource(own, of: pointer, in: synset) {
          direct += targets(of: pointer)
        } else {
          indirect += targets(of: pointer)
        }
      }
      if synset.isSatellite {
        for head in synset.pointers where head.relation == .similar {
          for pointer in self.synset(head.synset).pointers where pointer.relation == .antonym {
            opposites.append(pointer.synset)
            indirect += targets(of: pointer)
          }
        }
      }
      guard lexicalClass == .adjective else { continue }
      for opposite in opposites {
        let other = self.synset(opposite)
        indirect += other.lemmas
        for pointer in other.pointers where pointer.relation == .similar {
          indirect += self.synset(pointer.synset).lemmas
        }
      }
    }
    var seen: Set<Int> = [own]
    return direct.filter { seen.insert($0).inserted }.map {
      Antonym(lemma: self.lemma($0), opposition: .direct)
    }
      + indirect.filter { seen.insert($0).inserted }.map {
        Antonym(lemma: self.lemma($0), opposition: .indirect)
      }
  }

  /// How two lemmas are opposed, if they are; the same whichever is named first.
  ///
  /// - Complexity: that of ``antonyms(of:as:)``.
  public func opposition(
    _ lemma: String, _ other: String, as lexicalClass: LexicalClass
  ) -> Opposition? {
    let there = antonyms(of: lemma, as: lexicalClass).first { $0.lemma == other }
    let back = antonyms(of: other, as: lexicalClass).first { $0.lemma == lemma }
    return there?.opposition == .direct || back?.opposition == .direct
      ? .direct : there?.opposition ?? back?.opposition
  }
}
