import Foundation
import Synchronization
import Verbatim

/// One line on a terminal that says how far long work is, and disappears when it is done.
final class ProgressLine: Sendable {
  private struct State {
    var task = ""
    var done = 0
    var total = 0
    var shown: ContinuousClock.Instant?
    var began = ContinuousClock.now
  }

  /// What was told of damage in this run; it then ends with the exit status for damage.
  static let damage = Mutex<Set<String>>([])

  private let isShown: Bool
  private let state = Mutex(State())

  init(isShown: Bool) { self.isShown = isShown }

  var progress: WorkProgress { WorkProgress { self.receive($0) } }

  private func receive(_ event: WorkProgress.Event) {
    switch event {
    case .warned(let message):
      Terminal.warn("verbatim: " + TerminalText.line(message))
    case .damaged(let message):
      if Self.damage.withLock({ $0.insert(message).inserted }) {
        Terminal.warn("verbatim: " + TerminalText.line(message))
      }
    case .began, .advanced, .ended:
      break
    }
    guard isShown else { return }
    state.withLock { state in
      switch event {
      case .began(let task, let total):
        state = State(task: task, total: total)
      case .advanced:
        state.done += 1
        // Work that is over at once shows nothing; ten times a second is enough for the eye.
        let now = ContinuousClock.now
        if now - state.began < .milliseconds(400) { return }
        if let shown = state.shown, now - shown < .milliseconds(100) { return }
        state.shown = now
        Terminal.status("\(state.task) \(state.done) of \(state.total)")
      case .ended:
        if state.shown != nil { Terminal.status("") }
      case .warned, .damaged:
        break
      }
    }
  }
}
