/// The largest integer that every JSON reader keeps exactly: 2^53 − 1.
private let largestInteger = 9_007_199_254_740_991

extension JSONValue {
  /// The value in the canonical form of RFC 8785, as UTF-8.
  ///
  /// Keys are ASCII, so that sorting them by bytes is sorting them by UTF-16 code units, as
  /// RFC 8785, section 3.2.3 asks. Strings are written as they are, never normalised.
  ///
  /// - Throws: ``PreservationError`` `recordInvalid` for a key that is not ASCII and an integer
  ///   outside ±(2^53−1).
  /// - Complexity: O(n log n).
  public func canonicalForm() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try appendCanonicalForm(to: &bytes)
    return bytes
  }

  private func appendCanonicalForm(to bytes: inout [UInt8]) throws {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value):
      guard (-largestInteger...largestInteger).contains(value) else {
        throw PreservationError(
          .recordInvalid, "the integer \(value) lies outside ±(2^53−1), which JSON keeps exactly")
      }
      bytes += String(value).utf8
    case .string(let value): appendJSONString(value, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        try value.appendCanonicalForm(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      let keys = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for (position, key) in keys.enumerated() {
        guard key.utf8.allSatisfy({ $0 < 0x80 }) else {
          throw PreservationError(.recordInvalid, "the key \"\(key)\" is not ASCII")
        }
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        appendJSONString(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try members[key]?.appendCanonicalForm(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// Writes a string with the escapes of RFC 8785, section 3.2.2.2, and no others.
private func appendJSONString(_ string: String, to bytes: inout [UInt8]) {
  let digits = Array("0123456789abcdef".utf8)
  bytes.append(UInt8(ascii: "\""))
  for byte in string.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += #"\""#.utf8
    case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
    case 0x08: bytes += #"\b"#.utf8
    case 0x09: bytes += #"\t"#.utf8
    case 0x0A: bytes += #"\n"#.utf8
    case 0x0C: bytes += #"\f"#.utf8
    case 0x0D: bytes += #"\r"#.utf8
    case 0..<0x20:
      bytes += #"\u00"#.utf8
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}

extension JSONValue {
  /// The member of an object, or nil where there is none.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { return members[key] }
    return nil
  }

  /// The string, if it is one.
  public var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  /// The integer, if it is one.
  public var integer: Int? {
    if case .integer(let value) = self { return value }
    return nil
  }

  /// The elements, if it is an array.
  public var array: [JSONValue]? {
    if case .array(let values) = self { return values }
    return nil
  }

  /// The members, if it is an object.
  public var object: [String: JSONValue]? {
    if case .object(let members) = self { return members }
    return nil
  }
}
