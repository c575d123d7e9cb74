import SourceText

/// A rule: one way in which accounts can contradict each other.
protocol ConflictRule {
  /// What the rule finds among some articles, in an order that the corpus alone decides.
  func findings(in corpus: AccountCorpus) -> [Finding]
}

/// What a rule found, before passages are cut and supporters counted.
struct Finding {
  /// Words of one article.
  struct Mention: Hashable {
    /// The number of the article in the corpus.
    var article: Int
    /// The words in question.
    var focus: TextSpan
  }

  /// One answer and where it stands.
  struct Side {
    var value: String
    var mentions: [Mention]
  }

  var kind: Conflict.Kind
  var grade: Conflict.Grade
  var weight: Conflict.Weight
  /// Whom or what it is about.
  var about: String
  /// The question, as the summary begins: "Founding of the League".
  var question: String
  var sides: [Side]
  var reconciledBy: [Mention] = []
}
