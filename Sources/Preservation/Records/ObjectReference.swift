/// A stored object that a record names, and what it is to that record.
///
/// Only members that the format defines count. A file name, a title or a reason that looks like a
/// digest is words. So is the text digest of a passage: a ruling or claim that quotes a text
/// neither needs it nor keeps it, and stays whole when the text is erased.
struct ObjectReference: Hashable {
  /// What an object is to a record.
  enum Role: String {
    case capture, headers, text, map
    /// A record of a type or form that this version does not know has a string of an object's form.
    case unknown
  }

  var digest: Digest
  var role: Role

  /// The object's size, where the record states it.
  var size: Int?
}

extension Record {
  /// The objects that the record names, in the order of its members.
  ///
  /// For a type that this version does not know, and for a record whose fields it cannot read,
  /// every string of a digest's form counts, because it may be one.
  var objectReferences: [ObjectReference] {
    guard let known = recordTypes.first(where: { $0.type == type }), known.init(json: json) != nil
    else {
      return json.strings.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        .compactMap { JSONValue.string($0).objectDigest }
        .map { ObjectReference(digest: $0, role: .unknown) }
    }
    if let capture = CaptureAdded(self) {
      return [ObjectReference(digest: capture.object, role: .capture, size: capture.size)]
        + (capture.headers.map { [ObjectReference(digest: $0, role: .headers)] } ?? [])
    }
    if let extracted = TextExtracted(self) {
      return [ObjectReference(digest: extracted.text, role: .text, size: extracted.size)]
        + (extracted.map.map { [ObjectReference(digest: $0, role: .map)] } ?? [])
    }
    return []
  }

  /// The digests of ``objectReferences``.
  var objectsNamed: [Digest] { objectReferences.map(\.digest) }
}
