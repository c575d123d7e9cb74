public import Language
public import Preservation
public import Quotation
import SourceText

extension PositionedText {
  /// All that the analysis sees in the text, as `inspect --json` prints it.
  ///
  /// - Parameter date: The document's date that relative times were resolved against.
  public func json(_ reading: Reading, quotations: [Quotation], date: String?) -> JSONValue {
    .object([
      "text_digest": .string(digest.description),
      "language": .string(reading.language),
      "document_date": JSONValue(date),
      "sentences": .array(reading.sentences.map(json)),
      "quotations": .array(
        quotations.enumerated().map { .object(json($1, id: $0 + 1)) }),
      "times": .array(reading.times.map(json)),
      "quantities": .array(reading.quantities.map(json)),
      "names": .array(reading.names.map { json($0, in: reading) }),
      "entities": .array(reading.entities.map(json)),
      "references": .array(reading.references.map { json($0, in: reading) }),
      "offices": .array(reading.offices.map { json($0, in: reading) }),
      "predications": .array(reading.predications.map(json)),
    ])
  }

  private func json(_ predication: Predication) -> JSONValue {
    var members = object(predication.span)
    members["lemma"] = .string(predication.lemma)
    members["sentence"] = .integer(predication.sentence)
    members["word"] = .integer(predication.word)
    members["polarity"] = .string(predication.polarity.rawValue)
    members["modality"] = .string(predication.modality.rawValue)
    members["doubly_negated"] = .bool(predication.isDoublyNegated)
    members["scope"] = spans(predication.scope)
    members["cues"] = .array(
      predication.cues.map { cue in
        var members = object(cue.span)
        members["kind"] = .string(cue.kind.rawValue)
        members["scope"] = spans(cue.scope)
        return .object(members)
      })
    members["reports"] = .array(
      predication.reports.map { report in
        .object([
          "cue": .object(object(report.cue)),
          "reporter": report.reporter.map { .object(object($0)) } ?? .null,
          "content": spans(report.content),
          "negated": .bool(report.isNegated),
        ])
      })
    return .object(members)
  }

  private func spans(_ spans: [TextSpan]) -> JSONValue {
    .array(spans.map { .object(object($0)) })
  }

  private func json(_ sentence: Sentence) -> JSONValue {
    var members = members(sentence.span)
    members["words"] = .array(sentence.words.map(json))
    return .object(members)
  }

  private func json(_ word: TokenSyntax) -> JSONValue {
    var members = object(word.span)
    members["lemma"] = .string(word.lemma)
    members["upos"] = .string(word.upos.rawValue)
    members["xpos"] = .string(word.xpos)
    members["features"] = word.features.isEmpty ? .null : .string(word.features)
    members["head"] = word.head.map { .integer($0) } ?? .null
    members["relation"] = .string(word.relation)
    return .object(members)
  }

  private func json(_ entity: Entity) -> JSONValue {
    .object([
      "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
      "aliases": .array(entity.aliases.map { .string($0) }),
    ])
  }

  private func json(_ reference: Reference, in reading: Reading) -> JSONValue {
    var members = object(reference.span)
    members["entity"] = .string(reading.entities[reference.entity].name)
    members["kind"] = .string(reading.entities[reference.entity].kind.rawValue)
    members["reason"] = .string(reference.reason)
    return .object(members)
  }

  private func json(_ time: TimeExpression) -> JSONValue {
    var members = object(time.span)
    members["type"] = .string(time.type.rawValue)
    members["value"] = JSONValue(time.value)
    members["edtf"] = JSONValue(time.edtf)
    members["granularity"] = JSONValue(time.granularity?.rawValue)
    members["earliest"] = JSONValue(time.earliest)
    members["latest"] = JSONValue(time.latest)
    members["earliest_instant"] = JSONValue(time.earliestInstant)
    members["latest_instant"] = JSONValue(time.latestInstant)
    members["counted_to"] = JSONValue(time.countedTo)
    members["utc_offset"] = JSONValue(time.utcOffset)
    return .object(members)
  }

  private func json(_ quantity: Quantity) -> JSONValue {
    var members = object(quantity.span)
    members["kind"] = .string(quantity.kind.rawValue)
    members["value"] = JSONValue(quantity.value?.description)
    members["unit"] = JSONValue(quantity.unit)
    members["lower"] = JSONValue(quantity.lower?.description)
    members["upper"] = JSONValue(quantity.upper?.description)
    members["parts"] = .array(quantity.parts.map { .string($0.description) })
    members["approximation"] = JSONValue(quantity.approximation?.rawValue)
    members["counted"] = quantity.counted.map { .object(object($0)) } ?? .null
    members["rate"] =
      quantity.rate.map { rate in
        var members = object(rate.span)
        members["amount"] = .string(rate.amount.description)
        members["unit"] = JSONValue(rate.unit)
        return .object(members)
      } ?? .null
    return .object(members)
  }

  private func json(_ name: NameMention, in reading: Reading) -> JSONValue {
    let entity = reading.entities[name.entity]
    var members = object(name.span)
    members["kind"] = .string(entity.kind.rawValue)
    members["entity"] = .string(entity.name)
    members["reason"] = JSONValue(name.reason)
    return .object(members)
  }

  private func json(_ office: OfficeMention, in reading: Reading) -> JSONValue {
    var members = object(office.span)
    members["office"] = .string(office.office)
    members["jurisdiction"] = JSONValue(office.jurisdiction)
    members["holder"] = JSONValue(
      office.holder.map { reading.entities[reading.names[$0].entity].name })
    return .object(members)
  }
}
