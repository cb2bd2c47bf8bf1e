import Diagnostics
import Explaining
import Records
import Routing
import RuleLanguage
import SystemZones
import Testing

@testable import Comparing

/// Where the reply of a listed contact goes is what `preview` says.
@Suite struct ListedWalkTests {
  static let steps = [
    "round_robin", "least_open", "sender", "last_team_member", "[sender_or_last_team_member, hold]", "closers", "joe",
    "shared_inbox", "[last_team_member, { to: closers, by: least_open }]",
  ]
  static let list = """
    id,name,tags,last_team_member,state
    c1,José,Spanish,,PA
    c2,Ana,Donor|Spanish,joe,NJ
    c3,Bo,,philly,
    c4,Eve,vip|VIP,,NJ
    c5,Flo,VIP,nobody,PA
    c6,Guy,Opt Out,,
    c7,Hal,Hot,,
    """

  private func policy(_ steps: String) throws -> CheckedPolicy {
    let rules = """
      version: 1
      members: [ana, joe, philly]
      lists: { closers: [joe, philly] }
      reply_routing: \(steps)
      tag_rules:
        - { tag: Donor, to: joe }
        - { tag: Spanish, to: [ana, joe] }
        - { when: { all: [VIP], fields: { state: [NJ] } }, to: closers, by: round_robin }
        - { tag: Hot, to: closers, otherwise: [ana, hold] }
      """
    var sink = DiagnosticSink()
    return try #require(
      checkRules(Source(name: "r.yaml", bytes: Array(rules.utf8)), zones: systemZones, sink: &sink))
  }

  @Test(arguments: steps) func `listed replies go where preview says`(_ steps: String) throws {
    let graph = compile(try policy(steps).policy)
    var shown = ""
    var previewed = ""
    do {
      var preview = PreviewWriter(graph: graph) { lines throws(Failure) in
        previewed += String(decoding: lines, as: UTF8.self)
      }
      let walk = ListedWalk(graph)
      var reader = RecordReader(ArrayByteReader(Array((Self.list + "\n").utf8)), format: .csv)
      while let block = try reader.next() {
        try preview.add(block)
        for index in 0..<block.count {
          let place = walk.place(index, of: block, isOptedOut: false)
          let to = place.names(graph.policy).map { "\"\($0)\"" }.joined(separator: ",")
          let id = String(decoding: block.bytes(block[index].id), as: UTF8.self)
          shown += "{\"id\":\"\(id)\",\"to\":[\(to)],\"via\":\"\(place.via.word)\"}\n"
        }
      }
    }
    #expect(shown == previewed)
    #expect(shown.split(separator: "\n").count == 7)
  }

  @Test func `a list is compared with itself`() throws {
    let rules = try policy("round_robin")
    var diff = RulesDiff(rules, rules)
    var problems = RecordProblems(NoOutput(), name: "list.csv")
    try diff.read(
      RecordReader(ArrayByteReader(Array((Self.list + "\n").utf8)), format: .csv), named: "list.csv",
      optedOut: OptedOutList(), problems: &problems, progress: NoProgress())
    #expect(diff.verdict == .same)
    #expect(diff.list?.contacts == 7)
    #expect(diff.list?.changed == 0)
  }
}

private struct NoOutput: RecordProblemOutput {
  func show(_ problem: Problem) {}
  func note(_ text: String) {}
}
