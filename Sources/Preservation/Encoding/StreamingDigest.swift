import Crypto

/// A SHA-256 digest of bytes that come in pieces.
struct StreamingDigest {
  private var hasher = SHA256()
  private(set) var count = 0

  mutating func update(_ piece: UnsafeRawBufferPointer) {
    hasher.update(bufferPointer: piece)
    count += piece.count
  }

  func finalize() -> Digest { Digest(bytes: Array(hasher.finalize())) }
}

/// The digest and size of a file, or nil where it cannot be read.
func fileDigest(_ path: String) -> (digest: Digest, size: Int)? {
  var digest = StreamingDigest()
  guard (try? readPieces(of: path) { digest.update($0) }) != nil else { return nil }
  return (digest.finalize(), digest.count)
}
