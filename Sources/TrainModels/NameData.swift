import Foundation
import Language
import SourceText

/// The corpora that a name tagger is trained and tried on, with their words' syntax as the
/// committed model reads it.
struct NameData {
  /// A sentence with its names and its document's text.
  struct Item {
    var words: [TokenSyntax]
    var text: DocumentText
    var names: [TaggedName]
    var document: String
  }

  /// Universal NER's dev part.
  let universal: [Item]
  /// GUM's train part.
  let gum: [Item]
  /// GUM's dev part.
  let gumDevelopment: [Item]
  /// The lists of names.
  let lists: [(name: String, entries: [String])]
  private let found: NameLists

  init(folder: URL, lists: URL, syntax: SyntaxModel) throws {
    func items(_ sentences: [NamedSentence]) -> [Item] { Self.items(sentences, by: syntax) }
    func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
    universal = items(
      try NameCorpus.universal(
        labels: file("uner-ewt-dev.iob2"), words: file("ewt-dev.conllu")))
    gum = items(try NameCorpus.gum(file("gum-ccby-train.conllu")))
    gumDevelopment = items(try NameCorpus.gum(file("gum-ccby-dev.conllu")))
    self.lists = try Self.read(lists)
    var writer = ModelFileWriter()
    writer.add("lists", index: NameLists.entries(self.lists.map(\.entries)))
    found = try NameLists(
      ModelFile(bytes: writer.bytes(kind: "LIST", version: 1), kind: "LIST", version: 1))
  }

  /// Sentences with their words as a model reads them.
  static func items(_ sentences: [NamedSentence], by syntax: SyntaxModel) -> [Item] {
    let read = sentences.tagged(by: syntax)
    return zip(sentences, read.flatMap { text in text.words.map { ($0, text.text) } }).map {
      Item(words: $1.0, text: $1.1, names: $0.names, document: $0.document)
    }
  }

  /// The lists of a folder, in order of their names, and English's own.
  private static func read(_ folder: URL) throws -> [(name: String, entries: [String])] {
    var result: [(name: String, entries: [String])] = []
    for file in try Treebank.files(in: folder, ending: ".txt") {
      let text = try String(contentsOf: file, encoding: .utf8)
      result.append(
        (
          file.deletingPathExtension().lastPathComponent,
          text.split(separator: "\n").map(String.init)
        ))
    }
    return result + EnglishNameLists.all
  }

  /// What was read, as one line.
  var line: String {
    "UNER dev \(universal.count) sentences, \(universal.reduce(0) { $0 + $1.names.count }) names; "
      + "GUM train \(gum.count) sentences, \(gum.reduce(0) { $0 + $1.names.count }) names; "
      + "lists \(lists.map { "\($0.name) \($0.entries.count)" }.joined(separator: ", "))"
  }

  /// The part of so many that a document falls into.
  func part(_ item: Item, of parts: Int) -> Int {
    var hash = StableHash(122)
    hash.add(item.document.utf8)
    return Int(hash.value % UInt64(parts))
  }

  /// What the tagger learns from some sentences.
  func examples(_ items: [Item]) -> [NameExample] {
    var reader = NameFeatures(lists: found)
    return items.map { item in
      item.text.utf8.withUnsafeBufferPointer { reader.read(item.words, in: $0) }
      return NameExample(
        keys: reader.keys, starts: reader.starts,
        labels: NameLabels.labels(item.names, count: item.words.count))
    }
  }

  /// Adds what a model finds in some sentences to scores.
  static func score(_ items: [Item], _ model: NameModel, _ scores: inout NameScores) {
    for item in items {
      scores.add(found: model.names(of: [item.words], in: item.text)[0], wanted: item.names)
    }
  }
}

extension [NamedSentence] {
  /// The words of each document's sentences as a model reads them.
  func tagged(by model: SyntaxModel) -> [(text: DocumentText, words: [[TokenSyntax]])] {
    var result: [(text: DocumentText, words: [[TokenSyntax]])] = []
    var start = 0
    while start < count {
      var end = start
      var bytes: [UInt8] = []
      var sentences: [Sentence] = []
      while end < count, self[end].document == self[start].document {
        var tokens: [Token] = []
        let first = bytes.count
        for word in self[end].sentence.words {
          let begin = bytes.count
          bytes.append(contentsOf: word.form.utf8)
          tokens.append(Token(span: TextSpan(start: begin, end: bytes.count), kind: .word))
          bytes.append(0x20)
        }
        sentences.append(
          Sentence(
            span: TextSpan(start: first, end: bytes.count), tokens: tokens, paragraph: end - start))
        end += 1
      }
      let text = DocumentText(String(decoding: bytes, as: UTF8.self))
      result.append((text, SyntaxReader.syntax(of: sentences, in: text, model: model)))
      start = end
    }
    return result
  }
}
