/// Where the contacts of a simulation come from.
public enum ContactSupply: Sendable {
  /// A contact list: every replication has the same contacts.
  case list(ScenarioContacts)
  /// Made up, by the scenario's shares, anew in each replication.
  case generated(ContactGenerator)

  public var count: Int {
    switch self {
    case .list(let contacts): contacts.count
    case .generated(let generator): generator.count
    }
  }

  /// That of a list; 0 where contacts are made up.
  var fingerprint: UInt64 {
    switch self {
    case .list(let contacts): contacts.fingerprint
    case .generated: 0
    }
  }

  /// A list where nothing about the contacts is drawn, so that no replication makes it again.
  var settled: ContactSupply {
    switch self {
    case .list: self
    case .generated(let generator): generator.isDrawn ? self : .list(generator.contacts(replication: 0))
    }
  }
}
