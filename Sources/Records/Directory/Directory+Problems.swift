internal import Campaign
internal import Diagnostics
internal import Phones
internal import Text
internal import Zones

/// What can be wrong with a row that is valid by itself.
extension Directory {
  /// The character that makes an id look like another one from which it differs: no one could tell the two contacts
  /// apart.
  static func hiddenCharacter(in id: Bytes) -> InvisibleScalar? {
    firstInvisibleScalar(in: String(decoding: id, as: UTF8.self)).flatMap { $0.kind == .space ? nil : $0 }
  }

  func hiddenCharacter(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let name = Self.hiddenCharacter(in: block.bytes(block[row].id))?.name ?? ""
    return block.problem(
      .invisibleInID, .warning, "the id contains the invisible character `\(name)`", row: row, valueOf: .id,
      help: "write the id without it, here and in the events")
  }

  func tooLongPhone(_ digits: Int, _ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .phoneTooLong, .error, "the phone has \(digits) digits, at most \(PhoneKey.mostDigits) are allowed", row: row,
      valueOf: .phone, help: "write one phone number")
  }

  func tooManyZones(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .error, "there are more than \(limits.zones) time zones, the limit `zones`", row: row,
      valueOf: .timeZone, help: "check that the column `time_zone` contains names of time zones")
  }

  func tooManyContacts(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .error, "there are more than \(limits.contacts) contacts, the limit `contacts`", row: row,
      valueOf: .id, help: "divide the list, and use a contact action for each part")
  }

  func tooManyTags(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .error, "there are more than \(limits.tags) different tags, the limit `tags`", row: row,
      help: "check that the column `tags` contains tags, not values that differ from contact to contact")
  }

  /// An opt out is taken where other tags of its event have no room.
  func tagsLeftOut(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .warning,
      "there are more than \(limits.tags) different tags, the limit `tags`: the contact is opted out without the new ones",
      row: row, help: "check that `tags` contains tags, not values that differ from contact to contact")
  }

  func tooManyMessages(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .tooManyNames, .error, "there are more than \(limits.messages) messages, the limit `messages`", row: row,
      help: "give it without `message_id`, and see to it yourself that no message comes twice")
  }

  /// Another contact that a problem of a row is about, whose message ends in the line of that contact.
  private func other(_ contact: ContactID, _ before: String, _ behind: String = "", label: String) -> OtherRecord {
    let place = place(of: contact)
    return OtherRecord(
      line: place.line, isListed: place.isListed, before: "\(before) on line ", behind: behind, label: label)
  }

  func duplicate(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let id = shown(id(of: first))
    let isSpelledAlike = self.id(of: first).elementsEqual(block.bytes(block[row].id))
    let remark = isSpelledAlike ? "" : ", with its letters composed differently"
    return block.problem(
      .contactTwice, .error,
      other(first, "the contact `\(id)` is already", remark, label: "`\(id)` first appears here"), row: row,
      valueOf: .id, help: "give every contact a unique `id`; this row is skipped" + keptOptOut(row, of: block))
  }

  func samePerson(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    var problem = samePhone(first, row, of: block)
    problem.help = "one person is not texted twice: this row is skipped" + keptOptOut(row, of: block)
    return problem
  }

  private func keptOptOut(_ row: Int, of block: ContactBlock) -> String {
    saysOptedOut(row, of: block) ? ", and its opt out counts" : ""
  }

  func samePhone(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let phone = shown(block.bytes(record.phone))
    let owner = shown(id(of: first))
    return block.problem(
      .phoneTwice, .warning,
      other(
        first, "the phone `\(phone)` of `\(shown(block.bytes(record.id)))` is the phone of `\(owner)`",
        label: "`\(owner)` has this phone"), row: row, valueOf: .phone,
      help: "one person is not texted twice: this contact never gets a first text")
  }

  /// A cell that is not a phone number: what is said depends on what a spreadsheet made of it.
  func unusablePhone(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let flaw = if case .unusable(let flaw, _) = readPhone(row, of: block) { flaw } else { PhoneFlaw.notANumber }
    let phone = "`\(shown(block.bytes(record.phone)))`"
    let contact = "`\(shown(block.bytes(record.id)))`"
    let never = "this contact never gets a first text"
    let (message, help): (String, String) =
      switch flaw {
      case .notANumber:
        (
          "the phone \(phone) of \(contact) is not a phone number",
          "\(never); write the whole number, with `+` and the country's code if it is not from \((block.cells.phones ?? phoneReader).country), or say with `--country` where the list is from"
        )
      case .decimal:
        (
          "a spreadsheet wrote the phone of \(contact) as the decimal number \(phone)",
          "\(never); make the column text before it is exported"
        )
      case .scientific:
        (
          "a spreadsheet wrote the phone of \(contact) as the number \(phone)",
          "\(never); make the column text before it is exported"
        )
      case .rounded:
        (
          "a spreadsheet has turned the phone of \(contact) into \(phone), and its last digits are lost",
          "\(never); get the list again, and make the column text before it is exported"
        )
      }
    return block.problem(.phoneUnusable, .warning, message, row: row, valueOf: .phone, help: help)
  }

  func cutExtension(_ row: Int, of block: ContactBlock) -> RecordProblem {
    block.problem(
      .phoneExtension, .warning,
      "the phone `\(shown(block.bytes(block[row].phone)))` has an extension, which is cut off",
      row: row, valueOf: .phone, help: "a text reaches the number without its extension; write the person's own number")
  }

  func zoneWithoutDaylightTime(_ zone: FixedZone, hasStandIn: Bool, _ row: Int, of block: ContactBlock) -> RecordProblem
  {
    let name = shown(block.bytes(block[row].timeZone))
    return block.problem(
      .zoneWithoutDaylightTime, .warning, "`\(name)` has no daylight time: \(zone.extent)", row: row,
      valueOf: .timeZone, help: zone.advice + "; " + Self.withoutZone(hasStandIn))
  }

  func unknownZone(hasStandIn: Bool, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let name = shown(block.bytes(block[row].timeZone))
    if zones.hasNoDatabase {
      return block.problem(
        .unknownZone, .warning, "`\(name)` cannot be looked up, because there is no time zone database here", row: row,
        valueOf: .timeZone,
        help: "install the package `tzdata`, or name the folder of one in the environment variable `TZDIR`; "
          + Self.withoutZone(hasStandIn))
    }
    let meant = zones.meant(by: block.bytes(block[row].timeZone))
    return block.problem(
      .unknownZone, .warning, "there is no time zone `\(name)`", row: row, valueOf: .timeZone,
      help: "write \(meant.map { "`\($0)`" } ?? "a name such as `America/New_York`"); " + Self.withoutZone(hasStandIn))
  }

  private static func withoutZone(_ hasStandIn: Bool) -> String {
    hasStandIn ? "the contact is texted by `missing_zone`" : "without one the contact is never texted"
  }

  func stranger(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let name = shown(block.bytes(record.assignedTo))
    return block.problem(
      .assignedToStranger, .warning, "`assigned_to` names `\(name)`, who does not take part", row: row,
      valueOf: .assignedTo, help: "the contact is treated as unassigned; name one of the selected members")
  }
}

extension ContactBlock {
  func likeOptOut(_ tag: String, _ row: Int) -> RecordProblem {
    problem(
      .tagLikeOptOut, .warning, "the tag `\(legible(tag))` opts no one out, only `Opt Out` does", row: row,
      valueOf: .tags,
      help: "write `Opt Out`, or say in a column `opted_out` who has opted out; this is told once for each tag")
  }
}
