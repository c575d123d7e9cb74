import Extraction
import Testing

@Suite struct MetadataTests {
  /// The fields found, as `field=value (origin)`, one a line.
  private func said(by text: String, in file: String) -> [String] {
    extract(text, file: file).metadata.map { "\($0.field.rawValue)=\($0.value) (\($0.origin))" }
  }

  static let paragraph = """
    The harbour of Orrin froze over on Sunday, and no ship has left it since, said the mayor of \
    the town, who asked for help.
    """

  @Test(arguments: ["a.txt", "a.md"])
  func frontMatterNamesTheFields(file: String) {
    let text = """
      ---
      title: "The frost: a \\"record\\""   # not a comment inside
      authors: [Ada Quill, 'Tom Vell']
      source:
        name: The Orrin Courier
        url: https://courier.example/2025/01/12/frost
      date: 2025-01-12T08:30:00+01:00
      updated: 13 January 2025
      lang: en_gb
      tags:
        - ice
        - harbour, sea
      draft: false
      summary: >
        It froze
        over.
      ---

      \(Self.paragraph)
      """
    #expect(
      said(by: text, in: file) == [
        "title=The frost: a \"record\" (front matter)",
        "author=Ada Quill, Tom Vell (front matter)",
        "outlet=The Orrin Courier (front matter)",
        "published=2025-01-12T08:30:00+01:00 (front matter)",
        "updated=2025-01-13 (front matter)",
        "url=https://courier.example/2025/01/12/frost (front matter)",
        "language=en-GB (front matter)",
        "tag=ice (front matter)",
        "tag=harbour (front matter)",
        "tag=sea (front matter)",
        "published=2025-01-12 (url path)",
      ])
  }

  @Test func frontMatterStaysInPlainTextAndLeavesMarkdown() {
    let text = "---\ntitle: Frost\n---\nWords.\n"
    #expect(extract(text, file: "a.txt").string == text)
    #expect(extract(text, file: "a.txt").isIdentity)
    #expect(extract(text, file: "a.md").string == "Words.")
  }

  @Test(arguments: [
    "---\nA rule above, and no key.\n---\nWords",
    "---\ntitle: never closed\n\nWords",
    "--- \n---\nWords",
    "----\ntitle: x\n----\nWords",
    "Words\n---\nauthor: x\n---\n",
  ])
  func rulesAreNotFrontMatter(text: String) {
    #expect(said(by: text, in: "a.txt").filter { $0.contains("front matter") } == [])
  }

  @Test func linesAtTheHeadAndTheFootNameTheFields() {
    let text = """
      Harbour of Orrin frozen over

      By Ada Quill and Tom de Vell
      Published: 12 January 2025

      \(Self.paragraph)

      Author: nobody said this between paragraphs

      \(Self.paragraph)

      Source: https://courier.example/news/2025/01/12/harbour-frozen
      Outlet: The Orrin Courier
      Tags: ice, sea
      """
    #expect(
      said(by: text, in: "a.txt") == [
        "published=2025-01-12 (Published: line)",
        "tag=ice (Tags: line)",
        "tag=sea (Tags: line)",
        "outlet=The Orrin Courier (Outlet: line)",
        "url=https://courier.example/news/2025/01/12/harbour-frozen (Source: line)",
        "title=Harbour of Orrin frozen over (first line)",
        "author=Ada Quill and Tom de Vell (byline)",
        "published=2025-01-12 (url path)",
      ])
  }

  @Test func aSourceMayBeAnOutlet() {
    let text = "\(Self.paragraph)\nSource: The Orrin Courier\n"
    #expect(said(by: text, in: "a.txt") == ["outlet=The Orrin Courier (Source: line)"])
  }

  @Test func theHeadOfAStatedTitleIsNotRepeated() {
    let text = "Title: Frost\nDate: 2025-01\n\n\(Self.paragraph)"
    #expect(
      said(by: text, in: "a.txt") == [
        "title=Frost (Title: line)", "published=2025-01 (Date: line)",
      ])
  }

  @Test(arguments: [
    paragraph,
    "The harbour froze over.\n\n\(paragraph)",
    "12 January 2025\n\n\(paragraph)",
    "- Item of a list\n\n\(paragraph)",
    "ORRIN, Coast – JANUARY 12: Ships in the ice\n\(paragraph)",
    "Mayor Ada Quill (C) on the quay\n\(paragraph)",
    "Ships wait in the ice of … More\n\(paragraph)",
    "A line\nanother line\na third",
    "",
  ])
  func aFirstLineThatIsNoHeadlineIsNoTitle(text: String) {
    #expect(extract(text, file: "a.txt").first(.title) == nil)
  }

  @Test(arguments: [
    "By the time it froze\n\(paragraph)",
    "By 1984 it froze\n\(paragraph)",
    "Source: who knows where that might be, or when, or what the sea will do then?\n\(paragraph)",
    "Date: a fruit\n\(paragraph)",
    "URL: none\n\(paragraph)",
    "The harbour https://courier.example/2025/01/12/x froze\n\(paragraph)",
  ])
  func whatNobodyStatesStaysEmpty(text: String) {
    #expect(
      extract(text, file: "a.txt").metadata.filter { $0.field != .title } == [])
  }

  static let dates: [(printed: String, edtf: String?)] = [
    ("2025", "2025"), ("2025-07", "2025-07"), ("2025-07-18", "2025-07-18"),
    ("2025/7/8", "2025-07-08"), ("20250718", "2025-07-18"), ("18.07.2025", "2025-07-18"),
    ("25/12/2025", "2025-12-25"), ("12/25/2025", "2025-12-25"), ("03/03/2025", "2025-03-03"),
    ("18 July 2025", "2025-07-18"), ("July 18, 2025", "2025-07-18"),
    ("Friday, July 18th, 2025", "2025-07-18"), ("Sept. 3, 2025", "2025-09-03"),
    ("July 2025", "2025-07"), ("Fri, 18 Jul 2025 10:04:05 GMT", "2025-07-18T10:04:05Z"),
    ("2025-07-18T14:03Z", "2025-07-18T14:03:00Z"),
    ("2025-07-18T14:03:09.123+0200", "2025-07-18T14:03:09+02:00"),
    ("2025-07-18 14:03:09 -05:30", "2025-07-18T14:03:09-05:30"),
    ("2025-07-18T14:03:09", "2025-07-18"), ("July 18, 2025 at 4:05 pm", "2025-07-18"),
    ("2024-02-29", "2024-02-29"), ("2025-02-29", nil), ("2025-13-01", nil), ("03/04/2025", nil),
    ("yesterday", nil), ("1 day ago", nil), ("18 July", nil), ("99999999999999999999", nil),
    ("7", nil), ("May we go", nil), ("2025-07-18T99:99:99Z", "2025-07-18"),
  ]

  @Test(arguments: dates)
  func datesAreNormalisedOrLeftUnset(printed: String, edtf: String?) {
    let extraction = extract("---\ndate: '\(printed)'\n---\nWords", file: "a.md")
    #expect(extraction.first(.published) == edtf)
    #expect(extraction.notes.isEmpty == (edtf != nil))
  }

  @Test func anAmbiguousDateIsSaid() {
    let extraction = extract("---\ndate: 03/04/2025\n---\nWords", file: "a.md")
    #expect(extraction.notes.contains { $0.contains("03/04/2025") && $0.contains("two ways") })
  }

  @Test(
    arguments: [
      ("https://a.example/2025/07/18/frost", "2025-07-18"),
      ("https://a.example/2025/07/frost", "2025-07"),
      ("https://a.example/news/2025-07-18-frost/", "2025-07-18"),
      ("https://a.example/2025/jul/18/frost", "2025-07-18"),
      ("https://a.example/2025/13/frost", nil),
      ("https://a.example/1234/07/frost", nil),
      ("https://a.example/2025/frost?x=/2025/01/01/", nil),
      ("https://a.example/", nil),
    ] as [(String, String?)])
  func aPathMayHoldTheDate(url: String, date: String?) {
    let extraction = extract("\(Self.paragraph)\nURL: \(url)", file: "a.txt")
    #expect(extraction.first(.url) == url)
    #expect(extraction.first(.published) == date)
    #expect(extraction.origin(.published) == date.map { _ in "url path" })
  }

  @Test func valuesAreSinglePrintableLinesOfBoundedLength() throws {
    let long = String(repeating: "word ", count: 600)
    let text = """
      ---
      title: "a\u{1B}[31m\u{202E}b\u{7}  c\u{2066}"
      author: \(long)
      url: https://a.example/\(String(repeating: "x", count: 2_000))
      outlet: "\u{200B} "
      ---
      """
    let extraction = extract(text, file: "a.md")
    #expect(extraction.first(.title) == "a[31mb c")
    #expect(try #require(extraction.first(.author)).unicodeScalars.count <= 1_000)
    #expect(extraction.first(.url) == nil)
  }

  @Test func theFirstHeadingOfMarkdownIsItsTitle() {
    let text = "# The *frost*\n\nBy Ada Quill\n\n\(Self.paragraph)\n\n**Source:** [Courier](x)\n"
    #expect(
      said(by: text, in: "a.md") == [
        "title=The frost (first heading)", "outlet=Courier (Source: line)",
        "author=Ada Quill (byline)",
      ])
  }

  @Test func aPageNamesItsFields() {
    let page = """
      <!doctype html><html lang=en><head><title>Harbour frozen | Courier</title>
      <meta property="og:title" content="Harbour &amp; ships frozen - Orrin Courier">
      <meta property="og:site_name" content="Orrin Courier">
      <meta name=author content="By Ada Quill"><meta name=author content="Tom Vell">
      <meta name=author content="https://courier.example/tom">
      <meta property="article:published_time" content="2025-01-12T08:30:00Z">
      <meta property="article:modified_time" content="2025-01-13">
      <meta name=keywords content="ice, sea">
      <link rel="alternate canonical" href="https://courier.example/2025/01/12/frozen">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
      {"@type":["NewsArticle"],"headline":"Harbour &quot;frozen&quot;","author":[{"name":"Ada Quill"},
      {"name":"Tom Vell"}],"publisher":{"name":"The Courier"},"datePublished":"2025-01-12T09:30:00+01:00"}]}
      </script></head><body><h1>Frozen</h1><p>\(Self.paragraph)</p></body></html>
      """
    #expect(
      said(by: page, in: "a.html") == [
        "title=Harbour \"frozen\" (json-ld)",
        "author=Ada Quill, Tom Vell (json-ld)",
        "outlet=The Courier (json-ld)",
        "published=2025-01-12T09:30:00+01:00 (json-ld)",
        "outlet=Orrin Courier (og:site_name)",
        "title=Harbour & ships frozen (og:title)",
        "author=Ada Quill, Tom Vell (meta author)",
        "published=2025-01-12T08:30:00Z (article:published_time)",
        "updated=2025-01-13 (article:modified_time)",
        "tag=ice (meta keywords)",
        "tag=sea (meta keywords)",
        "language=en (html lang)",
        "title=Harbour frozen | Courier (html title)",
        "url=https://courier.example/2025/01/12/frozen (link canonical)",
        "title=Frozen (only h1)",
        "published=2025-01-12 (url path)",
      ])
  }

  @Test func aPageTitleLosesTheNameOfItsOutlet() {
    let page = """
      <meta property=og:site_name content=Courier><title>Frozen harbour - Courier</title><p>x
      """
    #expect(extract(page, file: "a.html").first(.title) == "Frozen harbour")
  }

  @Test func aBylineOfAPageNamesItsAuthor() {
    let page = "<title>x</title><p class=\"byline\">By <a>Ada Quill</a></p><p>\(Self.paragraph)"
    #expect(extract(page, file: "a.html").first(.author) == "Ada Quill")
  }

  @Test(arguments: ["[[[[", "{\"@type\":", "null", "[1,2]", "\"x\"", "{\"@type\":\"Article\"}"])
  func brokenLinkedDataIsPassedOver(json: String) {
    let page = "<script type='application/ld+json'>\(json)</script><title>Frost</title><p>x"
    #expect(extract(page, file: "a.html").first(.title) == "Frost")
  }
}
