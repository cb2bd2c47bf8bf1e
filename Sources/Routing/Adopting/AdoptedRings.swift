import Campaign

/// Which ring of the old rules each ring of the new ones goes on with: that of the same step, of the list with the same name, of a
/// tag rule that says the same.
struct AdoptedRings {
  private let sources: [Int?]

  /// - Parameter tags: the new number of each tag, by its old number.
  init(from old: RoutingPolicy, to new: RoutingPolicy, _ numbers: MemberNumbers, tags: [TagID]) {
    var free: [RingSource: [Int]] = [:]
    for (index, ring) in old.rings.enumerated().reversed() {
      free[
        RingSource(ring, old, members: { numbers[$0] }, tag: { $0.index < tags.count ? tags[$0.index] : .unknown }),
        default: []
      ].append(index)
    }
    sources = new.rings.map { ring in
      free[RingSource(ring, new, members: { $0 }, tag: { $0 })]?.popLast()
    }
  }

  subscript(ring: Int) -> Int? { sources[ring] }
}

/// Who asks for the turns of a ring, with names where rules have numbers of their own. Members and tags have their new numbers.
private enum RingSource: Hashable {
  case everyone, leastOpen
  case list(String), leastOpenOf(String)
  case tagRule(Rule)

  struct Rule: Hashable {
    var all, any, none: Set<TagID>
    var fields: [String: Set<String>]
    var recipients: Set<MemberID>
    var by: Pick
    var otherwise: [Set<MemberID>]
    var holds: Bool
  }

  init(_ ring: RingKind, _ policy: RoutingPolicy, members: (MemberID) -> MemberID, tag: (TagID) -> TagID) {
    switch ring {
    case .everyone: self = .everyone
    case .leastOpen: self = .leastOpen
    case .list(let list): self = .list(policy.lists[list.index].name)
    case .leastOpenOf(let list): self = .leastOpenOf(policy.lists[list.index].name)
    case .tagRule(let rule):
      let rule = policy.tagRules[rule.index]
      var fields: [String: Set<String>] = [:]
      for test in rule.condition.fields {
        let field = policy.fields[test.field.index]
        fields[field.name] = Set(test.values.map { field.values[$0.index] })
      }
      self = .tagRule(
        Rule(
          all: Set(rule.condition.all.map(tag)), any: Set(rule.condition.any.map(tag)),
          none: Set(rule.condition.none.map(tag)), fields: fields, recipients: Set(rule.recipients.map(members)),
          by: rule.by, otherwise: rule.otherwise.map { Set($0.map(members)) }, holds: rule.holds))
    }
  }
}
