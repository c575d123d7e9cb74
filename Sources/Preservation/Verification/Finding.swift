/// One thing that verification found out of order.
public struct Finding: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// Nothing is wrong, but a person may want to know.
    case note
    /// Something is unfinished or out of place, and no evidence is touched.
    case warning
    /// Evidence is lost, altered, or can no longer be proved.
    case damage

    /// Orders severities from note to damage.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .damage: 2
      }
    }
  }

  /// The rule that was broken, such as `object-missing`.
  public let rule: String

  /// The file, as a path inside the archive, or the record: `record 17`.
  public let target: String

  /// What was expected and what was found.
  public let message: String

  /// What it costs: what can no longer be read or proved, and what to do.
  public let cost: String

  /// How much it matters.
  public let severity: Severity

  /// Creates a finding.
  public init(rule: String, target: String, message: String, cost: String, severity: Severity) {
    self.rule = rule
    self.target = target
    self.message = message
    self.cost = cost
    self.severity = severity
  }
}

extension Finding: Comparable {
  /// Orders findings by severity, the worst first, then by target, rule and message.
  public static func < (lhs: Finding, rhs: Finding) -> Bool {
    if lhs.severity != rhs.severity { return lhs.severity > rhs.severity }
    let left = [lhs.target, lhs.rule, lhs.message]
    let right = [rhs.target, rhs.rule, rhs.message]
    for (one, other) in zip(left, right) where !sameBytes(one, other) {
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    return false
  }
}

extension ArchiveStore {
  /// Checks the archive as it lies on disk, and returns all that is out of order.
  ///
  /// - Parameters:
  ///   - deep: whether every object is read and hashed; otherwise its presence is checked, and its
  ///     size where a record states it. See ``verificationScope(deep:)``.
  ///   - against: a checkpoint that was kept elsewhere, which the archive must continue.
  /// - Returns: the findings, the worst first; none where all is well.
  /// - Complexity: O(n) in the log; with `deep`, O(bytes) in the objects.
  public func verify(deep: Bool = false, against: Checkpoint? = nil) -> [Finding] {
    ArchiveStore.verify(at: path, keys: keys, deep: deep, against: against)
  }

  /// Checks an archive that may be too damaged to be opened.
  public static func verify(
    at path: String, keys: KeyFolder, deep: Bool = false, against: Checkpoint? = nil
  ) -> [Finding] {
    var verifier = ArchiveVerifier(
      layout: ArchiveLayout(root: path), keys: keys, deep: deep, against: against)
    return verifier.run()
  }

  /// What a verification looks at, in one sentence.
  public static func verificationScope(deep: Bool) -> String {
    "Checked were archive.json, the checkpoint and its signature, every tile, every entry against "
      + "its leaf hash, every record's form and key changes, and "
      + (deep
        ? "every object's bytes against its digest."
        : "every object's presence, and its size where a record states it (captures and texts; "
          + "not maps and headers); `--deep` also hashes the objects' bytes.")
  }
}
