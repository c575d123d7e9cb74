import Foundation

/// One word of a treebank.
struct TreebankWord: Hashable, Sendable {
  var form: String
  var lemma: String
  var upos: String
  var xpos: String
  var features: String
  /// The number of the head, counted from 1; 0 is the root.
  var head: Int
  var relation: String
}

/// One sentence of a treebank.
struct TreebankSentence: Hashable, Sendable {
  var words: [TreebankWord]
}

/// Reads treebanks in CoNLL-U.
///
/// - SeeAlso: <https://universaldependencies.org/format.html>
enum Treebank {
  /// What is wrong with a file.
  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  /// The sentences of the files, in order of the files' names.
  static func sentences(in files: [URL]) throws -> [TreebankSentence] {
    var result: [TreebankSentence] = []
    for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      result += try sentences(
        of: String(decoding: Data(contentsOf: file), as: UTF8.self), name: file.lastPathComponent)
    }
    return result
  }

  /// The sentences of one file.
  ///
  /// Ranges of multiword tokens and empty nodes are passed over.
  static func sentences(of text: String, name: String) throws -> [TreebankSentence] {
    var result: [TreebankSentence] = []
    var words: [TreebankWord] = []
    func finish() throws {
      guard !words.isEmpty else { return }
      guard words.allSatisfy({ 0...words.count ~= $0.head }) else {
        throw Malformed(description: "\(name): a head lies outside its sentence")
      }
      result.append(TreebankSentence(words: words))
      words = []
    }
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.elementsEqual([0x0D]) {
        try finish()
        continue
      }
      if line.first == UInt8(ascii: "#") { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(Substring($0)) }
      guard fields.count == 10 else {
        throw Malformed(description: "\(name):\(number): \(fields.count) columns, not 10")
      }
      guard Int(fields[0]) != nil else { continue }
      guard let head = Int(fields[6]) else {
        throw Malformed(description: "\(name):\(number): the head is no number: \(fields[6])")
      }
      words.append(
        TreebankWord(
          form: fields[1], lemma: fields[2], upos: fields[3], xpos: fields[4],
          features: fields[5] == "_" ? "" : fields[5], head: head, relation: fields[7]))
    }
    try finish()
    return result
  }

  /// The files of a folder whose names end as given ("-train.conllu").
  static func files(in folder: URL, ending: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasSuffix(ending) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
