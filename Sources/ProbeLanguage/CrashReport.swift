import Foundation

/// Names the samples that were being read when the program crashed.
enum CrashReport {
  // Set once, before any thread reads; the handler only loads from it.
  nonisolated(unsafe) private static var progress: FuzzProgress?

  /// Watches for the signals of a crash.
  static func install(for progress: FuzzProgress) {
    self.progress = progress
    for crash in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      signal(crash) { number in
        // The process is lost: what may not be done in a handler is worth trying for the numbers.
        for (sample, _) in CrashReport.progress?.current ?? [] {
          note("crashed while sample \(sample) was read")
        }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
