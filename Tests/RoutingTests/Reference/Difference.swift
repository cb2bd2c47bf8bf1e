/// The first place where engine and model part.
struct Difference: CustomStringConvertible {
  var script: Script
  /// The index of the event at which they part; nothing after it matters.
  var event: Int
  var expected: [Effect]
  var text: String

  var description: String { "\(text)\n\n\(script.yaml(expect: expected))" }

  /// Plays the script on both, and compares every effect and every count after every event.
  ///
  /// - Parameter start: the first event whose counts are compared, for scripts with a beginning that many share.
  static func find(_ script: Script, fault: Fault? = nil, from start: Int = 0) -> Difference? {
    let engine = EngineTable(script.setup)
    var model = Model(script.setup, fault: fault)
    for (index, event) in script.events.enumerated() {
      let effects = model.take(event)
      let expected = effects.map(\.line)
      let found = engine.take(event)
      var texts: [String] = []
      if expected != found { texts.append("effects: model \(expected), engine \(found)") }
      if index < start && expected == found { continue }
      let (modelRows, engineRows) = (model.rows, engine.rows)
      if modelRows != engineRows {
        for (name, (a, b)) in zip(["totals"] + script.setup.team, zip(modelRows, engineRows)) where a != b {
          texts.append("\(name): " + Self.differences(a, b))
        }
      }
      if !texts.isEmpty {
        var script = script
        script.events.removeSubrange((index + 1)...)
        return Difference(
          script: script, event: index, expected: effects, text: "after \(event)\n" + texts.joined(separator: "\n"))
      }
    }
    return nil
  }

  private static func differences(_ model: Tally, _ engine: Tally) -> String {
    zip(Mirror(reflecting: model).children, Mirror(reflecting: engine).children)
      .filter { "\($0.value)" != "\($1.value)" }
      .map { "\($0.label ?? "") model \($0.value), engine \($1.value)" }.joined(separator: "; ")
  }

  /// A smallest script that still differs: rows and events, then rules, lists, steps and members are dropped as long as it does.
  func shrunk(_ find: (Script) -> Difference?) -> Difference {
    var best = self
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in best.script.smaller() {
        if let found = find(candidate), found.script.size < best.script.size {
          best = found
          isSmaller = true
          break
        }
      }
    }
    return best
  }
}

extension Script {
  /// Shrinking goes down in this, so it ends.
  var size: Int {
    var size = events.count * 100 + setup.steps.count * 10 + setup.rules.count * 20 + setup.team.count
    size += setup.lastTeamMemberFirst ? 5 : 0
    for rule in setup.rules {
      size += rule.all.count + rule.any.count + rule.none.count + rule.states.count + rule.to.count
    }
    for list in setup.lists { size += 1 + list.members.count }
    for event in events {
      if case .contact(let row) = event {
        size += row.tags.count + (row.state == nil ? 0 : 1) + (row.phone == nil ? 0 : 1)
        size += (row.lastTeamMember == nil ? 0 : 1) + (row.assignedTo == nil ? 0 : 1) + (row.optedOut ? 1 : 0)
      }
      if case .reply(_, _, .some) = event { size += 1 }
    }
    return size
  }

  /// Scripts that are a little smaller, largest cuts first.
  func smaller() -> [Script] {
    var found: [Script] = []
    func add(_ change: (inout Script) -> Void) {
      var script = self
      change(&script)
      found.append(script)
    }
    var length = events.count / 2
    while length > 0 {
      for start in stride(from: 0, to: events.count, by: length) {
        add { $0.events.removeSubrange(start..<min(start + length, events.count)) }
      }
      length /= 2
    }
    for index in setup.rules.indices { add { $0.setup.rules.remove(at: index) } }
    // Nothing may stand before `shared_inbox`; before `hold`, something must.
    let needed = setup.steps.last == "hold" ? 2 : 1
    if setup.steps.count > needed {
      for index in setup.steps.indices.dropLast() { add { $0.setup.steps.remove(at: index) } }
    }
    for index in setup.lists.indices where !setup.steps.contains(setup.lists[index].name) {
      add { $0.setup.lists.remove(at: index) }
    }
    if setup.lastTeamMemberFirst { add { $0.setup.lastTeamMemberFirst = false } }
    for index in setup.rules.indices {
      if setup.rules[index].to.count > 1 {
        for member in setup.rules[index].to { add { $0.setup.rules[index].to.removeAll { $0 == member } } }
      }
      for key in [\Setup.Rule.all, \.any, \.none, \.states] where !setup.rules[index][keyPath: key].isEmpty {
        add { $0.setup.rules[index][keyPath: key].removeLast() }
      }
    }
    for member in setup.team {
      if let without = self.without(member) { found.append(without) }
    }
    for (index, event) in events.enumerated() {
      if case .contact(let row) = event {
        for key in [\Row.state, \.phone, \.lastTeamMember, \.assignedTo] where row[keyPath: key] != nil {
          var row = row
          row[keyPath: key] = nil
          add { $0.events[index] = .contact(row) }
        }
        for tag in row.tags {
          var row = row
          row.tags.removeAll { $0 == tag }
          add { $0.events[index] = .contact(row) }
        }
        if row.optedOut {
          var row = row
          row.optedOut = false
          add { $0.events[index] = .contact(row) }
        }
      }
      if case .reply(let contact, let isOptOut, .some) = event {
        add { $0.events[index] = .reply(contact, isOptOut: isOptOut, message: nil) }
      }
    }
    return found
  }

  /// The script without a member of the team, if the rules still make sense then.
  private func without(_ member: String) -> Script? {
    var script = self
    script.setup.members.removeAll { $0 == member }
    script.setup.others.removeAll { $0 == member }
    script.setup.guests.removeAll { $0 == member }
    if script.setup.members.isEmpty || script.setup.steps.contains(member) { return nil }
    for index in script.setup.lists.indices { script.setup.lists[index].members.removeAll { $0 == member } }
    for index in script.setup.rules.indices { script.setup.rules[index].to.removeAll { $0 == member } }
    if script.setup.lists.contains(where: \.members.isEmpty) { return nil }
    if script.setup.rules.contains(where: \.to.isEmpty) { return nil }
    return script
  }
}
