import Campaign
import Zones

/// A few time zones without their changes: the checker asks only whether a zone exists.
let someZones: ZoneLoader = { name in
  let known = ["America/New_York", "America/Los_Angeles", "America/Chicago", "Europe/London", "UTC", "EST"]
  return known.contains(name) ? ZoneRules(name: name, offset: 0) : nil
}
