extension Script {
  /// What the features of the rules add to the size of a script.
  var featureSize: Int {
    var size = setup.answersFirst == nil ? 0 : 2
    if let timeOut = setup.timeOut { size += 10 + (timeOut.then?.count ?? 0) }
    for step in setup.steps + (setup.timeOut?.then ?? []) where Setup.list(of: step) != step { size += 1 }
    for rule in setup.rules {
      size += rule.otherwise.count + (rule.by == .all ? 0 : 1) + (rule.holds ? 1 : 0) + (rule.atOnce ? 1 : 0)
    }
    for notice in setup.notices where notice.after != nil { size += 1 }
    for name in setup.team { size += Self.size(setup.person(name).shifts) }
    for list in setup.lists { size += Self.size(list.shifts) }
    if let hours = setup.hours {
      size += Self.size(hours.days) + hours.closed.count + (hours.lastCall == nil ? 0 : 1)
      for variant in hours.variants { size += 5 + Self.size(variant.week) }
    }
    return size
  }

  private static func size(_ shifts: Setup.Shifts?) -> Int { shifts.map { 3 + size($0.week) } ?? 0 }
  private static func size(_ week: Week) -> Int {
    week.days.reduce(0) { $0 + $1.count } + (week.days.allSatisfy { $0 == week.days[0] } ? 0 : 1)
  }

  /// Scripts whose rules use a little less.
  var withFewerFeatures: [Script] {
    var found = [
      with { $0.setup.timeOut = nil }, with { $0.setup.timeOut?.then = nil }, with { $0.setup.answersFirst = nil },
    ]
    for index in (setup.timeOut?.then ?? []).indices.dropLast() {
      found.append(with { $0.setup.timeOut?.then?.remove(at: index) })
    }
    for index in setup.steps.indices {
      found.append(with { $0.setup.steps[index] = Setup.list(of: setup.steps[index]) })
    }
    for index in setup.rules.indices {
      found += [
        with { $0.setup.rules[index].by = .all }, with { $0.setup.rules[index].holds = false },
        with { $0.setup.rules[index].atOnce = false },
      ]
      for entry in setup.rules[index].otherwise.indices {
        found.append(with { $0.setup.rules[index].otherwise.remove(at: entry) })
      }
    }
    for index in setup.notices.indices { found.append(with { $0.setup.notices[index].after = nil }) }
    for name in setup.team { found += [with { $0.setup.people[name]?.shifts = nil }] }
    for index in setup.lists.indices { found.append(with { $0.setup.lists[index].shifts = nil }) }
    return found + withPlainerHours
  }

  private var withPlainerHours: [Script] {
    guard let hours = setup.hours else { return [] }
    var found = [with { $0.setup.hours?.lastCall = nil }, with { $0.setup.hours?.closed = [] }]
    for index in hours.variants.indices { found.append(with { $0.setup.hours?.variants.remove(at: index) }) }
    for day in hours.days.days where !day.isEmpty {
      let week = Week(days: Array(repeating: day, count: 7))
      if week != hours.days { found.append(with { $0.setup.hours?.days = week }) }
    }
    return found
  }
}
