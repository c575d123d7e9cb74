public import Foundation

/// Runs the built command as a user's shell does, with keys and caches of its own.
public struct CommandRunner: Sendable {
  /// What a run came to.
  public struct Result: Sendable {
    /// The exit status, or minus the signal that ended it.
    public var status: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
  }

  /// The working folder.
  public var folder: TemporaryFolder

  /// Creates a runner that works in a folder.
  public init(in folder: TemporaryFolder) { self.folder = folder }

  /// The built command, beside the test bundle.
  public static let command: URL = {
    var place = Bundle.main.bundleURL
    let candidates =
      [
        place.appendingPathComponent("verbatim"),
        place.deletingLastPathComponent().appendingPathComponent("verbatim"),
        Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("verbatim"),
      ].compactMap { $0 }
      + Bundle.allBundles.flatMap {
        [
          $0.bundleURL.appendingPathComponent("verbatim"),
          $0.bundleURL.deletingLastPathComponent().appendingPathComponent("verbatim"),
        ]
      }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[0]
  }()

  /// Runs `verbatim` with arguments.
  @discardableResult
  public func run(
    _ arguments: String..., input: [UInt8]? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: input, environment: environment)
  }

  /// Runs `verbatim` with arguments.
  @discardableResult
  public func run(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try start(arguments, input: input, environment: environment).finish()
  }

  /// Runs a shell script in the working folder.
  @discardableResult
  public func shell(_ script: String) throws -> Result {
    try Running(
      "/bin/sh", ["-c", script], in: folder, input: nil, environment: Self.environment(folder)
    ).finish()
  }

  /// Starts `verbatim` with arguments.
  public func start(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:]
  ) throws -> Running {
    try Running(
      Self.command.path, arguments, in: folder, input: input,
      environment: Self.environment(folder).merging(environment) { $1 })
  }

  private static func environment(_ folder: TemporaryFolder) -> [String: String] {
    ProcessInfo.processInfo.environment.merging([
      "VERBATIM_KEYS": folder.path("keys"), "XDG_CACHE_HOME": folder.path("cache"),
      "VERBATIM_ARCHIVE": "", "COLUMNS": "100",
    ]) { $1 }
  }

  /// A run that is under way.
  public struct Running: Sendable {
    /// The program.
    public let process: ChildProcess
    private let files: [String]

    init(
      _ program: String, _ arguments: [String], in folder: TemporaryFolder, input: [UInt8]?,
      environment: [String: String]
    ) throws {
      // Files instead of pipes: no output is too long for them.
      let run = UUID().uuidString
      files = ["in", "out", "err"].map { folder.path(".run-\(run)-\($0)") }
      try Data(input ?? []).write(to: URL(fileURLWithPath: files[0]))
      process = try ChildProcess(
        program, arguments, in: folder.url.path, files: files, environment: environment)
    }

    /// Waits for the end.
    public func finish() throws -> Result {
      let status = process.wait()
      defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
      func text(_ file: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
      }
      return Result(status: status, output: try text(files[1]), errors: try text(files[2]))
    }
  }
}
