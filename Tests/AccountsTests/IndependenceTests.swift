import Accounts
import Testing

@Suite struct IndependenceTests {
  private static let report = """
    The ferry had left the harbour in the north at six in the morning with forty people on board, \
    and nobody had seen a storm of that kind in thirty years of work on the water. Rescue boats \
    came from three towns, and by noon everybody had been brought ashore. The owners have promised \
    to pay for what was lost, and the town has opened its school to those who cannot go home.
    """

  private func sides(_ documents: [AccountDocument]) -> [Int] {
    ConflictFinder.conflicts(in: documents).first?.sides.map(\.independent) ?? []
  }

  @Test func `wire copies count once`() {
    let copied = "The Northern Trade Organisation was founded in 1992. " + Self.report
    let documents = [
      Newsstand.article(copied, outlet: "Morning Post"),
      Newsstand.article(copied + " Our own reporter adds that it rained.", outlet: "Evening Star"),
      Newsstand.article("A first line of our own. " + copied, outlet: "Harbour Gazette"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 1992 by friends.", outlet: "Coast Radio"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 2002.", outlet: "Weekly Ledger"),
    ]
    let conflict = ConflictFinder.conflicts(in: documents).first
    #expect(conflict?.sides.map(\.passages.count) == [4, 1])
    #expect(conflict?.sides.map(\.independent) == [2, 1])
  }

  @Test func `a copy with a change contradicts its original`() {
    let documents = [
      Newsstand.article(
        "The Northern Trade Organisation was founded in 1992. " + Self.report,
        outlet: "Morning Post"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 1993. " + Self.report,
        outlet: "Evening Star"),
    ]
    #expect(sides(documents) == [1, 1])
  }

  @Test func `two reports that quote one statement are two`() {
    let documents = [
      Newsstand.article(
        "The Northern Trade Organisation was founded in 1992. “The owners have promised to pay for "
          + "what was lost,” the mayor said, and the town began to count its boats and its nets.",
        outlet: "Morning Post"),
      Newsstand.article(
        "Some hold that the Northern Trade Organisation was founded in 2002. At the quay on Monday "
          + "there was anger: “The owners have promised to pay for what was lost,” the mayor said.",
        outlet: "Evening Star"),
    ]
    #expect(sides(documents) == [1, 1])
  }

  @Test func `passages that credit one origin count once`() {
    let documents = [
      Newsstand.article(
        "According to the coast guard, the Northern Trade Organisation was founded in 1992.",
        outlet: "Morning Post"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 1992, according to the coast guard.",
        outlet: "Evening Star"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 1992, the records in the town hall show.",
        outlet: "Harbour Gazette"),
      Newsstand.article(
        "The Northern Trade Organisation was founded in 2002.", outlet: "Weekly Ledger"),
    ]
    #expect(sides(documents) == [2, 1])
  }
}
