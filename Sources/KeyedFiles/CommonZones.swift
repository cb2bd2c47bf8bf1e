internal import Campaign
import Diagnostics
internal import SystemZones
internal import Text
public import Zones

/// What to say about a name that keeps no daylight time, and is not taken for a time zone; nil for other names.
public func refusalOfFixedZone(_ name: String) -> (message: String, help: String)? {
  guard let zone = FixedZone(name) else { return nil }
  return ("\(quoted(name)) has no daylight time: \(zone.extent)", zone.advice)
}

/// The zones that were probably meant by a name that is not a zone.
///
/// - Parameter words: what is allowed there besides zones.
public func meantZones(_ name: String, besides words: [String] = [], _ zones: ZoneLoader) -> [String] {
  var meant = suggest(name, among: words + commonZones, synonyms: zoneSynonyms)
  if meant.isEmpty {
    meant = commonZones.filter { isSpelledAlike(String($0.split(separator: "/").last ?? ""), name) }
  }
  return meant.filter { words.contains($0) || zones($0) != nil }
}
