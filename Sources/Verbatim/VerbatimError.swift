/// A request that cannot be met: the archive is sound, the request or its input is not.
public struct VerbatimError: Error, Sendable {
  /// What is wrong with the request.
  public struct Code: Hashable, Sendable {
    private enum Value: Hashable, Sendable {
      case notFound, ambiguous, invalid, unreadable
    }
    private let value: Value
    private init(_ value: Value) { self.value = value }

    /// Nothing has this name or id.
    public static var notFound: Self { Self(.notFound) }

    /// Several things begin with this id.
    public static var ambiguous: Self { Self(.ambiguous) }

    /// A value is not one that the archive can keep.
    public static var invalid: Self { Self(.invalid) }

    /// Some input could not be read.
    public static var unreadable: Self { Self(.unreadable) }
  }

  /// What is wrong with the request.
  public let code: Code

  /// What was asked, what was found, and what to do.
  public let message: String

  /// The error underneath, if there was one.
  public let cause: (any Error)?

  init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }
}
