internal import Campaign
internal import Checking
internal import Comparing
internal import Diagnostics
internal import Editing
internal import JSONTree
internal import Records
internal import RuleLanguage
internal import SystemZones
internal import Text

// The rules beside a contact list.
extension Studio {
  /// So many contacts are shown, to be tried one by one.
  private static var mostShown: Int { 300 }
  /// So many problems are shown.
  private static var mostProblems: Int { 50 }

  /// How many contacts each rule reaches, what is wrong with the list, and the first contacts. The list is one of the folder, or comes with the
  /// question: then it is read, and kept nowhere.
  func list(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let checked = try rules(request)
    let list = try contactList(request)
    let counter = ReachCounter(checked)
    var shown: [JSONValue] = []
    let note = { (index: Int, block: ContactBlock, isOptedOut: Bool) in
      counter.count(index, of: block, isOptedOut: isOptedOut)
      guard shown.count < Self.mostShown else { return }
      var row = JSONWriter()
      row.object { _ = block.writeColumns(index, to: &$0) }
      if let json = JSONValue(row.bytes) { shown.append(json) }
    }
    var (rulesProblems, listProblems) = (DiagnosticSink(), DiagnosticSink())
    do {
      var comparison = ListComparison(list.name, NoOutput())
      let reader = RecordReader(
        ArrayByteReader(list.bytes), format: list.format, list: checked.list, ruleTags: RuleTags([checked.policy]))
      listProblems = try comparison.run(
        [checked], reader, as: checked.list, zones: systemZones, jobs: 1, progress: NoProgress(),
        sink: &rulesProblems, each: note)
    } catch {
      throw StudioRefusal(error)
    }
    var reach = JSONWriter()
    reach.object { counter.reach.write(to: &$0) }
    let problems = rulesProblems.sorted + listProblems.sorted
    return [
      "list": .text(list.name), "reach": JSONValue(reach.bytes) ?? .null, "contacts": .list(shown),
      "problems": .list(problems.prefix(Self.mostProblems).map(told)),
      "more": JSONValue(max(0, problems.count - Self.mostProblems)),
    ]
  }

  private func told(_ problem: Problem) -> JSONValue {
    let place = problem.primary.place
    let line = PlacedText(place.source).lineNumber(ofByte: Int(place.span.lower)) + 1
    return [
      "severity": .text(problem.severity.rawValue), "message": .text(legible(problem.message, limit: .max)),
      "help": .optional(problem.help.map { legible($0, limit: .max) }),
      "place": .text("\(place.source.name):\(place.source.piece.map { $0.number } ?? line)"),
    ]
  }

  /// The list of a question: one of the folder, or one that comes with it.
  func contactList(
    _ request: JSONValue
  ) throws(StudioRefusal) -> (name: String, bytes: [UInt8], format: RecordFormat) {
    guard let written = request["list"]?.text else { throw StudioRefusal(.request, "a `list` is missing") }
    if let text = request["list_text"]?.text {
      guard let format = recordFormat(ofName: written) else {
        throw StudioRefusal(
          .unusable, "the name \(quoted(written)) does not say how the list is written",
          help: "name it `.csv` or `.ndjson`")
      }
      return (splitPath(written).base, Array(text.utf8), format)
    }
    switch files.contactList(try files.checked(list: written), ofScenario: "") {
    case .success(let list): return list
    case .failure(let failure):
      throw StudioRefusal(.missing, "cannot load \(quoted(written)): \(failure.reason)", help: failure.help)
    }
  }
}
