extension Setup {
  /// What becomes of conversations that no one answers.
  struct TimeOut: Equatable {
    /// In milliseconds.
    var after: Int
    /// Steps as in `Setup.steps`, without `hold`; nil: the action's own.
    var then: [String]?
  }

  /// What a tag rule does with its candidates.
  enum By: String, CaseIterable {
    case all
    case roundRobin = "round_robin"
    case leastOpen = "least_open"
  }

  /// When a member, or everyone on a list, works.
  struct Shifts: Equatable {
    /// A name of `Zone`.
    var zone: String
    var week: Week
  }

  /// Other hours for contacts with one of these values of the field `state`.
  struct Variant: Equatable {
    var states: [String]
    var week: Week
  }

  /// How the step ends that asks a list by `least_open`: `closers by least_open`.
  static let byLeastOpen = " by least_open"
  /// The list that a step names, however it is asked.
  static func list(of step: String) -> String {
    step.hasSuffix(byLeastOpen) ? String(step.dropLast(byLeastOpen.count)) : step
  }

  /// Places in the team, in the order in which the names are written, lists expanded in place, each once.
  func expand(_ names: [String]) -> [Int] {
    var places: [Int] = []
    for name in names {
      for member in lists.first(where: { $0.name == name })?.members ?? [name] {
        if let place = team.firstIndex(of: member), !places.contains(place) { places.append(place) }
      }
    }
    return places
  }
}

/// Stretches of the days of a week, Monday first, in minutes of the local day: rising and apart, and none reaches into the next day.
struct Week: Equatable {
  var days: [[Range<Int>]]

  static func daily(_ stretches: Range<Int>...) -> Week { Week(days: Array(repeating: stretches, count: 7)) }
  /// The same from Monday to Friday; nil is closed.
  static func week(_ workdays: Range<Int>?, saturday: Range<Int>? = nil, sunday: [Range<Int>] = []) -> Week {
    let stretches = { (range: Range<Int>?) in range.map { [$0] } ?? [] }
    return Week(days: Array(repeating: stretches(workdays), count: 5) + [stretches(saturday), sunday])
  }
  var isEmpty: Bool { days.allSatisfy(\.isEmpty) }
}
