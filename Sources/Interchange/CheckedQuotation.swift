public import Checking
public import Preservation
public import Quotation
public import SourceText

/// A source that a checked quotation was held against.
public struct MatchedSource: Sendable {
  /// The source.
  public var reference: SourceReference
  /// The text that spans count in.
  public let text: PositionedText
  /// The text's lines.
  public let lines: LineIndex
  /// Who the text quotes.
  public var quotations: [Quotation]
  /// Whether the text is the source's newest; otherwise it is of an older capture.
  public var isCurrent: Bool
  /// The role that a person gave the source.
  public var role: String?

  /// Creates a source.
  public init(
    reference: SourceReference, text: PositionedText, quotations: [Quotation], isCurrent: Bool,
    role: String?
  ) {
    self.reference = reference
    self.text = text
    lines = LineIndex(text.text)
    self.quotations = quotations
    self.isCurrent = isCurrent
    self.role = role
  }
}

/// Where a quotation stands in a draft.
public struct DraftPlace: Hashable, Sendable {
  /// The draft's file, as it was named.
  public var file: String
  /// The place in the draft's own lines.
  public var start: LinePosition
  /// The end, exclusive.
  public var end: LinePosition
  /// The bytes of the file.
  public var bytes: TextSpan

  /// Creates a place.
  public init(file: String, start: LinePosition, end: LinePosition, bytes: TextSpan) {
    self.file = file
    self.start = start
    self.end = end
    self.bytes = bytes
  }
}

/// A quotation with what checking it came to.
public struct CheckedQuotation: Sendable {
  /// The id that a batch gave it.
  public var id: JSONValue?
  /// The quotation.
  public var draft: DraftQuotation
  /// Where it stands, if it is from a draft.
  public var place: DraftPlace?
  /// What was found.
  public var check: QuotationCheck
  /// The sources of the matches, as ``Checking/QuotationMatch/source`` numbers them.
  public var sources: [MatchedSource]

  /// Creates a result.
  public init(
    id: JSONValue? = nil, draft: DraftQuotation, place: DraftPlace? = nil, check: QuotationCheck,
    sources: [MatchedSource]
  ) {
    self.id = id
    self.draft = draft
    self.place = place
    self.check = check
    self.sources = sources
  }
}

extension CheckedQuotation {
  /// What a quotation with this finding is known by, wherever in a draft it stands: the verdict, the
  /// folded words and the speaker.
  public var fingerprint: String {
    let words = draft.text.words(in: draft.text.span).map(\.key).joined(separator: " ")
    let parts = ["check 1", check.verdict.rawValue, words, draft.speaker ?? ""]
    return String(Digest(of: Array(parts.joined(separator: "\n").utf8)).hex.prefix(32))
  }

  /// The speaker that a match's source states, or nil.
  public func speaker(of match: QuotationMatch) -> String? {
    match.quotation.flatMap { sources[match.source].quotations[$0].speakers.first?.name }
  }
}

// MARK: - JSON

extension CheckedQuotation {
  /// The result as `check --json` prints it, one element of `results`.
  public var json: JSONValue {
    let quote = PositionedText(draft.text, digest: Digest(of: draft.text.utf8))
    var members: [String: JSONValue] = [
      "quote": .string(draft.text[draft.text.span]),
      "verdict": .string(check.verdict.rawValue),
      "speaker_check": .string(check.speakerCheck.rawValue),
      "findings": .array(check.findings.map { json($0, quote: quote) }),
      "matches": .array(check.matches.map { json($0, quote: quote) }),
      "text_digest": .string(quote.digest.description),
      "fingerprint": .string(fingerprint),
    ]
    if let id { members["id"] = id }
    if let speaker = draft.speaker { members["speaker"] = .string(speaker) }
    if let grade = check.grade { members["grade"] = .string(grade.rawValue) }
    if let place {
      members["draft"] = .object([
        "file": .string(place.file), "line": .integer(place.start.line),
        "column": .integer(place.start.column), "end_line": .integer(place.end.line),
        "end_column": .integer(place.end.column), "byte_start": .integer(place.bytes.start),
        "byte_end": .integer(place.bytes.end),
      ])
    }
    return .object(members)
  }

  private func json(_ finding: QuotationFinding, quote: PositionedText) -> JSONValue {
    var members: [String: JSONValue] = [
      "verdict": .string(finding.verdict.rawValue), "rule": .string(finding.rule),
      "message": .string(finding.message),
      "draft": finding.draft.map { .object(quote.object($0)) } ?? .null,
      "source": .null,
    ]
    if let grade = finding.grade { members["grade"] = .string(grade.rawValue) }
    if let span = finding.source, let best = check.matches.first {
      members["source"] = .object(sources[best.source].text.object(span))
    }
    return .object(members)
  }

  private func json(_ match: QuotationMatch, quote: PositionedText) -> JSONValue {
    let source = sources[match.source]
    var members = source.reference.members
    members.merge(source.text.object(match.extent)) { $1 }
    members["text_digest"] = .string(source.text.digest.description)
    members["spans"] = .array(match.spans.map(source.text.pair))
    members["byte_spans"] = .array(match.spans.map(source.text.bytePair))
    members["speaker"] = JSONValue(speaker(of: match))
    members["verdict"] = .string(match.verdict.rawValue)
    members["speaker_check"] = .string(match.speakerCheck.rawValue)
    members["quoted"] = .bool(match.quotation != nil)
    members["role"] = JSONValue(source.role)
    members["newest"] = .bool(source.isCurrent)
    members["draft"] = quote.pair(match.draft)
    members["byte_draft"] = quote.bytePair(match.draft)
    if let grade = match.grade { members["grade"] = .string(grade.rawValue) }
    members["edits"] = .array(
      match.edits.map { edit in
        .object([
          "op": .string(edit.operation.rawValue), "class": .string(edit.editClass),
          "draft": .string(draft.text[edit.draft]),
          "source": .string(source.text.text[edit.source]),
          "draft_span": quote.pair(edit.draft), "byte_draft_span": quote.bytePair(edit.draft),
          "source_span": source.text.pair(edit.source),
          "byte_source_span": source.text.bytePair(edit.source),
        ])
      })
    return .object(members)
  }
}
