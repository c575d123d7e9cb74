import ArchiveTestSupport
import Testing
import Verbatim

/// What makes two files one source, and what makes one file two.
@Suite struct IdentityTests {
  let folder: TemporaryFolder
  let keys: KeyFolder

  init() throws {
    folder = try TemporaryFolder()
    keys = KeyFolder(path: folder.path("keys"))
  }

  private func archive(_ name: String) throws -> Archive {
    try Archive.create(at: folder.path(name), agent: "tester", keys: keys)
  }

  @Test func theOrderOfStatementsMakesNoDifference() throws {
    let file = try folder.write("The harbour is closed.\n", to: "wire.txt")
    let statements: [Metadata] = [
      Metadata(), Metadata(outlet: "North Post"), Metadata(outlet: "South Post", title: "Closed"),
    ]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    for order in orders {
      let archive = try archive("order-\(order.map(String.init).joined())")
      for number in order {
        _ = try archive.add([.path(file)], stating: statements[number], agent: "tester")
      }
      let sources = try archive.list().map(\.source)
      #expect(sources.map(\.outlet) == ["North Post", "South Post"], "\(order)")
      #expect(sources.map(\.title) == [nil, "Closed"], "\(order)")
    }
  }

  @Test func whatIsStatedLaterOfAKnownSourceIsKept() throws {
    let file = try folder.write("The harbour is closed.\n", to: "wire.txt")
    let archive = try archive("later")
    _ = try archive.add([.path(file)], stating: Metadata(outlet: "North Post"), agent: "tester")
    let again = try archive.add(
      [.path(file)], stating: Metadata(outlet: "North Post", author: "Ada Vell", tags: ["sea"]),
      agent: "tester")
    #expect(again.additions.map(\.outcome) == [.present])
    let source = try #require(try archive.list().first?.source)
    #expect(source.author == "Ada Vell")
    #expect(source.tags == ["sea"])
    #expect(try archive.history(of: source.id).records.count == 5)
  }

  @Test func otherBytesFromAStatedURLAreANewCapture() throws {
    let archive = try archive("captures")
    let url = "https://northpost.example/closed"
    let first = try folder.write("The harbour is closed.\n", to: "first.txt")
    let second = try folder.write("The harbour is open again.\n", to: "second.txt")
    _ = try archive.add([.path(first)], stating: Metadata(url: url), agent: "tester")
    let report = try archive.add([.path(second)], stating: Metadata(url: url), agent: "tester")
    #expect(report.additions.map(\.outcome) == [.captured])
    let sources = try archive.list().map(\.source)
    #expect(sources.count == 1)
    #expect(try archive.history(of: sources[0].id).captures.count == 2)
    #expect(try archive.search("again").results.count == 1)
    #expect(try archive.search("closed").results.isEmpty)
  }

  @Test func aURLThatPagesStateOfThemselvesMergesNothing() throws {
    let archive = try archive("pages")
    let first = try folder.write(
      "The harbour is closed.\n\nSource: https://port.example/\n", to: "a.txt")
    let second = try folder.write(
      "The lock is open.\n\nSource: https://port.example/\n", to: "b.txt")
    _ = try archive.add([.path(first)], agent: "tester")
    let report = try archive.add([.path(second)], agent: "tester")
    #expect(report.additions.map(\.outcome) == [.added])
    #expect(report.additions[0].notes.contains { $0.contains("--replaces") })
    let sources = try archive.list().map(\.source)
    #expect(sources.map(\.url) == ["https://port.example/", "https://port.example/"])
    #expect(try archive.history(of: sources[0].id).captures.map(\.url) == [nil])
  }

  @Test func aReplacementIsANewCaptureOfTheSourceNamed() throws {
    let archive = try archive("replaced")
    let first = try folder.write("“The lock is shut,” said Mara Olt.\n", to: "a.txt")
    let second = try folder.write("“The lock was shut,” said Mara Olt.\n", to: "b.txt")
    let added = try archive.add([.path(first)], agent: "tester").additions[0].source
    let report = try archive.add([.path(second)], replacing: added, agent: "tester")
    #expect(report.additions.map(\.source) == [added])
    let listing = try archive.quotations()
    #expect(
      listing.quotations.map { $0.source.text[$0.quotation.extent] } == ["The lock was shut,"])
    #expect(throws: VerbatimError.self) {
      try archive.add([.path(first), .path(second)], replacing: added, agent: "tester")
    }
  }
}
