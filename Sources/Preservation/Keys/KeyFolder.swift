#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that holds private keys, outside every archive, readable by its owner only.
///
/// For each key it has `<archive id>-<key id>.key`, the seed in Base 64, and beside it
/// `….checkpoint`, the last checkpoint that the key signed. Whoever finds the archive behind that
/// checkpoint knows that an old copy was put in its place.
public struct KeyFolder: Hashable, Sendable {
  /// The folder's path.
  public let path: String

  /// Names a folder, which need not exist yet.
  public init(path: String) { self.path = path }

  /// The user's key folder.
  ///
  /// It is `$VERBATIM_KEYS`, else `$XDG_CONFIG_HOME/verbatim/keys`, else
  /// `~/.config/verbatim/keys`; variables that are empty count as unset.
  public init(environment: [String: String]) {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let path = value("VERBATIM_KEYS") {
      self.path = path
    } else if let config = value("XDG_CONFIG_HOME") {
      path = config + "/verbatim/keys"
    } else {
      path = (value("HOME") ?? ".") + "/.config/verbatim/keys"
    }
  }

  private func stem(_ archiveID: String, _ key: PublicKey) -> String {
    // The digest of the key, not its note id, which depends on the log's origin.
    path + "/" + archiveID + "-" + String(Digest(of: key.bytes).hex.prefix(16))
  }

  /// Where the private key of an archive lies.
  public func keyFile(archiveID: String, publicKey: PublicKey) -> String {
    stem(archiveID, publicKey) + ".key"
  }

  /// Where the last checkpoint that the key signed lies.
  public func checkpointFile(archiveID: String, publicKey: PublicKey) -> String {
    stem(archiveID, publicKey) + ".checkpoint"
  }
}

extension KeyFolder {
  /// Reads the private key of an archive.
  ///
  /// - Throws: ``PreservationError`` `keyMissing` or `keyInvalid`.
  func key(_ info: ArchiveInfo) throws -> SigningKey {
    let file = keyFile(archiveID: info.archiveID, publicKey: info.publicKey)
    guard let bytes = try readFileIfPresent(file) else {
      throw PreservationError(
        .keyMissing,
        "the archive's private key is not at \(file): bring it there from where the archive was "
          + "made, or go on under a new key with `verbatim key adopt`")
    }
    if let mode = filePermissions(file), mode & 0o077 != 0 {
      throw PreservationError(
        .keyInvalid,
        "the private key \(file) can be read by others (mode \(String(mode, radix: 8))): "
          + "run `chmod 600` on it, and `verbatim key rotate` if somebody may have copied it")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasSuffix("\n"), let seed = base64Decoded(text.dropLast()), seed.count == 32,
      let key = SigningKey(seed: seed), key.publicKey == info.publicKey
    else {
      throw PreservationError(
        .keyInvalid, "\(file) does not hold the archive's private key: restore it from a backup")
    }
    return key
  }

  /// Stores a new private key durably.
  func store(_ key: SigningKey, archiveID: String, files: DurableFiles) throws {
    try makeFolder(files: files)
    let file = keyFile(archiveID: archiveID, publicKey: key.publicKey)
    try replace(file, with: Array((base64Encoded(key.seed) + "\n").utf8), files: files)
  }

  /// The last checkpoint that a key signed, or nil where none was kept.
  ///
  /// - Throws: ``PreservationError`` `keyInvalid` where the file is not that.
  func keptCheckpoint(archiveID: String, publicKey: PublicKey) throws -> Checkpoint? {
    let file = checkpointFile(archiveID: archiveID, publicKey: publicKey)
    guard let bytes = try readFileIfPresent(file) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let checkpoint = try? Checkpoint(parsing: text), checkpoint.isSigned(by: publicKey)
    else {
      throw PreservationError(
        .keyInvalid,
        "\(file) is not a checkpoint signed by the archive's key, so it cannot show whether the "
          + "archive is the newest copy: restore it, or delete it if `verbatim verify` is clean")
    }
    return checkpoint
  }

  /// Keeps the last checkpoint that a key signed.
  func keep(_ checkpoint: Checkpoint, archiveID: String, publicKey: PublicKey, files: DurableFiles)
    throws
  {
    let file = checkpointFile(archiveID: archiveID, publicKey: publicKey)
    try replace(file, with: Array(checkpoint.text.utf8), files: files)
  }

  private func replace(_ file: String, with bytes: [UInt8], files: DurableFiles) throws {
    let staged = file + ".new"
    // A file left by an interrupted write keeps its permissions, so it goes first.
    try files.remove(staged)
    try files.write(bytes, to: staged, mode: 0o600)
    try files.rename(staged, file)
    try files.syncDirectory(path)
  }

  private func makeFolder(files: DurableFiles) throws {
    for folder in try files.makeDirectories(path, mode: 0o700) { try files.syncDirectory(folder) }
  }
}
