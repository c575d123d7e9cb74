import Interchange
import Preservation
import Testing

/// Text from sources is harmless on a terminal and in JSON.
@Suite struct HostileTextTests {
  static let hostile: [(String, terminal: String, json: String)] = [
    ("red \u{1B}[31m", "red \\u{1b}[31m", #""red \u001b[31m""#),
    ("bell\u{07}", "bell\\u{7}", #""bell\u0007""#),
    ("one\ntwo", "one\\u{a}two", #""one\ntwo""#),
    ("C1 \u{9B}31m", "C1 \\u{9b}31m", #""C1 \u009b31m""#),
    ("turn\u{202E}ed", "turn\\u{202e}ed", #""turn\u202eed""#),
    ("hid\u{E0041}den", "hid\\u{e0041}den", "\"hid\u{E0041}den\""),
    ("\u{FEFF}mark", "mark", "\"\u{FEFF}mark\""),
    ("“Café” — שלום", "“Café” — שלום", "\"“Café” — שלום\""),
    (#"a "b" \c"#, #"a "b" \c"#, #""a \"b\" \\c""#),
  ]

  @Test(arguments: hostile)
  func isEscaped(text: String, terminal: String, json: String) {
    #expect(TerminalText.safe(text) == terminal)
    #expect(JSONValue.string(text).line == json + "\n")
  }

  @Test func lineBreaksPassWhereTheyAreWanted() {
    #expect(TerminalText.safe("a\tb\nc\r", keepsLineBreaks: true) == "a\tb\nc\\u{d}")
    #expect(TerminalText.line("  a\t b\n\nc ") == "a b c")
  }

  @Test func valuesAreWrittenInOneWay() {
    let value = JSONValue.object([
      "b": .array([.integer(1), .integer(-2)]), "a": .null,
      "c": .array([.string("x"), .bool(true)]),
      "d": .object([:]), "e": .array([]),
    ])
    #expect(value.line == #"{"a":null,"b":[1,-2],"c":["x",true],"d":{},"e":[]}"# + "\n")
    #expect(
      value.indented == """
        {
          "a": null,
          "b": [1, -2],
          "c": [
            "x",
            true
          ],
          "d": {},
          "e": []
        }

        """)
  }
}
