import Foundation

/// Processor time of the calling thread: what other tests and programs do beside it does not count.
///
/// For tests of how work grows with its input, never of how fast it is.
public enum ProcessorTime {
  /// The seconds that a closure takes.
  public static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return now() - start
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
