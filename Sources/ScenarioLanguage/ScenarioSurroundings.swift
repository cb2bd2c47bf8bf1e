public import Campaign
public import Diagnostics
public import Zones

/// What a scenario is read with: this library opens no files and does not know time zones by itself.
public struct ScenarioSurroundings {
  /// Knows the time zones. A scenario that names a time zone unknown to it is refused.
  public let zones: ZoneLoader
  /// The rules under which the scenario runs; nil where they are not known, and then names of members are not checked.
  public let rules: RoutingPolicy?
  /// Opens the files of measured times.
  public let files: FileLoader
  /// Says why a contact list cannot be read; nil where it can be read, or where no one is going to read it.
  public let contactList: (_ path: String, _ place: Place) -> LoadFailure?
  /// Says what to write in place of a key that cannot be varied; nil where it can, or where the keys of rule files are
  /// not known.
  public let unvariable: (_ key: String) -> String?

  public init(
    zones: @escaping ZoneLoader, rules: RoutingPolicy? = nil,
    files: @escaping FileLoader = { _, _ in .failure(LoadFailure(reason: "no file can be loaded here")) },
    contactList: @escaping (_ path: String, _ place: Place) -> LoadFailure? = { _, _ in nil },
    unvariable: @escaping (_ key: String) -> String? = { _ in nil }
  ) {
    self.zones = zones
    self.rules = rules
    self.files = files
    self.contactList = contactList
    self.unvariable = unvariable
  }
}
