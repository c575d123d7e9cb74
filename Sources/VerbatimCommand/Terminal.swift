import Foundation
import Verbatim

/// Where output goes, and how it looks there.
struct Terminal: Sendable {
  /// Whether to colour standard output.
  var isColored: Bool
  /// The number of columns to lay text out in.
  var width: Int

  init(color: ColorChoice) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    switch color {
    case .always: isColored = true
    case .never: isColored = false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      isColored =
        isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }
    width = Self.columns(isTerminal: isTerminal)
  }

  private static func columns(isTerminal: Bool) -> Int {
    if let text = ProcessInfo.processInfo.environment["COLUMNS"], let count = Int(text), count > 0 {
      return min(max(count, 40), 160)
    }
    var size = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return min(max(Int(size.ws_col), 40), 160)
    }
    return 100
  }
}

// MARK: - Style

extension Terminal {
  enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"
    case marked = "1;4"
  }

  func styled(_ text: String, _ style: Style) -> String {
    isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

// MARK: - Layout

extension Terminal {
  /// Breaks text into lines at spaces; a longer word stands alone.
  ///
  /// The width is counted in characters; escape sequences of our own count nothing.
  func wrapped(_ text: String, indent: Int = 0, hanging: Int? = nil) -> String {
    let rest = String(repeating: " ", count: hanging ?? indent)
    var line = String(repeating: " ", count: indent)
    var used = indent
    var isEmpty = true
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let length = Self.columns(of: word)
      if !isEmpty, used + 1 + length > width {
        lines.append(line)
        line = rest
        used = hanging ?? indent
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      used += (isEmpty ? 0 : 1) + length
      isEmpty = false
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }

  /// The number of columns that text takes: wide East Asian characters two, combining marks none.
  static func columns(of text: some StringProtocol) -> Int {
    var count = 0
    var isEscape = false
    for character in text {
      if character == "\u{1B}" {
        isEscape = true
      } else if isEscape {
        isEscape = character != "m"
      } else {
        let value = character.unicodeScalars.first?.value ?? 0
        let isWide =
          0x1100...0x115F ~= value || 0x2E80...0xA4CF ~= value || 0xAC00...0xD7A3 ~= value
          || 0xF900...0xFAFF ~= value || 0xFE30...0xFE6F ~= value || 0xFF00...0xFF60 ~= value
          || 0x1F300...0x1FAFF ~= value || 0x20000...0x3FFFD ~= value
        count += isWide ? 2 : 1
      }
    }
    return count
  }

  /// A table with aligned columns, the last one cut to the width.
  ///
  /// Cells may hold text from sources: they are made safe here.
  func table(_ rows: [[String]], heading: [String]) -> String {
    let all = [heading] + rows.map { $0.map { TerminalText.line($0) } }
    var widths = [Int](repeating: 0, count: heading.count)
    for row in all {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], Self.columns(of: cell))
      }
    }
    // The last column gets what the others leave; a long one before it gives way first.
    let gaps = 2 * (heading.count - 1)
    while widths.reduce(gaps, +) > width, let widest = widths.max(), widest > 12 {
      widths[widths.firstIndex(of: widest) ?? 0] -= 1
    }
    return all.enumerated().map { number, row in
      let cells = row.enumerated().map { column, cell -> String in
        let cut = Self.cut(cell, to: widths[column])
        let space = column == row.count - 1 ? 0 : widths[column] - Self.columns(of: cut)
        return cut + String(repeating: " ", count: max(0, space))
      }
      let line = cells.joined(separator: "  ")
      return number == 0 ? styled(line, .dim) : line
    }.joined(separator: "\n")
  }

  static func cut(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
      let size = columns(of: String(character))
      if used + size > width - 1 { break }
      result.append(character)
      used += size
    }
    return result + "…"
  }
}

// MARK: - Writing

extension Terminal {
  /// Writes to standard output; a reader that went away ends the program quietly.
  static func print(_ text: String, terminator: String = "\n") {
    write(text + terminator, to: STDOUT_FILENO)
  }

  /// Writes to standard error.
  static func warn(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  /// Writes bytes to standard output as they are.
  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ all: [UInt8], to descriptor: Int32) {
    var bytes = all[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { exit(ExitStatus.fine.rawValue) }
        exit(ExitStatus.unreadableInput.rawValue)
      }
      bytes = bytes.dropFirst(count)
    }
  }
}

extension Terminal {
  /// Replaces the line that the cursor stands on, on standard error.
  static func status(_ text: String) {
    write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }
}
