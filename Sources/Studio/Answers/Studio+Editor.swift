internal import Diagnostics
internal import Editing
internal import Formatting
internal import JSONTree
internal import RuleLanguage
internal import Text

// What is said of a text as it is written. Places are lines and characters, counted from 0, in code units of UTF-16.
extension Studio {
  /// More problems of a file are counted, and not shown.
  private static var mostProblems: Int { 200 }
  /// Files with more bytes are proved only where the page asks for it: proofs take longest.
  private static var mostProvedAtOnce: Int { 1 << 16 }

  /// What is wrong with a file, each problem with what solves it.
  func check(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    let proves = request["proving"]?.flag == true || file.text.bytes.count <= Self.mostProvedAtOnce
    let found = workspace.problems(of: file.path, proving: proves)
    lastChecked = (file.text.source, found.checked)
    var places = ShownPlaces(file.text)
    let shown = found.problems.prefix(Self.mostProblems).map { problem in
      json(problem, in: file, &places)
    }
    let all = workspace.fixingAll(found, in: file)
    return [
      "path": .text(file.path), "kind": .text(file.role.word), "problems": .list(shown),
      "more": JSONValue(found.problems.count - shown.count), "is_proved": .flag(found.isProved),
      "errors": JSONValue(found.problems.count { $0.severity == .error }),
      "warnings": JSONValue(found.problems.count { $0.severity == .warning }),
      "fix_all": all.map { solution($0) } ?? JSONValue.null,
    ]
  }

  private func json(_ problem: Problem, in file: FileAnalysis, _ places: inout ShownPlaces) -> JSONValue {
    let place = problem.primary.place
    return [
      "code": .text(problem.code.name), "title": .text(problem.code.title),
      "severity": .text(problem.severity.rawValue), "message": .text(legible(problem.message, limit: .max)),
      "notes": .list(problem.notes.map { .text(legible($0, limit: .max)) }),
      "help": .optional(problem.help.map { legible($0, limit: .max) }),
      "path": .text(workspace.openPath(of: place.source.name)), "range": places.range(place),
      "fixes": .list(workspace.solutions(of: problem, in: file).map(solution)),
    ]
  }

  private func solution(_ action: CodeAction) -> JSONValue {
    let isSafe: Bool
    switch action.kind {
    case .fix(let safe): isSafe = safe
    case .fixAll: isSafe = true
    case .write: isSafe = false
    }
    return ["title": .text(action.title), "is_safe": .flag(isSafe), "edits": edits(action.edits)]
  }

  /// Edits of files as the page makes them.
  func edits(_ edits: [FileEdits]) -> JSONValue {
    .list(
      edits.map { file in
        [
          "path": .text(file.path),
          "changes": .list(
            file.edits.map { change in
              ["range": file.text.range(change.span, .utf16).json, "text": .text(change.replacement)]
            }),
        ]
      })
  }

  /// What may be written at a place.
  func complete(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    let found = workspace.completions(in: file.path, at: try offset(request, in: file))
    return [
      "is_whole": .flag(found.isWhole),
      "items": .list(
        found.items.map { item in
          [
            "label": .text(item.label), "kind": .text(item.kind.word), "detail": .text(item.detail),
            "documentation": .text(item.documentation), "text": .text(item.text),
            "range": file.text.range(item.word, .utf16).json,
          ]
        }),
    ]
  }

  /// What a place means.
  func hover(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    let offset = try offset(request, in: file)
    let checked =
      lastChecked?.source === file.text.source
      ? lastChecked?.rules : workspace.problems(of: file.path, proving: false).checked
    guard let hover = workspace.hover(in: file.path, at: offset, checked) else { return ["text": .null] }
    return ["text": .text(hover.markdown), "range": file.text.range(hover.span, .utf16).json]
  }

  /// The edits of `patchbay fmt`.
  func format(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    guard case .edits(let found) = canonicalLayout(of: file.text.source) else {
      throw StudioRefusal(.unusable, "the text cannot be read, so it has no layout", help: "mend its errors first")
    }
    let changes = found.map { (span: $0.place.span, replacement: $0.replacement) }
    return ["edits": edits([FileEdits(path: file.path, text: file.text, edits: changes)])]
  }

  private func offset(_ request: JSONValue, in file: FileAnalysis) throws(StudioRefusal) -> Int {
    guard let point = request["position"].flatMap(TextPoint.init) else {
      throw StudioRefusal(.request, "a `position` with `line` and `character` is missing")
    }
    return file.text.offset(point, .utf16)
  }
}

/// The places of problems, in texts whose lines are found once.
private struct ShownPlaces {
  private var texts: [PlacedText]

  init(_ text: PlacedText) { texts = [text] }

  mutating func range(_ place: Place) -> JSONValue {
    if let known = texts.first(where: { $0.source === place.source }) { return known.range(place.span, .utf16).json }
    let text = PlacedText(place.source)
    texts.append(text)
    return text.range(place.span, .utf16).json
  }
}

extension TextPoint {
  /// Nil for what is no place. Numbers below 0 count as 0, larger ones than anyone has as the largest.
  init?(_ json: JSONValue) {
    guard let line = json["line"]?.whole, let character = json["character"]?.whole else { return nil }
    let most = Int(Int32.max)
    self.init(line: min(max(line, 0), most), character: min(max(character, 0), most))
  }

  fileprivate var json: JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }
}

extension TextRange {
  fileprivate var json: JSONValue { ["start": start.json, "end": end.json] }
}

extension Completion.Kind {
  /// The word for the page.
  fileprivate var word: String {
    switch self {
    case .key: "key"
    case .word: "word"
    case .member: "member"
    case .list: "list"
    case .tag: "tag"
    }
  }
}
