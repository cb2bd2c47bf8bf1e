public import Campaign

/// The generated contacts of one replication by name, as a list would have them: the same contacts that
/// `ContactGenerator` makes.
public struct GeneratedNames: Sendable {
  private let wanted: GeneratedContacts
  private let draws: ContactDraws

  public init(_ scenario: Scenario, replication: Int, policy: RoutingPolicy) {
    wanted = scenario.contacts
    draws = ContactDraws(wanted, seed: scenario.seed, members: policy.selectedCount).of(replication: replication)
  }

  /// `c1`, `c2` and so on.
  public func id(of contact: ContactID) -> String { "c\(contact.index + 1)" }

  /// In the order of the scenario.
  public func tags(of contact: ContactID) -> [String] {
    wanted.tags.indices.filter { draws.carries($0, contact.index) }.map { wanted.tags[$0].name }
  }

  /// The fields that have a value.
  public func fields(of contact: ContactID) -> [(name: String, value: String)] {
    wanted.fields.indices.compactMap { field in
      draws.value(of: field, contact.index).map { (wanted.fields[field].field, wanted.fields[field].values[$0].name) }
    }
  }

  public func timeZone(of contact: ContactID) -> String? {
    wanted.timeZones.isEmpty ? nil : draws.zone(contact.index).map { wanted.timeZones[$0].name }
  }

  public func lastTeamMember(of contact: ContactID) -> MemberID { draws.lastTeamMember(contact.index) }
}
