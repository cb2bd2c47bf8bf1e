internal import Campaign
internal import Casework
internal import Comparing
internal import Diagnostics
internal import Editing
internal import Explaining
internal import JSONTree
internal import Routing
internal import RuleLanguage
internal import SystemZones
internal import Text

// What the rules do: with a contact, as a graph, and in cases.
extension Studio {
  /// The rules of a question, without errors.
  func rules(_ request: JSONValue) throws(StudioRefusal) -> CheckedPolicy {
    let file = try file(request)
    var sink = DiagnosticSink()
    let checked = checkRules(
      workspace.files.reading(of: file.text.source), loader: workspace.files.loader(for: file.path),
      zones: systemZones, sink: &sink)
    guard let checked else {
      throw StudioRefusal(
        .unusable, "\(quoted(file.path)) has \(counted(sink.errorCount, "error"))",
        help: "the problems of the text show what to do")
    }
    return checked
  }

  /// The contact of a question, walked through the rules before anything has happened.
  private func contact(_ request: JSONValue, under checked: CheckedPolicy) throws(StudioRefusal) -> Explanation {
    guard let written = request["contact"], written.members != nil else {
      throw StudioRefusal(.request, "a `contact` is missing")
    }
    var json = JSONWriter()
    written.write(to: &json)
    let graph = compile(checked.policy)
    do throws(Failure) {
      return Explanation(
        contact: try ExplainedContact(json.string, graph: graph), graph: graph,
        places: RulePlaces(origins: checked.origins))
    } catch {
      throw StudioRefusal(error)
    }
  }

  /// Who sends a contact's first text and who gets the reply, each question with its answer; and why not somebody else.
  func tryContact(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let checked = try rules(request)
    let explanation = try contact(request, under: checked)
    var whyNot: JSONValue = .null
    if let member = request["why_not"]?.text, !member.isEmpty {
      do throws(Failure) {
        let member = try checked.policy.memberAskedAbout(member)
        whyNot = .text(try explanation.contact.whyNot(member, explanation.places).shown())
      } catch {
        throw StudioRefusal(error)
      }
    }
    return [
      "explanation": JSONValue(explanation.json().utf8) ?? .null, "why_not": whyNot,
      "later": try laterReply(request, explanation.contact, under: checked),
      "selected": .list(checked.policy.selected.map { .text(checked.policy.team[$0.index].key) }),
      "tags": .list(checked.policy.tags.map { .text($0) }),
    ]
  }

  /// The reply after someone sent the first text, or with someone away; null where nothing of that is asked.
  private func laterReply(
    _ request: JSONValue, _ contact: ExplainedContact, under checked: CheckedPolicy
  ) throws(StudioRefusal) -> JSONValue {
    guard request["texted_by"]?.text?.isEmpty == false || request["away"]?.list?.isEmpty == false else { return .null }
    let rules = CaseRules(checked)
    do {
      guard let reply = try tried(request, contact, under: checked).reply(under: rules) else {
        return ["refused": "the rules refuse this: perhaps the first text is somebody else’s to send"]
      }
      let trace = reply.trace
      return [
        "members": .list(reply.members.map { .text($0) }), "is_held": .flag(reply.isHeld),
        "outcome": .optional(trace.end.map { rules.explanation.question($0) }),
        "steps": .list(
          trace.steps.map { step in
            [
              "question": .text(rules.explanation.question(step.node)), "answer": .flag(step.answer),
              "place": .optional(rules.explanation.place(step.node)),
            ]
          }),
        "rules": .list(
          trace.rules.map { rule in
            [
              "line": JSONValue(checked.origins.line(rule)),
              "rule": .text(DecisionWords(policy: checked.policy).rule(checked.policy.tagRules[rule.index])),
            ]
          }),
      ]
    } catch {
      throw StudioRefusal(error)
    }
  }

  private func tried(
    _ request: JSONValue, _ contact: ExplainedContact, under checked: CheckedPolicy
  ) throws(Failure) -> TriedContact {
    var (sender, away): (MemberID?, [MemberID]) = (nil, [])
    if let name = request["texted_by"]?.text, !name.isEmpty { sender = try checked.policy.memberAskedAbout(name) }
    for name in request["away"]?.list?.compactMap(\.text) ?? [] {
      away.append(try checked.policy.memberAskedAbout(name))
    }
    return TriedContact(contact, sender: sender, away: away, under: checked.policy)
  }

  /// The edits that write a case for a contact that was tried, with what the rules do now.
  func makeCase(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    let checked = try rules(request)
    let contact = try contact(request, under: checked).contact
    let written: FileEdits?
    do {
      let names = Set(
        try workspace.report(ofCasesIn: file.path, TestOptions()).files.flatMap(\.results).map(\.name))
      let made = try tried(request, contact, under: checked).suggestion(under: CaseRules(checked), besides: names)
      written = made.flatMap { workspace.writing(cases: $0.yaml, for: file.path) }
    } catch {
      throw StudioRefusal(error)
    }
    guard let written else {
      throw StudioRefusal(.unusable, "the rules place no reply of this contact, so there is nothing to expect")
    }
    return ["edits": edits([written]), "path": .text(written.path)]
  }

  /// The decision graph as a picture, with the path of a contact where there is one.
  func graph(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let checked = try rules(request)
    let path = request["contact"] == nil ? nil : try contact(request, under: checked).contact.path
    return ["svg": .text(drawing(checked, path))]
  }

  private func drawing(_ checked: CheckedPolicy, _ path: DrawnPath?) -> String {
    Drawing(graph: compile(checked.policy), places: RulePlaces(origins: checked.origins), path: path)
      .drawn(rules: DrawnGraph.shownRules).svg()
  }

  /// What came of the cases of a rule file, or of a file of cases.
  func runCases(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let file = try file(request)
    do {
      var options = TestOptions()
      options.showsCoverage = true
      let report = try workspace.report(ofCasesIn: file.path, options)
      return ["report": JSONValue(report.json().utf8) ?? .null, "summary": .text(report.summary)]
    } catch {
      throw StudioRefusal(error)
    }
  }
}
