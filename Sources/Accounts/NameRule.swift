import Language
import SourceText

/// Two names for one office-holder: Arno Veld or Alban Veld, speaker of one parliament.
///
/// Guards: initials, short forms, middle names and transliterations are one name; two persons can
/// hold some offices at once, so those are only possible; a person known by one name alone
/// (a king, a surname that stands first) is not short of a surname.
struct NameRule: ConflictRule {
  func findings(in corpus: AccountCorpus) -> [Finding] {
    var offices: [String: [OfficeHolding]] = [:]
    var order: [String] = []
    for article in corpus.articles where article.isEnglish {
      for holding in OfficeHolding.holdings(in: article) {
        let key = holding.office + "\n" + (holding.jurisdiction ?? "")
        if offices[key] == nil { order.append(key) }
        offices[key, default: []].append(holding)
      }
    }
    return order.flatMap { key -> [Finding] in
      let holdings = offices[key] ?? []
      // "Mayor Solheim" is one mayor only within a story.
      let parts =
        key.hasSuffix("\n")
        ? Stories(corpus: corpus).parted(holdings) { $0.mention.article } : [holdings]
      return parts.flatMap {
        otherGivenNames($0, corpus: corpus) + givenNamesAlone($0, corpus: corpus)
      }
    }
  }

  // MARK: Another given name

  private func otherGivenNames(_ holdings: [OfficeHolding], corpus: AccountCorpus) -> [Finding] {
    var bySurname: [String: [OfficeHolding]] = [:]
    for holding in holdings where holding.name.given != nil {
      bySurname[holding.name.surname, default: []].append(holding)
    }
    return bySurname.keys.sorted().compactMap { surname in
      let sides = OfficeHolding.persons(bySurname[surname] ?? []) {
        $0.likeness(to: $1) != .different
      }
      guard sides.count > 1 else { return nil }
      let office = sides[0][0].office
      return Finding(
        kind: .name, grade: English.hasOneHolder(office) ? .conflict : .possible, weight: .meaning,
        about: title(sides[0][0], corpus: corpus),
        question: "Name of the \(title(sides[0][0], corpus: corpus))",
        sides: sides.map(OfficeHolding.side))
    }
  }

  // MARK: A given name in a surname's place

  private func givenNamesAlone(_ holdings: [OfficeHolding], corpus: AccountCorpus) -> [Finding] {
    let offices = Set(["king", "queen", "emperor", "pope", "prince", "princess", "sultan"])
    guard let office = holdings.first?.office, !offices.contains(office) else { return [] }
    let full = holdings.filter { $0.name.words.count > 1 }
    var findings: [Finding] = []
    var seen: Set<String> = []
    for short in holdings where short.name.words.count == 1 {
      let word = short.name.surname
      guard !seen.contains(word), !FamilyNames.standingFirst.contains(word) else { continue }
      let bearers = full.filter { $0.name.given == word && $0.name.surname != word }
      guard !bearers.isEmpty,
        // An article that introduces the full name may well call the person by the first.
        !bearers.contains(where: { $0.aliases.contains(word) }),
        !full.contains(where: { $0.name.surname == word })
      else { continue }
      seen.insert(word)
      let shorts = holdings.filter { $0.name.words == [word] }
      findings.append(
        Finding(
          kind: .name, grade: .possible, weight: .wording,
          about: title(short, corpus: corpus),
          question: "Name of the \(title(short, corpus: corpus))",
          sides: [OfficeHolding.side(shorts), OfficeHolding.side(bearers)]))
    }
    return findings
  }
}

extension ConflictRule {
  /// An office with its jurisdiction, as a summary names it.
  func title(_ holding: OfficeHolding, corpus: AccountCorpus) -> String {
    let reading = corpus.articles[holding.mention.article].document.reading
    let printed = reading.offices.first {
      $0.holder.map { reading.names[$0].span == holding.mention.focus } ?? false
    }?.jurisdiction
    return holding.office + (printed.map { " of \($0)" } ?? "")
  }
}

/// Names whose order differs from the one that English gives names.
enum FamilyNames {
  /// Common family names that stand before the given name.
  static let standingFirst: Set<String> = [
    "xi", "li", "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun",
    "ma", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "zheng", "liang", "xie", "tang", "song",
    "deng", "han", "feng", "cao", "peng", "zeng", "xiao", "tian", "dong", "pan", "yuan", "cai",
    "jiang", "yu", "du", "ye", "cheng", "wei", "su", "lu", "ding", "ren", "lai", "tsai", "kim",
    "lee", "park", "choi", "jung", "kang", "cho", "yoon", "jang", "lim", "moon", "shin", "oh",
    "seo", "kwon", "hwang", "ahn", "roh", "ban", "nguyen", "tran", "le", "pham", "hoang", "phan",
    "vu", "vo", "dang", "bui", "do", "ngo", "duong", "ly",
    "hun", "hor", "sar",
  ]
}
