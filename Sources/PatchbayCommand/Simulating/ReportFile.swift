import Glibc
import Reports

/// The file of `--report`: whole or not at all, as `--output` is.
struct ReportFile {
  private let file: OutputFile

  /// Nil without a path.
  ///
  /// - Parameter besideStandardOutput: results go there, so the page may not take the place of the file that it leads to.
  static func open(_ path: String?, besideStandardOutput: Bool) throws(Failure) -> ReportFile? {
    guard let path else { return nil }
    if besideStandardOutput { FilesInUse.add(descriptor: STDOUT_FILENO) }
    return ReportFile(file: try OutputFile(path))
  }

  /// Throws when the page would take the place of what the run reads.
  func check() throws(Failure) { try file.check() }

  func write(_ page: SimulationPage) throws(Failure) {
    let html: String
    do { html = try page.html() } catch {
      throw Failure("the page of the report cannot be made: \(error)", status: .internalError)
    }
    try file.writer.write(html)
    try file.commit()
  }
}
