internal import Editing
internal import JSONTree

/// What the client can do, as it said when it began.
struct ClientAbilities {
  /// Whether problems may name further places.
  var showsRelated = false
  /// Whether actions may be objects with edits.
  var hasActionLiterals = false
  /// Whether the edits of an action may be asked for when it is chosen.
  var resolvesActionEdits = false
  /// Whether outlines may be trees.
  var hasOutlineTrees = false
  /// Whether edits may name the version of their text.
  var hasVersionedEdits = false
  /// Whether it asks for lenses again when it is told to.
  var renewsLenses = false

  init() {}

  init(_ said: JSONValue) {
    func says(_ path: String...) -> Bool { said[path: path]?.flag == true }
    showsRelated = says("textDocument", "publishDiagnostics", "relatedInformation")
    hasActionLiterals = said[path: ["textDocument", "codeAction", "codeActionLiteralSupport"]] != nil
    resolvesActionEdits =
      said[path: ["textDocument", "codeAction", "resolveSupport", "properties"]]?.list?.contains("edit") == true
    hasOutlineTrees = says("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")
    hasVersionedEdits = says("workspace", "workspaceEdit", "documentChanges")
    renewsLenses = says("workspace", "codeLens", "refreshSupport")
  }
}

extension LanguageServer {
  func initialize(_ parameters: JSONValue) throws(RequestError) -> JSONValue {
    if phase != .new { throw RequestError(.invalidRequest, "the server is initialized already") }
    phase = .running
    client = ClientAbilities(parameters["capabilities"] ?? .null)
    // UTF-16 holds where nothing is said.
    let units = parameters[path: ["capabilities", "general", "positionEncodings"]]?.list?.compactMap(\.text) ?? []
    unit = units.compactMap(ColumnUnit.init(rawValue:)).first ?? .utf16
    let folders = parameters["workspaceFolders"]?.list?.compactMap { $0["uri"]?.text } ?? []
    let root = parameters["rootUri"]?.text
    let uris = folders.isEmpty ? root.map({ [$0] }) ?? [] : folders
    for uri in uris { addTree(ofURI: uri) }
    configure(parameters["initializationOptions"] ?? .null)
    return [
      "capabilities": abilities,
      "serverInfo": ["name": "patchbay", "version": .text(version)],
    ]
  }

  private var abilities: JSONValue {
    [
      "positionEncoding": .text(unit.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": true],
      "completionProvider": ["triggerCharacters": [" ", "[", "{", ",", "-"]],
      "hoverProvider": true,
      "definitionProvider": true,
      "referencesProvider": true,
      "documentHighlightProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentSymbolProvider": true,
      "foldingRangeProvider": true,
      "documentFormattingProvider": true,
      "codeActionProvider": client.hasActionLiterals
        ? [
          "codeActionKinds": .list(ActionKind.allCases.map { .text($0.rawValue) }),
          "resolveProvider": .flag(client.resolvesActionEdits),
        ] : true,
      "codeLensProvider": ["resolveProvider": false],
      "executeCommandProvider": ["commands": .list(ServerCommand.allCases.map { .text($0.rawValue) })],
      "semanticTokensProvider": [
        "legend": ["tokenTypes": .list(TokenLegend.types), "tokenModifiers": .list(TokenLegend.modifiers)],
        "full": true,
      ],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
  }

  private func addTree(ofURI uri: String) {
    guard let path = filePath(ofURI: uri) else { return }
    addTree(path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
  }

  func changeFolders(_ parameters: JSONValue) {
    for added in parameters[path: ["event", "added"]]?.list ?? [] {
      if let uri = added["uri"]?.text { addTree(ofURI: uri) }
    }
    for removed in parameters[path: ["event", "removed"]]?.list ?? [] {
      if let path = removed["uri"]?.text.flatMap(filePath(ofURI:)) { removeTree(path) }
    }
  }

  /// A request, once there is someone to ask.
  func answer(_ method: String, _ parameters: JSONValue) throws(RequestError) -> JSONValue {
    if method == "initialize" { return try initialize(parameters) }
    switch phase {
    case .new: throw RequestError(.notInitialized, "the server is not initialized yet")
    case .shutDown: throw RequestError(.invalidRequest, "the server is shut down")
    case .running: break
    }
    switch method {
    case "shutdown":
      phase = .shutDown
      return .null
    case "textDocument/completion": return try completion(parameters)
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/references": return try references(parameters)
    case "textDocument/documentHighlight": return try highlights(parameters)
    case "textDocument/prepareRename": return try prepareRename(parameters)
    case "textDocument/rename": return try rename(parameters)
    case "textDocument/documentSymbol": return try outline(parameters)
    case "textDocument/foldingRange": return try foldings(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    case "textDocument/codeAction": return try actions(parameters)
    case "codeAction/resolve": return try resolve(parameters)
    case "textDocument/codeLens": return try lenses(parameters)
    case "textDocument/semanticTokens/full": return try tokens(parameters)
    case "workspace/executeCommand": return try execute(parameters)
    default: throw RequestError(.methodNotFound, "there is no method `\(method)`")
    }
  }

  /// A notification. Those that mean nothing here are ignored, as the protocol asks.
  func notice(_ method: String, _ parameters: JSONValue) {
    if method == "exit" {
      ending = phase == .shutDown ? .asked : .abrupt
      return
    }
    guard phase == .running else { return }
    switch method {
    case "textDocument/didOpen": opened(parameters)
    case "textDocument/didChange": changed(parameters)
    case "textDocument/didClose": closed(parameters)
    case "textDocument/didSave", "workspace/didChangeWatchedFiles": filesChanged()
    case "workspace/didChangeWorkspaceFolders": changeFolders(parameters)
    case "workspace/didChangeConfiguration": configure(parameters[path: ["settings", "patchbay"]] ?? .null)
    default: break
    }
  }
}
