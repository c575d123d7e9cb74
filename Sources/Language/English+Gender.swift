/// Which words say that a person is a "he" or a "she".
extension English {
  /// Verbs that help others.
  package static let auxiliaries: Set<String> = words(
    """
    has had have is was were are will would could can may might must should did does do didn't
    doesn't don't won't isn't wasn't weren't aren't hasn't hadn't haven't wouldn't couldn't can't
    """)

  private static let heTitles: Set<String> = words(
    """
    mr mr. sir lord messrs. king prince emperor pope spokesman congressman chairman businessman
    councilman policeman fisherman salesman baron duke
    """)

  private static let sheTitles: Set<String> = words(
    """
    mrs mrs. ms ms. miss dame lady madam mme mme. queen princess spokeswoman congresswoman
    chairwoman businesswoman councilwoman policewoman actress baroness duchess
    """)

  private static let sheNames: Set<String> = words(
    """
    alice amy angela anna anne barbara betty carol caroline catherine christine claire cynthia
    deborah diana donna dorothy elena elizabeth emily emma eva grace hannah heather helen jane
    janet jennifer jessica joan judith judy julia julie karen kate kathleen laura linda lisa lucy
    margaret maria martha mary megan melissa michelle nancy natalie nina olga olivia pamela
    patricia rachel rebecca rosa ruth samantha sandra sara sarah sharon sophie stephanie susan
    teresa theresa tina victoria virginia wendy zoe
    agnes amanda amelia anita ann annette astrid beatrice bianca brenda bridget charlotte clara
    claudia daniela edith eleanor elisabeth ella ellen esther fiona frances gabriela gloria greta
    heidi ingrid irene isabel isabella jacqueline josephine katherine katrin lena louise lucia
    lydia magdalena mia miriam molly monica naomi nora petra sabine sonia stella sylvia tanya
    tatiana ursula valerie vera yvonne
    """)

  /// Given names that either bears, or that differ from country to country.
  private static let sharedNames: Set<String> = words(
    "alex andrea christian jean kelly kim lee marie robin sam terry tyler")

  /// Whether a title is a man's (true) or a woman's (false); nil where it does not tell.
  static func isHe(title: String) -> Bool? {
    heTitles.contains(title) ? true : sheTitles.contains(title) ? false : nil
  }

  /// Whether a given name is a man's (true) or a woman's (false); nil where it does not tell.
  static func isHe(givenName: String) -> Bool? {
    if sheNames.contains(givenName) { return false }
    return givenNames.contains(givenName) && !sharedNames.contains(givenName) ? true : nil
  }
}
