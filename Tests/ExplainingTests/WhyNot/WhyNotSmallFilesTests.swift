import Campaign
import Explaining
import Foundation
import Routing
import Testing

/// What is proposed is held against every change that there is, on files small enough for that.
@Suite struct WhyNotSmallFilesTests {
  /// Asks for every contact and member of a file.
  ///
  /// - Returns: how many questions were asked.
  @discardableResult private func judge(
    _ rules: [TagRule], chain: Int, contacts: some Sequence<SmallFiles.Contact>
  ) -> Int {
    let graph = compile(SmallFiles.policy(rules, chain: chain))
    var asked = 0
    for contact in contacts {
      for number in 0..<SmallFiles.members {
        let member = SmallFiles.member(number)
        let reply = UntouchedReply(
          graph: graph, member: member, tags: contact.tags.sorted(), values: [contact.valueID],
          lastTeamMember: SmallFiles.Contact.member(contact.lastTeamMember))
        guard let search = WhyNotSearch(reply) else {
          Issue.record("no answer")
          continue
        }
        let size = search.reply.reach.isReached ? 0 : search.found.first?.changes.count
        let fewest = SmallFiles.fewest(contact, member, graph)
        asked += 1
        if size != fewest || !search.isComplete {
          let sizes = "\(String(describing: size)), not \(String(describing: fewest))"
          Issue.record("\(rules) chain \(chain) \(contact) \(member): \(sizes)")
        }
        for found in search.found {
          let changed = contact.after(found.changes)
          let holds = SmallFiles.reaches(changed, member, graph)
          if !holds || found.changes.count != fewest {
            Issue.record("\(rules) chain \(chain) \(contact) \(member): \(found.changes) does not bring it")
          }
        }
      }
    }
    return asked
  }

  private func rule(_ condition: Condition, _ recipients: [MemberID]) -> TagRule {
    TagRule(condition: condition, recipients: recipients)
  }

  @Test func `no smaller change exists on a sample of small files`() {
    var draw = Draw(seed: 14)
    for _ in 0..<80 {
      let rules = (0...draw.below(3)).map { _ in
        rule(draw.of(SmallFiles.conditions), draw.of(SmallFiles.recipients))
      }
      let contacts = (0..<12).map { _ in draw.of(SmallFiles.contacts) }
      judge(rules, chain: draw.below(SmallFiles.chains.count), contacts: contacts)
    }
  }

  @Test func `a tag in two places of a condition counts once`() {
    let noOne = SmallFiles.contacts.filter { $0.lastTeamMember == 0 && $0.value == 0 }
    for condition in SmallFiles.twofold where condition.fields.isEmpty {
      judge([rule(condition, SmallFiles.recipients[0])], chain: 0, contacts: noOne)
    }
  }

  @Test func `a search that was cut short does not claim that there is nothing`() throws {
    let wanted = Condition(all: [TagID(0), TagID(1)])
    let graph = compile(SmallFiles.policy([rule(wanted, [SmallFiles.member(2)])], chain: 0))
    let reply = UntouchedReply(graph: graph, member: SmallFiles.member(2), tags: [], values: [.other])
    let whole = try #require(WhyNotSearch(reply))
    #expect(whole.isComplete && whole.found.map(\.changes) == [[.addTag(TagID(0)), .addTag(TagID(1))]])
    let short = try #require(WhyNotSearch(Hasty(reply: reply)))
    #expect(!short.isComplete && short.found.isEmpty)
  }

  /// Gives up after two walks.
  private struct Hasty: AskedReply {
    let reply: UntouchedReply
    var graph: DecisionGraph { reply.graph }
    var member: MemberID { reply.member }
    var hasMoment: Bool { false }
    var mostWalks: Int { 2 }
    func walk(_ changes: [WhyNotChange]) -> WalkedReply? { reply.walk(changes) }
  }

  /// One rule: every condition, recipients, chain and contact. Two: every pair of conditions of up to two tests. Three: of one test.
  @Test(.enabled(if: isExhaustive, "PATCHBAY_WHY_NOT=1 runs it")) func `no smaller change exists on all small files`() {
    for condition in SmallFiles.conditions {
      for recipients in SmallFiles.recipients {
        for chain in SmallFiles.chains.indices {
          judge([rule(condition, recipients)], chain: chain, contacts: SmallFiles.contacts)
        }
      }
    }
    let noOne = SmallFiles.contacts.filter { $0.lastTeamMember == 0 }
    let double = SmallFiles.conditions.filter { $0.tests.count <= 2 }
    for first in double {
      for second in double {
        for split in [0, 1, 3, 5] {
          let rules = [rule(first, SmallFiles.recipients[0]), rule(second, SmallFiles.recipients[split])]
          judge(rules, chain: split % 2, contacts: noOne)
        }
      }
    }
    for first in SmallFiles.simple {
      for second in SmallFiles.simple {
        for third in SmallFiles.simple {
          let rules = [
            rule(first, SmallFiles.recipients[0]), rule(second, SmallFiles.recipients[1]),
            rule(third, SmallFiles.recipients[4]),
          ]
          for chain in [0, 2] { judge(rules, chain: chain, contacts: noOne) }
        }
      }
    }
  }
}

private let isExhaustive = ProcessInfo.processInfo.environment["PATCHBAY_WHY_NOT"] != nil

extension SmallFiles.Contact {
  /// The contact after some changes.
  fileprivate func after(_ changes: [WhyNotChange]) -> SmallFiles.Contact {
    var contact = self
    func number(_ member: MemberID) -> Int { member.isSomebody ? member.index + 1 : 0 }
    for change in changes {
      switch change {
      case .addTag(let tag): contact.tags.insert(tag)
      case .removeTag(let tag): contact.tags.remove(tag)
      case .setField(_, let value): contact.value = value == .other ? 0 : value.index + 1
      case .setLastTeamMember(let member): contact.lastTeamMember = number(member)
      case .assign(let member), .sendFirstText(let member): contact.sender = number(member)
      case .join, .back, .away, .answer, .optIn, .resolve, .wait: Issue.record("\(change) is no change of a contact")
      }
    }
    return contact
  }
}

/// Numbers that look drawn by lot and are the same in every run.
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func of<Element>(_ all: [Element]) -> Element { all[below(all.count)] }
}
