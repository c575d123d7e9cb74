import Crypto

/// The SHA-256 message digest of some bytes (FIPS 180-4).
public struct Digest: Hashable, Sendable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// Wraps a computed digest.
  ///
  /// - Precondition: `bytes.count == 32`.
  public init(bytes: [UInt8]) {
    precondition(bytes.count == 32, "a SHA-256 digest has 32 bytes, not \(bytes.count)")
    self.bytes = bytes
  }

  /// Computes the digest of some bytes.
  public init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    if bytes.withContiguousStorageIfAvailable({ hasher.update(bufferPointer: .init($0)) }) == nil {
      hasher.update(data: Array(bytes))
    }
    self.bytes = Array(hasher.finalize())
  }

  /// Reads 64 lower-case hexadecimal digits, with or without the prefix `sha256:`.
  public init?(_ text: some StringProtocol) {
    let digits = text.hasPrefix("sha256:") ? text.dropFirst(7) : text[...]
    guard digits.utf8.count == 64, let bytes = hexDecoded(digits) else { return nil }
    self.bytes = bytes
  }
}

extension Digest: CustomStringConvertible {
  /// The digest as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
  public var hex: String { hexEncoded(bytes) }

  /// The digest with its algorithm, as records and JSON output name it: `sha256:9f86d0…`.
  public var description: String { "sha256:" + hex }
}

extension Digest: Comparable {
  /// Orders digests by their bytes.
  public static func < (lhs: Digest, rhs: Digest) -> Bool {
    lhs.bytes.lexicographicallyPrecedes(rhs.bytes)
  }
}

/// Encodes bytes as lower-case hexadecimal digits.
package func hexEncoded(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// Decodes lower-case hexadecimal digits, two for each byte.
package func hexDecoded(_ text: some StringProtocol) -> [UInt8]? {
  var bytes: [UInt8] = []
  var high: UInt8?
  for digit in text.utf8 {
    let value: UInt8
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
    default: return nil
    }
    if let first = high {
      bytes.append(first << 4 | value)
      high = nil
    } else {
      high = value
    }
  }
  return high == nil ? bytes : nil
}
