import Foundation
import Language
import SourceText

/// One sentence with its names, as a corpus has them.
struct NamedSentence {
  var sentence: TreebankSentence
  var names: [TaggedName]
  /// The document that the sentence stands in, and the sentence's own name.
  var document: String
  var identifier: String
}

/// Reads corpora of names.
enum NameCorpus {
  /// The sentences of a CoNLL-U file with the names that a file in IOB2 gives them, as Universal
  /// NER lays them out: number, word and label in columns.
  ///
  /// Labels other than of persons, organisations and places are passed over.
  static func universal(labels: URL, words: URL) throws -> [NamedSentence] {
    var sentences = try named(words)
    let places = Dictionary(
      sentences.indices.map { (sentences[$0].identifier, $0) }, uniquingKeysWith: { $1 })
    // The files order their documents differently, and of some sentences they cut the words
    // differently: those are left out.
    var isNamed = [Bool](repeating: false, count: sentences.count)
    var at: Int?
    var current: [String] = []
    func finish() throws {
      guard !current.isEmpty else { return }
      guard let place = at else {
        throw Treebank.Malformed(
          description: "\(labels.lastPathComponent): a sentence that "
            + "\(words.lastPathComponent) does not have")
      }
      if sentences[place].sentence.words.count == current.count {
        sentences[place].names = names(iob: current)
        isNamed[place] = true
      }
      at = nil
      current = []
    }
    for line in try String(contentsOf: labels, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty {
        try finish()
      } else if line.hasPrefix("# sent_id = ") {
        at = places[String(line.dropFirst(12))]
      } else if !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count >= 3 else {
          throw Treebank.Malformed(
            description: "\(labels.lastPathComponent): a line of \(fields.count) columns")
        }
        current.append(String(fields[2]))
      }
    }
    try finish()
    return sentences.indices.filter { isNamed[$0] }.map { sentences[$0] }
  }

  /// The sentences of a CoNLL-U file of GUM with the names that its entities hold.
  static func gum(_ file: URL) throws -> [NamedSentence] {
    let sentences = try named(file)
    let mentions = try GUMEntities.mentions(in: String(contentsOf: file, encoding: .utf8))
    guard mentions.count == sentences.count else {
      throw Treebank.Malformed(description: "\(file.lastPathComponent): entities without words")
    }
    return zip(sentences, mentions).map { sentence, mentions in
      var result = sentence
      result.names = GUMEntities.names(mentions, in: sentence.sentence)
      return result
    }
  }

  /// The sentences of a CoNLL-U file, without names.
  static func named(_ file: URL) throws -> [NamedSentence] {
    let sentences = try Treebank.sentences(in: [file])
    var names: [(document: String, identifier: String)] = []
    var document = ""
    var identifier = ""
    var isOpen = false
    for line in try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("# newdoc id = ") {
        document = String(line.dropFirst(14))
      } else if line.hasPrefix("# sent_id = ") {
        identifier = String(line.dropFirst(12))
      } else if line.isEmpty {
        isOpen = false
      } else if !line.hasPrefix("#"), !isOpen {
        isOpen = true
        names.append((document, identifier))
      }
    }
    return zip(sentences, names).map {
      NamedSentence(
        sentence: $0, names: [], document: $1.document, identifier: $1.identifier)
    }
  }

  private static func names(iob labels: [String]) -> [TaggedName] {
    var result: [TaggedName] = []
    var start: Int?
    for (at, label) in labels.enumerated() {
      if label.hasPrefix("I-"), let start, at == (result.last?.words.upperBound ?? -1), start < at {
        result[result.count - 1].words = start..<at + 1
        continue
      }
      start = nil
      guard label.hasPrefix("B-") else { continue }
      let kind: Entity.Kind? =
        switch label.dropFirst(2) {
        case "PER": .person
        case "ORG": .organization
        case "LOC": .place
        default: nil
        }
      if let kind {
        start = at
        result.append(TaggedName(words: at..<at + 1, kind: kind))
      }
    }
    return result
  }

  /// The label of each word in IOB2.
  static func iob(_ names: [TaggedName], count: Int) -> [String] {
    var result = [String](repeating: "O", count: count)
    for name in names {
      let kind =
        switch name.kind {
        case .person: "PER"
        case .organization: "ORG"
        case .place: "LOC"
        }
      for at in name.words { result[at] = "I-" + kind }
      result[name.words.lowerBound] = "B-" + kind
    }
    return result
  }
}
