import ArchiveIndex
import ArchiveTestSupport
import Foundation
import Testing
import Verbatim

/// What is derived is the same however it came about.
@Suite struct DerivationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func makeArchive(_ name: String) throws -> Archive {
    try Archive.create(
      at: folder.path(name), agent: "tester", keys: KeyFolder(path: folder.path("keys")))
  }

  /// The output of the three listings, ids replaced by the names of the files they stand for.
  private func output(of archive: Archive) throws -> [String] {
    var listings = [
      try archive.list().map(\.json.line).joined(),
      try archive.quotations().json.indented,
      try archive.conflicts().json().indented,
    ]
    for item in try archive.list() {
      listings = listings.map {
        $0.replacingOccurrences(of: item.source.id.hex, with: item.source.file)
      }
    }
    return listings
  }

  private func check(_ articles: [URL], metadata: (URL) -> Metadata) throws {
    let together = try makeArchive("together")
    for article in articles {
      _ = try together.add([.path(article.path)], stating: metadata(article), agent: "tester")
    }
    let expected = try output(of: together)
    #expect(expected.allSatisfy { !$0.isEmpty })

    // Without its index.
    ArchiveIndex.delete(together.indexPath)
    let reopened = try Archive.open(
      at: folder.path("together"), keys: KeyFolder(path: folder.path("keys")))
    #expect(try output(of: reopened) == expected)
    #expect(FileManager.default.fileExists(atPath: reopened.indexPath))

    // In other orders.
    var orders = [articles.reversed() as [URL]]
    orders.append(Array(articles[(articles.count / 2)...] + articles[..<(articles.count / 2)]))
    for (number, order) in orders.enumerated() {
      let archive = try makeArchive("order-\(number)")
      for article in order {
        _ = try archive.add([.path(article.path)], stating: metadata(article), agent: "tester")
      }
      #expect(try output(of: archive) == expected)
    }
  }

  @Test func theSampleArticlesGiveTheSameInAnyOrderAndWithoutTheIndex() throws {
    let manifest = try Planted.manifest()
    let articles = manifest.map { Planted.folder.appendingPathComponent($0.file) }
    try check(articles) { url in
      let article = manifest.first { $0.file == url.lastPathComponent }
      return Metadata(
        outlet: article?.outlet, title: article?.title, author: article?.author,
        published: article?.published, url: article?.url, tags: article?.tags)
    }
  }

  @Test(.enabled(if: SharedData.folder != nil, "needs ../shared"))
  func theSeedArticlesGiveTheSameInAnyOrderAndAtOnce() throws {
    let seeds = try #require(SharedData.folder).appendingPathComponent("seeds")
    let articles = try FileManager.default.contentsOfDirectory(atPath: seeds.path).sorted()
      .filter { $0.hasSuffix(".txt") }.map { seeds.appendingPathComponent($0) }
    #expect(articles.count == 5)
    try check(articles) { _ in Metadata() }
    let atOnce = try makeArchive("at-once")
    _ = try atOnce.add(articles.map { .path($0.path) }, agent: "tester")
    let oneByOne = try Archive.open(
      at: folder.path("together"), keys: KeyFolder(path: folder.path("keys")))
    #expect(try output(of: atOnce) == output(of: oneByOne))
  }

  @Test func aDamagedIndexIsMadeAnew() throws {
    let archive = try makeArchive("damaged")
    let file = try folder.write("“The lock is shut,” said Mara Olt.\n", to: "lock.txt")
    _ = try archive.add([.path(file)], agent: "tester")
    let expected = try output(of: archive)
    ArchiveIndex.delete(archive.indexPath)
    try Data("this is no database at all, however long it goes on".utf8).write(
      to: URL(fileURLWithPath: archive.indexPath))
    let reopened = try Archive.open(
      at: folder.path("damaged"), keys: KeyFolder(path: folder.path("keys")))
    #expect(try output(of: reopened) == expected)
  }

  @Test func theIndexHasTheSchemaThatIsDescribed() throws {
    let described = try String(
      contentsOf: SharedData.repository.appendingPathComponent("Schema/index.sql"), encoding: .utf8)
    let statements = described.split(separator: "\n").filter { !$0.hasPrefix("--") }
    let created = ArchiveIndex.schemaSQL.split(separator: "\n")
    #expect(statements == created)
  }
}
