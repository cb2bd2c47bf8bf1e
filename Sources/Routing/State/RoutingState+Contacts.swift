import Campaign

// How changes touch the contact list: arrivals, phones, tags.
extension RoutingState {
  mutating func addContact(_ contact: ContactID, _ event: TimedEvent) {
    guard case .contact(let arrival) = event.event else { return }
    var flags: ContactFlags = arrival.optedOut ? .optedOut : []
    if arrival.samePhoneAs.isKnown { flags.formUnion([.isDuplicate, .sharesPhone]) }
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
    contacts.place.append(.nowhere)
    contacts.age.append(0)
    contacts.dealt.append(0)
    contacts.tags.append(event.tags)
    contacts.values.append(contentsOf: event.values)
    if arrival.samePhoneAs.isKnown { share(contact, phoneOf: arrival.samePhoneAs) }
    totals.contacts += 1
    if isTextable(contact) {
      totals.unassigned += 1
      open.insert(contact)
    } else {
      totals.neverTextable += 1
    }
    if isPublished {
      pending.append(.assignFixed(next: contact, end: ContactID(contact.rawValue + 1)))
      pending.append(.deal)
    }
  }

  private mutating func share(_ contact: ContactID, phoneOf first: ContactID) {
    contacts.flags[first.index].insert(.sharesPhone)
    firstWithPhone[contact] = first
    samePhone[first, default: [first]].append(contact)
  }
}
