import Accounts
import Language
import Preservation
import Quotation
import SourceText

/// Makes documents of invented outlets for the tests of rules.
enum Newsstand {
  /// One article, read as the archive reads it.
  static func article(
    _ text: String, outlet: String?, published: String? = "2025-07-18", file: String? = nil
  ) -> AccountDocument {
    let content = DocumentText(text)
    let reading = try! LanguageReader.read(content, documentDate: published, isParsed: false)
    let name = file ?? (outlet ?? "unknown") + ".txt"
    return AccountDocument(
      source: Digest(of: Array("\(name)\n\(outlet ?? "")\n\(text)".utf8)), file: name,
      outlet: outlet, published: published, textDigest: Digest(of: content.utf8), text: content,
      reading: reading,
      quotations: QuotationFinder.quotations(in: content, reading: reading))
  }

  /// What is listed for two outlets' texts, one line a conflict: grade, weight, kind, summary.
  static func listing(_ texts: [String], published: String? = "2025-07-18") -> [String] {
    let outlets = ["Morning Post", "Evening Star", "Harbour Gazette", "Weekly Ledger"]
    return listing(
      zip(texts, outlets).map { article($0, outlet: $1, published: published) })
  }

  /// What is listed for some documents, one line a conflict.
  static func listing(_ documents: [AccountDocument]) -> [String] {
    ConflictFinder.conflicts(in: documents).map {
      "\($0.grade.rawValue) \($0.weight.rawValue) \($0.kind.rawValue): \($0.summary)"
    }
  }
}

/// Two outlets' texts and what is to be listed for them.
struct RuleCase: Sendable, CustomStringConvertible {
  var description: String
  var texts: [String]
  var expected: [String]
  var published: String?

  init(
    _ description: String, _ texts: String..., expect expected: [String],
    published: String? = "2025-07-18"
  ) {
    self.description = description
    self.texts = texts
    self.expected = expected
    self.published = published
  }
}
