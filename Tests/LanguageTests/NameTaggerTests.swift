import Language
import SourceText
import Testing

@testable import TrainModels

@Suite struct NameTaggerTests {
  /// A few sentences of our own, their words tagged by hand, and the names in them.
  private static let corpus: [(words: [TokenSyntax], text: DocumentText, names: [TaggedName])] =
    [
      ("Ada|NNP Vell|NNP met|VBD Bo|NNP Lunden|NNP .|.", [(0..<2, .person), (3..<5, .person)]),
      ("The|DT Harbour|NNP Ministry|NNP closed|VBD .|.", [(1..<3, .organization)]),
      ("They|PRP live|VBP in|IN Ormstadt|NNP .|.", [(3..<4, .place)]),
      (
        "The|DT Fisheries|NNP Ministry|NNP met|VBD in|IN Tarn|NNP .|.",
        [(1..<3, .organization), (5..<6, .place)]
      ),
      ("Tove|NNP Marr|NNP left|VBD .|.", [(0..<2, .person)]),
      ("It|PRP was|VBD late|JJ .|.", []),
    ].map { (line: String, names: [(Range<Int>, Entity.Kind)]) in
      let (text, words) = tagged(line)
      return (words, text, names.map { TaggedName(words: $0.0, kind: $0.1) })
    }

  private static func tagged(_ line: String) -> (DocumentText, [TokenSyntax]) {
    var bytes: [UInt8] = []
    var words: [TokenSyntax] = []
    for part in line.split(separator: " ") {
      let pair = part.split(separator: "|")
      let start = bytes.count
      bytes.append(contentsOf: pair[0].utf8)
      words.append(
        TokenSyntax(
          span: TextSpan(start: start, end: bytes.count), upos: .other, xpos: String(pair[1]),
          lemma: "", features: "", head: words.isEmpty ? nil : 0, relation: "dep"))
      bytes.append(0x20)
    }
    return (DocumentText(String(decoding: bytes, as: UTF8.self)), words)
  }

  private static let lists = [(name: "given", entries: ["ada", "bo", "tove"])]

  private static func trained(seed: UInt64 = 1) throws -> NameTrainer {
    var writer = ModelFileWriter()
    writer.add("lists", index: NameLists.entries(lists.map(\.entries)))
    let found = try NameLists(
      ModelFile(bytes: writer.bytes(kind: "LIST", version: 1), kind: "LIST", version: 1))
    var reader = NameFeatures(lists: found)
    let examples = corpus.map { item in
      item.text.utf8.withUnsafeBufferPointer { reader.read(item.words, in: $0) }
      return NameExample(
        keys: reader.keys, starts: reader.starts,
        labels: NameLabels.labels(item.names, count: item.words.count))
    }
    var options = NameTrainingOptions()
    options.epochs = 12
    options.leastFeatures = 1
    options.seed = seed
    let trainer = NameTrainer(examples, lists: lists, options: options)
    while !trainer.isFinished { _ = trainer.runEpoch() }
    return trainer
  }

  @Test func trainingTwiceGivesTheSameBytes() throws {
    let bytes = try Self.trained().modelBytes()
    #expect(bytes == (try Self.trained().modelBytes()))
    #expect(bytes != (try Self.trained(seed: 2).modelBytes()))
  }

  @Test func whatWasLearntIsFoundAgain() throws {
    let model = try Self.trained().model()
    for item in Self.corpus {
      #expect(model.names(of: [item.words], in: item.text) == [item.names])
    }
  }

  @Test func labelsAndNamesSayTheSame() {
    let names = [
      TaggedName(words: 0..<1, kind: .place), TaggedName(words: 1..<3, kind: .person),
      TaggedName(words: 4..<7, kind: .organization),
    ]
    let labels = NameLabels.labels(names, count: 8)
    #expect(NameLabels.names(labels) == names)
    #expect(NameLabels.mayStart(labels[0]) && NameLabels.mayEnd(labels[7]))
    for (label, next) in zip(labels, labels.dropFirst()) {
      #expect(NameLabels.mayFollow(next, after: label))
    }
  }

  @Test func anEntryOfSeveralWordsIsFoundByItsWords() throws {
    var writer = ModelFileWriter()
    writer.add("lists", index: NameLists.entries([["tarn"], ["tarn on sea"]]))
    let lists = try NameLists(
      ModelFile(bytes: writer.bytes(kind: "LIST", version: 1), kind: "LIST", version: 1))
    func find(_ entry: String) -> (lists: UInt32, goesOn: Bool) {
      var hash = NameLists.key
      hash.add(entry.utf8)
      return lists.find(hash.value)
    }
    #expect(find("tarn") == (1, true))
    #expect(find("tarn on") == (0, true))
    #expect(find("tarn on sea") == (2, false))
    #expect(find("sea") == (0, false))
  }

  @Test(
    "Hostile text gives some answer",
    arguments: [
      "", "A", "\u{0}\u{1}", String(repeating: "A ", count: 5_000),
      String(repeating: "é", count: 10_000), "\u{1F600} \u{1F600}", "a\u{301}\u{301}\u{301}",
    ])
  func hostile(sample: String) throws {
    let model = try Self.trained().model()
    let text = DocumentText(sample)
    let sentences = UDTokenizer.sentences(in: text)
    let words = try SyntaxReader.syntax(of: sentences, in: text)
    let names = model.names(of: words, in: text)
    #expect(names.count == words.count)
    for (names, words) in zip(names, words) {
      #expect(names.allSatisfy { $0.words.upperBound <= words.count })
    }
  }

  @Test func theModelOfTheProgramTellsKinds() throws {
    let text = DocumentText(
      "Mary Vellin of the Harbour Workers’ Union flew to Canada with James Ormund. "
        + "Said Vellin: “The government of France was told.”")
    let words = try SyntaxReader.syntax(of: UDTokenizer.sentences(in: text), in: text)
    let names = zip(try NameModel.english().names(of: words, in: text), words).flatMap {
      names, words in
      names.map { name in
        let start = words[name.words.lowerBound].span.start
        let end = words[name.words.upperBound - 1].span.end
        return "\(text[TextSpan(start: start, end: end)]): \(name.kind)"
      }
    }
    #expect(names.contains("Mary Vellin: person"), "\(names)")
    #expect(names.contains("James Ormund: person"), "\(names)")
    #expect(names.contains("Canada: place"), "\(names)")
    #expect(names.contains("France: place"), "\(names)")
  }

  // MARK: GUM's entities

  private static func names(_ lines: String) throws -> [String] {
    let text =
      lines.split(separator: "\n").map { line in
        let parts = line.split(separator: " ").map(String.init)
        // number form UPOS XPOS head relation entity
        return [
          parts[0], parts[1], parts[1], parts[2], parts[3], "_", parts[4], parts[5], "_", parts[6],
        ].joined(separator: "\t")
      }.joined(separator: "\n") + "\n\n"
    let sentence = try Treebank.sentences(of: text, name: "test")[0]
    let mentions = try GUMEntities.mentions(in: text)[0]
    return GUMEntities.names(mentions, in: sentence).map { name in
      "\(sentence.words[name.words].map(\.form).joined(separator: " ")): \(name.kind)"
    }
  }

  @Test func aNameIsCutOutOfItsPhrase() throws {
    #expect(
      try Self.names(
        """
        1 President PROPN NNP 2 nmod:desc Entity=(1-person-new-coref
        2 Ada PROPN NNP 7 nsubj _
        3 Vell PROPN NNP 2 flat _
        4 of ADP IN 6 case _
        5 the DET DT 6 det Entity=(2-place-new-coref
        6 Tarn PROPN NNP 2 nmod Entity=2)1)
        7 met VERB VBD 0 root _
        8 the DET DT 9 det Entity=(3-organization-new-coref
        9 University PROPN NNP 7 obj _
        10 of ADP IN 11 case _
        11 Orm PROPN NNP 9 nmod Entity=(4-place-new-coref)3)
        """) == ["Ada Vell: person", "Tarn: place", "University of Orm: organization"])
  }

  @Test func aPhraseWithoutANameHasNone() throws {
    #expect(
      try Self.names(
        """
        1 The DET DT 2 det Entity=(1-person-new-coref
        2 Sheriff PROPN NNP 3 nsubj Entity=1)
        3 saw VERB VBD 0 root _
        4 his PRON PRP$ 5 nmod:poss Entity=(2-place-new-coref
        5 Study PROPN NNP 3 obj Entity=2)
        6 and CCONJ CC 7 cc _
        7 dogs NOUN NNS 5 conj Entity=(3-animal-new-coref)
        """) == [])
  }
}
