import Campaign
import Diagnostics
import Routing
import RuleLanguage

/// Where the parts of a policy stand, as `FILE:LINE`.
struct RulePlaces {
  let origins: OriginTable

  func rule(_ rule: RuleID) -> String { "\(origins.source.name):\(origins.line(rule))" }

  /// Nil for what the file leaves to its default.
  func origin(_ origin: NodeOrigin) -> String? {
    switch origin {
    case .replyStep(let index): origins.place(step: index).map { text($0) }
    case .optOut, .textingHours, .reassignment, .tagRules, .contactList, .distribution: nil
    }
  }

  func text(_ place: Place) -> String {
    "\(place.source.name):\(LineTable(place.source).position(ofByte: Int(place.span.lower)).line)"
  }
}
