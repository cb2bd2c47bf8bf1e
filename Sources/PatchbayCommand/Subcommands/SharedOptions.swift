import ArgumentParser
import Diagnostics
import Results
import Surroundings

/// Where rule files come from.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The tree that `team: PATH` must stay inside (default: the working directory).", valueName: "folder"),
    completion: .directory)
  var root: String?
  @Option(help: ArgumentHelp("What messages call standard input.", valueName: "name"))
  var stdinName = "<stdin>"

  func ruleFiles() throws(Failure) -> RuleFiles { RuleFiles(root: try Root(root), standardInputName: stdinName) }
}

extension CompletionKind {
  /// Rule files, files of cases and scenarios.
  static var yaml: CompletionKind { .file(extensions: ["yaml", "yml"]) }
  static var records: CompletionKind { .file(extensions: ["csv", "tsv", "txt", "ndjson", "jsonl"]) }
  static var events: CompletionKind { .file(extensions: ["ndjson", "jsonl"]) }
}

extension ArgumentHelp {
  /// Of the file for what would go to standard output. It is an option of each command and no group, whose type takes time at each start.
  static var output: ArgumentHelp {
    ArgumentHelp("Write to a file instead of standard output, whole or not at all.", valueName: "file")
  }
}

/// Standard output or a file.
struct Destination {
  let writer: ByteWriter
  private let file: OutputFile?

  /// Opens the file, if there is one, before any work is done.
  static func open(_ path: String?, _ streams: StandardStreams) throws(Failure) -> Destination {
    guard let path else { return Destination(writer: streams.output, file: nil) }
    let file = try OutputFile(path)
    return Destination(writer: file.writer, file: file)
  }

  func usesColor(_ choice: ColorChoice) -> Bool {
    file == nil ? Terminal(.results, color: choice).usesColor : choice == .always
  }

  /// How a text is written: as wide as the terminal that it goes to, in colours there, and plain elsewhere.
  var style: TextStyle {
    guard file == nil else { return .plain }
    let terminal = Terminal(.results)
    return TextStyle(width: terminal.isTerminal ? Terminal.width : nil, usesColor: terminal.usesColor)
  }

  /// Ends the work: a file is put in its place.
  func commit() throws(Failure) { if let file { try file.commit() } else { try writer.flush() } }
}
