import Campaign
import Diagnostics
import Testing

@testable import Records

@Suite struct CensusTests {
  private let policy = RoutingPolicy(
    action: "spring", team: [TeamMember(key: "ana", name: "Ana", permissions: .sendQueue)], selectedCount: 1,
    lists: [], distribution: Distribution(), replySteps: [.sharedInbox], tagRules: [], optOutKeywords: [],
    tags: ["Donor", "Spansh"], fields: [PolicyField(name: "state", values: ["PA", "NJ"])])

  private func taker(_ list: String, limits: CensusLimits = CensusLimits()) throws -> CensusTaker {
    var taker = CensusTaker(policy, limits: limits)
    var reader = RecordReader(ArrayByteReader(Array(list.utf8), piece: 7), format: .csv)
    while let block = try reader.next() { taker.count(block) }
    return taker
  }

  @Test func `a contact counts once for each tag, however often it is written`() throws {
    let list = "id,tags,state,city\n1,donor|DONOR|Spanish,PA,X\n2,Spanish| Donor ,pa,\n3,,,\n"
    let census = try taker(list).census
    #expect(census.contacts == 3 && census.tags == [2, 0])
    #expect(census.otherTags == [ListCensus.Count("Spanish", contacts: 2)])
    #expect(census.fields == [2] && census.values == [[1, 0]])
    #expect(census.otherValues[0].map(\.spelling).contains("pa"))
  }

  @Test func `what is written in endless variety is counted up to the limits`() throws {
    let rows = (0..<500).map { "\($0),t\($0)|Donor,s\($0)" }.joined(separator: "\n")
    let census = try taker("id,tags,state\n" + rows, limits: CensusLimits(tags: 20, values: 10, offered: 5)).census
    #expect(census.tags == [500, 0] && census.otherTags.count == 5 && census.otherValues[0].count == 5)
  }

  @Test func `a census beside a directory is the one of the rows alone`() throws {
    let tags = ["Donor", "DONOR ", "Spanish", "spanish", "Opt Out", "opt out", "", " ", "VIP", "é", "e\u{301}", "X"]
    var random = SplitMix(29)
    var rows: [String] = ["id,phone,tags,state,last_team_member"]
    for _ in 0..<400 {
      // Ids that come twice, and phones that are too long to be one.
      let phone = random.below(9) == 0 ? String(repeating: "9", count: 300) : ""
      let carried = (0..<random.below(5)).map { _ in tags[random.below(tags.count)] }.joined(separator: "|")
      rows.append("\(random.below(300)),\(phone),\(carried),s\(random.below(9)),ana")
    }
    let list = Array(rows.joined(separator: "\n").utf8)
    let other = RoutingPolicy(
      action: "spring", team: policy.team, selectedCount: 1, lists: [], distribution: Distribution(),
      replySteps: [.sharedInbox], tagRules: [], optOutKeywords: [], tags: ["VIP", "X"], fields: [])
    let inspector = ListInspector([policy, other], country: nil) { _ in nil }
    let takers = [TakerBox(policy), TakerBox(other)]
    var problems = NoProblems()
    var reader = RecordReader(ArrayByteReader(list), format: .csv, limits: RecordLimits(blockBytes: 512))
    while let block = try reader.next() {
      inspector.take(block, problems: &problems)
      inspector.count(block)
      for index in takers.indices { takers[index].taker.count(block) }
    }
    for index in takers.indices {
      #expect("\(inspector.census(index))" == "\(takers[index].taker.census)")
      #expect(inspector.census(index).contacts == 400)
    }
  }

  private final class TakerBox {
    var taker: CensusTaker
    init(_ policy: RoutingPolicy) { taker = CensusTaker(policy) }
  }

  private struct NoProblems: RecordProblemReceiver {
    mutating func report(_ block: borrowing ContactBlock) {}
    mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) {}
    mutating func report(ofList problem: RecordProblem) {}
  }

  @Test func `strangers are counted by column, at the first line`() throws {
    let list = "id,assigned_to,last_team_member\n1,ana,ana\n2,bob,\n3,eve,joe\n4,bob,\n"
    let problems = try taker(list).strangers
    #expect(problems.map(\.line) == [3, 4])
    #expect(problems[0].message.hasSuffix("for 3 contacts: `bob`, `eve`"))
    #expect(problems[1].message.hasPrefix("`last_team_member` names no one on the team for 1 contact"))
  }
}
