import Foundation

/// Finds the files that are laid beside the program.
///
/// The accessor that SwiftPM generates ends the process where it finds no bundle, and looks for one
/// where the program was built; this one looks beside the program only, and its caller says what is
/// missing.
enum LanguageResources {
  private final class Marker {}

  /// The path of a resource; where none is found, that where it should be.
  ///
  /// An installed program, also one started through a link, has the bundle beside it; so have
  /// tests, and programs of other packages, where they are built.
  static func path(_ name: String) -> String {
    var folders: [URL] = []
    if let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() {
      folders.append(executable.deletingLastPathComponent())
    }
    folders.append(Bundle.main.bundleURL)
    if let resources = Bundle.main.resourceURL { folders.append(resources) }
    // On macOS tests run inside another program.
    let own = Bundle(for: Marker.self)
    if let resources = own.resourceURL { folders.append(resources) }
    folders.append(own.bundleURL.deletingLastPathComponent())
    let candidates = folders.flatMap { folder in
      ["verbatim_Language.resources", "verbatim_Language.bundle"].map {
        folder.appendingPathComponent($0).appendingPathComponent("Resources")
          .appendingPathComponent(name).path
      }
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0) } ?? candidates[0]
  }
}
