internal import Diagnostics
internal import Text

/// The names of some files, each once, in the order in which they are found.
struct KnownNames {
  private var names: [NameKind: [NamedThing]] = [:]
  private var counts: [NamedThing: Int] = [:]
  private var declared: Set<NamedThing> = []
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
    for tag in listTags.map({ NamedThing(.tag, $0) }) where declared.insert(tag).inserted {
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
      counts[thing, default: 0] += 1
      guard counts[thing] == 1 || mention.isDeclaration else { continue }
      if mention.isDeclaration || thing.kind == .tag {
        if declared.insert(thing).inserted { names[thing.kind, default: []].append(thing) }
      } else {
        undeclared.append(thing)
      }
    }
  }

  func names(_ kind: NameKind) -> [NamedThing] { names[kind] ?? [] }

  /// How often it is named.
  func detail(_ thing: NamedThing) -> String {
    let count = counts[thing] ?? 0
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

extension Mention {
  /// Whom or what it names.
  ///
  /// - Parameter lists: the user lists that are declared.
  package func thing(_ lists: Set<String>) -> NamedThing {
    guard kinds.count > 1 else { return NamedThing(kinds.first ?? .tag, text) }
    return NamedThing(lists.contains(text) ? .list : .member, text)
  }
}
