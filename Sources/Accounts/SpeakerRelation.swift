/// Whether two quotations have one speaker.
enum SpeakerRelation {
  case same, different, unknown

  /// Compares the speakers of two runs.
  ///
  /// Where an outlet names none, a person named beside the marks who is the other's speaker is taken
  /// for it.
  init(_ a: QuotedRun, _ b: QuotedRun) {
    self = SpeakerRelation(a.speakers, b.speakers)
    guard self == .unknown else { return }
    let (first, second) = (a.speakers + a.bystanders, b.speakers + b.bystanders)
    if SpeakerRelation(first, second) == .same { self = .same }
  }

  private init(_ a: [PersonName], _ b: [PersonName]) {
    if a.isEmpty || b.isEmpty {
      self = .unknown
    } else if a.contains(where: { name in b.contains { SpeakerRelation.isOne(name, $0) } }) {
      self = .same
    } else {
      self = .different
    }
  }

  private static func isOne(_ a: PersonName, _ b: PersonName) -> Bool {
    a.words == b.words
      || a.surname == b.surname && a.likeness(to: b) != .different
      || Set(a.words).isSubset(of: b.words) || Set(b.words).isSubset(of: a.words)
  }
}
