import ArchiveTestSupport
import Extraction
import Foundation
import Testing

@Suite(.enabled(if: SharedData.folder != nil, "needs ../shared"))
struct SharedDataTests {
  private struct Gold: Decodable {
    var doc: String
    var title: String
    var outlet: String?
    var author: String?
    var published: String
    var url: String?
  }

  @Test func nothingIsSaidOfTheSeedsThatTheyDoNotSay() throws {
    let seeds = try #require(SharedData.folder).appendingPathComponent("seeds")
    let data = try Data(contentsOf: seeds.appendingPathComponent("gold/metadata.json"))
    let gold = try JSONDecoder().decode([Gold].self, from: data)
    #expect(gold.count == 5)
    var titles = 0
    for document in gold {
      let bytes = [UInt8](try Data(contentsOf: seeds.appendingPathComponent(document.doc)))
      let extraction = Extractor.extract(bytes, file: document.doc)
      #expect(extraction.isIdentity)
      #expect(extraction.first(.url) == document.url)
      if let title = extraction.first(.title) {
        #expect(title == document.title)
        titles += 1
      }
      for field in [MetadataValue.Field.outlet, .author] {
        let expected = field == .outlet ? document.outlet : document.author
        #expect(extraction.first(field) == nil || extraction.first(field) == expected)
      }
      if let published = extraction.first(.published) { #expect(published == document.published) }
    }
    #expect(titles >= 4)
  }
}
