/// A JSON value as Verbatim's records use it: no floating-point numbers.
///
/// Object keys are ASCII and integers lie within ±(2^53−1), so that the canonical form of
/// RFC 8785 needs no number formatting and no UTF-16 comparison of keys.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}
