import Accounts
import Preservation
import SourceText
import Testing

@Suite struct RulingAttachmentTests {
  private static func first(_ text: String = "") -> AccountDocument {
    article("Morning Post", "\(text)The Northern Trade Organisation was founded in 1992.")
  }

  private static func second(_ year: Int = 2002) -> AccountDocument {
    article("Evening Star", "The Northern Trade Organisation was founded in \(year).")
  }

  private static func article(_ outlet: String, _ text: String) -> AccountDocument {
    var document = Newsstand.article(text, outlet: outlet)
    // The id of a source does not change with its text.
    document.source = Digest(of: Array(outlet.utf8))
    return document
  }

  /// A ruling on a conflict as it is listed.
  private static func ruling(
    _ decision: Ruling.Decision, on conflict: Conflict, among documents: [AccountDocument],
    number: Int = 1
  ) -> Ruling {
    Ruling(
      record: Digest(of: Array("ruling \(number)".utf8)), kind: conflict.kind, decision: decision,
      reason: "The treaty came first.", author: "An editor", time: "2025-08-01T12:00:00Z",
      sides: conflict.sides.map { side in
        side.passages.map { passage in
          let text = documents.first { $0.source == passage.source }?.text
          return Ruling.Target(
            source: passage.source, textDigest: passage.textDigest, span: passage.focus,
            exact: text?[passage.focus] ?? "")
        }
      })
  }

  private static let documents = [first(), second()]

  private static func dismissal() throws -> Ruling {
    let conflict = try #require(ConflictFinder.conflicts(in: documents).first)
    return ruling(.dismissed, on: conflict, among: documents)
  }

  private func decisions(_ documents: [AccountDocument], _ rulings: [Ruling]) -> [Ruling.Decision?]
  {
    ConflictFinder.conflicts(in: documents, rulings: rulings).map { $0.ruling?.decision }
  }

  @Test func `a ruling attaches to the conflict it was made on`() throws {
    let rulings = [try Self.dismissal()]
    #expect(decisions(Self.documents, rulings) == [.dismissed])
    #expect(decisions(Self.documents.reversed(), rulings) == [.dismissed])
    #expect(decisions(Self.documents, []) == [nil])
  }

  @Test func `it survives words that moved in a new text`() throws {
    let moved = [Self.first("The harbour was quiet. Nobody came. "), Self.second()]
    #expect(decisions(moved, [try Self.dismissal()]) == [.dismissed])
  }

  @Test func `it survives an outlet that joins a side`() throws {
    let more =
      Self.documents + [
        Self.article("Harbour Gazette", "The Northern Trade Organisation was formed in 2002.")
      ]
    #expect(decisions(more, [try Self.dismissal()]) == [.dismissed])
  }

  @Test func `a dismissed conflict comes back when the words of a side change`() throws {
    let changed = [Self.first(), Self.second(2003)]
    #expect(decisions(changed, [try Self.dismissal()]) == [nil])
  }

  @Test func `a side that nobody ruled on brings a dismissed conflict back, not a confirmed one`()
    throws
  {
    let conflict = try #require(ConflictFinder.conflicts(in: Self.documents).first)
    let confirmation = Self.ruling(.confirmed, on: conflict, among: Self.documents)
    let more =
      Self.documents + [
        Self.article("Harbour Gazette", "The Northern Trade Organisation was formed in 1997.")
      ]
    #expect(decisions(more, [try Self.dismissal()]) == [nil])
    #expect(decisions(more, [confirmation]) == [.confirmed])
  }

  @Test func `of two rulings the later counts`() throws {
    let conflict = try #require(ConflictFinder.conflicts(in: Self.documents).first)
    let later = Self.ruling(.confirmed, on: conflict, among: Self.documents, number: 2)
    #expect(decisions(Self.documents, [try Self.dismissal(), later]) == [.confirmed])
    #expect(decisions(Self.documents, [later, try Self.dismissal()]) == [.dismissed])
  }

  @Test func `a ruling of another kind, on other words or of one side attaches to nothing`() throws
  {
    var otherKind = try Self.dismissal()
    otherKind.kind = .number
    var otherWords = try Self.dismissal()
    otherWords.sides[0][0].span = TextSpan(start: 0, end: 3)
    var oneSide = try Self.dismissal()
    oneSide.sides.removeLast()
    var sameSide = try Self.dismissal()
    sameSide.sides[1] = sameSide.sides[0]
    var beyond = try Self.dismissal()
    beyond.sides[0][0].span = TextSpan(start: 9_000, end: 9_009)
    #expect(
      decisions(Self.documents, [otherKind, otherWords, oneSide, sameSide, beyond]) == [nil])
  }

  @Test func `of several places where the words stand, the nearest is meant`() throws {
    let repeated = [
      Self.first("The Northern Trade Organisation was founded in 1992. Nobody came. "),
      Self.second(),
    ]
    #expect(decisions(repeated, [try Self.dismissal()]) == [.dismissed])
  }
}
