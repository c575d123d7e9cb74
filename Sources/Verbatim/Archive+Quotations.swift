public import ArchiveIndex
import Interchange
public import Preservation
public import Quotation
import SourceText

/// A quotation with the source that prints it.
public struct ListedQuotation: Sendable {
  /// The source.
  public var source: AnalysedSource
  /// Its place among the quotations of its source, counted from 0.
  public var place: Int
  /// The utterance it prints, where several outlets print one; the same for all of them.
  public var utterance: String?
  /// The quotation.
  public var quotation: Quotation { source.quotations[place] }
}

/// Quotations, in the order of their sources and positions.
public struct QuotationListing: Sendable {
  /// The quotations.
  public var quotations: [ListedQuotation]

  /// The listing as `quotes --json` prints it.
  public var json: JSONValue {
    var texts: [Digest: PositionedText] = [:]
    let items = quotations.map { item -> JSONValue in
      let digest = item.source.textDigest
      let text = texts[digest] ?? PositionedText(item.source.text, digest: digest)
      texts[digest] = text
      var members = text.json(item.quotation, id: item.place + 1)
      members.merge(item.source.source.reference.members) { $1 }
      members["utterance"] = JSONValue(item.utterance)
      members["text_digest"] = .string(digest.description)
      return .object(members)
    }
    return .object(["quotations": .array(items)])
  }
}

extension Archive {
  /// The quotations of the sources that pass a filter.
  ///
  /// Utterances are clustered over the whole archive, whatever the filter.
  ///
  /// - Parameter speaker: Only quotations by a speaker with all these words in the name, or in a
  ///   name that is recorded as another name of the same person.
  public func quotations(
    _ filter: SourceFilter = SourceFilter(), speaker: String? = nil
  ) throws -> QuotationListing {
    try check(filter)
    let all = try analysedSources()
    let utterances = Self.utterances(in: all)
    let wanted = Set(try index().sources(filter).map(\.id))
    let names = try speaker.map { try aliases(of: $0) }
    var quotations: [ListedQuotation] = []
    for (document, source) in all.enumerated() where wanted.contains(source.source.id) {
      for (place, quotation) in source.quotations.enumerated() {
        if let names, !quotation.speakers.contains(where: { names.match($0.name) }) { continue }
        quotations.append(
          ListedQuotation(source: source, place: place, utterance: utterances[document][place]))
      }
    }
    return QuotationListing(quotations: quotations)
  }

  /// For each quotation of each source, the utterance that other sources print too.
  private static func utterances(in sources: [AnalysedSource]) -> [[String?]] {
    let documents = sources.map { source in
      // Not the source's id, which differs between archives with the same sources.
      UtteranceDocument(
        source: [source.textDigest.hex, source.source.outlet ?? "", source.source.file]
          .joined(separator: "\n"),
        order: [source.source.published ?? "~", source.source.outlet ?? "", source.source.file]
          .joined(separator: "\n"),
        text: source.text, quotations: source.quotations)
    }
    var result = sources.map { [String?](repeating: nil, count: $0.quotations.count) }
    for utterance in Utterances.cluster(documents)
    where Set(utterance.members.map(\.document)).count > 1 {
      for member in utterance.members { result[member.document][member.quotation] = utterance.id }
    }
    return result
  }
}
