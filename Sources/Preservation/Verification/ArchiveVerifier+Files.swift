extension ArchiveVerifier {
  /// Names files that no part of the format accounts for, and what interrupted writes left.
  mutating func checkOtherFiles(_ view: ArchiveView) {
    checkLogFiles(view.head)
    checkStaging()
    let known: Set<String> = [
      "archive.json", "objects", "log", "staging", ".gitattributes", ".gitignore", ".git",
    ]
    for name in directoryNames(layout.root)
    where !known.contains(name) && !name.hasPrefix("index.sqlite") {
      report(
        "unknown-file", name, "the archive's format does not know it", cost: "nothing", .note)
    }
    let attributes = (try? readFileIfPresent(layout.root + "/.gitattributes")) ?? []
    let lines = attributes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    if !lines.contains("* -text") {
      report(
        "git-attributes", ".gitattributes", "the line \"* -text\" is missing",
        cost: "nothing yet; git may change line ends in objects when the archive is checked out: "
          + "put the line back",
        .warning)
    }
  }

  private mutating func checkLogFiles(_ head: Checkpoint) {
    for name in filesBelow(layout.log) where name != "checkpoint" {
      guard let tile = Tile(path: name) else {
        report(
          "unknown-file", "log/\(name)", "it is no tile and no entry bundle", cost: "nothing",
          .note)
        continue
      }
      let current = Tile.at(level: tile.level, index: tile.index, size: head.size)
      if current == tile { continue }
      let isOutdated = current.map { tile.width < $0.width } ?? false
      report(
        "left-over", "log/\(name)",
        isOutdated
          ? "a fuller file has replaced it"
          : "it lies beyond the checkpoint of \(head.size) records",
        cost: "nothing; an interrupted write left it, and the next write puts it away", .note)
    }
  }

  private mutating func checkStaging() {
    if fileKind(layout.erasing) != nil {
      report(
        "erasure-unfinished", "staging/erasing", "an erasure was interrupted",
        cost: "what had to go may still be readable; the next write ends it", .warning)
    }
    for name in directoryNames(layout.staging) {
      switch name {
      case "lock", "erasing", "creating": continue
      case "left-over":
        for file in filesBelow(layout.leftOver) {
          report(
            "left-over", "staging/left-over/\(file)",
            "an interrupted write left it, and it was put aside",
            cost: "nothing; it may be removed by hand", .note)
        }
      default:
        report(
          "left-over", "staging/\(name)", "an unfinished write",
          cost: "nothing; the next write removes it", .note)
      }
    }
  }
}
