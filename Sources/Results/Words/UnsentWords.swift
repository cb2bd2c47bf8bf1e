import Simulation

extension UnsentReason {
  var words: String {
    switch self {
    case .notArrived: "The contact joins the list later"
    case .neverTextable: "Opted out, or a phone that another row has"
    case .underReview: "A reply waits for someone to say whether it is an opt out"
    case .outsideHours: "It was outside the texting hours"
    case .waiting: "Given to a member who did not come to it"
    case .capReached: "Given to no one: everyone has as many as the rules allow"
    case .unassigned: "Given to no one: there was no time for it"
    }
  }
}
