package import Campaign

extension Scenario {
  /// The rules that are simulated: those given, with copies of their members where the scenario asks for more than they
  /// select.
  package func staffed(_ rules: RoutingPolicy) -> RoutingPolicy {
    members.count.map { rules.selecting(min($0, ScenarioLimits.members)) } ?? rules
  }
}
