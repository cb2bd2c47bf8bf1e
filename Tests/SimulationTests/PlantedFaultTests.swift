import Campaign
import Routing
import Testing

@testable import Simulation

/// Every checker catches the fault it is there for, planted in a stream of changes that is fine without it.
@Suite struct PlantedFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let sound: [StateChange]
    /// The same with the fault.
    let broken: [StateChange]
    let says: String
    var steps: [ReplyStep] = [.roundRobin, .sharedInbox]
    var testDescription: String { name }
  }

  private static let a = ContactID(0)
  private static let b = ContactID(1)
  private static let c = ContactID(2)
  private static let ana = MemberID(0)
  private static let joe = MemberID(1)
  private static let stranger = MemberID(2)

  private static func waits(_ contact: ContactID, _ destination: Destination, _ via: Via = .sender) -> [StateChange] {
    [.replied(contact), .routed(contact, destination, via, [])]
  }

  private static let joined = StateChange.contactJoined(a)
  private static let claimed = StateChange.assigned(a, ana, .claimed)
  private static let held = StateChange.held(a, .nobodyAvailable, [])

  static let faults: [Fault] = [
    Fault(
      name: "sent without an assignee", sound: [joined, claimed, .sent(a, ana)], broken: [joined, .sent(a, ana)],
      says: "became sent from unassigned"),
    Fault(
      name: "a second first text", sound: [joined, claimed, .sent(a, ana)],
      broken: [joined, claimed, .sent(a, ana), .sent(a, joe)], says: "second first text"),
    Fault(
      name: "an answer after an opt out",
      sound: [joined] + waits(a, .member(ana)) + [.responded(a, ana), .optedOut(a, .manual(ana))],
      broken: [joined] + waits(a, .member(ana)) + [.optedOut(a, .manual(ana)), .responded(a, ana)],
      says: "opted out, and then"),
    Fault(
      name: "a stranger sends", sound: [joined, claimed], broken: [joined, .assigned(a, stranger, .claimed)],
      says: "takes no part"),
    Fault(
      name: "a reply routed to someone away", sound: [joined, .wentAway(joe)] + waits(a, .member(ana)),
      broken: [joined, .wentAway(ana)] + waits(a, .member(ana)), says: "is not available"),
    Fault(
      name: "a ring that skips someone",
      sound: [.ringTurned(.everyone, ana, ContactID(0)), .ringTurned(.everyone, joe, ContactID(0))],
      broken: [.ringTurned(.everyone, joe, ContactID(0))], says: "waited longer"),
    Fault(
      name: "a ring that turns to someone away", sound: [.wentAway(ana), .ringTurned(.everyone, joe, ContactID(0))],
      broken: [.wentAway(ana), .ringTurned(.everyone, ana, ContactID(0))], says: "who is not available"),
    Fault(
      name: "a reply without a place", sound: waits(a, .member(ana)), broken: [.replied(a)], says: "ended in 0 places"),
    Fault(
      name: "a reply in two places", sound: waits(a, .member(ana)),
      broken: waits(a, .member(ana)) + [.routed(a, .sharedInbox, .sharedInbox, [])], says: "ended in 2 places"),
    Fault(
      name: "an older conversation of the same member left waiting",
      sound: waits(a, .member(ana)) + waits(b, .member(ana)) + [.responded(a, ana), .responded(b, ana)],
      broken: waits(a, .member(ana)) + waits(b, .member(ana)) + [.responded(b, ana)],
      says: "before the older contact 0"),
    Fault(
      name: "more older shared conversations left waiting than others can have in hand",
      sound: waits(a, .sharedInbox) + waits(b, .sharedInbox) + waits(c, .sharedInbox) + [.responded(b, ana)],
      broken: waits(a, .sharedInbox) + waits(b, .sharedInbox) + waits(c, .sharedInbox) + [.responded(c, ana)],
      says: "before 2 older shared ones"),
    Fault(
      name: "an older held reply overtaken",
      sound: [.replied(a), held, .cameBack(joe), .routed(a, .member(joe), .roundRobin, [])]
        + waits(b, .member(joe), .roundRobin),
      broken: [.replied(a), held] + waits(b, .member(joe), .roundRobin), says: "while an older reply was held",
      steps: [.roundRobin, .hold]),
  ]

  @Test(arguments: faults)
  func `planted fault is caught`(_ fault: Fault) {
    var bank = TextBank("two") { $0.members = 2 }
    bank.steps = fault.steps
    #expect(violations(fault.sound, bank.policy) == [])
    #expect(violations(fault.broken, bank.policy).contains { $0.contains(fault.says) })
  }

  /// Replies open a decision; every other change is one of its own unless it follows a reply.
  private func violations(_ stream: [StateChange], _ policy: RoutingPolicy) -> [String] {
    var found: [String] = []
    var checkers = AllCheckers.make(policy)
    for place in stream.indices {
      let goesOn: Bool =
        if place + 1 < stream.count, case .routed = stream[place + 1] {
          true
        } else if place + 1 < stream.count, case .held = stream[place + 1] {
          true
        } else {
          false
        }
      for index in checkers.indices {
        if let violation = checkers[index].saw(stream[place], recipients: []) { found.append(violation) }
        if !goesOn, let violation = checkers[index].endOfDecision(nil) { found.append(violation) }
      }
    }
    return found
  }

  /// The state's own counts are held against what was seen: one too many of each, in turn.
  @Test func `counts that do not add up are caught`() {
    var checker = ConservationChecker()
    for change in [Self.joined, .contactJoined(Self.b), Self.claimed, .sent(Self.a, Self.ana)] {
      #expect(checker.saw(change, recipients: []) == nil)
    }
    var sound = TotalCounts()
    sound.contacts = 2
    sound.sent = 1
    sound.unassigned = 1
    #expect(checker.endOfDecision(sound) == nil)
    for count in [\TotalCounts.contacts, \.sent, \.waiting, \.unassigned, \.neverTextable] {
      var broken = sound
      broken[keyPath: count] += 1
      #expect(checker.endOfDecision(broken) != nil)
    }
  }
}
