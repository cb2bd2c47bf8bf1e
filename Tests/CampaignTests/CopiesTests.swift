import Campaign
import Testing

/// Rules for a team larger than they name.
@Suite struct CopiesTests {
  /// Selects ana and joe; boss is the third of the team.
  private let rules = RoutingPolicy(
    action: "test",
    team: [
      TeamMember(key: "ana", name: "Ana Ruiz", permissions: .sendQueue, maxOpen: 3, weight: 2),
      TeamMember(key: "joe", name: "Joe", permissions: [.sendQueue, .manage]),
      TeamMember(key: "ana 2", name: "Another", permissions: .sendQueue),
    ], selectedCount: 2, lists: [UserList(name: "closers", members: [MemberID(2), MemberID(0)])],
    distribution: Distribution(), replySteps: [.member(MemberID(2)), .list(ListID(0)), .sharedInbox],
    tagRules: [TagRule(condition: Condition(all: [TagID(0)]), recipients: [MemberID(1), MemberID(2)])],
    optOutKeywords: ["stop"],
    notifications: [
      NotificationRule(
        kind: .assignment, recipients: [MemberID(0)], subject: NotificationKind.assignment.standardSubject,
        body: NotificationKind.assignment.standardBody)
    ], tags: ["Donor"], fields: [])

  private func keys(_ members: [MemberID], _ rules: RoutingPolicy) -> [String] {
    members.map { rules.team[$0.index].key }
  }

  @Test func `copies are made in turn`() {
    let more = rules.selecting(5)
    #expect(more.team.map(\.key) == ["ana", "joe", "ana 3", "joe 2", "ana 4", "ana 2"])
    #expect(more.team.map(\.name).prefix(3) == ["Ana Ruiz", "Joe", "Ana Ruiz 3"])
    #expect(more.selectedCount == 5)
    #expect(more.team[2].maxOpen == 3 && more.team[2].weight == 2)
    #expect(more.team[3].permissions == [.sendQueue, .manage])
  }

  @Test func `a copy stands where its original stands`() {
    let more = rules.selecting(5)
    #expect(keys(more.lists[0].members, more) == ["ana 2", "ana", "ana 3", "ana 4"])
    #expect(keys(more.tagRules[0].recipients, more) == ["joe", "joe 2", "ana 2"])
    #expect(keys(more.notifications[0].recipients ?? [], more) == ["ana", "ana 3", "ana 4"])
    #expect(more.replySteps == [.member(MemberID(5)), .list(ListID(0)), .sharedInbox])
  }

  @Test func `enough members stay as they are`() {
    #expect(rules.selecting(2) == rules)
    #expect(rules.selecting(1) == rules)
    let nobody = RoutingPolicy(
      action: "test", team: [], selectedCount: 0, lists: [], distribution: Distribution(), replySteps: [.sharedInbox],
      tagRules: [], optOutKeywords: [], tags: [], fields: [])
    #expect(nobody.selecting(10) == nobody)
  }
}
