package import Campaign
package import Diagnostics
internal import Text

extension RoutingPolicy {
  /// Someone who may undo an opt out; nil where no one may.
  var optInMember: MemberID? {
    team.firstIndex { $0.permissions.contains(.manage) }.map { MemberID(UInt16(truncatingIfNeeded: $0)) }
  }

  /// The member with a name, for a question about them.
  package func memberAskedAbout(_ name: String) throws(Failure) -> MemberID {
    if let index = team.firstIndex(where: { $0.key == name }) { return MemberID(UInt16(truncatingIfNeeded: index)) }
    if let list = lists.first(where: { $0.name == name }) {
      throw Failure(
        "\(quoted(name)) is a user list, not a team member",
        help: "name one of its members: \(oneOf(list.members.map { team[$0.index].key }))")
    }
    throw .noMember(
      name, among: team.map(\.key), in: "the rules", lister: "`members` and `team` of the rules name them")
  }
}

extension ExplainedContact {
  /// The reply of the contact, to ask about a member.
  package func reply(for member: MemberID) -> UntouchedReply {
    UntouchedReply(
      graph: graph, member: member, tags: carried, values: values, lastTeamMember: lastTeamMember,
      assignedTo: assignedTo, isOptedOut: isOptedOut)
  }

  /// Says why the contact's reply does not go to a member.
  package func whyNot(_ member: MemberID, _ places: RulePlaces) throws(Failure) -> WhyNot {
    try WhyNot(
      reply(for: member), contact: id, heading: [heading, "a reply, before anyone wrote and with everyone there"],
      places: places)
  }

  /// `contact c1, tags Spanish`
  package var heading: String {
    let tags = tags.isEmpty ? "no tags" : "tags " + tags.joined(separator: ", ")
    return (id.isEmpty ? "a contact" : "contact " + id) + ", " + tags
  }
}
