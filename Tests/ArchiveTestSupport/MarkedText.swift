public import SourceText

/// A sample text whose expected spans are marked in it: `It was the ⟦best⟧ of times`.
///
/// Marked spans do not nest.
public struct MarkedText: Sendable {
  /// The text without the brackets.
  public let text: DocumentText

  /// The marked spans in order.
  public let spans: [TextSpan]

  /// Reads a sample.
  ///
  /// - Precondition: every `⟦` has its `⟧`.
  public init(_ sample: String) {
    var bytes: [UInt8] = []
    var spans: [TextSpan] = []
    var open: Int?
    for scalar in sample.unicodeScalars {
      switch scalar {
      case "⟦":
        precondition(open == nil, "marked spans do not nest: \(sample)")
        open = bytes.count
      case "⟧":
        guard let start = open else { preconditionFailure("⟧ without ⟦: \(sample)") }
        spans.append(TextSpan(start: start, end: bytes.count))
        open = nil
      default:
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    precondition(open == nil, "⟦ without ⟧: \(sample)")
    text = DocumentText(String(decoding: bytes, as: UTF8.self))
    self.spans = spans
  }
}
