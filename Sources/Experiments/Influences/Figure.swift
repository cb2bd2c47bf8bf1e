internal import ScenarioLanguage
import Simulation
internal import Text

/// A figure of how someone behaves that can be moved.
struct Figure<Behaviour> {
  let name: String
  /// Whether two have the same figure.
  let isSame: (Behaviour, Behaviour) -> Bool
  let isRange: (Behaviour) -> Bool
  /// The same with the figure at an end.
  let end: (Behaviour, _ isHigh: Bool) -> Behaviour
  let text: (Behaviour, _ isHigh: Bool) -> String

  /// Whether its ends differ.
  func varies(_ behaviour: Behaviour) -> Bool { !isSame(end(behaviour, false), end(behaviour, true)) }

  /// One assumption for everyone, and one for each who has another figure.
  ///
  /// - Parameters:
  ///   - behaviours: that of everyone first.
  ///   - generalCounts: whether anyone does what the first one says without being among the others.
  func assumptions(
    _ behaviours: [Behaviour], _ labels: [String], generalCounts: Bool, _ scenario: ([Behaviour]) -> Scenario
  ) -> [Assumption] {
    var found: [Assumption] = []
    for index in behaviours.indices {
      if index > 0, isSame(behaviours[index], behaviours[0]) { continue }
      let group = behaviours.indices.filter { index == 0 ? isSame(behaviours[$0], behaviours[0]) : $0 == index }
      guard varies(behaviours[index]), index > 0 || generalCounts || group.count > 1 else { continue }
      found.append(
        Assumption(
          labels[index] + name, low: text(behaviours[index], false), high: text(behaviours[index], true),
          isRange: isRange(behaviours[index])
        ) { isHigh in
          var others = behaviours
          for place in group { others[place] = end(behaviours[place], isHigh) }
          return scenario(others)
        })
    }
    return found
  }
}

// MARK: Shares

extension Figure {
  /// - Parameter ranges: where the behaviour has its ranges, and which of them is the figure's; nil where it can have none.
  static func share(
    _ name: String, _ key: WritableKeyPath<Behaviour, Share>,
    _ ranges: (at: WritableKeyPath<Behaviour, [DayRange]>, figure: DayFigure)?,
    most: @escaping (Behaviour) -> Double = { _ in 1 }
  ) -> Figure {
    func range(_ behaviour: Behaviour) -> DayRange? {
      ranges.flatMap { ranges in behaviour[keyPath: ranges.at].first { $0.figure == ranges.figure } }
    }
    func value(_ behaviour: Behaviour, _ isHigh: Bool) -> Double {
      if let range = range(behaviour) { return isHigh ? range.to : range.from }
      return min(behaviour[keyPath: key].value * Assumption.factor(isHigh), most(behaviour))
    }
    return Figure(
      name: name, isSame: { $0[keyPath: key] == $1[keyPath: key] && range($0) == range($1) },
      isRange: { range($0) != nil },
      end: { behaviour, isHigh in
        var other = behaviour
        if let share = Share(value(behaviour, isHigh)) { other[keyPath: key] = share }
        if let ranges { other[keyPath: ranges.at].removeAll { $0.figure == ranges.figure } }
        return other
      }, text: { decimals(value($0, $1) * 100) + " %" })
  }
}

/// At most two decimals.
private func decimals(_ value: Double) -> String {
  let places = [1.0, 10].firstIndex { abs(value * $0 - (value * $0).rounded()) < 1e-6 } ?? 2
  return decimal(value, places: places)
}

extension Figure<ContactBehaviour> {
  static var ofContacts: [Figure] {
    [
      share(AssumedReplyKey.undelivered.name, \.undelivered, (\.ranges, .undelivered)),
      share(AssumedReplyKey.reply.name, \.reply, (\.ranges, .reply), most: { 1 - $0.most(.optOut, $0.optOut) }),
      share(AssumedReplyKey.optOut.name, \.optOut, (\.ranges, .optOut), most: { 1 - $0.most(.reply, $0.reply) }),
      share(AssumedReplyKey.click.name, \.click, (\.ranges, .click)),
      Figure(
        name: AssumedReplyKey.delay.name, isSame: { $0.delay == $1.delay }, isRange: { _ in false },
        end: { behaviour, isHigh in
          var other = behaviour
          other.delay = behaviour.delay.scaled(by: Assumption.factor(isHigh))
          return other
        }, text: { $1 ? "25 % longer" : "25 % shorter" }),
      Figure(
        name: AssumedReplyKey.meanReplies.name,
        isSame: { $0.meanReplies == $1.meanReplies && $0.rangeOfMeanReplies == $1.rangeOfMeanReplies },
        isRange: { $0.rangeOfMeanReplies != nil },
        end: { behaviour, isHigh in
          var other = behaviour
          other.meanReplies = behaviour.endOfMeanReplies(isHigh)
          other.ranges.removeAll { $0.figure == .meanReplies }
          return other
        }, text: { decimals($0.endOfMeanReplies($1)) }),
    ]
  }
}

extension ContactBehaviour {
  fileprivate var rangeOfMeanReplies: DayRange? { ranges.first { $0.figure == .meanReplies } }

  fileprivate func endOfMeanReplies(_ isHigh: Bool) -> Double {
    if let range = rangeOfMeanReplies { return isHigh ? range.to : range.from }
    return max(1, meanReplies * Assumption.factor(isHigh))
  }

  /// The largest that a share is on any day.
  fileprivate func most(_ figure: DayFigure, _ usual: Share) -> Double {
    ranges.first { $0.figure == figure }?.to ?? usual.value
  }
}

extension Figure<MemberBehaviour> {
  static var ofMembers: [Figure] {
    func pace(_ behaviour: MemberBehaviour, _ isHigh: Bool) -> Double {
      if let range = behaviour.ranges.first(where: { $0.figure == .textsPerHour }) {
        return isHigh ? range.to : range.from
      }
      return Double(Milliseconds.hour.count) / max(1, behaviour.texting.mean) * Assumption.factor(isHigh)
    }
    return [
      Figure(
        name: AssumedWorkKey.textsPerHour.name,
        isSame: { a, b in
          a.texting == b.texting
            && a.ranges.filter { $0.figure == .textsPerHour } == b.ranges.filter { $0.figure == .textsPerHour }
        }, isRange: { $0.ranges.contains { $0.figure == .textsPerHour } },
        end: { behaviour, isHigh in
          var other = behaviour
          other.texting = MemberBehaviour.texting(perHour: pace(behaviour, isHigh))
          other.ranges.removeAll { $0.figure == .textsPerHour }
          return other
        }, text: { decimals(pace($0, $1)) }),
      Figure(
        name: AssumedWorkKey.handlingTime.name, isSame: { $0.handling == $1.handling }, isRange: { _ in false },
        end: { behaviour, isHigh in
          var other = behaviour
          other.handling = behaviour.handling.scaled(by: Assumption.factor(isHigh))
          return other
        }, text: { $1 ? "25 % longer" : "25 % shorter" }),
      share(AssumedWorkKey.abandon.name, \.abandon, (\.ranges, .abandon)),
      share(AssumedWorkKey.turnUp.name, \.turnUp, (\.ranges, .turnUp)),
    ]
  }
}
