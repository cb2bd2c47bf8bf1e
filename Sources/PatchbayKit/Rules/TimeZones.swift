internal import Campaign
internal import Records
internal import SystemZones
package import Zones

/// Where the time zones come from that rules and contacts name, such as `America/New_York`.
public struct TimeZones: Sendable {
  package let load: ZoneLoader

  /// The zones of the machine: those below the folder that the environment's `TZDIR` names, or below `/usr/share/zoneinfo`.
  public static let system = TimeZones(load: systemZones)

  /// No zones: rules that name one are refused, and contacts are texted by the zone of the rules.
  public static let none = TimeZones(load: noZones)

  /// The zones below a folder of TZif files, as the time zone database installs them.
  public static func folder(_ path: String) -> TimeZones { TimeZones(load: zones(below: path)) }
}
