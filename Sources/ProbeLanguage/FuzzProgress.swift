import Dispatch
import Synchronization

/// Which sample each of two threads reads, and since when.
final class FuzzProgress: Sendable {
  private struct Place {
    var sample: Int?
    var start: UInt64 = 0
  }

  private let places = Mutex([Place(), Place()])

  /// Says that a thread starts with a sample.
  func begin(_ sample: Int, thread: Int) {
    let now = DispatchTime.now().uptimeNanoseconds
    places.withLock { $0[thread] = Place(sample: sample, start: now) }
  }

  /// Says that a thread is done with its sample.
  func end(thread: Int) {
    places.withLock { $0[thread].sample = nil }
  }

  /// The samples that are being read, and for how many seconds.
  var current: [(sample: Int, seconds: Double)] {
    let now = DispatchTime.now().uptimeNanoseconds
    return places.withLock { $0 }.compactMap { place in
      place.sample.map { ($0, Double(now &- place.start) / 1e9) }
    }
  }
}
