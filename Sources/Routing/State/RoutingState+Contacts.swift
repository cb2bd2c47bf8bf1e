import Campaign

// How changes touch the contact list: arrivals, phones, tags.
extension RoutingState {
  mutating func addContact(_ contact: ContactID, _ event: TimedEvent) {
    guard case .contact(let arrival) = event.event else { return }
    var flags: ContactFlags = arrival.optedOut ? .optedOut : []
    if arrival.samePhoneAs.isKnown { flags.formUnion([.getsNoFirstText, .sharesPhone]) }
    if arrival.hasNoPhone { flags.insert(.getsNoFirstText) }
    let pin = isKnown(arrival.assignedTo) ? arrival.assignedTo : .nobody
    if pin.isSomebody { pinnedCount += 1 }
    contacts.flags.append(flags)
    contacts.assignee.append(.nobody)
    contacts.sender.append(.nobody)
    contacts.owner.append(.nobody)
    contacts.latestWriter.append(.nobody)
    contacts.lastTeamMember.append(arrival.lastTeamMember)
    contacts.pin.append(pin)
    contacts.resolver.append(.nobody)
    contacts.converser.append(.nobody)
    contacts.placement.append(.nowhere)
    contacts.age.append(0)
    contacts.dealt.append(0)
    contacts.tags.append(event.tags)
    if !event.values.isEmpty { contacts.values.append(contentsOf: event.values) }
    for zone in event.zones { clocks.add(zone) }
    if clocks.isPerContact {
      contacts.clocks.append(
        clocks.clock(arrival.zone) { $0.index < event.values.count ? event.values[$0.index] : .other })
    }
    if arrival.samePhoneAs.isKnown { share(contact, phoneOf: arrival.samePhoneAs) }
    totals.contacts += 1
    if isTextable(contact) {
      totals.unassigned += 1
      open.insert(contact, on: clock(of: contact))
    } else {
      totals.neverTextable += 1
    }
    noteTags(contact, event.tags)
    noteLastTeamMember(contact, arrival.lastTeamMember)
    if isPublished { distribute(contact) }
  }

  /// A contact that came late is treated like those that were there when the list was published.
  mutating func distribute(_ contact: ContactID) {
    plan(.assignFixed(next: contact, end: ContactID(contact.rawValue + 1)))
    deal()
  }

  /// The contact may not get a first text before someone has decided.
  mutating func beginReview(_ contact: ContactID) {
    contacts.flags[contact.index].insert(.underReview)
    underReview.insert(contact)
    noteReview(contact)
    open.remove(contact, on: clock(of: contact))
    let assignee = contacts.assignee[contact.index]
    if assignee.isSomebody { dropStale(assignee, on: clock(of: contact)) }
  }

  mutating func endReview(_ contact: ContactID) {
    contacts.flags[contact.index].remove(.underReview)
    underReview.remove(contact)
    guard isTextable(contact), !flags(contact).contains(.sent) else { return }
    let assignee = contacts.assignee[contact.index]
    if assignee.isSomebody {
      members[assignee.index].unsent.insert(contact, on: clock(of: contact))
      restoreMovable(contact, of: assignee)
    } else {
      open.insert(contact, on: clock(of: contact))
      if isPublished { distribute(contact) }
    }
  }

  /// A contact who has opted out asks to be texted again. They stay opted out until someone opts them in.
  mutating func noteAskingBack(_ contact: ContactID) {
    if askedBack.insert(contact).inserted { totals.askedBack += 1 }
    guard policy.notifications.contains(where: { $0.kind == .askedBack }) else { return }
    for index in members.indices where members[index].isSelected {
      wantNotifications(.askedBack, MemberID(UInt16(truncatingIfNeeded: index)))
    }
  }

  /// A contact that had opted out by mistake is there again.
  mutating func optIn(_ contact: ContactID, _ event: TimedEvent) {
    if let credited = countedOptOuts.removeValue(forKey: contact) {
      totals.optOuts -= 1
      if credited.isSomebody { members[credited.index].counts.optOuts -= 1 }
    }
    if askedBack.remove(contact) != nil { totals.askedBack -= 1 }
    contacts.tags.remove(event.tags, from: contact)
    changeConversation(contact) { $0.contacts.flags[contact.index].remove(.optedOut) }
    if !flags(contact).contains(.sent), isTextable(contact) {
      totals.neverTextable -= 1
      totals.unassigned += 1
      open.insert(contact, on: clock(of: contact))
      if isPublished { distribute(contact) }
    }
    // What was unanswered when the contact opted out waits since then.
    if flags(contact).contains(.needsAttention) { plan(.routeAgain(contact)) }
  }

  private mutating func share(_ contact: ContactID, phoneOf first: ContactID) {
    contacts.flags[first.index].insert(.sharesPhone)
    firstWithPhone[contact] = first
    samePhone[first, default: [first]].append(contact)
  }
}
