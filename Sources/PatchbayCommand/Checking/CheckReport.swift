import ArgumentParser
import Diagnostics

/// What `check` found.
struct CheckReport {
  var files = 0
  var rules = 0
  var cases = 0
  var sink = DiagnosticSink()

  /// `3 files, 12 rules, 4 cases`
  var extent: String {
    [counted(files, "file"), counted(rules, "tag rule"), counted(cases, "case")].joined(separator: ", ")
  }

  /// `2 errors, 1 warning`, or `no problems`.
  var verdict: String {
    var parts: [String] = []
    if sink.errorCount > 0 { parts.append(counted(sink.errorCount, "error")) }
    if sink.warningCount > 0 { parts.append(counted(sink.warningCount, "warning")) }
    return parts.isEmpty ? "no problems" : parts.joined(separator: ", ")
  }
}

/// How `check` writes what it found.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, jsonl, sarif, github, markdown
}

extension CheckReport {
  func write(_ format: CheckFormat, color: Bool, to writer: ByteWriter) throws(Failure) {
    switch format {
    case .text: if !sink.problems.isEmpty { try writer.line(problemText(sink, color: color)) }
    case .json: try writer.write(json())
    case .jsonl:
      for line in jsonLines() { try writer.line(line) }
    case .sarif: try writer.write(sarif())
    case .github:
      for line in annotations() { try writer.line(line) }
    case .markdown: try writer.write(markdown())
    }
  }
}
