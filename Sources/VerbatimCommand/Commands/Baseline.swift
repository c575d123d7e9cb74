import Foundation
import Verbatim

/// Findings that an editor accepted, by their fingerprints.
///
/// A file with one finding a line: the fingerprint, then for the reader the verdict and the words.
/// Lines that begin with `#` are comments.
struct Baseline {
  private let fingerprints: Set<String>

  /// Reads a file; without one nothing is accepted.
  ///
  /// - Throws: `ExitStatus` `unreadableInput`, told on standard error, when it cannot be read.
  init(at path: String?, mayBeMissing: Bool) throws {
    guard let path else {
      fingerprints = []
      return
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      guard mayBeMissing, !FileManager.default.fileExists(atPath: path) else {
        Terminal.warn(
          "verbatim: the baseline \(TerminalText.line(path)) cannot be read. Make it with --write-baseline."
        )
        throw ExitStatus.unreadableInput
      }
      fingerprints = []
      return
    }
    fingerprints = Set(
      String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        .filter { !$0.hasPrefix("#") }
        .compactMap { $0.split(separator: " ").first.map(String.init) })
  }

  /// Whether a finding was accepted.
  func contains(_ fingerprint: String) -> Bool { fingerprints.contains(fingerprint) }

  /// Writes findings as accepted.
  static func write(_ results: [CheckedQuotation], to path: String) throws {
    var seen: Set<String> = []
    let lines = results.filter { seen.insert($0.fingerprint).inserted }.map { result in
      let words = TerminalText.line(result.draft.text[result.draft.text.span])
      return "\(result.fingerprint) \(result.check.verdict.rawValue) \(words)"
    }
    let text =
      (["# Findings of `verbatim check` that were accepted."] + lines.sorted())
      .joined(separator: "\n") + "\n"
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      Terminal.warn("verbatim: the baseline \(TerminalText.line(path)) cannot be written.")
      throw ExitStatus.unreadableInput
    }
  }
}
