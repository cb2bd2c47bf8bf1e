import Diagnostics

extension CheckReport {
  /// Workflow commands of GitHub Actions: one annotation a problem.
  func annotations() -> [String] {
    var tables = LineTables()
    return sink.sorted.map { problem in
      let position = tables.position(problem.primary.place)
      var properties = [
        "file=" + annotationProperty(problem.primary.place.source.name), "line=\(position.line)",
        "col=\(position.column)",
      ]
      if position.endLine == position.line { properties.append("endColumn=\(position.endColumn)") }
      properties.append("title=" + annotationProperty("\(problem.code.name): \(problem.code.title)"))
      let level =
        switch problem.severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
      let text = problem.message + (problem.help.map { "\nhelp: " + $0 } ?? "")
      return "::\(level) \(properties.joined(separator: ","))::\(annotationText(text))"
    }
  }

  /// A table for a comment on a change.
  func markdown() -> String {
    var tables = LineTables()
    var text = "**patchbay check**: \(extent): \(verdict)\n"
    if sink.problems.isEmpty { return text }
    text += "\n| place | | problem | next step |\n|---|---|---|---|\n"
    for problem in sink.sorted {
      let position = tables.position(problem.primary.place)
      let cells = [
        "\(problem.primary.place.source.name):\(position.line):\(position.column)",
        "\(problem.severity.rawValue) \(problem.code.name)", problem.message, problem.help ?? "",
      ]
      text += "| " + cells.map(markdownCell).joined(separator: " | ") + " |\n"
    }
    return text
  }
}

/// The message of a workflow command: whatever could end the line is encoded, so a rule file cannot add a command.
func annotationText(_ text: String) -> String {
  var encoded = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "%": encoded += "%25"
    case "\r": encoded += "%0D"
    case "\n": encoded += "%0A"
    default: encoded.unicodeScalars.append(scalar)
    }
  }
  return encoded
}

private func annotationProperty(_ text: String) -> String {
  var encoded = ""
  for scalar in annotationText(text).unicodeScalars {
    switch scalar {
    case ":": encoded += "%3A"
    case ",": encoded += "%2C"
    default: encoded.unicodeScalars.append(scalar)
    }
  }
  return encoded
}

/// Text in a cell of a Markdown table. Words in backticks stay code; everything else is escaped.
private func markdownCell(_ text: String) -> String {
  var escaped = ""
  for scalar in printable(text).unicodeScalars {
    switch scalar {
    case "|", "\\", "*", "_", "[", "]", "#", "~": escaped += "\\" + String(scalar)
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "&": escaped += "&amp;"
    case "@": escaped += "&#64;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
