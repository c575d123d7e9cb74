/// How a capture's bytes stand for characters.
public enum CharacterEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "windows-1252"
  case latin1 = "ISO-8859-1"
}

extension CharacterEncoding {
  /// The encoding's IANA name.
  public var ianaName: String { rawValue }

  /// The encoding that a label on a web page or in a header names, if it is one that we read.
  ///
  /// Web pages that say `iso-8859-1` or `us-ascii` mean Windows-1252.
  ///
  /// - SeeAlso: <https://encoding.spec.whatwg.org/#names-and-labels>
  init?(webLabel label: String) {
    switch label.lowercased().filter({ !" \t\r\n\u{0C}".contains($0) }) {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8": self = .utf8
    case "utf-16", "utf-16le", "ucs-2", "unicode", "iso-10646-ucs-2", "csunicode":
      self = .utf16LittleEndian
    case "utf-16be", "unicodefffe": self = .utf16BigEndian
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1",
      "latin1", "l1", "us-ascii", "ascii", "ansi_x3.4-1968", "cp819", "ibm819", "iso-ir-100":
      self = .windows1252
    default: return nil
    }
  }
}

extension CharacterEncoding {
  /// What was found out about a capture's bytes.
  enum Detection: Equatable {
    /// The bytes are text in an encoding, after a byte-order mark of so many bytes.
    case text(CharacterEncoding, byteOrderMark: Int)

    /// The bytes are text in an encoding that is not read.
    case unread(String)

    /// The bytes are not text.
    case binary
  }

  /// Tells the encoding of a capture from its bytes alone.
  ///
  /// In this order: a byte-order mark; valid UTF-8; zero bytes on one side of every pair (UTF-16
  /// without a mark); UTF-8 with fewer faults than well-formed sequences; and else an 8-bit
  /// encoding, which the bytes 0x80 to 0x9F show to be Windows-1252.
  ///
  /// - Complexity: O(n), without a copy.
  static func detect(_ bytes: [UInt8]) -> Detection {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return .unread("UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return .text(.utf16LittleEndian, byteOrderMark: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .text(.utf16BigEndian, byteOrderMark: 2) }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0

    let census = ByteCensus(bytes)
    if census.zeros > 0 {
      return utf16WithoutMark(bytes).map { .text($0, byteOrderMark: 0) } ?? .binary
    }
    // One control character in twenty is more than any text carries, terminal escapes included.
    if census.controls * 20 > bytes.count { return .binary }
    if mark > 0 || census.faults == 0 || census.sequences > census.faults {
      return .text(.utf8, byteOrderMark: mark)
    }
    return .text(census.c1 > 0 ? .windows1252 : .latin1, byteOrderMark: 0)
  }

  /// Tells UTF-16 from the zero bytes of its ASCII characters (of its spaces and line ends, in
  /// other scripts), which all stand on one side.
  private static func utf16WithoutMark(_ bytes: [UInt8]) -> CharacterEncoding? {
    guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
    // 64 KiB show the habit of a text.
    let sample = bytes.prefix(65_536)
    var zeros = (even: 0, odd: 0)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let units = sample.count / 2
    let encoding: CharacterEncoding
    // Text has an ASCII character in at least one unit of twenty, and no U+0000 to speak of.
    if zeros.odd * 20 >= units, zeros.even * 50 <= zeros.odd {
      encoding = .utf16LittleEndian
    } else if zeros.even * 20 >= units, zeros.odd * 50 <= zeros.even {
      encoding = .utf16BigEndian
    } else {
      return nil
    }
    let decoded = DecodedText(sample, as: encoding, byteOrderMark: 0)
    let census = ByteCensus(decoded.utf8)
    return census.controls * 20 <= units && decoded.faults * 100 <= units ? encoding : nil
  }
}

/// Counts that tell one encoding from another.
struct ByteCensus {
  /// Zero bytes.
  private(set) var zeros = 0
  /// Control characters that text does not use: all below 0x20 but tab, line ends, form feed,
  /// backspace and escape.
  private(set) var controls = 0
  /// Bytes 0x80 to 0x9F, the C1 controls of ISO 8859-1, where they are not part of UTF-8.
  private(set) var c1 = 0
  /// Well-formed UTF-8 sequences of more than one byte.
  private(set) var sequences = 0
  /// Bytes, or incomplete sequences, that are not UTF-8.
  private(set) var faults = 0

  /// Counts bytes.
  ///
  /// - Complexity: O(n).
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if byte < 0x20 {
            switch byte {
            case 0: zeros += 1
            case 0x08...0x0D, 0x1B: break
            default: controls += 1
            }
          }
          index += 1
        } else {
          let length = UTF8Scanning.sequenceLength(bytes, at: index)
          if length > 0 {
            sequences += 1
            index += length
          } else {
            faults += 1
            let end = index - length
            while index < end {
              if bytes[index] < 0xA0 { c1 += 1 }
              index += 1
            }
          }
        }
      }
    }
  }
}

/// Walking over bytes that may be UTF-8.
enum UTF8Scanning {
  /// The length of the well-formed sequence at an offset, or minus the length of the fault there:
  /// the maximal part of a sequence that could have been one, which one U+FFFD stands for.
  ///
  /// - SeeAlso: The Unicode Standard, table 3-7 and section 3.9, "U+FFFD substitution".
  static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return -1
    }
    for offset in 1..<length {
      guard index + offset < bytes.count,
        (offset == 1 ? second : 0x80...0xBF).contains(bytes[index + offset])
      else { return -offset }
    }
    return length
  }

  /// The length of a sequence by its first byte, in text known to be valid.
  static func length(lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Appends a code point.
  static func append(_ scalar: UInt32, to utf8: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      utf8.append(UInt8(scalar))
    case 0x80..<0x800:
      utf8.append(UInt8(0xC0 | scalar >> 6))
      utf8.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      utf8.append(UInt8(0xE0 | scalar >> 12))
      utf8.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      utf8.append(UInt8(0x80 | scalar & 0x3F))
    default:
      utf8.append(UInt8(0xF0 | scalar >> 18))
      utf8.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      utf8.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      utf8.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
