internal import Campaign
internal import Explaining
internal import Proofs
internal import Routing
internal import Text

/// A difference in words: an example of a contact, when it shows, and for both versions where the reply goes and why.
struct ShownDifference {
  struct Side {
    var destination: String
    let members: [String]
    let via: String
    let causes: [DiffSide.Cause]
  }
  /// As the rules spell them.
  let tags: [String]
  let values: [(field: String, value: String)]
  /// What must be so for it to show, each a clause; empty: everyone is there, and no one wrote yet.
  let moment: [String]
  let old: Side
  let new: Side

  /// `a contact with tags Donor, Spanish and state PA`
  var contact: String {
    var parts: [String] = []
    if !tags.isEmpty { parts.append((tags.count == 1 ? "tag " : "tags ") + tags.joined(separator: ", ")) }
    parts += values.map { "\($0.field) \($0.value)" }
    if parts.isEmpty { return "a contact without anything that rules ask about" }
    return "a contact with " + parts.joined(separator: " and ")
  }
}

extension RulesDiff {
  /// All differences, each found once. Of very many, the first.
  static let mostShown = 200

  var shown: [ShownDifference] { routing.differences.prefix(Self.mostShown).map { shown($0) } }

  private func shown(_ difference: RoutingDifference) -> ShownDifference {
    let names = routing.names
    var sides = [difference.old, difference.new].enumerated().map { number, placement in
      side(number, placement, difference)
    }
    // The same members, and still another one: a rule that was edited begins its turns anew.
    if difference.moment?.turn != nil, sides[0].destination == sides[1].destination {
      sides[1].destination += ", in turns of its own"
    }
    return ShownDifference(
      tags: difference.contact.tags.filter { $0.index < names.tags.count }.map { names.tags[$0.index] },
      values: difference.contact.values.map {
        (names.fields[$0.field.index].name, names.fields[$0.field.index].values[$0.value.index])
      }, moment: moment(difference), old: sides[0], new: sides[1])
  }

  private func side(
    _ number: Int, _ placement: SupposedPlacement, _ difference: RoutingDifference
  ) -> ShownDifference.Side {
    let side = sides[number]
    let there = difference.moment?.accepting
    let absence = SupposedAbsence { member in there?.contains(routing.names.member(member, of: number)) ?? true }
    var causes = side.causes(placement)
    if difference.moment == nil {
      causes = (number == 0 ? difference.oldRules : difference.newRules).map { side.cause($0) }
    }
    return ShownDifference.Side(
      destination: side.destination(placement, absence), members: side.members(placement, absence),
      via: PreviewedVia(placement.settlement, side.graph.policy).word, causes: causes)
  }

  private func moment(_ difference: RoutingDifference) -> [String] {
    guard let moment = difference.moment else {
      return ["the tag is added while the conversation is unanswered"]
    }
    let names = routing.names
    func list(_ members: [MemberID]) -> String { members.map { names.members[$0.index] }.joined(separator: ", ") }
    let everyone = names.members.indices.map { MemberID(UInt16(clamping: $0)) }.filter { member in
      sides.enumerated().contains { number, side in
        side.graph.policy.selected.contains { names.member($0, of: number) == member }
      }
    }
    let there = everyone.filter { moment.accepting.contains($0) }
    let absent = everyone.filter { !moment.accepting.contains($0) }
    var clauses: [String] = []
    if there.isEmpty {
      clauses.append("no one accepts replies")
    } else if there.count < absent.count {
      clauses.append("only \(list(there)) \(agreeing(there.count, "accepts", "accept")) replies")
    } else if !absent.isEmpty {
      clauses.append("\(list(absent)) \(agreeing(absent.count, "does", "do")) not accept replies")
    }
    for (role, member) in moment.roles {
      // Whoever sent the first text has written.
      if role == .latestWriter, member == moment.sender { continue }
      let name = names.members[member.index]
      switch role {
      case .owner: clauses.append("\(name) owns the conversation")
      case .sender: clauses.append("\(name) sent the first text")
      case .latestWriter: clauses.append("\(name) wrote last")
      case .lastTeamMember: clauses.append("\(name) is the contact's last team member")
      }
    }
    if moment.sender.isSomebody, !moment.latestWriter.isSomebody {
      clauses.append("whoever wrote last does not accept replies")
    }
    if let turn = moment.turn { clauses.append("it is the turn of \(names.members[turn.member.index])") }
    if moment.isPassedOver { clauses.append("someone did not answer in time") }
    return clauses
  }
}
