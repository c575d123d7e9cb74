import Language
import Testing

@Suite struct LexiconTests {
  private let lexicon: Lexicon
  init() throws { lexicon = try Lexicon.english() }

  @Test(arguments: [
    ("buy", "purchase", LexicalClass.verb), ("car", "automobile", .noun),
    ("big", "large", .adjective), ("quickly", "rapidly", .adverb),
  ])
  func `words that mean the same are synonyms`(
    _ one: String, _ other: String, _ lexicalClass: LexicalClass
  ) {
    #expect(lexicon.synonyms(of: one, as: lexicalClass).contains(other))
    #expect(lexicon.areSynonyms(one, other, as: lexicalClass))
    #expect(lexicon.areSynonyms(other, one, as: lexicalClass))
    #expect(!lexicon.synonyms(of: one, as: lexicalClass).contains(one))
  }

  @Test func `a rare sense makes no synonym`() {
    let car = lexicon.allSenses(of: "car", as: .noun).map(\.synset)
    let gondola = lexicon.allSenses(of: "gondola", as: .noun).map(\.synset)
    #expect(car.contains { gondola.contains($0) })
    #expect(!lexicon.synonyms(of: "car", as: .noun).contains("gondola"))
    #expect(!lexicon.areSynonyms("guitar", "banjo", as: .noun))
  }

  @Test(arguments: [
    ("wet", "dry", LexicalClass.adjective), ("accept", "reject", .verb), ("buy", "sell", .verb),
    ("increase", "decrease", .verb), ("victory", "defeat", .noun), ("legal", "illegal", .adjective),
    ("guilty", "innocent", .adjective),
  ])
  func `antonyms are direct both ways`(
    _ one: String, _ other: String, _ lexicalClass: LexicalClass
  ) {
    #expect(lexicon.opposition(one, other, as: lexicalClass) == .direct)
    #expect(lexicon.opposition(other, one, as: lexicalClass) == .direct)
  }

  @Test(arguments: [("moist", "dry"), ("moist", "arid"), ("wet", "arid"), ("huge", "small")])
  func `similar adjectives are opposed indirectly`(_ one: String, _ other: String) {
    #expect(lexicon.opposition(one, other, as: .adjective) == .indirect)
    #expect(lexicon.opposition(other, one, as: .adjective) == .indirect)
  }

  @Test func `what is not opposed has no opposition`() {
    #expect(lexicon.opposition("wet", "moist", as: .adjective) == nil)
    #expect(lexicon.opposition("wet", "wet", as: .adjective) == nil)
    #expect(lexicon.opposition("walk", "march", as: .verb) == nil)
    #expect(lexicon.antonyms(of: "guitar", as: .noun).isEmpty)
  }

  @Test(arguments: [
    ("found", LexicalClass.verb, "foundation", LexicalClass.noun),
    ("found", .verb, "founder", .noun), ("attack", .noun, "attack", .verb),
    ("refuse", .verb, "refusal", .noun), ("refusal", .noun, "refuse", .verb),
    ("quickly", .adverb, "quick", .adjective), ("destroy", .verb, "destruction", .noun),
    ("musical", .adjective, "music", .noun),
  ])
  func `words are derived from each other`(
    _ lemma: String, _ lexicalClass: LexicalClass, _ other: String, _ target: LexicalClass
  ) {
    let all = lexicon.derivations(of: lemma, as: lexicalClass)
    #expect(all.contains(Lexicon.Word(other, target)))
    let some = lexicon.derivations(of: lemma, as: lexicalClass, to: target)
    #expect(some == all.filter { $0.lexicalClass == target })
  }

  @Test func `nouns have wider meanings at a distance`() {
    #expect(lexicon.isA("guitar", "instrument"))
    #expect(lexicon.isA("guitar", "musical instrument", within: 2))
    #expect(!lexicon.isA("guitar", "musical instrument", within: 1))
    #expect(!lexicon.isA("instrument", "guitar"))
    #expect(lexicon.isA("car", "automobile", within: 0))
    #expect(lexicon.isA("mayor", "person"))
    let first = lexicon.hypernyms(of: "guitar", as: .noun)[0]
    #expect(first.distance == 1 && first.lemmas == ["stringed instrument"])
    let distances = lexicon.hypernyms(of: "guitar", as: .noun).map(\.distance)
    #expect(distances == distances.sorted() && distances.count < 40)
  }

  @Test func `verbs entail what they are a manner of, need and bring about`() {
    #expect(lexicon.entailment(from: "march", to: "walk") == 1)
    #expect(lexicon.entailment(from: "snore", to: "sleep") != nil)
    #expect(lexicon.entailment(from: "kill", to: "die") == 1)
    #expect(lexicon.entailment(from: "die", to: "kill") == nil)
    #expect(lexicon.entailment(from: "buy", to: "purchase") == 0)
  }

  @Test func `different kinds of one thing share a parent`() {
    #expect(lexicon.commonParent("guitar", "banjo", as: .noun) == ["stringed instrument"])
    #expect(lexicon.commonParent("guitar", "instrument", as: .noun) == nil)
    #expect(lexicon.commonParent("guitar", "guitar", as: .noun) == nil)
    #expect(lexicon.commonParent("guitar", "mercy", as: .noun) == nil)
  }

  @Test(arguments: [
    ("mayor", LexicalClass.noun, LexicographerField.person), ("council", .noun, .group),
    ("river", .noun, .object), ("city", .noun, .location), ("month", .noun, .time),
    ("attack", .noun, .act), ("letter", .noun, .communication),
    ("say", .verb, .communicationVerbs), ("run", .verb, .motionVerbs),
  ])
  func `senses belong to fields`(
    _ lemma: String, _ lexicalClass: LexicalClass, _ field: LexicographerField
  ) {
    #expect(lexicon.fields(of: lemma, as: lexicalClass).contains(field))
  }

  @Test func `lemmas of several words have spaces`() {
    #expect(lexicon.contains("prime minister", as: .noun))
    #expect(lexicon.contains("give up", as: .verb))
    #expect(!lexicon.contains("prime_minister", as: .noun))
  }

  @Test(arguments: [
    "", " ", "zzzzzz", "\u{0}", "qwfpgj", "Ωmega", String(repeating: "a", count: 5_000), "a", "0",
  ])
  func `unknown words have nothing, and none is a fault`(_ lemma: String) {
    for lexicalClass in LexicalClass.allCases where lemma.count != 1 {
      #expect(!lexicon.contains(lemma, as: lexicalClass))
      #expect(lexicon.synonyms(of: lemma, as: lexicalClass).isEmpty)
      #expect(lexicon.antonyms(of: lemma, as: lexicalClass).isEmpty)
      #expect(lexicon.derivations(of: lemma, as: lexicalClass).isEmpty)
      #expect(lexicon.hypernyms(of: lemma, as: lexicalClass).isEmpty)
    }
    #expect(lexicon.entailment(from: lemma, to: "go", within: 0) == nil)
    #expect(!lexicon.isA(lemma, "guitar"))
  }

  @Test func `relations hold for words by their part of speech`() {
    #expect(LexicalClass(.noun) == .noun)
    #expect(LexicalClass(.properNoun) == nil)
    #expect(lexicon.contains("refuse", as: .verb) && lexicon.contains("refuse", as: .noun))
    #expect(!lexicon.contains("mayor", as: .verb))
  }
}
