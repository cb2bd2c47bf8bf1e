internal import Campaign
internal import Phones
internal import Text
internal import Zones

extension Directory {
  /// Gives a row of the list, or of a `contact` event, its number.
  public func add(_ row: Int, of block: ContactBlock) -> Arrival {
    if row % Self.warmedRows == 0 { warm(row, of: block) }
    hasReadTags = false
    let record = block[row]
    var remarks: [RowProblem] = []
    // What is not there, as in most rows, costs no call.
    let phone = record.phone.length == 0 ? .blank : readPhone(row, of: block)
    if case .tooLong(let digits) = phone { return refuse(row, of: block, .phoneTooLong(digits: digits)) }
    guard readTags(block.tags(row), of: block) else { return refuse(row, of: block, .tooManyTags) }
    hasReadTags = true
    let zone = record.timeZone.length == 0 ? .missing : zones.find(block.bytes(record.timeZone))
    if case .noRoom = zone { return refuse(row, of: block, .tooManyZones) }
    let id = block.bytes(record.id)
    guard let entry = join(id) else { return refuse(row, of: block, .tooManyContacts) }
    let contact = entry.contact
    guard entry.isNew else {
      // Where phones are the ids, these are two rows about one person.
      let kind: RowProblem.Kind = block.header.idFromPhone ? .samePerson(as: contact) : .duplicate(of: contact)
      return refuse(row, of: block, kind, duplicateOf: contact)
    }
    lines.append(UInt32(clamping: block.line(row)))
    var arrival = ContactArrival(contact: contact)
    if record.lastTeamMember.length > 0 {
      arrival.lastTeamMember = names.member(block.bytes(record.lastTeamMember))
    }
    if record.assignedTo.length > 0 { arrival.assignedTo = names.selected(block.bytes(record.assignedTo)) }
    arrival.optedOut = block.saysOptedOut(row, carrying: tagRun.all, optOut: names.optOutTag)
    if !introduced.isEmpty { introduced.removeAll(keepingCapacity: true) }
    switch zone {
    case .missing, .noRoom: break
    case .known(let id): arrival.zone = id
    case .new(let rules):
      arrival.zone = zones.add(block.bytes(record.timeZone))
      introduced.append(rules)
    case .fixed(let zone):
      remarks.append(
        RowProblem(.zoneWithoutDaylightTime(minutes: zone.minutes, hasStandIn: names.policy.hasZoneForMissing)))
    case .unknown: remarks.append(RowProblem(.unknownZone(hasStandIn: names.policy.hasZoneForMissing)))
    }
    if record.phone.length > 0, block.phoneSaysOptOut(row) { remarks.append(RowProblem(.phoneSaysOptOut)) }
    var phoneKey: PhoneKey?
    switch phone {
    case .tooLong: break
    case .blank:
      if record.names(.phone), Self.isTotal(id) {
        arrival.hasNoPhone = true
        remarks.append(RowProblem(.total))
      }
    case .phone(let key, let hasExtension):
      phoneKey = key
      if hasExtension { remarks.append(RowProblem(.cutExtension)) }
    case .unusable(_, let key):
      phoneKey = key
      arrival.hasNoPhone = true
      remarks.append(RowProblem(.unusablePhone))
    }
    if !awaited.isEmpty, awaited.has(id: id, phoneKey) { arrival.optedOut = true }
    if !heard.isEmpty, let place = heard.place(id: id, phoneKey) {
      // What a list is read with is no news.
      if listed == nil {
        if !arrival.optedOut { listedOptOutsElsewhere += 1 }
        arrival.optedOut = true
      } else {
        arrival.optedOutElsewhere = place
      }
    }
    if let phoneKey, let first = phones.add(phoneKey, contact) {
      arrival.samePhoneAs = first
      remarks.append(RowProblem(.samePhone(as: first)))
    }
    if record.assignedTo.length > 0 && !arrival.assignedTo.isSomebody {
      remarks.append(RowProblem(.stranger))
    }
    findLikeOptOut { remarks.append(RowProblem(.likeOptOut(tag: $0))) }
    if !ASCII.isPrintable(id), Self.hiddenCharacter(in: id) != nil { remarks.append(RowProblem(.hiddenCharacter)) }
    if let unlikely = UnlikelyID(id), unlikely == .spaces || !hasToldUnlikelyID {
      if unlikely != .spaces { hasToldUnlikelyID = true }
      remarks.append(RowProblem(.unlikelyID))
    }
    fieldsLikeOptOut.look(at: row, of: block, names)
    fieldsMet.look(at: row, of: block, names)
    if !values.isEmpty { names.readFields(of: row, in: block, into: &values) }
    return .joined(arrival, remarks: remarks)
  }

  private func refuse(
    _ row: Int, of block: ContactBlock, _ kind: RowProblem.Kind, duplicateOf first: ContactID? = nil
  ) -> Arrival {
    .refused(RowProblem(kind), duplicateOf: first, optsOut: keepOptOut(ofRow: row, of: block))
  }

  /// Tells those of the last tags that only resemble `Opt Out`, each once.
  @inline(__always)
  func findLikeOptOut(_ told: (String) -> Void) {
    // The table is not lent for each row: to do so copies it.
    if likeOptOut.mayFind(among: tagCount) { likeOptOut.find(in: tagRun.all, tags, told: told) }
  }
}
