import SourceText
import Testing

struct OffsetTests {
  private static let long = DocumentText(
    String(repeating: "Grüße 🇫🇮 an alle.\r\nZeile\rנ\n", count: 40))

  @Test(arguments: SampleTexts.all + [long])
  func everyOffsetCountsWhatANaiveCountCounts(text: DocumentText) {
    let index = text.codePointIndex()
    var codePoints = 0
    var utf16 = 0
    let string = text[text.span]
    for (offset, scalar) in zip(
      (0..<text.utf8.count).filter(text.isBoundary), string.unicodeScalars)
    {
      for inside in 0..<scalar.utf8.count {
        #expect(index.codePointOffset(ofByte: offset + inside) == codePoints)
        #expect(index.utf16Offset(ofByte: offset + inside) == utf16)
      }
      #expect(index.byteOffset(ofCodePoint: codePoints) == offset)
      #expect(index.byteOffset(ofUTF16: utf16) == offset)
      if scalar.utf16.count == 2 { #expect(index.byteOffset(ofUTF16: utf16 + 1) == nil) }
      codePoints += 1
      utf16 += scalar.utf16.count
    }
    #expect(index.codePointCount == string.unicodeScalars.count)
    #expect(index.utf16Count == string.utf16.count)
    #expect(index.codePointOffset(ofByte: text.utf8.count) == codePoints)
    #expect(index.byteOffset(ofCodePoint: codePoints) == text.utf8.count)
    #expect(index.byteOffset(ofUTF16: utf16) == text.utf8.count)
    #expect(index.byteOffset(ofCodePoint: codePoints + 1) == nil)
    #expect(index.byteOffset(ofCodePoint: -1) == nil)
  }

  @Test func aSelectorOutsideTheTextOrTurnedRoundSelectsNothing() {
    let index = DocumentText("héllo").codePointIndex()
    #expect(index.span(of: TextPositionSelector(start: 1, end: 2)) == TextSpan(start: 1, end: 3))
    #expect(index.span(of: TextPositionSelector(start: 2, end: 1)) == nil)
    #expect(index.span(of: TextPositionSelector(start: 3, end: 6)) == nil)
    #expect(index.span(of: TextPositionSelector(start: .min, end: .max)) == nil)
  }

  @Test(arguments: SampleTexts.all + [long])
  func everyOffsetStandsOnTheLineANaiveReaderReaches(text: DocumentText) {
    let index = text.lineIndex()
    var line = 1
    var column = 1
    var offset = 0
    let values = text[text.span].unicodeScalars.map { $0 }
    for (position, scalar) in values.enumerated() {
      #expect(index.position(ofByte: offset) == LinePosition(line: line, column: column))
      let next = position + 1 < values.count ? values[position + 1] : nil
      let isInsideLineEnd = scalar == "\n" && position > 0 && values[position - 1] == "\r"
      if !isInsideLineEnd {
        #expect(index.byteOffset(of: LinePosition(line: line, column: column)) == offset)
      }
      offset += scalar.utf8.count
      column += 1
      if scalar == "\n" || (scalar == "\r" && next != "\n") { (line, column) = (line + 1, 1) }
    }
    #expect(index.position(ofByte: offset) == LinePosition(line: line, column: column))
    #expect(index.lineCount == line)
  }

  @Test func aLineHasASpanWithAndWithoutItsEnd() {
    let text = DocumentText("ab\r\nc\rd\n")
    let index = LineIndex(text)
    let lines = (1...index.lineCount).map { index.span(ofLine: $0) }
    #expect(lines.map { $0.map { text[$0] } } == ["ab", "c", "d", ""])
    let full = (1...index.lineCount).map { index.span(ofLine: $0, includingLineEnd: true) }
    #expect(full.map { $0.map { text[$0] } } == ["ab\r\n", "c\r", "d\n", ""])
    #expect(index.span(ofLine: 0) == nil)
    #expect(index.span(ofLine: 5) == nil)
    #expect(index.byteOffset(of: LinePosition(line: 1, column: 4)) == nil)
    #expect(index.byteOffset(of: LinePosition(line: 1, column: 3)) == 2)
    #expect(LinePosition(line: 3, column: 7).description == "3:7")
  }

  @Test(arguments: SampleTexts.all + [long])
  func charactersEndWhereTheStandardLibrarySaysTheyDo(text: DocumentText) {
    var boundaries: Set<Int> = [0]
    var offset = 0
    for character in text[text.span] {
      offset += character.utf8.count
      boundaries.insert(offset)
    }
    for offset in 0...text.utf8.count {
      #expect(text.isCharacterBoundary(offset) == boundaries.contains(offset), "\(offset)")
    }
  }

  @Test func aSpanIsWidenedToWholeCharacters() {
    let text = DocumentText("x🇫🇮e\u{301}y")
    #expect(text.wideningToCharacters(TextSpan(start: 5, end: 10)) == TextSpan(start: 1, end: 12))
    #expect(text.wideningToCharacters(TextSpan(start: 1, end: 9)) == TextSpan(start: 1, end: 9))
  }
}
