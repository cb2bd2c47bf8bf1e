internal import Diagnostics
internal import Editing
internal import JSONTree

// What can be done at a place.
extension LanguageServer {
  func actions(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    guard let range = parameters["range"].flatMap(TextRange.init) else {
      throw RequestError(.invalidParameters, "a `range` is missing")
    }
    guard client.hasActionLiterals else { return [] }
    let (one, other) = (place.file.text.offset(range.start, unit), place.file.text.offset(range.end, unit))
    let problems = fresh(place.path, in: place.workspace)
    var texts = ProblemTexts(unit: unit, known: place.file.text)
    let wanted = parameters[path: ["context", "only"]]?.list?.compactMap(\.text)
    let actions = place.workspace.actions(in: place.path, min(one, other)..<max(one, other), problems)
    return .list(
      actions.compactMap { action -> JSONValue? in
        let kind = action.kind.protocolKind.rawValue
        if let wanted, !wanted.contains(where: { kind == $0 || kind.hasPrefix($0 + ".") }) { return nil }
        return json(action, in: place, &texts)
      })
  }

  /// The problems of the text as it is now: those shown may be of an earlier one.
  func fresh(_ path: String, in workspace: Workspace<Disk>) -> FileProblems {
    if let known = found[path], !checks.isUrgent(path) { return known }
    check(path, isPause: false)
    checks.remove(urgent: path)
    return found[path] ?? .none
  }

  private func json(
    _ action: CodeAction, in place: RequestPlace<Disk>, _ texts: inout ProblemTexts
  ) -> JSONValue? {
    var members: [JSONValue.Member] = [
      JSONValue.Member("title", .text(action.shownTitle)),
      JSONValue.Member("kind", .text(action.kind.protocolKind.rawValue)),
    ]
    if let problem = action.problem {
      members.append(JSONValue.Member("diagnostics", [diagnostic(problem, &texts, in: place.workspace)]))
    }
    switch action.kind {
    case .fix(let isSafe):
      if isSafe { members.append(JSONValue.Member("isPreferred", true)) }
      members.append(JSONValue.Member("edit", edit(action.edits)))
    case .fixAll: members.append(JSONValue.Member("edit", edit(action.edits)))
    case .write:
      guard client.resolvesActionEdits, let line = action.caseForLine else { return nil }
      members.append(JSONValue.Member("data", ["uri": .text(uri(place.path)), "line": JSONValue(line)]))
    }
    return .object(members)
  }

  /// Finds the edits of an action that was chosen.
  func resolve(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    guard let members = parameters.members, let data = parameters["data"], let line = data["line"]?.whole,
      let path = data["uri"]?.text.flatMap(filePath(ofURI:)), let workspace = workspace(of: path)
    else { throw RequestError(.invalidParameters, "expected an action of this server") }
    let edits: FileEdits?
    do {
      edits = try workspace.caseWriting(forRuleOnLine: line, of: path)
    } catch {
      throw RequestError(.failed, (error as? Failure)?.message ?? "no case can be written")
    }
    guard let edits else {
      throw RequestError(.failed, "the cases try all of this rule, or no case was found that tries more")
    }
    return .object(members + [JSONValue.Member("edit", edit([edits]))])
  }
}

extension CodeAction {
  fileprivate var shownTitle: String {
    if case .fix(false) = kind { "\(title) (look at the result)" } else { title }
  }
}

extension CodeAction.Kind {
  fileprivate var protocolKind: ActionKind {
    switch self {
    case .fix: .quickFix
    case .fixAll: .fixAll
    case .write: .write
    }
  }
}
