import Language

/// How well names were found: a name counts where its words and its kind are exactly right.
struct NameScores {
  private var right = [Int](repeating: 0, count: NameLabels.kinds.count)
  private var found = [Int](repeating: 0, count: NameLabels.kinds.count)
  private var wanted = [Int](repeating: 0, count: NameLabels.kinds.count)

  /// Adds a sentence.
  mutating func add(found names: [TaggedName], wanted gold: [TaggedName]) {
    for (at, kind) in NameLabels.kinds.enumerated() {
      let own = names.filter { $0.kind == kind }
      let other = gold.filter { $0.kind == kind }
      found[at] += own.count
      wanted[at] += other.count
      right[at] += own.count { other.contains($0) }
    }
  }

  /// The figures in per cent, as one line.
  var line: String {
    func figure(_ right: Int, _ of: Int) -> Double { 100 * Double(right) / Double(max(1, of)) }
    func rounded(_ value: Double) -> String {
      let hundredths = Int((value * 100).rounded())
      return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
    func line(_ name: String, _ right: Int, _ found: Int, _ wanted: Int) -> String {
      let precision = figure(right, found)
      let recall = figure(right, wanted)
      let mean = 2 * precision * recall / max(1e-9, precision + recall)
      return "\(name) P \(rounded(precision)) R \(rounded(recall)) F1 \(rounded(mean))"
    }
    let all = line("all", right.reduce(0, +), found.reduce(0, +), wanted.reduce(0, +))
    let kinds = NameLabels.kinds.indices.map {
      line(NameLabels.kinds[$0].rawValue, right[$0], found[$0], wanted[$0])
    }
    return ([all] + kinds).joined(separator: "; ")
  }
}
