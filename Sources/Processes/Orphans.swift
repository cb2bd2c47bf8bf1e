internal import CProcesses
import Glibc

/// Processes whose parent has ended. They become children of this program, so that it finds what a command has started,
/// also where that has left the command's process group.
enum Orphans {
  /// Whether the system gives them to this program.
  static let areAdopted = pb_adopt_orphans() == 0

  /// Takes note of children that have ended: the system keeps their status until then.
  ///
  /// - Returns: whether there are others that still run.
  @discardableResult
  static func reap() -> Bool {
    guard areAdopted else { return false }
    var status: Int32 = 0
    while true {
      let found = waitpid(-1, &status, WNOHANG)
      if found <= 0 { return found == 0 }
    }
  }
}
