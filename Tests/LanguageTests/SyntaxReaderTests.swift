import Language
import SourceText
import Testing

@Suite struct SyntaxReaderTests {
  private func syntax(_ string: String) throws -> (DocumentText, [[TokenSyntax]]) {
    let text = DocumentText(string)
    return (text, try SyntaxReader.syntax(of: UDTokenizer.sentences(in: text), in: text))
  }

  /// One sentence as "form/UPOS/lemma>head:relation" for every word, "-" for the root's head.
  private func described(_ string: String) throws -> [String] {
    let (text, sentences) = try syntax(string)
    return sentences.flatMap { sentence in
      sentence.map { token in
        let head = token.head.map { text[sentence[$0].span] } ?? "-"
        return "\(text[token.span])/\(token.upos.rawValue)/\(token.lemma)>\(head):\(token.relation)"
      }
    }
  }

  @Test(arguments: [
    (
      "The minister rejected the offer.",
      [
        "The/DET/the>minister:det", "minister/NOUN/minister>rejected:nsubj",
        "rejected/VERB/reject>-:root", "the/DET/the>offer:det", "offer/NOUN/offer>rejected:obj",
        "./PUNCT/.>rejected:punct",
      ]
    ),
    (
      "The offer was rejected by the council.",
      [
        "offer/NOUN/offer>rejected:nsubj:pass", "was/AUX/be>rejected:aux:pass",
        "rejected/VERB/reject>-:root", "by/ADP/by>council:case",
      ]
    ),
    (
      "Officials did not confirm the reports.",
      [
        "Officials/NOUN/official>confirm:nsubj", "did/AUX/do>confirm:aux",
        "not/PART/not>confirm:advmod", "reports/NOUN/report>confirm:obj",
      ]
    ),
    (
      "Marta Kovash, the mayor of Ostrel, said that two bridges had been closed.",
      [
        "Marta/PROPN/Marta>said:nsubj", "Kovash/PROPN/Kovash>Marta:flat",
        "mayor/NOUN/mayor>Marta:appos", "two/NUM/two>bridges:nummod",
        "closed/VERB/close>said:ccomp", "that/SCONJ/that>closed:mark",
      ]
    ),
    (
      "The river is wider than the road.",
      ["is/AUX/be>wider:cop", "wider/ADJ/wide>-:root", "river/NOUN/river>wider:nsubj"]
    ),
    (
      "Farmers sold their houses and left.",
      ["their/PRON/their>houses:nmod:poss", "and/CCONJ/and>left:cc", "left/VERB/leave>sold:conj"]
    ),
  ])
  func reads(_ text: String, _ expected: [String]) throws {
    let found = try described(text)
    for word in expected { #expect(found.contains(word), "\(word) is not among \(found)") }
  }

  @Test func tenseAndNumberAreFeatures() throws {
    let (_, sentences) = try syntax("Two ministers resigned.")
    #expect(sentences[0][1].feature("Number") == "Plur")
    #expect(sentences[0][2].feature("Tense") == "Past")
    #expect(sentences[0][2].feature("Gender") == nil)
  }

  @Test func everySentenceIsOneTree() throws {
    let long = String(repeating: "the old mayor, who left, and ", count: 60) + "nobody spoke."
    let (_, sentences) = try syntax("One. \(long)\n\n? ! )\n\nÀ 中文 \u{0} 👩‍👩‍👧 ’’’ -- 5%")
    #expect(sentences.contains { $0.count > SyntaxReader.longestSentence })
    for sentence in sentences {
      #expect(sentence.count { $0.head == nil } == 1)
      for start in sentence.indices {
        var at = start
        var steps = 0
        while let head = sentence[at].head, steps <= sentence.count {
          #expect(sentence.indices.contains(head) && head != at)
          at = head
          steps += 1
        }
        #expect(steps <= sentence.count)
        #expect((sentence[start].head == nil) == (sentence[start].relation == "root"))
      }
    }
  }

  @Test func readingIsTheSameInAnyOrder() throws {
    let text = DocumentText("The mayor left. She did not answer. Two roads were closed in May.")
    let sentences = UDTokenizer.sentences(in: text)
    let together = try SyntaxReader.syntax(of: sentences, in: text)
    let apart = try sentences.reversed().map { try SyntaxReader.syntax(of: [$0], in: text)[0] }
    #expect(together == apart.reversed())
  }

  @Test func formsOfAnyBytesAreRead() {
    var generator = Numbers(state: 11)
    var form = WordForm()
    for _ in 0..<2_000 {
      let bytes = (0..<generator.below(24)).map { _ in UInt8(generator.below(256)) }
      bytes.withUnsafeBufferPointer { form.read($0) }
      #expect(form.keys.count >= 2)
      #expect(String(validating: form.lower, as: UTF8.self) != nil)
    }
  }
}

@Suite struct ModelFileTests {
  private func bytes(version: UInt32) -> [UInt8] {
    var writer = ModelFileWriter()
    writer.add("numbers", rows: 2, columns: 3, stride: 4, [Float](repeating: 1, count: 8))
    writer.add("names", lines: ["one", "two"])
    writer.add("index", index: [(hash: 5 << 32 | 1, value: 0), (hash: 6 << 32 | 1, value: 7)])
    return writer.bytes(kind: "TEST", version: version)
  }

  @Test func sectionsComeBackAsWritten() throws {
    let file = try ModelFile(bytes: bytes(version: 1), kind: "TEST", version: 1)
    let table = try file.table("numbers", elementSize: 4)
    #expect([table.rows, table.columns, table.stride] == [2, 3, 4])
    #expect(UInt(bitPattern: table.base) % 64 == 0)
    #expect(try file.lines("names") == ["one", "two"])
    let index = try HashIndex(file, "index")
    #expect(index(5 << 32 | 1) == 0)
    #expect(index(6 << 32 | 1) == 7)
    #expect(index(7 << 32 | 1) == nil)
  }

  @Test func anotherVersionIsNamed() {
    let error = #expect(throws: ModelError.self) {
      try ModelFile(bytes: bytes(version: 2), kind: "TEST", version: 1)
    }
    #expect(error?.code == .versionMismatch)
    #expect(error?.message.contains("version 2") == true)
    #expect(error?.message.contains("reads 1") == true)
  }

  @Test func whatIsCutShortIsRefused() throws {
    let whole = bytes(version: 1)
    for length in stride(from: 0, to: whole.count - 64, by: 7) {
      #expect(throws: ModelError.self) {
        let file = try ModelFile(bytes: Array(whole[0..<length]), kind: "TEST", version: 1)
        _ = try file.table("numbers", elementSize: 4)
        _ = try file.lines("names")
        _ = try HashIndex(file, "index")
      }
    }
  }

  @Test func anAbsentFileIsNamed() {
    let error = #expect(throws: ModelError.self) {
      try ModelFile(mapping: "/nowhere/model", kind: "TEST", version: 1)
    }
    #expect(error?.code == .absent)
    #expect(error?.message.contains("/nowhere/model") == true)
  }
}

@Suite struct TreeDecoderTests {
  /// All heads that make a tree with one root, tried one by one.
  private func best(_ count: Int, _ scores: [[Float]]) -> Float {
    var top = -Float.infinity
    var heads = [Int](repeating: 0, count: count)
    func isTree() -> Bool {
      guard heads.count(where: { $0 == 0 }) == 1 else { return false }
      for start in 1...count {
        var at = start
        var steps = 0
        while at != 0, steps <= count {
          at = heads[at - 1]
          steps += 1
        }
        if at != 0 { return false }
      }
      return true
    }
    func choose(_ word: Int) {
      guard word <= count else {
        if isTree() { top = max(top, (1...count).reduce(0) { $0 + scores[$1][heads[$1 - 1]] }) }
        return
      }
      for head in 0...count where head != word {
        heads[word - 1] = head
        choose(word + 1)
      }
    }
    choose(1)
    return top
  }

  @Test func theBestTreeIsFound() {
    var generator = Numbers(state: 5)
    for round in 0..<150 {
      let count = 1 + round % 5
      let scores = (0...count).map { _ in
        (0...count).map { _ in Float(generator.below(100)) / 8 }
      }
      let heads = TreeDecoder.heads(count) { scores[$0][$1] }
      let sum = (1...count).reduce(Float(0)) { $0 + scores[$1][heads[$1 - 1]] }
      #expect(heads.count { $0 == 0 } == 1)
      #expect(sum == best(count, scores))
    }
  }
}
