internal import Diagnostics
internal import Editing
internal import JSONTree

extension TextPoint {
  /// Nil for what is no position. Numbers below 0 count as 0, larger ones than anyone has as the largest.
  init?(_ json: JSONValue) {
    guard let line = json["line"]?.whole, let character = json["character"]?.whole else { return nil }
    let most = Int(Int32.max)
    self.init(line: min(max(line, 0), most), character: min(max(character, 0), most))
  }

  var json: JSONValue { ["line": JSONValue(line), "character": JSONValue(character)] }
}

extension TextRange {
  init?(_ json: JSONValue) {
    guard let start = json["start"].flatMap(TextPoint.init), let end = json["end"].flatMap(TextPoint.init) else {
      return nil
    }
    self.init(start: start, end: end)
  }

  var json: JSONValue { ["start": start.json, "end": end.json] }
}

/// The kinds of actions that the server offers.
enum ActionKind: String, CaseIterable {
  case quickFix = "quickfix"
  case fixAll = "source.fixAll.patchbay"
  case write = "refactor.rewrite"
}

/// What the client may ask the server to do by name.
enum ServerCommand: String, CaseIterable {
  case runCase = "patchbay.runCase"
}

/// What the numbers of semantic tokens mean: types by `SemanticToken.Kind`, and a bit for each modifier.
enum TokenLegend {
  static let types: [JSONValue] = SemanticToken.Kind.allCases.map { kind in
    switch kind {
    case .key: "property"
    case .member: "variable"
    case .list: "class"
    case .tag: "enumMember"
    case .word: "keyword"
    }
  }
  static let modifiers: [JSONValue] = ["declaration"]
}

extension FilePlace {
  func location(_ uri: String, _ unit: ColumnUnit) -> JSONValue {
    ["uri": .text(uri), "range": text.range(span, unit).json]
  }
}
