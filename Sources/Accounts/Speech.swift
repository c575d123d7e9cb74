import Quotation
import SourceText

extension Article {
  /// The innermost quotation whose content holds a span, if one does.
  func quotation(around span: TextSpan) -> Quotation? {
    var innermost: (quotation: Quotation, length: Int)?
    for quotation in document.quotations {
      for content in quotation.spans where content.contains(span) {
        if innermost.map({ content.count < $0.length }) ?? true {
          innermost = (quotation, content.count)
        }
      }
    }
    return innermost?.quotation
  }

  /// On whose word a span stands: the speakers of the quotation or reported clause that holds it.
  ///
  /// Marks that hold a word at a distance, titles and terms report nobody's speech.
  func speaker(of span: TextSpan) -> String? {
    guard let quotation = quotation(around: span), !quotation.speakers.isEmpty else { return nil }
    switch quotation.kind {
    case .direct, .mixed, .indirect: break
    case .scare, .title, .term: return nil
    }
    return quotation.speakers.map(\.name).joined(separator: ", ")
  }
}
