internal import Diagnostics
internal import Text

/// The names of some files, each once, in the order in which they are found.
struct KnownNames {
  private var names: [NameKind: [NamedThing]] = [:]
  private var known: [NamedThing: Known] = [:]
  /// Members and lists that are named and not declared count where nothing is declared at all.
  private var undeclared: [NamedThing] = []
  /// The bytes of a word that is being written, and its file.
  private let word: Range<Int>
  private let path: String

  /// - Parameters:
  ///   - listTags: tags that none of the files names.
  ///   - word: what is being written in a file, which is no name yet.
  init(_ files: [FileAnalysis], _ listTags: [String], except word: Range<Int>, in path: String) {
    self.word = word
    self.path = path
    let lists = files.reduce(into: Set<String>()) { $0.formUnion($1.mentions.lists) }
    for file in files { add(file, lists) }
    for tag in listTags.map({ NamedThing(.tag, $0) }) where known[tag]?.isListed != true {
      known[tag, default: Known()].isListed = true
      names[.tag, default: []].append(tag)
    }
    if names[.member] == nil { names[.member] = undeclared.filter { !lists.contains($0.text) } }
  }

  private mutating func add(_ file: FileAnalysis, _ lists: Set<String>) {
    for mention in file.mentions.all {
      if file.path == path, Int(mention.span.lower) <= word.upperBound, word.lowerBound <= Int(mention.span.upper) {
        continue
      }
      let thing = mention.thing(lists)
      let isListed = mention.isDeclaration || thing.kind == .tag
      switch known[thing, default: Known()].meet(isListed: isListed) {
      case .listed: names[thing.kind, default: []].append(thing)
      case .undeclared: undeclared.append(thing)
      case .nothing: break
      }
    }
  }

  func names(_ kind: NameKind) -> [NamedThing] { names[kind] ?? [] }

  /// How often it is named.
  func detail(_ thing: NamedThing) -> String {
    let count = known[thing]?.count ?? 0
    return "\(thing.kind.phrase), " + (count == 0 ? "of the contact list" : "named \(counted(count, "time"))")
  }
}

extension NameKind {
  /// The word for people.
  package var phrase: String {
    switch self {
    case .member: "team member"
    case .list: "user list"
    case .tag: "tag"
    }
  }
}

/// What is known of one name.
private struct Known {
  enum News {
    /// It is declared, or a tag, and that is new.
    case listed
    /// It is new, and no one declared it yet.
    case undeclared
    case nothing
  }

  var count = 0
  var isListed = false

  mutating func meet(isListed: Bool) -> News {
    count += 1
    if isListed, !self.isListed {
      self.isListed = true
      return .listed
    }
    return count == 1 && !isListed ? .undeclared : .nothing
  }
}
