public import Preservation
public import Quotation
import SourceText

extension PositionedText {
  /// A quotation as `quotes --json` and `inspect --json` print it.
  ///
  /// - Parameter id: Its place among the quotations of its text, counted from 1.
  public func json(_ quotation: Quotation, id: Int) -> [String: JSONValue] {
    let extent = quotation.extent
    var members = object(extent)
    members["id"] = .string("q\(id)")
    members["kind"] = .string(quotation.kind.rawValue)
    members["spans"] = .array(quotation.spans.map(pair))
    members["byte_spans"] = .array(quotation.spans.map(bytePair))
    members["marked"] = .array(quotation.marked.map(pair))
    members["byte_marked"] = .array(quotation.marked.map(bytePair))
    members["nested_in"] = quotation.nestedIn.map { .string("q\($0 + 1)") } ?? .null
    members["speakers"] = .array(quotation.speakers.map { .object(json($0)) })
    members["cue"] = quotation.cue.map { .object(object($0)) } ?? .null
    return members
  }

  private func json(_ speaker: Speaker) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "start": .null, "end": .null, "byte_start": .null, "byte_end": .null, "text": .null,
    ]
    if let mention = speaker.mention { members = object(mention) }
    members["name"] = .string(speaker.name)
    members["chain"] = .array(speaker.chain.map(JSONValue.string))
    return members
  }
}
