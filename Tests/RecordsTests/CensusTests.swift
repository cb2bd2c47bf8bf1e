import Campaign
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

  @Test func `strangers are counted by column, at the first line`() throws {
    let list = "id,assigned_to,last_team_member\n1,ana,ana\n2,bob,\n3,eve,joe\n4,bob,\n"
    let problems = try taker(list).strangers
    #expect(problems.map(\.line) == [3, 4])
    #expect(problems[0].message.hasSuffix("for 3 contacts: `bob`, `eve`"))
    #expect(problems[1].message.hasPrefix("`last_team_member` names no one on the team for 1 contact"))
  }
}
