import Campaign

// Contacts whom a reassignment may mean, by the shortest of the lists that it names.
extension RoutingState {
  /// A list on which all are that a reassignment means.
  private enum Source {
    case assigned(to: MemberID)
    /// With all who have something that comes from one of these members.
    case with([MemberID])
    case tagged(TagID)
    case unanswered
  }

  private func sources(of reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>) -> [Source] {
    if reassignment.namesContacts { return [] }
    var sources: [Source] = []
    if let member = reassignment.from, isKnown(member) { sources.append(.with([member])) }
    if let list = reassignment.list, policy.lists.indices.contains(list.index) {
      sources.append(.with(policy.lists[list.index].members))
    }
    if let member = reassignment.assignedTo, isKnown(member) { sources.append(.assigned(to: member)) }
    if reassignment.needsAttention == true { sources.append(.unanswered) }
    for tag in tags { sources.append(.tagged(tag)) }
    return sources
  }

  /// How many stand on a list at most; nil where there is no such list yet.
  private func count(_ source: Source) -> Int? {
    switch source {
    case .assigned(let member): found.texts?.count(member.index)
    case .with(let members):
      if let texts = found.texts, let owned = found.owned, let placed = found.placed {
        members.reduce(0) { $0 + texts.count($1.index) + owned.count($1.index) + placed.count($1) }
      } else {
        nil
      }
    case .tagged(let tag): found.tagged?.count(tag.index)
    case .unanswered: found.unanswered?.count(0)
    }
  }

  private func shortest(_ reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>) -> Source? {
    sources(of: reassignment, tags).min { count($0) ?? .max < count($1) ?? .max }
  }

  /// Makes the lists by which a reassignment finds its contacts, and tidies the shortest.
  mutating func findContacts(for reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>) {
    for source in sources(of: reassignment, tags) where count(source) == nil { makeLists(source) }
    guard let source = shortest(reassignment, tags) else { return }
    changeFound { found, state in
      switch source {
      case .assigned(let member): found.texts?.tidy(member.index) { state.assignee(of: $0) == member }
      case .with(let members):
        for member in members {
          found.texts?.tidy(member.index) { state.assignee(of: $0) == member }
          found.owned?.tidy(member.index) { state.owner(of: $0) == member }
          found.placed?.tidy(member, in: state.sets) { state.placement(of: $0) == $1 }
        }
      case .tagged(let tag):
        found.tagged?.tidy(tag.index) { contact in state.withTags(of: contact) { $0.containsSorted(tag) } }
      case .unanswered: found.unanswered?.tidy(0) { state.flags($0).contains(.needsAttention) }
      }
    }
  }

  private mutating func makeLists(_ source: Source) {
    changeFound { found, state in
      switch source {
      case .assigned, .with:
        (found.texts, found.owned, found.placed) = (ContactLists(), ContactLists(), ContactPlaces())
        for contact in state.everyone {
          let (assignee, owner) = (state.assignee(of: contact), state.owner(of: contact))
          if assignee.isSomebody { found.texts?.add(contact, to: assignee.index) }
          if owner.isSomebody { found.owned?.add(contact, to: owner.index) }
          found.placed?.add(contact, to: state.placement(of: contact), state.sets)
        }
      case .tagged:
        found.tagged = ContactLists()
        for contact in state.everyone {
          state.withTags(of: contact) { run in for tag in run { found.tagged?.add(contact, to: tag.index) } }
        }
      case .unanswered:
        found.unanswered = ContactLists()
        for contact in state.everyone where state.flags(contact).contains(.needsAttention) {
          found.unanswered?.add(contact, to: 0)
        }
      }
    }
  }

  /// Contacts among whom are all that a reassignment means, in list order: those of the shortest list that it names, everyone where it
  /// names none.
  func contacts(amongWhom reassignment: Reassignment, _ tags: UnsafeBufferPointer<TagID>) -> [ContactID] {
    guard let source = shortest(reassignment, tags), count(source) != nil else {
      return everyone
    }
    let found: [ContactID] =
      switch source {
      case .assigned(let member): self.found.texts?.contacts(member.index) ?? []
      case .with(let members):
        members.flatMap { member in
          (self.found.texts?.contacts(member.index) ?? []) + (self.found.owned?.contacts(member.index) ?? [])
            + (self.found.placed?.contacts(member) ?? [])
        }
      case .tagged(let tag): self.found.tagged?.contacts(tag.index) ?? []
      case .unanswered: self.found.unanswered?.contacts(0) ?? []
      }
    return found.sortedOnce()
  }
}
