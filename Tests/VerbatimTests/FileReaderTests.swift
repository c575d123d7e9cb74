import ArchiveTestSupport
import Foundation
import Testing

@testable import Verbatim

/// Files that others move, write and delete while they are read.
@Suite struct FileReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ path: String, limit: Int = 1 << 20, _ during: () -> Void = {}) -> String? {
    do {
      _ = try FileReader.bytes(at: path, limit: limit, afterOpening: during)
      return nil
    } catch let error as VerbatimError {
      return error.code == .unreadable ? error.message : "another code: \(error)"
    } catch {
      return "another error: \(error)"
    }
  }

  @Test func aFileIsReadWhole() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
    let path = try folder.write(bytes, to: "large.bin")
    #expect(try FileReader.bytes(at: path, limit: 4_000_000) == bytes)
    #expect(refusal(path, limit: 1_000)?.contains("3000000 bytes; at most 1000") == true)
  }

  @Test func aFileThatVanishedBeforeItWasOpenedIsNamed() {
    #expect(refusal(folder.path("gone.txt"))?.contains("not there any more") == true)
  }

  @Test func aFileThatVanishesWhileItIsReadIsReadToItsEnd() throws {
    let path = try folder.write("The gate is shut.", to: "gate.txt")
    let bytes = try FileReader.bytes(at: path, limit: 1_000) {
      try? FileManager.default.removeItem(atPath: path)
    }
    #expect(bytes == Array("The gate is shut.".utf8))
  }

  @Test func aFileThatGrowsWhileItIsReadIsRefused() throws {
    let path = try folder.write("The gate is shut.", to: "gate.txt")
    let message = refusal(path) {
      let handle = FileHandle(forWritingAtPath: path)
      handle?.seekToEndOfFile()
      handle?.write(Data(" No, open.".utf8))
      try? handle?.close()
    }
    #expect(message?.contains("changed while it was read") == true)
  }
}
