public import SourceText

/// One difference between a quotation and a passage of a source.
public struct QuotationEdit: Hashable, Sendable {
  /// What was done to the source's words.
  public var operation: WordDiff.Operation
  /// The words in the quotation; for a deletion the place where they are missing.
  public var draft: TextSpan
  /// The words in the source; for an insertion the place where they are missing.
  public var source: TextSpan
  /// What the difference is about: a class of ``SourceText/EditClass``, or `ellipsis` or `bracket` for an
  /// edit that is licensed.
  public var editClass: String
}

/// Compares one stretch of a quotation with the words it was made from.
struct StretchComparison {
  let draft: DraftQuotation
  let source: CheckedSource
  let stretch: PassageAlignment.Stretch
  /// Whether the stretch starts the quotation.
  let isFirst: Bool
  /// Whether the stretch ends the quotation.
  let isLast: Bool
  /// How names of speakers are compared.
  let speakers: SpeakerComparison
  private(set) var edits: [QuotationEdit] = []
  private(set) var findings: [QuotationFinding] = []

  init(
    draft: DraftQuotation, source: CheckedSource, stretch: PassageAlignment.Stretch, isFirst: Bool,
    isLast: Bool, speakers: SpeakerComparison
  ) {
    self.draft = draft
    self.source = source
    self.stretch = stretch
    self.isFirst = isFirst
    self.isLast = isLast
    self.speakers = speakers
  }

  mutating func compare() {
    let classifier = EnglishEditClassifier()
    let mine = draftTokens()
    let theirs = sourceTokens()
    let diff = WordDiff(
      draft: mine, source: theirs, draftStart: mine.first?.span.start ?? 0,
      sourceStart: theirs.first?.span.start ?? 0, classifier: classifier)
    for edit in diff.edits where edit.operation != .equal { judge(edit) }
    judgeBrackets()
    judgeSourceEllipses()
    judgeEnd()
  }

  /// An ellipsis of the source that the quotation leaves out: what the source parts is joined.
  private mutating func judgeSourceEllipses() {
    for pair in stretch.pairs.dropFirst()
    where source.compared.hasEllipsisBefore[pair.source]
      && !draft.compared.hasEllipsisBefore[pair.draft]
    {
      let place = draft.compared.words[pair.draft].span.start
      findings.append(
        QuotationFinding(
          .altered, "ellipsis-dropped", grade: .wording,
          message: "The source has an ellipsis here, and the quotation joins its two sides.",
          draft: TextSpan(start: place, end: place),
          source: source.compared.words[pair.source].span))
    }
  }

  /// Insertions that the source does not have, as ranges of words.
  private var brackets: [Range<Int>] {
    var ranges: [Range<Int>] = []
    let matched = Set(stretch.pairs.map(\.draft))
    for word in stretch.draft where draft.compared.isBracketed[word] && !matched.contains(word) {
      if let last = ranges.last, last.upperBound == word {
        ranges[ranges.count - 1] = last.lowerBound..<word + 1
      } else {
        ranges.append(word..<word + 1)
      }
    }
    return ranges
  }

  private func draftTokens() -> [Word] {
    let hidden = Set(brackets.flatMap { Array($0) })
    guard let first = stretch.draft.first, let last = stretch.draft.last else { return [] }
    let compared = draft.compared
    let hiddenTokens = Set(hidden.map { compared.tokenOfWord[$0] })
    return (compared.tokenOfWord[first]...compared.tokenOfWord[last])
      .filter { !hiddenTokens.contains($0) }.map { compared.tokens[$0] }
  }

  private func sourceTokens() -> [Word] {
    guard let first = stretch.source.first, let last = stretch.source.last else { return [] }
    let compared = source.compared
    return Array(compared.tokens[compared.tokenOfWord[first]...compared.tokenOfWord[last]])
  }

  private mutating func judge(_ edit: WordDiff.Edit) {
    let editClass = edit.editClass ?? .wording
    if editClass == .punctuation || editClass == .letterCase,
      draft.seams.contains(where: { edit.draft.start - 2 <= $0 && $0 <= edit.draft.end + 2 })
    {
      return
    }
    if edit.operation == .delete, let bracket = bracket(at: edit.draft.start) {
      replaced(edit, by: bracket)
      return
    }
    if edit.operation == .delete, isSourceBracket(edit.source) {
      add(edit, "bracket")
      findings.append(
        QuotationFinding(
          .adjusted, "insertion-left-out",
          message: "An insertion that the source has in brackets is left out.", draft: edit.draft,
          source: edit.source))
      return
    }
    add(edit, editClass.rawValue)
    switch editClass {
    case .typography:
      if edit.operation == .replace,
        draft.text[edit.draft].contains(where: \.isNumber)
          != source.text[edit.source].contains(where: \.isNumber)
      {
        note(.adjusted, "number-style", "A number is written in another way.", edit)
      }
    case .letterCase:
      note(.adjusted, "recasing", "Capitals or small letters differ.", edit)
    case .punctuation:
      note(.adjusted, "punctuation", "Punctuation differs.", edit)
    default:
      findings.append(
        QuotationFinding(
          .altered, editClass.rawValue, grade: editClass.changesMeaning ? .meaning : .wording,
          message: message(edit), draft: edit.draft, source: edit.source))
    }
  }

  private func message(_ edit: WordDiff.Edit) -> String {
    let (mine, theirs) = (draft.text[edit.draft], source.text[edit.source])
    switch edit.operation {
    case .insert: return "“\(mine)” does not stand in the source."
    case .delete: return "“\(theirs)” is left out, and no ellipsis says so."
    default: return "“\(mine)” stands for “\(theirs)”."
    }
  }

  private mutating func note(
    _ verdict: QuotationVerdict, _ rule: String, _ message: String, _ edit: WordDiff.Edit
  ) {
    findings.append(
      QuotationFinding(verdict, rule, message: message, draft: edit.draft, source: edit.source))
  }

  private mutating func add(_ edit: WordDiff.Edit, _ editClass: String) {
    edits.append(
      QuotationEdit(
        operation: edit.operation, draft: edit.draft, source: edit.source, editClass: editClass))
  }
}

// MARK: - Brackets

extension StretchComparison {
  /// The insertion that stands where words of the source are missing.
  private func bracket(at place: Int) -> Range<Int>? {
    let words = draft.compared.words
    return brackets.first { range in
      let before = range.lowerBound > 0 ? words[range.lowerBound - 1].span.end : 0
      let after =
        range.upperBound < words.count
        ? words[range.upperBound].span.start : draft.text.utf8.count
      return before <= place && place <= after
    }
  }

  private func isSourceBracket(_ span: TextSpan) -> Bool {
    let compared = source.compared
    let words = stretch.source.filter { span.contains(compared.words[$0].span) }
    return !words.isEmpty && words.allSatisfy { compared.isBracketed[$0] }
  }

  private static let pronouns: Set<String> = [
    "he", "she", "they", "him", "her", "them", "it", "his", "hers", "their", "theirs", "its", "i",
    "me", "my", "mine", "we", "us", "our", "ours", "this", "that", "these", "those", "who",
  ]

  /// What nobody calls himself.
  private static let thirdPersons: Set<String> = ["he", "she", "him", "her", "his", "hers"]

  /// Words of the source that an insertion stands for.
  private mutating func replaced(_ edit: WordDiff.Edit, by bracket: Range<Int>) {
    let words = Array(draft.compared.words[bracket])
    let inserted = TextSpan(start: words[0].span.start, end: words[words.count - 1].span.end)
    edits.append(
      QuotationEdit(
        operation: .replace, draft: inserted, source: edit.source, editClass: "bracket"))
    let gone = source.text.words(in: edit.source)
    let classifier = EnglishEditClassifier()
    let kept = Set(words.indices.map { classifier.editClass(of: WordInContext(words, $0)) })
    for (index, word) in gone.enumerated() {
      let editClass = classifier.editClass(of: WordInContext(gone, index))
      guard [.negation, .number, .quantifier, .modal].contains(editClass),
        !kept.contains(editClass), !Self.pronouns.contains(word.key)
      else { continue }
      findings.append(
        QuotationFinding(
          .altered, "bracket-swallows-\(editClass.rawValue)", grade: .meaning,
          message: "The brackets stand for “\(source.text[edit.source])”.", draft: inserted,
          source: edit.source))
      return
    }
    if gone.filter({ $0.kind != .mark }).allSatisfy({ Self.pronouns.contains($0.key) }),
      let disagreement = disagreement(gone, with: draft.text[inserted])
    {
      findings.append(
        QuotationFinding(
          .altered, "bracket-disagrees", grade: .meaning, message: disagreement, draft: inserted,
          source: edit.source))
    }
  }

  /// Why an insertion cannot be what a pronoun of the source stands for; nil where it can.
  private func disagreement(_ gone: [Word], with inserted: String) -> String? {
    guard let pronoun = gone.first(where: { $0.kind != .mark }) else { return nil }
    var name = inserted
    for ending in ["'s", "’s"] where name.hasSuffix(ending) { name = String(name.dropLast(2)) }
    guard name.contains(where: \.isUppercase) else { return nil }
    let word = stretch.source.first { source.compared.words[$0].span.contains(pronoun.span) }
    let stated = word.map { source.speakers(of: source.quotationOfWord[$0]) } ?? []
    if Self.thirdPersons.contains(pronoun.key), let speaker = stated.first,
      speakers.check(name, against: stated) == .same
    {
      return "“\(source.text[pronoun.span])” stands for someone else than \(speaker), who speaks."
    }
    var referents: [String] = []
    if ["i", "me", "my", "mine"].contains(pronoun.key) {
      referents = stated
    } else if let reference = source.references.first(where: { $0.span.overlaps(pronoun.span) }) {
      referents = [reference.name] + reference.aliases
    }
    guard let referent = referents.first,
      speakers.check(name, against: referents) == .different
    else { return nil }
    return "“\(source.text[pronoun.span])” stands for \(referent) in the source, not for \(name)."
  }

  /// Insertions that are licensed, and those that turn the sentence round.
  private mutating func judgeBrackets() {
    for range in brackets {
      let words = Array(draft.compared.words[range])
      guard let first = words.first, let last = words.last else { continue }
      let span = TextSpan(start: first.span.start, end: last.span.end)
      if words.contains(where: { OmissionCues.isNegation($0.key) }) {
        findings.append(
          QuotationFinding(
            .altered, "bracket-negates", grade: .meaning,
            message: "The brackets put in a negation that the source does not have.", draft: span))
      } else {
        findings.append(
          QuotationFinding(
            .adjusted, "bracket", message: "Words in brackets are put in.", draft: span))
      }
      if !edits.contains(where: { $0.draft == span }) {
        let place = place(of: range)
        edits.append(
          QuotationEdit(
            operation: .insert, draft: span, source: TextSpan(start: place, end: place),
            editClass: "bracket"))
      }
    }
    for word in stretch.draft where draft.compared.isRecased[word] {
      let isSame = stretch.pairs.contains {
        $0.draft == word && source.compared.isRecased[$0.source]
      }
      if !isSame {
        findings.append(
          QuotationFinding(
            .adjusted, "recasing", message: "A letter in brackets is set in another case.",
            draft: draft.compared.words[word].span))
      }
    }
  }

  /// Where in the source the words before an insertion end.
  private func place(of bracket: Range<Int>) -> Int {
    let before = stretch.pairs.last { $0.draft < bracket.lowerBound }
    let word = before?.source ?? max(0, stretch.source.lowerBound - 1)
    return source.compared.words[word].span.end
  }

  /// The mark at the end of a quotation, and an ellipsis at either end of a stretch.
  private mutating func judgeEnd() {
    let compared = draft.compared
    if !isFirst, let first = stretch.draft.first, compared.hasEllipsisBefore[first] {
      let place = source.compared.words[stretch.source.lowerBound].span.start
      let before = stretch.source.lowerBound
      // Where the source has the ellipsis itself nothing was left out.
      if !source.compared.hasEllipsisBefore[before] || stretch.source.lowerBound == 0 {
        findings.append(
          QuotationFinding(
            .adjusted, "ellipsis", message: "An ellipsis stands for words that are left out.",
            draft: compared.words[first].span,
            source: TextSpan(start: place, end: place)))
      }
    }
    guard isLast, let last = stretch.draft.last, let end = stretch.source.last else { return }
    let mine = compared.tokens.dropFirst(compared.tokenOfWord[last] + 1).first
    let token = source.compared.tokenOfWord[end] + 1
    let theirs =
      source.compared.tokens.indices.contains(token) ? source.compared.tokens[token] : nil
    guard let mine, mine.kind == .mark, mine.key != theirs?.key else { return }
    if theirs?.key == "?", [".", "!"].contains(mine.key) {
      findings.append(
        QuotationFinding(
          .altered, "question", grade: .meaning, message: "A question is printed as a statement.",
          draft: mine.span, source: theirs?.span))
      return
    }
    findings.append(
      QuotationFinding(
        .adjusted, "end-punctuation", message: "The mark at the end differs.", draft: mine.span,
        source: theirs?.kind == .mark ? theirs?.span : nil))
  }
}
