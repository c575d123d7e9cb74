// MARK: - Repeated times and times at large

extension TimeReader {
  /// "every Monday", "each July", "daily", "every two weeks", "per year", "Tuesday nights".
  func set(at index: Int) -> Match? {
    guard let word = word(index) else { return nil }
    if let value = words.sets[word] {
      // "The Daily Post" is a name.
      guard !pieces[index].isCapital || index == 0 || isFragment else { return nil }
      return Match(pieces: index..<index + 1, meaning: .set(value, .unspecified), kind: .set)
    }
    if word == "per", let noun = self.word(index + 1), let unit = words.units[noun],
      unit != .second, !noun.hasSuffix("s"), !isSpeed(unit, before: index)
    {
      return Match(
        pieces: index..<index + 2, meaning: .set(unit.value(TimeCount(whole: 1)), unit.granularity),
        kind: .set)
    }
    if word == "every" || word == "each" { return every(at: index) }
    guard
      word.hasSuffix("s")
        || self.word(index + 1).map({ words.dayParts[$0] != nil && $0.hasSuffix("s") }) ?? false,
      let weekday = words.weekdays[word], pieces[index].isCapital || isFragment
    else { return nil }
    if let noun = self.word(index + 1), let part = words.dayParts[noun] {
      return Match(
        pieces: index..<index + 2, meaning: .set("XXXX-WXX-\(weekday)T" + part.code, .partOfDay),
        kind: .set)
    }
    return Match(
      pieces: index..<index + 1, meaning: .set("XXXX-WXX-\(weekday)", .day), kind: .set)
  }

  private func every(at index: Int) -> Match? {
    var next = index + 1
    var count = TimeCount(whole: 1)
    if word(next) == "other" || word(next) == "second" {
      (count, next) = (TimeCount(whole: 2), next + 1)
    } else if word(next) == "single" {
      next += 1
    } else if let (number, after) = self.count(at: next) {
      guard let number else { return nil }
      (count, next) = (number, after)
    }
    guard let noun = word(next) else { return nil }
    let range = index..<next + 1
    if let unit = words.units[noun] {
      if unit == .weekend, count.whole == 1 {
        return Match(pieces: range, meaning: .set("XXXX-WXX-WE", .weekend), kind: .set)
      }
      let value = unit == .quarter && count.whole == 1 ? "P1Q" : unit.value(count)
      return Match(pieces: range, meaning: .set(value, unit.granularity), kind: .set)
    }
    guard count.whole == 1 else { return nil }
    if let weekday = words.weekdays[noun] {
      if let name = word(next + 1), let part = words.dayParts[name] {
        return Match(
          pieces: index..<next + 2, meaning: .set("XXXX-WXX-\(weekday)T" + part.code, .partOfDay),
          kind: .set)
      }
      return Match(pieces: range, meaning: .set("XXXX-WXX-\(weekday)", .day), kind: .set)
    }
    if let month = words.months[noun], pieces[next].isCapital {
      if let (day, after) = dayNumber(next + 1) {
        return Match(
          pieces: index..<after,
          meaning: .set("XXXX-" + padded(month, 2) + "-" + padded(day, 2), .day),
          kind: .set)
      }
      return Match(pieces: range, meaning: .set("XXXX-" + padded(month, 2), .month), kind: .set)
    }
    if let season = words.seasons[noun] {
      return Match(pieces: range, meaning: .set("XXXX-" + season.code, .season), kind: .set)
    }
    if let part = words.dayParts[noun] {
      return Match(pieces: range, meaning: .set("XXXX-XX-XXT" + part.code, .partOfDay), kind: .set)
    }
    return nil
  }

  /// "now", "recently", "in the past", "the near future".
  func reference(at index: Int) -> Match? {
    guard let word = word(index), let entries = TimeWords.referencesByFirstWord[word] else {
      return nil
    }
    for (names, value) in entries {
      guard let next = phrase(names, at: index) else { continue }
      // "the past three months", "the past president": only alone.
      if names.last == "past" || names.last == "future" || names.last == "term",
        let after = self.word(next), !isFunctionWord(after)
      {
        continue
      }
      if names == ["now"], isHyphen(next) || isHyphen(index - 1) { continue }
      var meaning = TimeMeaning.reference(value)
      // The present is the document's day; "currently" and "these days" are wider.
      if names.last == "now" { (meaning.first, meaning.last) = (anchor.today, anchor.today) }
      return Match(pieces: index..<next, meaning: meaning)
    }
    return nil
  }

  private func isFunctionWord(_ word: String) -> Bool {
    words.timeCues.contains(word) || words.determiners.contains(word)
      || [
        "is", "was", "as", "that", "when", "but", "he", "she", "they", "it", "we", "i", "with",
        "have", "has",
      ].contains(word)
  }
}

extension TimeWords {
  /// The phrases for the present, past and future by their first word, longest first.
  static let referencesByFirstWord: [String: [(words: [String], value: String)]] =
    Dictionary(grouping: english.references) { $0.words[0] }
    .mapValues { entries in
      entries.sorted { ($0.words.count, $1.value) > ($1.words.count, $0.value) }
    }
}
