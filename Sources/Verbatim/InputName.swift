/// Names for what comes without a file.
public enum InputName {
  /// A name as a record keeps it: relative, without `.` and `..`.
  public static func clean(_ name: String) -> String {
    let cleaned = InputFiles.recordedName(name)
    return cleaned.isEmpty ? "standard-input.txt" : cleaned
  }
}
