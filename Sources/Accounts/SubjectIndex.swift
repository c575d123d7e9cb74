import Language
import SourceText

/// What names refer to across articles: one number for all names of one thing.
///
/// Names are joined where they are the same but for case, article and spelling; and an acronym with
/// the full name beside it in some article, where all articles agree on what it stands for.
struct SubjectIndex {
  /// For each article, the subject of each of its entities.
  private var subjects: [[Int]]

  /// For each article, the subjects that are no places.
  private var telling: [Set<Int>]

  /// The fullest name of each subject.
  private var names: [Int: String] = [:]

  init(_ articles: [Article]) {
    telling = articles.map { _ in [] }
    var numbers: [String: Int] = [:]
    var sets = DisjointSets(count: 0)
    func number(_ key: String) -> Int {
      if let number = numbers[key] { return number }
      let number = sets.append()
      numbers[key] = number
      return number
    }

    // What each acronym stands for, by whichever article spells it out.
    var spelledOut: [String: Set<String>] = [:]
    for article in articles {
      for entity in article.document.reading.entities {
        for alias in entity.aliases where SubjectIndex.isAcronym(alias, of: entity.name) {
          spelledOut[alias, default: []].insert(SubjectIndex.key(entity.name))
        }
      }
    }
    subjects = articles.map { article in
      article.document.reading.entities.map { entity in
        let subject = number(SubjectIndex.key(entity.name))
        if spelledOut[entity.name]?.count == 1, let full = spelledOut[entity.name]?.first {
          sets.join(subject, number(full))
        }
        for alias in entity.aliases where spelledOut[alias]?.count == 1 {
          sets.join(subject, number(SubjectIndex.key(alias)))
        }
        return subject
      }
    }
    for (index, article) in articles.enumerated() {
      for (short, full) in SubjectIndex.shortForms(in: article.document.reading.entities) {
        // "the Authority", where only one authority has a name.
        subjects[index][short] = subjects[index][full]
      }
      for (position, entity) in article.document.reading.entities.enumerated() {
        let root = sets.root(of: subjects[index][position])
        subjects[index][position] = root
        if entity.kind != .place { telling[index].insert(root) }
        let known = names[root]
        // The longest name, and of several the first in the order of the corpus.
        if known.map({ $0.utf8.count < entity.name.utf8.count }) ?? true {
          names[root] = entity.name
        }
      }
    }
  }

  /// The organisations that go by the last word of another's name, and those others, by index.
  private static func shortForms(in entities: [Entity]) -> [(short: Int, full: Int)] {
    var full: [Substring: Int?] = [:]
    var single: [(word: String, index: Int)] = []
    for (index, entity) in entities.enumerated() where entity.kind == .organization {
      let key = SubjectIndex.key(entity.name)
      let words = key.split(separator: " ")
      guard let last = words.last else { continue }
      if words.count == 1 {
        single.append((key, index))
      } else {
        full[last] = full[last] == nil ? .some(index) : .some(nil)
      }
    }
    return single.compactMap { word, index in
      full[word[...]].flatMap { $0 }.map { (index, $0) }
    }
  }

  /// The subject of an entity of an article.
  func subject(ofEntity entity: Int, in article: Int) -> Int? {
    subjects[article].indices.contains(entity) ? subjects[article][entity] : nil
  }

  /// The persons and organisations that an article names, places left out: a story is not told by
  /// its country alone.
  func all(in article: Int) -> Set<Int> { telling[article] }

  /// The fullest name of a subject that the articles give.
  func name(of subject: Int) -> String { names[subject] ?? "" }

  /// A name as it is compared: folded, without article, in one spelling.
  static func key(_ name: String) -> String {
    var words = FoldedWord.withoutDiacritics(FoldedWord.fold(name))
      .split { !($0.isLetter || $0.isNumber || $0 == "&") }
      .map { EnglishSpelling.normalized(String($0)) }
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    if words.count > 1, words.last == "s" { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// Whether a short form is made of the initials of a name.
  static func isAcronym(_ alias: String, of name: String) -> Bool {
    let letters = alias.filter { $0 != "." }
    guard (2...10).contains(letters.count), letters.allSatisfy({ $0.isUppercase }) else {
      return false
    }
    let words = name.split { !$0.isLetter }
    let capitals = words.filter { $0.first?.isUppercase ?? false }.compactMap(\.first)
    let all = words.compactMap { $0.first.map { Character($0.uppercased()) } }
    return Array(letters) == capitals || Array(letters) == all
  }
}
