extension ArchiveVerifier {
  /// Checks that records speak of records that are, or were, in the log.
  mutating func checkReferences() {
    let known = Set(records.keys).union(erasedSlots.values)
    var missing: [(Int, Digest)] = []
    for digest in uses.keys.sorted() {
      for use in uses[digest] ?? [] {
        if let source = use.source, !known.contains(source) { missing.append((use.index, source)) }
      }
    }
    var told: Set<Int> = []
    for (index, source) in missing.sorted(by: { $0.0 < $1.0 }) where told.insert(index).inserted {
      report(
        "reference-missing", "record \(index)",
        "it speaks of the source \(source.hex), which the log does not have",
        cost: "the record belongs to no source that can be shown", .warning)
    }
  }

  /// Checks every object that a record names, and every file under `objects/`.
  mutating func checkObjects() {
    for digest in uses.keys.sorted() { checkObject(digest, uses[digest] ?? []) }
    for name in filesBelow(layout.root + "/objects") {
      let path = "objects/" + name
      let parts = name.split(separator: "/")
      guard parts.count == 3, parts[0] == "sha256", let digest = Digest(parts[2]),
        parts[2].utf8.count == 64, parts[1] == digest.hex.prefix(2)
      else {
        report(
          "unknown-file", path, "the file is no object", cost: "nothing; it may be removed", .note)
        continue
      }
      if uses[digest] != nil { continue }
      if erasedObjects.contains(digest) {
        report(
          "erasure-unfinished", path, "the object was erased, and its file is still here",
          cost: "what had to go is still readable; the next write, or `verbatim erase`, ends it",
          .warning)
      } else {
        report(
          "object-unreferenced", path, "no record names this object",
          cost: "nothing; an interrupted write may have left it", .note)
      }
    }
  }

  private mutating func checkObject(_ digest: Digest, _ uses: [ObjectUse]) {
    let path = layout.object(digest)
    let target = layout.relative(path)
    guard let kind = fileKind(path) else {
      if uses.allSatisfy({ $0.role == .unknown }) {
        return report(
          "object-missing", target,
          "record \(uses.first?.index ?? 0), which this version cannot read, has this digest in it, "
            + "and no such object is stored",
          cost: "nothing, unless the digest is meant to name an object", .warning)
      }
      return report("object-missing", target, "the object is missing", cost: cost(uses))
    }
    guard kind == .file, let size = fileSize(path) else {
      return report("object-altered", target, "the object is no plain file", cost: cost(uses))
    }
    if let recorded = uses.compactMap(\.size).first(where: { $0 != size }) {
      return report(
        "object-altered", target, "the object has \(size) bytes, and \(recorded) were recorded",
        cost: cost(uses))
    }
    guard deep else { return }
    guard let found = fileDigest(path) else {
      return report("object-altered", target, "the object cannot be read", cost: cost(uses))
    }
    if found.digest != digest {
      report(
        "object-altered", target,
        "the object's bytes have the digest \(found.digest), and its name says \(digest)",
        cost: cost(uses))
    }
  }

  /// What is lost with an object, by the sources that use it.
  private func cost(_ uses: [ObjectUse]) -> String {
    var phrases: [String] = []
    var sources: [Digest?] = []
    for use in uses where !sources.contains(use.source) { sources.append(use.source) }
    for source in sources {
      let roles = Set(uses.filter { $0.source == source }.map(\.role))
      let name = source.flatMap { records[$0]?.file }.map { "\"\($0)\"" } ?? "an unknown source"
      var what: [String] = []
      if roles.contains(.capture) { what.append("the bytes of \(name) as they were received") }
      if roles.contains(.text) {
        what.append("the text of \(name), in which its quotations are counted")
      }
      if roles.contains(.map) { what.append("the way from the text of \(name) to its bytes") }
      if roles.contains(.headers) { what.append("the headers that came with \(name)") }
      if what.isEmpty { what.append("what record \(uses.first?.index ?? 0) names") }
      phrases += what
    }
    let comesFromAFile = uses.contains { [.capture, .text, .map].contains($0.role) }
    return "lost: " + phrases.joined(separator: "; ")
      + "; restore the file from a copy of the archive"
      + (comesFromAFile ? ", or add the same source file again" : "")
  }
}
