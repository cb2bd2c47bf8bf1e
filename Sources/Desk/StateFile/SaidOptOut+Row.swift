import Campaign
internal import Journal
internal import Records

extension SaidOptOut {
  /// As the state file has it.
  init(_ row: SaidRow) {
    self.init(
      phone: row.phone, id: row.contact, isUndone: row.isUndone, action: row.action, by: row.by,
      at: row.moment.map { Instant(milliseconds: $0) })
  }

  var row: SaidRow {
    SaidRow(
      action: action, isUndone: isUndone, moment: at?.milliseconds, phone: phone, contact: id, by: by)
  }
}
