/// What `archive.json` says: the format, and which archive this is.
public struct ArchiveInfo: Hashable, Sendable {
  /// The newest format that this version reads and writes.
  public static let newestFormat = 1

  /// The version of the archive format.
  public var format: Int
  /// 32 hexadecimal digits that name the archive.
  public var archiveID: String
  /// A name for people, if one was given.
  public var name: String?
  /// The log's origin.
  public var origin: String
  /// The key that signs checkpoints now.
  public var publicKey: PublicKey

  /// Creates the description.
  public init(
    format: Int = newestFormat, archiveID: String, name: String?, origin: String,
    publicKey: PublicKey
  ) {
    self.format = format
    self.archiveID = archiveID
    self.name = name
    self.origin = origin
    self.publicKey = publicKey
  }
}

extension ArchiveInfo {
  /// The origin of an archive's log in format 1.
  static func origin(archiveID: String) -> String { "verbatim/" + archiveID }

  /// Reads `archive.json`; unknown members are ignored.
  ///
  /// - Throws: ``PreservationError`` `formatTooNew` or `archiveDamaged`.
  init(parsing bytes: [UInt8], path: String) throws {
    func refuse(_ reason: String) -> PreservationError {
      PreservationError(.archiveDamaged, "\(path) is damaged: \(reason)")
    }
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch let error as PreservationError {
      throw refuse(error.message)
    }
    guard let format = json["format"]?.integer, format >= 1 else {
      throw refuse("it names no format version")
    }
    guard format <= ArchiveInfo.newestFormat else {
      throw PreservationError(
        .formatTooNew,
        "\(path) says format \(format), and this version of verbatim reads format "
          + "\(ArchiveInfo.newestFormat): install a newer version. (If no newer version ever "
          + "wrote here, the file is damaged: `verbatim verify` compares it with the log.)")
    }
    guard let id = json["archive_id"]?.string, hexDecoded(id)?.count == 16,
      let origin = json["origin"]?.string, isPlainName(origin),
      let key = json["public_key"]?.string.flatMap(PublicKey.init(base64:)),
      isOptionalString(json, "name")
    else { throw refuse("archive id, origin or public key is missing or malformed") }
    self.init(
      format: format, archiveID: id, name: json["name"]?.string, origin: origin, publicKey: key)
  }

  /// The content of `archive.json`: canonical JSON and a newline.
  var file: [UInt8] {
    let json: [String: JSONValue?] = [
      "format": .integer(format), "archive_id": .string(archiveID), "name": .optional(name),
      "origin": .string(origin), "public_key": .string(publicKey.base64),
    ]
    // Cannot fail: the keys are ASCII, and the one integer is small.
    return try! JSONValue.object(json.compactMapValues { $0 }).canonicalForm() + [0x0A]
  }
}

/// Where things lie in an archive.
struct ArchiveLayout: Sendable {
  let root: String

  var info: String { root + "/archive.json" }
  var log: String { root + "/log" }
  var checkpoint: String { root + "/log/checkpoint" }
  var objects: String { root + "/objects/sha256" }
  var staging: String { root + "/staging" }
  var lock: String { root + "/staging/lock" }
  var leftOver: String { root + "/staging/left-over" }
  /// Present while an archive is being created.
  var creating: String { root + "/staging/creating" }
  /// Present from before an `erased` record is written until all that it names is gone.
  var erasing: String { root + "/staging/erasing" }

  func tile(_ tile: Tile) -> String { log + "/" + tile.path }

  /// The folder that an object lies in.
  func objectFolder(_ digest: Digest) -> String { objects + "/" + digest.hex.prefix(2) }

  func object(_ digest: Digest) -> String { objectFolder(digest) + "/" + digest.hex }

  /// A path inside the archive, from its root; bytes are counted, because a path is bytes.
  func relative(_ path: String) -> String {
    precondition(path.utf8.starts(with: (root + "/").utf8), "\(path) is outside \(root)")
    return String(Substring(path.utf8.dropFirst(root.utf8.count + 1)))
  }
}
