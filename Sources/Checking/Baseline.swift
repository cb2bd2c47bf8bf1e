package import Diagnostics
internal import Text

/// Problems that are known and are not reported: warnings and notes, each with how often it occurs.
///
/// A problem is known by its code, its file and the text at its place, so it stays known when lines move. Errors are always
/// reported: a file with an error means nothing.
package struct Baseline {
  private var entries: [Entry]
  private var index: [ProblemIdentity: Int] = [:]
  /// How many problems were taken out of a report.
  package private(set) var taken = 0

  private struct Entry {
    let identity: ProblemIdentity
    var count: Int
  }

  /// What makes a baseline of the problems of a report.
  ///
  /// - Parameter names: what a file is called in it.
  package init(of report: CheckReport, names: (String) -> String) {
    entries = []
    var tables = LineTables()
    for problem in report.sink.problems where problem.severity != .error {
      add(ProblemIdentity(problem, file: names(problem.primary.place.source.name), &tables), 1)
    }
    entries.sort { a, b in
      let (x, y) = (a.identity, b.identity)
      return [x.file, x.code, x.text].lexicographicallyPrecedes([y.file, y.code, y.text]) {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
    }
    for (number, entry) in entries.enumerated() { index[entry.identity] = number }
  }

  /// Reads what `text` wrote.
  package init(_ source: Source) throws(Failure) {
    entries = []
    for (identity, count) in try BaselineReader(source).entries() { add(identity, count) }
  }

  private mutating func add(_ identity: ProblemIdentity, _ count: Int) {
    if let known = index[identity] {
      entries[known].count += count
    } else {
      index[identity] = entries.count
      entries.append(Entry(identity: identity, count: count))
    }
  }

  /// How many problems are known.
  package var count: Int { entries.reduce(0) { $0 + $1.count } }

  /// Takes the known problems out of a report.
  package mutating func take(from report: inout CheckReport, names: (String) -> String) {
    var tables = LineTables()
    var left = DiagnosticSink()
    for problem in report.sink.sorted {
      let file = names(problem.primary.place.source.name)
      if problem.severity != .error, let known = index[ProblemIdentity(problem, file: file, &tables)],
        entries[known].count > 0
      {
        entries[known].count -= 1
        taken += 1
      } else {
        left.report(problem)
      }
    }
    left.drop(report.sink.dropped)
    report.sink = left
  }

  /// Known problems that no longer occur, a line each: `routing.yaml: PB0526 at - tag: Donor`.
  ///
  /// - Parameter isChecked: whether a file was checked, or is gone itself; of others nothing is known.
  package func gone(isChecked: (String) -> Bool) -> [String] {
    entries.filter { $0.count > 0 && isChecked($0.identity.file) }.map { entry in
      let times = entry.count == 1 ? "" : ", \(grouped(entry.count)) times"
      let text = entry.identity.text.isEmpty ? "" : " at \(quoted(entry.identity.text))"
      return printable(entry.identity.file) + ": " + printable(entry.identity.code) + text + times
    }
  }

  /// A line for each entry, so that a diff of two versions can be read.
  package var text: String {
    let lines = entries.map { entry in
      var json = JSONWriter()
      json.object { json in
        json.member(BaselineKeys.file, entry.identity.file)
        json.member(BaselineKeys.code, entry.identity.code)
        json.member(BaselineKeys.text, entry.identity.text)
        json.member(BaselineKeys.count, entry.count)
      }
      return json.string
    }
    let inside = lines.isEmpty ? "" : "\n" + lines.joined(separator: ",\n") + "\n"
    return "{\"\(BaselineKeys.schema)\":\"\(BaselineKeys.kind)\",\"\(BaselineKeys.problems)\":[\(inside)]}\n"
  }
}

/// The words of a baseline.
enum BaselineKeys {
  static let schema = "schema"
  static let kind = "patchbay.baseline/1"
  static let problems = "problems"
  static let file = "file"
  static let code = "code"
  static let text = "text"
  static let count = "count"
}
