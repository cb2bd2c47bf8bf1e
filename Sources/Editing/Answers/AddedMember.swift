internal import Diagnostics
internal import RuleLanguage
internal import YAMLTree

extension Workspace {
  /// The edits that add someone to the team of a rule file, and to those who take part; nil where neither is needed, or the file has
  /// no place for it.
  func adding(member name: String, to rules: FileAnalysis) -> [FileEdits]? {
    let document = rules.document
    guard let root = document.root else { return nil }
    func value(_ key: FileKey) -> NodeID? {
      document.entries(root).first { document.string($0.key) == key.rawValue }?.value
    }
    guard let members = value(.members), document.kind(members) == .sequence else { return nil }
    let scalar = yamlScalar(name)
    var own: [(span: SourceSpan, replacement: String)] = []
    var files: [FileEdits] = []
    let takesPart = document.elements(members).contains { document.string($0) == name }
    if let team = value(.team) {
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

extension FileAnalysis {
  /// The edit that writes one more entry at the end of a list or a mapping; nil for an empty one that is not in brackets.
  fileprivate func appending(_ entry: String, to node: NodeID) -> (span: SourceSpan, replacement: String)? {
    let isList = document.kind(node) == .sequence
    let last = isList ? document.elements(node).last : document.entries(node).last?.value
    let start = Int(document.span(node).lower)
    let isFlow = start < text.bytes.count && (text.bytes[start] == 0x5B || text.bytes[start] == 0x7B)
    guard let last else { return isFlow ? (SourceSpan((start + 1)..<(start + 1)), entry) : nil }
    var end = min(Int(document.span(last).upper), text.bytes.count)
    if isFlow { return (SourceSpan(end..<end), ", " + entry) }
    while end > start, [0x20, 0x0A, 0x0D].contains(text.bytes[end - 1]) { end -= 1 }
    // A remark behind the entry stays with it.
    end = text.line(text.lineNumber(ofByte: end)).upperBound
    let first = isList ? document.elements(node).first : document.entries(node).first?.key
    let line = text.line(text.lineNumber(ofByte: first.map { Int(document.span($0).lower) } ?? start))
    let indentation = String(repeating: " ", count: text.bytes[line].prefix { $0 == 0x20 }.count)
    return (SourceSpan(end..<end), "\n" + indentation + (isList ? "- " : "") + entry)
  }
}
