internal import Campaign
internal import Diagnostics
internal import Text

/// What can be wrong with a row that is valid by itself.
extension Directory {
  /// An id that looks like another one but differs: no one could tell the two contacts apart.
  func hiddenCharacter(_ row: Int, of block: ContactBlock) -> RecordProblem? {
    let id = block.bytes(block[row].id)
    guard id.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return nil }
    guard let hidden = firstInvisibleScalar(in: String(decoding: id, as: UTF8.self)), hidden.kind != .space else {
      return nil
    }
    return block.problem(
      .invisibleInID, .warning, "the id contains the invisible character `\(hidden.name)`", row: row, valueOf: .id,
      help: "write the id without it, here and in the events")
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
      .tooManyNames, .error, "there are more than \(limits.messages) messages, the limit `messages`", row: row)
  }

  private func related(_ contact: ContactID, _ text: String) -> [String] {
    let place = place(of: contact)
    return ["line \(place.line): \(text)" + (place.isListed ? "" : " (in the event stream)")]
  }

  func duplicate(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let id = shown(id(of: first))
    let isSpelledAlike = self.id(of: first).elementsEqual(block.bytes(block[row].id))
    let remark = isSpelledAlike ? "" : ", with its letters composed differently"
    var problem = block.problem(
      .contactTwice, .error, "the contact `\(id)` is already on line \(place(of: first).line)\(remark)", row: row,
      valueOf: .id, help: "give every contact a unique `id`; this row is skipped")
    problem.notes = related(first, "`\(id)` first appears here")
    return problem
  }

  func samePhone(_ first: ContactID, _ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let phone = shown(block.bytes(record.phone))
    var problem = block.problem(
      .phoneTwice, .warning,
      "the phone `\(phone)` of `\(shown(block.bytes(record.id)))` is the phone of `\(shown(id(of: first)))`"
        + " on line \(place(of: first).line)", row: row, valueOf: .phone,
      help: "one person is not texted twice: this contact never gets a first text")
    problem.notes = related(first, "`\(shown(id(of: first)))` has this phone")
    return problem
  }

  func unknownZone(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let name = shown(block.bytes(block[row].timeZone))
    let hasStandIn = names.policy.hasZoneForMissing
    return block.problem(
      .unknownZone, .warning, "there is no time zone `\(name)`", row: row, valueOf: .timeZone,
      help: "write a name such as `America/New_York`; "
        + (hasStandIn ? "the contact is texted by `missing_zone`" : "without one the contact is never texted"))
  }

  func stranger(_ row: Int, of block: ContactBlock) -> RecordProblem {
    let record = block[row]
    let name = shown(block.bytes(record.assignedTo))
    return block.problem(
      .assignedToStranger, .warning, "`assigned_to` names `\(name)`, who does not take part", row: row,
      valueOf: .assignedTo, help: "the contact is treated as unassigned; name one of the selected members")
  }
}
