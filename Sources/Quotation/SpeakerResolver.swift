import Language
import SourceText

/// Turns the words that name a speaker into a name, with the links that lead there.
struct SpeakerResolver {
  let context: SpeechContext

  /// The speaker that some tokens name; nil where they are an "it" that stands for nothing known.
  func speaker(_ tokens: Range<Int>) -> Speaker? {
    let mention = context.span(tokens)
    let words = context.string(tokens)
    if tokens.count == 1, context.lower(tokens.lowerBound) == "it" {
      return antecedent(ofIt: tokens.lowerBound).map {
        Speaker(mention: mention, name: $0, chain: ["“\(words)” is \($0)"])
      }
    }
    if let named = name(in: tokens) {
      let entity = context.reading.entities[named.entity]
      return Speaker(mention: mention, name: entity.name, chain: named.reason.map { [$0] } ?? [])
    }
    if let at = tokens.first(where: { context.referenceAt[$0] >= 0 }) {
      let reference = context.reading.references[context.referenceAt[at]]
      if reference.span.count * 2 >= mention.count || tokens.count <= 2 {
        return Speaker(
          mention: mention, name: context.reading.entities[reference.entity].name,
          chain: [reference.reason])
      }
    }
    if let holder = holder(tokens) {
      let name = context.reading.entities[holder.entity].name
      return Speaker(
        mention: mention, name: name,
        chain: ["“\(words)” is \(name), named beside it"] + (holder.reason.map { [$0] } ?? []))
    }
    if let country = government(tokens) {
      return Speaker(
        mention: mention, name: country, chain: ["“\(words)” speak for \(country)"])
    }
    if let report = report(tokens) {
      return Speaker(mention: mention, name: report.name, chain: [report.reason])
    }
    return Speaker(mention: mention, name: words)
  }

  private static let figures: Set<String> = [
    "statistics", "figures", "data", "numbers", "results", "evidence", "facts",
  ]

  /// Whether a phrase can have said something: figures show, and say nothing.
  func canSpeak(_ tokens: Range<Int>) -> Bool {
    !SpeakerResolver.figures.contains(context.lower(tokens.upperBound - 1))
  }

  /// The name in a phrase that is the phrase's own, not a possessor's or a place's.
  private func name(in tokens: Range<Int>) -> NameMention? {
    var organization: NameMention?
    for at in tokens where context.nameAt[at] >= 0 {
      if at > tokens.lowerBound, context.nameAt[at - 1] == context.nameAt[at] { continue }
      let mention = context.reading.names[context.nameAt[at]]
      var end = at
      while end < tokens.upperBound, context.nameAt[end] == context.nameAt[at] { end += 1 }
      let next = end < tokens.upperBound ? context.lower(end) : ""
      if ["'s", "'", "’"].contains(next), end + 1 < tokens.upperBound { continue }
      switch context.reading.entities[mention.entity].kind {
      case .person: return mention
      case .organization, .place:
        // "a spokesman for the Treaty Organisation" is not the organisation.
        let isWhole =
          at == tokens.lowerBound
          || context.lower(at - 1) == "the"
            && at - 1 == tokens.lowerBound
          || context.lower(at - 1) == "'s"
        if isWhole, end == tokens.upperBound || !context.lexemes[end].isWord,
          organization == nil
        {
          organization = mention
        }
      }
    }
    return organization
  }

  /// "said the mayor, Ada Vell": the name in the apposition to an office.
  private func holder(_ tokens: Range<Int>) -> NameMention? {
    let bytes = context.span(tokens)
    let offices = context.reading.offices
    var low = 0
    var high = offices.count
    while low < high {
      let middle = (low + high) / 2
      if offices[middle].span.start < bytes.start { low = middle + 1 } else { high = middle }
    }
    guard low < offices.count, offices[low].span.end <= bytes.end,
      let holder = offices[low].holder
    else { return nil }
    // The office is the phrase itself, not a part of another's: "a friend of the mayor".
    let before = tokens.filter { context.lexemes[$0].span.start < offices[low].span.start }
    let isOwn = before.allSatisfy {
      CueFinder.determiners.contains(context.lower($0)) || context.nameAt[$0] >= 0
        || context.lexemes[$0].shape == .lower
          && !CueFinder.prepositions.contains(context.lower($0))
    }
    return isOwn ? context.reading.names[holder] : nil
  }

  /// What an "it" that speaks stands for: the organisation or the document that is the subject of
  /// its sentence or of one of the sentences before it in the paragraph.
  private func antecedent(ofIt at: Int) -> String? {
    var start = context.left(of: at).lowerBound
    var end = at
    for _ in 0..<4 {
      if let found = bodyOrDocument(in: start..<end) { return found }
      guard start > 0, context.lexemes[start - 1].paragraph == context.lexemes[at].paragraph else {
        return nil
      }
      end = start
      start = context.left(of: end - 1).lowerBound
    }
    return nil
  }

  /// The subject of a clause, if it is an organisation, or a document that is called its own.
  private func bodyOrDocument(in clause: Range<Int>) -> String? {
    var at = clause.lowerBound
    while at < clause.upperBound, at - clause.lowerBound < 14 {
      let lower = context.lower(at)
      if context.runAt[at] >= 0 { return nil }
      if let entity = context.entity(at: at) {
        var end = at
        while context.nameAt.indices.contains(end), context.nameAt[end] == context.nameAt[at] {
          end += 1
        }
        if ["'s", "'", "’"].contains(context.lower(end)) {
          // "Vell’s campaign": the campaign may be meant.
          at = end + 1
          continue
        }
        return entity.kind == .organization ? entity.name : nil
      }
      if SpeakerResolver.documents.contains(lower) || SpeakerResolver.bodies.contains(lower),
        at > clause.lowerBound, context.lexemes[at].shape == .lower
      {
        let phrase = clause.lowerBound..<at + 1
        guard phrase.count <= 4 else { return nil }
        return report(phrase)?.name ?? context.string(phrase)
      }
      if CueFinder.auxiliaries.contains(lower) || English.reports(lower) || lower == ";" {
        return nil
      }
      at += 1
    }
    return nil
  }

  /// "the Norlandic authorities": the country whose they are.
  private func government(_ tokens: Range<Int>) -> String? {
    guard
      ["authorities", "government", "side", "leadership"]
        .contains(context.lower(tokens.upperBound - 1)), tokens.count <= 4
    else { return nil }
    for at in tokens {
      if let country = English.countryOfAdjective[context.lower(at)] { return country }
      if let entity = context.entity(at: at), entity.kind == .place { return entity.name }
    }
    return nil
  }

  private static let documents: Set<String> = [
    "report", "document", "letter", "statement", "study", "paper", "memo", "release", "review",
    "article", "survey", "book",
  ]

  /// Bodies and writings that an "it" may stand for, besides documents.
  private static let bodies: Set<String> = [
    "campaign", "group", "company", "firm", "team", "office", "committee", "agency", "ministry",
    "union", "council", "board", "party", "court", "commission", "organization", "organisation",
    "newspaper", "paper", "email", "ad", "tweet", "post", "poll", "complaint", "lawsuit", "video",
    "resolution", "petition", "message", "notice", "sign", "poster",
  ]

  /// "the report": the organisation that the text says wrote it.
  private func report(_ tokens: Range<Int>) -> (name: String, reason: String)? {
    guard
      let noun = tokens.first(where: { SpeakerResolver.documents.contains(context.lower($0)) })
    else { return nil }
    let word = context.lower(noun)
    if let maker = maker(near: noun, limit: tokens.upperBound) {
      let entity = context.reading.entities[context.reading.names[maker].entity].name
      return (entity, "“\(context.string(tokens))” is by \(entity)")
    }
    // An earlier mention of such a document in the text, nearest first.
    var at = tokens.lowerBound - 1
    var limit = 400
    while at >= 0, limit > 0 {
      if context.lower(at) == word, let maker = maker(near: at, limit: context.lexemes.count) {
        let entity = context.reading.entities[context.reading.names[maker].entity].name
        return (entity, "“\(context.string(tokens))” is the \(word) of \(entity)")
      }
      at -= 1
      limit -= 1
    }
    return nil
  }

  /// The organisation that a document is said to be from: "a report by …", "…'s report", "… said
  /// in its report".
  private func maker(near noun: Int, limit: Int) -> Int? {
    if ["by", "of", "from"].contains(context.lower(noun + 1)) {
      for at in noun + 2..<min(noun + 8, context.lexemes.count)
      where context.entity(at: at)?.kind == .organization { return context.nameAt[at] }
    }
    var at = noun - 1
    while at >= 0, noun - at < 10, context.sameSentence(at, noun) {
      if context.entity(at: at)?.kind == .organization {
        let isOwner =
          context.lower(noun - 1) == "its"
          || (at + 1..<noun).contains {
            ["its", "'s"].contains(context.lower($0))
          }
        if isOwner { return context.nameAt[at] }
      }
      at -= 1
    }
    return nil
  }
}
