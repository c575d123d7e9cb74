import Quotation
import SourceText

/// Which words of an article are somebody's speech.
struct SpeechIndex {
  private struct Stretch {
    var span: TextSpan
    var quotation: Int
  }

  private let quotations: [Quotation]

  /// The content of all quotations by its start.
  private let stretches: [Stretch]

  /// The furthest end among the stretches up to each.
  private let reach: [Int]

  init(_ quotations: [Quotation]) {
    self.quotations = quotations
    stretches = quotations.enumerated()
      .flatMap { index, quotation in
        quotation.spans.map { Stretch(span: $0, quotation: index) }
      }
      .sorted { ($0.span, $0.quotation) < ($1.span, $1.quotation) }
    var furthest = 0
    reach = stretches.map { stretch in
      furthest = max(furthest, stretch.span.end)
      return furthest
    }
  }

  /// The innermost quotation whose content holds a span, if one does.
  func quotation(around span: TextSpan) -> Quotation? {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].span.start <= span.start { low = middle + 1 } else { high = middle }
    }
    var innermost: Stretch?
    var index = low - 1
    // Nothing before reaches over the span.
    while index >= 0, reach[index] >= span.end {
      let stretch = stretches[index]
      if stretch.span.contains(span), innermost.map({ stretch.span.count < $0.span.count }) ?? true
      {
        innermost = stretch
      }
      index -= 1
    }
    return innermost.map { quotations[$0.quotation] }
  }
}

extension Article {
  /// On whose word a span stands: the speakers of the quotation or reported clause that holds it.
  ///
  /// Marks that hold a word at a distance, titles and terms report nobody's speech.
  func speaker(of span: TextSpan) -> String? {
    guard let quotation = speech.quotation(around: span), !quotation.speakers.isEmpty else {
      return nil
    }
    switch quotation.kind {
    case .direct, .mixed, .indirect: break
    case .scare, .title, .term: return nil
    }
    return quotation.speakers.map(\.name).joined(separator: ", ")
  }
}
