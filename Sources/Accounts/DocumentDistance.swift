/// How far apart two documents were published.
enum DocumentDistance {
  /// The days between the publication of two articles, months counted as 31; nil where either is
  /// not known to the month.
  static func days(between a: Article, and b: Article) -> Int? {
    guard let first = day(a.document.published), let second = day(b.document.published) else {
      return nil
    }
    return abs(first - second)
  }

  /// The day of an EDTF date known to the month, months counted as 31 days; the middle of the
  /// month where the day is not known.
  static func day(_ published: String?) -> Int? {
    guard let parts = published?.prefix(10).split(separator: "-").map({ Int($0) }),
      parts.count > 1, let year = parts[0], let month = parts[1]
    else { return nil }
    return year * 372 + month * 31 + (parts.count > 2 ? parts[2] ?? 15 : 15)
  }
}
