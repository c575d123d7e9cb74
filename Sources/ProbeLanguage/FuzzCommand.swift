import ArgumentParser
import Foundation
import SourceText

extension ProbeLanguage {
  /// Reads inputs that nobody would write, and checks what must hold of every reading.
  struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads random and disturbed texts on two threads and checks every reading.",
      discussion: """
        Sample N of a seed is always the same text: a failure is read again with --first N \
        --count 1, and its bytes are written with --show N. Ends with status 1 where a reading is \
        unsound, and with status 2 where a text takes longer than --limit.
        """)

    @Option(help: "How many samples to read.") var count = 1_000_000
    @Option(help: "The seed of the samples.") var seed: UInt64 = 1
    @Option(help: "The number of the first sample.") var first = 0
    @Option(help: "The most seconds that one text may take.") var limit = 60.0
    @Option(help: "Write the text of this sample instead.") var show: Int?

    func run() throws {
      if let show {
        var input = HostileInput(seed: seed, sample: show)
        FileHandle.standardOutput.write(Data(input.text().utf8))
        return
      }
      var run = FuzzRun(seed: seed)
      CrashReport.install(for: run.progress)
      watch(run.progress)
      let begin = ContinuousClock.now
      let step = max(1, count / 100)
      for start in stride(from: first, to: first + count, by: step) {
        try run.read(start..<min(first + count, start + step))
        note("\(start + step - first) samples, \(run.failures.count) failures")
      }
      let lapsed = ContinuousClock.now - begin
      for failure in run.failures.prefix(50) {
        print("sample \(failure.sample): \(failure.faults.joined(separator: "; "))")
      }
      print("the slowest for their length:")
      for cost in run.slowest {
        let rate = (cost.rate * 1e7).rounded() / 10
        let milliseconds = (cost.seconds * 1e4).rounded() / 10
        print("  sample \(cost.sample): \(cost.bytes) bytes, \(milliseconds) ms, \(rate) µs a byte")
      }
      print(
        "\(count) samples of seed \(seed), \(run.bytes) bytes, \(run.english) read as English, "
          + "\(run.quotations) quotations, each read twice in \(lapsed): "
          + "\(run.failures.count) failures")
      if !run.failures.isEmpty { throw ExitCode(1) }
    }

    /// Ends the program where one text takes too long.
    private func watch(_ progress: FuzzProgress) {
      let limit = limit
      Thread.detachNewThread {
        while true {
          Thread.sleep(forTimeInterval: 0.5)
          for (sample, seconds) in progress.current where seconds > limit {
            print("sample \(sample) has taken \(Int(seconds)) s")
            Foundation.exit(2)
          }
        }
      }
    }
  }
}
