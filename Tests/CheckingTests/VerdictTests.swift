import Checking
import Language
import Quotation
import SourceText
import Testing

/// Verdicts on quotations of one invented article.
@Suite struct VerdictTests {
  static let article = """
    The council of Orvesund met on Monday evening to speak about the ferry pier.

    “The old pier is not safe for passengers this winter,” said Mayor Tilde Askerby. “We will close \
    it on 3 November if the engineers confirm the damage.”

    Harbour master Joss Wennick said: “I have never seen so many broken planks in one place. The \
    ferries can land at the fish quay for forty days.”

    Askerby denied that “the council knew of the rot since spring” and left the hall. Repairs would \
    cost at least nine million crowns, the council wrote in its yearly report.

    “She told us nothing about the survey,” Wennick said of the mayor.
    """

  static func source(isPrimary: Bool = false) throws -> CheckedSource {
    let text = DocumentText(article)
    let reading = try LanguageReader.read(text, documentDate: nil, isParsed: false)
    return CheckedSource(
      text: text, quotations: QuotationFinder.quotations(in: text, reading: reading),
      isPrimary: isPrimary,
      references: reading.references.map {
        ResolvedReference(
          span: $0.span, name: reading.entities[$0.entity].name,
          aliases: reading.entities[$0.entity].aliases)
      })
  }

  static func check(
    _ quote: String, _ speaker: String? = nil, context: String = "", isPrimary: Bool = false
  ) throws -> QuotationCheck {
    QuotationChecker().check(
      DraftQuotation(quote, speaker: speaker, context: context),
      in: [try source(isPrimary: isPrimary)])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var quote: String
    var speaker: String?
    var verdict: QuotationVerdict
    var grade: AlterationGrade?
    var testDescription: String { "\(verdict.rawValue): \(quote)" }

    init(
      _ quote: String, _ speaker: String? = nil, _ verdict: QuotationVerdict,
      _ grade: AlterationGrade? = nil
    ) {
      (self.quote, self.speaker, self.verdict, self.grade) = (quote, speaker, verdict, grade)
    }
  }

  @Test(arguments: [
    Case("The old pier is not safe for passengers this winter", "Askerby", .verbatim),
    Case(
      "The old pier is not safe for passengers this winter. We will close it on 3 November if the engineers confirm the damage.",
      "Tilde Askerby", .verbatim),
    Case("I have never seen so many broken planks in one place", "Joss Wennick", .verbatim),
    Case("The old pier is not safe for passengers [of the ferry] this winter", nil, .adjusted),
    Case("[t]he ferries can land at the fish quay for forty days", nil, .adjusted),
    Case("The old pier is not safe … this winter", nil, .adjusted),
    Case("not safe", "Askerby", .adjusted),
    Case("The old pier is safe for passengers this winter", nil, .altered, .meaning),
    Case("The old pier is not safe for travellers this winter", nil, .altered, .wording),
    Case("The ferries can land at the fish quay for fourteen days", nil, .altered, .meaning),
    Case("The ferries must land at the fish quay for forty days", nil, .altered, .meaning),
    Case("The old pier was not safe for passengers this winter", nil, .altered, .meaning),
    Case("The old pier is … safe for passengers this winter", nil, .altered, .meaning),
    Case("We will close it on 3 November", "Askerby", .truncated),
    Case("seen so many broken planks in one place", "Wennick", .truncated),
    Case("the council knew of the rot since spring", "Askerby", .truncated),
    Case(
      "The old pier is not safe for passengers this winter. The ferries can land at the fish quay for forty days.",
      nil, .spliced),
    Case(
      "The ferries can land at the fish quay for forty days. She told us nothing about the survey",
      "Wennick", .spliced),
    Case("Repairs would cost at least nine million crowns", "Askerby", .unquoted),
    Case("I have never seen so many broken planks in one place", "Tilde Askerby", .misattributed),
    Case("Nobody has ever thought of asking the seals about their winter plans", nil, .notFound),
    Case("[Askerby] told us nothing about the survey", "Wennick", .adjusted),
    Case("[Wennick] told us nothing about the survey", "Wennick", .altered, .meaning),
    Case("I will not [ever] have seen so many broken planks", nil, .altered),
    Case("?!", nil, .notFound),
  ])
  func verdict(_ example: Case) throws {
    let check = try Self.check(example.quote, example.speaker)
    #expect(check.verdict == example.verdict, "\(check.findings)")
    #expect(check.grade == example.grade || example.grade == nil)
  }

  @Test func theWordsOfAPrimarySourceNeedNoMarks() throws {
    let check = try Self.check(
      "Repairs would cost at least nine million crowns", isPrimary: true)
    #expect(check.verdict == .verbatim)
  }

  @Test func aDraftThatSaysTheConditionItselfHasNotCutItOff() throws {
    let check = try Self.check(
      "We will close it on 3 November", "Askerby",
      context: "If the engineers agree, she said, ")
    #expect(check.verdict == .verbatim)
  }

  @Test func editsNameTheWordsOfBothSides() throws {
    let check = try Self.check("The old pier is safe for passengers this winter")
    let match = try #require(check.matches.first)
    let edit = try #require(match.edits.first)
    let text = DocumentText(Self.article)
    #expect(edit.operation == .delete)
    #expect(text[edit.source] == "not")
    #expect(edit.editClass == "negation")
    #expect(text[match.extent].hasPrefix("The old pier"))
  }

  @Test func theWorstFindingIsTheVerdict() throws {
    let check = try Self.check(
      "The old pier is safe for passengers this winter", "Joss Wennick")
    #expect(check.verdict == .misattributed)
    #expect(check.findings.contains { $0.verdict == .altered })
    #expect(check.speakerCheck == .different)
  }

  @Test func partsOfTwoSourcesAreASplice() throws {
    let other = DocumentText(
      "“Nobody warned the islanders about the storm until it was far too late,” said Ova Lind.")
    let reading = try LanguageReader.read(other, documentDate: nil, isParsed: false)
    let second = CheckedSource(
      text: other, quotations: QuotationFinder.quotations(in: other, reading: reading))
    let check = QuotationChecker().check(
      DraftQuotation(
        "I have never seen so many broken planks in one place. Nobody warned the islanders about the storm until it was far too late."
      ), in: [try Self.source(), second])
    #expect(check.verdict == .spliced)
    #expect(Set(check.matches.map(\.source)) == [0, 1])
  }

  @Test func aPrimarySourceSettlesTheWording() throws {
    let quote = "“The old pier is not quite safe for passengers this winter,” said Tilde Askerby."
    let text = DocumentText(quote)
    let reading = try LanguageReader.read(text, documentDate: nil, isParsed: false)
    let transcript = CheckedSource(
      text: text, quotations: QuotationFinder.quotations(in: text, reading: reading),
      isPrimary: true)
    let check = QuotationChecker().check(
      DraftQuotation("The old pier is not safe for passengers this winter"),
      in: [try Self.source(), transcript])
    #expect(check.verdict == .altered)
    #expect(check.matches.map(\.source) == [1, 0])
  }
}
