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
    lastTeamMembers: [MemberID], tags: [TagID], tagEnds: [UInt32], values: [ValueID]
  ) -> RoutingState {
    var other = self
    other.found = FoundContacts()
    other.contacts.lastTeamMember = lastTeamMembers.cut(to: contactCount)
    other.contacts.tags = TagRuns(tags, ends: tagEnds.prefix(contactCount))
    other.contacts.values = values.cut(to: contactCount * fieldCount)
    return other
  }
}

extension TagRuns {
  /// - Parameter ends: where the tags of each contact end.
  fileprivate init(_ tags: [TagID], ends: ArraySlice<UInt32>) {
    let starts = [UInt32](unsafeUninitializedCapacity: ends.count) { starts, count in
      var start: UInt32 = 0
      for end in ends {
        starts[count] = start
        start = end
        count += 1
      }
    }
    self.init(starts, ends: ends, tags.cut(to: Int(ends.last ?? 0)))
  }
}

extension Array {
  /// The first `count` elements, in the same memory if that is all.
  fileprivate func cut(to count: Int) -> [Element] { self.count == count ? self : Array(prefix(count)) }
}
