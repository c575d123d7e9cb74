private let alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// Encodes bytes in Base 64 (RFC 4648, section 4), with padding.
package func base64Encoded(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  var position = 0
  while position < bytes.count {
    let group = bytes[position..<min(position + 3, bytes.count)]
    var bits: UInt32 = 0
    for byte in group { bits = bits << 8 | UInt32(byte) }
    bits <<= UInt32(8 * (3 - group.count))
    for digit in 0..<4 {
      let used = digit <= group.count
      let value = Int(bits >> UInt32(18 - 6 * digit)) & 63
      text.append(used ? alphabet[value] : UInt8(ascii: "="))
    }
    position += 3
  }
  return String(decoding: text, as: UTF8.self)
}

/// Decodes Base 64 (RFC 4648, section 4), strictly: padded, without white space, and with the
/// unused bits zero, so that every byte string has one encoding only.
package func base64Decoded(_ text: some StringProtocol) -> [UInt8]? {
  let digits = Array(text.utf8)
  guard digits.count % 4 == 0 else { return nil }
  var bytes: [UInt8] = []
  var position = 0
  while position < digits.count {
    let isLast = position + 4 == digits.count
    var padding = 0
    var bits: UInt32 = 0
    for digit in digits[position..<position + 4] {
      if digit == UInt8(ascii: "=") {
        padding += 1
        bits <<= 6
        continue
      }
      guard padding == 0, let value = base64Value(digit) else { return nil }
      bits = bits << 6 | value
    }
    guard padding == 0 || (isLast && padding <= 2) else { return nil }
    let count = 3 - padding
    guard bits & ((1 << UInt32(8 * padding)) - 1) == 0 else { return nil }
    for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * byte))) }
    position += 4
  }
  return bytes
}

private func base64Value(_ digit: UInt8) -> UInt32? {
  switch digit {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
  case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
  case UInt8(ascii: "+"): 62
  case UInt8(ascii: "/"): 63
  default: nil
  }
}
