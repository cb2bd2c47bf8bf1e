import Checking
import Diagnostics
import Surroundings
import Text
import YAMLTree

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
  ///
  /// - Parameters:
  ///   - given: the file that is there.
  ///   - written: the file that is to be written, where none is given.
  init?(_ given: String?, written: String?) throws(Failure) {
    guard let path = given ?? written else { return nil }
    self.path = path
    if given == nil {
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
