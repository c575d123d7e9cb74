import Crypto
import Foundation

/// A text signed by one or more Ed25519 keys, as C2SP signed-note has it.
///
/// - SeeAlso: <https://c2sp.org/signed-note>
public struct SignedNote: Hashable, Sendable {
  /// One signature line.
  public struct Signature: Hashable, Sendable {
    /// The key's name.
    public let name: String
    /// The first four bytes of the digest of name, algorithm and public key.
    public let keyID: [UInt8]
    /// The signature's bytes; 64 for Ed25519.
    public let bytes: [UInt8]
  }

  /// The signed text, ending in a newline.
  public let text: String

  /// The signatures, in their order.
  public let signatures: [Signature]

  /// Signs a text.
  ///
  /// - Precondition: `text` ends in a newline.
  init(text: String, name: String, keys: [SigningKey]) throws {
    precondition(text.hasSuffix("\n"), "a note's text ends in a newline")
    self.text = text
    signatures = try keys.map {
      Signature(
        name: name, keyID: $0.publicKey.keyID(name: name), bytes: try $0.signature(of: text))
    }
  }

  /// Reads a note.
  ///
  /// - Throws: ``PreservationError`` `malformed`.
  public init(parsing note: String) throws {
    func refuse(_ reason: String) -> PreservationError {
      PreservationError(.malformed, "not a signed note: \(reason)")
    }
    let bytes = Array(note.utf8)
    // Far more than sixteen post-quantum signatures need.
    guard bytes.count <= 1 << 20 else { throw refuse("longer than 1 MiB") }
    guard !note.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" }) else {
      throw refuse("it has control characters")
    }
    guard bytes.last == 0x0A else { throw refuse("the last line has no end") }
    // The text is separated from the signatures by the last empty line.
    guard
      let split = bytes.indices.dropLast().last(where: {
        bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A
      })
    else { throw refuse("no empty line stands before the signatures") }
    text = String(decoding: bytes[...split], as: UTF8.self)
    var signatures: [Signature] = []
    for line in bytes[(split + 2)...].split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast()
    {
      let fields = line.split(separator: 0x20, omittingEmptySubsequences: false)
      let name = fields.count == 3 ? String(decoding: fields[1], as: UTF8.self) : ""
      guard fields.count == 3, fields[0].elementsEqual("—".utf8), isKeyName(name),
        let content = base64Decoded(String(decoding: fields[2], as: UTF8.self)), content.count > 4
      else { throw refuse("a signature line is malformed") }
      signatures.append(
        Signature(
          name: name, keyID: Array(content[..<4]), bytes: Array(content[4...])))
    }
    guard !signatures.isEmpty else { throw refuse("it has no signature") }
    self.signatures = signatures
  }

  /// The note as it is stored: text, empty line, signature lines.
  public var note: String {
    text + "\n"
      + signatures.map { "— \($0.name) \(base64Encoded($0.keyID + $0.bytes))\n" }.joined()
  }

  /// Whether a key of this name signed the text.
  ///
  /// A signature under the key's name and id that does not verify spoils the note.
  public func isSigned(by key: PublicKey, name: String) -> Bool {
    let id = key.keyID(name: name)
    let own = signatures.filter { Array($0.name.utf8) == Array(name.utf8) && $0.keyID == id }
    return !own.isEmpty && own.allSatisfy { key.isValid($0.bytes, for: text) }
  }
}

/// An Ed25519 public key (RFC 8032).
public struct PublicKey: Hashable, Sendable {
  /// The key's 32 bytes.
  public let bytes: [UInt8]

  /// Reads a key from its 32 bytes in Base 64.
  public init?(base64 text: String) {
    guard let bytes = base64Decoded(text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// The key's 32 bytes in Base 64, as records and `archive.json` write it.
  public var base64: String { base64Encoded(bytes) }

  /// The note key id: the first four bytes of SHA-256(name, newline, 0x01, key).
  public func keyID(name: String) -> [UInt8] {
    Array(Digest(of: Array(name.utf8) + [0x0A, 0x01] + bytes).bytes[..<4])
  }

  /// Whether a signature of a text is this key's.
  public func isValid(_ signature: [UInt8], for text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Data(bytes)) else {
      return false
    }
    return key.isValidSignature(Data(signature), for: Data(text.utf8))
  }
}

/// An Ed25519 private key, whose bytes leave this type only for the key folder.
struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a new key.
  init() { key = Curve25519.Signing.PrivateKey() }

  /// Reads a key from its 32-byte seed.
  init?(seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(seed)) else {
      return nil
    }
    self.key = key
  }

  var seed: [UInt8] { Array(key.rawRepresentation) }

  var publicKey: PublicKey { PublicKey(key.publicKey) }

  func signature(of text: String) throws -> [UInt8] {
    Array(try key.signature(for: Data(text.utf8)))
  }
}

/// Whether a text may be the name of a key: "non-empty", no "Unicode spaces or plus", and plain.
///
/// - SeeAlso: <https://c2sp.org/signed-note>
func isKeyName(_ name: String) -> Bool {
  !name.isEmpty && isPlainName(name) && !name.unicodeScalars.contains { $0 == " " || $0 == "+" }
}

/// Whether a name looks like what it is, since people decide by names whom to trust.
///
/// It has no control characters (C0, DEL, C1), no space but U+0020, no line break of any script,
/// and nothing that turns the direction of the text around it.
func isPlainName(_ name: String) -> Bool {
  !name.unicodeScalars.contains { scalar in
    scalar.isControl || scalar.properties.isBidiControl
      || (scalar != " " && scalar.properties.isWhitespace)
  }
}

extension Unicode.Scalar {
  /// Whether this is a control character: C0, DEL or C1.
  var isControl: Bool { properties.generalCategory == .control }
}
