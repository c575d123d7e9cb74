public import Accounts
public import Preservation
import SourceText

/// Writes conflicts as `conflicts --json` and `compare --json` print them.
public struct ConflictJSON: Sendable {
  private let references: [Digest: SourceReference]
  private let texts: [Digest: PositionedText]

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - references: The sources by id.
  ///   - texts: The texts that passages count in, by digest.
  public init(references: [Digest: SourceReference], texts: [Digest: PositionedText]) {
    self.references = references
    self.texts = texts
  }

  /// A conflict; with `isPaired`, every two passages of different sides too.
  public func json(_ conflict: Conflict, isPaired: Bool = false) -> JSONValue {
    var members: [String: JSONValue] = [
      "fingerprint": .string(conflict.fingerprint),
      "kind": .string(conflict.kind.rawValue),
      "grade": .string(conflict.grade.rawValue),
      "weight": .string(conflict.weight.rawValue),
      "about": .string(conflict.about),
      "summary": .string(conflict.summary),
      "sides": .array(
        conflict.sides.map { side in
          .object([
            "value": .string(side.value),
            "independent": .integer(side.independent),
            "passages": .array(side.passages.map(json)),
          ])
        }),
      "reconciled_by": .array(conflict.reconciledBy.map(json)),
      "ruling": conflict.ruling.map(json) ?? .null,
    ]
    if isPaired {
      var pairs: [JSONValue] = []
      for (index, side) in conflict.sides.enumerated() {
        for other in conflict.sides[(index + 1)...] {
          for a in side.passages {
            for b in other.passages { pairs.append(.object(["a": json(a), "b": json(b)])) }
          }
        }
      }
      members["pairs"] = .array(pairs)
    }
    return .object(members)
  }

  private func json(_ passage: Passage) -> JSONValue {
    var members = references[passage.source]?.members ?? ["source": .string(passage.source.hex)]
    if let text = texts[passage.textDigest] {
      members.merge(text.object(passage.span)) { $1 }
      members["focus"] = text.pair(passage.focus)
      members["byte_focus"] = text.bytePair(passage.focus)
    }
    members["text_digest"] = .string(passage.textDigest.description)
    members["said_by"] = JSONValue(passage.saidBy)
    return .object(members)
  }

  private func json(_ ruling: Ruling) -> JSONValue {
    .object([
      "record": .string(ruling.record.hex),
      "decision": .string(ruling.decision.rawValue),
      "reason": .string(ruling.reason),
      "author": .string(ruling.author),
      "time": .string(ruling.time),
    ])
  }
}
