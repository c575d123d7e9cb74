import ArgumentParser
import Foundation
import Language
import Quotation
import SourceText

extension ProbeLanguage {
  /// Times the analysis of texts on one core.
  struct Cost: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Times the full analysis on one core, and states the memory it took.",
      discussion: """
        Prints one line: bytes, words, seconds of reading and of finding quotations, words a second \
        (reading alone), the time to load the model, and the most memory that the process held.
        """)

    @Option(help: "The size in bytes of the text to generate.") var bytes = 1_000_000
    @Option(
      help: "Read these documents instead: a file with an object a line, its text in \"text\".")
    var documents: String?
    @Option(help: "Read this UTF-8 file instead.") var file: String?
    @Option(help: "How often to read it; the quickest counts.") var rounds = 1

    func run() throws {
      let begin = ContinuousClock.now
      _ = try SyntaxModel.english()
      let loaded = ContinuousClock.now - begin
      let texts = try texts()
      let idle = ProcessCost.peakMemory
      var reading = Double.infinity
      var quoting = Double.infinity
      var words = 0
      var quotations = 0
      for _ in 0..<rounds {
        var read = 0.0
        var quoted = 0.0
        words = 0
        quotations = 0
        for text in texts {
          let start = ProcessCost.threadSeconds
          let result = try LanguageReader.read(text, documentDate: "2024-02-29")
          let middle = ProcessCost.threadSeconds
          quotations += QuotationFinder.quotations(in: text, reading: result).count
          quoted += ProcessCost.threadSeconds - middle
          read += middle - start
          words += result.sentences.reduce(0) { $0 + $1.words.count }
        }
        reading = min(reading, read)
        quoting = min(quoting, quoted)
      }
      let size = texts.reduce(0) { $0 + $1.utf8.count }
      print(
        "bytes=\(size) words=\(words) quotations=\(quotations) read=\(rounded(reading))s "
          + "quote=\(rounded(quoting))s words/s=\(Int(Double(words) / reading)) "
          + "ns/byte=\(Int(1e9 * reading / Double(max(1, size)))) load=\(loaded) "
          + "idle=\(idle >> 20)MiB peak=\(ProcessCost.peakMemory >> 20)MiB")
    }

    private func rounded(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }

    private func texts() throws -> [DocumentText] {
      if let documents {
        return try String(contentsOfFile: documents, encoding: .utf8).split(separator: "\n")
          .compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return ((object as? [String: Any])?["text"] as? String).map { DocumentText($0) }
          }
      }
      if let file {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        guard let text = DocumentText(validating: bytes) else {
          throw ValidationError("\(file) is not UTF-8")
        }
        return [text]
      }
      var article = GeneratedArticle(numbers: SeededNumbers(seed: 1))
      return [DocumentText(article.text(bytes: bytes))]
    }
  }
}
