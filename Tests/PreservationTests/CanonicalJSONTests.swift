import Preservation
import Testing

@Suite struct CanonicalJSONTests {
  @Test(arguments: [
    (JSONValue.null, "null"),
    (.bool(true), "true"),
    (.integer(-9_007_199_254_740_991), "-9007199254740991"),
    (.string("a\"b\\c\u{8}\u{9}\u{A}\u{C}\u{D}\u{1}\u{1F}"), #""a\"b\\c\b\t\n\f\r\u0001\u001f""#),
    (.string("/ \u{7F} é \u{2028} \u{1F30D}"), "\"/ \u{7F} é \u{2028} \u{1F30D}\""),
    (.string("e\u{301}"), "\"e\u{301}\""),
    (.object(["b": .integer(1), "a": .array([]), "B": .object([:])]), #"{"B":{},"a":[],"b":1}"#),
    (.object(["a_b": .null, "ab": .null, "a": .null]), #"{"a":null,"a_b":null,"ab":null}"#),
  ])
  func valuesHaveOneForm(_ value: JSONValue, _ form: String) throws {
    let bytes = try value.canonicalForm()
    #expect(bytes == Array(form.utf8))
    #expect(try JSONValue(parsing: bytes).canonicalForm() == bytes)
  }

  @Test func canonicallyEquivalentStringsStayApart() throws {
    let composed = try JSONValue.string("\u{E9}").canonicalForm()
    let decomposed = try JSONValue.string("e\u{301}").canonicalForm()
    #expect(composed != decomposed)
    let read = try JSONValue(parsing: decomposed)
    #expect(read.string.map { Array($0.utf8) } == Array("e\u{301}".utf8))
  }

  @Test(arguments: [
    "", "nul", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "1.0", "1e3", "-0", "01", "+1",
    "9007199254740992", "-9007199254740992", "99999999999999999999", "\"a", "\"\\x\"", "\"\\u12\"",
    "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\u{1}\"", "{\"a\":1,\"a\":2}",
    "{\"é\":1}", "{\"\\u00e9\":1}", "[] []", "\u{FEFF}[]", "NaN", "'a'", "{\"a\":1,\"\\u0061\":2}",
  ])
  func whatRecordsDoNotUseIsRefused(_ text: String) {
    #expect(throws: PreservationError.self) { try JSONValue(parsing: text.utf8) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xE2, 0x82, 0x22],
    ] as [[UInt8]])
  func invalidUTF8IsRefused(_ bytes: [UInt8]) {
    #expect(throws: PreservationError.self) { try JSONValue(parsing: bytes) }
  }

  @Test func nestingIsBounded() throws {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try JSONValue(parsing: deep.utf8).array != nil)
    let deeper = String(repeating: "[", count: 100_000)
    #expect(throws: PreservationError.self) { try JSONValue(parsing: deeper.utf8) }
  }

  @Test func escapesAndSpaceAreRead() throws {
    let value = try JSONValue(parsing: #" { "a" : [ "\u00e9\ud83c\udf0d\/" , true ] } "#.utf8)
    #expect(value == .object(["a": .array([.string("é\u{1F30D}/"), .bool(true)])]))
  }

  @Test func whatHasNoFormIsRefused() {
    #expect(throws: PreservationError.self) { try JSONValue.integer(1 << 53).canonicalForm() }
    #expect(throws: PreservationError.self) {
      try JSONValue.object(["é": .null]).canonicalForm()
    }
  }
}

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ([], ""), ([0], "AA=="), ([0xFF, 0xEE], "/+4="), ([1, 2, 3], "AQID"),
      ([255, 255, 255, 255], "/////w=="),
    ] as [([UInt8], String)])
  func base64GoesBothWays(_ bytes: [UInt8], _ text: String) {
    #expect(base64Encoded(bytes) == text)
    #expect(base64Decoded(text) == bytes)
  }

  @Test(arguments: [
    "A", "AA", "AA=", "AAA", "AB==", "AAB=", "A===", "====", "AA==AAAA", "AA-_", "AAA\n",
  ])
  func otherBase64IsRefused(_ text: String) {
    #expect(base64Decoded(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (1_750_000_000, "2025-06-15T15:06:40Z"),
    (-1, "1969-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
  ])
  func secondsAreWrittenAsUTC(_ seconds: Int, _ text: String) {
    #expect(utcTimestamp(seconds) == text)
  }
}
