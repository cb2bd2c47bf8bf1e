import Campaign
internal import Proofs
internal import Routing
internal import Text
import YAMLTree

/// Says who an example contact is, when it replies, and who has the reply.
struct WitnessWords {
  private let policy: RoutingPolicy
  /// Longer lists of members are cut.
  private static let mostNames = 8

  init(_ policy: RoutingPolicy) { self.policy = policy }

  /// `{tags: [Donor, Spanish], state: PA}`
  func contact(_ contact: ContactClass) -> String {
    let tags = contact.tags.filter { $0.index < policy.tags.count }.map { yamlScalar(policy.tags[$0.index]) }
    let fields = contact.values.map { value in
      let field = policy.fields[value.field.index]
      return "\(yamlScalar(field.name)): \(yamlScalar(field.values[value.value.index]))"
    }
    return "{" + (["tags: [\(tags.joined(separator: ", "))]"] + fields).joined(separator: ", ") + "}"
  }

  func names(_ members: [MemberID]) -> String {
    if members.isEmpty { return "no one" }
    let names = members.prefix(Self.mostNames).map { policy.team[$0.index].key }.joined(separator: ", ")
    return members.count > Self.mostNames ? names + " and \(members.count - Self.mostNames) more" : names
  }

  /// `, owned by ana, while only ana, joe accept`; empty before anything has happened, with everyone there.
  func moment(_ moment: SupposedMoment) -> String {
    var parts: [String] = []
    if moment.owner.isSomebody { parts.append("whose owner and sender is \(names([moment.owner]))") }
    if moment.ranOutOften {
      parts.append("which no one answered in time, again and again")
    } else if moment.isPassedOver {
      parts.append("which someone did not answer in time")
    }
    let mayAccept = policy.mayAccept
    let everyone = policy.selected.filter { mayAccept[$0.index] }
    let there = everyone.filter { moment.accepts[$0.index] }
    let missing = everyone.count - there.count
    if there.isEmpty {
      parts.append("while no one accepts")
    } else if missing > 0, missing <= there.count {
      let absent = everyone.filter { !moment.accepts[$0.index] }
      parts.append("while \(names(absent)) \(agreeing(absent.count, "does", "do")) not accept")
    } else if missing > 0 {
      parts.append("while only \(names(there)) \(agreeing(there.count, "accepts", "accept"))")
    }
    return parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")
  }

  func placement(_ placement: SupposedPlacement) -> String {
    switch placement.settlement {
    case .sharedInbox: "the shared inbox, where everyone sees it"
    case .hold, .holdUntilOpen: "no one: it is held"
    case .nextOf: placement.members.count == 1 ? names(placement.members) : "one of \(names(placement.members))"
    case .optOut, .reassignedOwner, .recipients, .owner, .latestWriter, .previousTeamMember, .sender, .member, .stay:
      names(placement.members)
    }
  }
}
