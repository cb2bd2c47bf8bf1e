import TestSupport
import Testing

/// What rings and reassignments promise about shares, on random teams.
@Suite
struct FairnessTests {
  static let names = ["a", "b", "c", "d", "e"]

  /// A ring over members with these weights, and as many replies as the weights add up to, twice.
  static func turns(_ weights: [Int]) -> Script {
    var setup = Setup(members: Array(names.prefix(weights.count)), steps: ["round_robin", "shared_inbox"])
    for (name, weight) in zip(names, weights) { setup.people[name] = .init(weight: weight) }
    let contacts = (1...2 * weights.reduce(0, +)).map { "c\($0)" }
    let events = contacts.map { .contact(Row(id: $0)) } + contacts.map { ScriptEvent.reply($0) }
    return Script(setup: setup, events: events.map { Moment(at: 0, event: $0) })
  }

  static func chosen(_ effects: [[String]]) -> [String] {
    effects.joined().map { $0.split(separator: " ") }.filter { $0[0] == "routed" }.map { String($0[2]) }
  }
  static func engine(_ script: Script) -> [[String]] { RewritingTests.play(script).effects }

  /// In every round, each gets as many turns as they weigh.
  static func isFair(_ chosen: [String], _ weights: [Int]) -> Bool {
    let round = weights.reduce(0, +)
    return stride(from: 0, to: chosen.count, by: round).allSatisfy { start in
      let turns = chosen[start..<min(start + round, chosen.count)]
      return zip(names, weights).allSatisfy { name, weight in turns.count { $0 == name } == weight }
    }
  }

  @Test
  func `weights 5, 1, 1 take turns a a b a c a a`() {
    #expect(Self.chosen(Self.engine(Self.turns([5, 1, 1]))).joined() == "aabacaaaabacaa")
  }

  static func weights(_ seed: Int) -> [Int] {
    var dice = Dice(UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<4 { _ = dice.roll(2) }
    return (0..<2 + dice.roll(3)).map { _ in 1 + dice.roll(3) }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<40)
  func `turns follow weights`(_ batch: Int) {
    for seed in stride(from: batch, to: 10_000, by: 40) {
      let weights = Self.weights(seed)
      let chosen = Self.chosen(Self.engine(Self.turns(weights)))
      if !Self.isFair(chosen, weights) {
        Issue.record("\(weights): \(chosen.joined())")
        return
      }
    }
  }

  /// All of some contacts, some of them sent, given to a list.
  static func spread(_ seed: Int) -> Script {
    var dice = Dice(UInt64(seed + 1) &* 0xD134_2543_DE82_EF95)
    for _ in 0..<4 { _ = dice.roll(2) }
    var setup = Setup(members: names, mode: [.firstCome, .distributed][dice.roll(2)])
    setup.lists = [.init(name: "closers", members: Array(names.shuffled(&dice).prefix(2 + dice.roll(4))))]
    let contacts = (1...1 + dice.roll(14)).map { "c\($0)" }
    var events: [ScriptEvent] = contacts.map { .contact(Row(id: $0)) } + [.publish]
    for name in names where dice.roll(3) == 0 { events.append(.send(name, nil)) }
    events.append(.reassign(Move(to: "closers", ids: contacts, seed: UInt64(dice.roll(1 << 30)))))
    return Script(setup: setup, events: events.map { Moment(at: 0, event: $0) })
  }

  static func isEven(_ rows: [Tally], _ setup: Setup) -> Bool {
    let shares = zip(setup.team, rows.dropFirst()).filter { setup.lists[0].members.contains($0.0) }.map(\.1.assigned)
    return (shares.max() ?? 0) - (shares.min() ?? 0) <= 1 && shares.reduce(0, +) == rows[0].contacts
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<40)
  func `a list gets shares that differ by at most one`(_ batch: Int) {
    for seed in stride(from: batch, to: 10_000, by: 40) {
      let script = Self.spread(seed)
      let table = EngineTable(script.setup)
      for moment in script.events { _ = table.take(moment) }
      if !Self.isEven(table.rows, script.setup) {
        Issue.record("\(script.yaml(expect: []))")
        return
      }
    }
  }

  @Test
  func `unfair models are seen`() {
    let isUnweighted = (0..<1000).contains { seed in
      let weights = Self.weights(seed)
      return !Self.isFair(Self.chosen(RewritingTests.effects(Self.turns(weights), .weightsAreIgnored)), weights)
    }
    #expect(isUnweighted)
    let isUneven = (0..<1000).contains { seed in
      let script = Self.spread(seed)
      var model = Model(script.setup, fault: .reassignIsUneven)
      for moment in script.events { _ = model.take(moment) }
      return !Self.isEven(model.rows, script.setup)
    }
    #expect(isUneven)
  }
}
