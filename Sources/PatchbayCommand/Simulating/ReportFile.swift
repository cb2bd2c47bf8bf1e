import ArgumentParser
import Diagnostics
import Experiments
import Glibc
import Results
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

/// The page of what `simulate` ran: of one simulation, or of all settings of a grid.
struct SimulationReportPage {
  private let keys: [String]
  private let run: RunFacts
  private var single: SimulationPage?
  private var settings: SettingsPage

  /// - Parameter keys: those that vary.
  init(_ keys: [String], run: RunFacts) {
    self.keys = keys
    self.run = run
    settings = SettingsPage(keys: keys, run: run)
  }

  mutating func add(_ setting: SettingRun) {
    if keys.isEmpty {
      single = SimulationPage(setting.report, run: run)
    } else {
      settings.add(setting.values, setting.report)
    }
  }

  mutating func add(_ found: SearchOutcome?, _ influences: Influences?) {
    if let found { settings.add(found) }
    if let influences { single?.add(influences) }
  }

  func html() throws -> String { try single?.html() ?? settings.html() }
}
