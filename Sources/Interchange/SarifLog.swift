public import Checking
public import Preservation
import SourceText

/// Writes checked quotations as SARIF 2.1.0, for editors and for the checks of a publishing system.
///
/// A result for each quotation that is not `verbatim`; its rule is the verdict. Columns count code
/// points. A fingerprint depends on words, speaker and verdict alone, so that it outlives edits of
/// the draft around them.
///
/// - SeeAlso: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>
public enum SarifLog {
  /// The log of one run.
  ///
  /// - Parameter version: The program's version.
  public static func json(_ results: [CheckedQuotation], version: String) -> JSONValue {
    // Of results with one fingerprint each says how many stand before it.
    var seen: [String: Int] = [:]
    let reported = results.compactMap { item -> JSONValue? in
      let fingerprint = item.fingerprint
      defer { seen[fingerprint, default: 0] += 1 }
      guard item.check.verdict != .verbatim else { return nil }
      return result(item, fingerprint: "\(fingerprint):\(seen[fingerprint, default: 0])")
    }
    return .object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object([
            "driver": .object([
              "name": .string("verbatim"), "semanticVersion": .string(version),
              "rules": .array(QuotationVerdict.allCases.map(rule)),
            ])
          ]),
          "columnKind": .string("unicodeCodePoints"),
          "results": .array(reported),
        ])
      ]),
    ])
  }

  private static func rule(_ verdict: QuotationVerdict) -> JSONValue {
    .object([
      "id": .string(verdict.rawValue),
      "shortDescription": .object(["text": .string(verdict.meaning)]),
      "defaultConfiguration": .object(["level": .string(level(verdict, nil))]),
    ])
  }

  private static func level(_ verdict: QuotationVerdict, _ grade: AlterationGrade?) -> String {
    switch verdict {
    case .notFound, .spliced, .misattributed, .truncated: "error"
    case .altered: grade == .wording ? "warning" : "error"
    case .unquoted: "warning"
    case .adjusted: "note"
    case .verbatim: "none"
    }
  }

  private static func result(_ item: CheckedQuotation, fingerprint: String) -> JSONValue {
    let check = item.check
    let quote = TerminalText.line(item.draft.text[item.draft.text.span])
    let reason = check.findings.first.map { " " + TerminalText.line($0.message) } ?? ""
    var members: [String: JSONValue] = [
      "ruleId": .string(check.verdict.rawValue),
      "ruleIndex": .integer(check.verdict.rank),
      "level": .string(level(check.verdict, check.grade)),
      "message": .object(["text": .string("“\(quote)”: \(check.verdict.meaning)\(reason)")]),
      "partialFingerprints": .object([
        "verbatimQuotation/v1": .string(fingerprint)
      ]),
      "properties": .object(["speakerCheck": .string(check.speakerCheck.rawValue)]),
    ]
    if let place = item.place { members["locations"] = .array([location(place)]) }
    let passages = check.matches.prefix(10).enumerated().map { number, match in
      related(match, of: item, number: number)
    }
    if !passages.isEmpty { members["relatedLocations"] = .array(passages) }
    return .object(members)
  }

  private static func location(_ place: DraftPlace) -> JSONValue {
    .object([
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri(place.file))]),
        "region": .object([
          "startLine": .integer(place.start.line), "startColumn": .integer(place.start.column),
          "endLine": .integer(place.end.line), "endColumn": .integer(place.end.column),
        ]),
      ])
    ])
  }

  private static func related(
    _ match: QuotationMatch, of item: CheckedQuotation, number: Int
  ) -> JSONValue {
    let source = item.sources[match.source]
    let parts = [source.reference.outlet, source.reference.published, item.speaker(of: match)]
    let words = TerminalText.line(source.text.text[match.extent])
    let label = parts.compactMap { $0.map { TerminalText.line($0) } }.joined(separator: ", ")
    let start = source.lines.position(ofByte: match.extent.start)
    let end = source.lines.position(ofByte: match.extent.end)
    return .object([
      "id": .integer(number),
      "message": .object(["text": .string("\(label): “\(words)”")]),
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri(source.reference.file))]),
        "region": .object([
          "startLine": .integer(start.line), "startColumn": .integer(start.column),
          "endLine": .integer(end.line), "endColumn": .integer(end.column),
        ]),
      ]),
    ])
  }

  /// A relative path as a URI reference: everything but unreserved characters and `/` in percent
  /// form.
  private static func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension QuotationVerdict {
  /// What the verdict means, in a sentence.
  public var meaning: String {
    switch self {
    case .notFound: "Nothing close enough stands in any source."
    case .spliced: "Parts of separate utterances are joined."
    case .misattributed: "The source gives these words to someone else."
    case .truncated: "The cut turns the sentence round."
    case .altered: "Words differ from the source."
    case .unquoted: "The source has these words, but not as a quotation."
    case .adjusted: "Only licensed edits: ellipsis, brackets, capitals, punctuation."
    case .verbatim: "The words stand in a source."
    }
  }
}
