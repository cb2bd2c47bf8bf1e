internal import Text

/// SARIF 2.1.0 (OASIS), with one run and the rules that were broken.
func sarifReport(_ problems: [Problem], _ options: ReportOptions) -> String {
  var json = JSONWriter()
  var tables = LineTables()
  let codes = Array(Set(problems.map(\.code))).sorted()
  let fingerprints = ProblemIdentity.fingerprints(of: problems, names: options.nameInProject)
  json.object { json in
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.array("runs") { json in
      json.object { json in
        json.object("tool") { json in
          json.object("driver") { json in
            json.member("name", "patchbay")
            json.member("version", options.version)
            json.array("rules") { json in
              for code in codes { json.object { write(code, page: options.page(code), &$0) } }
            }
          }
        }
        json.member("columnKind", "unicodeCodePoints")
        json.array("results") { json in
          for (problem, fingerprint) in zip(problems, fingerprints) {
            write(problem, codes, fingerprint, options, &json, &tables)
          }
        }
      }
    }
  }
  json.endLine()
  return json.string
}

/// A rule, with its page as help.
private func write(_ code: DiagnosticCode, page: String?, _ json: inout JSONWriter) {
  let page = page.map(RulePage.init)
  json.member("id", code.name)
  json.object("shortDescription") { $0.member("text", sarifText(code.title)) }
  json.object("fullDescription") { $0.member("text", sarifText(page?.summary ?? code.title)) }
  json.object("help") { json in
    json.member("text", sarifText(page?.text ?? code.title))
    if let page { json.member("markdown", page.text) }
  }
}

private func write(
  _ problem: Problem, _ codes: [DiagnosticCode], _ fingerprint: String, _ options: ReportOptions,
  _ json: inout JSONWriter, _ tables: inout LineTables
) {
  json.beginObject()
  json.member("ruleId", problem.code.name)
  if let index = codes.firstIndex(of: problem.code) { json.member("ruleIndex", index) }
  json.member("level", problem.severity.rawValue)
  let text = ([problem.message] + problem.notes + problem.nextStep).joined(separator: "\n")
  json.object("message") { $0.member("text", sarifText(text)) }
  json.key("locations")
  json.beginArray()
  write(problem.primary, options, &json, &tables)
  json.endArray()
  json.object("partialFingerprints") { $0.member("patchbay/v1", fingerprint) }
  if !problem.related.isEmpty {
    json.key("relatedLocations")
    json.beginArray()
    for label in problem.related { write(label, options, &json, &tables) }
    json.endArray()
  }
  if !problem.fixes.isEmpty {
    json.key("fixes")
    json.beginArray()
    for fix in problem.fixes { write(fix, options, &json, &tables) }
    json.endArray()
  }
  json.endObject()
}

private func write(
  _ label: Label, _ options: ReportOptions, _ json: inout JSONWriter, _ tables: inout LineTables
) {
  json.beginObject()
  json.key("physicalLocation")
  json.beginObject()
  json.object("artifactLocation") { $0.member("uri", uri(options.nameInProject(label.place.source.name))) }
  writeRegion("region", label.place, &json, &tables)
  json.endObject()
  if !label.text.isEmpty { json.object("message") { $0.member("text", sarifText(label.text)) } }
  json.endObject()
}

/// A change of several places in a file is one change of that file.
private func write(_ fix: Fix, _ options: ReportOptions, _ json: inout JSONWriter, _ tables: inout LineTables) {
  json.beginObject()
  json.object("description") { $0.member("text", sarifText(fix.title)) }
  json.object("properties") { $0.member("safety", fix.safety.rawValue) }
  json.key("artifactChanges")
  json.beginArray()
  var sources: [Source] = []
  for edit in fix.edits where !sources.contains(where: { $0 === edit.place.source }) {
    sources.append(edit.place.source)
  }
  for source in sources {
    json.beginObject()
    json.object("artifactLocation") { $0.member("uri", uri(options.nameInProject(source.name))) }
    json.key("replacements")
    json.beginArray()
    for edit in fix.edits where edit.place.source === source {
      json.beginObject()
      writeRegion("deletedRegion", edit.place, &json, &tables)
      json.object("insertedContent") { $0.member("text", edit.replacement) }
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
  json.endArray()
  json.endObject()
}

private func writeRegion(_ name: String, _ place: Place, _ json: inout JSONWriter, _ tables: inout LineTables) {
  let (start, end) = (tables.start(of: place), tables.end(of: place))
  json.object(name) { json in
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
  }
}

/// SARIF takes `[text](target)` for a link; a user's words are not links.
private func sarifText(_ text: String) -> String {
  let shown = VisibleText(keepsLayout: true).shown(text)
  guard shown.contains(text: "](") else { return shown }
  var unlinked = ""
  for character in shown {
    if character == "[" || character == "]" || character == "\\" { unlinked += "\\" }
    unlinked.append(character)
  }
  return unlinked
}

/// A path as a relative or absolute URI reference.
private func uri(_ path: String) -> String {
  var shown = ""
  for byte in path.utf8 {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
      shown.unicodeScalars.append(Unicode.Scalar(byte))
    default: shown += "%" + hexadecimal(byte)
    }
  }
  return shown
}
