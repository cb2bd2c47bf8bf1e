internal import Campaign
package import Diagnostics
internal import RuleLanguage
internal import YAMLTree

/// A place in a file of the workspace.
package struct FilePlace: Sendable {
  package let path: String
  package let text: PlacedText
  package let span: SourceSpan
  package let isDeclaration: Bool
}

/// Edits of one file.
package struct FileEdits: Sendable {
  package let path: String
  package let text: PlacedText
  package let edits: [(span: SourceSpan, replacement: String)]

  package init(path: String, text: PlacedText, edits: [(span: SourceSpan, replacement: String)]) {
    self.path = path
    self.text = text
    self.edits = edits
  }
}

extension Workspace {
  /// The name at a byte: where it stands, and what it is the name of.
  package func name(in path: String, at offset: Int) -> (mention: Mention, thing: NamedThing)? {
    guard let file = analysis(path), let mention = file.mentions.mention(at: offset) else { return nil }
    return (mention, mention.thing(lists(of: path)))
  }

  /// The user lists that the rules of a file declare.
  func lists(of path: String) -> Set<String> {
    rules(of: path).reduce(into: []) { $0.formUnion($1.mentions.lists) }
  }

  /// Every place that names the same as the one at a byte, the file itself first.
  package func places(of thing: NamedThing, around path: String) -> [FilePlace] {
    let lists = lists(of: path)
    return neighbours(of: path).flatMap { file in
      file.mentions.all.filter { $0.thing(lists) == thing }.map {
        FilePlace(path: file.path, text: file.text, span: $0.span, isDeclaration: $0.isDeclaration)
      }
    }
  }

  /// Where what is named is declared; for a tag, where rules mention it first.
  package func definitions(of thing: NamedThing, around path: String) -> [FilePlace] {
    let places = places(of: thing, around: path)
    if thing.kind != .tag { return places.filter(\.isDeclaration) }
    let rules = rules(of: path).map(\.path)
    return (places.first { rules.contains($0.path) } ?? places.first).map { [$0] } ?? []
  }

  /// The edits that give what is named another name, in all files.
  package func renaming(_ thing: NamedThing, around path: String, to name: String) -> [FileEdits] {
    var found: [FileEdits] = []
    let places = places(of: thing, around: path)
    for file in neighbours(of: path) {
      let own = places.filter { $0.path == file.path }
      if own.isEmpty { continue }
      found.append(
        FileEdits(path: file.path, text: file.text, edits: own.map { ($0.span, yamlScalar(name)) }))
    }
    return found
  }

  /// Why something cannot have a name; nil where it can.
  package func refusal(of name: String, for thing: NamedThing, around path: String) -> String? {
    guard name.utf8.contains(where: { $0 != 0x20 }) else { return "a name needs at least one character" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 }) { return "a name stands on one line" }
    if thing.kind != .tag, reservedNames.contains(name) { return "`\(name)` is a word of the language" }
    if thing.kind == .tag, OptOutTag.isSpelled(name) != OptOutTag.isSpelled(thing.text) {
      return "`\(OptOutTag.name)` opts contacts out, which no other tag does: write it by hand where that is meant"
    }
    let other = NamedThing(thing.kind, name)
    if other != thing, !places(of: other, around: path).isEmpty {
      return "there is a \(thing.kind.phrase) `\(name)` already"
    }
    let others: NameKind? = thing.kind == .member ? .list : thing.kind == .list ? .member : nil
    if let others, !places(of: NamedThing(others, name), around: path).isEmpty {
      return "a member and a user list cannot have the same name"
    }
    return nil
  }
}
