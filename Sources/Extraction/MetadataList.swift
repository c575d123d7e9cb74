/// What a document says of itself, in the order of trust.
struct MetadataList {
  /// The values found.
  private(set) var values: [MetadataValue] = []

  /// What a person should know about values that were not taken.
  private(set) var notes: [String] = []

  /// Whether a value of a field was found.
  func has(_ field: MetadataValue.Field) -> Bool { values.contains { $0.field == field } }

  /// Takes a value, cleaned; a date in EDTF or, with a note, not at all; one value of a field
  /// from one origin, but for tags.
  mutating func add(_ field: MetadataValue.Field, _ raw: String, origin: String) {
    guard let clean = MetadataText.clean(raw) else { return }
    let value: String
    switch field {
    case .published, .updated:
      switch EDTFDate.read(clean) {
      case .date(let date): value = date
      case .ambiguous:
        notes.append("\(field.rawValue) “\(clean)” (\(origin)) can be read in two ways; left unset")
        return
      case .none:
        notes.append("\(field.rawValue) “\(clean)” (\(origin)) is not a date; left unset")
        return
      }
    case .url:
      guard let url = MetadataText.webAddress(clean) else { return }
      value = url
    case .language:
      guard let tag = MetadataText.languageTag(clean) else { return }
      value = tag
    case .title, .author, .outlet, .tag:
      value = clean
    }
    let isRepeat = values.contains {
      $0.field == field && $0.origin == origin && (field != .tag || $0.value == value)
    }
    // A document has no use for more tags than a reader can take in.
    guard !isRepeat, values.count < 256 else { return }
    values.append(MetadataValue(field: field, value: value, origin: origin))
  }
}

/// Making single, printable lines of what documents say of themselves.
enum MetadataText {
  /// The longest value, in code points.
  static let limit = 1_000

  /// A value on one line: white space collapsed, control characters and marks that override the
  /// direction of writing left out, cut at ``limit``; nil if nothing is left.
  static func clean(_ raw: String) -> String? {
    var result = String.UnicodeScalarView()
    var count = 0
    var space = false
    for scalar in raw.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029, 0x3000:
        space = count > 0
        continue
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB,
        0xE0000...0xE007F:
        continue
      default: break
      }
      guard count + (space ? 2 : 1) <= limit else { break }
      if space {
        result.append(" ")
        count += 1
        space = false
      }
      result.append(scalar)
      count += 1
    }
    return count == 0 ? nil : String(result)
  }

  /// A complete address on the web, or nil.
  static func webAddress(_ value: String) -> String? {
    var value = Substring(value)
    if value.hasPrefix("<"), value.hasSuffix(">") { value = value.dropFirst().dropLast() }
    let lowercased = value.prefix(8).lowercased()
    let schemeLength =
      lowercased.hasPrefix("https://") ? 8 : lowercased.hasPrefix("http://") ? 7 : 0
    // A cut address would be another one.
    guard schemeLength > 0, value.unicodeScalars.count < limit else { return nil }
    let host = value.dropFirst(schemeLength).prefix { !"/?#".contains($0) }
    guard host.contains("."), !host.hasPrefix("."),
      !value.unicodeScalars.contains(where: {
        $0.value <= 0x20 || "<>\"`{}|\\^".contains(Character($0))
      })
    else { return nil }
    return String(value)
  }

  /// A language tag in its usual case, or nil for what is none.
  static func languageTag(_ value: String) -> String? {
    let subtags = value.split(separator: "-", omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "_", omittingEmptySubsequences: false) }
    guard let first = subtags.first, 2...3 ~= first.utf8.count, value.utf8.count <= 35,
      first.utf8.allSatisfy(ASCII.isLetter),
      subtags.allSatisfy({
        1...8 ~= $0.utf8.count && $0.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) }
      })
    else { return nil }
    var result = first.lowercased()
    for subtag in subtags.dropFirst() {
      switch subtag.utf8.count {
      case 2: result += "-" + subtag.uppercased()
      case 4: result += "-" + subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
      default: result += "-" + subtag.lowercased()
      }
    }
    return result
  }
}
