import Foundation
import Interchange
public import Preservation

/// What `verify` found.
public struct VerificationReport: Sendable {
  /// What is damaged or worth knowing.
  public var findings: [Finding]
  /// The number of the log's entries; nil where the log cannot be read.
  public var size: Int?
  /// What was checked, in words.
  public var summary: String

  /// Whether something is damaged.
  public var isDamaged: Bool { findings.contains { $0.severity == .damage } }

  /// The report as `verify --json` prints it.
  public var json: JSONValue {
    .object([
      "sound": .bool(!isDamaged),
      "size": size.map { .integer($0) } ?? .null,
      "summary": .string(summary),
      "findings": .array(
        findings.map {
          .object([
            "severity": .string($0.severity.rawValue), "rule": .string($0.rule),
            "target": .string($0.target), "message": .string($0.message),
            "cost": .string($0.cost),
          ])
        }),
    ])
  }
}

/// A proof that a record is in the log.
public struct RecordProof: Hashable, Sendable {
  /// The record's id: its leaf hash.
  public var record: Digest
  /// Its place, the hashes up to the root, and the signed root.
  public var proof: InclusionProof

  /// The proof in the form of C2SP tlog-proof.
  public var text: String { proof.text }

  /// The proof as `prove --json` prints it; hashes in base64, the leaf's sibling first.
  public var json: JSONValue {
    .object([
      "record": .string(record.hex), "index": .integer(proof.index),
      "hashes": .array(proof.hashes.map { .string($0.base64) }),
      "checkpoint": .string(proof.checkpoint.text),
    ])
  }
}

extension Digest {
  /// The digest in base64, as checkpoints and proofs have it.
  var base64: String { Data(bytes).base64EncodedString() }
}

extension PreservationError {
  /// Whether the archive itself is damaged, rather than the request or its circumstances.
  public var isDamage: Bool {
    let damage: [Code] = [
      .archiveDamaged, .objectMissing, .fixityMismatch, .logDamaged, .logInconsistent,
      .checkpointInvalid, .archiveBehindKey,
    ]
    return damage.contains(code)
  }

  /// Whether some input could not be read.
  public var isUnreadableInput: Bool { code == .inputUnreadable || code == .inputTooLarge }
}

extension ArchiveStore {
  /// Where the key that signs the log is kept.
  public var keyPath: String {
    keys.keyFile(archiveID: info.archiveID, publicKey: info.publicKey)
  }
}

extension Archive {
  /// Checks that nothing was lost or altered, also in an archive that is too damaged to be opened.
  ///
  /// An index that is damaged is made anew; that is a note, since it is derived.
  ///
  /// - Parameters:
  ///   - path: The archive's folder.
  ///   - isDeep: Whether to compute the digest of every object.
  ///   - held: A checkpoint, as a signed note, that someone kept elsewhere.
  /// - Throws: ``Preservation/PreservationError`` when there is no archive, it is of a newer format,
  ///   or `held` is no checkpoint.
  public static func verify(
    at path: String, isDeep: Bool, against held: [UInt8]? = nil, keys: KeyFolder = .standard
  ) throws -> VerificationReport {
    let checkpoint = try held.map { try Checkpoint(parsing: String(decoding: $0, as: UTF8.self)) }
    let archive: Archive?
    do {
      archive = try open(at: path, keys: keys)
    } catch let error as PreservationError where error.isDamage {
      archive = nil
    }
    if let checkpoint, let archive, checkpoint.origin != archive.store.info.origin {
      throw VerbatimError(
        .invalid,
        "The checkpoint is of another log: \(checkpoint.origin), not \(archive.store.info.origin).")
    }
    var findings = ArchiveStore.verify(at: path, keys: keys, deep: isDeep, against: checkpoint)
    if let archive, !findings.contains(where: { $0.severity == .damage }) {
      findings += archive.indexFindings(isDeep: isDeep)
    }
    var scope = ArchiveStore.verificationScope(deep: isDeep)
    if let checkpoint {
      scope += " It was held against the checkpoint of \(checkpoint.size) entries."
    }
    return VerificationReport(
      findings: findings, size: archive?.store.checkpoint.size, summary: scope)
  }

  /// What is wrong with the index, which is then made anew.
  ///
  /// A deep verification makes it anew in any case: an index that came with the archive from elsewhere may say what the log does not.
  private func indexFindings(isDeep: Bool) -> [Finding] {
    func finding(_ message: String) -> Finding {
      Finding(
        rule: "index-damaged", target: "index.sqlite", message: message,
        cost: "Nothing: it is derived from objects and log.", severity: .note)
    }
    do {
      let damage =
        FileManager.default.fileExists(atPath: indexPath) ? existingIndexDamage() : nil
      if isDeep || damage != nil { try reindex() }
      return damage.map { [finding("The index was damaged, and was made anew: \($0)")] } ?? []
    } catch {
      return [finding("The index cannot be made: \(Self.message(of: error))")]
    }
  }

  /// The checkpoint as `checkpoint --json` prints it.
  public var checkpointJSON: JSONValue {
    let checkpoint = store.checkpoint
    return .object([
      "origin": .string(checkpoint.origin), "size": .integer(checkpoint.size),
      "root": .string(checkpoint.root.description), "note": .string(checkpoint.text),
    ])
  }

  /// What an archive is, as `init --json` prints it.
  public var summary: JSONValue {
    .object([
      "path": .string(store.path), "archive_id": .string(store.info.archiveID),
      "origin": .string(store.info.origin), "format": .integer(store.info.format),
    ])
  }

  /// A proof that a record is in the log.
  ///
  /// - Parameter id: The record's id, or at least four digits of it that fit no other.
  public func prove(_ id: String) throws -> RecordProof {
    let record = try resolveRecord(id).id
    return RecordProof(record: record, proof: try store.prove(record))
  }

  /// The key that signs the log, as `key adopt --json` and `key rotate --json` print it.
  public var keyJSON: JSONValue {
    .object([
      "public_key": .string(store.info.publicKey.base64), "path": .string(store.keyPath),
    ])
  }

  /// Gives a copy of an archive, which comes without its key, a key of its own.
  public func adoptKey(agent: String) throws { _ = try store.adoptKey(agent: agent) }

  /// Replaces the key by a new one, signed by the old one.
  public func rotateKey(agent: String) throws { _ = try store.rotateKey(agent: agent) }
}
