import Campaign
import Routing
internal import Zones

/// What one replication of a scenario goes by. `SimulationPlan` makes it, and prepares once what is not drawn.
struct RunPlan: Sendable {
  let graph: DecisionGraph
  private(set) var scenario: Scenario
  private(set) var contacts: ScenarioContacts
  let memberLuck: [UInt64]
  let memberOrder: MemberOrder
  private(set) var kinds: MemberKinds
  private(set) var shiftPlan: ShiftPlan
  private(set) var habits: ContactHabits
  let arrivals: ArrivalPlan
  let until: UInt64
  let warmUp: UInt64
  let startsBuckets: Bool
  let claims: Bool
  /// First texts that no one has are for the first member who comes, as claims or as buckets.
  let sharesTexts: Bool
  let hasHours: Bool
  /// The time that clocks show when the run begins.
  let begin: Instant
  /// The same as a minute of the day; nil where neither texting hours nor shifts say it.
  let beginMinute: Int?
  /// The clock by which the run begins; nil where the time of day does not matter.
  let zone: ZoneRules?
  /// By member: whether they work in the shifts of the rules.
  private(set) var followsRules: [Bool]

  /// Without contacts, and with the kinds of members of the first replication.
  ///
  /// - Parameter contactCount: how many contacts the list of each replication has.
  init(graph: DecisionGraph, scenario: Scenario, contactCount: Int) {
    let policy = graph.policy
    self.graph = graph
    self.scenario = scenario
    contacts = ScenarioContacts(fieldCount: policy.fields.count)
    until = Self.length(of: scenario)
    warmUp = UInt64(clamping: scenario.warmUp.count)
    memberLuck = policy.team.map { luckKey($0.key.utf8) }
    memberOrder = MemberOrder(luck: memberLuck)
    hasHours = policy.textingHours != nil
    let chance = Chance(seed: scenario.seed, replication: 0)
    kinds = MemberKinds(policy, scenario.members, chance, luck: memberLuck)
    let calendar = RunCalendar(policy, scenario)
    (begin, beginMinute, zone) = (calendar.begin, calendar.beginMinute, calendar.zone)
    followsRules = policy.followsRules(kinds)
    shiftPlan = ShiftPlan(policy, scenario, kinds, from: begin, chance, luck: memberLuck)
    habits = ContactHabits(policy, scenario.replies)
    arrivals = ArrivalPlan(scenario.arrivals, count: contactCount)
    switch policy.distribution.mode {
    case .firstComeFirstServed: (startsBuckets, claims, sharesTexts) = (false, true, true)
    case .distributed: (startsBuckets, claims, sharesTexts) = (false, false, false)
    case .buckets: (startsBuckets, claims, sharesTexts) = (true, false, true)
    }
  }

  /// How many milliseconds a run has.
  static func length(of scenario: Scenario) -> UInt64 {
    UInt64(clamping: min(scenario.until, ScenarioLimits.until).count)
  }

  mutating func use(_ list: ScenarioContacts) {
    contacts = list
    habits = habits.of(list)
  }

  /// Draws anew who is of which kind and who turns up, and with it who is there when.
  mutating func drawKinds(_ chance: Chance) {
    kinds = MemberKinds(graph.policy, scenario.members, chance, luck: memberLuck)
    followsRules = graph.policy.followsRules(kinds)
    shiftPlan = ShiftPlan(graph.policy, scenario, kinds, from: begin, chance, luck: memberLuck)
  }

  /// Draws what figures that differ from day to day are.
  mutating func drawFigures(_ chance: Chance) {
    scenario = scenario.on(Day(chance))
    habits = habits.with(scenario.replies)
  }
}

extension ScenarioContacts {
  /// A row as an event.
  ///
  /// - Parameter zones: those that no earlier row has named; the row's own zone is taken from it.
  func withArrival(
    _ index: Int, at moment: Instant, zones left: inout ArraySlice<(contact: Int, rules: ZoneRules)>,
    _ body: (TimedEvent) -> Void
  ) {
    let introduced = left.prefix { $0.contact == index }.map(\.rules)
    left = left.dropFirst(introduced.count)
    tags.withUnsafeBufferPointer { tags in
      values.withUnsafeBufferPointer { values in
        introduced.withUnsafeBufferPointer { introduced in
          body(
            TimedEvent(
              at: moment, event: .contact(listed[index].arrival(index)),
              tags: UnsafeBufferPointer(rebasing: tags[tagRange(index)]),
              values: UnsafeBufferPointer(rebasing: values[index * fieldCount..<(index + 1) * fieldCount]),
              zones: introduced))
        }
      }
    }
  }
}
