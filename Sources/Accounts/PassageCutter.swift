import Language
import SourceText

/// Cuts the passage around some words: their sentence, or a window of it where it is long.
enum PassageCutter {
  /// The most code points that a passage has.
  static let limit = 400

  /// The passage around `focus`, and the part of `focus` that lies in it.
  ///
  /// Words that run over several sentences are cut to the first.
  static func cut(around focus: TextSpan, in article: Article) -> (span: TextSpan, focus: TextSpan)
  {
    let text = article.document.text
    guard let number = article.sentence(at: focus.start),
      article.document.reading.sentences[number].span.overlaps(focus)
    else {
      let core = head(of: focus, in: text)
      return (core, core)
    }
    let sentence = article.document.reading.sentences[number].span
    let inside = TextSpan(
      start: max(focus.start, sentence.start), end: min(focus.end, sentence.end))
    if codePoints(text, sentence) <= limit { return (sentence, inside) }
    let core = head(of: inside, in: text)
    return (window(around: core, sentence: number, in: article), core)
  }

  /// Whole tokens before and behind some words, as many as the limit allows, evenly.
  private static func window(
    around core: TextSpan, sentence: Int, in article: Article
  ) -> TextSpan {
    let tokens = article.sentences[sentence]
    var passage = core
    var before = article.token(at: core.start, in: sentence)
    var behind = before
    func grow(to token: Int) -> Bool {
      guard tokens.indices.contains(token) else { return false }
      let grown = passage.union(tokens[token].span)
      guard codePoints(article.document.text, grown) <= limit else { return false }
      passage = grown
      return true
    }
    var canGrow = (before: true, behind: true)
    while canGrow.before || canGrow.behind {
      if canGrow.behind {
        canGrow.behind = grow(to: behind)
        behind += 1
      }
      if canGrow.before {
        before -= 1
        canGrow.before = grow(to: before)
      }
    }
    return passage
  }

  private static func codePoints(_ text: DocumentText, _ span: TextSpan) -> Int {
    var count = 0
    for byte in text.utf8[span.range] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The first code points of a span, as many as a passage may have.
  private static func head(of span: TextSpan, in text: DocumentText) -> TextSpan {
    var count = 0
    var end = span.start
    while end < span.end {
      if text.utf8[end] & 0xC0 != 0x80 {
        count += 1
        if count > limit { break }
      }
      end += 1
    }
    return TextSpan(start: span.start, end: end)
  }
}
