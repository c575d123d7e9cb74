/// Tells whether two words are forms of one verb in different tenses.
struct EnglishVerbs: Sendable {
  /// A form by its tense.
  private enum Tense: Hashable {
    case present
    case past
    case progressive
  }

  /// The rules, read once.
  static let shared = EnglishVerbs()

  private let irregular: [String: [(base: String, tense: Tense)]]

  private init() {
    var forms: [String: [(base: String, tense: Tense)]] = [
      "am": [("be", .present)], "is": [("be", .present)], "are": [("be", .present)],
      "being": [("be", .progressive)], "has": [("have", .present)], "does": [("do", .present)],
      "goes": [("go", .present)],
    ]
    let verbs = EnglishWordLists.irregularVerbs.split { $0 == "|" || $0.isNewline }
    for verb in verbs {
      let parts = verb.split(separator: " ").map(String.init)
      guard let base = parts.first, parts.count == 3 else { continue }
      let present = [base, base + "s", base + "es"]
      for form in present { forms[form, default: []].append((base, .present)) }
      for form in parts.dropFirst() { forms[form, default: []].append((base, .past)) }
      for stem in [base, String(base.dropLast()), base + String(base.suffix(1))] {
        forms[stem + "ing", default: []].append((base, .progressive))
      }
    }
    irregular = forms
  }

  /// Whether the words share a verb, and no tense of it.
  func differInTense(_ left: String, _ right: String) -> Bool {
    let mine = readings(of: left)
    let theirs = readings(of: right)
    var shared = false
    for (base, tense) in mine {
      for (otherBase, otherTense) in theirs where base == otherBase {
        if tense == otherTense { return false }
        shared = true
      }
    }
    return shared
  }

  private func readings(of word: String) -> [(base: String, tense: Tense)] {
    irregular[word] ?? regularReadings(of: word)
  }

  /// The verbs that a word may be a regular form of, by its ending; the word itself among them.
  private func regularReadings(of word: String) -> [(base: String, tense: Tense)] {
    var readings: [(base: String, tense: Tense)] = [(word, .present)]
    func add(_ ending: String, _ tense: Tense) {
      guard word.hasSuffix(ending) else { return }
      let stem = String(word.dropLast(ending.count))
      guard stem.utf8.count >= 2 else { return }
      readings.append((stem, tense))
      readings.append((stem + "e", tense))
      if stem.hasSuffix("i") { readings.append((stem.dropLast() + "y", tense)) }
      if let last = stem.last, stem.dropLast().last == last {
        readings.append((String(stem.dropLast()), tense))
      }
    }
    add("ed", .past)
    add("ing", .progressive)
    if word.hasSuffix("s"), !word.hasSuffix("ss") {
      readings.append((String(word.dropLast()), .present))
      add("es", .present)
    }
    return readings
  }
}
