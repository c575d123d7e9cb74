import Interchange
public import Preservation

extension AddReport {
  /// The report as `add --json` prints it.
  public var json: JSONValue {
    .object([
      "additions": .array(additions.map(\.json)),
      "problems": .array(
        problems.map {
          .object(["path": .string($0.path), "message": .string($0.message)])
        }),
      "skipped": .array(skipped.map(JSONValue.string)),
    ])
  }
}

extension Addition {
  var json: JSONValue {
    .object([
      "outcome": .string(outcome.rawValue), "file": .string(file), "source": .string(source.hex),
      "object": .string(object.description), "size": .integer(size),
      "media_type": .string(mediaType), "charset": JSONValue(charset), "has_text": .bool(hasText),
      "notes": .array(notes.map(JSONValue.string)),
    ])
  }
}
