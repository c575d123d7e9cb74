import Foundation

/// A program that runs beside the test, started with no signal blocked.
///
/// Foundation's `Process` hands the thread's signal mask to the child, in which a shell's `wait` then
/// never returns.
public final class ChildProcess: Sendable {
  /// Its process number.
  public let number: Int32

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - folder: The working folder.
  ///   - files: The files to read standard input from, and to write standard output and error to.
  public init(
    _ program: String, _ arguments: [String], in folder: String, files: [String],
    environment: [String: String]
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, file) in files.enumerated() {
      let flags = descriptor == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file, flags, 0o600)
    }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    // The shell changes the folder and then becomes the program, with the same number.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program]
    let words = (shell + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child = pid_t()
    let status = posix_spawn(&child, shell[0], &actions, &attributes, words, variables)
    guard status == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: status) ?? .EIO)
    }
    number = child
  }

  /// Waits for the end.
  ///
  /// - Returns: The exit status, or minus the signal that ended it.
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  /// Ends it at once, as a power failure would.
  public func kill() { Foundation.kill(number, SIGKILL) }
}
