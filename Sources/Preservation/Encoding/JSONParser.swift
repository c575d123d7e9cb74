extension JSONValue {
  /// The deepest nesting that is read.
  static let deepestNesting = 64

  /// Reads one JSON text (RFC 8259), strictly.
  ///
  /// Refused are floating-point numbers, exponents, `-0`, integers outside ±(2^53−1), keys that
  /// are not ASCII or come twice, lone surrogates, invalid UTF-8, nesting deeper than 64 and
  /// anything after the value. White space between tokens is accepted: compare the bytes with
  /// ``canonicalForm()`` where the form matters.
  ///
  /// - Throws: ``PreservationError`` `malformed`, with the byte offset.
  /// - Complexity: O(n).
  public init(parsing bytes: some Sequence<UInt8>) throws {
    var parser = JSONParser(bytes: Array(bytes))
    do {
      self = try parser.document()
    } catch {
      throw PreservationError(
        .malformed, "not the JSON that records use: \(error.reason) at byte \(error.offset)")
    }
  }
}

/// Why a JSON text was refused, and where.
private struct JSONSyntaxError: Error {
  var reason: String
  var offset: Int
}

/// A strict recursive-descent reader; the depth is bounded, so the stack is.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    if position < bytes.count { throw failure("something follows the value") }
    return value
  }

  private func failure(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(reason: reason, offset: position)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONSyntaxError)
    -> JSONValue
  {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("unknown word") }
    position += word.utf8.count
    return value
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard depth <= JSONValue.deepestNesting else { throw failure("nested too deeply") }
    guard let first = next else { throw failure("the text ends early") }
    switch first {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .integer(try integer())
    default: throw failure("unexpected byte")
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("a key is missing") }
      let key = try string()
      guard key.utf8.allSatisfy({ $0 < 0x80 }) else { throw failure("the key is not ASCII") }
      guard members[key] == nil else { throw failure("the key comes twice") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("a colon is missing") }
      skipSpace()
      members[key] = try value(depth: depth + 1)
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma is missing") }
    }
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(values) }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma is missing") }
    }
  }

  private mutating func integer() throws(JSONSyntaxError) -> Int {
    let negative = take(UInt8(ascii: "-"))
    guard let first = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
      throw failure("a digit is missing")
    }
    var value = 0
    var digits = 0
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      guard digits == 0 || value != 0 else { throw failure("a leading zero") }
      // 2^53−1 has sixteen digits: the sum cannot overflow before this guard.
      guard digits < 16 else { throw failure("the integer is too large") }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
      position += 1
    }
    if let byte = next, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
      throw failure("floating-point numbers are not used")
    }
    guard value <= 9_007_199_254_740_991 else { throw failure("the integer is too large") }
    if negative && value == 0 { throw failure("minus zero") }
    return negative ? -value : value
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    position += 1
    var content: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        let text = content.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
        guard let text else { throw failure("the string is not UTF-8") }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw failure("a control character stands unescaped")
      default: content.append(byte)
      }
    }
    throw failure("the string has no end")
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONSyntaxError) {
    guard let byte = next else { throw failure("the string has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexUnit()
      if (0xDC00..<0xE000).contains(code) { throw failure("a lone surrogate") }
      if (0xD800..<0xDC00).contains(code) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
          throw failure("a lone surrogate")
        }
        let low = try hexUnit()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("a lone surrogate") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("no such code point") }
      content += String(Character(scalar)).utf8
    default: throw failure("unknown escape")
    }
  }

  private mutating func hexUnit() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits are missing")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
