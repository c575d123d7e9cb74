/// What people recorded of names, ready to be asked many times.
struct RecordedNames: Sendable {
  private var groups: [[String]] = []
  private var parted: [(String, String)] = []

  /// Joins the names that stand for one speaker, also by way of a third.
  init(_ aliases: [NameAlias]) {
    for alias in aliases {
      guard alias.isSame else {
        parted.append((alias.name, alias.alias))
        continue
      }
      var joined = [alias.name, alias.alias]
      groups.removeAll { group in
        let isShared = group.contains { name in joined.contains { SpeakerNames.isSame($0, name) } }
        if isShared { joined += group }
        return isShared
      }
      groups.append(joined)
    }
  }

  /// The names that stand for the same speaker, the name itself among them; empty where nothing was
  /// recorded.
  func aliases(of name: String) -> [String] {
    groups.first { $0.contains { SpeakerNames.isSame($0, name) } } ?? []
  }

  /// The names of whom the name does not stand for.
  func others(than name: String) -> [String] {
    parted.compactMap { pair in
      if SpeakerNames.isSame(pair.0, name) { return pair.1 }
      return SpeakerNames.isSame(pair.1, name) ? pair.0 : nil
    }
  }

  /// Whether two names were recorded as two speakers'.
  func areParted(_ a: String, _ b: String) -> Bool {
    others(than: a).contains { SpeakerNames.isSame($0, b) }
  }
}
