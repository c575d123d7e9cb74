extension TextSpan: Codable {
  /// Reads a span from a pair of byte offsets, `[start, end]`.
  public init(from decoder: any Decoder) throws {
    var pair = try decoder.unkeyedContainer()
    let start = try pair.decode(Int.self)
    let end = try pair.decode(Int.self)
    guard 0 <= start, start <= end else {
      throw DecodingError.dataCorruptedError(
        in: pair, debugDescription: "malformed span \(start)..<\(end)")
    }
    self.init(start: start, end: end)
  }

  /// Writes the span as a pair of byte offsets, `[start, end]`.
  public func encode(to encoder: any Encoder) throws {
    var pair = encoder.unkeyedContainer()
    try pair.encode(start)
    try pair.encode(end)
  }
}
