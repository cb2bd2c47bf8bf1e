package import Campaign
package import Diagnostics
package import Routing
package import RuleLanguage

/// Where the parts of a policy are, as `FILE:LINE`.
package struct RulePlaces {
  package let origins: OriginTable

  private let lines: LineTable

  package init(origins: OriginTable) {
    self.origins = origins
    lines = LineTable(origins.source)
  }

  package var fileName: String { origins.source.name }

  package func rule(_ rule: RuleID) -> String { "\(origins.source.name):\(origins.line(rule))" }

  /// Nil for what the file leaves at its default.
  package func origin(_ origin: NodeOrigin) -> String? {
    switch origin {
    case .replyStep(let index): origins.place(step: index).map { text($0) }
    case .thenStep(let index): origins.place(thenStep: index).map { text($0) }
    case .replyTimeout: origins.replyTimeoutPlace.map { text($0) }
    case .optOut, .textingHours, .reassignment, .tagRules, .contactList, .distribution: nil
    }
  }

  package func text(_ place: Place) -> String {
    let lines = place.source === lines.source ? lines : LineTable(place.source)
    return "\(place.source.name):\(lines.position(ofByte: Int(place.span.lower)).line)"
  }
}
