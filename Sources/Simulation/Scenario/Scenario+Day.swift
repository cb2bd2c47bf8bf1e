extension Scenario {
  /// Whether figures differ from day to day.
  public var drawsFigures: Bool {
    members.all.contains { !$0.ranges.isEmpty } || replies.all.contains { !$0.ranges.isEmpty }
      || !(channel?.ranges.isEmpty ?? true)
  }

  /// Whether members may not come to a shift, or how many walk away differs from day to day.
  var drawsShifts: Bool {
    members.all.contains { member in
      member.turnUp.value < 1 || member.ranges.contains { $0.figure == .turnUp || $0.figure == .abandon }
    }
  }

  /// The same with the figures of one replication.
  func on(_ day: Day) -> Scenario {
    var scenario = self
    scenario.members.general = members.general.on(day)
    scenario.members.mix = members.mix.map { TeamBehaviour.Kind($0.name, count: $0.count, $0.behaviour.on(day)) }
    scenario.members.named = members.named.map { TeamBehaviour.Named($0.member, $0.behaviour.on(day)) }
    scenario.replies = replies.with(replies.all.map { $0.on(day) })
    if let share = day.value(.filtered, of: channel?.ranges ?? []).flatMap({ Share($0) }) {
      scenario.channel?.filtered = share
    }
    return scenario
  }
}

extension ContactBehaviour {
  fileprivate func on(_ day: Day) -> ContactBehaviour {
    if ranges.isEmpty { return self }
    func share(_ figure: DayFigure, _ usual: Share) -> Share {
      day.value(figure, of: ranges).flatMap { Share($0) } ?? usual
    }
    return ContactBehaviour(
      known: share(.undelivered, undelivered), share(.reply, reply), share(.optOut, optOut), share(.click, click),
      delay, day.value(.meanReplies, of: ranges) ?? meanReplies, words)
  }
}

extension MemberBehaviour {
  fileprivate func on(_ day: Day) -> MemberBehaviour {
    var behaviour = self
    if let rate = day.value(.textsPerHour, of: ranges) { behaviour.texting = MemberBehaviour.texting(perHour: rate) }
    if let share = day.value(.turnUp, of: ranges).flatMap({ Share($0) }) { behaviour.turnUp = share }
    if let share = day.value(.abandon, of: ranges).flatMap({ Share($0) }) { behaviour.abandon = share }
    return behaviour
  }
}
