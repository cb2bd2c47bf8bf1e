internal import Diagnostics
internal import Editing
internal import JSONTree
internal import Text

// What is wrong with open files, told without being asked.
extension LanguageServer {
  /// Files with more bytes are proved only when no one types: proofs take longest.
  private static var mostProvedAtOnce: Int { 1 << 16 }

  /// Looks for the problems of an open file, and shows them.
  func check(_ path: String, isPause: Bool) {
    guard let workspace = workspace(of: path), let file = workspace.analysis(path), workspace.isOpen(path) else {
      return
    }
    let proves = isPause || file.text.bytes.count <= Self.mostProvedAtOnce
    let problems = workspace.problems(of: path, proving: proves)
    if found[path]?.isProved == false, problems.isProved { renewLenses() }
    found[path] = problems
    if !problems.isProved { checks.add(patient: path) }
    if contacts != nil, problems.checked != nil { checks.add(count: path) }
    show(problems, of: path, in: workspace)
  }

  private func show(_ problems: FileProblems, of path: String, in workspace: Workspace<Disk>) {
    var texts = ProblemTexts(unit: unit, known: workspace.analysis(path)?.text)
    var shown: [(path: String, problems: [JSONValue])] = [(path, [])]
    for problem in problems.problems {
      let name = problem.primary.place.source.name
      let place = name == path ? path : workspace.openPath(of: name)
      // A roster that is open is looked at by itself.
      if place != path, workspace.isOpen(place) { continue }
      let json = diagnostic(problem, &texts, in: workspace)
      if let index = shown.firstIndex(where: { $0.path == place }) {
        shown[index].problems.append(json)
      } else {
        shown.append((place, [json]))
      }
    }
    for before in shownIn[path] ?? [] where !shown.contains(where: { $0.path == before }) {
      // What is open has its own turn.
      if !workspace.isOpen(before) { shown.append((before, [])) }
    }
    shownIn[path] = shown.filter { !$0.problems.isEmpty }.map(\.path)
    for (path, problems) in shown { publish(problems, of: path) }
  }

  /// Takes away what is shown because of a file that is closed.
  func showNone(because path: String) {
    for place in Set((shownIn[path] ?? []) + [path]).sorted() { publish([], of: place) }
    shownIn[path] = nil
  }

  private func publish(_ problems: [JSONValue], of path: String) {
    var members = [JSONValue.Member("uri", .text(uri(path)))]
    if let version = versions[path] { members.append(JSONValue.Member("version", JSONValue(version))) }
    members.append(JSONValue.Member("diagnostics", .list(problems)))
    outbox.notify("textDocument/publishDiagnostics", .object(members))
  }

  /// A problem as editors show it: the message, and below it what is known further and the next step.
  func diagnostic(_ problem: Problem, _ texts: inout ProblemTexts, in workspace: Workspace<Disk>) -> JSONValue {
    var message = legible(problem.message, limit: .max)
    for note in problem.notes { message += "\nnote: \(legible(note, limit: .max))" }
    if let help = problem.help { message += "\nhelp: \(legible(help, limit: .max))" }
    var members: [JSONValue.Member] = [
      JSONValue.Member("range", texts.range(problem.primary.place)),
      JSONValue.Member("severity", JSONValue(problem.severity.number)),
      JSONValue.Member("code", .text(problem.code.name)),
      JSONValue.Member("source", "patchbay"),
      JSONValue.Member("message", .text(message)),
    ]
    if client.showsRelated, !problem.related.isEmpty {
      let related = problem.related.map { label -> JSONValue in
        let place = workspace.openPath(of: label.place.source.name)
        return [
          "location": ["uri": .text(uri(place)), "range": texts.range(label.place)],
          "message": .text(label.text.isEmpty ? "see here" : label.text),
        ]
      }
      members.append(JSONValue.Member("relatedInformation", .list(related)))
    }
    return .object(members)
  }
}

extension Severity {
  /// As the protocol numbers them.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .note: 3
    }
  }
}

/// The texts that problems are in, each with its lines found once.
struct ProblemTexts {
  private var texts: [PlacedText] = []
  let unit: ColumnUnit

  /// - Parameter known: a text whose lines are known.
  init(unit: ColumnUnit, known: PlacedText?) {
    self.unit = unit
    texts = known.map { [$0] } ?? []
  }

  mutating func range(_ place: Place) -> JSONValue {
    if let known = texts.first(where: { $0.source === place.source }) { return known.range(place.span, unit).json }
    let text = PlacedText(place.source)
    texts.append(text)
    return text.range(place.span, unit).json
  }
}
