internal import Campaign
package import Records

extension Event {
  /// Fills the event in, for the code that reads events of all kinds.
  ///
  /// - Parameter time: if given, it stands for that of the event.
  package func fill(_ form: inout EventForm, at time: Timestamp?) {
    form.begin(kind, at: time.map { Moment($0.instant, .text) } ?? moment)
    if let contact { form.set(.contact, contact) }
    if let member { form.set(.member, member) }
    if let text { form.set(.text, text) }
    if let messageID { form.set(.messageID, messageID) }
    if let resolution { form.set(.resolution, resolution) }
    if !tags.isEmpty { form.set(tags) }
    if let to { form.set(.to, to) }
    if let from { form.set(.from, from) }
    if seed != 0 { form.set(seed: seed) }
    if let notification { form.set(.type, notification.rawValue) }
    if let delivery { form.set(.status, delivery.rawValue) }
    if let code { form.set(.code, code) }
    switch detail {
    case .none: break
    case .contact(let contact): contact.fill(&form)
    case .filter(let filter): filter.fill(&form)
    }
  }
}

extension Contact {
  fileprivate func fill(_ form: inout EventForm) {
    form.set(ContactColumn.id, id)
    if let name { form.set(ContactColumn.name, name) }
    if let phone { form.set(ContactColumn.phone, phone) }
    if let lastTeamMember { form.set(ContactColumn.lastTeamMember, lastTeamMember) }
    if let assignedTo { form.set(ContactColumn.assignedTo, assignedTo) }
    if let timeZone { form.set(ContactColumn.timeZone, timeZone) }
    form.set(tags)
    form.set(isOptedOut: isOptedOut)
    if fields.isEmpty { return }
    for name in fields.keys.sorted() where ContactColumn(rawValue: name) == nil {
      if let value = fields[name] { form.set(name, value) }
    }
  }
}

extension Event.Filter {
  fileprivate func fill(_ form: inout EventForm) {
    form.beginFilter()
    if let tags { form.setFilter(.tags, tags) }
    if let ids { form.setFilter(.ids, ids) }
    if let needsAttention { form.setFilter(.needsAttention, needsAttention) }
    if let assignedTo { form.setFilter(.assignedTo, assignedTo) }
    if let list { form.setFilter(.list, list) }
  }
}
