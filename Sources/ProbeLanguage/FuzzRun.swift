import Dispatch
import Foundation
import Language
import Quotation
import SourceText

/// Reads samples of ``HostileInput`` on two threads, in opposite orders, and compares.
struct FuzzRun {
  /// What one sample was found to do wrong.
  struct Failure {
    /// The sample's number.
    var sample: Int
    /// The faults in plain words.
    var faults: [String]
  }

  /// What the analysis cost for one sample.
  struct Cost {
    /// The sample's number.
    var sample: Int
    /// The length of its text in bytes.
    var bytes: Int
    /// Processor time.
    var seconds: Double
    /// Seconds a byte, as if the text were a little longer: what every text costs counts less.
    var rate: Double { seconds / Double(bytes + 256) }
  }

  /// The seed of the samples.
  let seed: UInt64
  /// Where each thread is; for whoever watches over the run.
  let progress = FuzzProgress()

  private(set) var failures: [Failure] = []
  /// The slowest for their length, slowest first.
  private(set) var slowest: [Cost] = []
  private(set) var bytes = 0
  /// How many samples were read as English, and so by all rules.
  private(set) var english = 0
  private(set) var quotations = 0

  init(seed: UInt64) { self.seed = seed }

  /// Reads some samples.
  ///
  /// - Throws: `ModelError` where the program's resources are missing.
  mutating func read(_ samples: Range<Int>) throws {
    for start in stride(from: samples.lowerBound, to: samples.upperBound, by: 512) {
      try readBatch(Array(start..<min(start + 512, samples.upperBound)))
    }
  }

  private mutating func readBatch(_ samples: [Int]) throws {
    let seed = seed
    let progress = progress
    let orders = [samples, samples.reversed()]
    // Safe: each thread writes its own element, and both have ended when they are read.
    nonisolated(unsafe) let results = UnsafeMutableBufferPointer<Result<[Analysis], any Error>>
      .allocate(capacity: 2)
    results.initialize(repeating: .success([]))
    defer {
      results.deinitialize()
      results.deallocate()
    }
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      results[thread] = Result {
        try orders[thread].map { sample in
          progress.begin(sample, thread: thread)
          defer { progress.end(thread: thread) }
          return try Analysis(seed: seed, sample: sample, isChecked: thread == 0)
        }
      }
    }
    let first = try results[0].get()
    let second = try results[1].get()
    for (one, other) in zip(first, second.reversed()) { note(one, other) }
  }

  private mutating func note(_ one: Analysis, _ other: Analysis) {
    var faults = one.faults
    if one.reading != other.reading { faults.append("two threads read it differently") }
    if one.quotations != other.quotations { faults.append("two threads quote it differently") }
    if !faults.isEmpty { failures.append(Failure(sample: one.cost.sample, faults: faults)) }
    bytes += one.cost.bytes
    quotations += one.quotations.count
    if one.reading.language == "en" { english += 1 }
    // The quicker of the two: what disturbed one of them is not the text's doing.
    let cost = one.cost.seconds < other.cost.seconds ? one.cost : other.cost
    if slowest.count < 8 || cost.rate > slowest[slowest.count - 1].rate {
      slowest.append(cost)
      slowest.sort { $0.rate > $1.rate }
      if slowest.count > 8 { slowest.removeLast() }
    }
  }
}

/// What one thread made of one sample.
private struct Analysis {
  var reading: Reading
  var quotations: [Quotation]
  var faults: [String]
  var cost: FuzzRun.Cost

  init(seed: UInt64, sample: Int, isChecked: Bool) throws {
    var input = HostileInput(seed: seed, sample: sample)
    let text = input.text()
    let start = ProcessCost.threadSeconds
    reading = try LanguageReader.read(
      text, documentDate: sample.isMultiple(of: 3) ? nil : "2024-02-29")
    quotations = QuotationFinder.quotations(in: text, reading: reading)
    cost = FuzzRun.Cost(
      sample: sample, bytes: text.utf8.count, seconds: ProcessCost.threadSeconds - start)
    faults =
      isChecked ? AnalysisFaults.faults(of: reading, quotations: quotations, in: text) : []
  }
}
