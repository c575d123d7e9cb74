import Language
import SourceText

/// Shares of right answers on gold tokens.
struct Scores {
  var tokens = 0
  var upos = 0
  var xpos = 0
  var lemmas = 0
  var features = 0
  var heads = 0
  var relations = 0
  var fullRelations = 0

  /// Reads a treebank with a model and compares.
  init(_ sentences: [TreebankSentence], model: SyntaxModel) {
    for sentence in sentences {
      let (text, read) = sentence.asText
      let predicted = SyntaxReader.syntax(of: [read], in: text, model: model)[0]
      for (gold, found) in zip(sentence.words, predicted) {
        tokens += 1
        if gold.upos == found.upos.rawValue { upos += 1 }
        if gold.xpos == found.xpos { xpos += 1 }
        if gold.lemma == found.lemma { lemmas += 1 }
        if gold.features == found.features { features += 1 }
        guard gold.head == (found.head ?? -1) + 1 else { continue }
        heads += 1
        if gold.relation.prefix(while: { $0 != ":" }) == found.universalRelation { relations += 1 }
        if gold.relation == found.relation { fullRelations += 1 }
      }
    }
  }

  /// The shares in per cent, as one line.
  var line: String {
    func share(_ count: Int) -> String {
      let hundredths = (20_000 * count + max(1, tokens)) / (2 * max(1, tokens))
      let fraction = hundredths % 100
      return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
    return "UPOS \(share(upos)) XPOS \(share(xpos)) feats \(share(features)) "
      + "lemmas \(share(lemmas)) UAS \(share(heads)) LAS \(share(relations)) "
      + "(with subtypes \(share(fullRelations)))"
  }
}

extension TreebankSentence {
  /// The words with one space between them, and where each stands.
  var asText: (DocumentText, Sentence) {
    var bytes: [UInt8] = []
    var tokens: [Token] = []
    for word in words {
      if !bytes.isEmpty { bytes.append(0x20) }
      let start = bytes.count
      bytes.append(contentsOf: word.form.utf8)
      tokens.append(Token(span: TextSpan(start: start, end: bytes.count), kind: .word))
    }
    let text = DocumentText(String(decoding: bytes, as: UTF8.self))
    return (text, Sentence(span: text.span, tokens: tokens, paragraph: 0))
  }
}
