import ArgumentParser
import Diagnostics
import Glibc
import Surroundings

struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a page about the run as well, for a browser: FILE.html.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var report: String?

  /// - Parameter output: where the results go.
  func check(output: String?) throws {
    guard let report else { return }
    if report == "-" || output == nil && OutputFile.isStandardOutput(report) {
      throw ValidationError("`--report` names a file: standard output is for the results")
    }
    if report == output { throw ValidationError("`--report` and `--output` name the same file") }
  }

  /// Opens the file before any work is done; nil where no page is wanted.
  func open(output: String?) throws(Failure) -> ReportFile? {
    guard let report else { return nil }
    // The page may not replace the file that standard output leads to.
    if output == nil { FilesInUse.add(descriptor: STDOUT_FILENO) }
    return ReportFile(file: try OutputFile(report))
  }
}

/// The file of `--report`: written whole or not at all, like that of `--output`.
struct ReportFile {
  fileprivate let file: OutputFile

  /// Throws when the page would replace a file that the run reads.
  func check() throws(Failure) { try file.check() }

  func write(_ page: () throws -> String) throws(Failure) {
    let html: String
    do { html = try page() } catch {
      throw Failure("the page of the report cannot be made: \(error)", cause: .program)
    }
    try file.writer.write(html)
    try file.commit()
  }
}
