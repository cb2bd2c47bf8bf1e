import Campaign
import TestSupport
import Testing

@testable import Routing

/// Random campaigns whose rules are edited half way.
@Suite
struct AdoptionTests {
  static let batches = 0..<20

  /// A script, played up to some place by a table.
  struct Half {
    var script: Script
    var place: Int
    let table: EngineTable

    init(_ seed: Int) {
      script = Script.random(seed: seed).inOrder
      var dice = Dice(UInt64(seed + 1) &* 0x2545_F491_4F6C_DD1D)
      place = dice.roll(script.events.count + 1)
      table = EngineTable(script.setup)
      for moment in script.events.prefix(place) { _ = table.take(moment) }
    }

    var rows: [Row] {
      script.events.prefix(place).compactMap { if case .contact(let row) = $0.event { row } else { nil } }
    }
    var rest: ArraySlice<Moment> { script.events.dropFirst(place) }
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: batches)
  func `the same rules, with everything but the team in another order, decide the same`(_ batch: Int) throws {
    for seed in stride(from: batch, to: 800, by: Self.batches.count) {
      let half = Half(seed)
      var dice = Dice(UInt64(seed + 7))
      var setup = half.script.setup
      setup.rules = setup.rules.shuffled(&dice)
      setup.lists = setup.lists.shuffled(&dice)
      setup.notices = setup.notices.shuffled(&dice)
      let other = try EngineTable(setup, adopting: half.table, half.rows)
      if !sameRest(half, other, setup, seed) { return }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: batches)
  func `the same rules with the team in another order decide the same, ties aside`(_ batch: Int) throws {
    for seed in stride(from: batch, to: 800, by: Self.batches.count) {
      let half = Half(seed)
      var dice = Dice(UInt64(seed + 11))
      var setup = half.script.setup
      let seeded = half.script.events.contains { if case .reassign = $0.event { true } else { false } }
      if setup.mode == .distributed || seeded { continue }
      setup.members = setup.members.shuffled(&dice)
      setup.others = setup.others.shuffled(&dice)
      setup.guests = setup.guests.shuffled(&dice)
      let team = setup.team
      for place in setup.rules.indices { setup.rules[place].to = team.filter(setup.rules[place].to.contains) }
      let other = try EngineTable(setup, adopting: half.table, half.rows)
      if !sameRest(half, other, setup, seed) { return }
    }
  }

  private func sameRest(_ half: Half, _ other: EngineTable, _ setup: Setup, _ seed: Int) -> Bool {
    for (step, moment) in half.rest.enumerated() {
      let expected = Self.portrait(half.table.take(moment), half.script.setup)
      let found = Self.portrait(other.take(moment), setup)
      let (rows, others) = (Self.rows(half.table, half.script.setup), Self.rows(other, setup))
      if expected == found && rows == others { continue }
      Issue.record("seed \(seed), after \(half.place) events, then event \(step): \(moment.event)")
      #expect(expected == found)
      #expect(rows == others)
      return false
    }
    return true
  }

  /// Effects in an order that does not depend on declaration order.
  static func portrait(_ effects: [String], _ setup: Setup) -> [String] {
    effects.map { effect in
      effect.split(separator: " ").enumerated().map { _, word in
        if effect.contains("notified"), let number = Int(word), setup.notices.indices.contains(number) {
          return "\(setup.notices[number].type) \((setup.notices[number].to ?? ["all"]).sorted())"
        }
        return word.split(separator: "+").sorted().joined(separator: "+")
      }.filter { !$0.hasPrefix("@") }.joined(separator: " ")
    }.sorted()
  }

  static func rows(_ table: EngineTable, _ setup: Setup) -> [String: Tally] {
    Dictionary(uniqueKeysWithValues: zip(["totals"] + setup.team, table.rows))
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: batches)
  func `an edit of members is what the events make of it`(_ batch: Int) throws {
    var edits = 0
    for seed in stride(from: batch, to: 800, by: Self.batches.count) {
      let half = Half(seed)
      var dice = Dice(UInt64(seed + 5))
      var setup = half.script.setup
      let bank = half.table.bank
      var events: [ScriptEvent] = []
      if dice.roll(2) == 0, !setup.others.isEmpty {
        let joiners = Array(setup.others.prefix(1 + dice.roll(setup.others.count)))
        setup.members += joiners
        setup.others.removeFirst(joiners.count)
        events = joiners.filter { !bank.state.isSelected(bank.member($0)) }.map { .addMember($0) }
      } else {
        let leavers = Array(setup.members.suffix(1 + dice.roll(setup.members.count)))
        setup.members.removeLast(leavers.count)
        setup.others = leavers + setup.others
        events = leavers.filter { bank.state.isSelected(bank.member($0)) }.map { .removeMember($0) }
      }
      let other = try EngineTable(setup, adopting: half.table, half.rows)
      other.bank.reopen()
      let state = bank.state
      guard let next = half.rest.first, state.nextTimer.map({ $0.milliseconds > Int64(next.at) }) ?? true else {
        continue
      }
      if !events.isEmpty { edits += 1 }
      let expected = events.flatMap { half.table.take(Moment(at: next.at, event: $0)) } + half.table.take(next)
      let found = other.take(next)
      #expect(expected == found, "seed \(seed): \(events), then \(next.event)")
      #expect(half.table.rows == other.rows, "seed \(seed): \(events), then \(next.event)")
      if expected != found || half.table.rows != other.rows { return }
      for moment in half.rest.dropFirst() {
        let (expected, found) = (half.table.take(moment), other.take(moment))
        if expected == found { continue }
        Issue.record("seed \(seed): \(events), then \(moment.event): \(expected), \(found)")
        return
      }
    }
    #expect(edits > 6)
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: batches)
  func `under any other rules every count is what counting again finds`(_ batch: Int) throws {
    for seed in stride(from: batch, to: 800, by: Self.batches.count) {
      let half = Half(seed)
      var setup = Script.random(seed: seed + 100_000).setup
      // Whoever has a history must stay in the team.
      setup.others += half.script.setup.team.filter { !setup.team.contains($0) }
      let other = try EngineTable(setup, adopting: half.table, half.rows)
      let again = EngineTable(copying: other)
      for (step, moment) in half.rest.enumerated() {
        if step % 8 == 0 { again.bank.reopen() }
        let (effects, others) = (other.take(moment), again.take(moment))
        let differences = Recount.differences(other.bank.state)
        if differences.isEmpty && effects == others { continue }
        Issue.record("seed \(seed), after \(half.place) events, \(moment.event): \(differences)")
        #expect(effects == others)
        return
      }
    }
  }
}
