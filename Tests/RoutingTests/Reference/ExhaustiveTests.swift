import Foundation
import Testing

/// All campaigns of a small world: ana, joe who joins later, two contacts, one tag; every mode, a few reply chains, and every
/// sequence of events of a length. `PATCHBAY_EXHAUSTIVE=3` plays the sequences of three events.
@Suite("All small campaigns")
struct ExhaustiveTests {
  static let length = ProcessInfo.processInfo.environment["PATCHBAY_EXHAUSTIVE"].flatMap { Int($0) } ?? 2

  static let modes: [Setup.Mode] = [.firstCome, .distributed, .buckets(1)]
  static let chains: [[String]] = [
    ["shared_inbox"], ["round_robin", "hold"], ["sender", "hold"], ["last_team_member", "closers", "shared_inbox"],
    ["sender_or_last_team_member", "ana", "hold"],
  ]
  static let setups: [Setup] = modes.flatMap { mode in
    chains.map { steps in
      Setup(
        members: ["ana"], others: ["joe"], mode: mode, lastTeamMemberFirst: steps.count == 3, steps: steps,
        lists: [.init(name: "closers", members: ["ana"])], rules: [.init(all: ["a"], to: ["ana"])])
    }
  }

  static let events: [ScriptEvent] = {
    var events: [ScriptEvent] = [.publish]
    for member in ["ana", "joe"] {
      events += [.start(member), .send(member, nil), .away(member), .back(member)]
      events += [.addMember(member), .removeMember(member)]
      for contact in ["c1", "c2"] { events += [.send(member, contact), .respond(member, contact)] }
      events.append(.resolve("c1", by: member))
    }
    for contact in ["c1", "c2"] {
      events += [.reply(contact, isOptOut: false, message: nil), .reply(contact, isOptOut: true, message: nil)]
    }
    return events + [.tag("c1", ["a"], by: nil), .untag("c2", ["a"], by: nil), .optOut("c2", by: "ana")]
  }()

  /// What stands before: nothing has happened, or both take part and both contacts have been texted and wrote back.
  static let beginnings: [[ScriptEvent]] = {
    let list: [ScriptEvent] = [
      .contact(Row(id: "c1", lastTeamMember: "joe", phone: "1")), .contact(Row(id: "c2", tags: ["a"])),
    ]
    let replies: [ScriptEvent] = ["c2", "c1"].map { .reply($0, isOptOut: false, message: nil) }
    return [
      list,
      list + [.addMember("joe"), .start("ana"), .send("ana", nil), .start("joe"), .send("joe", nil)] + replies,
    ]
  }()

  @Test("engine and model agree on each", arguments: setups.indices)
  func each(_ place: Int) {
    var count = 0
    for beginning in Self.beginnings {
      var sequence = [Int](repeating: 0, count: Self.length)
      repeat {
        count += 1
        let script = Script(setup: Self.setups[place], events: beginning + sequence.map { Self.events[$0] })
        if let difference = Difference.find(script, from: beginning.count) {
          Issue.record("\(difference.shrunk { Difference.find($0) })")
          return
        }
      } while Self.advance(&sequence)
    }
    #expect(count == Self.beginnings.count * Int(pow(Double(Self.events.count), Double(Self.length))))
    if Self.length > 2 { print("\(Self.setups[place].mode) \(Self.setups[place].steps): \(count) campaigns") }
  }

  /// The next sequence, or false after the last.
  private static func advance(_ sequence: inout [Int]) -> Bool {
    for place in sequence.indices {
      sequence[place] += 1
      if sequence[place] < events.count { return true }
      sequence[place] = 0
    }
    return false
  }
}
