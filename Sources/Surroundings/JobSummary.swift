package import Diagnostics
internal import Glibc
internal import Text

/// The file whose Markdown GitHub shows as the summary of a step: each command adds to it.
package struct JobSummary {
  private let path: String

  /// Nil where no service asks for one.
  package init?() {
    guard let path = environment("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return nil }
    self.path = path
  }

  package func append(_ text: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o666)
    guard descriptor >= 0 else { throw .system("write the job summary to", path, errno: errno) }
    defer { close(descriptor) }
    let writer = ByteWriter(descriptor, name: quoted(path))
    try writer.write(text)
    try writer.flush()
  }
}
