import Foundation
import Language

/// The entities of GUM and the names in them.
///
/// GUM marks whole noun phrases, named or not ("the Tarnish mathematician Ada Vell, who taught
/// there"). A phrase holds a name where
///
/// 1. its type is person, organization or place;
/// 2. its head, the one word whose own head lies outside it, is a proper noun; a person's is not in
///    the plural ("the Vells", "Tarnishmen") and neither a person nor a place is anyone's ("his
///    Study");
/// 3. a person's has no article ("the Sheriff").
///
/// The name is the head with
///
/// - the words joined to it by `flat`, with what stands between them, if that is a hyphen, full stop
///   or apostrophe;
/// - the words right before it that have a Penn tag of a proper noun, or are an initial or a hyphen
///   between two of them; not a person's description (`nmod:desc`: "President", "Mr."), nor a
///   possessor;
/// - for a place or body, an apposition right behind it ("River Orm"), and what `of` or `for`,
///   with or without an article, and further proper nouns hang on it ("University of Tarn").
///
/// Of names inside one another the longest counts.
///
/// - SeeAlso: <https://wiki.gucorpling.org/gum/entities>
enum GUMEntities {
  /// One phrase.
  struct Mention: Hashable {
    var words: Range<Int>
    var type: String
  }

  /// The phrases of each sentence of a CoNLL-U file.
  ///
  /// An opening bracket in MISC's `Entity` gives number and type, a closing one follows a number.
  static func mentions(in text: String) throws -> [[Mention]] {
    var result: [[Mention]] = []
    var current: [Mention] = []
    var open: [(number: Substring, type: String, start: Int)] = []
    var count = 0
    func finish() {
      guard count > 0 else { return }
      result.append(current)
      current = []
      open = []
      count = 0
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        finish()
        continue
      }
      guard !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 10, Int(fields[0]) != nil else { continue }
      count += 1
      guard
        let entity = fields[9].split(separator: "|").first(where: { $0.hasPrefix("Entity=") })
      else { continue }
      var rest = entity.dropFirst(7)
      while let first = rest.first {
        if first == "(" {
          rest = rest.dropFirst()
          let body = rest.prefix { $0 != "(" && $0 != ")" }
          rest = rest.dropFirst(body.count)
          let parts = body.split(separator: "-", maxSplits: 2)
          guard parts.count >= 2 else { continue }
          if rest.first == ")" {
            rest = rest.dropFirst()
            current.append(Mention(words: count - 1..<count, type: String(parts[1])))
          } else {
            open.append((parts[0], String(parts[1]), count - 1))
          }
        } else {
          let number = rest.prefix { $0 != ")" && $0 != "(" }
          rest = rest.dropFirst(max(1, number.count))
          if rest.first == ")" { rest = rest.dropFirst() }
          if let at = open.lastIndex(where: { $0.number == number }) {
            current.append(Mention(words: open[at].start..<count, type: open[at].type))
            open.remove(at: at)
          }
        }
      }
    }
    finish()
    return result
  }

  /// The names in a sentence's phrases.
  static func names(_ mentions: [Mention], in sentence: TreebankSentence) -> [TaggedName] {
    var found: [TaggedName] = []
    for mention in mentions {
      guard let kind = Entity.Kind(rawValue: mention.type),
        let words = name(mention.words, kind, sentence.words)
      else { continue }
      found.append(TaggedName(words: words, kind: kind))
    }
    found.sort {
      $0.words.count != $1.words.count
        ? $0.words.count > $1.words.count : $0.words.lowerBound < $1.words.lowerBound
    }
    var result: [TaggedName] = []
    for name in found where !result.contains(where: { $0.words.overlaps(name.words) }) {
      result.append(name)
    }
    return result.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  private static let joints: Set<String> = ["-", "–", ".", "'", "’"]

  private static func name(
    _ phrase: Range<Int>, _ kind: Entity.Kind, _ words: [TreebankWord]
  ) -> Range<Int>? {
    let heads = phrase.filter { !phrase.contains(words[$0].head - 1) }
    guard heads.count == 1, let head = heads.first, words[head].upos == "PROPN" else { return nil }
    func isName(_ at: Int) -> Bool { words[at].xpos.hasPrefix("NNP") }
    let children = phrase.filter { words[$0].head - 1 == head }
    if kind == .person {
      guard words[head].xpos != "NNPS",
        !children.contains(where: { words[$0].relation.hasPrefix("det") && $0 < head })
      else { return nil }
    }
    if kind != .organization {
      guard !children.contains(where: { words[$0].relation == "nmod:poss" }) else { return nil }
    }
    var end = head + 1
    // The parts of a flat name, and the joints between them.
    for at in head + 1..<max(head + 1, phrase.upperBound) {
      if words[at].relation.hasPrefix("flat"), (head..<at).contains(words[at].head - 1) {
        end = at + 1
      } else if !joints.contains(words[at].form) || words[at].relation == "case" {
        break
      }
    }
    var start = head
    while start > phrase.lowerBound {
      let before = words[start - 1]
      let isPart =
        isName(start - 1) && (start..<end).contains(before.head - 1)
        && before.relation != "nmod:poss"
        && !(kind == .person && before.relation == "nmod:desc")
      let isJoint =
        joints.contains(before.form) && start - 1 > phrase.lowerBound && isName(start - 2)
        && words[start - 2].relation != "nmod:poss"
      guard isPart || isJoint else { break }
      start -= 1
    }
    while start < head, joints.contains(words[start].form) { start += 1 }
    guard kind != .person else { return start..<end }
    if phrase.contains(end), words[end].relation == "appos", words[end].head - 1 == head,
      isName(end)
    {
      end += 1
    }
    // "University of Tarn", "Ministry of the Interior".
    while phrase.contains(end), ["of", "for"].contains(words[end].form.lowercased()) {
      var last = end + 1
      if phrase.contains(last), words[last].form.lowercased() == "the" { last += 1 }
      let first = last
      while phrase.contains(last), isName(last), words[last].relation != "appos" { last += 1 }
      guard last > first else { break }
      end = last
    }
    return start..<end
  }
}
