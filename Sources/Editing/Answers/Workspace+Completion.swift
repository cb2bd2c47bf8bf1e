internal import Diagnostics
internal import KeyedFiles
internal import Text
internal import YAMLTree

extension Workspace {
  /// What may be written at a byte of an open file, whether or not the file can be parsed. Keys in the order of their table, then
  /// words, then names.
  ///
  /// - Parameter listTags: the tags of a contact list that no file names.
  package func completions(in path: String, at offset: Int, listTags: [String] = []) -> Completions {
    guard let file = analysis(path), let root = KeyShapes.root(file.role),
      let cursor = CursorContext(file, at: offset)
    else { return Completions() }
    let shapes = KeyShapes.of(file.role)
    let found = shapes.shapes(at: cursor.path, from: root)
    var completions = CompletionList(cursor: cursor)
    if cursor.role != .value {
      for case .keys(let phrase) in found { completions.add(keys: shapes.keys(of: phrase), shapes) }
    }
    let files = neighbours(of: path).map { $0 === file ? readable(file, besides: cursor.word) : $0 }
    let known = KnownNames(files, listTags, except: cursor.word, in: path)
    for shape in found {
      switch shape {
      case .named(let phrase, _) where cursor.role != .value:
        if let role = NameRole.ofKey(phrase) { completions.add(role, known, isKey: true) }
      case .word(let words) where cursor.role != .key: completions.add(words: words)
      case .flag where cursor.role != .key: completions.add(words: ["true", "false"])
      case .null where cursor.role != .key: completions.add(words: ["null"])
      case .wholeNumber(let range) where cursor.role != .key && range.count == 1:
        completions.add(words: ["\(range.lowerBound)"])
      case .name(let phrase) where cursor.role != .key:
        if let role = NameRole.ofValue(phrase) { completions.add(role, known, isKey: false) }
      case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
        .oneOrMore, .named, .keys, .either:
        break
      }
    }
    return completions.found
  }
}

extension Workspace {
  /// A file without the line that is being written, where the file cannot be read with it.
  private func readable(_ file: FileAnalysis, besides word: Range<Int>) -> FileAnalysis {
    guard file.document.hasHoles || file.document.root == nil else { return file }
    let line = file.text.line(file.text.lineNumber(ofByte: word.lowerBound))
    var bytes = file.text.bytes
    for at in line { bytes[at] = 0x20 }
    let text = PlacedText(Source(name: file.path, bytes: bytes))
    return FileAnalysis(file.path, text, isRoster: file.role == .roster, after: file)
  }
}

/// Gathers what may be written in place of a word.
private struct CompletionList {
  let cursor: CursorContext
  private(set) var found = Completions()
  private var seen: Set<String> = []

  init(cursor: CursorContext) { self.cursor = cursor }

  /// Keys that the mapping does not have yet.
  mutating func add(keys: [KeyRow], _ shapes: KeyShapes) {
    for key in keys where !cursor.keys.contains(key.name) || key.name == cursor.written {
      add(
        Completion(
          label: key.name, kind: .key, detail: key.rule.shape.phrase, documentation: key.markdown,
          text: cursor.isQuoted ? key.name : key.name + (isOnLines(key.rule.shape) ? ":" : ": "),
          word: SourceSpan(cursor.word)))
    }
  }

  /// Whether a value takes lines of its own, so that a blank behind the colon is in the way.
  private func isOnLines(_ shape: ValueShape) -> Bool {
    if cursor.isFlow { return false }
    return switch shape {
    case .list(let element): if case .keys = element { true } else { false }
    case .keys, .named: true
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word,
      .oneOrMore, .either:
      false
    }
  }

  mutating func add(words: [String]) {
    for word in words {
      add(
        Completion(label: word, kind: .word, detail: "", documentation: "", text: word, word: SourceSpan(cursor.word)))
    }
  }

  mutating func add(_ role: NameRole, _ known: KnownNames, isKey: Bool) {
    add(words: role.words)
    for kind in role.kinds {
      for name in choice(of: known.names(kind)) where !(isKey && cursor.keys.contains(name.text)) {
        let scalar = cursor.isQuoted ? name.text : yamlScalar(name.text)
        add(
          Completion(
            label: name.text, kind: kind.completion, detail: known.detail(name), documentation: "",
            text: isKey && !cursor.isQuoted ? scalar + ": " : scalar, word: SourceSpan(cursor.word)))
      }
    }
  }

  /// The names that what is written may become, and no more than anyone can choose from; all where there are few.
  private mutating func choice(of names: [NamedThing]) -> [NamedThing] {
    guard names.count > Self.mostNames else { return names }
    found.isWhole = false
    let written = Array(cursor.written.lowercased().unicodeScalars)
    let meant = names.lazy.filter { name in
      // As clients do, who look for the letters in their order.
      var next = 0
      for scalar in name.text.lowercased().unicodeScalars where next < written.count && scalar == written[next] {
        next += 1
      }
      return next == written.count
    }
    return Array(meant.prefix(Self.mostNames))
  }

  /// More names of a kind are not offered at once.
  private static let mostNames = 500

  private mutating func add(_ completion: Completion) {
    guard seen.insert(completion.label).inserted else { return }
    var completion = completion
    if cursor.needsBlank { completion.text = " " + completion.text }
    found.items.append(completion)
  }
}

extension NameKind {
  fileprivate var completion: Completion.Kind {
    switch self {
    case .member: .member
    case .list: .list
    case .tag: .tag
    }
  }
}

extension KeyRow {
  /// What the key means, and what holds without it.
  var markdown: String {
    let parts = rule.doc.split(atText: "; default: ", maxSplits: 1)
    var text = parts.first.map { $0 + "." } ?? ""
    if rule.isRequired { text += "\n\nRequired." } else if parts.count > 1 { text += "\n\nDefault: \(parts[1])." }
    return text
  }
}
