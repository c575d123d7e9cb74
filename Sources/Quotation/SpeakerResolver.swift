import Language
import SourceText

/// Turns the words that name a speaker into a name, with the links that lead there.
struct SpeakerResolver {
  let context: SpeechContext

  /// The speaker that some tokens name.
  func speaker(_ tokens: Range<Int>) -> Speaker {
    let mention = context.span(tokens)
    let words = context.string(tokens)
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
