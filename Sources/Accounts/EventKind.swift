/// What happens to a thing once, or few times: what a date can be asked of.
enum EventKind: String, Hashable, Sendable, CaseIterable {
  case founding, dissolution, birth, death, joining, leaving, signing, ratification, adoption
  case entryIntoForce, opening, election
}

extension EventKind {
  /// Whether a thing can go through it more than once, so that two dates may both be right.
  var canRecur: Bool {
    switch self {
    case .founding, .birth, .death, .entryIntoForce, .dissolution: false
    case .joining, .leaving, .signing, .ratification, .adoption, .opening, .election: true
    }
  }

  /// Whether somebody does it to another: both are part of the question.
  var hasAgent: Bool { self == .joining || self == .leaving }

  /// Whether it can be told of a thing without a name, "the contract".
  var happensToThings: Bool {
    switch self {
    case .birth, .death, .joining, .leaving, .election: false
    case .founding, .dissolution, .signing, .ratification, .adoption, .entryIntoForce, .opening:
      true
    }
  }

  /// How a summary names the question.
  func question(subject: String, object: String?) -> String {
    switch self {
    case .founding: "Founding of \(subject)"
    case .dissolution: "Dissolution of \(subject)"
    case .birth: "Birth of \(subject)"
    case .death: "Death of \(subject)"
    case .joining: "Accession of \(subject) to \(object ?? "it")"
    case .leaving: "Withdrawal of \(subject) from \(object ?? "it")"
    case .signing: "Signing of \(subject)"
    case .ratification: "Ratification of \(subject)"
    case .adoption: "Adoption of \(subject)"
    case .entryIntoForce: "Entry into force of \(subject)"
    case .opening: "Opening of \(subject)"
    case .election: "Election of \(subject)" + (object.map { " as \($0)" } ?? "")
    }
  }
}
