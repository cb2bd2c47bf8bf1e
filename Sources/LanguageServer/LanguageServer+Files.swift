internal import Diagnostics
internal import Editing
internal import JSONTree

// Requests about a whole file.
extension LanguageServer {
  func outline(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let entries = place.file.outline
    guard client.hasOutlineTrees else {
      let flat = entries.flatMap { [$0] + $0.children }
      return .list(
        flat.map { entry in
          [
            "name": .text(entry.shownName), "kind": JSONValue(entry.kind.number),
            "location": ["uri": .text(uri(place.path)), "range": place.file.text.range(entry.span, unit).json],
          ]
        })
    }
    return .list(entries.map { outlineTree($0, place.file.text) })
  }

  private func outlineTree(_ entry: OutlineEntry, _ text: PlacedText) -> JSONValue {
    [
      "name": .text(entry.shownName), "kind": JSONValue(entry.kind.number),
      "range": text.range(entry.span, unit).json, "selectionRange": text.range(entry.nameSpan, unit).json,
      "children": .list(entry.children.map { outlineTree($0, text) }),
    ]
  }

  func foldings(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    .list(
      try place(parameters).file.foldings.map { ["startLine": JSONValue($0.first), "endLine": JSONValue($0.last)] })
  }

  /// The tokens as the protocol has them: five numbers each, places relative to the token before.
  func tokens(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    var data: [JSONValue] = []
    var last = TextPoint(line: 0, character: 0)
    var end: UInt32 = 0
    for token in place.workspace.tokens(in: place.path) where token.span.lower >= end {
      let range = place.file.text.range(token.span, unit)
      // Clients need not know tokens of several lines.
      guard range.start.line == range.end.line else { continue }
      let isSameLine = range.start.line == last.line
      data += [
        JSONValue(range.start.line - last.line),
        JSONValue(range.start.character - (isSameLine ? last.character : 0)),
        JSONValue(range.end.character - range.start.character), JSONValue(token.kind.rawValue),
        JSONValue(token.isDeclaration ? 1 : 0),
      ]
      (last, end) = (range.start, token.span.upper)
    }
    return ["data": .list(data)]
  }

  func lenses(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    var told = place.workspace.proofLenses(in: place.path, fresh(place.path, in: place.workspace))
    if let reached = reached[place.path], reached.isOf(place.file) { told += reached.lenses }
    let lenses = told.map { span, title -> JSONValue in
      // Nothing happens when it is chosen.
      ["range": place.file.text.range(span, unit).json, "command": ["title": .text(title), "command": ""]]
    }
    let cases = place.workspace.lenses(in: place.path).map { lens -> JSONValue in
      [
        "range": place.file.text.range(lens.span, unit).json,
        "command": [
          "title": .text(lens.title), "command": .text(ServerCommand.runCase.rawValue),
          "arguments": [.text(uri(place.path)), .text(lens.caseName)],
        ],
      ]
    }
    return .list(lenses + cases)
  }

  func execute(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    guard let command = parameters["command"]?.text.flatMap(ServerCommand.init(rawValue:)) else {
      throw RequestError(.invalidParameters, "there is no such command")
    }
    let arguments = parameters["arguments"]?.list ?? []
    switch command {
    case .runCase:
      guard arguments.count == 2, let uri = arguments[0].text, let name = arguments[1].text,
        let path = filePath(ofURI: uri), let workspace = workspace(of: path)
      else { throw RequestError(.invalidParameters, "expected the URI of a file and the name of a case") }
      return try following(parameters, "running a case") { () throws(RequestError) in
        try self.run(caseNamed: name, in: path, workspace)
      }
    }
  }

  private func run(
    caseNamed name: String, in path: String, _ workspace: Workspace<Disk>
  ) throws(RequestError) -> JSONValue {
    let outcomes: [CaseOutcome]
    do {
      outcomes = try workspace.run(caseNamed: name, in: path)
    } catch {
      throw RequestError(.failed, (error as? Failure)?.message ?? "the case cannot be run")
    }
    guard !outcomes.isEmpty else { throw RequestError(.failed, "there is no case `\(name)`") }
    for outcome in outcomes {
      // An error, or something to know.
      let type = outcome.hasPassed ? 3 : 1
      let text = outcome.hasPassed ? "passed: \(outcome.name)" : "failed: \(outcome.name)\n\(outcome.text)"
      outbox.notify("window/showMessage", ["type": JSONValue(type), "message": .text(text)])
    }
    return .list(
      outcomes.map { ["name": .text($0.name), "passed": .flag($0.hasPassed), "text": .text($0.text)] })
  }

  /// Does something that may take long, and tells the client of it where it gave a token for that.
  func following(
    _ parameters: JSONValue, _ title: String, _ work: () throws(RequestError) -> JSONValue
  ) throws(RequestError) -> JSONValue {
    guard let token = parameters["workDoneToken"] else { return try work() }
    func tell(_ value: JSONValue) { outbox.notify("$/progress", ["token": token, "value": value]) }
    tell(["kind": "begin", "title": .text(title)])
    defer { tell(["kind": "end"]) }
    return try work()
  }
}

extension OutlineEntry {
  /// No name may be empty.
  fileprivate var shownName: String { name.isEmpty ? "(no name)" : name }
}

extension OutlineEntry.Kind {
  /// As the protocol numbers them.
  fileprivate var number: Int {
    switch self {
    case .section: 3
    case .member: 13
    case .list: 18
    case .rule: 24
    case .routingCase: 12
    case .other: 20
    }
  }
}
