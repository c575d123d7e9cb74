import Foundation

/// One file to add, with the name that it will be kept under.
struct InputFile: Hashable, Sendable {
  /// The path to read it at.
  var path: String
  /// The name to record: as given, relative, never absolute.
  var name: String
  /// Whether the user named this very file, rather than a folder that holds it.
  var isNamed: Bool
}

/// Something that was to be added and could not be.
public struct InputProblem: Hashable, Sendable {
  /// The path as given.
  public var path: String
  /// What is wrong with it and what to do.
  public var message: String
}

/// Finds the files that a user's paths name.
enum InputFiles {
  /// The files, each folder's in the order of their names, and what could not be read.
  ///
  /// Folders are read with all folders in them; hidden files are passed over, and so are links to
  /// folders, which may lead round in circles.
  static func expand(_ paths: [String]) -> (files: [InputFile], problems: [InputProblem]) {
    var files: [InputFile] = []
    var problems: [InputProblem] = []
    for path in paths {
      switch kind(of: path) {
      case .file:
        files.append(InputFile(path: path, name: recordedName(path), isNamed: true))
      case .folder:
        if isArchive(path) {
          problems.append(
            InputProblem(
              path: path,
              message: "This is an archive, not a source. To read it: --archive \(path)"))
          continue
        }
        let before = (files.count, problems.count)
        walk(path, name: folderName(path), files: &files, problems: &problems)
        if before == (files.count, problems.count) {
          problems.append(
            InputProblem(path: path, message: "The folder has no file in it that can be added."))
        }
      case .missing:
        problems.append(
          InputProblem(
            path: path, message: "There is no such file. Check the spelling and the working folder."
          ))
      case .other(let what):
        problems.append(InputProblem(path: path, message: "This is \(what), not a file or folder."))
      case .unreadable(let reason):
        problems.append(InputProblem(path: path, message: reason))
      }
    }
    var seen: Set<String> = []
    return (files.filter { seen.insert($0.path).inserted }, problems)
  }

  private static func absence(of path: String) -> String {
    if path.contains("://") {
      return "Pages are not fetched yet: save the page, and add the file with --url."
    }
    if path.unicodeScalars.contains("\u{FFFD}") {
      return "There is no such file. If its name is not in UTF-8, rename it, and add it again."
    }
    return "There is no such file. Check the spelling and the working folder."
  }

  private enum Kind {
    case file, folder, missing
    case other(String)
    case unreadable(String)
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR {
        var link = stat()
        return lstat(path, &link) == 0
          ? .unreadable("This is a link to a file that is not there.") : .missing
      }
      return .unreadable("It cannot be looked at: \(String(cString: strerror(errno))).")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFIFO: return .other("a pipe; to add what it gives, use `verbatim add -`")
    case S_IFSOCK: return .other("a socket")
    default: return .other("a device")
    }
  }

  private static func walk(
    _ path: String, name: String, files: inout [InputFile], problems: inout [InputProblem]
  ) {
    guard let entries = entries(of: path) else {
      problems.append(
        InputProblem(path: path, message: "The folder cannot be read: check its permissions."))
      return
    }
    for name in entries.unreadable {
      problems.append(
        InputProblem(
          path: path + "/" + name, message: "Its name is not in UTF-8: rename it, and add it again."
        ))
    }
    for entry in entries.names where !entry.hasPrefix(".") {
      let child = path.hasSuffix("/") ? path + entry : path + "/" + entry
      let childName = name.isEmpty ? entry : name + "/" + entry
      var link = stat()
      let isLink = lstat(child, &link) == 0 && link.st_mode & S_IFMT == S_IFLNK
      switch kind(of: child) {
      case .file: files.append(InputFile(path: child, name: childName, isNamed: false))
      case .folder where !isLink:
        // The archive's own folder may lie inside the folder that is added.
        if isArchive(child) { continue }
        walk(child, name: childName, files: &files, problems: &problems)
      case .unreadable(let reason): problems.append(InputProblem(path: child, message: reason))
      case .folder, .missing, .other: continue
      }
    }
  }

  /// The names in a folder, sorted by their bytes; those that are not UTF-8, as far as they can be read.
  private static func entries(of path: String) -> (names: [String], unreadable: [String])? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    var unreadable: [String] = []
    while let entry = readdir(folder) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if let name = String(validating: bytes, as: UTF8.self) {
        names.append(name)
      } else {
        unreadable.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
    return (names.sorted(by: precedes), unreadable.sorted(by: precedes))
  }

  private static func isArchive(_ path: String) -> Bool {
    let files = FileManager.default
    return files.fileExists(atPath: path + "/archive.json")
      && files.fileExists(atPath: path + "/log/checkpoint")
  }

  /// A path as a record keeps it: relative, without `.` and `..`; an absolute one loses its folders.
  static func recordedName(_ path: String) -> String {
    if path.hasPrefix("/") { return (path as NSString).lastPathComponent }
    let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
    return parts.joined(separator: "/")
  }

  private static func folderName(_ path: String) -> String {
    let name = recordedName(path)
    return name == "/" ? "" : name
  }
}
