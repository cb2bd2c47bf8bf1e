import ArgumentParser
import Diagnostics
import Formatting
import Surroundings
import Text

struct Fmt: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "fmt",
    abstract: "Give rule files the one layout that all of them have.",
    usage: "patchbay fmt <files> ... [<options>]",
    discussion: """
      Files are changed in place, and those that change are named. Words, quotes, their order and all remarks stay; what \
      changes is indentation, blanks, blank lines and the ends of lines. A file that is not YAML stays as it is.

      A folder stands for every file of rules, of cases and of a scenario below it, and for their rosters. Hidden files \
      and links to folders are not looked at.

      EXAMPLES:
        patchbay fmt .
        patchbay fmt --check .
        patchbay fmt --diff routing.yaml
        patchbay fmt - < routing.yaml
      """)

  @Argument(
    help: "Files or folders; `-` is standard input, which is written to standard output.", completion: .yaml)
  var files: [String]
  @Flag(help: "Change nothing: name the files that would change. The status is 1 when there is one.")
  var check = false
  @Flag(help: "Change nothing: print what would change. The status is 1 when there is something.")
  var diff = false
  @OptionGroup var input: InputOptions
  @Option(help: "When to colour a diff.") var color: ColorChoice = .auto
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if check, diff {
      throw ValidationError("`--diff` prints what `--check` names, and has the same status; give one of them")
    }
    if !check, !diff, files.contains("-"), files.count > 1 {
      throw ValidationError("standard input is written to standard output, so no other file can be given with it")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    var run = FormatRun(files: try input.ruleFiles(), progress: ProgramProgress())
    try run.format(files)
    for file in run.formatted { try write(file, run.files, streams) }
    try streams.output.flush()
    streams.show(run.problems)
    for failure in run.failures { streams.report(failure) }
    if let worst = run.failures.map(\.status).max(by: { $0.rawValue < $1.rawValue }) { return worst }
    guard run.isWhole else { return .unusable }
    if !quiet { streams.note("\(summary(run.changed.count, run.formatted.count)) (\(watch.text))") }
    return (check || diff) && !run.changed.isEmpty ? .findings : .success
  }

  private func write(_ file: FormattedFile, _ files: RuleFiles, _ streams: StandardStreams) throws {
    let changed = ChangedFile(path: file.path, name: file.name, text: file.text)
    if !check, !diff, file.path == "-" { return try streams.output.write(file.text.bytes) }
    guard file.isChanged else { return }
    if diff {
      let terminal = Terminal(.results, color: color)
      return try changed.writeDiff(
        to: streams.output, isTerminal: terminal.isTerminal, usesColor: terminal.usesColor)
    }
    if !check { try changed.write(files, again: "run `fmt` again") }
    try streams.output.line(printable(file.name))
  }

  private func summary(_ changed: Int, _ all: Int) -> String {
    let verb = check || diff ? "would format" : "formatted"
    return changed == 0
      ? "\(counted(all, "file")) already formatted"
      : "\(verb) \(changed) of \(counted(all, "file"))"
  }
}
