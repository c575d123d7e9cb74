/// The signed head of a log: which log, how many entries, and the root of their Merkle tree.
///
/// Whoever holds a checkpoint can tell whether the archive still holds, unchanged and in the same
/// order, every record that it held then.
///
/// - SeeAlso: <https://c2sp.org/tlog-checkpoint>
public struct Checkpoint: Hashable, Sendable {
  /// The log's name; also the name of the key that signs.
  public let origin: String

  /// The number of entries.
  public let size: Int

  /// The root of the Merkle tree over the entries.
  public let root: Digest

  /// The signed note, or nil for a head that was computed and never signed.
  public let note: SignedNote?

  /// Describes a computed head that nobody signed.
  init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
    note = nil
  }

  /// Signs a head with the keys.
  init(origin: String, size: Int, root: Digest, signedBy keys: [SigningKey]) throws {
    self.origin = origin
    self.size = size
    self.root = root
    let text = "\(origin)\n\(size)\n\(base64Encoded(root.bytes))\n"
    note = try SignedNote(text: text, name: origin, keys: keys)
  }

  /// Reads a checkpoint, without judging its signature: see ``isSigned(by:)``.
  ///
  /// - Throws: ``PreservationError`` `malformed`.
  public init(parsing text: String) throws {
    let note = try SignedNote(parsing: text)
    let lines = note.text.utf8.dropLast()
      .split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
      throw PreservationError(.malformed, "not a checkpoint: it needs origin, size and root")
    }
    guard isPlainName(lines[0]) else {
      throw PreservationError(
        .malformed, "not a checkpoint: its origin has characters that would hide what it says")
    }
    guard let size = Int(lines[1]), size >= 0, String(size) == lines[1] else {
      throw PreservationError(.malformed, "not a checkpoint: \"\(lines[1])\" is no tree size")
    }
    guard let root = base64Decoded(lines[2]), root.count == 32 else {
      throw PreservationError(.malformed, "not a checkpoint: \"\(lines[2])\" is no root hash")
    }
    origin = lines[0]
    self.size = size
    self.root = Digest(bytes: root)
    self.note = note
  }

  /// The signed note as it is stored and printed; empty for a head that nobody signed.
  public var text: String { note?.note ?? "" }

  /// Whether a key signed it under the log's own name.
  public func isSigned(by key: PublicKey) -> Bool {
    note?.isSigned(by: key, name: origin) ?? false
  }
}
