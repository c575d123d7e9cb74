public import Preservation

extension JSONValue {
  /// The value as indented JSON text for output: keys sorted, non-ASCII characters kept, every
  /// control character and every bidirectional control escaped, so that it is safe on a terminal.
  ///
  /// The same value always gives the same bytes.
  public var indented: String {
    var text = ""
    write(into: &text, indent: 0, isIndented: true)
    return text + "\n"
  }

  /// The value as JSON text on one line, as JSON Lines has it, with the same order and escapes.
  public var line: String {
    var text = ""
    write(into: &text, indent: 0, isIndented: false)
    return text + "\n"
  }

  private func write(into text: inout String, indent: Int, isIndented: Bool) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): Self.write(value, into: &text)
    case .array(let values):
      // Positions stay on one line: [12, 40].
      let isFlat = values.allSatisfy { if case .integer = $0 { true } else { false } }
      let breaks = isIndented && !isFlat
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += isFlat && isIndented ? ", " : "," }
        if breaks { Self.newLine(indent + 1, into: &text) }
        value.write(into: &text, indent: indent + 1, isIndented: isIndented)
      }
      if breaks, !values.isEmpty { Self.newLine(indent, into: &text) }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, key) in members.keys.sorted().enumerated() {
        if index > 0 { text += "," }
        if isIndented { Self.newLine(indent + 1, into: &text) }
        Self.write(key, into: &text)
        text += isIndented ? ": " : ":"
        members[key]?.write(into: &text, indent: indent + 1, isIndented: isIndented)
      }
      if isIndented, !members.isEmpty { Self.newLine(indent, into: &text) }
      text += "}"
    }
  }

  private static func newLine(_ indent: Int, into text: inout String) {
    text += "\n" + String(repeating: "  ", count: indent)
  }

  private static func write(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || scalar.isBidiControl:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension Unicode.Scalar {
  /// Whether the scalar changes the direction of the text after it: embeddings, overrides, isolates.
  ///
  /// The marks U+200E, U+200F and U+061C change no more than a letter would, and right-to-left texts
  /// use them: they pass.
  package var isBidiControl: Bool {
    0x202A...0x202E ~= value || 0x2066...0x2069 ~= value
  }

  /// Whether the scalar is a tag character, which shows nothing and can hide words.
  package var isTag: Bool { 0xE0000...0xE007F ~= value }
}
