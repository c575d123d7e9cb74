import Extraction
import SourceText
import Testing

@Suite struct EncodingTests {
  static let plain = [
    "",
    "The harbour of Orrin froze over.",
    "Straße, naïve, señor: “ſo”.\r\nTwo\rthree\n",
    "\u{FEFF}A mark before the text.\r\n",
    "\u{FEFF}",
    "שלום לנמל של אורין\n",
    "الميناء مغلق\n",
    "👩‍👩‍👧 and e\u{301}\u{327}",
    "\u{1B}[31mred\u{1B}[0m is a colour",
  ]

  @Test(arguments: plain)
  func validUTF8IsItsOwnText(text: String) {
    let bytes = Array(text.utf8)
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.text?.utf8 == bytes)
    #expect(extraction.isIdentity)
    #expect(extraction.map.isEmpty)
    #expect(extraction.charset == "UTF-8")
    #expect(extraction.mediaType == "text/plain")
    #expect(extraction.notes.isEmpty)
    #expect(extraction.mapFaults(capture: bytes) == [])
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsDecodedWithAMap(littleEndian: Bool, mark: Bool) throws {
    let words = "The mayor of Orrin said “no” – twice. 👍 Żółw.\r\n"
    let bytes = utf16(words, littleEndian: littleEndian, mark: mark)
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == words)
    #expect(!extraction.isIdentity)
    #expect(extraction.charset == (littleEndian ? "UTF-16LE" : "UTF-16BE"))
    #expect(extraction.mapFaults(capture: bytes) == [])
    #expect(extraction.map.count == 1)
    #expect(extraction.notes.isEmpty == mark)
    let text = try #require(extraction.text)
    let thumb = try #require(text.utf8.firstRange(of: Array("👍".utf8)))
    let span = try #require(extraction.captureSpan(of: TextSpan(thumb)))
    #expect(Array(bytes[span.range]) == utf16("👍", littleEndian: littleEndian, mark: false))
  }

  @Test func utf16OfAnotherScriptIsToldByItsSpaces() {
    let words = "Мэр Оррина сказал: порт закрыт до весны, и это не обсуждается.\n"
    let bytes = utf16(words, mark: false)
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == words)
    #expect(extraction.charset == "UTF-16LE")
  }

  @Test func loneSurrogatesAndAnOddByteAreReplacedAndNamed() {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x42, 0, 0x00, 0xDC, 0x43]
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == "A\u{FFFD}B\u{FFFD}\u{FFFD}")
    #expect(extraction.mapFaults(capture: bytes) == [])
    #expect(extraction.notes.contains { $0.contains("3 places") && $0.contains("byte 4") })
    #expect(extraction.captureSpan(of: TextSpan(start: 1, end: 4)) == TextSpan(start: 4, end: 6))
  }

  @Test func windows1252IsToldByItsC1Bytes() throws {
    let bytes: [UInt8] = Array("He said ".utf8) + [0x93] + Array("caf".utf8) + [0xE9, 0x94, 0x2E]
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == "He said “café”.")
    #expect(extraction.charset == "windows-1252")
    #expect(extraction.mapFaults(capture: bytes) == [])
    let text = try #require(extraction.text)
    let word = try #require(text.utf8.firstRange(of: Array("café".utf8)))
    #expect(extraction.captureSpan(of: TextSpan(word)) == TextSpan(start: 9, end: 13))
  }

  @Test func latin1HasNoC1Bytes() {
    let bytes: [UInt8] =
      Array("caf".utf8) + [0xE9] + Array(" au lait, d".utf8) + [0xE9]
      + Array("sormais".utf8)
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == "café au lait, désormais")
    #expect(extraction.charset == "ISO-8859-1")
    #expect(extraction.mapFaults(capture: bytes) == [])
  }

  @Test func undefinedBytesOfWindows1252AreReplacedAndNamed() {
    let bytes: [UInt8] = [0x93, 0x41, 0x81, 0x42, 0x94]
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == "“A\u{FFFD}B”")
    #expect(extraction.notes.contains { $0.contains("byte 2") })
    #expect(extraction.mapFaults(capture: bytes) == [])
    #expect(extraction.map.map(\.isIdentical) == [true, false, true])
  }

  @Test func aFewFaultsInUTF8AreReplacedAndNamed() {
    let bytes = Array("Żółw – “tak”".utf8) + [0xFF] + Array(" i nie ".utf8) + [0xE2, 0x80]
    let extraction = Extractor.extract(bytes, file: "a.txt")
    #expect(extraction.string == "Żółw – “tak”\u{FFFD} i nie \u{FFFD}")
    #expect(extraction.charset == "UTF-8")
    #expect(!extraction.isIdentity)
    #expect(extraction.notes.contains { $0.contains("2 places") && $0.contains("byte 21") })
    #expect(extraction.mapFaults(capture: bytes) == [])
  }

  @Test func waypointsLeadBackFromAnywhereInALongText() throws {
    let words = (0..<2_000).map { "№ \($0): žába řekla „ne“. 👍\n" }.joined()
    let bytes = utf16(words)
    let extraction = Extractor.extract(bytes, file: "a.md")
    #expect(extraction.mapFaults(capture: bytes) == [])
    let text = try #require(extraction.text)
    let last = try #require(
      text.utf8.indices.last { text.utf8[$0...].starts(with: Array("№".utf8)) })
    let span = try #require(
      extraction.captureSpan(of: TextSpan(start: last, end: last + "№".utf8.count)))
    #expect(Array(bytes[span.range]) == utf16("№", mark: false))
  }

  static let binaries: [(bytes: [UInt8], mediaType: String)] = [
    (Array("%PDF-1.7\n%âãÏÓ".utf8), "application/pdf"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "image/png"),
    ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "image/jpeg"),
    (Array("GIF89a".utf8) + [1, 0, 1, 0], "image/gif"),
    ([0x50, 0x4B, 3, 4, 20, 0, 0, 0], "application/zip"),
    ([0x1F, 0x8B, 8, 0], "application/gzip"),
    (Array("{\\rtf1 hello}".utf8), "application/rtf"),
    ([0, 1, 2, 3, 0, 0, 0xFF, 9], "application/octet-stream"),
    ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "application/octet-stream"),
    (Array("text and\u{0}a zero".utf8), "application/octet-stream"),
    (Array(repeating: 0x02, count: 64), "application/octet-stream"),
  ]

  @Test(arguments: binaries)
  func whatIsNotTextIsKeptWithoutText(bytes: [UInt8], mediaType: String) {
    for file in ["a.txt", "a.html", "a"] {
      let extraction = Extractor.extract(bytes, file: file)
      #expect(extraction.text == nil)
      #expect(extraction.mediaType == mediaType)
      #expect(extraction.charset == nil)
      #expect(extraction.notes.count == 1)
      #expect(extraction.notes[0].contains("kept"))
      #expect(extraction.mapFaults(capture: bytes) == [])
    }
  }

  @Test func wordsThatBeginLikeASignatureAreText() {
    for words in ["GIF89a is a format of pictures.\n", "BZh, he said.\n", "ID3 tags are old.\n"] {
      #expect(extract(words, file: "a.txt").string == words)
    }
  }

  @Test(
    arguments: [
      ("a.txt", "<!DOCTYPE html><p>x</p>", nil, "text/html"),
      ("a.txt", " <!-- c -->\n<HTML><p>x</p>", nil, "text/html"),
      ("a.txt", "<p>x</p>", nil, "text/plain"),
      ("a.htm", "x", nil, "text/html"),
      ("a.HTML", "x", nil, "text/html"),
      ("a.xhtml", "<?xml version='1.0'?><html><p>x</p></html>", nil, "application/xhtml+xml"),
      ("a.md", "<p>x</p>", nil, "text/markdown"),
      ("b/a.markdown", "x", nil, "text/markdown"),
      ("a", "x", nil, "text/plain"),
      ("a.d/b", "x", nil, "text/plain"),
      ("-", "x", "text/markdown; charset=utf-8", "text/markdown"),
      ("a.txt", "x", "Text/HTML", "text/html"),
      ("a.md", "x", "application/octet-stream", "text/markdown"),
    ] as [(String, String, String?, String)])
  func theReaderIsChosenByContentThenDeclarationThenName(
    file: String, content: String, declared: String?, mediaType: String
  ) {
    let extraction = Extractor.extract(
      Array(content.utf8), file: file, declaredMediaType: declared)
    #expect(extraction.mediaType == mediaType)
    #expect(extraction.text != nil)
  }
}
