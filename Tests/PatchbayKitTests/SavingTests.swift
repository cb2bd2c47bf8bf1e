import PatchbayKit
import TestSupport
import Testing

/// An action that was saved and restored goes on as one that was not.
@Suite struct SavingTests {
  private static let start: Int64 = 1_772_463_600_000

  private static func event(_ step: Int, _ chance: inout Chance) -> Event {
    let kind =
      chance.isSo(50) ? chance.one(of: ["contact", "send", "reply", "respond"]) : chance.one(of: EventPair.kinds)
    return EventPair.random(kind, &chance, at: start + Int64(step * 60_000)).event
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<16) func `restored is never interrupted`(_ seed: Int) throws {
    var chance = Chance(seed + 1)
    let rules = try SomeRules.rules(seed)
    var through = ContactAction(rules)
    var interrupted = ContactAction(rules)
    for step in 0..<250 {
      if chance.isSo(10) {
        let bytes = interrupted.saved()
        interrupted = try ContactAction(restoring: bytes, rules)
        #expect(interrupted.saved() == bytes)
      }
      let event = Self.event(step, &chance)
      let (expected, found) = (through.take(event), interrupted.take(event))
      #expect(expected == found, "seed \(seed), step \(step)")
      #expect(through.wouldRoute(replyFrom: "c1") == interrupted.wouldRoute(replyFrom: "c1"))
    }
    #expect(through.stats == interrupted.stats && through.eventCount == interrupted.eventCount)
    #expect(through.saved() == interrupted.saved())
  }

  @Test func `lateness is kept`() throws {
    let rules = try Rules(yaml: "version: 1\nmembers: [ana]\n", named: "rules.yaml")
    var action = ContactAction(rules)
    #expect(action.lateBy == .seconds(600))
    action.add(Contact("c1"), at: Timestamp(milliseconds: 10_000_000))
    func reply(_ action: inout ContactAction, late: Int64) -> [Effect] {
      action.take(.reply(from: "c1", "hi"), at: Timestamp(milliseconds: 10_000_000 - late))
    }
    for case .routed(let routed) in reply(&action, late: 600_000) { #expect(routed.notes == [.late]) }
    for case .refused(let refused) in reply(&action, late: 600_001) { #expect(refused.reason == .outOfOrder) }
    action.lateBy = .seconds(3600)
    var restored = try ContactAction(restoring: action.saved(), rules)
    #expect(restored.lateBy == .seconds(3600))
    #expect(reply(&restored, late: 3_600_000).count == 1)
    guard case .optedOut(let optedOut)? = restored.take(.optOut("c1"), at: Timestamp(milliseconds: 1)).first else {
      Issue.record("the opt out is lost")
      return
    }
    #expect(optedOut.notes == [.late] && optedOut.origin.time == Timestamp(milliseconds: 1))
    action.lateBy = .seconds(-5)
    #expect(action.lateBy == .zero)
  }

  private static func sample() throws -> (rules: Rules, bytes: [UInt8]) {
    let rules = try SomeRules.rules(2)
    var action = ContactAction(rules)
    var chance = Chance(5)
    for step in 0..<25 { _ = action.take(event(step, &chance)) }
    return (rules, action.saved())
  }

  private static func reason(_ bytes: [UInt8], _ rules: Rules) -> RestoreError.Reason? {
    do throws(RestoreError) {
      _ = try ContactAction(restoring: bytes, rules)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `every flipped byte is noticed`() throws {
    let (rules, good) = try Self.sample()
    #expect(Self.reason(good, rules) == nil)
    for place in good.indices {
      var bytes = good
      bytes[place] ^= 1 << UInt8(place % 8)
      #expect(Self.reason(bytes, rules) == (place == 8 ? .otherVersion : .damaged), "byte \(place)")
    }
  }

  @Test func `every beginning is refused`() throws {
    let (rules, good) = try Self.sample()
    for count in good.indices { #expect(Self.reason(Array(good[..<count]), rules) == .damaged) }
    #expect(Self.reason(good + [0], rules) == .damaged)
  }

  /// Bytes whose sum is right although they were changed are refused, or go on; nothing stops the program.
  @Test(arguments: 0..<8) func `forged bytes do not trap`(_ seed: Int) throws {
    let (rules, good) = try Self.sample()
    var chance = Chance(seed + 1)
    var refused = 0
    for place in stride(from: 9 + seed, to: good.count - 16, by: 8) {
      var bytes = Array(good.dropLast(16))
      bytes[place] = chance.isSo(50) ? UInt8(chance.below(256)) : bytes[place] ^ 1 << UInt8(chance.below(8))
      do throws(RestoreError) {
        var action = try ContactAction(restoring: bytes + Self.sum(of: bytes), rules)
        _ = (action.stats, action.saved(), action.wouldRoute(replyFrom: "c1"), action.take(.click(by: "c1")))
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }

  /// No event is so far from the first, or from 1970, that those after it could not be counted.
  @Test func `positions have limits`() throws {
    let rules = try Rules(yaml: SomeRules.small)
    let good = ContactAction(rules).saved()
    // Behind the texts of the rules and the names: its length, its version, the line 0, no clock.
    let place = Self.end(of: good, from: Self.end(of: good, from: 9))
    try #require(Array(good[place..<place + 4]) == [3, 1, 0, 0])
    let line: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]  // 2⁶³ - 1
    let clock = [UInt8](repeating: 0xFE, count: 1) + [UInt8](repeating: 0xFF, count: 8) + [1]  // 2⁶³ - 1, signed
    for section in [[UInt8(line.count + 2), 1] + line + [0], [UInt8(clock.count + 3), 1, 0, 1] + clock] {
      let bytes = Array(good[..<place]) + section + Array(good[(place + 4)...].dropLast(16))
      #expect(Self.reason(bytes + Self.sum(of: bytes), rules) == .damaged)
    }
    #expect(Self.reason(good, rules) == nil)
  }

  /// Where the section ends that begins with its length, in groups of seven bits.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var (place, length, shift) = (start, 0, 0)
    repeat {
      length |= Int(bytes[place] & 0x7F) << shift
      (place, shift) = (place + 1, shift + 7)
    } while bytes[place - 1] >= 0x80
    return place + length
  }

  /// The sum at the end, written down once more: FNV-1a of 64 bits, and the length.
  private static func sum(of bytes: [UInt8]) -> [UInt8] {
    let sum = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return [sum, UInt64(bytes.count)].flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
  }

  @Test func `rules may be laid out otherwise and not mean something else`() throws {
    let text = SomeRules.small
    var action = ContactAction(try Rules(yaml: text, named: "a.yaml"))
    action.add(Contact("c1", tags: ["Donor"]))
    let bytes = action.saved()
    let laidOut = text.replacing("members: [ana, joe]", with: "# Who takes part.\nmembers:\n  - ana\n  - joe")
    let restored = try ContactAction(restoring: bytes, try Rules(yaml: laidOut, named: "a.yaml"))
    #expect(restored.wouldRoute(replyFrom: "c1").members == ["joe"])
    let others = [
      text.replacing("[ana, joe]", with: "[joe, ana]"), text.replacing("tag: Donor", with: "tag: VIP"),
      text + "reply_routing: round_robin\n",
    ]
    for other in others { #expect(Self.reason(bytes, try Rules(yaml: other, named: "a.yaml")) == .otherRules) }
    // The name of the action is part of what rules mean.
    #expect(Self.reason(bytes, try Rules(yaml: text, named: "b.yaml")) == .otherRules)
  }

  @Test func `the teams file is part of the rules`() throws {
    let text = "version: 1\nteam: team.yaml\nmembers: [ana, joe]\n"
    func rules(_ team: String) throws -> Rules { try Rules(yaml: text, team: { _ in Array(team.utf8) }) }
    var action = ContactAction(try rules("ana: {}\njoe: {}\n"))
    action.add(Contact("c1"))
    let bytes = action.saved()
    #expect(Self.reason(bytes, try rules("ana: {}\njoe: {}\n")) == nil)
    #expect(Self.reason(bytes, try rules("joe: {}\n\nana: {}\n")) == nil)
    #expect(Self.reason(bytes, try rules("ana: {}\njoe: { max_open: 1 }\n")) == .otherRules)
  }
}
