import Extraction
import SourceText
import Testing

@Suite struct HostileInputTests {
  static let files = ["a.txt", "a.md", "a.html"]

  @Test(arguments: files)
  func randomBytesNeverBreakAnExtraction(file: String) {
    var random = SplitMix64(state: 7)
    for _ in 0..<30_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 1...255, using: &random)
      }
      let faults = Extractor.extract(bytes, file: file).mapFaults(capture: bytes)
      if !faults.isEmpty { Issue.record("\(bytes): \(faults)") }
    }
  }

  static let fragments: [String: [String]] = [
    "a.txt": [
      "---\n", "title: x\n", "Source: ", "https://a.b/2025/01/02/", "\n", "By Ada Quill",
      "é", "…", " ", "\r",
    ],
    "a.md": [
      "*", "**", "_", "~~", "`", "``", "[", "]", "](", ")", "![", "<", ">", "<b>", "<!--",
      "-->", "&amp;", "&#", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "# ", "---\n", "===\n",
      "|", "\n|-|\n", "```", "[a]: b", "[^1]", "[^1]: x", "\\", "é", "a", " ", "\r\n", "“",
    ],
    "a.html": [
      "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>",
      "<li>", "<b>", "</b>", "<a href=x>", "</a>", "<svg>", "</svg>", "<math>", "<select>",
      "<option>", "<template>", "</template>", "<title>", "</title>", "<script>", "</script>",
      "<textarea>", "<pre>", "\n", "<!--", "-->", "<!", "&amp;", "&lt", "&#0;", "&nosuch;", "é",
      "a", " ", "<br>", "<body>", "<frameset>", "<form>", "<button>", "<", ">", "\"", "'", "=",
      "<caption>", "<col>", "<h1>", "</h2>", "<nobr>", "<object>", "<plaintext>", "<ruby>", "<rt>",
      "<isindex>", "<image>", "</br>", "<input>", "<head>", "</html>", "</body>", "<dd>",
      "<![CDATA[", "<foo ", "<b title='", "<article>", "<main>", "<nav>",
    ],
  ]

  @Test(arguments: files)
  func markupInAnyOrderNeverBreaksAnExtraction(file: String) throws {
    var random = SplitMix64(state: 11)
    let fragments = try #require(Self.fragments[file])
    for round in 0..<12_000 {
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        fragments.randomElement(using: &random)!
      }.joined()
      let bytes = round % 8 == 0 ? utf16(text) : Array(text.utf8)
      let faults = Extractor.extract(bytes, file: file).mapFaults(capture: bytes)
      if !faults.isEmpty { Issue.record("\(text.debugDescription): \(faults)") }
    }
  }

  /// Inputs on which careless readers take quadratic time or overflow the stack.
  static let floods: [(name: String, file: String, bytes: @Sendable () -> [UInt8])] = {
    func flood(_ name: String, _ file: String, _ unit: String, _ count: Int, _ tail: String = "")
      -> (name: String, file: String, bytes: @Sendable () -> [UInt8])
    {
      (name, file, { Array(String(repeating: unit, count: count).utf8) + Array(tail.utf8) })
    }
    return [
      flood("brackets", "a.md", "[", 300_000),
      flood("closed brackets", "a.md", "[a", 100_000, String(repeating: "]", count: 100_000)),
      flood("link starts", "a.md", "[a](b", 60_000),
      flood("angle links", "a.md", "[a](<b", 60_000),
      flood("images of links", "a.md", "![[](", 60_000, "[a](b)"),
      flood("references", "a.md", "[a][", 60_000, "\n\n[a]: b"),
      flood("stars", "a.md", "*", 300_000),
      flood("star words", "a.md", "*a **a ", 40_000),
      flood("mixed marks", "a.md", "*a_ ~b`", 40_000),
      flood("ticks", "a.md", "`a``b```c", 30_000),
      flood("angles", "a.md", "<a ", 100_000),
      flood("comments", "a.md", "a <!-- ", 50_000),
      flood("quotes", "a.md", ">", 300_000),
      flood("items", "a.md", "- ", 150_000),
      flood("items on lines", "a.md", "- a\n  ", 60_000),
      flood("ampersands", "a.md", "&a", 50_000),
      flood("rules", "a.md", "a|b\n", 60_000, "-|-\n"),
      flood("definitions", "a.md", "[a]: b\n", 40_000),
      flood("divs", "a.html", "<div>", 200_000, "words"),
      flood("closed divs", "a.html", "<div>x", 50_000, String(repeating: "</div>", count: 50_000)),
      flood("tags without end", "a.html", "<a ", 100_000),
      flood("bold", "a.html", "<b>x<p>", 50_000),
      flood("links", "a.html", "<a href=x><p>y", 50_000),
      flood("attributes", "a.html", "<p " + String(repeating: "a1 b=2 ", count: 60_000), 1, ">x"),
      flood("bodies", "a.html", "<body a=1>x", 40_000),
      flood("lists", "a.html", "<ul><li>", 40_000),
      flood("tables", "a.html", "<table><tr><td>x", 30_000),
      flood("text in tables", "a.html", "<table>x", 30_000),
      flood("drawings", "a.html", "<svg><g>", 60_000),
      flood("hidden drawings", "a.html", "<svg><title>", 60_000),
      flood("formulas", "a.html", "<math><mi>", 40_000),
      flood("selects", "a.html", "<select><option>", 40_000),
      flood("titles in selects", "a.html", "<select><title><input>", 30_000),
      flood("buttons", "a.html", "<p><button>", 40_000),
      flood("forms", "a.html", "<form><label>", 40_000),
      flood("ruby", "a.html", "<ruby><rt>", 40_000),
      flood("noscripts", "a.html", "<noscript><div>", 40_000),
      flood("templates", "a.html", "<template><div>", 40_000),
      flood("ampersands", "a.html", "&a", 100_000),
      flood("comments", "a.html", "<!--", 60_000),
      flood("long tables", "a.html", "<table>" + String(repeating: "<b>x", count: 30_000), 1),
      flood("lines", "a.txt", "\n", 300_000),
      flood("front matter", "a.txt", "---\n", 60_000),
      flood(
        "front matter items", "a.md", "---\na:\n" + String(repeating: " - b\n", count: 9_000), 1),
      flood("labels", "a.txt", "Source: x\n", 40_000),
    ]
  }()

  // The limit is there for what never ends; quadratic time would come near it.
  @Test(.timeLimit(.minutes(5)), arguments: floods.indices)
  func floodsAreReadToTheirEnd(index: Int) {
    let flood = Self.floods[index]
    let bytes = flood.bytes()
    let faults = Extractor.extract(bytes, file: flood.file).mapFaults(capture: bytes)
    #expect(faults == [], "\(flood.name)")
  }

  @Test func deepNestingIsFlattenedWithANote() {
    let page = String(repeating: "<div>", count: 200_000) + "The words"
    let extraction = extract(page, file: "a.html")
    #expect(extraction.string == "The words")
    #expect(extraction.notes.contains { $0.contains("nested deeper") })
  }
}
