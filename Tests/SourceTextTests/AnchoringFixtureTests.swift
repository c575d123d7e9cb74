import ArchiveTestSupport
import Foundation
import SourceText
import Testing

/// The published cases for selectors, where `../shared` has them.
///
/// Cases over HTML become cases over text where that is honest: the text is that of the elements
/// in order, and a place in an element is a place in the text.
@Suite(.enabled(if: SharedData.folder != nil, "needs ../shared"))
struct AnchoringFixtureTests {
  fileprivate struct Case: Decodable {
    struct Selector: Decodable {
      var type: String
      var exact: String?
      var prefix: String?
      var suffix: String?
      var start: Int?
      var end: Int?
    }
    struct Range: Decodable {
      var startContainerXPath: String
      var startOffset: Int
      var endContainerXPath: String
      var endOffset: Int
    }
    enum Expected: Decodable {
      case ranges([Range])
      case selector(Selector)

      init(from decoder: any Decoder) throws {
        if let ranges = try? [Range](from: decoder) {
          self = .ranges(ranges)
        } else {
          self = .selector(try Selector(from: decoder))
        }
      }
    }
    struct Match: Decodable, Hashable {
      var start: Int
      var end: Int
      var errors: Int
    }

    var suite: String
    var kind: String
    var name: String?
    var html: String?
    var selector: Selector?
    var range: Range?
    var expected: Expected?
    var text: String?
    var pattern: String?
    var matches: [Match]?
    var selectors: [Selector]?
  }

  @Test func everyCaseThatSpeaksOfTextPasses() throws {
    let folder = try #require(SharedData.folder)
    let file = folder.appendingPathComponent("eval/fixtures/anchoring/cases.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    var checked = 0
    var listed: [String] = []
    for (number, line) in lines.enumerated() {
      let test = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      switch (test.suite, test.kind) {
      case ("apache-annotator", _): try check(test)
      case ("approx-string-match", _): try checkApproximate(test)
      default:
        guard try checkPage(test) else {
          listed.append(
            "line \(number + 1), \(test.suite) \(test.name ?? test.kind): "
              + "the HTML page it selects in is not part of the fixtures")
          continue
        }
      }
      checked += 1
    }
    print("anchoring fixtures: \(checked) checked, \(listed.count) not:")
    for reason in listed { print("  " + reason) }
    #expect(checked == 55)
    #expect(checked + listed.count == 60)
  }

  private func check(_ test: Case) throws {
    let page = Page(try #require(test.html))
    let selector = test.selector
    switch (test.kind, test.expected) {
    case ("match-quote", .ranges(let ranges)):
      let quote = TextQuoteSelector(
        exact: try #require(selector?.exact), prefix: selector?.prefix ?? "",
        suffix: selector?.suffix ?? "")
      let expected = ranges.map(page.span)
      let spans = quote.spans(in: page.text)
      #expect(Set(spans.map { Optional($0) }) == Set(expected), "\(test.name ?? "")")
      // Anchoring returns the same, unless the selector selects nothing to the letter.
      if !spans.isEmpty { #expect(page.text.anchor(quote).map(\.span) == spans) }
    case ("match-position", .ranges(let ranges)):
      let position = TextPositionSelector(
        start: try #require(selector?.start), end: try #require(selector?.end))
      #expect(ranges.map(page.span) == [page.text.codePointIndex().span(of: position)])
    case ("describe-quote", .selector(let expected)):
      let range = try #require(test.range)
      let span = try #require(page.span(range))
      let description = page.text.describe(span, options: .init(minimumContext: 0))
      #expect(
        description.quote
          == TextQuoteSelector(
            exact: expected.exact ?? "", prefix: expected.prefix ?? "",
            suffix: expected.suffix ?? ""), "\(test.name ?? "")")
    default:
      Issue.record("a case of no known kind: \(test.kind)")
    }
  }

  /// The cases count in UTF-16 code units and list some of the equally near matches; ours are all
  /// of them, as the naive search confirms.
  private func checkApproximate(_ test: Case) throws {
    let pattern = try #require(test.pattern).utf16.map { UInt32($0) }
    let text = try #require(test.text).utf16.map { UInt32($0) }
    let expected = try #require(test.matches)
    let found = ApproximateSearch.bestMatches(
      of: pattern, in: text, maximumErrors: expected.map(\.errors).max() ?? 0)
    let ours = Set(
      found.matches.map {
        Case.Match(start: $0.range.lowerBound, end: $0.range.upperBound, errors: $0.errors)
      })
    #expect(ours.isSuperset(of: expected), "\(test.kind) \(test.pattern ?? "")")
    #expect(found.matches == ApproximateSearchTests.naive(pattern, text, pattern.count))
  }

  /// A case over a page of which we only have the selectors.
  ///
  /// Where they start at the text's start, they hold all that is needed.
  private func checkPage(_ test: Case) throws -> Bool {
    let selectors = try #require(test.selectors)
    let quote = try #require(selectors.first { $0.type == "TextQuoteSelector" })
    let position = try #require(selectors.first { $0.type == "TextPositionSelector" })
    let prefix = try #require(quote.prefix)
    guard position.start == prefix.unicodeScalars.count else { return false }
    let exact = try #require(quote.exact)
    let selector = TextQuoteSelector(exact: exact, prefix: prefix, suffix: quote.suffix ?? "")
    let text = DocumentText(prefix + exact + selector.suffix)
    let span = TextSpan(start: prefix.utf8.count, end: prefix.utf8.count + exact.utf8.count)
    let description = text.describe(span)
    #expect(description.quote == selector)
    #expect(description.position.start == position.start)
    #expect(description.position.end == position.end)
    #expect(text.anchor(selector).map(\.span) == [span])
    return true
  }
}

/// The text of a few tags, and where the text nodes of each element start.
private struct Page {
  let text: DocumentText
  private var nodes: [String: [(start: Int, string: String)]] = [:]

  init(_ html: String) {
    var stack = ["body"]
    var bytes = ""
    var rest = html[...]
    while !rest.isEmpty {
      if rest.hasPrefix("</") {
        stack.removeLast()
        rest = rest.drop { $0 != ">" }.dropFirst()
      } else if rest.hasPrefix("<") {
        stack.append(String(rest.dropFirst().prefix { $0 != ">" }))
        rest = rest.drop { $0 != ">" }.dropFirst()
      } else {
        let node = String(rest.prefix { $0 != "<" })
        nodes[stack.last ?? "body", default: []].append((bytes.utf8.count, node))
        bytes += node
        rest = rest.dropFirst(node.count)
      }
    }
    text = DocumentText(bytes)
  }

  /// The span of a range whose ends are given as `//element/text()[number]` and an offset in
  /// UTF-16 code units.
  func span(_ range: some RangeOfElements) -> TextSpan? {
    guard let start = offset(range.start), let end = offset(range.end) else { return nil }
    return TextSpan(start: start, end: end)
  }

  private func offset(_ place: (path: String, offset: Int)) -> Int? {
    let parts = place.path.split(separator: "/")
    guard let element = parts.first, let last = parts.last else { return nil }
    let number = Int(last.filter(\.isNumber)) ?? 1
    guard let nodes = nodes[String(element)], nodes.indices.contains(number - 1) else { return nil }
    let node = nodes[number - 1]
    return DocumentText(node.string).codePointIndex().byteOffset(ofUTF16: place.offset)
      .map { $0 + node.start }
  }
}

private protocol RangeOfElements {
  var start: (path: String, offset: Int) { get }
  var end: (path: String, offset: Int) { get }
}

extension AnchoringFixtureTests.Case.Range: RangeOfElements {
  fileprivate var start: (path: String, offset: Int) { (startContainerXPath, startOffset) }
  fileprivate var end: (path: String, offset: Int) { (endContainerXPath, endOffset) }
}
