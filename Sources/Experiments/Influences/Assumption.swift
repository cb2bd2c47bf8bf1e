internal import ScenarioLanguage
package import Simulation

/// A figure of a scenario that someone assumed, and the scenario with its lowest and its highest value.
package struct Assumption: Sendable {
  /// As the scenario file has it: `replies.reply`.
  package let name: String
  /// The values at both ends, as people read them.
  package let low: String
  package let high: String
  /// Whether these are the ends of a range that the scenario gives; otherwise they are a quarter less and a quarter more.
  package let isRange: Bool
  /// The scenario at both ends.
  package let scenarios: (low: Scenario, high: Scenario)

  /// How far a figure is moved of which the scenario gives no range.
  package static let reach = 0.25

  /// - Parameters:
  ///   - low: and `high`: the values at both ends.
  ///   - at: the scenario at an end.
  init(_ name: String, low: String, high: String, isRange: Bool = false, at end: (_ isHigh: Bool) -> Scenario) {
    (self.name, self.low, self.high, self.isRange) = (name, low, high, isRange)
    scenarios = (end(false), end(true))
  }

  /// By what a figure is multiplied.
  static func factor(_ isHigh: Bool) -> Double { isHigh ? 1 + reach : 1 - reach }
}

extension Assumption {
  /// All that a scenario assumes, in the order of its keys. What a kind, a member or a tag has as everyone does moves with
  /// everyone.
  ///
  /// - Parameter drawsContacts: whether contacts are made up; a list is no assumption.
  package static func all(of scenario: Scenario, drawsContacts: Bool) -> [Assumption] {
    (drawsContacts ? contacts(scenario) : []) + arrivals(scenario) + members(scenario) + replies(scenario)
      + channel(scenario)
  }

  private static func contacts(_ scenario: Scenario) -> [Assumption] {
    var found: [Assumption] = []
    func add(_ name: String, _ share: Share, _ set: (inout Scenario, Share) -> Void) {
      let figure = Figure<Share>.share(name, \.self, nil)
      guard figure.varies(share) else { return }
      found.append(
        Assumption(name, low: figure.text(share, false), high: figure.text(share, true)) { isHigh in
          var other = scenario
          set(&other, figure.end(share, isHigh))
          return other
        })
    }
    for (index, tag) in scenario.contacts.tags.enumerated() {
      add(AssumedKey.tag(tag.name), tag.share) {
        $0.contacts.tags[index] = GeneratedContacts.NamedShare(tag.name, $1)
      }
    }
    add(AssumedKey.knownToMember, scenario.contacts.knownToMember) { $0.contacts.knownToMember = $1 }
    return found
  }

  private static func arrivals(_ scenario: Scenario) -> [Assumption] {
    guard case .rates(let periods) = scenario.arrivals else { return [] }
    return [
      Assumption(AssumedKey.rates, low: "25 % fewer", high: "25 % more") { isHigh in
        var other = scenario
        other.arrivals = .rates(
          periods.map { period in
            let rate = min(period.perHour * factor(isHigh), ScenarioLimits.arrivalsPerHour)
            return Arrivals.RatePeriod(from: period.from, to: period.to, perHour: rate)
          })
        return other
      }
    ]
  }

  private static func channel(_ scenario: Scenario) -> [Assumption] {
    guard let channel = scenario.channel else { return [] }
    var found: [Assumption] = []
    if let rate = channel.textsPerMinute {
      found.append(
        Assumption(AssumedKey.textsPerMinute, low: "25 % fewer", high: "25 % more") { isHigh in
          var other = scenario
          other.channel?.textsPerMinute = rate * factor(isHigh)
          return other
        })
    }
    let filtered = Figure<Channel>.share(AssumedKey.filtered, \.filtered, (\.ranges, .filtered))
    if filtered.varies(channel) {
      let (low, high) = (filtered.text(channel, false), filtered.text(channel, true))
      found.append(
        Assumption(filtered.name, low: low, high: high, isRange: filtered.isRange(channel)) { isHigh in
          var other = scenario
          other.channel = filtered.end(channel, isHigh)
          return other
        })
    }
    return found
  }

  private static func members(_ scenario: Scenario) -> [Assumption] {
    let team = scenario.members
    let labels =
      [AssumedWorkKey.section] + team.named.map { AssumedWorkKey.ofMember($0.member) }
      + team.mix.map { AssumedWorkKey.ofKind($0.name) }
    return Figure.ofMembers.flatMap { figure in
      figure.assumptions(team.all, labels, generalCounts: team.mix.isEmpty) { behaviours in
        var other = scenario
        other.members.general = behaviours[0]
        other.members.named = zip(team.named, behaviours.dropFirst()).map { TeamBehaviour.Named($0.member, $1) }
        other.members.mix = zip(team.mix, behaviours.dropFirst(1 + team.named.count)).map {
          TeamBehaviour.Kind($0.name, count: $0.count, $1)
        }
        return other
      }
    }
  }

  private static func replies(_ scenario: Scenario) -> [Assumption] {
    let list = scenario.replies
    let labels =
      [AssumedReplyKey.section] + list.byTag.map { AssumedReplyKey.ofTag($0.tag) }
      + list.byField.map { AssumedReplyKey.ofField($0.field, $0.value) }
    return Figure.ofContacts.flatMap { figure in
      figure.assumptions(list.all, labels, generalCounts: true) { behaviours in
        var other = scenario
        other.replies = list.with(behaviours)
        return other
      }
    }
  }
}
