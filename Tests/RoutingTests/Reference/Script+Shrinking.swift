extension Script {
  /// Shrinking goes down in this, so it ends.
  var size: Int {
    var size = events.count * 100 + setup.steps.count * 10 + setup.rules.count * 20 + setup.team.count
    size += setup.lastTeamMemberFirst ? 5 : 0
    size += (setup.hours == nil ? 0 : 20) + setup.notices.count * 10 + (setup.maxPerMember == nil ? 0 : 5)
    size += setup.hours?.missing == nil ? 0 : 1
    size += featureSize
    for rule in setup.rules {
      size += rule.all.count + rule.any.count + rule.none.count + rule.states.count + rule.to.count
    }
    for list in setup.lists { size += 1 + list.members.count }
    for notice in setup.notices { size += notice.to?.count ?? 0 }
    for name in setup.team {
      let person = setup.person(name)
      size += (person.maxOpen == nil ? 0 : 2) + (person.weight == 1 ? 0 : 2) + person.channels.count
      size += person.isManager ? 1 : 0
    }
    // As many different moments as needed.
    size += Set(events.map(\.at)).count
    for moment in events { size += moment.event.size }
    return size
  }

  /// Scripts that are a little smaller, largest cuts first.
  func smaller() -> [Script] {
    var found = withFewerEvents + withLessSetup + withFewerFeatures + withPlainerPeople
    for member in setup.team {
      if let without = self.without(member) { found.append(without) }
    }
    for (index, moment) in events.enumerated() {
      for event in moment.event.smaller {
        var script = self
        script.events[index].event = event
        found.append(script)
      }
      // At the same moment as the event before it.
      if index > 0 && events[index - 1].at != moment.at {
        var script = self
        script.events[index].at = events[index - 1].at
        found.append(script)
      }
    }
    return found
  }

  func with(_ change: (inout Script) -> Void) -> Script {
    var script = self
    change(&script)
    return script
  }

  private var withFewerEvents: [Script] {
    var found: [Script] = []
    var length = events.count / 2
    while length > 0 {
      for start in stride(from: 0, to: events.count, by: length) {
        found.append(with { $0.events.removeSubrange(start..<min(start + length, events.count)) })
      }
      length /= 2
    }
    return found
  }

  private var withLessSetup: [Script] {
    var found = setup.rules.indices.map { index in with { $0.setup.rules.remove(at: index) } }
    found += setup.notices.indices.map { index in with { $0.setup.notices.remove(at: index) } }
    found += setup.notices.indices.map { index in with { $0.setup.notices[index].to = nil } }
    found.append(with { $0.setup.hours = nil })
    found.append(with { $0.setup.hours?.missing = nil })
    found.append(with { $0.setup.maxPerMember = nil })
    // Nothing may stand before `shared_inbox`; before `hold`, something must.
    let needed = setup.steps.last == "hold" ? 2 : 1
    if setup.steps.count > needed {
      found += setup.steps.indices.dropLast().map { index in with { $0.setup.steps.remove(at: index) } }
    }
    for index in setup.lists.indices where !isMentioned(setup.lists[index].name) {
      found.append(with { $0.setup.lists.remove(at: index) })
    }
    if setup.lastTeamMemberFirst { found.append(with { $0.setup.lastTeamMemberFirst = false }) }
    for index in setup.rules.indices {
      if setup.rules[index].to.count > 1 {
        for member in setup.rules[index].to {
          found.append(with { $0.setup.rules[index].to.removeAll { $0 == member } })
        }
      }
      for key in [\Setup.Rule.all, \.any, \.none, \.states] where !setup.rules[index][keyPath: key].isEmpty {
        let fewer = with { $0.setup.rules[index][keyPath: key].removeLast() }
        if fewer.setup.rules[index].asksSomething { found.append(fewer) }
      }
    }
    return found
  }

  private var withPlainerPeople: [Script] {
    setup.team.filter { setup.people[$0] != nil }.flatMap { name in
      [
        with { $0.setup.people[name] = nil }, with { $0.setup.people[name]?.maxOpen = nil },
        with { $0.setup.people[name]?.weight = 1 }, with { $0.setup.people[name]?.channels = [] },
        with { $0.setup.people[name]?.isManager = false },
      ]
    }
  }

  /// Whether rules or events need the list.
  private func isMentioned(_ list: String) -> Bool {
    let named = setup.steps + (setup.timeOut?.then ?? []) + setup.rules.flatMap(\.otherwise)
    return named.contains { Setup.list(of: $0) == list } || setup.notices.contains { $0.to?.contains(list) ?? false }
      || events.contains { moment in
        switch moment.event {
        case .reassign(let move): move.to == list || move.list == list
        case .notify(_, let to): to == list
        default: false
        }
      }
  }

  /// The script without a member of the team, if the rules still make sense then.
  private func without(_ member: String) -> Script? {
    var script = self
    script.setup.members.removeAll { $0 == member }
    script.setup.others.removeAll { $0 == member }
    script.setup.guests.removeAll { $0 == member }
    script.setup.people[member] = nil
    if script.setup.members.isEmpty || script.setup.steps.contains(member) { return nil }
    if script.setup.timeOut?.then?.contains(member) ?? false { return nil }
    if script.setup.rules.contains(where: { $0.otherwise.contains(member) }) { return nil }
    for index in script.setup.lists.indices { script.setup.lists[index].members.removeAll { $0 == member } }
    for index in script.setup.rules.indices { script.setup.rules[index].to.removeAll { $0 == member } }
    if script.setup.lists.contains(where: \.members.isEmpty) { return nil }
    if script.setup.rules.contains(where: \.to.isEmpty) { return nil }
    if script.setup.notices.contains(where: { $0.to?.contains(member) ?? false }) { return nil }
    return script
  }
}

extension ScriptEvent {
  fileprivate var size: Int {
    switch self {
    case .contact(let row):
      return row.tags.count + (row.optedOut ? 1 : 0) + (row.hasNoPhone ? 1 : 0)
        + [row.state, row.phone, row.lastTeamMember, row.assignedTo, row.zone].count { $0 != nil }
    case .reply(let reply):
      return reply.tags.count + (reply.message == nil ? 0 : 1) + (reply.isReviewed ? 1 : 0) + (reply.asksBack ? 1 : 0)
    case .report(_, _, let tags, let resolves): return tags.count + (resolves ? 1 : 0)
    case .reassign(let move):
      return move.tags.count + (move.needsAttention == nil ? 0 : 1) + (move.ids?.count ?? 0) + (move.seed == 0 ? 0 : 1)
        + [move.from, move.assignedTo, move.list].count { $0 != nil }
    case .notify(_, let to): return to == nil ? 0 : 1
    case .delivery(_, _, let code): return code == nil ? 0 : 1
    case .publish, .start, .send, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag, .resolve,
      .reopen, .click, .optIn, .elsewhere:
      return 0
    }
  }

  /// The same kind of event, saying less.
  fileprivate var smaller: [ScriptEvent] {
    switch self {
    case .contact(let row): return smaller(row).map { .contact($0) }
    case .reply(var reply):
      var found = reply.tags.map { tag in
        var fewer = reply
        fewer.tags.removeAll { $0 == tag }
        return ScriptEvent.reply(fewer)
      }
      if reply.asksBack {
        var plain = reply
        plain.asksBack = false
        found.append(.reply(plain))
      }
      if reply.isReviewed {
        var plain = reply
        plain.isReviewed = false
        found.append(.reply(plain))
      }
      reply.message = nil
      return found + [.reply(reply)]
    case .report(let member, let contact, _, _): return [.report(member, contact, tags: [], resolves: false)]
    case .reassign(let move): return smaller(move).map { .reassign($0) }
    case .notify(let type, .some): return [.notify(type, to: nil)]
    case .delivery(let contact, let status, .some): return [.delivery(contact, status, code: nil)]
    case .publish, .start, .send, .respond, .optOut, .away, .back, .addMember, .removeMember, .tag, .untag, .resolve,
      .reopen, .click, .optIn, .notify, .delivery, .elsewhere:
      return []
    }
  }

  private func smaller(_ row: Row) -> [Row] {
    var found: [Row] = []
    for key in [\Row.state, \.phone, \.lastTeamMember, \.assignedTo, \.zone] where row[keyPath: key] != nil {
      var row = row
      row[keyPath: key] = nil
      found.append(row)
    }
    for tag in row.tags {
      var row = row
      row.tags.removeAll { $0 == tag }
      found.append(row)
    }
    for key in [\Row.optedOut, \.hasNoPhone] where row[keyPath: key] {
      var row = row
      row[keyPath: key] = false
      found.append(row)
    }
    return found
  }

  /// Something must stay that says what is meant.
  private func smaller(_ move: Move) -> [Move] {
    var found: [Move] = []
    func add(_ change: (inout Move) -> Void) {
      var fewer = move
      change(&fewer)
      let isEmpty = fewer.from == nil && fewer.assignedTo == nil && fewer.list == nil && fewer.tags.isEmpty
      if !isEmpty || fewer.needsAttention != nil || fewer.ids != nil { found.append(fewer) }
    }
    for key in [\Move.from, \.assignedTo, \.list] where move[keyPath: key] != nil { add { $0[keyPath: key] = nil } }
    add { $0.tags = [] }
    add { $0.needsAttention = nil }
    add { $0.ids = nil }
    add { $0.seed = 0 }
    for id in move.ids ?? [] where move.ids?.count != 1 { add { $0.ids?.removeAll { $0 == id } } }
    return found
  }
}
