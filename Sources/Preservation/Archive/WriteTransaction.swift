/// What one write adds: objects and records, all of them or none.
///
/// Valid only inside the closure that ``ArchiveStore/write(agent:_:)`` runs.
public final class WriteTransaction {
  /// The records appended so far.
  public private(set) var records: [Record] = []

  /// The size of the log before this write.
  public let baseSize: Int

  let agent: String
  private let store: ArchiveStore
  private let files: DurableFiles

  /// Objects of this write: those whose bytes wait in `staging/`, and those that lay there.
  private(set) var objects: [Digest: StagedObject] = [:]

  private var stagedCount = 0

  /// The first failure of the archive itself: nothing may be committed after it.
  private(set) var failure: (any Error)?

  struct StagedObject {
    var size: Int
    /// The file in `staging/`, or nil where the object was stored before.
    var stagedPath: String?
  }

  init(_ store: ArchiveStore, agent: String, baseSize: Int) {
    self.store = store
    self.agent = agent
    self.baseSize = baseSize
    files = store.files
  }
}

extension WriteTransaction {
  /// Stores bytes as an object.
  ///
  /// An object that is stored already stays as it is, unless its file was altered: then the file
  /// goes to `staging/left-over/`, and a new one takes its place at the commit.
  ///
  /// - Returns: its digest.
  /// - Throws: ``PreservationError`` `outOfSpace`, `readOnly` or `ioFailure`.
  @discardableResult
  public func put(_ bytes: [UInt8]) throws -> Digest {
    let digest = Digest(of: bytes)
    if try isStored(digest, size: bytes.count) { return digest }
    try archiveWork {
      let path = nextStagedPath()
      try files.write(bytes, to: path)
      objects[digest] = StagedObject(size: bytes.count, stagedPath: path)
    }
    return digest
  }

  /// Stores the content of a file as an object, a piece at a time.
  ///
  /// - Parameter limit: the largest size that is accepted, in bytes.
  /// - Throws: ``PreservationError`` `inputUnreadable` or `inputTooLarge`, after which the
  ///   transaction can go on; `outOfSpace`, `readOnly` or `ioFailure`, after which it cannot.
  public func put(contentsOf path: String, limit: Int? = nil) throws -> (digest: Digest, size: Int)
  {
    try stage(limit: limit, named: path) { try readPieces(of: path, $0) }
  }

  /// Stores what an open file descriptor gives until its end, a piece at a time.
  ///
  /// - Parameters:
  ///   - name: what to call the input in an error.
  ///   - limit: the largest size that is accepted, in bytes.
  /// - Throws: as ``put(contentsOf:limit:)``.
  public func put(descriptor: Int32, named name: String, limit: Int? = nil) throws
    -> (digest: Digest, size: Int)
  {
    try stage(limit: limit, named: name) {
      try readPieces(from: descriptor, path: name, $0)
    }
  }

  /// Whether this write puts an object's file in place, because there was none or an altered one.
  ///
  /// Where the log names the object, this means that ``put(_:)`` gave back what was lost.
  public func replacesFile(of digest: Digest) -> Bool { objects[digest]?.stagedPath != nil }

  /// Whether an object is stored, or is part of this write.
  public func hasObject(_ digest: Digest) -> Bool {
    objects[digest] != nil || store.hasObject(digest)
  }

  private func stage(
    limit: Int?, named name: String,
    _ read: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> (digest: Digest, size: Int) {
    let path = nextStagedPath()
    var hasher = StreamingDigest()
    do {
      let file = try archiveWork { try NewFile(path, files: files) }
      defer { file.close() }
      try read { piece in
        hasher.update(piece)
        if let limit, hasher.count > limit {
          throw PreservationError(
            .inputTooLarge, "\(name) has more than \(limit) bytes, the limit; it was not stored")
        }
        try archiveWork { try file.write(piece) }
      }
      try archiveWork { try file.sync() }
    } catch {
      try? files.remove(path)
      if let error = error as? FileReadError {
        throw PreservationError(
          .inputUnreadable, "\(name) cannot be read (\(error.reason)); it was not stored",
          cause: error)
      }
      throw error
    }
    let digest = hasher.finalize()
    if try isStored(digest, size: hasher.count) {
      try archiveWork { try files.remove(path) }
    } else {
      objects[digest] = StagedObject(size: hasher.count, stagedPath: path)
    }
    return (digest, hasher.count)
  }

  /// Whether the object is there already, undamaged; a damaged one is replaced at the commit.
  private func isStored(_ digest: Digest, size: Int) throws -> Bool {
    if objects[digest] != nil { return true }
    let path = store.layout.object(digest)
    guard fileSize(path) == size, fileDigest(path)?.digest == digest else { return false }
    objects[digest] = StagedObject(size: size, stagedPath: nil)
    return true
  }

  private func nextStagedPath() -> String {
    stagedCount += 1
    return store.layout.staging + "/new-\(stagedCount)"
  }

  /// Runs work on the archive's own files; a failure spoils the transaction.
  private func archiveWork<T>(_ body: () throws -> T) throws -> T {
    if let failure { throw failure }
    do {
      return try ArchiveStore.sayingNothingWasAdded(body)
    } catch {
      failure = error
      throw error
    }
  }
}

extension WriteTransaction {
  /// Appends a record.
  ///
  /// - Returns: the record; its id is final if the transaction commits.
  /// - Throws: ``PreservationError`` `recordTooLarge` or `recordInvalid`.
  @discardableResult
  public func append(_ body: some RecordBody) throws -> Record {
    try append(type: Swift.type(of: body).type, body.json)
  }

  /// Appends a record of any type.
  ///
  /// - Throws: ``PreservationError`` `recordTooLarge` or `recordInvalid`.
  @discardableResult
  public func append(type: String, _ fields: [String: JSONValue]) throws -> Record {
    if let taken = fields.keys.filter(commonMembers.contains).min() {
      throw PreservationError(
        .recordInvalid, "a record of type \(type) may not have a field \"\(taken)\" of its own")
    }
    var members = fields
    members["type"] = .string(type)
    members["time"] = .string(store.clock.timestamp)
    members["agent"] = .string(agent)
    members["nonce"] = .string(hexEncoded(newRandomBytes(16)))
    let json = JSONValue.object(members)
    if let known = recordTypes.first(where: { $0.type == type }), known.init(json: json) == nil {
      throw PreservationError(
        .recordInvalid, "the fields of a record of type \(type) are incomplete or of a wrong kind")
    }
    if let file = fields["file"]?.string, file.utf8.first == UInt8(ascii: "/") {
      throw PreservationError(
        .recordInvalid,
        "the file name \(file) is absolute: records hold names relative to a folder, so that an "
          + "archive does not tell where its maker's files lie")
    }
    let bytes = try json.canonicalForm()
    guard bytes.count <= Record.maximumSize else {
      throw PreservationError(
        .recordTooLarge,
        "a record of type \(type) would have \(bytes.count) bytes, and at most "
          + "\(Record.maximumSize) are allowed: store the long part as an object and name it")
    }
    let record = try Record(parsing: bytes, index: baseSize + records.count)
    records.append(record)
    return record
  }
}

/// Random bytes from the system's cryptographic generator.
func newRandomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}
