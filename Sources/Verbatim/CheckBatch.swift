public import Checking
import Foundation
public import Preservation

/// One line of a batch of quotations to check.
public struct BatchItem: Sendable {
  /// The id it has in the batch.
  public var id: JSONValue
  /// The quotation.
  public var draft: DraftQuotation

  /// Reads a line of a batch, `{"id","quote","speaker"?}`; nil for an empty one.
  ///
  /// - Throws: ``VerbatimError`` `unreadable` where the line is no such object.
  public init?(line: String, number: Int) throws {
    guard line.contains(where: { !$0.isWhitespace }) else { return nil }
    guard let content = try? JSONDecoder().decode(Content.self, from: Data(line.utf8)) else {
      throw VerbatimError(
        .unreadable,
        "Line \(number) of the batch is no JSON object with a “quote”, and is passed over.")
    }
    id = content.id?.value ?? .null
    draft = DraftQuotation(content.quote, speaker: content.speaker)
  }

  private struct Content: Decodable {
    var id: Identifier?
    var quote: String
    var speaker: String?
  }

  /// An id as batches have it: a string or a whole number.
  private struct Identifier: Decodable {
    var value: JSONValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        value = .integer(number)
      } else {
        value = .string(try container.decode(String.self))
      }
    }
  }
}
