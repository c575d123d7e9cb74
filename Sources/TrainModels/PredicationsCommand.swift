import ArgumentParser
import Foundation
import Language
import SourceText

extension TrainModels {
  /// Prints the predications of pairs of sentences.
  struct Predications: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the predications of the premise and hypothesis of JSON lines.")

    @Argument(help: "JSON lines with id, premise and hypothesis.") var file: String
    @Flag(help: "Print the time of the parser and of the rules instead.") var speed = false

    private struct Pair: Decodable {
      var id: String
      var premise: String
      var hypothesis: String
    }

    private struct Row: Encodable {
      var id: String
      var premise: [Item]
      var hypothesis: [Item]
    }

    private struct Item: Encodable {
      var lemma: String
      var polarity: String
      var modality: String
      var double: Bool
      var cues: [String]
    }

    func run() throws {
      let lines = try String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8)
        .split(separator: "\n")
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      var parsing = Duration.zero
      var reading = Duration.zero
      func items(_ string: String) throws -> [Item] {
        let text = DocumentText(string)
        let start = ContinuousClock.now
        var sentences = UDTokenizer.sentences(in: text)
        let words = try SyntaxReader.syntax(of: sentences, in: text)
        for at in words.indices { sentences[at].words = words[at] }
        let parsed = ContinuousClock.now
        let predications = LanguageReader.predications(of: sentences, in: text)
        reading += ContinuousClock.now - parsed
        parsing += parsed - start
        return predications.map { predication in
          Item(
            lemma: predication.lemma, polarity: predication.polarity.rawValue,
            modality: predication.modality.rawValue, double: predication.isDoublyNegated,
            cues: predication.cues.map { "\($0.kind.rawValue) \(text[$0.span])" })
        }
      }
      for line in lines {
        let pair = try JSONDecoder().decode(Pair.self, from: Data(line.utf8))
        let row = Row(
          id: pair.id, premise: try items(pair.premise), hypothesis: try items(pair.hypothesis))
        if !speed { print(String(decoding: try encoder.encode(row), as: UTF8.self)) }
      }
      if speed { print("parser \(parsing), rules \(reading)") }
    }
  }
}
