/// Checks one archive; never stops at the first finding, and writes nothing.
struct ArchiveVerifier {
  let layout: ArchiveLayout
  let keys: KeyFolder
  let deep: Bool
  let against: Checkpoint?

  private(set) var findings: [Finding] = []

  /// What the log says, collected while its entries are read.
  var chain = KeyChain(created: nil)
  var records: [Digest: RecordNote] = [:]
  var erasedSlots: [Int: Digest] = [:]
  var erasedObjects: Set<Digest> = []
  var uses: [Digest: [ObjectUse]] = [:]
  var hasLogDamage = false

  init(layout: ArchiveLayout, keys: KeyFolder, deep: Bool, against: Checkpoint?) {
    self.layout = layout
    self.keys = keys
    self.deep = deep
    self.against = against
  }

  /// What of a record is remembered.
  struct RecordNote {
    var index: Int
    var type: String
    /// The file of a source.
    var file: String?
  }

  /// One record's use of an object.
  struct ObjectUse {
    var index: Int
    var role: ObjectReference.Role
    var source: Digest?
    var size: Int?
  }

  var log: LogReader { LogReader(layout: layout) }

  mutating func report(
    _ rule: String, _ target: String, _ message: String, cost: String,
    _ severity: Finding.Severity = .damage
  ) {
    findings.append(
      Finding(rule: rule, target: target, message: message, cost: cost, severity: severity))
  }

  mutating func run() -> [Finding] {
    let view: ArchiveView
    do {
      view = try ArchiveView.load(layout, keys: keys)
    } catch let error as PreservationError {
      reportUnopened(error)
      return findings.sorted()
    } catch {
      report("io-failure", "archive.json", "\(error)", cost: "nothing could be checked")
      return findings.sorted()
    }
    checkLog(view.head)
    checkInfo()
    checkCheckpoint(view)
    checkKeyChain()
    checkKept(view)
    checkAgainst(view)
    checkReferences()
    checkObjects()
    checkOtherFiles(view)
    return findings.sorted()
  }

  private mutating func reportUnopened(_ error: PreservationError) {
    switch error.code {
    case .formatTooNew:
      report(
        "format-too-new", "archive.json", error.message,
        cost: "this version cannot judge the archive; nothing in it was touched")
    case .archiveDamaged:
      report(
        "info-altered", "archive.json", error.message,
        cost: "which archive this is, and who signed it, cannot be told; objects are plain files")
      report(
        "bundle-altered", "log/tile/entries/000", "the first record cannot be read",
        cost: "records in this bundle that cannot be restored from a copy")
      checkObjects()
    default:
      report(
        error.code.name, "archive.json", error.message, cost: "nothing could be checked")
    }
  }
}

extension ArchiveVerifier {
  /// Holds `archive.json` against the log, which says all of it again.
  private mutating func checkInfo() {
    let cost = "nothing is lost: the log says the same, and the next write puts it right"
    guard let bytes = try? readFileIfPresent(layout.info) else {
      return report("info-missing", "archive.json", "archive.json is missing", cost: cost)
    }
    let info: ArchiveInfo
    do {
      info = try ArchiveInfo(parsing: bytes, path: "archive.json")
    } catch {
      return report("info-altered", "archive.json", "\(error)", cost: cost)
    }
    guard let expected = chain.info(format: info.format) else { return }
    var differences: [String] = []
    if !sameBytes(info.archiveID, expected.archiveID) {
      differences.append("archive id \(info.archiveID), not \(expected.archiveID)")
    }
    if !sameBytes(info.origin, expected.origin) {
      differences.append("origin \(info.origin), not \(expected.origin)")
    }
    if !sameBytes(info.name ?? "", expected.name ?? "") {
      differences.append("name \(info.name ?? "(none)"), not \(expected.name ?? "(none)")")
    }
    if info.publicKey != expected.publicKey {
      differences.append(
        "public key \(info.publicKey.base64), not \(expected.publicKey.base64)")
    }
    if !differences.isEmpty {
      report(
        "info-altered", "archive.json",
        "archive.json and the log disagree: it says \(differences.joined(separator: "; "))",
        cost: cost)
    } else if (try? JSONValue(parsing: bytes).canonicalForm()).map({ $0 + [0x0A] }) != bytes {
      report(
        "info-altered", "archive.json", "archive.json is not in the form that was written",
        cost: cost)
    }
  }

  /// Holds the stored checkpoint against the archive's key.
  private mutating func checkCheckpoint(_ view: ArchiveView) {
    let cost =
      "no record is lost; until it is restored, nothing shows that the log is the one that was "
      + "signed, and nothing may be added"
    guard let bytes = try? readFileIfPresent(layout.checkpoint) else {
      return report(
        "checkpoint-missing", "log/checkpoint", "log/checkpoint is missing", cost: cost)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let head = try? Checkpoint(parsing: text), head.text.utf8.elementsEqual(bytes) else {
      return report(
        "checkpoint-altered", "log/checkpoint", "log/checkpoint is not a signed checkpoint",
        cost: cost)
    }
    let key = chain.key(size: head.size) ?? view.info.publicKey
    guard head.isSigned(by: key), sameBytes(head.origin, view.info.origin) else {
      return report(
        "checkpoint-altered", "log/checkpoint",
        "log/checkpoint is not signed by the archive's key \(key.base64) for \(view.info.origin)",
        cost: cost)
    }
  }

  /// Follows the keys from the first to the present one.
  private mutating func checkKeyChain() {
    guard let created = chain.created else { return }
    var key = created.publicKey
    for (index, change) in chain.changes {
      if change.previousKey != key {
        report(
          "key-chain-broken", "record \(index)",
          "the key \(change.previousKey.base64) is said to be replaced, and \(key.base64) was in "
            + "use", cost: "who signed the log from here on is not shown by the log")
      } else if change.how == .rotate && !change.isSigned(origin: created.origin) {
        report(
          "key-change-unsigned", "record \(index)",
          "the new key \(change.publicKey.base64) is not signed by the old one",
          cost: "who signed the log from here on is not shown by the log")
      } else if change.how == .adopt {
        report(
          "key-adopted", "record \(index)",
          "from here on a new key signs, which the old one did not sign (key adopt)",
          cost: "nothing; but whoever trusts the first key only need not trust what follows",
          .note)
      }
      key = change.publicKey
    }
  }

  /// Holds the archive against the last checkpoint beside the key, where there is one.
  private mutating func checkKept(_ view: ArchiveView) {
    do {
      let kept = try keys.keptCheckpoint(
        archiveID: view.info.archiveID, publicKey: view.info.publicKey)
      if let kept {
        checkContinues(kept, view.head, name: "the checkpoint beside the key", rule: "behind-key")
      }
    } catch {
      report(
        "kept-checkpoint-altered",
        keys.checkpointFile(archiveID: view.info.archiveID, publicKey: view.info.publicKey),
        "\(error)",
        cost: "nothing in the archive; an older copy in its place would not be noticed", .warning)
    }
  }

  /// Holds the archive against a checkpoint that somebody else held.
  private mutating func checkAgainst(_ view: ArchiveView) {
    guard let against else { return }
    let name = "the checkpoint that was given"
    guard sameBytes(against.origin, view.info.origin) else {
      return report(
        "checkpoint-foreign", "log/checkpoint",
        "\(name) is of \(against.origin), and this archive's log is \(view.info.origin)",
        cost: "the checkpoint says nothing about this archive")
    }
    let known = chain.keys + [view.info.publicKey]
    if !known.contains(where: { against.isSigned(by: $0) }) {
      report(
        "checkpoint-foreign", "log/checkpoint",
        "\(name) is not signed by a key of this archive",
        cost: "the checkpoint may be forged, or the archive's keys may have been exchanged")
    }
    checkContinues(against, view.head, name: name, rule: "checkpoint-inconsistent")
  }

  private mutating func checkContinues(
    _ earlier: Checkpoint, _ head: Checkpoint, name: String, rule: String
  ) {
    guard earlier.size <= head.size else {
      return report(
        rule, "log/checkpoint",
        "\(name) has \(earlier.size) records, and the archive only \(head.size): "
          + "an older copy stands in its place",
        cost: "records \(head.size) to \(earlier.size - 1) are missing: use the newest copy")
    }
    var tree = log.tree(size: earlier.size, within: head.size)
    guard let root = try? tree.root() else { return }
    if root != earlier.root && !hasLogDamage {
      report(
        rule, "log/checkpoint",
        "the first \(earlier.size) records have the root \(base64Encoded(root.bytes)), and \(name) "
          + "says \(base64Encoded(earlier.root.bytes)): the log was forked or rewritten",
        cost: "which records were changed cannot be told; compare with the copy that was signed")
    }
  }
}
