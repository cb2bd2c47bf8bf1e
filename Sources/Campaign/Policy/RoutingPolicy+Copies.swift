// Rules for a larger team than they name, to ask how many members would do.
extension RoutingPolicy {
  /// The same rules with `count` selected members, where that is more than they select: the further ones are copies of
  /// those, in turn and in declaration order, after them in the team. Where the rules select no one, they stay as they are.
  ///
  /// - A copy is called `ana 2`, then `ana 3`, with the next number where the rules have such a name already.
  /// - It has what its original has: permissions, weight, limits. It stands in the lists of its original, and beside it
  ///   in tag rules and notifications. A reply step that names a member means that member alone.
  package func selecting(_ count: Int) -> RoutingPolicy {
    guard selectedCount > 0, count > selectedCount else { return self }
    let added = count - selectedCount
    func copied(_ members: [MemberID]) -> [MemberID] {
      members.map { moved($0, by: added) } + members.flatMap { copies(of: $0, added) }
    }
    return RoutingPolicy(
      action: action, team: team.prefix(selectedCount) + copies(added) + team.dropFirst(selectedCount),
      selectedCount: count,
      lists: lists.map { UserList(name: $0.name, members: copied($0.members), shifts: $0.shifts) },
      distribution: distribution,
      replySteps: moved(replySteps, by: added),
      tagRules: tagRules.map { rule in
        TagRule(
          condition: rule.condition, recipients: copied(rule.recipients).sorted(), by: rule.by,
          otherwise: rule.otherwise.map { copied($0).sorted() }, holds: rule.holds,
          atOnce: rule.atOnce)
      },
      optOutKeywords: optOutKeywords, optInKeywords: optInKeywords, reviewPhrases: reviewPhrases,
      optOutScope: optOutScope, autoTags: autoTags,
      textingHours: textingHours,
      notifications: notifications.map { rule in
        NotificationRule(
          kind: rule.kind, recipients: rule.recipients.map { copied($0).sorted() }, subject: rule.subject,
          body: rule.body, top: rule.top, after: rule.after)
      }, tags: tags, optOutTag: optOutTag, fields: fields,
      replyTimeout: replyTimeout.map { ReplyTimeout(after: $0.after, then: $0.then.map { moved($0, by: added) }) })
  }

  private func moved(_ steps: [ReplyStep], by added: Int) -> [ReplyStep] {
    steps.map { step in
      if case .member(let member) = step { .member(moved(member, by: added)) } else { step }
    }
  }

  /// Members who are not selected come after the copies.
  private func moved(_ member: MemberID, by added: Int) -> MemberID {
    member.index < selectedCount ? member : MemberID(member.rawValue + UInt16(clamping: added))
  }

  private func copies(of member: MemberID, _ added: Int) -> [MemberID] {
    guard member.index < selectedCount else { return [] }
    return stride(from: member.index, to: added, by: selectedCount)
      .map { MemberID(UInt16(clamping: selectedCount + $0)) }
  }

  private func copies(_ added: Int) -> [TeamMember] {
    var taken = Set(team.map(\.key))
    return (0..<added).map { number in
      let original = team[number % selectedCount]
      var turn = number / selectedCount + 2
      while !taken.insert("\(original.key) \(turn)").inserted { turn += 1 }
      return TeamMember(
        key: "\(original.key) \(turn)", name: "\(original.name) \(turn)", permissions: original.permissions,
        email: original.email, phone: original.phone, maxOpen: original.maxOpen, weight: original.weight,
        notify: original.notify, shifts: original.shifts)
    }
  }
}
