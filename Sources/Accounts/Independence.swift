import Language
import SourceText

/// Counts the outlets that hold an answer on their own.
struct Independence {
  let corpus: AccountCorpus

  /// How many independent outlets stand behind some mentions.
  ///
  /// Wire copies are one, and so are all passages that credit one origin: that quote one speaker,
  /// or name one source ("according to the coast guard").
  func count(_ mentions: [Finding.Mention]) -> Int {
    var accounts: Set<Int> = []
    var origins: Set<String> = []
    for mention in mentions {
      let account = corpus.articles[mention.article].account
      accounts.insert(account)
      origins.insert(origin(of: mention) ?? "account \(account)")
    }
    return min(accounts.count, origins.count)
  }

  private func origin(of mention: Finding.Mention) -> String? {
    let article = corpus.articles[mention.article]
    if let speaker = article.speaker(of: mention.focus) {
      return "origin " + FoldedWord.withoutDiacritics(FoldedWord.fold(speaker))
    }
    guard let sentence = article.sentence(at: mention.focus.start) else { return nil }
    return credit(in: article.sentences[sentence]).map { "origin " + $0 }
  }

  /// Whom a sentence credits as a whole: the words behind "according to".
  private func credit(in words: [FoldedWord]) -> String? {
    for index in words.indices.dropLast(2) {
      guard words[index].text == "according", words[index + 1].text == "to" else { continue }
      let credited = words[(index + 2)...].prefix { $0.isWord }.map(\.text)
      let name = credited.drop { ["the", "a", "an"].contains($0) }.prefix(6)
      return name.isEmpty ? nil : name.joined(separator: " ")
    }
    return nil
  }
}
