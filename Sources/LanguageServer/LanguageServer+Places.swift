internal import Checking
internal import Comparing
internal import Diagnostics
internal import Editing
internal import Formatting
internal import JSONTree

/// A place that a request names.
struct RequestPlace<Disk: CheckedFiles> {
  let path: String
  let workspace: Workspace<Disk>
  let file: FileAnalysis
}

// Requests about a place of an open file.
extension LanguageServer {
  /// The file of a request. Files that are not open are refused: what the client sees of them is not known.
  func place(_ parameters: JSONValue) throws(RequestError) -> RequestPlace<Disk> {
    guard let uri = parameters[path: ["textDocument", "uri"]]?.text else {
      throw RequestError(.invalidParameters, "a `textDocument` with its `uri` is missing")
    }
    guard let path = filePath(ofURI: uri), let workspace = workspace(of: path), workspace.isOpen(path),
      let file = workspace.analysis(path)
    else { throw RequestError(.invalidParameters, "the document is not open") }
    return RequestPlace(path: path, workspace: workspace, file: file)
  }

  /// The byte that a request is about; places beyond the text count as its end.
  func offset(_ parameters: JSONValue, in file: FileAnalysis) throws(RequestError) -> Int {
    guard let point = parameters["position"].flatMap(TextPoint.init) else {
      throw RequestError(.invalidParameters, "a `position` with `line` and `character` is missing")
    }
    return file.text.offset(point, unit)
  }

  func completion(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    let found = place.workspace.completions(
      in: place.path, at: offset, listTags: reached[place.path]?.reach.otherTags ?? [])
    let width = String(found.items.count).utf8.count
    let items = found.items.enumerated().map { number, completion -> JSONValue in
      let digits = String(number)
      var members: [JSONValue.Member] = [
        JSONValue.Member("label", .text(completion.label)),
        JSONValue.Member("kind", JSONValue(completion.kind.number)),
        // The order in which they were found.
        JSONValue.Member("sortText", .text(String(repeating: "0", count: width - digits.utf8.count) + digits)),
        JSONValue.Member(
          "textEdit", ["range": place.file.text.range(completion.word, unit).json, "newText": .text(completion.text)]),
      ]
      if !completion.detail.isEmpty { members.append(JSONValue.Member("detail", .text(completion.detail))) }
      if !completion.documentation.isEmpty {
        members.append(
          JSONValue.Member("documentation", ["kind": "markdown", "value": .text(completion.documentation)]))
      }
      return .object(members)
    }
    return ["isIncomplete": .flag(!found.isWhole), "items": .list(items)]
  }

  func hover(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    let checked = fresh(place.path, in: place.workspace).checked
    guard let hover = place.workspace.hover(in: place.path, at: offset, checked, reached[place.path]) else {
      return .null
    }
    return [
      "contents": ["kind": "markdown", "value": .text(hover.markdown)],
      "range": place.file.text.range(hover.span, unit).json,
    ]
  }

  func definition(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    guard let (_, thing) = place.workspace.name(in: place.path, at: offset) else { return .null }
    return .list(
      place.workspace.definitions(of: thing, around: place.path).map { $0.location(uri($0.path), unit) })
  }

  func references(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    guard let (_, thing) = place.workspace.name(in: place.path, at: offset) else { return [] }
    let withDeclaration = parameters[path: ["context", "includeDeclaration"]]?.flag ?? true
    let places = place.workspace.places(of: thing, around: place.path)
    return .list(places.filter { withDeclaration || !$0.isDeclaration }.map { $0.location(uri($0.path), unit) })
  }

  func highlights(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    guard let (_, thing) = place.workspace.name(in: place.path, at: offset) else { return [] }
    let places = place.workspace.places(of: thing, around: place.path).filter { $0.path == place.path }
    // Written where it is declared, read elsewhere.
    return .list(
      places.map { ["range": $0.text.range($0.span, unit).json, "kind": JSONValue($0.isDeclaration ? 3 : 2)] })
  }

  func prepareRename(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    guard let (mention, thing) = place.workspace.name(in: place.path, at: offset) else { return .null }
    return ["range": place.file.text.range(mention.span, unit).json, "placeholder": .text(thing.text)]
  }

  func rename(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let place = try place(parameters)
    let offset = try offset(parameters, in: place.file)
    guard let name = parameters["newName"]?.text else {
      throw RequestError(.invalidParameters, "`newName` is missing")
    }
    guard let (_, thing) = place.workspace.name(in: place.path, at: offset) else {
      throw RequestError(.failed, "there is no name of a member, a user list or a tag here")
    }
    if let refusal = place.workspace.refusal(of: name, for: thing, around: place.path) {
      throw RequestError(.failed, refusal)
    }
    return edit(place.workspace.renaming(thing, around: place.path, to: name))
  }

  /// The edits of `patchbay fmt`, whatever the client asks for: there is one layout. A text that cannot be read keeps its own.
  func formatting(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    let file = try place(parameters).file
    guard case .edits(let edits) = canonicalLayout(of: file.text.source) else { return .null }
    return json(edits.map { ($0.place.span, $0.replacement) }, of: file.text)
  }

  private func json(_ edits: [(span: SourceSpan, replacement: String)], of text: PlacedText) -> JSONValue {
    .list(edits.map { ["range": text.range($0.span, unit).json, "newText": .text($0.replacement)] })
  }

  /// Edits of files as the client takes them.
  func edit(_ files: [FileEdits]) -> JSONValue {
    let changes = files.map { file in (file: file, edits: json(file.edits, of: file.text)) }
    guard client.hasVersionedEdits else {
      return ["changes": .object(changes.map { JSONValue.Member(uri($0.file.path), $0.edits) })]
    }
    let documents = changes.map { file, edits -> JSONValue in
      let version = versions[file.path].map { JSONValue($0) } ?? .null
      return ["textDocument": ["uri": .text(uri(file.path)), "version": version], "edits": edits]
    }
    return ["documentChanges": .list(documents)]
  }
}

extension Completion.Kind {
  /// As the protocol numbers them.
  fileprivate var number: Int {
    switch self {
    case .key: 10
    case .word: 12
    case .member: 6
    case .list: 7
    case .tag: 20
    }
  }
}
