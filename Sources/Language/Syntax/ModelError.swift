/// A failure to load a language model: a broken installation, never a property of a text.
public struct ModelError: Error, Sendable, CustomStringConvertible {
  /// What went wrong.
  public struct Code: Hashable, Sendable {
    private enum Value: Hashable, Sendable { case absent, malformed, versionMismatch }
    private let value: Value
    private init(_ value: Value) { self.value = value }

    /// The model's file is not where it should lie, or cannot be read.
    public static var absent: Self { Self(.absent) }

    /// The file is not a model, or is cut short.
    public static var malformed: Self { Self(.malformed) }

    /// The file is a model in another version of the format.
    public static var versionMismatch: Self { Self(.versionMismatch) }
  }

  /// What went wrong.
  public let code: Code

  /// The file, what was expected of it and what was found.
  public let message: String

  package init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
