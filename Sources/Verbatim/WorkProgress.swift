/// Told what happens during long work, so that a person can be shown it.
public struct WorkProgress: Sendable {
  /// Something that happens during long work.
  public enum Event: Sendable {
    /// A task of so many steps begins.
    case began(task: String, total: Int)
    /// One step is done.
    case advanced
    /// The task is done.
    case ended
    /// Something that a person should know, such as a repair.
    case warned(String)
    /// Evidence is lost or altered, and the answer lacks what it said.
    case damaged(String)
  }

  private let report: @Sendable (Event) -> Void

  /// Creates a receiver of events.
  ///
  /// - Parameter report: Called from several threads at once where work runs on several cores.
  public init(_ report: @escaping @Sendable (Event) -> Void) {
    self.report = report
  }

  /// Tells nobody.
  public static let none = WorkProgress { _ in }

  func begin(_ task: String, total: Int) { report(.began(task: task, total: total)) }
  func advance() { report(.advanced) }
  func end() { report(.ended) }
  func warn(_ message: String) { report(.warned(message)) }
  func tellDamage(_ message: String) { report(.damaged(message)) }
}
