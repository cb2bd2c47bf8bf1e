import Diagnostics
import Records
import Surroundings
import Text

extension InputFile {
  /// Opens a stream of events; nil is standard input. A table would be refused row by row.
  static func events(_ path: String?, _ input: InputOptions) throws(Failure) -> InputFile {
    let path = path ?? "-"
    if recordFormat(ofName: path) == .csv, !path.lowercased().hasSuffix(".txt") {
      throw Failure(
        "\(quoted(path)) is a list by its name, expected events in NDJSON",
        help: "give it as \(quoted("--contacts " + path)), and a file of events in its place")
    }
    return try stream(path, standardInputName: input.stdinName)
  }
}
