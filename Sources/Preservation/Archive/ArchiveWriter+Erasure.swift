extension ArchiveWriter {
  /// Finishes every erasure that the log records; each step may have been done before.
  func completeErasures() throws {
  }
}
