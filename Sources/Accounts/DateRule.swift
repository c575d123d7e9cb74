import Language
import SourceText

/// Two dates for one event: the league was founded in 1992, or in 2002.
///
/// Guards: a date that holds another agrees with it ("the 1990s" and 1992); a decade against a
/// later year is only possible, and so is a date in quoted speech, an event that can recur, and a
/// subject that a general word stands for; a treaty and its organisation are two subjects; what a
/// common noun names ("the inquiry") is one thing only within one story.
struct DateRule: ConflictRule {
  /// The most days that a date may span to be taken at its word: a leap year.
  private static let preciseDays = 366

  func findings(in corpus: AccountCorpus) -> [Finding] {
    var events: [Key: [DatedEvent]] = [:]
    var order: [Key] = []
    for article in corpus.articles where article.isEnglish {
      for event in EventFinder(article: article, subjects: corpus.subjects).events() {
        let key = Key(kind: event.kind, subject: event.subject, object: event.object)
        if events[key] == nil { order.append(key) }
        events[key, default: []].append(event)
      }
    }
    return order.flatMap { key in
      switch key.subject {
      case .named: compare(events[key] ?? [], key: key, corpus: corpus)
      case .noun:
        Stories(corpus: corpus).parted(events[key] ?? []) { $0.mention.article }
          .filter { areOneThingEach($0) }
          .flatMap { compare($0, key: key, corpus: corpus) }
      }
    }
  }

  /// Whether no article dates two things of one noun: two contracts, each signed on its day.
  private func areOneThingEach(_ events: [DatedEvent]) -> Bool {
    var intervals: [Int: DateInterval] = [:]
    for event in events {
      guard let interval = DateInterval(event.time) else { continue }
      if let known = intervals[event.mention.article], !known.overlaps(interval) { return false }
      intervals[event.mention.article] = interval
    }
    return true
  }

  private struct Key: Hashable {
    var kind: EventKind
    var subject: EventSubject
    var object: String?
  }

  /// One date with all that state it.
  private struct Dating {
    var interval: DateInterval
    var value: String
    var events: [DatedEvent]
  }

  private func compare(_ events: [DatedEvent], key: Key, corpus: AccountCorpus) -> [Finding] {
    var datings: [String: Dating] = [:]
    for event in events {
      guard let interval = DateInterval(event.time), let value = event.time.value else { continue }
      let id = "\(interval.first)/\(interval.last)"
      datings[id, default: Dating(interval: interval, value: value, events: [])].events.append(
        event)
    }
    let sorted = datings.values.sorted { $0.interval < $1.interval }
    let precise = settled(sorted.filter { $0.interval.days <= DateRule.preciseDays })
    var findings: [Finding] = []
    if precise.count > 1 {
      findings.append(finding(precise, key: key, isLoose: false, corpus: corpus))
    }
    for loose in sorted where loose.interval.days > DateRule.preciseDays {
      let others = precise.filter { !$0.interval.overlaps(loose.interval) }
      guard !others.isEmpty else { continue }
      let sides = ([loose] + others).sorted { $0.interval < $1.interval }
      findings.append(finding(sides, key: key, isLoose: true, corpus: corpus))
    }
    return findings
  }

  /// Dates that exclude each other: one that holds a single narrower one joins it, and one that
  /// fits several is left out.
  private func settled(_ datings: [Dating]) -> [Dating] {
    var kept: [Dating] = []
    for dating in datings.sorted(by: {
      ($0.interval.days, $0.interval) < ($1.interval.days, $1.interval)
    }) {
      let agreeing = kept.indices.filter { kept[$0].interval.overlaps(dating.interval) }
      if agreeing.isEmpty {
        kept.append(dating)
      } else if agreeing.count == 1 {
        kept[agreeing[0]].events += dating.events
      }
    }
    return kept.sorted { $0.interval < $1.interval }
  }

  private func finding(
    _ datings: [Dating], key: Key, isLoose: Bool, corpus: AccountCorpus
  ) -> Finding {
    let name =
      switch key.subject {
      case .named(let subject): corpus.subjects.name(of: subject)
      case .noun(let noun): "the \(noun)"
      }
    let isInDoubt =
      isLoose || key.kind.canRecur && key.subject.isNamed
      || datings.contains { $0.events.allSatisfy(\.isIndirect) }
    let reconciling = Reconciliation(corpus: corpus).passages(
      between: datings.map { ($0.events.map(\.mention), $0.interval) }, subject: name)
    return Finding(
      kind: .date, grade: isInDoubt ? .possible : .conflict, weight: .meaning, about: name,
      question: key.kind.question(subject: name, object: key.object),
      sides: datings.map { dating in
        Finding.Side(
          value: DateInterval.readable(dating.value), mentions: dating.events.map(\.mention))
      },
      reconciledBy: reconciling)
  }
}
