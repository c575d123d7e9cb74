struct QuoteWordingRule: ConflictRule {
  func findings(in corpus: AccountCorpus) -> [Finding] { [] }
}
