package import Campaign
internal import RuleLanguage
internal import Text

extension RuleChange {
  /// What was set otherwise apart from where replies go, part by part: who takes part, who works when and with which limits, how first
  /// texts are given out, what opts out, time limits, hours, notifications. Of members and user lists that differ, each key of them.
  package static func settings(from old: RoutingPolicy, to new: RoutingPolicy) -> [RuleChange] {
    let (before, after) = (RulesByName(policy: old), RulesByName(policy: new))
    let aboutReplies = [FileKey.tagRules.rawValue, FileKey.replyRouting.rawValue, tagNames, wholeFile]
    var changes: [RuleChange] = []
    for change in all(from: old, to: new) where !aboutReplies.contains(change.part) {
      guard case .names(let added, let removed, let edited) = change.difference, !edited.isEmpty else {
        changes.append(change)
        continue
      }
      if !added.isEmpty || !removed.isEmpty {
        changes.append(RuleChange(change.part, .names(added: added, removed: removed, edited: [])))
      }
      for name in edited {
        changes +=
          change.part == FileKey.team.rawValue
          ? memberChanges(name, old, new) : listChanges(name, before.list(name), after.list(name))
      }
    }
    // Whoever is named first is dealt to first, and has the first turn.
    let isReordered = before.members != after.members && Set(before.members) == Set(after.members)
    if isReordered, !changes.contains(where: { $0.part == FileKey.members.rawValue }) {
      changes.insert(RuleChange(FileKey.members.rawValue, .order), at: 0)
    }
    return changes
  }

  private static func memberChanges(_ key: String, _ old: RoutingPolicy, _ new: RoutingPolicy) -> [RuleChange] {
    guard let before = old.team.first(where: { $0.key == key }), let after = new.team.first(where: { $0.key == key })
    else { return [] }
    let part = "\(FileKey.team.rawValue) \(quoted(key)) "
    func value(_ key: MemberKey, _ text: (TeamMember) -> String) -> RuleChange? {
      RuleChange(part + key.rawValue, text(before), text(after))
    }
    return [
      value(.name) { $0.name },
      value(.permissions) { member in
        list(Permission.allCases.filter { member.permissions.contains(Permissions($0)) }.map(\.rawValue))
      },
      value(.email) { $0.email ?? unset }, value(.phone) { $0.phone ?? unset },
      value(.notify) { list($0.notify.map(\.rawValue)) }, value(.maxOpen) { $0.maxOpen.map { "\($0)" } ?? unset },
      value(.weight) { "\($0.weight)" }, value(.shifts) { $0.shifts?.text ?? unset },
    ].compactMap { $0 }
  }

  private static func listChanges(
    _ name: String, _ before: RulesByName.List?, _ after: RulesByName.List?
  ) -> [RuleChange] {
    guard let before, let after else { return [] }
    let part = "\(FileKey.lists.rawValue) \(quoted(name))"
    let shifts = RuleChange(
      "\(part) \(MemberKey.shifts.rawValue)", before.shifts?.text ?? unset, after.shifts?.text ?? unset)
    let members = RuleChange(part, before.members, after.members)
    let isReordered = members == nil && before.members != after.members
    return [members, isReordered ? RuleChange(part, .order) : nil, shifts].compactMap { $0 }
  }

  private static func list(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }
  private static let unset = "null"
}
