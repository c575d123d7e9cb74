import ArchiveTestSupport
import Language
import SourceText
import Testing

@Suite struct PredicationHostileTests {
  /// A sentence of one repeated word whose tree is as given.
  private func sentence(
    _ count: Int, _ form: String, _ upos: PartOfSpeech, relation: String,
    head: (Int) -> Int?
  ) -> (Sentence, DocumentText) {
    let width = form.utf8.count + 1
    let text = DocumentText(String(repeating: form + " ", count: count))
    var sentence = Sentence(
      span: TextSpan(start: 0, end: count * width), tokens: [], paragraph: 0)
    sentence.words = (0..<count).map { at in
      TokenSyntax(
        span: TextSpan(start: at * width, end: at * width + width - 1), upos: upos, xpos: "VBD",
        lemma: form, features: "", head: head(at), relation: head(at) == nil ? "root" : relation)
    }
    return (sentence, text)
  }

  private func predications(_ sample: (Sentence, DocumentText)) -> [Predication] {
    LanguageReader.predications(of: [sample.0], in: sample.1)
  }

  @Test(arguments: ["say", "deny", "plan", "fail", "not", "no", "if", "?"])
  func aChainOfHeadsIsRead(_ form: String) {
    for relation in ["ccomp", "xcomp", "conj", "advcl", "acl", "parataxis", "obj"] {
      let found = predications(
        sentence(190, form, .verb, relation: relation) { $0 == 0 ? nil : $0 - 1 })
      #expect(found.count == 190)
      #expect(found.allSatisfy { $0.reports.count <= Predication.longestList })
      #expect(found.allSatisfy { $0.cues.count <= Predication.longestList })
    }
  }

  @Test func deepAndFlatTreesTakeLinearTime() {
    func seconds(_ count: Int, _ head: (Int) -> Int?, _ form: String) -> Double {
      let sample = sentence(count, form, .verb, relation: "conj", head: head)
      return ProcessorTime.seconds { #expect(predications(sample).count == count) }
    }
    for form in ["deny", "not", "?"] {
      for head in [{ $0 == 0 ? nil : $0 - 1 }, { $0 == 0 ? nil : 0 }] as [(Int) -> Int?] {
        let small = seconds(500, head, form)
        let large = seconds(4_000, head, form)
        #expect(large < 24 * small + 0.05, "\(form): \(small) then \(large) seconds")
      }
    }
  }

  @Test func cyclesAndHeadsOutsideTheSentenceAreNoTrap() {
    let cycle = predications(sentence(9, "deny", .verb, relation: "ccomp") { ($0 + 1) % 9 })
    #expect(cycle.count == 9)
    let outside = predications(sentence(9, "deny", .verb, relation: "ccomp") { $0 + 70 })
    #expect(outside.count == 9)
    let itself = predications(sentence(9, "deny", .verb, relation: "ccomp") { $0 })
    #expect(itself.count == 9)
  }

  @Test func positionsRiseAndTheSameTextReadsTheSame() throws {
    let text = DocumentText(
      String(repeating: "He never denied that she did not plan to leave, they said, ", count: 200))
    let first = try PredicationSample.predications(of: text)
    #expect(try PredicationSample.predications(of: text) == first)
    #expect(zip(first, first.dropFirst()).allSatisfy { $0.span < $1.span })
    #expect(first.count > 600)
  }
}
