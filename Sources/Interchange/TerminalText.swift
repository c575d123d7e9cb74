/// Text from sources, made safe to print on a terminal.
public enum TerminalText {
  /// The text with every control character and bidirectional control shown as an escape.
  ///
  /// - Parameter keepsLineBreaks: Whether line feeds and tabs pass.
  public static func safe(_ text: some StringProtocol, keepsLineBreaks: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where keepsLineBreaks, "\t" where keepsLineBreaks:
        result.append(scalar)
      case "\u{FEFF}":
        // A byte-order mark shows nothing.
        continue
      case _
      where scalar.isTag || scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
        || scalar.isBidiControl
        || scalar.value == 0x2028 || scalar.value == 0x2029:
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default:
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text on one line: runs of white space, line breaks among them, become one space.
  public static func line(_ text: some StringProtocol) -> String {
    safe(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
