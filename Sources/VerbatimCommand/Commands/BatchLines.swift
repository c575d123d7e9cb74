import Foundation
import Verbatim

/// The lines of a batch, from a file or standard input, each as soon as it is there.
struct BatchLines: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  /// Up to here no line ends: what was read before is not looked through again.
  private var scanned = 0
  private var isAtEnd = false

  /// Opens a batch.
  ///
  /// - Throws: `ExitStatus` `unreadableInput`, told on standard error, when there is no such file.
  init(at path: String) throws {
    guard path != "-" else {
      handle = .standardInput
      return
    }
    guard let opened = FileHandle(forReadingAtPath: path) else {
      Terminal.warn("verbatim: the batch \(TerminalText.line(path)) cannot be read.")
      throw ExitStatus.unreadableInput
    }
    handle = opened
  }

  /// The next line without its line feed; nil at the end.
  ///
  /// Line feeds alone end lines: JSON may hold other separators inside strings.
  mutating func next() -> String? {
    while true {
      if let end = buffer[scanned...].firstIndex(of: 0x0A) {
        defer { (start, scanned) = (end + 1, end + 1) }
        return String(decoding: buffer[start..<end], as: UTF8.self)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { (start, scanned) = (buffer.count, buffer.count) }
        return String(decoding: buffer[start...], as: UTF8.self)
      }
      buffer.removeFirst(start)
      start = 0
      scanned = buffer.count
      let data = handle.availableData
      if data.isEmpty { isAtEnd = true }
      buffer += data
    }
  }
}
