import Accounts
import ArchiveTestSupport
import Foundation
import Language
import SourceText
import Testing

/// Holds the finder against the hand-made gold standard of the five seed articles.
@Suite(.enabled(if: SharedData.folder != nil, "needs ../shared"))
struct SeedConflictTests {
  private struct Gold: Decodable {
    struct Place: Decodable {
      var doc: String
      var start: Int
      var end: Int
    }
    struct Pair: Decodable {
      var id: String
      var tier: String?
      var a: Place
      var b: Place
    }
    var conflicts: [Pair]
    var false_friends: [Pair]
    var agreements: [Pair]
  }

  private let documents: [AccountDocument]
  private let gold: Gold

  init() throws {
    let folder = try #require(SharedData.folder).appendingPathComponent("seeds")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".txt") }.sorted()
    documents = try files.map { file in
      let data = try Data(contentsOf: folder.appendingPathComponent(file))
      let text = String(decoding: data, as: UTF8.self)
      // One of the five states its outlet and day, in the address at its end.
      let isDated = text.contains("Source: https://www.forbes.com")
      return Newsstand.article(
        text, outlet: isDated ? "Forbes" : nil, published: isDated ? "2025-07-18" : nil,
        file: file)
    }
    gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: folder.appendingPathComponent("gold/conflicts.json")))
  }

  @Test func `the five conflicts that any tool should list are listed, and little else`() {
    let conflicts = ConflictFinder.conflicts(in: documents)
    #expect(conflicts.count >= 5 && conflicts.count <= 12)
    let must = gold.conflicts.filter { $0.tier == "must" }
    #expect(must.count == 5)
    for pair in must {
      #expect(conflicts.contains { lists($0, pair) }, "\(pair.id) is not listed")
    }
    for pair in gold.false_friends + gold.agreements {
      for conflict in conflicts where lists(conflict, pair) {
        #expect(gold.conflicts.contains { lists(conflict, $0) }, "\(pair.id) is listed")
      }
    }
  }

  private func lists(_ conflict: Conflict, _ pair: Gold.Pair) -> Bool {
    conflict.sides.indices.contains { first in
      conflict.sides.indices.contains { second in
        first != second && conflict.sides[first].passages.contains { overlaps($0, pair.a) }
          && conflict.sides[second].passages.contains { overlaps($0, pair.b) }
      }
    }
  }

  /// Whether a passage shares half of the shorter of the two.
  private func overlaps(_ passage: Passage, _ place: Gold.Place) -> Bool {
    guard let document = documents.first(where: { $0.source == passage.source }),
      document.file == place.doc
    else { return false }
    let start = codePoints(document.text, passage.span.start)
    let end = codePoints(document.text, passage.span.end)
    let both = min(end, place.end) - max(start, place.start)
    return both > 0 && 2 * both >= min(end - start, place.end - place.start)
  }

  private func codePoints(_ text: DocumentText, _ offset: Int) -> Int {
    text.utf8[..<offset].count { $0 & 0xC0 != 0x80 }
  }
}
