import Extraction
import SourceText
import Testing

@Suite struct HTMLTests {
  static let cases: [(source: String, text: String)] = [
    ("", ""),
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    (
      "<h1>The frost</h1>It <b>ca</b>me<i>.</i> <em>It</em>\n  <a href=x>went</a>.",
      "The frost\n\nIt came. It went."
    ),
    ("<p>One\n two\t\tthree </p>", "One two three"),
    ("<p>One <b> two</b> three</p>", "One two three"),
    ("<p>One<b> two </b>three</p>", "One two three"),
    ("<p>One<br>two <br/> three</p>", "One\ntwo\nthree"),
    ("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree"),
    ("<ul><li>One</li><li>Two<ul><li>Three</ul></ul><p>Four", "One\nTwo\nThree\n\nFour"),
    ("<ol>\n <li>One\n <li>Two\n</ol>", "One\nTwo"),
    ("<blockquote><p>One</p><p>Two</p></blockquote>Three", "One\n\nTwo\n\nThree"),
    (
      "<table><tr><th>Port<td>State</tr><tr><td>Orrin</td> <td>shut</td></tr></table>",
      "Port\tState\nOrrin\tshut"
    ),
    (
      "<p>A &amp; B &lt;c&gt; &#8217;&#x201C;&rdquo; &nosuch; AT&T &copy 1 &notit;",
      "A & B <c> ’“” &nosuch; AT&T © 1 ¬it;"
    ),
    ("<p>a&nbsp;b&#160; c", "a\u{A0}b\u{A0} c"),
    ("<p>One&#32;&#10;two", "One two"),
    ("<pre>a\n  b &lt; c\n</pre>d", "a\n  b < c\n\nd"),
    ("<pre><code>a\n\n</code><i>b</i>\n</pre>", "a\n\nb"),
    ("<table><thead><tr><th>a</thead><tbody><tr><td>b</tbody></table>", "a\nb"),
    ("<p>3 < 4</p>", "3 < 4"),
    ("<p>One<!-- no --> two</foo> three</p>", "One two three"),
    ("<p>One<script>var a = '<p>no</p>';</script> two<style>p{}</style></p>", "One two"),
    ("<p>One <span hidden>no</span><span style='Display : none'>no</span>two</p>", "One two"),
    ("<p>Line\r\none\rtwo</p>", "Line one two"),
    ("<p dir=rtl>שלום <b>לנמל</b> של אורין</p>", "שלום לנמל של אורין"),
    ("<p>One <svg viewBox=\"0 0 1 1\"><title>no</title><path d=x></svg>two</p>", "One two"),
    ("<p>One <svg><p>Two</p>", "One\n\nTwo"),
    ("\u{FEFF}<!doctype html><p>One", "One"),
    ("<p>One <b title=\"a>b\">two</b> <font color=red>three</font></p>", "One two three"),
    ("<p>One <b", "One"),
    ("<p>soft\u{AD}hyphen e\u{301}", "soft\u{AD}hyphen e\u{301}"),
  ]

  @Test(arguments: cases)
  func aPageIsReadAsItShows(source: String, text: String) {
    let bytes = Array(source.utf8)
    let extraction = Extractor.extract(bytes, file: "a.html")
    #expect(extraction.string == text)
    #expect(extraction.mapFaults(capture: bytes) == [])
    #expect(!extraction.isIdentity)
  }

  @Test(arguments: cases)
  func theMapHoldsInOtherEncodings(source: String, text: String) {
    let bytes = utf16(source)
    let extraction = Extractor.extract(bytes, file: "a.html")
    #expect(extraction.string == text)
    #expect(extraction.mapFaults(capture: bytes) == [])
  }

  static let article = """
    The harbour of Orrin froze over on Sunday, and no ship has left it since. The mayor, Ada \
    Quill, said that the ice was “thicker than any I have seen”, and asked for help.
    """

  static let surroundings = [
    "<nav><a href=a>Home</a> <a href=b>Sport</a></nav>",
    "<header><a href=/>The Orrin Courier</a> Established long ago</header>",
    "<footer>All rights reserved by the Courier</footer>",
    "<aside><p>Most read: ships of the year</p></aside>",
    "<form><p>Your letter <input name=q> <button>Send</button></p></form>",
    "<div class=\"cookie-banner\"><p>This page uses cookies.</p></div>",
    "<div id=CookieConsent>We value your privacy.</div>",
    "<div class=share-buttons>Tell your friends</div>",
    "<section class=\"related\"><p>See as well: the lighthouse</p></section>",
    "<div role=navigation>Menu</div>",
    "<ul><li><a href=a>One story</a><li><a href=b>Two stories</a><li><a href=c>More</a></ul>",
    "<noscript><p>Switch scripts on.</p></noscript>",
    "<template><p>Not yet</p></template>",
  ]

  @Test(arguments: surroundings)
  func whatSurroundsAnArticleIsLeftOut(surrounding: String) {
    for page in [
      "<body>\(surrounding)<p>\(Self.article)</p>",
      "<body><div><p>\(Self.article)</p>\(surrounding)</div>",
      "<body>\(surrounding)<main><article><p>\(Self.article)</p></article></main>\(surrounding)",
    ] {
      #expect(extract(page, file: "a.html").string == Self.article)
    }
  }

  @Test func theArticleIsPreferredWhereItHoldsMostWords() {
    let page = """
      <body><p>Weather: cold.</p><main><p>Section: news</p>
      <article><h1>Ice</h1><p>\(Self.article)</p></article><article>Teaser</article></main>
      """
    #expect(extract(page, file: "a.html").string == "Ice\n\n" + Self.article)
  }

  @Test func theHeadOfAnArticleBelongsToIt() {
    let page = """
      <body><article><header><h1>Ice</h1><p>By Tom Vell</p></header><p>\(Self.article)</p>
      </article>
      """
    #expect(extract(page, file: "a.html").string == "Ice\n\nBy Tom Vell\n\n" + Self.article)
  }

  @Test func aPageThatIsAllFormOrMenuKeepsItsText() {
    for page in [
      "<body><form><p>\(Self.article)</p></form>",
      "<body class=sidebar><div class=social><p>\(Self.article)</p></div>",
    ] {
      #expect(extract(page, file: "a.html").string == Self.article)
    }
  }

  @Test(
    arguments: [
      ("<meta charset=windows-1252>", [0xE9] as [UInt8], "é", "windows-1252"),
      ("<meta charset='ISO-8859-1'>", [0x93], "“", "windows-1252"),
      (
        "<META http-equiv=Content-Type content='text/html; charset=latin1'>", [0xE9], "é",
        "windows-1252"
      ),
      ("<?xml version='1.0' encoding='iso-8859-1'?>", [0xE9], "é", "windows-1252"),
      ("<meta charset=utf-8>", [0xC3, 0xA9], "é", "UTF-8"),
      ("<meta charset=utf-8>", [0xE9], "é", "ISO-8859-1"),
      ("<meta charset=iso-8859-1>", [0xC3, 0xA9], "é", "UTF-8"),
      ("<!-- <meta charset=utf-8> -->", [0xE9], "é", "ISO-8859-1"),
      ("", [0xE2, 0x82, 0xAC], "€", "UTF-8"),
    ] as [(String, [UInt8], String, String)])
  func thePageSaysItsEncodingUnlessItsBytesSayOtherwise(
    head: String, bytes: [UInt8], text: String, charset: String
  ) {
    let capture = Array("\(head)<p>a".utf8) + bytes + Array("b</p>".utf8)
    let extraction = Extractor.extract(capture, file: "a.html")
    #expect(extraction.string == "a\(text)b")
    #expect(extraction.charset == charset)
    #expect(extraction.mapFaults(capture: capture) == [])
  }

  @Test func anEncodingThatIsNotReadIsSaid() {
    let capture = Array("<meta charset=koi8-r><p>".utf8) + [0xC1, 0xC2, 0xC3]
    let extraction = Extractor.extract(capture, file: "a.html")
    #expect(extraction.text == nil)
    #expect(extraction.mediaType == "text/html")
    #expect(extraction.notes.contains { $0.contains("koi8-r") })
  }

  @Test func aSpanLeadsBackToItsBytesThroughReferencesAndTags() throws {
    let page = "<p>The “ice &amp; <b>snow</b>” of Orrin</p>"
    let extraction = extract(page, file: "a.html")
    let text = try #require(extraction.text)
    let words = try #require(text.utf8.firstRange(of: Array("ice & snow".utf8)))
    let span = try #require(extraction.captureSpan(of: TextSpan(words)))
    #expect(
      String(decoding: Array(page.utf8)[span.range], as: UTF8.self) == "ice &amp; <b>snow")
    let identical = extraction.map.filter(\.isIdentical).map(\.text.count).reduce(0, +)
    #expect(identical * 100 >= text.utf8.count * 95)
  }
}
