import Foundation
import Preservation

/// A folder of one test, removed with it: an archive in `archive/`, keys in `keys/`.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    // In memory where possible: these tests ask for tens of thousands of syncs.
    let memory = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: memory)
      ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    path = base.appendingPathComponent("preservation-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var archive: String { path + "/archive" }
  var keys: KeyFolder { KeyFolder(path: path + "/keys") }
  var otherKeys: KeyFolder { KeyFolder(path: path + "/other-keys") }

  /// Makes an archive whose clock stands still.
  func create(files: DurableFiles = .system) throws -> ArchiveStore {
    try ArchiveStore.create(
      at: archive, name: "Trial", agent: "tester", keys: keys, clock: .still, files: files,
      patience: 0.2)
  }

  func open(files: DurableFiles = .system, keys: KeyFolder? = nil) throws -> ArchiveStore {
    try ArchiveStore.open(
      at: archive, keys: keys ?? self.keys, clock: .still, files: files, patience: 0.2)
  }

  /// Every file below a folder with its bytes, by relative path.
  func contents(of folder: String) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    let walk = FileManager.default.enumerator(atPath: folder)
    while let name = walk?.nextObject() as? String {
      if let bytes = FileManager.default.contents(atPath: folder + "/" + name) {
        contents[name] = Array(bytes)
      }
    }
    return contents
  }
}

extension ArchiveClock {
  static let still = ArchiveClock { 1_750_000_000 }
}

extension ArchiveStore {
  /// Adds a source with a capture that is its own text, as `add` does.
  @discardableResult
  func addSource(_ file: String, _ text: String) throws -> Record {
    try write(agent: "tester") { try $0.addSource(file, text) }
  }
}

extension WriteTransaction {
  @discardableResult
  func addSource(_ file: String, _ text: String) throws -> Record {
    let bytes = Array(text.utf8)
    let object = try put(bytes)
    let source = try append(SourceAdded(file: file))
    let capture = try append(
      CaptureAdded(source: source.id, object: object, size: bytes.count, mediaType: "text/plain"))
    try append(
      TextExtracted(
        source: source.id, capture: capture.id, text: object, extractor: "plain-text", version: 1,
        charset: "UTF-8", size: bytes.count))
    return source
  }
}
