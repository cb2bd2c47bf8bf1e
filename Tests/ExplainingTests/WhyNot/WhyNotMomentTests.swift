import Campaign
import Diagnostics
import Explaining
import Interpreting
import Records
import Routing
import RuleLanguage
import SystemZones
import TestSupport
import Testing

/// What is proposed for a moment of a run is taken as events by a run of its own, and brings the reply.
@Suite struct WhyNotMomentTests {
  private static let heads = [
    "reply_routing: [closers, hold]", "reply_routing: [round_robin]", "reply_routing: [sender_or_last_team_member]",
    "reply_routing: [joe, { to: closers, by: least_open }]", "reply_routing: [shared_inbox]",
  ]

  private static func rules(_ draw: inout Draw) -> String {
    let head: String = draw.of(heads)
    let donors: String = draw.of(["joe", "ana", "[joe, philly]"])
    let pick: String = draw.of(["all", "round_robin", "least_open"])
    return """
      version: 1
      team:
        ana: { permissions: [send_queue, manage] }
        joe: { max_open: 1 }
        philly: {}
      lists: { closers: [joe, philly] }
      members: [ana, joe, philly]
      \(head)
      tag_rules:
        - { tag: Donor, to: \(donors) }
        - { when: { all: [Spanish], none: [Donor] }, to: closers, by: \(pick) }
        - { when: { all: [Hot, Spanish] }, to: ana, otherwise: [joe, hold] }
      """
  }

  private static func event(_ draw: inout Draw) -> String {
    let member: String = draw.of(["ana", "joe", "philly"])
    let contact: String = draw.of(["c1", "c2", "c3", "c4"])
    let tag: String = draw.of(["Donor", "Spanish", "Hot"])
    switch draw.below(9) {
    case 0, 1, 2: return reply(contact)
    case 3: return event("send", "member", member)
    case 4: return #"{"event":"respond","member":"\#(member)","contact":"\#(contact)"}"#
    case 5: return event("away", "member", member)
    case 6: return event("back", "member", member)
    case 7: return #"{"event":"tag","contact":"\#(contact)","tags":["\#(tag)"]}"#
    default: return event("opt_out", "contact", contact)
    }
  }

  private static func reply(_ contact: String) -> String {
    #"{"event":"reply","contact":"\#(contact)","text":"and you?"}"#
  }

  private static func event(_ kind: String, _ key: String, _ name: String) -> String {
    #"{"event":"\#(kind)","\#(key)":"\#(name)"}"#
  }

  private func interpreter(_ checked: CheckedPolicy) throws -> Interpreter {
    let run = Interpreter(checked)
    let list = "id,tags\nc1,\nc2,Donor\nc3,Spanish|Hot\nc4,Spanish\n"
    var rows = RecordReader(ArrayByteReader(Array(list.utf8)), format: .csv)
    while let block = try rows.next() {
      for index in 0..<block.count {
        if case .joined(let arrival, _) = run.directory.add(index, of: block) { run.take(arrival) }
      }
    }
    run.directory.closeList()
    return run
  }

  /// The members to whom the last line's reply goes.
  private func takers(_ checked: CheckedPolicy, _ lines: [String]) throws -> [String] {
    let run = try interpreter(checked)
    var reader = run.events(ArrayByteReader(Array((lines.joined(separator: "\n") + "\n").utf8)))
    var recorder = run.recorder(EffectValueSink())
    while let line = try reader.next() { _ = recorder.take(line, &run.engine) }
    let effect = recorder.sink.effects.last { $0.origin.n == lines.count && $0.kind == .routed }
    guard case .list(let members)? = effect?["to"] else { return [] }
    return members
  }

  private struct Problems: RecordProblemReceiver {
    mutating func report(_ block: borrowing ContactBlock) {}
    mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) { Issue.record("\(problem())") }
    mutating func report(ofList problem: RecordProblem) { Issue.record("\(problem)") }
  }

  @Test func `every change that is proposed brings the reply when it is taken as an event`() throws {
    var draw = Draw(seed: 3)
    var proposals = 0
    for _ in 0..<samples(25, fast: 5) {
      let text = Self.rules(&draw)
      var sink = DiagnosticSink()
      let checked = try #require(
        checkRules(Source(name: "r.yaml", bytes: Array(text.utf8)), zones: systemZones, sink: &sink))
      let events = (0..<12).map { _ in Self.event(&draw) }
      let bytes = Array((events.joined(separator: "\n") + "\n").utf8)
      for contact in ["c1", "c2", "c3", "c4"] {
        for name in ["ana", "joe", "philly"] {
          let run = try interpreter(checked)
          var problems = Problems()
          let moment = try RecordedMoment(
            run, events: ArrayByteReader(bytes), line: events.count, contact: contact, lateBy: 0,
            problems: &problems, progress: NoProgress())
          let answer = try moment.whyNot(try checked.policy.memberAskedAbout(name))
          #expect(answer.search.isComplete)
          // The last line may be that reply itself.
          let last = events[events.count - 1]
          let reply: String = Self.reply(contact)
          let before: [String] = last == reply ? Array(events.dropLast()) : events
          let now = try takers(checked, before + [reply])
          #expect(answer.search.reply.reach.isReached == now.contains(name), "\(text)\n\(events) \(contact) \(name)")
          for found in answer.search.found {
            let lines = found.changes.compactMap { line($0, contact, run) }
            guard lines.count == found.changes.count else { continue }
            let after = try takers(checked, before + lines + [reply])
            #expect(after.contains(name), "\(text)\n\(events)\n\(lines) \(contact) \(name)")
            proposals += 1
          }
        }
      }
    }
    #expect(proposals > samples(150, fast: 30), "only \(proposals) changes were proposed")
  }

  /// A change as an event; nil where the list would have to be another.
  private func line(_ change: WhyNotChange, _ contact: String, _ run: Interpreter) -> String? {
    func key(_ member: MemberID) -> String { run.directory.key(of: member) }
    func tag(_ tag: TagID) -> String { run.checked.policy.tags[tag.index] }
    switch change {
    case .join(let member): return Self.event("add_member", "member", key(member))
    case .back(let member): return Self.event("back", "member", key(member))
    case .away(let member): return Self.event("away", "member", key(member))
    case .answer(let member, let other):
      let id = String(decoding: run.directory.id(of: other), as: UTF8.self)
      return #"{"event":"respond","member":"\#(key(member))","contact":"\#(id)"}"#
    case .optIn: return #"{"event":"opt_in","member":"ana","contact":"\#(contact)"}"#
    case .resolve: return Self.event("resolve", "contact", contact)
    case .addTag(let id): return #"{"event":"tag","contact":"\#(contact)","tags":["\#(tag(id))"]}"#
    case .removeTag(let id): return #"{"event":"untag","contact":"\#(contact)","tags":["\#(tag(id))"]}"#
    case .sendFirstText(let member):
      return #"{"event":"send","member":"\#(key(member))","contact":"\#(contact)"}"#
    case .setField, .setLastTeamMember, .assign, .wait: return nil
    }
  }
}
