import Extraction
import Testing

@Suite struct MarkdownTests {
  static let cases: [(source: String, text: String)] = [
    ("", ""),
    ("\u{FEFF}", ""),
    ("# The frost", "The frost"),
    ("## The frost ##\nIt came.", "The frost\n\nIt came."),
    ("#hashtag stays", "#hashtag stays"),
    ("# C#", "C#"),
    ("The frost\n=====\n\nIt came\n---\nand went.", "The frost\n\nIt came\n\nand went."),
    ("One\ntwo\nthree.", "One two three."),
    ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
    ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
    ("One<br>two<br/>\nthree", "One\ntwo\nthree"),
    ("One   two\tthree  ", "One two three"),
    ("One\r\ntwo\r\n\r\nThree\rfour", "One two\n\nThree four"),
    ("It was *very* cold", "It was very cold"),
    ("It was **very** ***very*** __cold__ _there_", "It was very very cold there"),
    ("**bold *and italic***", "bold and italic"),
    ("*a **b** c*", "a b c"),
    ("un*frigging*believable, snake_case_name", "unfriggingbelievable, snake_case_name"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("*left alone", "*left alone"),
    ("**Note:** the end, **Note:**here", "Note: the end, **Note:**here"),
    ("“*Never*,” she said", "“Never,” she said"),
    ("~~old~~ new ~ approx", "old new ~ approx"),
    ("\\*not emphasis\\* \\[x\\] \\a", "*not emphasis* [x] \\a"),
    ("a `co*de*` b ``c ` d`` `e", "a co*de* b c ` d `e"),
    ("`` ` ``", "`"),
    ("[the report](https://example.org/r \"A title\") says", "the report says"),
    ("[the *full* report](<a b>)", "the full report"),
    ("[a](b(c)d) [e](f", "a [e](f"),
    (
      "[the report][1] and [The  Report][]\nand [plain] [2]\n\n[1]: https://example.org\n"
        + "[the report]: <x> 'T'", "the report and The Report and [plain] [2]"
    ),
    ("![a frozen *quay*](q.jpg) Words", "Words"),
    ("[![alt](a.png) shown](b)", "shown"),
    ("![x [y](z) w](v) end", "end"),
    ("[a [b](c) d](e)", "[a b d](e)"),
    (
      "<https://example.org/a_b_c> and <mayor@example.org>",
      "https://example.org/a_b_c and mayor@example.org"
    ),
    ("https://example.org/a_b_c", "https://example.org/a_b_c"),
    (
      "A &amp; B &copy; &#8217; &#x201C; &nosuch; &notit; AT&T", "A & B © ’ “ &nosuch; &notit; AT&T"
    ),
    ("a&nbsp;b", "a\u{A0}b"),
    ("One <b>two</b> <!-- no --> three <a href=\"x > y\">four</a>", "One two three four"),
    ("3 < 4 and 5 > 4 <- arrow", "3 < 4 and 5 > 4 <- arrow"),
    ("<!-- a\n\nb -->\nWords", "Words"),
    ("<!-- a --> Words", "Words"),
    ("<script>\nvar a\n\nvar b\n</script>\nWords", "Words"),
    ("<div>\nOne\n</div>\n<p>Two</p><p>Three</p>", "One\n\nTwo\n\nThree"),
    ("> One\n> two\n\nThree", "One two\n\nThree"),
    ("> One\nlazy\n>\n> Two", "One lazy\n\nTwo"),
    (">> deep\n> > er", "deep er"),
    ("- one\n- two\n- three", "one\ntwo\nthree"),
    ("* one\n\n* two", "one\n\ntwo"),
    ("1. one\n2) two\n\nafter", "one\ntwo\n\nafter"),
    ("- one\n  more\n  - inner\n- two", "one more\ninner\ntwo"),
    ("- one\n\n  second paragraph\n- two", "one\n\nsecond paragraph\ntwo"),
    ("- > quoted\n  > on", "quoted on"),
    ("The year was\n1984. It froze.", "The year was 1984. It froze."),
    ("Items:\n- one", "Items:\n\none"),
    ("***\nOne\n\n- - -\n\nTwo\n___", "One\n\nTwo"),
    ("```swift\nlet *a* = 1\n\n  b\n```\nAfter", "let *a* = 1\n\n  b\n\nAfter"),
    ("~~~\nopen to the end", "open to the end"),
    ("    indented *code*\n\n    more\n\nAfter", "indented *code*\n\nmore\n\nAfter"),
    ("Text\n    goes on", "Text goes on"),
    (
      "| Port | State |\n|:--|--:|\n| Orrin | *shut* |\n| Vell \\| Co | open |",
      "Port\tState\nOrrin\tshut\nVell | Co\topen"
    ),
    ("a | b\n--|--\nc | d\n\nAfter", "a\tb\nc\td\n\nAfter"),
    ("a | b\n--|--\nc | d\n===", "a\tb\nc\td\n==="),
    ("not | a table\nat all", "not | a table at all"),
    ("Cold[^1] it was.\n\n[^1]: By the *mayor's* word.", "Cold it was.\n\nBy the mayor's word."),
    ("---\ntitle: The frost\n---\n\nWords", "Words"),
    ("---\n\nWords", "Words"),
    ("**שלום** לנמל *אורין*", "שלום לנמל אורין"),
    ("«**Нет**», сказала она.", "«Нет», сказала она."),
  ]

  @Test(arguments: cases)
  func markdownIsReadAsItRenders(source: String, text: String) {
    let bytes = Array(source.utf8)
    let extraction = Extractor.extract(bytes, file: "a.md")
    #expect(extraction.string == text)
    #expect(extraction.mapFaults(capture: bytes) == [])
    #expect(!extraction.isIdentity)
  }

  @Test(arguments: cases)
  func theMapHoldsInOtherEncodings(source: String, text: String) throws {
    let bytes = utf16(source)
    let extraction = Extractor.extract(bytes, file: "a.md")
    #expect(extraction.string == text)
    #expect(extraction.mapFaults(capture: bytes) == [])
  }

  @Test func aTextWithoutMarksIsOneIdenticalRun() {
    let extraction = extract("Nothing here but words.", file: "a.md")
    #expect(extraction.map.count == 1)
    #expect(extraction.map.first?.isIdentical == true)
  }
}
