import ArgumentParser
import Checking
import Diagnostics
import Surroundings
import Text
import YAMLTree

/// Problems that are known and not reported.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Report only problems that this file does not know.", valueName: "file"), completion: .file())
  var baseline: String?
  @Option(
    help: ArgumentHelp("Write the warnings and notes that there are now as a file of known ones.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("`--write-baseline` makes the file anew from all problems: leave out `--baseline`")
    }
    if baseline == "-" || writeBaseline == "-" {
      throw ValidationError("known problems are kept in a file: its folder is where the paths in it begin")
    }
  }
}

/// A file of known problems, read or to be written.
struct KnownProblems {
  private let path: String
  /// Nil when it is read.
  private let file: OutputFile?
  private var baseline: Baseline?
  /// How many problems the file knows.
  private var count = 0
  private var gone: [String] = []
  private static let mostShown = 20

  /// Nil when there is none.
  init?(_ options: BaselineOptions) throws(Failure) {
    guard let path = options.baseline ?? options.writeBaseline else { return nil }
    self.path = path
    if options.baseline == nil {
      file = try OutputFile(path)
    } else {
      file = nil
      let input = try InputFile.document(path, standardInputName: path)
      baseline = try Baseline(Source(name: path, bytes: try input.readAll(limit: YAMLLimits().bytes)))
    }
  }

  /// Takes the known problems out of a report.
  mutating func take(among files: RuleFiles, from report: inout CheckReport) throws(Failure) {
    let folder = splitPath(path).folder
    let names = FileNames(from: folder)
    var known = baseline ?? Baseline(of: report, names: names.name)
    try file?.writer.write(known.text)
    count = known.count
    known.take(from: &report, names: names.name)
    let checked = Set(report.names.map { names.name($0) })
    gone = known.gone { name in
      let path = joined(folder, name)
      return checked.contains(name) || files.isRoster(path) || !files.exists(path)
    }
    baseline = known
  }

  /// Ends the work: a file that was written is put in its place.
  func commit() throws(Failure) { try file?.commit() }

  /// What is to be said of them.
  var notes: [String] {
    guard let baseline else { return [] }
    if file != nil { return ["wrote \(counted(count, "known problem")) to \(quoted(path))"] }
    var notes: [String] = []
    if baseline.taken > 0 { notes.append("left out \(counted(baseline.taken, "problem")) that \(quoted(path)) knows") }
    if !gone.isEmpty {
      notes.append("\(quoted(path)) knows problems that are gone; `--write-baseline` makes it anew")
      notes += gone.prefix(Self.mostShown).map { "  " + $0 }
      if gone.count > Self.mostShown { notes.append("  and \(counted(gone.count - Self.mostShown, "more"))") }
    }
    return notes
  }
}
