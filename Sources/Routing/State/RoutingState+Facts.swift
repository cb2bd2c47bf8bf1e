package import Campaign

extension RoutingState {
  /// The state after the same events where these are the facts of its contacts: what the list says of them, apart from
  /// whether and when each may be texted.
  ///
  /// Only for a state in which no decision has looked at these facts yet, such as after publishing, unless the last team
  /// member comes first. Then a list like another needs not be loaded and dealt again.
  ///
  /// - Parameters:
  ///   - lastTeamMembers: one for each contact, or more, as all that follow.
  ///   - tags: the tags of all contacts, those of each sorted, each once.
  ///   - tagEnds: where the tags of each contact end.
  ///   - values: one for each field of the policy and contact.
  package func replacingFacts(
    lastTeamMembers: some Sequence<MemberID>, tags: [TagID], tagEnds: [UInt32], values: [ValueID]
  ) -> RoutingState {
    var other = self
    other.contacts.lastTeamMember = Array(lastTeamMembers.prefix(contactCount))
    other.contacts.tags = TagRuns(tags, ends: tagEnds.prefix(contactCount))
    other.contacts.values = Array(values.prefix(contactCount * fieldCount))
    return other
  }
}

extension TagRuns {
  fileprivate init(_ tags: [TagID], ends: ArraySlice<UInt32>) {
    self.init()
    var start = 0
    tags.withUnsafeBufferPointer { tags in
      for end in ends {
        append(UnsafeBufferPointer(rebasing: tags[start..<Int(end)]))
        start = Int(end)
      }
    }
  }
}
