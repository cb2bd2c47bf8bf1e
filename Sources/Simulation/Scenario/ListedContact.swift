import Campaign

/// What a contact list says of a contact, in twelve bytes: its place in the list is its number.
struct ListedContact: Sendable {
  let samePhoneAs: ContactID
  let lastTeamMember: MemberID
  let assignedTo: MemberID
  let zone: ZoneID
  var optedOut: Bool
  let hasNoPhone: Bool

  init(_ arrival: ContactArrival) {
    samePhoneAs = arrival.samePhoneAs
    lastTeamMember = arrival.lastTeamMember
    assignedTo = arrival.assignedTo
    zone = arrival.zone
    optedOut = arrival.optedOut
    hasNoPhone = arrival.hasNoPhone
  }

  func arrival(_ index: Int) -> ContactArrival {
    ContactArrival(
      contact: ContactID(UInt32(truncatingIfNeeded: index)), lastTeamMember: lastTeamMember, assignedTo: assignedTo,
      optedOut: optedOut, samePhoneAs: samePhoneAs, hasNoPhone: hasNoPhone, zone: zone)
  }
}
