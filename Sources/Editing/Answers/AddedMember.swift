internal import Diagnostics
internal import RuleLanguage
internal import YAMLTree

extension Workspace {
  /// The edits that add someone to the team of a rule file, and to those who take part; nil where neither is needed, or the file has
  /// no place for it.
  func adding(member name: String, to rules: FileAnalysis) -> [FileEdits]? {
    let document = rules.document
    guard let members = rules.value(.members), document.kind(members) == .sequence else { return nil }
    let scalar = yamlScalar(name)
    var own: [(span: SourceSpan, replacement: String)] = []
    var files: [FileEdits] = []
    let takesPart = document.elements(members).contains { document.string($0) == name }
    if let team = rules.value(.team) {
      let isInline = document.kind(team) == .mapping
      guard let file = isInline ? rules : roster(of: rules), let node = isInline ? team : file.document.root else {
        return nil
      }
      if !file.document.entries(node).contains(where: { file.document.string($0.key) == name }) {
        guard let edit = file.appending("\(scalar): {}", to: node) else { return nil }
        if isInline {
          own.append(edit)
        } else {
          files.append(FileEdits(path: file.path, text: file.text, edits: [edit]))
        }
      }
    }
    if !takesPart {
      guard let edit = rules.appending(scalar, to: members) else { return nil }
      own.append(edit)
    }
    if !own.isEmpty { files.insert(FileEdits(path: rules.path, text: rules.text, edits: own), at: 0) }
    return files
  }
}
