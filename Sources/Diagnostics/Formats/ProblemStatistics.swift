internal import Text

/// How often each code was reported.
package struct ProblemStatistics {
  private struct Row {
    let code: DiagnosticCode
    let severity: Severity
    var count = 0
    var fixable = 0
  }

  private let rows: [Row]
  private let dropped: DroppedProblems

  package init(_ problems: [Problem], dropped: DroppedProblems = DroppedProblems()) {
    var rows: [Row] = []
    for problem in problems {
      let known = rows.firstIndex { $0.code == problem.code && $0.severity == problem.severity }
      let index = known ?? rows.count
      if known == nil { rows.append(Row(code: problem.code, severity: problem.severity)) }
      rows[index].count += 1
      if problem.fixes.contains(where: { $0.safety == .safe }) { rows[index].fixable += 1 }
    }
    // The most frequent first; a code that comes in two severities has two rows.
    self.rows = rows.sorted { a, b in
      a.count != b.count ? a.count > b.count : (a.code, b.severity) < (b.code, a.severity)
    }
    self.dropped = dropped
  }

  /// A table; empty where there is nothing to count.
  package var text: String {
    var text = ""
    if !rows.isEmpty {
      var table = TextTable()
      table.left = [1, 2, 4]
      table.add(["count", "severity", "code", "fixable", "problem"])
      for row in rows {
        table.add([
          grouped(row.count), row.severity.rawValue, row.code.name, row.fixable == 0 ? "-" : grouped(row.fixable),
          row.code.title,
        ])
      }
      text = table.text(ruled: [1])
    }
    if dropped.count > 0 { text += "and \(counted(dropped.count, "more problem"))\n" }
    return text
  }

  package var markdown: String {
    var text = "| Count | Severity | Code | Fixable | Problem |\n|--:|---|---|--:|---|\n"
    for row in rows {
      text += "| \(row.count) | \(row.severity.rawValue) | \(row.code.name) | \(row.fixable) "
      text += "| \(markdownSentence(row.code.title)) |\n"
    }
    if dropped.count > 0 { text += "\nand \(counted(dropped.count, "more problem"))\n" }
    return rows.isEmpty && dropped.count == 0 ? "No problems.\n" : text
  }

  /// Its shape is described in `docs/schema/`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "patchbay.check-statistics/1")
      json.array("codes") { json in
        for row in rows {
          json.object { json in
            json.member("code", row.code.name)
            json.member("title", row.code.title)
            json.member("severity", row.severity.rawValue)
            json.member("count", row.count)
            json.member("fixable", row.fixable)
          }
        }
      }
      json.member("errors", count(.error) + dropped.errors)
      json.member("warnings", count(.warning) + dropped.warnings)
    }
    json.endLine()
    return json.string
  }

  private func count(_ severity: Severity) -> Int {
    rows.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
  }
}
